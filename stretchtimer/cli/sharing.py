"""`share ID... FILE.stretch` and `take FILE.stretch`: sequences for somebody else, and from them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, open_files, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands, Json
    from stretchtimer.sharing import Coming


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    out = add(
        commands,
        common,
        "share",
        _share,
        _("write sequences or programmes of your own, with their exercises, to a file"),
    )
    out.add_argument("sequences", metavar="SEQUENCE", nargs="+")
    out.add_argument("file", metavar="FILE.stretch", type=Path)
    out.add_argument("--replace", action="store_true", help=_("take the place of a file that is there"))
    into = add(
        commands, common, "take", _take, _("take over the sequences, programmes and exercises of a .stretch file")
    )
    into.add_argument("file", metavar="FILE.stretch", type=Path)
    into.add_argument(
        "--copy", action="store_true", help=_("what you have under the same id stays; it comes as a copy")
    )
    into.add_argument("--dry-run", action="store_true", help=_("only say what would come"))
    add_json(into)


def _share(chosen: argparse.Namespace) -> int:
    from stretchtimer.sharing import share

    share(open_files(chosen), chosen.sequences, chosen.file, replace_file=chosen.replace)
    print(_("It is in {path}; docs/stretch.md says how.").format(path=chosen.file))
    return 0


def _take(chosen: argparse.Namespace) -> int:
    from stretchtimer.sharing import take, taking
    from stretchtimer.words.share_words import taking_lines

    files = open_files(chosen)
    found = taking(files, chosen.file, copy=chosen.copy)
    if not chosen.dry_run:
        take(files, found)
    if chosen.json:
        told: dict[str, Json] = {kind: [_json(one) for one in listed] for kind, listed in found.kinds.items()}
        print_json(taken={"stored": not chosen.dry_run, **told})
        return 0
    for line in taking_lines(found.kinds, stored=not chosen.dry_run):
        print(line)
    return 0


def _json(one: "Coming") -> "Json":
    return {"kind": one.kind, "id": one.id, "here": one.here, "name": one.name}
