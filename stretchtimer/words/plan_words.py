"""A plan and its phases as plain lines: for the terminal where it is no screen, for `show`, and for readers aloud."""

from dataclasses import replace

from stretchtimer.core.plan import PhaseKind, Plan
from stretchtimer.core.session import Session, Status, begin
from stretchtimer.words.language import _
from stretchtimer.words.names import side_letter
from stretchtimer.words.session_words import clock_text, cue, minutes_text, phase_word, reps_line


def plan_title(plan: Plan) -> str:
    return _("{name}, {minutes}").format(name=plan.sequence.name, minutes=minutes_text(plan.length_ms))


def plan_lines(plan: Plan) -> tuple[str, ...]:
    """A plan, one line for each phase."""
    session = begin(plan)
    return tuple(phase_line(session, index) for index in range(len(plan.phases)))


def phase_line(session: Session, index: int) -> str:
    """One plain line for a phase that begins."""
    session = replace(session, status=Status.RUNNING, index=index, elapsed_ms=0, extra_ms=0)
    phase = session.phase
    letter = side_letter(phase.side)
    name = session.plan.exercises[phase.exercise].name + (f" [{letter}]" if letter else "")
    length = reps_line(session) if phase.waits else clock_text(phase.length_ms)
    if phase.kind is PhaseKind.REPS:
        length = _("{reps} repetitions").format(reps=phase.reps)
    return f"{name}  {phase_word(session)}  {length}  {cue(session)}"
