"""What the voice says in a session, as messages: which words, never when. The longer forms come first."""

from collections.abc import Mapping

from stretchtimer.core.exercise import Exercise, Kit, Limb, Side
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Phase, PhaseKind, Plan
from stretchtimer.core.session import Session
from stretchtimer.core.sound_choices import Speech
from stretchtimer.core.speech_time import first_sentence

Choices = tuple[Message, ...]

SIDES: Mapping[tuple[Side, Limb], Message] = {
    (Side.LEFT, Limb.LEG): Message("say_left_leg"),
    (Side.RIGHT, Limb.LEG): Message("say_right_leg"),
    (Side.LEFT, Limb.SIDE): Message("say_left_side"),
    (Side.RIGHT, Limb.SIDE): Message("say_right_side"),
}
SWITCHES: Mapping[tuple[Side, Limb], Message] = {
    (Side.LEFT, Limb.LEG): Message("say_switch_left_leg"),
    (Side.RIGHT, Limb.LEG): Message("say_switch_right_leg"),
    (Side.LEFT, Limb.SIDE): Message("say_switch_left_side"),
    (Side.RIGHT, Limb.SIDE): Message("say_switch_right_side"),
}
THINGS: Mapping[Kit, Message] = {
    Kit.MAT: Message("thing_mat"),
    Kit.CHAIR: Message("thing_chair"),
    Kit.STRAP: Message("thing_strap"),
    Kit.WORKTOP: Message("thing_worktop"),
    Kit.STOOL: Message("thing_stool"),
    Kit.ROLLER: Message("thing_roller"),
    Kit.CUSHION: Message("thing_cushion"),
    Kit.BAND: Message("thing_band"),
    Kit.BLOCKS: Message("thing_blocks"),
}
COUNT = "say_count"
HALFWAY = Message("say_halfway")
LAST_STEP = Message("say_last_step")
LAST_REP = Message("say_last_rep")
LET_GO = Message("say_let_go")
BREATHE_IN = (Message("say_breathe_in"), Message("say_in"))
BREATHE_OUT = (Message("say_breathe_out"), Message("say_out"))
PAUSED = Message("say_paused")
READY = Message("say_ready")
MORE = Message("say_ten_more")
STOPPED = (Message("say_stopped_choices"), Message("say_stopped"))
DONE = Message("say_done")
ENDED = Message("say_ended")

REPEATED = frozenset({"say_breathe_in", "say_in", "say_breathe_out", "say_out", COUNT})
"""Keys of what may be said again within one phase; anything else is said once."""


def lead_in(session: Session, speech: Speech) -> Choices:
    """What is said while getting ready, changing sides or resting."""
    exercise, phase = exercise_of(session), session.phase
    if phase.kind is PhaseKind.CHANGE_SIDE:
        switch = SWITCHES[phase.side, exercise.limb]
        return (*_with_texts(switch, exercise.change, speech), switch)
    if phase.kind is PhaseKind.REST:
        again = joined(Message("say_set", {"number": phase.set_key.number, "sets": sets_of(session)}), side_of(session))
        return joined(Message("say_rest_slowly") if exercise.load.head_low else Message("say_rest"), again), again
    named = name_and_side(session)
    if session.index and session.plan.exercises[session.plan.phases[session.index - 1].exercise].load.head_low:
        named = joined(Message("say_come_up"), named)
    return (*_with_texts(named, exercise.ready, speech), named)


def opening(session: Session, speech: Speech) -> Choices:
    """What is said as the work begins."""
    exercise, phase = exercise_of(session), session.phase
    match phase.kind:
        case PhaseKind.CONTRACT:
            return Message("say_press"), Message("say_press_short")
        case PhaseKind.RELAX:
            return (LET_GO,)
        case PhaseKind.STRETCH if not session.is_gentle:
            return Message("say_further"), Message("say_further_short")
    if starts_pnf(session) and not session.is_gentle:
        return Message("say_ease_in"), Message("say_ease_in_short")
    cue, short = (exercise.cue, exercise.short_cue)
    if session.is_gentle:
        cue = short = exercise.easier
    texts = (cue, short) if speech is Speech.FULL and is_first_go(session) else (short,)
    said = (*map(text, texts), text(first_sentence(short)))
    if phase.kind is not PhaseKind.REPS:
        return said
    amount = Message("say_taps", {"reps": phase.reps}) if phase.waits else Message("say_times", {"reps": phase.reps})
    return (*(joined(amount, one) for one in said), *said)


def next_step(plan: Plan, step: int) -> Choices:
    """What is said of the step after `step`: its name, and what it needs that is not in use already."""
    following = first_phase(plan, step + 1)
    if following is None:
        return (LAST_STEP,)
    exercise = plan.exercises[following.exercise]
    in_use = plan.exercises[_phase(plan, step).exercise].kit
    kit = tuple(part for part in exercise.kit if part not in in_use)
    name = Message("say_next", {"name": exercise.name})
    if not kit:
        return (name,)
    needs = Message("say_next_needs", {"name": exercise.name, "things": things(kit)})
    return needs, Message("say_next_needs_only", {"things": things(kit)}), name


def at_hand(plan: Plan) -> Message | None:
    """What the session will need after its first exercise; None where that is nothing."""
    first = plan.exercises[plan.phases[0].exercise].kit
    kit = tuple(part for part in plan.kit if part not in first)
    if not kit:
        return None
    if len(kit) == 1:
        return Message("say_at_hand_one", {"things": things(kit)})
    return Message("say_at_hand", {"things": things(kit)})


def things(kit: tuple[Kit, ...]) -> Message:
    """A list of kit, as it is said in mid-sentence."""
    said = THINGS[kit[-1]]
    for place, part in enumerate(reversed(kit[:-1])):
        if place == 0:
            said = Message("thing_and", {"first": THINGS[part], "last": said})
        else:
            said = Message("thing_comma", {"first": THINGS[part], "rest": said})
    return said


def count(number: int) -> Message:
    return Message("say_count", {"number": number})


def text(said: str) -> Message:
    """A sentence of an exercise's file."""
    return Message("say_text", {"text": said})


def name_and_side(session: Session) -> Message:
    return joined(Message("say_name", {"name": exercise_of(session).name}), side_of(session))


def side_of(session: Session) -> Message | None:
    """The working side; None where both work."""
    return SIDES.get((session.phase.side, exercise_of(session).limb))


def joined(first: Message, second: Message | None) -> Message:
    return first if second is None else Message("say_both", {"first": first, "second": second})


def exercise_of(session: Session) -> Exercise:
    return session.plan.exercises[session.phase.exercise]


def sets_of(session: Session) -> int:
    """How many sets the step has on the present side."""
    here = session.phase.set_key
    return sum(key.step == here.step and key.side is here.side for key in session.plan.set_keys)


def starts_pnf(session: Session) -> bool:
    """Whether the present phase eases in, to press afterwards."""
    phases = session.plan.phases[session.index + 1 :]
    return session.phase.kind is PhaseKind.HOLD and bool(phases) and phases[0].kind is PhaseKind.CONTRACT


def is_first_go(session: Session) -> bool:
    """Whether the present set is the first of its step: later ones know how."""
    keys = session.plan.set_keys
    return next(key for key in keys if key.step == session.phase.set_key.step) == session.phase.set_key


def first_phase(plan: Plan, step: int) -> Phase | None:
    return next((phase for phase in plan.phases if phase.set_key.step == step), None)


def _phase(plan: Plan, step: int) -> Phase:
    return next(phase for phase in plan.phases if phase.set_key.step == step)


def _with_texts(head: Message, said: str, speech: Speech) -> Choices:
    if speech is not Speech.FULL:
        return ()
    return joined(head, text(said)), joined(head, text(first_sentence(said)))
