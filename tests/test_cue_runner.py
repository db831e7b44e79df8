"""The cue runner: each cue at its instant, frames or no frames, and no timer left when the clock stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Plan
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, begin
from stretchtimer.core.sound_choices import SoundChoices, Speech, Tone
from stretchtimer.core.sound_script import sound_script
from stretchtimer.cue_runner import CueRunner
from stretchtimer.runners import SessionRunner
from stretchtimer.words.messages import sentence
from tests.conftest import HandClock
from tests.core.heard import length_of
from tests.examples import a_plan

PLAN = a_plan(
    Step("fold", seconds=30, prepare_s=10), Step("strap", seconds=20), Step("press", seconds=20), Step("swing", reps=5)
)


@dataclass
class Hearing:
    """A session's runner with ears, on a clock moved by hand; what was heard, with its instant."""

    clock: HandClock
    plan: Plan = PLAN
    frames: bool = False
    speed: int = 1
    heard: list[tuple[int, Cue]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = SessionRunner(self.clock, speed=self.speed)
        self.runner.show_frames(self.frames)
        self.cues = CueRunner(self.runner, SoundChoices(), length_of)
        self.cues.cue_due.connect(self._hear)
        self.frame_timer, self.alarm = self.runner.findChildren(QTimer)
        self.began_ms = self.clock.elapsed_ms()
        self.runner.start(begin(self.plan))

    def _hear(self, cue: Cue) -> None:
        self.heard.append((self.clock.elapsed_ms() - self.began_ms, cue))

    def ring(self) -> None:
        """Let the alarm ring when it is set to."""
        self.clock.advance(self.alarm.interval())
        self.runner.tick()

    def ring_until(self, ms: int) -> "Hearing":
        while self.clock.elapsed_ms() - self.began_ms < ms and not self.session.is_over:
            self.ring()
        return self

    def stand_still(self, ms: int) -> "Hearing":
        """The process is stopped for a while."""
        self.heard.clear()
        self.clock.advance(ms)
        self.runner.tick()
        return self

    @property
    def session(self) -> Session:
        assert self.runner.session is not None
        return self.runner.session

    @property
    def words(self) -> list[str]:
        return [sentence(cue.sound) if isinstance(cue.sound, Message) else cue.sound.value for _, cue in self.heard]


@pytest.fixture
def hearing(qapp: QApplication, clock: HandClock) -> Iterator[Hearing]:
    made = Hearing(clock)
    yield made
    made.runner.command(Command.END)


def test_without_frames_every_cue_comes_at_its_very_instant(hearing: Hearing) -> None:
    hearing.ring_until(1_000_000)
    assert hearing.session.status is Status.FINISHED
    planned = [(cue.at_ms, cue.sound) for cue in sound_script(PLAN, SoundChoices(), length_of)]
    assert [(at, cue.sound) for at, cue in hearing.heard] == planned


def test_frames_between_change_nothing(qapp: QApplication, clock: HandClock) -> None:
    hearing = Hearing(clock, frames=True)
    assert hearing.frame_timer.isActive()
    while not hearing.session.is_over:
        clock.advance(min(hearing.alarm.interval(), 33))
        hearing.runner.tick()
    assert [at for at, _ in hearing.heard] == [cue.at_ms for cue in sound_script(PLAN, SoundChoices(), length_of)]


def test_hidden_the_frames_stop_and_the_alarm_goes_on(hearing: Hearing) -> None:
    hearing.runner.show_frames(True)
    assert hearing.frame_timer.isActive()
    hearing.runner.show_frames(False)
    assert not hearing.frame_timer.isActive()
    assert 0 < hearing.alarm.interval() <= 1_000


@pytest.mark.parametrize("asked", [Command.PAUSE, Command.EASE_OFF, Command.END])
def test_no_timer_runs_while_the_clock_stands(hearing: Hearing, asked: Command) -> None:
    hearing.runner.show_frames(True)
    hearing.runner.command(asked)
    assert not hearing.frame_timer.isActive()
    assert not hearing.alarm.isActive()


def test_stopped_for_three_seconds_it_goes_on_and_makes_up_for_nothing(hearing: Hearing) -> None:
    hearing.ring_until(34_000)
    active_ms = hearing.session.active_ms
    hearing.stand_still(3_300)
    assert hearing.session.status is Status.RUNNING
    assert hearing.session.active_ms == active_ms + 3_300
    assert hearing.words == []
    hearing.ring_until(40_000)
    assert "bowl" in hearing.words


def test_stopped_for_a_minute_it_is_interrupted_and_says_so(hearing: Hearing) -> None:
    hearing.ring_until(34_000)
    active_ms = hearing.session.active_ms
    hearing.stand_still(60_000)
    assert hearing.session.status is Status.PAUSED
    assert hearing.session.active_ms == active_ms
    assert hearing.words == ["pause", "Paused."]


def test_a_rehearsal_wakes_as_much_sooner(qapp: QApplication, clock: HandClock) -> None:
    hearing = Hearing(clock, speed=10)
    assert hearing.alarm.interval() == 100
    hearing.runner.command(Command.END)


def test_what_is_heard_can_be_changed_at_any_time(hearing: Hearing) -> None:
    hearing.ring_until(12_000)
    hearing.heard.clear()
    hearing.cues.show_choices(SoundChoices(Speech.SOUNDS), length_of)
    hearing.ring_until(40_000)
    assert hearing.words
    assert {*hearing.words} <= {tone.value for tone in Tone}
    hearing.cues.show_choices(SoundChoices(Speech.SILENT), length_of)
    hearing.heard.clear()
    hearing.ring_until(1_000_000)
    assert hearing.words == []
