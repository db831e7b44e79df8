"""A store in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtimer.store.store import Store
from tests.store.samples import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "stretchtimer.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, NOW) as opened:
        yield opened
