"""`reminders export` and `reminders busy`: calendar files, out for the phone and in for meetings."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, folder_of, open_files, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from datetime import datetime

    from stretchtimer.cli.group import Commands, Json
    from stretchtimer.core.busy import BusyCalendar


def add_calendar_commands(verbs: "Commands", common: argparse.ArgumentParser) -> None:
    export = add(
        verbs, common, "export", _export, _("write every reminder to a calendar file, so that the phone reminds")
    )
    export.add_argument("file", metavar="FILE.ics", type=Path)
    export.add_argument("--replace", action="store_true", help=_("take the place of a file that is there"))
    busy = add(
        verbs, common, "busy", _busy, _("wait during the busy times of a calendar; without FILE, list what is known")
    )
    busy.add_argument("file", metavar="FILE.ics", type=Path, nargs="?")
    busy.add_argument("--forget", metavar="NAME", help=_("forget the times of a calendar that was taken in"))
    for verb in (export, busy):
        add_json(verb)


def _export(chosen: argparse.Namespace) -> int:
    from stretchtimer.reminders import export_reminders
    from stretchtimer.words.reminder_page_words import exported_text

    clock, store = open_parts(chosen)
    with store:
        count = export_reminders(store, open_files(chosen), clock, chosen.file, replace=chosen.replace)
    if chosen.json:
        print_json(file=str(chosen.file), entries=count)
    else:
        print(exported_text(count, str(chosen.file)))
    return 0


def _busy(chosen: argparse.Namespace) -> int:
    from stretchtimer.desktop.single_instance import ask
    from stretchtimer.reminders import take_busy
    from stretchtimer.words.reminder_page_words import busy_text, calendar_text

    clock, store = open_parts(chosen)
    unread = 0
    with store:
        if chosen.forget is not None:
            store.delete_busy(_named(store.busy_calendars(), chosen.forget).id, clock.now())
        if chosen.file is not None:
            taken, unread = take_busy(store, clock, chosen.file)
            if not chosen.json:
                print(busy_text(len(taken.spans), unread))
        calendars = store.busy_calendars()
    ask(folder_of(chosen), "reminders reload")
    if chosen.json:
        print_json(calendars=[_calendar_json(one, clock.now()) for one in calendars], unread=unread)
    elif chosen.file is None:
        for one in calendars:
            print(calendar_text(one.name, _ahead(one, clock.now())))
    return 0


def _named(calendars: "tuple[BusyCalendar, ...]", name: str) -> "BusyCalendar":
    from stretchtimer.core.message import Message, UserError

    found = next((one for one in calendars if one.name.casefold() == name.casefold()), None)
    if found is None:
        known = ", ".join(one.name for one in calendars) or "-"
        raise UserError(Message("calendar_unknown", {"name": name, "known": known}))
    return found


def _ahead(calendar: "BusyCalendar", now: "datetime") -> int:
    from stretchtimer.core.busy import busy_spans

    return len(busy_spans([calendar], now))


def _calendar_json(calendar: "BusyCalendar", now: "datetime") -> "Json":
    from stretchtimer.core.busy import busy_spans

    times: list[Json] = [
        {"from": start.isoformat(), "to": end.isoformat()} for start, end in busy_spans([calendar], now)
    ]
    return {"name": calendar.name, "taken_at": calendar.taken_at.isoformat(), "busy": times}
