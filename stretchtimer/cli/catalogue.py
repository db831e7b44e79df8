"""`list sequences|exercises|sessions|measurements` and `show ID`."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import Json, add, add_json, open_files, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands

WHAT = ("sequences", "exercises", "sessions", "measurements")


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    lister = add(commands, common, "list", _list, _("list sequences, exercises, sessions or measurements"))
    lister.add_argument("what", choices=WHAT)
    add_json(lister)
    shower = add(commands, common, "show", _show, _("show a sequence with its phases, or an exercise"))
    shower.add_argument("id", metavar="ID")
    shower.add_argument("--first-hour", action="store_true", help=_("the form for the first hour after waking"))
    add_json(shower)


def _list(chosen: argparse.Namespace) -> int:
    rows = {
        "sequences": _sequences,
        "exercises": _exercises,
        "sessions": _sessions,
        "measurements": _measurements,
    }[chosen.what](chosen)
    if chosen.json:
        print_json(**{chosen.what: [values for values, _line in rows]})
    else:
        for _values, line in rows:
            print(line)
    return 0


def _sequences(chosen: argparse.Namespace) -> "list[tuple[Json, str]]":
    from stretchtimer.cli.as_json import sequence_json
    from stretchtimer.core.plan import Circumstances
    from stretchtimer.words.session_words import minutes_text

    files = open_files(chosen)
    plans = [files.plan(sequence_id, Circumstances()) for sequence_id in files.sequence_ids]
    _warn_of_problems(chosen)
    return [
        (sequence_json(plan), f"{plan.sequence.id:16} {minutes_text(plan.length_ms):>7}   {plan.sequence.name}")
        for plan in plans
    ]


def _exercises(chosen: argparse.Namespace) -> "list[tuple[Json, str]]":
    from stretchtimer.cli.as_json import exercise_json

    files = open_files(chosen)
    exercises = [files.exercise(exercise_id) for exercise_id in files.exercise_ids]
    _warn_of_problems(chosen)
    return [(exercise_json(e), f"{e.id:22} {e.technique.value:8}   {e.name}") for e in exercises]


def _sessions(chosen: argparse.Namespace) -> "list[tuple[Json, str]]":
    from stretchtimer.cli.as_json import session_json
    from stretchtimer.core.credit import credited_ms
    from stretchtimer.words.session_words import clock_text
    from stretchtimer.words.today_words import local_clock

    _clock, store = open_parts(chosen)
    with store:
        records = store.sessions(include_rehearsals=True)
    return [
        (
            session_json(r),
            f"{r.day}  {local_clock(r.started_at, r.zone):>5}  {r.sequence:12} {r.outcome.value:10}"
            f" {clock_text(credited_ms(kept.done for kept in r.sets)):>6}{_rehearsal(r.rehearsal)}",
        )
        for r in records
    ]


def _rehearsal(is_one: bool) -> str:
    return "  " + _("rehearsal") if is_one else ""


def _measurements(chosen: argparse.Namespace) -> "list[tuple[Json, str]]":
    from stretchtimer.cli.as_json import measurement_json
    from stretchtimer.core.measure import shown_text
    from stretchtimer.words.names import kind_name, protocol_name

    _clock, store = open_parts(chosen)
    with store:
        records = store.measurements()
    return [
        (
            measurement_json(r),
            f"{r.day}  {kind_name(r.kind)}  {r.side.value:5}  {shown_text(r.value, r.unit)} {r.unit.shown}"
            f"  ({protocol_name(r.protocol)})",
        )
        for r in records
    ]


def _show(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.message import Message, UserError

    files = open_files(chosen)
    if chosen.id in files.sequence_ids:
        _show_sequence(chosen)
    elif chosen.id in files.exercise_ids:
        _show_exercise(chosen)
    elif (problem := files.problem_with(chosen.id)) is not None:
        raise UserError(problem)
    else:
        known = ", ".join((*files.sequence_ids, *files.exercise_ids))
        raise UserError(Message("nothing_of_that_id", {"id": chosen.id, "known": known}))
    return 0


def _show_sequence(chosen: argparse.Namespace) -> None:
    from stretchtimer.cli.as_json import plan_json
    from stretchtimer.core.plan import Circumstances, Form

    form = Form.FIRST_HOUR if chosen.first_hour else Form.USUAL
    plan = open_files(chosen).plan(chosen.id, Circumstances(form))
    if chosen.json:
        print_json(**plan_json(plan))
        return
    from stretchtimer.words.plan_words import plan_lines
    from stretchtimer.words.session_words import clock_text
    from stretchtimer.words.today_words import kit_line, swap_lines

    print(f"{plan.sequence.name}  {clock_text(plan.length_ms)}\n{plan.sequence.about}\n{kit_line(plan)}\n")
    print("\n".join((*plan_lines(plan), "", *swap_lines(plan))).rstrip())


def _show_exercise(chosen: argparse.Namespace) -> None:
    from stretchtimer.cli.as_json import exercise_json
    from stretchtimer.words.names import condition_name, kit_name

    exercise = open_files(chosen).exercise(chosen.id)
    if chosen.json:
        print_json(exercise=exercise_json(exercise))
        return
    print(exercise.name)
    for number, step in enumerate(exercise.setup, start=1):
        print(f"  {number}. {step}")
    nothing = _("nothing")
    for heading, text in (
        (_("Kit"), ", ".join(map(kit_name, exercise.kit)) or nothing),
        (_("Cues"), " ".join(exercise.cues)),
        (_("Feel"), exercise.feel),
        (_("Mistakes"), " ".join(exercise.mistakes)),
        (_("Take care"), exercise.care),
        (_("Not with"), ", ".join(condition_name(c) for c in sorted(exercise.avoid)) or nothing),
        (_("Easier"), exercise.easier),
        (_("Harder"), exercise.harder or nothing),
        (_("Sources"), "; ".join(exercise.sources)),
    ):
        print(f"{heading}: {text}")


def _warn_of_problems(chosen: argparse.Namespace) -> None:
    """Name the user's own files that could not be read; the list goes on without them."""
    import sys

    from stretchtimer.words.messages import sentence

    for problem in open_files(chosen).problems:
        print(sentence(problem), file=sys.stderr)
