"""The same as `commands.py`, within this process: for tables of which each line would take a process of its own.

Not for `run`, whose loop needs a process without a window.
"""

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from typing import Any

from stretchtimer.cli import main
from tests.cli.commands import Result, assert_one_sentence


def stretchtimer(*arguments: object) -> Result:
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, "utf-8", write_through=True) for stream in written)
    umask = os.umask(0o022)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([str(argument) for argument in arguments])
    except SystemExit as left:
        status = int(left.code or 0)
    finally:
        os.umask(umask)
    return CompletedProcess([*map(str, arguments)], status, *(stream.getvalue().decode() for stream in written))


def accepted(*arguments: object) -> str:
    """What a command prints that ends well and has nothing to complain about."""
    result = stretchtimer(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def refused(*arguments: object) -> str:
    """The one sentence with which a command is refused."""
    result = stretchtimer(*arguments)
    assert (result.returncode, result.stdout) == (1, ""), result
    assert_one_sentence(result.stderr)
    return result.stderr.strip()


def printed(*arguments: object) -> dict[str, Any]:
    """What a command prints as JSON."""
    values: dict[str, Any] = json.loads(accepted(*arguments, "--json"))
    return values
