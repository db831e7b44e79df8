"""What a session says at an instant: the word in the ring, the cue sentence, what comes next, how long is left."""

from dataclasses import dataclass

from stretchtimer.core.breathing import BreathPart
from stretchtimer.core.cues import breath_of, current_segment, next_set, segments, set_after_what_hurts
from stretchtimer.core.exercise import Exercise, Limb, Side, Technique
from stretchtimer.core.plan import PhaseKind, Plan, SetKey
from stretchtimer.core.session import Session, Status
from stretchtimer.core.sound_choices import Speech
from stretchtimer.core.sound_words import opening, starts_pnf
from stretchtimer.words.case import lower_first
from stretchtimer.words.figure_words import figure_description, position_name
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.messages import sentence
from stretchtimer.words.names import side_name

BREATHS = {
    BreathPart.IN: N_("Breathe in"),
    BreathPart.HOLD: N_("Hold"),
    BreathPart.OUT: N_("Breathe out"),
    BreathPart.EMPTY: N_("Wait"),
}

KINDS = {
    PhaseKind.PREPARE: N_("Get ready"),
    PhaseKind.CHANGE_SIDE: N_("Switch legs"),
    PhaseKind.REST: N_("Rest"),
    PhaseKind.CONTRACT: N_("Press gently"),
    PhaseKind.RELAX: N_("Let go"),
    PhaseKind.REPS: N_("Breathe freely"),
    PhaseKind.MOVE: N_("Keep moving"),
    PhaseKind.ROLL: N_("Roll slowly"),
    PhaseKind.HOLD: N_("Hold"),
    PhaseKind.STRETCH: N_("Stretch a little further"),
}

SHORT_CUES = {
    PhaseKind.REST: N_("Let go and breathe."),
    PhaseKind.CONTRACT: N_("Press lightly. Breathe out."),
    PhaseKind.RELAX: N_("Let go. Breathe in."),
    PhaseKind.STRETCH: N_("Draw a little closer."),
}
"""What is said in large text where the exercise itself has no short cue for the phase."""

STRETCHES = frozenset({Technique.STATIC, Technique.DYNAMIC, Technique.PNF})
SMALL_REPS, GROWING_REPS = 2, 5


@dataclass(frozen=True, slots=True)
class NextUp:
    """What comes after the present set."""

    title: str
    note: str
    exercise: Exercise | None
    side: Side = Side.BOTH


def session_word(session: Session) -> str:
    """The word below the digits."""
    if session.status is Status.FINISHED:
        return _("Done")
    if session.status is Status.COUNTING_IN:
        return _("Into place")
    if session.status in (Status.PAUSED, Status.EASING):
        return _("Paused")
    if session.status is Status.ALARMED:
        return _("Stopped")
    breath = breath_of(session)
    return breath_word(breath.part) if breath else phase_word(session)


def breath_word(part: BreathPart) -> str:
    return _(BREATHS[part])


def phase_word(session: Session) -> str:
    """What the present phase is for, whatever the breath."""
    if session.phase.kind is PhaseKind.CHANGE_SIDE and exercise_of(session).limb is not Limb.LEG:
        return _("Switch sides")
    return _(KINDS[session.phase.kind])


def cue(session: Session, *, short: bool = False) -> str:
    """The one sentence that says what to do now."""
    exercise = exercise_of(session)
    if short and session.phase.kind in SHORT_CUES and not session.is_gentle:
        return _(SHORT_CUES[session.phase.kind])
    match session.phase.kind:
        case PhaseKind.PREPARE:
            return exercise.ready
        case PhaseKind.CHANGE_SIDE:
            return exercise.change
        case PhaseKind.REST:
            return _("Let go and breathe. The same again in a moment.")
        case PhaseKind.CONTRACT:
            return sentence(opening(session, Speech.FULL)[0])
        case PhaseKind.RELAX:
            return _("Let go. Breathe in.")
    if session.is_gentle:
        return exercise.easier
    if session.phase.kind is PhaseKind.STRETCH or starts_pnf(session):
        return sentence(opening(session, Speech.FULL)[0])
    return exercise.short_cue if short else exercise.cue


def exercise_of(session: Session) -> Exercise:
    return session.plan.exercises[session.phase.exercise]


def side_line(session: Session) -> str:
    """Which leg, and which of several sets."""
    phase = session.phase
    side = side_name(phase.side, exercise_of(session).limb)
    sets = sum(k.step == phase.set_key.step and k.side is phase.side for k in session.plan.set_keys)
    if sets == 1:
        return side
    return _("{side}, set {number} of {sets}").format(side=side, number=phase.set_key.number, sets=sets)


def figure_words(session: Session) -> str:
    """What the drawn figure shows, for who cannot see it: the position, the side, and what to do."""
    return f"{position_name(exercise_of(session))}. {side_line(session)}. {cue(session)}"


def step_line(session: Session) -> str:
    return _("Step {number} of {all}").format(number=current_segment(session) + 1, all=len(segments(session.plan)))


def time_left(session: Session) -> str:
    return _("{time} left").format(time=clock_text(session.total_remaining_ms))


def next_up(session: Session) -> NextUp:
    return _coming(session, next_set(session))


def after_what_hurts(session: Session) -> NextUp:
    """What comes when what hurts is skipped."""
    return _coming(session, set_after_what_hurts(session))


def gentler_words(session: Session) -> str:
    """How to make it gentler; a hold goes on for ten more seconds, the rest as long as it would have."""
    phase, easier = session.phase, exercise_of(session).easier
    if not phase.kind.is_work or phase.kind is PhaseKind.REPS:
        return easier
    return _("{easier} Stay for 10 more seconds.").format(easier=easier)


def skip_words(session: Session) -> str:
    """What skipping what hurts leads to."""
    upcoming = after_what_hurts(session)
    if upcoming.exercise is None:
        return _("It was the last one: the session ends. Nothing is marked as failed.")
    return _("Move on: {what}. Nothing is marked as failed.").format(what=upcoming.title)


def is_stretch(session: Session) -> bool:
    """Whether the present exercise is called a stretch."""
    return exercise_of(session).technique in STRETCHES


def reps_word(session: Session) -> str:
    """The word below the count: a swing begins small and grows; a core exercise's cue says enough."""
    if exercise_of(session).technique is not Technique.DYNAMIC:
        return ""
    if session.reps_done < SMALL_REPS:
        return _("Begin small")
    return _("A little further") if session.reps_done < GROWING_REPS else _("Breathe freely")


def _coming(session: Session, following: SetKey | None) -> NextUp:
    here = session.phase.set_key
    if following is None:
        return NextUp(_("The last one"), _("then you are done"), None)
    phase = next(phase for phase in session.plan.phases if phase.set_key == following)
    exercise = session.plan.exercises[phase.exercise]
    if following.step != here.step:
        return NextUp(exercise.name, _what_follows(session.plan, following.step), exercise, following.side)
    if following.side is not here.side:
        return NextUp(side_name(following.side, exercise.limb), _("the same, other side"), exercise, following.side)
    return NextUp(_("Set {number}").format(number=following.number), _("the same again"), exercise, following.side)


def next_spoken(upcoming: NextUp) -> tuple[str, str]:
    """What the picture of the next one shows: its name; then position, side and what to do."""
    exercise = upcoming.exercise
    if exercise is None:
        return upcoming.title, ""
    return exercise.name, figure_description(exercise, upcoming.side)


def _what_follows(plan: Plan, step: int) -> str:
    after = next((phase for phase in plan.phases if phase.set_key.step > step), None)
    if after is None:
        return _("the last one")
    return _("then {name}").format(name=lower_first(plan.exercises[after.exercise].name))


def digits(session: Session) -> str:
    """The big number: seconds left, m:ss from a minute up, or the repetition now being done."""
    if session.status is Status.COUNTING_IN:
        return str(_seconds_left(session.count_in_ms))
    if session.phase.kind is PhaseKind.REPS:
        return str(min(session.reps_done + 1, session.phase.reps))
    seconds = _seconds_left(session.remaining_ms)
    return str(seconds) if seconds < 60 else clock_text(session.remaining_ms)


def reps_line(session: Session) -> str:
    return _("of {reps}").format(reps=session.phase.reps) if session.phase.reps else ""


def clock_text(ms: int) -> str:
    """Ms as m:ss, a begun second counting whole."""
    minutes, seconds = divmod(_seconds_left(ms), 60)
    return f"{minutes}:{seconds:02d}"


def minutes_text(ms: int) -> str:
    """About how many minutes, at least one."""
    minutes = max(1, round(ms / 60_000))
    return ngettext("{minutes} min", "{minutes} min", minutes).format(minutes=minutes)


def _seconds_left(ms: int) -> int:
    return -(-ms // 1000)


def under_way() -> str:
    """Why the screen stays on, as the desktop shows it."""
    return _("A stretching session is under way")
