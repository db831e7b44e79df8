"""`export WHERE` and `import FILE`: everything that is kept, out of the file and into it."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, folder_of, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands, Json
    from stretchtimer.store.merge import Merged


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    out = add(commands, common, "export", _export, _("write everything you have stored to a file or folder"))
    out.add_argument(
        "where", metavar="WHERE", type=Path, help=_("FILE.json, FILE.zip (CSV tables), or a folder of CSV tables")
    )
    out.add_argument("--replace", action="store_true", help=_("take the place of a file that is there"))
    into = add(commands, common, "import", _import, _("bring in an export; what you have stays"))
    into.add_argument("file", metavar="FILE", type=Path, help=_("what export wrote: FILE.json, FILE.zip or the folder"))
    into.add_argument(
        "--measurements", action="store_true", help=_("FILE is a table of measurements from anywhere (CSV)")
    )
    into.add_argument(
        "--map",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help=_(
            "what its columns are, where that is not seen: when, time, value, left, right, side (a heading, or a "
            "number from 1); kind, protocol; unit=degree|cm|mm|inch; dates=ymd|dmy|mdy; decimal=comma|point; "
            "delimiter=;|,|tab"
        ),
    )
    into.add_argument("--yes", action="store_true", help=_("store the measurements without asking"))
    into.add_argument("--skip-bad", action="store_true", help=_("store the good lines of a table that has bad ones"))
    into.add_argument("--dry-run", action="store_true", help=_("only say what would be stored"))
    add_json(into)


def _export(chosen: argparse.Namespace) -> int:
    from stretchtimer.app import open_catalogue
    from stretchtimer.own_along import own_bytes

    clock, store = open_parts(chosen)
    with store:
        own = own_bytes(open_catalogue(folder_of(chosen)))
        store.export(chosen.where, clock.now(), replace=chosen.replace, own=own)
    print(_("Everything is in {path}; docs/export.md says how.").format(path=chosen.where))
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from stretchtimer.app import open_catalogue
    from stretchtimer.own_along import taking_along
    from stretchtimer.sharing import take
    from stretchtimer.words.transfer_words import merged_lines

    if chosen.measurements:
        return _import_table(chosen)
    clock, store = open_parts(chosen)
    with store:
        catalogue = open_catalogue(folder_of(chosen))
        own = taking_along(catalogue, chosen.file)
        merged = store.import_export(chosen.file, clock.now(), dry_run=chosen.dry_run)
        if not chosen.dry_run:
            take(catalogue, own)
        if own.texts or own.pictures:
            merged.new["own_file"] = len(own.texts) + len(own.pictures)
    if chosen.json:
        print_json(imported=_merged_json(merged, stored=not chosen.dry_run))
        return 0
    for line in merged_lines(merged.new, merged.changed, merged.same, stored=not chosen.dry_run):
        print(line)
    return 0


def _merged_json(merged: "Merged", *, stored: bool) -> "Json":
    return {"stored": stored, "new": {**merged.new}, "changed": {**merged.changed}, "same": {**merged.same}}


def _import_table(chosen: argparse.Namespace) -> int:
    """Show what a table is taken for and its first readings; store them on a yes, typed now or with the command."""
    from datetime import date
    from functools import partial

    from stretchtimer.cli.as_json import table_json
    from stretchtimer.store.measurement_table import preview
    from stretchtimer.words.table_words import first_lines, layout_lines, taken_lines

    clock, store = open_parts(chosen)
    with store:
        zone, now = clock.zone(), clock.now()
        seen = preview(chosen.file, _said(chosen.map), zone, now)
        take = partial(store.import_measurements, chosen.file, seen.layout, zone, now, skip_bad=chosen.skip_bad)
        # compared with no year of ours, each day says its own
        shown = layout_lines(seen.layout, seen.header), first_lines(seen.lines, zone, date(1, 1, 1))
        if not chosen.json:
            print("\n".join(line for lines in shown for line in lines))
        is_wanted = not chosen.dry_run and (chosen.yes or (not chosen.json and _is_wanted()))
        taken = take(dry_run=not is_wanted)
    if chosen.json:
        print_json(table=table_json(taken, *shown))
    else:
        print("\n".join(taken_lines(taken.new, taken.same, taken.bad, taken.bad_count, stored=taken.stored)))
        if not is_wanted and not chosen.dry_run:
            print(_("Say --yes to store what is good."))
    return 0 if taken.stored or chosen.dry_run else 1


def _is_wanted() -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        return False
    sys.stdout.write(_("Store them? y for yes: "))
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == "y"


def _said(pairs: "list[str]") -> "dict[str, str]":
    """`--map` as typed; raises UserError for what has no `=`."""
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.core.table_layout import SAYABLE

    for pair in pairs:
        if "=" not in pair:
            raise UserError(Message("table_cannot_say", {"found": pair, "known": ", ".join(sorted(SAYABLE))}))
    return {key.strip(): value.strip() for key, _equals, value in (pair.partition("=") for pair in pairs)}
