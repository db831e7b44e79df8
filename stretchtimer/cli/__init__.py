"""The command line: one file for each group of commands, and no Qt where none is needed.

A command's parser is built from the standard library alone; what the command works with is imported when it runs, so
that `--help` answers at once. What a person can mend is one sentence on stderr and exit status 1; a wrong usage is 2.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from stretchtimer.cli import catalogue, doctor, records, settings, window


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    chosen = _parser().parse_args(arguments)
    os.umask(0o077)  # whatever is written belongs to its owner alone
    try:
        return int(chosen.command(chosen))
    except BrokenPipeError:  # the reader has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        from stretchtimer.core.message import UserError
        from stretchtimer.words.messages import sentence

        if not isinstance(error, UserError):
            raise
        print(sentence(error.message), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="keep everything in this folder instead of the usual one",
    )
    parser = argparse.ArgumentParser(
        prog="stretchtimer",
        description="A guided stretching timer for stiff hamstrings and a sore lower back. "
        "Without a command it opens its window, or raises the one that is open. "
        "Not a medical device. Stop if it hurts.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    window.add_commands(parser, commands, common)
    catalogue.add_commands(commands, common)
    records.add_commands(commands, common)
    settings.add_commands(commands, common)
    doctor.add_commands(commands, common)
    return parser


def _version() -> str:
    from stretchtimer import __version__

    return __version__
