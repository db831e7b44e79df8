"""`export WHERE` and `import FILE`: everything that is kept, out of the file and into it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, open_parts, print_json

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands, Json
    from stretchtimer.store.merge import Merged


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    out = add(commands, common, "export", _export, "write everything you have stored to a file or folder")
    out.add_argument(
        "where", metavar="WHERE", type=Path, help="FILE.json, FILE.zip (CSV tables), or a folder of CSV tables"
    )
    out.add_argument("--replace", action="store_true", help="take the place of a file that is there")
    into = add(commands, common, "import", _import, "bring in an export; what you have stays")
    into.add_argument("file", metavar="FILE", type=Path, help="what export wrote: FILE.json, FILE.zip or the folder")
    into.add_argument("--dry-run", action="store_true", help="only say what would be stored")
    add_json(into)


def _export(chosen: argparse.Namespace) -> int:
    from stretchtimer.words.language import _

    clock, store = open_parts(chosen)
    with store:
        store.export(chosen.where, clock.now(), replace=chosen.replace)
    print(_("Everything is in {path}; docs/export.md says how.").format(path=chosen.where))
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from stretchtimer.words.transfer_words import merged_lines

    clock, store = open_parts(chosen)
    with store:
        merged = store.import_export(chosen.file, clock.now(), dry_run=chosen.dry_run)
    if chosen.json:
        print_json(imported=_merged_json(merged, stored=not chosen.dry_run))
        return 0
    for line in merged_lines(merged.new, merged.changed, merged.same, stored=not chosen.dry_run):
        print(line)
    return 0


def _merged_json(merged: "Merged", *, stored: bool) -> "Json":
    return {"stored": stored, "new": {**merged.new}, "changed": {**merged.changed}, "same": {**merged.same}}
