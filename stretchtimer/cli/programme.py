"""`programme`: which there are, the one you are on, and what can be done with it."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, open_files, open_parts, print_json
from stretchtimer.words.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from stretchtimer.catalogue.catalogue import Catalogue
    from stretchtimer.cli.group import Commands
    from stretchtimer.clock import Clock
    from stretchtimer.programmes import Following
    from stretchtimer.store.store import Store

DEEDS = {
    "pause": N_("pause it: nothing counts against you meanwhile"),
    "resume": N_("go on with it after a pause"),
    "repeat": N_("begin the present block again today"),
    "finish": N_("go over to three days a week from today"),
    "leave": N_("be on no programme any more"),
    "accept": N_("agree to the change that is proposed"),
    "refuse": N_("leave the dose as it is"),
    "undo": N_("take back the change that was applied last"),
}


REASONS = ("rest", "ill", "travel")
COUNTS = "counts"


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    about = _("programmes: sessions over weeks that grow when your answers say that they may")
    programme = commands.add_parser("programme", parents=[common], help=about, description=about)
    verbs = programme.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    add_json(add(verbs, common, "list", _list, _("every programme there is")))
    begin = add(verbs, common, "begin", _begin, _("begin a programme"))
    begin.add_argument("id", metavar="ID", help=_("as `programme list` names it"))
    begin.add_argument("--on", metavar="DATE", help=_("its first day, if not today: 2026-10-19"))
    add_json(begin)
    add_json(add(verbs, common, "show", _show, _("the programme you are on, and what it asks for today")))
    off = add(verbs, common, "day-off", _day_off, _("leave a day out of what counts, or let it count again"))
    off.add_argument("reason", metavar="REASON", choices=(*REASONS, COUNTS), help=", ".join((*REASONS, COUNTS)))
    off.add_argument("--on", metavar="DATE", help=_("which day, if not today: 2026-10-19"))
    for name, what in DEEDS.items():
        verb = add(verbs, common, name, _do, _(what))
        verb.set_defaults(deed=name)
        add_json(verb)


def _list(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.programme_json import programme_json
    from stretchtimer.words.programme_words import programme_line

    files = open_files(chosen)
    programmes = [files.programme(programme_id) for programme_id in files.programme_ids]
    if chosen.json:
        print_json(programmes=[programme_json(programme) for programme in programmes])
        return 0
    for programme in programmes:
        print(f"{programme.id:12} {programme.name}\n{'':12} {programme_line(programme)}")
    return 0


def _begin(chosen: argparse.Namespace) -> int:
    from stretchtimer.cli.group import day_of
    from stretchtimer.core.records import local_day
    from stretchtimer.programmes import begin

    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        first_day = day_of(chosen.on) if chosen.on else local_day(clock.now(), clock.zone())
        begin(store, files, clock, chosen.id, first_day)
        _report(chosen, store, files, clock)
    return 0


def _show(chosen: argparse.Namespace) -> int:
    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        _report(chosen, store, files, clock)
    return 0


def _day_off(chosen: argparse.Namespace) -> int:
    """As in the window's calendar: for today and days gone by."""
    from stretchtimer.cli.group import day_of
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.records import DayOff, local_day
    from stretchtimer.words.programme_words import marked_text

    clock, store = open_parts(chosen)
    with store:
        today = local_day(clock.now(), clock.zone())
        day = today if chosen.on is None else day_of(chosen.on)
        if day > today:
            raise UserError(Message("day_off_in_future", {"day": str(day)}))
        reason = None if chosen.reason == COUNTS else DayOff(chosen.reason)
        if reason is not None:
            store.add_day_off(day, reason, clock.now())
        for record in store.days_off() if reason is None else ():
            if record.day == day:
                store.delete_day_off(record.id, clock.now())
    print(marked_text(day, reason))
    return 0


def _do(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.enrolment import EventKind
    from stretchtimer.programmes import act

    kinds = {
        "pause": EventKind.PAUSED,
        "resume": EventKind.RESUMED,
        "repeat": EventKind.REPEATED,
        "finish": EventKind.FINISHED,
        "leave": EventKind.LEFT,
        "accept": EventKind.APPLIED,
        "refuse": EventKind.REFUSED,
        "undo": EventKind.UNDONE,
    }
    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        act(store, files, clock, kinds[chosen.deed])
        _report(chosen, store, files, clock)
    return 0


def _report(chosen: argparse.Namespace, store: "Store", files: "Catalogue", clock: "Clock") -> None:
    """Where one stands now, read back from what is stored."""
    from stretchtimer.cli.programme_json import standing_json
    from stretchtimer.programmes import follow

    following = follow(store, files, clock)
    measured = {record.day for record in store.measurements()}
    test = None if following is None else following.next_test(measured)
    names = {one: files.exercise(one).name for one in files.exercise_ids}
    if chosen.json:
        print_json(programme=None if following is None else standing_json(following, test, names))
    elif following is None:
        print(_("You are on no programme."))
    else:
        print("\n".join(_lines(following, test, names, files)))


def _lines(following: "Following", test: "date | None", names: dict[str, str], files: "Catalogue") -> "Iterable[str]":
    from stretchtimer.core.plan import Circumstances
    from stretchtimer.words.programme_words import change_text, level_line, standing_line
    from stretchtimer.words.progress_words import day_text
    from stretchtimer.words.today_words import content_lines

    here = following.here
    yield f"{here.programme.name}\n{standing_line(here)}\n{level_line(here)}"
    if following.is_under_way and following.is_free:
        yield _("Nothing is due today.")
    elif following.is_under_way:
        plan = files.plan_of(following.sequence, Circumstances())
        yield _("Today: {exercises}.").format(exercises=", ".join(content_lines(plan)))
    if test is not None:
        yield _("A check is due.") if test <= here.day else _("Next check on {day}.").format(day=day_text(test))
    if following.proposal is not None:
        yield f"{change_text(following.proposal, names)} {_('Answer with `programme accept` or `programme refuse`.')}"
    if following.applied is not None:
        yield f"{change_text(following.applied, names)} {_('`programme undo` takes it back.')}"
