"""The command line: one file for each group of commands, and no Qt where none is needed.

A command's parser is built from the standard library alone; what the command works with is imported when it runs, so
that `--help` answers at once. What a person can mend is one sentence on stderr and exit status 1; a wrong usage is 2.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from stretchtimer import paths
from stretchtimer.cli import (
    activities,
    catalogue,
    doctor,
    draw,
    erase,
    learn,
    papers,
    programme,
    records,
    reminders,
    safety,
    settings,
    sharing,
    transcript,
    transfer,
    window,
)
from stretchtimer.words.language import _, use_language

INTERRUPTED = 130  # exit status after Ctrl+C, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    use_language(paths.resources() / "translations")
    os.umask(0o077)  # whatever is written belongs to its owner alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the output lacks is no reason to fail
    try:
        return _perform(arguments)
    except BrokenPipeError:  # the reader has gone, as `| head` does
        _write_no_more()
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _refused(error)


def _perform(arguments: Sequence[str] | None) -> int:
    try:
        chosen = _parser().parse_args(arguments)
        return int(chosen.command(chosen))
    finally:
        sys.stdout.flush()  # here a reader that has gone can still be answered


def _refused(error: Exception) -> int:
    """Say what a person can mend; a bug goes its loud way."""
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.words.messages import sentence

    if isinstance(error, UserError):
        said = sentence(error.message)
    elif isinstance(error, OSError) and error.filename is not None:
        said = sentence(Message("file_unreadable", {"file": str(error.filename), "problem": error.strerror or ""}))
    elif isinstance(error, OSError):
        _write_no_more()
        said = _("The output cannot be written: {problem}.").format(problem=error.strerror)
    else:
        raise error
    print(said, file=sys.stderr)
    return 1


def _write_no_more() -> None:
    """Let what still waits for the output go nowhere, or Python complains about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help=_("keep everything in this folder instead of the usual one"),
    )
    parser = argparse.ArgumentParser(
        prog="stretchtimer",
        description=_(
            "A guided stretching timer for stiff hamstrings and a sore lower back. "
            "Without a command it opens its window, or raises the one that is open. "
            "Not a medical device. Stop if it hurts."
        ),
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND")
    window.add_commands(parser, commands, common)
    catalogue.add_commands(commands, common)
    transcript.add_commands(commands, common)
    learn.add_commands(commands, common)
    programme.add_commands(commands, common)
    records.add_commands(commands, common)
    activities.add_commands(commands, common)
    safety.add_commands(commands, common)
    settings.add_commands(commands, common)
    transfer.add_commands(commands, common)
    sharing.add_commands(commands, common)
    erase.add_commands(commands, common)
    reminders.add_commands(commands, common)
    papers.add_commands(commands, common)
    draw.add_commands(commands, common)
    doctor.add_commands(commands, common)
    return parser


def _version() -> str:
    from stretchtimer import __version__

    return __version__
