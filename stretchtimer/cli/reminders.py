"""`reminders`: what comes when, why it does not, and the answers to what is open, said to the running program."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from stretchtimer.cli.group import add, add_json, folder_of, open_files, open_parts, print_json, speak_as_set
from stretchtimer.cli.reminder_calendars import add_calendar_commands
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from stretchtimer.cli.group import Commands
    from stretchtimer.core.reminder import Rule

Status = dict[str, Any]
SNOOZES = ("5", "10", "15")
LONGEST_NUMBER = 3


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    about = _("reminders: what comes when, why it waits, and answers to it")
    reminders = commands.add_parser("reminders", parents=[common], help=about, description=about)
    verbs = reminders.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    for name, what in (
        ("status", _("presence as probed, what is due when, and why it waits")),
        ("next", _("what comes next")),
        ("resume", _("end the pause")),
        ("skip", _("skip what is open, or what comes next")),
    ):
        add_json(add(verbs, common, name, _ask, what))
        verbs.choices[name].set_defaults(verb="status" if name == "next" else name, rest=[], brief=name == "next")
    pause = add(verbs, common, "pause", _ask, _("let none come for a while"))
    pause.add_argument(
        "rest", nargs="*", metavar="WHEN", help=_("1h, 30m, until 14:00, or today; until resumed if left out")
    )
    snooze = add(verbs, common, "snooze", _ask, _("let what is open come again soon"))
    snooze.add_argument("rest", nargs="?", choices=SNOOZES, metavar="MINUTES", help=_("5, 10 or 15"))
    test = add(verbs, common, "test", _ask, _("show a reminder as it would look"))
    test.add_argument(
        "rest", nargs="?", type=_number, metavar="NUMBER", help=_("which of `reminders list`, the first if left out")
    )
    for verb in (pause, snooze, test):
        add_json(verb)
        verb.set_defaults(verb=verb.prog.split()[-1], brief=False)
    add_json(add(verbs, common, "list", _list, _("every reminder")))
    _add_adding(add(verbs, common, "add", _add, _("add a reminder")))
    remove = add(verbs, common, "remove", _remove, _("remove a reminder"))
    remove.add_argument("name", metavar="NAME")
    add_json(remove)
    add_calendar_commands(verbs, common)


def _add_adding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "--starts",
        default="workplace",
        metavar="SEQUENCE",
        help=_("what it offers: a sequence, a programme's day, or `measure`"),
    )
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--at", metavar="TIMES", help=_("times of the day, such as 10:30,14:30"))
    when.add_argument("--every", type=int, metavar="MINUTES", help=_("an interval inside working hours"))
    parser.add_argument(
        "--between", default="09:00-17:00", metavar="WINDOWS", help=_("such as 09:00-12:00,13:00-17:00")
    )
    parser.add_argument("--days", default="daily", metavar="DAYS", help=_("such as mon-fri; daily if left out"))
    parser.add_argument("--rrule", metavar="RULE", help=_("a recurrence of RFC 5545 instead of days"))
    parser.add_argument("--appearance", choices=("card", "full_screen", "notification", "sound"), default="card")
    parser.add_argument("--snooze", type=int, choices=(5, 10, 15), default=10, metavar="MINUTES")
    parser.add_argument("--escalate", action="store_true", help=_("come again when nobody answers"))
    parser.add_argument(
        "--programme-days", action="store_true", help=_("only on days on which the programme has a session")
    )
    add_json(parser)


def _ask(chosen: argparse.Namespace) -> int:
    """Say it to the running program; without one only the status can be told."""
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.desktop.instance_lock import is_taken, silent

    speak_as_set(chosen)
    _check_said(chosen)
    status = _answer_of(folder_of(chosen), _question(chosen))
    if status is None:
        if is_taken(folder_of(chosen)):
            raise silent(folder_of(chosen))
        if chosen.verb != "status":
            raise UserError(Message("reminders_not_running"))
        status = _status_at_rest(chosen)
    if not status.pop("ok", True):
        raise UserError(Message("reminders_refused", {"problem": str(status["problem"])}))
    if chosen.json:
        print_json(**({"next": status["next"]} if chosen.brief else status))
    else:
        from stretchtimer.words.reminder_words import next_lines, status_lines

        zone = _zone()
        print(*(next_lines if chosen.brief else status_lines)(status, zone), sep="\n")
    return 0


def _question(chosen: argparse.Namespace) -> str:
    rest = [chosen.rest] if isinstance(chosen.rest, str) else chosen.rest or []
    return " ".join(["reminders", chosen.verb, *rest]).lower()


def _check_said(chosen: argparse.Namespace) -> None:
    """The running program takes nothing but what it can mean; what it cannot is refused here, in a sentence."""
    if chosen.verb == "pause":
        from stretchtimer.clock import SystemClock
        from stretchtimer.core.reminder_check import pause_until
        from stretchtimer.reminders import local_now

        pause_until(" ".join(chosen.rest).lower(), local_now(SystemClock()))


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text) >= 1):
        raise argparse.ArgumentTypeError(_("a whole number from 1 to {most}").format(most=10**LONGEST_NUMBER - 1))
    return text


def _answer_of(folder: "Path", question: str) -> Status | None:
    from stretchtimer.desktop.single_instance import ask

    answer = ask(folder, question)
    return None if answer is None else dict(json.loads(answer))


def _status_at_rest(chosen: argparse.Namespace) -> Status:
    from stretchtimer.reminders import state_at_rest, status_json

    clock, store = open_parts(chosen)
    with store:
        return dict(status_json(state_at_rest(store, open_files(chosen), clock), {}, running=False))


def _zone() -> str:
    from stretchtimer.clock import SystemClock

    return SystemClock().zone()


def _list(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.as_json import reminder_json
    from stretchtimer.words.reminder_words import rule_line

    _clock, store = open_parts(chosen)
    with store:
        rules = store.reminders()
    if chosen.json:
        print_json(reminders=[reminder_json(rule) for rule in rules])
    else:
        for number, rule in enumerate(rules, 1):
            print(f"{number}  {rule_line(rule)}")
    return 0


def _add(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.as_json import reminder_json
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.reminder import MEASURE
    from stretchtimer.core.reminder_check import check_rule

    files = open_files(chosen)
    known = (*files.sequence_ids, *files.programme_ids, MEASURE)
    if chosen.starts not in known:
        raise UserError(Message("reminder_starts_unknown", {"found": chosen.starts, "known": ", ".join(known)}))
    clock, store = open_parts(chosen)
    with store:
        rule = store.put_reminder(check_rule(_rule(chosen, clock.now(), clock.zone())), clock.now())
    _answer_of(folder_of(chosen), "reminders reload")
    if chosen.json:
        print_json(reminder=reminder_json(rule))
    else:
        print(_("Stored: {name}.").format(name=rule.name))
    return 0


def _rule(chosen: argparse.Namespace, now: Any, zone: str) -> "Rule":
    from stretchtimer.core.records import local_day
    from stretchtimer.core.recurrence import check_recurrence, weekly
    from stretchtimer.core.reminder import Appearance, FixedTimes, Interval, Rule
    from stretchtimer.core.reminder_check import read_days, read_times, read_windows

    days = read_days(chosen.days)
    timing: FixedTimes | Interval
    if chosen.at is not None:
        recurrence = weekly(days) if chosen.rrule is None else check_recurrence(chosen.rrule)
        timing = FixedTimes(read_times(chosen.at), local_day(now, zone), recurrence)
    else:
        timing = Interval(chosen.every, read_windows(chosen.between), days)
    return Rule(
        "",
        chosen.name,
        chosen.starts,
        timing,
        now,
        appearance=Appearance(chosen.appearance),
        snooze_minutes=chosen.snooze,
        escalates=chosen.escalate,
        programme_days=chosen.programme_days,
    )


def _remove(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.as_json import reminder_json
    from stretchtimer.core.message import Message, UserError

    clock, store = open_parts(chosen)
    with store:
        rules = store.reminders()
        wanted = " ".join(chosen.name.split()).casefold()
        found = next((rule for rule in rules if rule.name.casefold() == wanted), None)
        if found is None:
            known = ", ".join(rule.name for rule in rules) or "-"
            raise UserError(Message("reminder_unknown", {"name": chosen.name, "known": known}))
        store.delete_reminder(found.id, clock.now())
    _answer_of(folder_of(chosen), "reminders reload")
    if chosen.json:
        print_json(removed=reminder_json(found))
    else:
        print(_("Removed: {name}.").format(name=found.name))
    return 0
