"""The session page in every state, worked by keys, by the mouse and from across the room.

A session runs behind it as in the program, its time moved by hand; what is checked is what can be seen and pressed.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, allowed, begin
from stretchtimer.runners import SessionRunner
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.stage import StepsStage
from tests.conftest import HandClock
from tests.examples import a_plan
from tests.on_screen import names_of, texts_in
from tests.ui.looks import art, icons, look

KEY = Qt.Key
PLAN = a_plan(
    Step("strap", sets=2, seconds=30),
    Step("bridge", reps=5),
    Step("march", reps=4, wait_for_tap=True),
)
TO_HOLD, HOLD, REST, CHANGE = 10, 30, 8, 8
TO_CHANGE = TO_HOLD + HOLD + REST + HOLD
TO_REPS = 2 * TO_CHANGE - TO_HOLD + CHANGE + 10
TO_TAPS = TO_REPS + 5 * 2 + 10

BUTTONS = {
    "Back": Command.BACK,
    "Skip": Command.SKIP,
    "It hurts, ease off": Command.EASE_OFF,
    "End": Command.END,
}


class Mat:
    """A page with its session, and somebody before it."""

    def __init__(self, qapp: QApplication, clock: HandClock, page: SessionPage, hands: HandClock) -> None:
        self.qapp, self.clock, self.page, self.hands = qapp, clock, page, hands
        self.runner = SessionRunner(clock)
        self.runner.session_changed.connect(page.show_session)
        page.command_requested.connect(self.runner.command)
        self.runner.start(begin(PLAN))
        self.settle()

    @property
    def session(self) -> Session:
        assert self.runner.session is not None
        return self.runner.session

    def is_in(self, status: Status) -> bool:
        return self.session.status is status

    def settle(self) -> None:
        self.qapp.processEvents()

    def go(self, seconds: float) -> None:
        while seconds > 0:
            self.clock.advance(round(1000 * min(1.0, seconds)))
            self.runner.tick()
            seconds -= 1
        self.settle()

    def press(self, key: Qt.Key, after_ms: int = 500) -> None:
        """Press a key, with a pause for thought; the session's own clock stands still meanwhile."""
        self.hands.advance(after_ms)
        target = self.qapp.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
        self.settle()

    def texts(self) -> list[str]:
        return texts_in(self.page)

    def ring(self) -> tuple[str, str, str]:
        ring = self.page.findChild(CountdownRing)
        assert ring is not None
        return ring.face.mode, ring.face.digits, ring.face.word

    def button(self, name: str) -> QAbstractButton:
        (found,) = [b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and name in names_of(b)]
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def mat(qtbot: QtBot, qapp: QApplication, clock: HandClock) -> Iterator[Mat]:
    hands = HandClock()
    page = SessionPage(look(), icons(), art(), hands.elapsed_ms)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show()
    page.activateWindow()
    page.setFocus()
    qapp.processEvents()
    mat = Mat(qapp, clock, page, hands)
    yield mat
    mat.runner.interrupt()
    mat.runner.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def check_buttons(mat: Mat) -> None:
    """Each button is enabled exactly when the engine would do what it asks."""
    commands = allowed(mat.session)
    for name, command in BUTTONS.items():
        assert mat.button(name).isEnabled() == (command in commands), name
    paused = mat.session.status is Status.PAUSED
    assert mat.button("Resume" if paused else "Pause").isEnabled() == (
        (Command.RESUME if paused else Command.PAUSE) in commands
    )
    if Command.TAP in commands:
        assert mat.button("One done").isEnabled()
    else:
        assert mat.button("10 seconds more").isEnabled() == (Command.EXTEND in commands)


def test_getting_ready(mat: Mat) -> None:
    mat.go(2)
    assert mat.ring() == ("dots", "8", "Get ready")
    texts = mat.texts()
    assert {"Example", "Step 1 of 4", "Strap", "Right leg, set 1 of 2", "Lie down.", "Next", "Set 2"} <= set(texts)
    assert not mat.button("Back").isEnabled()
    check_buttons(mat)


def test_holding(mat: Mat) -> None:
    mat.go(TO_HOLD + 1)
    assert mat.ring() == ("running", "29", "Breathe in")
    assert {"Lift the leg.", "Right leg, set 1 of 2", "the same again"} <= set(mat.texts())
    assert mat.page.grab().toImage().isNull() is False
    check_buttons(mat)


def test_resting_and_changing_sides(mat: Mat) -> None:
    mat.go(TO_HOLD + HOLD + 1)
    assert mat.ring() == ("dots", "7", "Rest")
    check_buttons(mat)
    mat.go(REST + HOLD)
    assert mat.ring() == ("dots", "7", "Switch legs")
    assert {"Lower the leg.", "Left leg, set 1 of 2", "Step 2 of 4"} <= set(mat.texts())
    check_buttons(mat)


def test_counted_repetitions(mat: Mat) -> None:
    mat.go(TO_REPS + 1)
    assert mat.session.phase.kind is PhaseKind.REPS
    assert mat.ring() == ("reps", "1", "")
    assert not mat.button("10 seconds more").isEnabled()
    mat.go(2)
    assert mat.ring()[1] == "2"
    check_buttons(mat)


def test_repetitions_that_wait_for_a_tap(mat: Mat) -> None:
    mat.go(TO_TAPS + 60)
    assert mat.ring() == ("reps", "1", "Begin small")
    check_buttons(mat)
    mat.click("One done")
    assert mat.ring()[1] == "2"
    mat.press(KEY.Key_Return)
    assert mat.ring()[1] == "3"


def test_pausing_and_counting_in(mat: Mat) -> None:
    mat.go(TO_HOLD + 12)
    mat.press(KEY.Key_Space)
    assert mat.ring() == ("paused", "18", "Paused")
    texts = mat.texts()
    assert {"Take the time you need", "Restart this stretch", "End and save", "Resume"} <= set(texts)
    check_buttons(mat)
    mat.press(KEY.Key_Space)
    assert mat.ring() == ("dots", "3", "Into place")
    check_buttons(mat)
    mat.go(1)
    assert mat.ring()[1] == "2"
    mat.go(2)
    assert mat.ring()[1] == "18"
    assert "Take the time you need" not in mat.texts()


def test_the_pause_panel_starts_the_stretch_again(mat: Mat) -> None:
    mat.go(TO_HOLD + 12)
    mat.press(KEY.Key_Space)
    mat.click("Restart this stretch")
    assert (mat.session.elapsed_ms, mat.session.done[0].held_ms) == (0, 12_000)


def test_it_offers_to_start_again_only_what_has_begun(mat: Mat) -> None:
    mat.go(TO_HOLD + 2)
    mat.press(KEY.Key_Space)
    assert "Restart this stretch" not in mat.texts()


def test_escape_asks_before_it_ends(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_Escape)
    assert mat.is_in(Status.PAUSED)
    assert {"End the session here?", "What you did is kept.", "Go on", "End and save"} <= set(mat.texts())
    mat.press(KEY.Key_Escape)
    assert mat.is_in(Status.COUNTING_IN)
    assert "End the session here?" not in mat.texts()
    mat.press(KEY.Key_Escape)
    mat.press(KEY.Key_Return)
    assert mat.is_in(Status.ENDED)
    assert mat.session.done[0].held_ms == 5_000


def test_the_end_button_asks_too(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.click("End")
    assert mat.is_in(Status.PAUSED)
    mat.click("Go on")
    assert mat.is_in(Status.COUNTING_IN)
    mat.click("End")
    mat.click("End and save")
    assert mat.is_in(Status.ENDED)


def test_a_question_that_was_answered_does_not_come_back(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_Escape)
    mat.press(KEY.Key_Space)
    mat.go(4)
    mat.press(KEY.Key_Space)
    assert "End the session here?" not in mat.texts()
    assert "Take the time you need" in mat.texts()


def test_asking_to_end_in_a_pause(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_Space)
    mat.press(KEY.Key_Escape)
    assert "End the session here?" in mat.texts()


@pytest.mark.parametrize(
    ("key", "status"), [(KEY.Key_1, Status.COUNTING_IN), (KEY.Key_2, Status.RUNNING), (KEY.Key_3, Status.ENDED)]
)
def test_easing_off_stops_the_clock_and_asks(mat: Mat, key: Qt.Key, status: Status) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_E)
    mat.go(30)
    assert (mat.session.status, mat.session.held_ms) == (Status.EASING, 5_000)
    texts = mat.texts()
    assert {"Ease off. The clock has stopped.", "Make it gentler", "Skip this stretch", "Stop for today"} <= set(texts)
    mat.press(key)
    assert mat.is_in(status)
    assert "Ease off. The clock has stopped." not in mat.texts()


def test_the_gentler_form_says_what_is_gentler(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.click("It hurts, ease off")
    assert "Bend the knee. Stay for 10 more seconds." in mat.texts()
    mat.press(KEY.Key_1)
    mat.go(3 + 1)
    assert mat.ring()[1] == "9"
    assert "Bend the knee." in mat.texts()


def test_after_easing_off_the_keys_are_the_sessions_again(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_E)
    mat.press(KEY.Key_Escape)
    assert mat.is_in(Status.COUNTING_IN)
    mat.press(KEY.Key_Space)
    assert mat.is_in(Status.PAUSED)


def test_nothing_reaches_the_session_behind_the_question(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(KEY.Key_E)
    before = mat.session
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_PageDown, KEY.Key_Plus, KEY.Key_E, KEY.Key_Back):
        mat.press(key)
    assert mat.session == before


@pytest.mark.parametrize(
    "key", [KEY.Key_Space, KEY.Key_B, KEY.Key_Period, KEY.Key_MediaTogglePlayPause, KEY.Key_MediaPlay]
)
def test_each_pause_key_pauses_and_resumes(mat: Mat, key: Qt.Key) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(key)
    assert mat.is_in(Status.PAUSED)
    mat.press(key)
    assert mat.is_in(Status.COUNTING_IN)


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_PageDown, KEY.Key_MediaNext])
def test_each_forward_key_skips(mat: Mat, key: Qt.Key) -> None:
    """The arrows, and what a presenter's remote sends."""
    mat.press(key)
    assert mat.session.phase.kind is PhaseKind.HOLD


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_PageUp, KEY.Key_MediaPrevious])
def test_each_backward_key_goes_back(mat: Mat, key: Qt.Key) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(key)
    assert (mat.session.status, mat.session.elapsed_ms) == (Status.COUNTING_IN, 0)


@pytest.mark.parametrize("key", [KEY.Key_Plus, KEY.Key_Equal])
def test_plus_adds_ten_seconds_with_or_without_shift(mat: Mat, key: Qt.Key) -> None:
    mat.go(TO_HOLD + 5)
    mat.press(key)
    assert mat.ring()[1] == "35"


def test_a_key_that_is_held_down_counts_once(mat: Mat, qapp: QApplication) -> None:
    from PySide6.QtGui import QKeyEvent

    none = Qt.KeyboardModifier.NoModifier
    mat.hands.advance(500)
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space.value, none, " ", repeats)
        qapp.sendEvent(mat.page, event)
    assert mat.is_in(Status.PAUSED)


def test_a_clicked_button_does_not_take_space_away(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    for name in ("10 seconds more", "Back"):
        mat.click(name)
        assert mat.page.hasFocus()
    mat.press(KEY.Key_Space)
    assert mat.is_in(Status.PAUSED)


def test_tab_reaches_every_button_and_space_then_presses_it(mat: Mat) -> None:
    mat.go(TO_HOLD + 5)
    reached = []
    for _ in range(8):
        mat.press(KEY.Key_Tab)
        widget = mat.qapp.focusWidget()
        if isinstance(widget, QAbstractButton):
            reached.append(widget.accessibleName())
    assert set(reached) >= {"Back", "Pause", "Skip", "10 seconds more", "It hurts, ease off", "End"}
    mat.button("10 seconds more").setFocus(Qt.FocusReason.TabFocusReason)
    mat.press(KEY.Key_Space)
    assert (mat.session.status, mat.ring()[1]) == (Status.RUNNING, "35")


@pytest.mark.parametrize("size", [(1180, 760), (480, 720)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_buttons_follow_the_engine_all_the_way(mat: Mat, size: tuple[int, int], text_scale: float) -> None:
    mat.page.show_theme(look(text_scale=text_scale))
    mat.page.resize(*size)
    short = size[0] < 900
    for _ in range(60):
        mat.go(4)
        commands = allowed(mat.session)
        for name, command in BUTTONS.items():
            shown = "Ease off" if short and command is Command.EASE_OFF else name
            assert mat.button(shown).isEnabled() == (command in commands)


def test_with_reduced_motion_the_disc_keeps_still_and_the_ring_steps(mat: Mat) -> None:
    mat.page.show_reduced_motion(True)
    mat.go(TO_HOLD + 1)
    ring = mat.page.findChild(CountdownRing)
    assert ring is not None
    before = ring.face
    mat.go(0.5)
    assert (ring.face.disc, ring.face.fraction) == (before.disc, before.fraction)
    mat.go(1)
    assert ring.face.fraction < before.fraction


def test_v_brings_back_the_stage_that_gave_way_to_large_text(mat: Mat) -> None:
    mat.page.show_theme(look(text_scale=2.0))
    mat.runner.start(begin(a_plan(Step("strap", seconds=30))))
    mat.settle()
    (stage,) = mat.page.findChildren(StepsStage)
    assert not stage.isVisible()
    mat.press(Qt.Key.Key_V)
    assert stage.isVisible()
    assert "Lie down." not in mat.texts(), "the cue has given way"
    mat.press(Qt.Key.Key_V)
    assert not stage.isVisible()
    assert "Lie down." in mat.texts()
