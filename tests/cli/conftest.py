"""A data folder, good and bad ones."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

is_root = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of the commands of a test; not there yet."""
    return tmp_path / "folder"


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 1 MiB."""
    folder = Path(tempfile.mkdtemp())
    try:
        if not is_root:
            pytest.skip("only root can mount a small disk")
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("mounting is not allowed here")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    finally:
        folder.rmdir()


def fill(disk: Path) -> Path:
    """Leave no room on a disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler
