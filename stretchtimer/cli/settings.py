"""`settings list|get|set|reset`."""

import argparse
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, add_json, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands
    from stretchtimer.store.store import Store


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    settings = commands.add_parser("settings", parents=[common], help=_("list, read and change the settings"))
    verbs = settings.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    add_json(add(verbs, common, "list", _list, _("every setting, its value and what it may be")))
    add(verbs, common, "get", _get, _("print a setting's value")).add_argument("key")
    setter = add(verbs, common, "set", _set, _("change a setting"))
    setter.add_argument("key")
    setter.add_argument("value")
    add(verbs, common, "reset", _reset, _("put a setting back to its default")).add_argument("key")


def _list(chosen: argparse.Namespace) -> int:
    from stretchtimer.core.settings import TABLE, allowed_text
    from stretchtimer.words.names import setting_reason

    _clock, store = open_parts(chosen)
    with store:
        settings = store.settings()
    if chosen.json:
        print_json(
            settings=[
                {
                    "key": row.key,
                    "value": settings.text(row.key),
                    "default": row.default,
                    "allowed": allowed_text(row),
                    "why": setting_reason(row.key),
                }
                for row in TABLE
            ]
        )
        return 0
    for row in TABLE:
        print(f"{row.key} = {settings.text(row.key)}\n    {setting_reason(row.key)} ({allowed_text(row)})")
    return 0


def _get(chosen: argparse.Namespace) -> int:
    _clock, store = open_parts(chosen)
    with store:
        print(store.settings().text(chosen.key))
    return 0


def _set(chosen: argparse.Namespace) -> int:
    clock, store = open_parts(chosen)
    with store:
        store.set_setting(chosen.key, chosen.value, clock.now())
        _show(chosen, store)
    return 0


def _reset(chosen: argparse.Namespace) -> int:
    clock, store = open_parts(chosen)
    with store:
        store.reset_setting(chosen.key, clock.now())
        _show(chosen, store)
    return 0


def _show(chosen: argparse.Namespace, store: "Store") -> None:
    """What is stored now, and what the system has to be told of it."""
    settings = store.settings()
    print(f"{chosen.key} = {settings.text(chosen.key)}")
    if chosen.key == "start_at_login":
        from stretchtimer.desktop.dbus import Buses
        from stretchtimer.wiring.closing import keep_start_at_login

        buses = Buses()
        keep_start_at_login(settings, store.path.parent, buses)
        buses.close()
