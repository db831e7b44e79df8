"""Listening to a session as it is performed: the script, each cue once and in order, whatever is done in between."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.ears import Due, Ears, next_in_ms, timely
from stretchtimer.core.listening import hear
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Plan
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, begin, command, interrupt, tick
from stretchtimer.core.sound_choices import SoundChoices, Speech, Tone
from stretchtimer.core.sound_script import sound_script
from stretchtimer.core.sound_words import BREATHE_IN
from stretchtimer.words.messages import sentence
from tests.core.heard import length_of
from tests.core.test_session import moves, perform_one, plans
from tests.examples import a_plan

FULL = SoundChoices()
HOLD = a_plan(Step("fold", seconds=30, prepare_s=10), Step("strap", sets=2, seconds=20))


@dataclass
class Listener:
    """A session, performed and listened to; what was heard, with its instant on the session's clock."""

    plan: Plan = HOLD
    choices: SoundChoices = FULL
    heard: list[tuple[int, str]] = field(default_factory=list)
    played: list[Cue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session = begin(self.plan)
        self.ears = Ears(self.choices, length_of)

    def ask(self, *asked: Command) -> "Listener":
        for one in asked:
            self._take(command(self.session, one)[0])
        return self

    def let(self, ms: int, step: int = 100) -> "Listener":
        for _ in range(ms // step):
            self._take(tick(self.session, step)[0])
        return self

    def move(self, move: "Command | int | str") -> "Listener":
        self._take(perform_one(self.session, move)[0])
        return self

    def _take(self, session: Session) -> None:
        if session is self.session:
            return
        self.session = session
        self.ears, dues = hear(self.ears, session)
        self.heard += [(session.active_ms - due.late_ms, said(due.cue)) for due in dues]
        self.played += timely(self.ears, dues)

    @property
    def words(self) -> list[str]:
        return [what for _, what in self.heard]

    def forget(self) -> "Listener":
        self.heard, self.played = [], []
        return self


def said(cue: Cue) -> str:
    return sentence(cue.sound) if isinstance(cue.sound, Message) else cue.sound.value


def started(plan: Plan = HOLD, at_ms: int = 0, choices: SoundChoices = FULL) -> Listener:
    return Listener(plan, choices).ask(Command.START).let(at_ms)


def whole(plan: Plan, choices: SoundChoices = FULL) -> list[tuple[int, str]]:
    return [(cue.at_ms, said(cue)) for cue in sound_script(plan, choices, length_of)]


@settings(max_examples=60)
@given(plans.map(Plan.by_the_clock), st.lists(st.integers(1, 40_000), min_size=1, max_size=30))
def test_ticks_of_any_length_give_the_script_each_cue_once_and_in_order(plan: Plan, ticks: list[int]) -> None:
    listener = Listener(plan).ask(Command.START)
    for ms in ticks:
        listener.move(ms)
    listener.move(10_000_000)
    assert listener.session.status is Status.FINISHED
    assert listener.heard == whole(plan)


@settings(max_examples=60)
@given(plans.map(Plan.by_the_clock), st.lists(st.integers(1, 20_000), max_size=10))
def test_pausing_and_going_on_says_nothing_of_the_script_twice(plan: Plan, stops: list[int]) -> None:
    listener = Listener(plan).ask(Command.START)
    extra: list[str] = []
    for ms in stops:
        listener.move(ms)
        if listener.session.status is Status.RUNNING:
            before = len(listener.heard)
            listener.ask(Command.PAUSE, Command.RESUME).move(2_000)
            listener.move(listener.session.count_in_ms)
            extra += listener.words[before:]
            del listener.heard[before:]
    listener.move(10_000_000)
    assert listener.heard == whole(plan)
    assert set(extra) <= {"pause", "Paused.", "Ready.", "count_in"}


@settings(max_examples=60)
@given(plans, moves)
def test_whatever_is_done_no_instant_of_the_script_is_heard_twice_or_late(
    plan: Plan, some: list[Command | int | str]
) -> None:
    listener = Listener(plan)
    for move in [Command.START, *some]:
        listener.move(move)
        wait = next_in_ms(listener.ears)
        assert wait is None or wait >= 0
        if listener.session.status not in (Status.RUNNING, Status.COUNTING_IN):
            assert wait is None
    ticks = [at for at, what in listener.heard if what == "tick"]
    assert len(ticks) == len(set(ticks))
    assert ticks == sorted(ticks)


def test_a_pause_is_said_and_the_count_before_going_on_too() -> None:
    listener = started(at_ms=12_000).forget().ask(Command.PAUSE)
    assert listener.words == ["pause", "Paused."]
    listener.forget().ask(Command.RESUME).let(3_000)
    assert listener.words == ["Ready.", "count_in", "count_in"]


def test_an_interruption_sounds_like_a_pause() -> None:
    listener = started(at_ms=12_000).forget()
    listener._take(interrupt(listener.session)[0])
    assert listener.words == ["pause", "Paused."]


def test_ten_seconds_more_move_halfway_and_the_ticks() -> None:
    listener = started(at_ms=20_000).forget().ask(Command.EXTEND).let(30_000)
    assert listener.words.count("Ten seconds more.") == 1
    assert [at for at, what in listener.heard if what == "Halfway."] == [30_000 + length_of(BREATHE_IN[0]) + 150]
    assert [at for at, what in listener.heard if what == "tick"] == [45_000, 46_000, 47_000, 48_000, 49_000]


def test_ten_seconds_more_in_the_last_five_bring_the_ticks_again_but_not_halfway() -> None:
    listener = started(at_ms=37_500).forget().ask(Command.EXTEND).let(12_500)
    assert "Halfway." not in listener.words
    assert [at for at, what in listener.heard if what == "tick"] == [45_000, 46_000, 47_000, 48_000, 49_000]


def test_what_is_next_is_said_once_though_the_hold_grows() -> None:
    listener = started(at_ms=30_000).ask(Command.EXTEND).let(3_000).ask(Command.EXTEND).let(25_000)
    assert sum(what.startswith("Next") for what in listener.words) == 1


def test_skipping_goes_straight_to_what_comes() -> None:
    listener = started(at_ms=15_000).forget().ask(Command.SKIP).let(1_000)
    assert listener.words == ["bowl", "Strap. Right leg. Lie down."]


def test_skipping_while_paused_says_where_it_has_come_to() -> None:
    listener = started(at_ms=15_000).ask(Command.PAUSE).forget().ask(Command.SKIP)
    assert listener.words == ["Strap. Right leg."]
    assert listener.forget().ask(Command.RESUME).let(4_000).words == [
        "Ready.",
        "count_in",
        "count_in",
        "bowl",
        "Strap. Right leg. Lie down.",
    ]


def test_going_back_says_the_side_and_begins_the_set_anew() -> None:
    listener = started(at_ms=58_000).forget().ask(Command.BACK).let(4_000)
    assert listener.words == ["Right leg.", "count_in", "start", "Lift the leg."]


def test_going_back_to_another_exercise_names_it() -> None:
    listener = started(at_ms=51_000).forget().ask(Command.BACK)
    assert listener.words == ["Fold."]


def test_easing_off_says_what_can_be_done_and_gentler_how() -> None:
    listener = started(at_ms=20_000).forget().ask(Command.EASE_OFF)
    assert listener.words == ["pause", "Stopped. Ease out slowly. One: gentler. Two: skip. Three: stop for today."]
    listener.forget().ask(Command.GENTLER).let(3_000 + 10_000)
    assert listener.words[0] == "Bend the knee."
    assert [at for at, what in listener.heard if what == "tick"] == [25_000, 26_000, 27_000, 28_000, 29_000]
    assert "Lift the leg." not in listener.words


def test_taps_are_counted_and_the_last_one_ends_the_set() -> None:
    plan = a_plan(Step("bridge", reps=3, tempo_ms=2_000, wait_for_tap=True, prepare_s=10), Step("fold", seconds=20))
    listener = started(plan, 20_000)
    assert listener.forget().ask(Command.TAP).let(500).ask(Command.TAP).words == ["1.", "2."]
    assert listener.forget().ask(Command.TAP).let(1_000).words == ["bowl", "Fold. Lie down."]


def test_ending_is_said() -> None:
    assert started(at_ms=20_000).forget().ask(Command.END).words == ["The session ends here. What you did is kept."]


def test_a_new_session_of_the_same_plan_begins_anew() -> None:
    listener = started(at_ms=20_000).ask(Command.END).forget()
    listener.session = begin(HOLD)
    assert listener.ask(Command.START).words == ["Fold. Lie down."]


@pytest.mark.parametrize("speech", [Speech.SOUNDS, Speech.SILENT])
def test_without_speech_nothing_is_said_whatever_is_done(speech: Speech) -> None:
    listener = started(at_ms=12_000, choices=SoundChoices(speech))
    listener.ask(Command.PAUSE, Command.SKIP, Command.RESUME).let(5_000).ask(Command.EXTEND, Command.EASE_OFF)
    listener.ask(Command.GENTLER).let(5_000).ask(Command.BACK, Command.END)
    assert set(listener.words) <= {tone.value for tone in Tone}
    assert bool(listener.words) is (speech is Speech.SOUNDS)


def test_what_was_missed_for_three_seconds_is_left_out() -> None:
    listener = started(at_ms=34_000).forget()
    listener.move(3_000)
    assert listener.words == ["tick", "tick", "tick"]
    assert listener.played == [Cue(27_000, Tone.TICK)]


def test_what_the_phase_is_is_said_late_where_its_beginning_was_missed() -> None:
    listener = started(at_ms=39_000).forget()
    listener.move(3_000)
    assert [said(cue) for cue in listener.played] == ["Strap. Right leg. Lie down."]


def test_but_not_where_it_would_run_into_something() -> None:
    due = Due(
        Cue(900, Message("say_text", {"text": "Lift the leg slowly to a mild pull. " * 3}), opening=True), 3_000, 1
    )
    listener = started(at_ms=20_500)
    near = replace(listener.session, elapsed_ms=24_500)
    assert timely(replace(listener.ears, session=near), (due,)) == ()
