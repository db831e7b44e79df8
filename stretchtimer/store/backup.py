"""Copies of the whole database, made by SQLite itself: opening the file any other way would drop its locks."""

import os
from pathlib import Path

import apsw

from stretchtimer.store.connect import check_pages, connect, private_files


def back_up(connection: apsw.Connection, wanted: Path) -> Path:
    """Copy the database to `wanted`, or beside it when that name is taken; returns where it is.

    The copy has been read back before it counts; half a copy is not left behind.
    """
    target = _claim(wanted)
    try:
        _copy(connection, target)
        check_pages(target)
    except BaseException:
        target.unlink()
        raise
    sync_folder(target.parent)
    return target


def _claim(wanted: Path) -> Path:
    """Make an empty file that nobody had before, for the owner only."""
    target, number = wanted, 1
    with private_files():
        wanted.parent.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                target.touch(exist_ok=False)
            except FileExistsError:
                number += 1
                target = wanted.with_stem(f"{wanted.stem}-{number}")
            else:
                return target


def _copy(source: apsw.Connection, target: Path) -> None:
    connection = connect(target)
    try:
        with connection.backup("main", source, "main") as backup:
            backup.step()
    finally:
        connection.close()


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder outlast a power cut; Windows neither can nor must."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
