"""Hands: a keyboard alone, a presenter's remote alone, media keys; nobody answers a question before it can be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import COUNT_IN_MS, EaseAnswer, EasedOff, Event, Session, Sign, Status, begin
from stretchtimer.runners import SessionRunner
from stretchtimer.ui.flash_frame import FlashFrame
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.stop_view import StopView
from tests.conftest import HandClock
from tests.examples import a_plan
from tests.on_screen import texts_in
from tests.ui.looks import art, icons, look

KEY = Qt.Key
PLAN = a_plan(Step("strap", sets=2, seconds=30), Step("bridge", reps=5))


@dataclass
class Hand:
    """A page with its session; the session's time and the hand's go by apart from each other."""

    qapp: QApplication
    page: SessionPage
    time: HandClock
    clock: HandClock = field(default_factory=HandClock)
    happened: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = SessionRunner(self.clock)
        self.runner.session_changed.connect(self.page.show_session)
        self.runner.happened.connect(self.happened.append)
        self.page.command_requested.connect(self.runner.command)
        self.runner.start(begin(PLAN))
        self.go(15)
        self.time.advance(500)

    @property
    def session(self) -> Session:
        assert self.runner.session is not None
        return self.runner.session

    def is_in(self, status: Status) -> bool:
        return self.session.status is status

    def go(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1_000)
            self.runner.tick()
        self.qapp.processEvents()

    def press(self, key: Qt.Key, *, repeats: bool = False, after_ms: int = 500) -> None:
        self.time.advance(after_ms)
        target = self.qapp.focusWidget() or self.page  # offscreen a page that comes back is not given the keyboard
        if repeats:
            none = Qt.KeyboardModifier.NoModifier
            self.qapp.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key.value, none, "", True))
        else:
            QTest.keyClick(target, key)
        self.qapp.processEvents()


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication) -> Iterator[Hand]:
    time = HandClock()
    page = SessionPage(look(), icons(), art(), time.elapsed_ms)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show()
    page.activateWindow()
    page.setFocus()
    qapp.processEvents()
    hand = Hand(qapp, page, time)
    yield hand
    hand.runner.interrupt()
    page.hide()


@pytest.mark.parametrize("key", [KEY.Key_B, KEY.Key_Period])
def test_a_remote_pauses_and_held_on_says_that_it_hurts(hand: Hand, key: Qt.Key) -> None:
    hand.press(key)
    assert hand.is_in(Status.PAUSED), "at once: the clock stops first"
    hand.press(key, repeats=True, after_ms=799)
    assert hand.is_in(Status.PAUSED)
    hand.press(key, repeats=True, after_ms=1)
    assert hand.is_in(Status.EASING)
    assert hand.session.eased_off == 1
    hand.press(key, repeats=True, after_ms=2_000)
    assert hand.is_in(Status.EASING), "what is still held down answers nothing"


def test_only_a_remotes_pause_key_eases_off_when_held(hand: Hand) -> None:
    hand.press(KEY.Key_Space)
    hand.press(KEY.Key_Space, repeats=True, after_ms=5_000)
    assert hand.is_in(Status.PAUSED)
    hand.press(KEY.Key_B, repeats=True)
    assert hand.is_in(Status.PAUSED), "another key than the one that was pressed"


def test_a_whole_session_with_a_remote_alone(hand: Hand) -> None:
    hand.press(KEY.Key_PageUp)
    assert (hand.session.status, hand.session.elapsed_ms) == (Status.COUNTING_IN, 0)
    hand.go(3)
    hand.press(KEY.Key_PageDown)
    assert hand.session.phase.set_key.number == 2
    hand.press(KEY.Key_B)
    assert hand.is_in(Status.PAUSED)
    hand.press(KEY.Key_F5)
    assert hand.is_in(Status.COUNTING_IN)
    hand.press(KEY.Key_B)
    hand.press(KEY.Key_B, repeats=True, after_ms=800)
    hand.press(KEY.Key_PageDown)
    hand.press(KEY.Key_B)
    assert hand.is_in(Status.RUNNING), "skip was the second answer"
    hand.press(KEY.Key_Escape)
    assert "End the session here?" in texts_in(hand.page)
    hand.press(KEY.Key_F5)
    assert hand.is_in(Status.COUNTING_IN), "nothing chosen: go on"
    hand.press(KEY.Key_Escape)
    hand.press(KEY.Key_PageDown)
    hand.press(KEY.Key_F5)
    assert hand.is_in(Status.ENDED)


def test_media_keys(hand: Hand) -> None:
    hand.press(KEY.Key_MediaTogglePlayPause)
    assert hand.is_in(Status.PAUSED)
    hand.press(KEY.Key_MediaTogglePlayPause)
    assert hand.is_in(Status.COUNTING_IN)
    hand.go(3)
    hand.press(KEY.Key_MediaNext)
    assert hand.session.phase.set_key.number == 2
    hand.press(KEY.Key_MediaPrevious)
    assert hand.session.phase.set_key.number == 1


def test_no_key_answers_a_question_in_its_first_half_second(hand: Hand) -> None:
    hand.press(KEY.Key_E)
    for key in (KEY.Key_1, KEY.Key_3, KEY.Key_Escape, KEY.Key_Space, KEY.Key_Return, KEY.Key_B):
        hand.press(key, after_ms=0)
    hand.press(KEY.Key_2, after_ms=499)
    assert hand.is_in(Status.EASING)
    hand.press(KEY.Key_2, after_ms=1)
    assert hand.is_in(Status.RUNNING)


def test_the_first_half_second_after_the_answer_is_nobodys_either(hand: Hand) -> None:
    hand.press(KEY.Key_E)
    hand.press(KEY.Key_2)
    hand.press(KEY.Key_Right, after_ms=100)
    assert hand.session.elapsed_ms == 0
    assert hand.session.phase.set_key.number == 1
    hand.press(KEY.Key_Right, after_ms=400)
    assert hand.session.phase.kind.is_work


def test_enter_does_not_end_what_has_only_just_been_asked(hand: Hand) -> None:
    hand.press(KEY.Key_Escape)
    hand.press(KEY.Key_Return, after_ms=499)
    assert hand.is_in(Status.PAUSED)
    hand.press(KEY.Key_Return, after_ms=1)
    assert hand.is_in(Status.ENDED)


def test_a_page_that_appears_hears_nothing_for_half_a_second(hand: Hand) -> None:
    hand.page.hide()
    hand.page.show()
    hand.page.activateWindow()
    hand.page.setFocus()
    hand.qapp.processEvents()
    hand.press(KEY.Key_Space, after_ms=499)
    assert hand.is_in(Status.RUNNING)
    hand.press(KEY.Key_Space, after_ms=1)
    assert hand.is_in(Status.PAUSED)


@pytest.mark.parametrize("ending", [KEY.Key_Return, KEY.Key_Space, KEY.Key_B, KEY.Key_F5, KEY.Key_Escape])
def test_a_sign_leads_to_what_to_stop_for_and_one_key_ends(hand: Hand, ending: Qt.Key) -> None:
    hand.press(KEY.Key_E)
    hand.press(KEY.Key_6)
    assert hand.is_in(Status.ALARMED)
    stop = hand.page.findChild(StopView)
    assert stop is not None
    said = " ".join(texts_in(stop))
    for told in ("Stop here for today.", "Come out slowly and bend your knees.", "Emergency help now:", "a pop"):
        assert told in said
    hand.press(ending, after_ms=499)
    assert hand.is_in(Status.ALARMED)
    hand.press(ending, after_ms=1)
    assert hand.is_in(Status.ENDED)
    (eased,) = [event.ease_off for event in hand.happened if isinstance(event, EasedOff)]
    assert (eased.answer, eased.sign, eased.at_ms) == (EaseAnswer.SIGN, Sign.TINGLING, 15_000)


def test_nothing_leads_on_from_a_sign(hand: Hand) -> None:
    hand.press(KEY.Key_E)
    hand.press(KEY.Key_4)
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_Right, KEY.Key_PageDown, KEY.Key_E, KEY.Key_V, KEY.Key_Plus):
        hand.press(key)
    assert hand.is_in(Status.ALARMED)


def test_m_asks_for_silence_and_the_mark_says_which(hand: Hand, qtbot: QtBot) -> None:
    assert "Voice on" not in texts_in(hand.page)
    hand.page.show_sound(True)
    assert "Voice on" in texts_in(hand.page)
    with qtbot.waitSignal(hand.page.mute_requested, timeout=0):
        hand.press(KEY.Key_M)
    hand.page.show_sound(False)
    assert "Muted" in texts_in(hand.page)


def test_v_asks_for_the_whole_screen_and_shows_what_can_be_read_from_the_mat(hand: Hand) -> None:
    asked: list[bool] = []
    hand.page.full_screen_requested.connect(asked.append)
    hand.page.resize(1920, 1080)
    hand.press(KEY.Key_V)
    texts = texts_in(hand.page)
    assert {"Strap", "Right leg, set 1 of 2", "Lift.", "Next", "Set 2"} <= set(texts)
    assert not {"Pause", "Skip", "Back", "Step 1 of 3"} & set(texts)
    hand.press(KEY.Key_Escape)
    assert "What you did is kept. Enter ends, Esc goes on." in texts_in(hand.page)
    hand.press(KEY.Key_Escape)
    hand.press(KEY.Key_V)
    assert {"Pause", "Skip", "Back"} <= set(texts_in(hand.page))
    hand.press(KEY.Key_F11)
    assert asked == [True, True], "the page's own window was left as it is"


def test_without_sound_it_says_so_once_and_flashes_on_each_change(hand: Hand) -> None:
    flash = hand.page.findChild(FlashFrame)
    assert flash is not None
    hand.page.show_sound_problem("No sound. Look at the ring.")
    assert "No sound. Look at the ring." in texts_in(hand.page)
    hand.go(5)
    assert not flash.isVisible()
    hand.go(20)
    assert flash.isVisible()
    assert "No sound. Look at the ring." not in texts_in(hand.page)
    edge = hand.page.grab().toImage().pixelColor(2, 300)
    assert edge == look().color("primary")
    hand.page.hide()


def test_frames_are_wanted_only_while_they_can_be_seen(hand: Hand) -> None:
    asked: list[bool] = []
    hand.page.frames_wanted.connect(asked.append)
    hand.page.showMinimized()
    hand.qapp.processEvents()
    assert asked == [False]
    hand.page.showNormal()
    hand.qapp.processEvents()
    assert asked == [False, True]
    hand.page.hide()
    assert asked == [False, True, False]


def test_counting_in_can_be_eased_off_too(hand: Hand) -> None:
    hand.press(KEY.Key_Space)
    hand.press(KEY.Key_B)
    assert (hand.session.status, hand.session.count_in_ms) == (Status.COUNTING_IN, COUNT_IN_MS)
    hand.press(KEY.Key_B, repeats=True, after_ms=800)
    assert hand.is_in(Status.EASING)
