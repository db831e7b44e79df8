"""The guide in the terminal, on a real pseudo-terminal and with a clock moved by hand: what it shows, what keys do."""

import fcntl
import io
import os
import pty
import struct
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core import session as engine
from stretchtimer.core.breathing import Breath, BreathPart
from stretchtimer.core.plan import Circumstances, Plan
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, begin
from stretchtimer.runners import SessionRunner
from stretchtimer.terminal import TerminalGuide, breath_bar, screen, single_keys, split_keys
from stretchtimer.terminal import wrapped as wrapped_line
from stretchtimer.words.plan_words import phase_line, plan_lines
from tests.cli.screen import Watcher
from tests.conftest import HandClock
from tests.examples import a_plan

STRAP = a_plan(Step("strap", sets=2, seconds=20, prepare_s=10, change_s=8, rest_s=8))
BRIDGE = a_plan(Step("bridge", reps=3, tempo_ms=2_000, wait_for_tap=True))


class Guided:
    """A session, guided on a terminal of its own."""

    def __init__(self, clock: HandClock, plan: Plan = STRAP, columns: int = 80) -> None:
        self.master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self._output = os.fdopen(os.dup(self._slave), "w", encoding="utf-8")
        self.keyboard = os.fdopen(os.dup(self._slave), "r", encoding="utf-8")
        self.watcher = Watcher(self.master, columns)
        self.clock = clock
        self._single = single_keys(self.keyboard)
        self._single.__enter__()
        self.runner = SessionRunner(clock)
        self.guide = TerminalGuide(self.runner, self._output, self.keyboard)
        self.runner.start(begin(plan))

    def pass_by(self, ms: int, step: int = 1_000) -> "Guided":
        while ms > 0:
            self.clock.advance(min(ms, step))
            self.runner.tick()
            self.watcher.read()
            ms -= step
        return self

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    @property
    def session(self) -> Session:
        session = self.runner.session
        assert session is not None
        return session

    def expected(self, columns: int = 80) -> list[str]:
        """The rows of the present instant, less the line of keys."""
        return [row.rstrip() for line in screen(self.session) for row in wrapped_line(line, columns)]

    def close(self) -> None:
        self.runner.command(Command.END)
        for notifier in self.guide.findChildren(QSocketNotifier):
            notifier.setEnabled(False)
        self._single.__exit__(None, None, None)
        self._output.close()
        self.keyboard.close()
        os.close(self._slave)
        os.close(self.master)


Guide = Callable[..., Guided]


@pytest.fixture
def guide(qapp: QApplication, clock: HandClock) -> Iterator[Guide]:
    made: list[Guided] = []

    def make(plan: Plan = STRAP, columns: int = 80) -> Guided:
        made.append(Guided(clock, plan, columns))
        return made[-1]

    yield make
    for guided in made:
        guided.close()


def test_the_screen_shows_name_side_countdown_breath_cue_and_what_comes_next(guide: Guide) -> None:
    guided = guide().pass_by(10_000 + 7_500)
    guided.watcher.see(lambda shown: shown.rows[2:3] == ["     13   Breathe out"])
    rows = guided.watcher.screen.rows
    assert rows[0].startswith("Example")
    assert rows[0].endswith("1:37 left")
    assert "Step 1 of" in rows[0]
    assert rows[1] == "Strap   [R] Right leg, set 1 of 2"
    assert rows[3].strip("█░ ") == ""
    assert len(rows[3].strip()) == 24
    assert rows[4:] == [
        "Lift the leg.",
        "Next: Set 2, the same again",
        "Space pause   s skip   b back   + 10 s   e it hurts   q end",
    ]


def test_the_countdown_and_the_breath_go_on(guide: Guide) -> None:
    guided = guide().pass_by(10_000)
    digits, bars, words = [], set(), set()
    for _ in range(20):
        rows = guided.expected()
        guided.watcher.see("\n".join(rows))
        digits.append(int(rows[2].split()[0]))
        words.add(rows[2].split(maxsplit=1)[1])
        bars.add(rows[3])
        guided.pass_by(1_000)
    assert digits == list(range(20, 0, -1))
    assert len(bars) > 4
    assert words == {"Breathe in", "Breathe out"}


@pytest.mark.parametrize("columns", [30, 60, 80, 200])
def test_drawing_over_leaves_nothing_behind_at_any_width(guide: Guide, columns: int) -> None:
    plan = Catalogue(paths.resources(), Path("none")).plan("workplace", Circumstances())
    guided = guide(plan, columns)
    for number in range(14):
        guided.pass_by(11_000)
        if number % 3 == 2:
            guided.runner.command(Command.EASE_OFF)
            guided.watcher.see("Esc")
            guided.runner.command(Command.RESUME)
        rows = guided.expected(columns)
        guided.watcher.see(lambda shown, rows=rows: shown.rows[: len(rows)] == rows)  # type: ignore[misc]
        keys = " ".join(guided.watcher.screen.rows[len(rows) :])
        assert keys == "Space pause   s skip   b back   + 10 s   e it hurts   q end" or columns < 62
        assert keys.startswith("Space pause")
        assert keys.endswith("q end")


def test_a_terminal_that_does_not_know_its_width_is_taken_for_the_usual_one(guide: Guide) -> None:
    guided = guide(columns=0)
    guided.watcher.screen.columns = 80
    guided.watcher.see("\n".join(guided.expected(80)))


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("s", Command.SKIP),
        ("\x1b[C", Command.SKIP),
        ("b", Command.BACK),
        ("\x1b[D", Command.BACK),
        ("+", Command.EXTEND),
        ("=", Command.EXTEND),
        ("e", Command.EASE_OFF),
    ],
)
def test_a_key_does_what_its_command_does(guide: Guide, qtbot: QtBot, key: str, command: Command, paused: bool) -> None:
    guided = guide().pass_by(25_000)
    if paused:
        guided.runner.command(Command.PAUSE)
    expected, _ = engine.command(guided.session, command)
    assert expected != guided.session
    guided.press(key)
    qtbot.waitUntil(lambda: guided.session == expected)


@pytest.mark.parametrize("key", ["\r", "\n", "t"])
def test_a_key_counts_a_repetition_that_waits_for_it(guide: Guide, qtbot: QtBot, key: str) -> None:
    guided = guide(BRIDGE).pass_by(11_000)
    guided.watcher.see("Enter next repetition")
    guided.press(key)
    qtbot.waitUntil(lambda: guided.session.reps_done == 1)
    guided.watcher.see(" 2 of 3   Breathe freely")


def test_space_pauses_and_goes_on_through_the_count_in(guide: Guide, qtbot: QtBot) -> None:
    guided = guide().pass_by(12_000)
    guided.press(" ")
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)
    guided.watcher.see("Space resume")
    guided.watcher.see("18   Paused")
    guided.press(" ")
    qtbot.waitUntil(lambda: guided.session.status is Status.COUNTING_IN)
    guided.watcher.see("3   Into place")
    guided.press(" ")
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)


@pytest.mark.parametrize(
    ("key", "status", "is_gentle"),
    [
        ("1", Status.COUNTING_IN, True),
        ("2", Status.RUNNING, False),
        ("3", Status.ENDED, False),
        ("\x1b", Status.COUNTING_IN, False),
        (" ", Status.COUNTING_IN, False),
    ],
)
def test_what_helps_when_it_hurts(guide: Guide, qtbot: QtBot, key: str, status: Status, is_gentle: bool) -> None:
    guided = guide().pass_by(15_000)
    guided.press("e")
    qtbot.waitUntil(lambda: guided.session.status is Status.EASING)
    guided.watcher.see("What would help?  1 make it gentler")
    for ignored in ("s", "q", "b", "\x1b[A"):
        guided.press(ignored)
    guided.pass_by(60_000)
    guided.press(key)
    qtbot.waitUntil(lambda: guided.session.status is status)
    assert guided.session.is_gentle is is_gentle
    assert guided.session.eased_off == 1
    assert guided.session.elapsed_ms == (5_000 if key != "2" else 0)


def test_a_sign_says_what_to_do_and_any_key_ends(guide: Guide, qtbot: QtBot) -> None:
    guided = guide().pass_by(15_000)
    guided.press("e")
    qtbot.waitUntil(lambda: guided.session.status is Status.EASING)
    guided.press("6")
    qtbot.waitUntil(lambda: guided.session.status is Status.ALARMED)
    guided.watcher.see("Stop here for today.")
    guided.press("x")
    qtbot.waitUntil(lambda: guided.session.status is Status.ENDED)


@pytest.mark.parametrize("key", ["q", "\x1b", "\x04"])
def test_the_end_is_asked_for_once(guide: Guide, qtbot: QtBot, key: str) -> None:
    guided = guide().pass_by(15_000)
    guided.press(key)
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)
    guided.watcher.see("End the session? What you did is kept.")
    guided.press("q")
    qtbot.waitUntil(lambda: guided.session.status is Status.ENDED)


@pytest.mark.parametrize("key", ["x", " ", "s", "\x1b[A"])
def test_another_key_goes_on_and_does_nothing_else(guide: Guide, qtbot: QtBot, key: str) -> None:
    guided = guide().pass_by(15_000)
    guided.press("q")
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)
    guided.press(key)
    qtbot.waitUntil(lambda: guided.session.status is Status.COUNTING_IN)
    guided.watcher.see("Space pause")
    assert guided.session.elapsed_ms == 5_000
    guided.press("q")
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)
    guided.watcher.see("End the session?")


def test_a_key_that_means_nothing_does_nothing(guide: Guide, qtbot: QtBot) -> None:
    guided = guide().pass_by(15_000)
    before = guided.session
    guided.press("x1\x1b[A\x1b[B€")
    guided.press(" ")
    qtbot.waitUntil(lambda: guided.session.status is Status.PAUSED)
    assert guided.session == engine.command(before, Command.PAUSE)[0]


def test_a_problem_stays_to_be_read(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    guided = guide().pass_by(11_000)
    before = guided.expected()
    guided.guide.show_problem("The disk is full.")
    guided.pass_by(1_000)
    rows = [row.rstrip() for row in guided.expected()]
    guided.watcher.see(lambda shown: "\n".join(before) in shown.text and "\n".join(rows) in shown.text)
    assert capsys.readouterr().err == "The disk is full.\n"


def test_a_terminal_that_is_gone_ends_the_session(qtbot: QtBot, clock: HandClock) -> None:
    reading, writing = os.pipe()
    runner = SessionRunner(clock)
    output = os.fdopen(writing, "w", encoding="utf-8")
    guide = TerminalGuide(runner, output, None)
    runner.start(begin(STRAP))
    os.close(reading)
    clock.advance(1_000)
    runner.tick()
    runner.command(Command.SKIP)
    qtbot.waitUntil(lambda: runner.session is not None and runner.session.status is Status.ENDED)
    assert isinstance(guide.lost, BrokenPipeError)
    with suppress(BrokenPipeError):
        output.close()


def test_a_keyboard_that_is_gone_is_left_alone(qtbot: QtBot, clock: HandClock) -> None:
    master, slave = pty.openpty()
    runner = SessionRunner(clock)
    with os.fdopen(slave, "r", encoding="utf-8") as keyboard:
        guide = TerminalGuide(runner, io.StringIO(), keyboard)
        runner.start(begin(STRAP))
        (notifier,) = guide.findChildren(QSocketNotifier)
        os.close(master)
        qtbot.waitUntil(lambda: not notifier.isEnabled())
        assert runner.session is not None
        assert runner.session.status is Status.RUNNING
        runner.command(Command.END)


def test_where_it_is_no_terminal_there_is_one_line_for_each_phase(qapp: QApplication, clock: HandClock) -> None:
    output, runner = io.StringIO(), SessionRunner(clock)
    _guide = TerminalGuide(runner, output, None)
    runner.start(begin(STRAP))
    for _ in range(STRAP.length_ms // 1_000):
        clock.advance(1_000)
        runner.tick()
    assert tuple(output.getvalue().splitlines()) == plan_lines(STRAP)
    assert len(plan_lines(STRAP)) == len(STRAP.phases)
    assert output.getvalue().isprintable() or "\x1b" not in output.getvalue()


def test_where_it_is_no_terminal_an_interruption_is_said(qapp: QApplication, clock: HandClock) -> None:
    output, runner = io.StringIO(), SessionRunner(clock)
    _guide = TerminalGuide(runner, output, None)
    runner.start(begin(STRAP))
    clock.advance(60_000)
    runner.tick()
    assert output.getvalue().splitlines()[-1] == "Interrupted: paused where you were."


def test_the_terminal_is_given_back_as_it_was() -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "r", encoding="utf-8") as stream:
        before = termios.tcgetattr(slave)
        with suppress(KeyboardInterrupt), single_keys(stream) as keyboard:
            assert keyboard is stream
            assert not termios.tcgetattr(slave)[3] & (termios.ICANON | termios.ECHO)
            raise KeyboardInterrupt
        assert termios.tcgetattr(slave) == before
    os.close(master)


def test_what_is_no_terminal_has_no_keys() -> None:
    with single_keys(io.StringIO()) as keyboard:
        assert keyboard is None


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", []),
        ("s", ["s"]),
        ("sb+", ["s", "b", "+"]),
        ("\x1b", ["\x1b"]),
        ("\x1b[C", ["\x1b[C"]),
        ("\x1b[Cs\x1b[D", ["\x1b[C", "s", "\x1b[D"]),
        ("\x1b[", ["\x1b", "["]),
        ("\x1b\x1b", ["\x1b", "\x1b"]),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, keys: list[str]) -> None:
    assert list(split_keys(typed)) == keys


@pytest.mark.parametrize(
    ("part", "elapsed_ms", "full"),
    [
        (BreathPart.IN, 0, 0),
        (BreathPart.IN, 2_000, 12),
        (BreathPart.IN, 4_000, 24),
        (BreathPart.HOLD, 2_000, 24),
        (BreathPart.OUT, 0, 24),
        (BreathPart.OUT, 1_000, 18),
        (BreathPart.OUT, 4_000, 0),
        (BreathPart.EMPTY, 2_000, 0),
    ],
)
def test_the_bar_is_as_full_as_the_lungs(part: BreathPart, elapsed_ms: int, full: int) -> None:
    assert breath_bar(Breath(0, part, elapsed_ms, 4_000)) == "█" * full + "░" * (24 - full)


def test_free_breathing_has_no_bar() -> None:
    assert breath_bar(None) == ""


@pytest.mark.parametrize(
    ("plan", "index", "line"),
    [
        (STRAP, 0, "Strap [R]  Get ready  0:10  Lie down."),
        (STRAP, 1, "Strap [R]  Hold  0:20  Lift the leg."),
        (STRAP, 4, "Strap [L]  Switch legs  0:08  Lower the leg."),
        (BRIDGE, 1, "Bridge  Breathe freely  3 repetitions  Lift the leg."),
    ],
)
def test_a_phase_in_one_plain_line(plan: Plan, index: int, line: str) -> None:
    assert phase_line(begin(plan), index) == line
