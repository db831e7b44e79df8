"""What the groups of commands have in common: how a command is added, opens its data, and prints a list."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from stretchtimer.words.language import _

if TYPE_CHECKING:
    from datetime import date, datetime

    from stretchtimer.catalogue.catalogue import Catalogue
    from stretchtimer.clock import SystemClock
    from stretchtimer.store.store import Store

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Command = Callable[[argparse.Namespace], int]

EARLIEST_YEAR = 1971  # an earlier one is a slip of the finger, and before 1970 none can be stored
SCHEMA = 1
"""Version of what `--json` prints; see docs/json.md."""


def add(
    commands: "Commands", common: argparse.ArgumentParser, name: str, run: Command, about: str
) -> argparse.ArgumentParser:
    """Add a command and return its parser."""
    parser: argparse.ArgumentParser = commands.add_parser(name, parents=[common], help=about, description=about)
    parser.set_defaults(command=run)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON instead of text"))


def folder_of(chosen: argparse.Namespace) -> Path:
    from stretchtimer import paths

    return paths.data_dir(getattr(chosen, "data_dir", None))


def open_parts(chosen: argparse.Namespace) -> "tuple[SystemClock, Store]":
    """The clock and the open store of a command."""
    from stretchtimer.app import open_store, speak
    from stretchtimer.clock import SystemClock

    clock = SystemClock()
    store = open_store(folder_of(chosen), clock)
    speak(store.settings())
    return clock, store


def speak_as_set(chosen: argparse.Namespace) -> None:
    """Speak the language of the settings, where there are any that can be read; what is wrong with them others say."""
    from contextlib import suppress

    from stretchtimer import paths
    from stretchtimer.core.message import UserError

    if (folder_of(chosen) / paths.DATABASE).is_file():
        with suppress(UserError):
            _clock, store = open_parts(chosen)
            store.close()


def open_files(chosen: argparse.Namespace) -> "Catalogue":
    from stretchtimer.app import open_catalogue

    speak_as_set(chosen)
    return open_catalogue(folder_of(chosen))


def print_json(**values: Json) -> None:
    print(json.dumps({"schema": SCHEMA, **values}, ensure_ascii=False, indent=2))


def instant_of(text: str | None, clock: "SystemClock") -> "datetime":
    """Read a time: local where it names no offset; raises UserError for one that cannot be, or has not been yet."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from stretchtimer.core.message import Message, UserError

    if text is None:
        return clock.now()
    try:
        read = datetime.fromisoformat(text)
        instant = (read if read.tzinfo else read.replace(tzinfo=ZoneInfo(clock.zone()))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UserError(Message("time_not_read", {"found": text})) from None
    if instant.year < EARLIEST_YEAR:
        raise UserError(Message("time_not_read", {"found": text}))
    if instant > clock.now():
        raise UserError(Message("time_in_future", {"found": text}))
    return instant


def day_of(text: str) -> "date":
    """Read a day; raises UserError for what is none."""
    from datetime import date

    from stretchtimer.core.message import Message, UserError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(Message("date_not_read", {"found": text})) from None
