"""`erase`: everything, or some days, for good."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, day_of, folder_of, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands
    from stretchtimer.core.erasing import Days


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    erase = add(
        commands, common, "erase", _erase, _("erase everything, or some days, for good; without --yes only say what")
    )
    erase.add_argument("--all", action="store_true", help=_("everything you have stored, settings too"))
    erase.add_argument("--from", dest="first", metavar="DAY", help=_("from this day on: 2026-10-14"))
    erase.add_argument("--to", dest="last", metavar="DAY", help=_("up to and with this day"))
    erase.add_argument("--backup", metavar="FILE", type=Path, help=_("export everything first: FILE.json or FILE.zip"))
    erase.add_argument("--yes", action="store_true", help=_("do it"))
    add_json(erase)


def _erase(chosen: argparse.Namespace) -> int:
    from stretchtimer.app import hold_session, open_catalogue
    from stretchtimer.own_along import own_bytes
    from stretchtimer.words.erase_words import erasure_lines

    days = _days(chosen)
    clock, store = open_parts(chosen)
    with store:
        lock = hold_session(store)  # what a session is about to store must not be left without its session
        try:
            if chosen.yes and chosen.backup is not None:
                store.export(chosen.backup, clock.now(), own=own_bytes(open_catalogue(folder_of(chosen))))
            erasure = store.erase(days, clock.now()) if chosen.yes else store.erasable(days)
        finally:
            lock.unlock()
    if chosen.json:
        print_json(erasure={"erased": chosen.yes, "rows": {**erasure.rows}, "copies": erasure.copies})
    else:
        last = _("Erased for good.") if chosen.yes else _("Nothing was erased: say --yes to do it, for good.")
        print("\n".join((*erasure_lines(erasure), last)))
    return 0 if chosen.yes else 1


def _days(chosen: argparse.Namespace) -> "Days | None":
    """The days that were named, None for all; raises UserError for both, and for neither."""
    from datetime import date

    from stretchtimer.core.erasing import check_days
    from stretchtimer.core.message import Message, UserError

    if chosen.all == bool(chosen.first or chosen.last):
        raise UserError(Message("erase_what"))
    if chosen.all:
        return None
    return check_days(
        day_of(chosen.first) if chosen.first else date.min, day_of(chosen.last) if chosen.last else date.max
    )
