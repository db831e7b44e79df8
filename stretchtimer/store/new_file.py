"""A file or folder that appears whole or not at all, is on the disk when the call returns, and belongs to its owner."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from stretchtimer.core.message import Message, UserError
from stretchtimer.store.backup import sync_folder
from stretchtimer.store.connect import private_files


def refuse_taken(path: Path) -> None:
    """Raise UserError where there is something at `path` already."""
    if path.exists():
        raise UserError(Message("export_taken", {"path": str(path)}))


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside `path` and put it in its place; raises UserError for what a person can mend."""
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    with output_errors(path), private_files():
        try:
            with beside.open("xb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_bytes(path: Path, content: bytes) -> None:
    """The same for content that is at hand."""

    def write(file: BinaryIO) -> None:
        file.write(content)

    write_whole(path, write)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says while writing into a UserError."""
    try:
        yield
    except OSError as error:
        raise UserError(Message("export_not_written", {"path": str(path), "problem": error.strerror or ""})) from error
