"""The window, and `run SEQUENCE` and `start` in it or in the terminal."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, folder_of, open_files, open_parts, print_json
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands

WITHOUT_DISPLAY = "workplace"
FASTEST = 1000


def add_commands(parser: argparse.ArgumentParser, commands: "Commands", common: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_open)
    parser.add_argument("--background", action="store_true", help=_("open no window, only let reminders come"))
    run = add(commands, common, "run", _run, _("guide a session"))
    run.add_argument("sequence", metavar="SEQUENCE", help=_("its id, as `list sequences` names it"))
    run.add_argument("--terminal", action="store_true", help=_("guide it here instead of in the window"))
    run.add_argument(
        "--speed", type=_speed, default=1, metavar="N", help=_("N times as fast, as a rehearsal that is not stored")
    )
    run.add_argument("--record", action="store_true", help=_("store a rehearsal too, marked as one"))

    start = add(commands, common, "start", _start, _("start the session that is right for now, and say why it is"))
    which = start.add_mutually_exclusive_group()
    which.add_argument("sequence", metavar="SEQUENCE", nargs="?", help=_("this one instead, as `run` does"))
    which.add_argument("--minutes", type=_minutes, metavar="N", help=_("there are only so many minutes"))
    how = start.add_mutually_exclusive_group()
    how.add_argument("--terminal", action="store_true", help=_("guide it here instead of in the window"))
    how.add_argument("--json", action="store_true", help=_("say as JSON what it would be, and start nothing"))


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 3 and int(text) >= 1):
        raise argparse.ArgumentTypeError(_("a whole number of minutes, from 1"))
    return int(text)


def _speed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(FASTEST)) and 1 <= int(text) <= FASTEST):
        raise argparse.ArgumentTypeError(_("a whole number from 1 to {most}").format(most=FASTEST))
    return int(text)


def _open(chosen: argparse.Namespace) -> int:
    """Open the window or raise it; without a display, guide the desk break here instead of failing."""
    if _has_display():
        from stretchtimer.opening import BACKGROUND, open_window

        return open_window(folder_of(chosen), BACKGROUND if chosen.background else "raise")
    if chosen.background:
        from stretchtimer.core.message import Message, UserError

        raise UserError(Message("background_no_display"))
    print(_("There is no display here, so the desk break is guided in the terminal."), file=sys.stderr)
    return _guide(chosen, WITHOUT_DISPLAY)


def _run(chosen: argparse.Namespace) -> int:
    files = open_files(chosen)
    if chosen.sequence not in files.programme_ids:
        files.sequence(chosen.sequence)  # an unknown one is refused before anything opens
    if chosen.terminal or chosen.speed > 1 or not _has_display():
        return _guide(chosen, chosen.sequence, chosen.speed, record=chosen.record)
    from stretchtimer.opening import open_window

    return open_window(folder_of(chosen), f"run {chosen.sequence}")


def _start(chosen: argparse.Namespace) -> int:
    if chosen.sequence is not None:
        return _start_this(chosen)
    if not (chosen.terminal or chosen.json) and _has_display():
        from stretchtimer.opening import open_window

        return open_window(folder_of(chosen), f"start {chosen.minutes}" if chosen.minutes else "start")
    from stretchtimer.cli.safety import screened
    from stretchtimer.core.message import UserError
    from stretchtimer.programmes import follow
    from stretchtimer.starting import start_choice
    from stretchtimer.terminal_app import guide
    from stretchtimer.words.week_words import start_line

    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        if not chosen.json:
            screened(store, clock, files)
        choice = start_choice(store, files, clock, follow(store, files, clock), chosen.minutes)
        if chosen.json:
            from stretchtimer.cli.programme_json import choice_json

            print_json(**choice_json(choice))
            return 0
        if choice.plan is None:
            raise UserError(choice.reason)
        print(start_line(choice))
        return guide(choice.plan.sequence, clock, store, files, 1, record=False)


def _start_this(chosen: argparse.Namespace) -> int:
    """The one that was named, like `run`; as JSON only what it would be."""
    chosen.speed, chosen.record = 1, False
    if not chosen.json:
        return _run(chosen)
    from stretchtimer.app import circumstances, safety
    from stretchtimer.cli.programme_json import choice_json
    from stretchtimer.core.just_start import Choice
    from stretchtimer.core.message import Message
    from stretchtimer.programmes import sequence_of

    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        wanted = sequence_of(store, files, clock, chosen.sequence)
        safe = safety(store, clock, files)
        plan = None if safe.is_locked else files.plan_of(wanted, circumstances(store.settings(), clock, safe))
    reason = Message("start_asked", {"name": wanted.name}) if plan is not None else safe.why or Message("safety_first")
    print_json(**choice_json(Choice(plan, reason)))
    return 0


def _guide(chosen: argparse.Namespace, sequence: str, speed: int = 1, *, record: bool = False) -> int:
    from stretchtimer.cli.safety import screened
    from stretchtimer.programmes import sequence_of
    from stretchtimer.terminal_app import guide

    files = open_files(chosen)
    clock, store = open_parts(chosen)
    with store:
        wanted = sequence_of(store, files, clock, sequence)
        screened(store, clock, files)
        return guide(wanted, clock, store, files, speed, record=record)


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    return bool(named)
