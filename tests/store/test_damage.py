"""A flipped bit anywhere in the file is noticed before what it stands in is shown."""

from pathlib import Path
from random import Random

import pytest

from stretchtimer.core.message import UserError
from stretchtimer.store.store import Store
from tests.store.samples import NOW, a_set, feel, measure, start

HEADER_BYTES = 100


@pytest.fixture
def sound(path: Path) -> bytes:
    """The content of a file that is in order."""
    with Store.open(path, NOW) as store:
        session = start(store)
        for step in range(60):
            store.add_set(session.id, a_set(step), NOW)
        for _ in range(20):
            measure(store)
            feel(store)
        store.check()
    return path.read_bytes()


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def notice(path: Path) -> str | None:
    """The key of the sentence that tells of damage."""
    try:
        with Store.open(path, NOW) as store:
            store.check()
    except UserError as error:
        return error.message.key
    return None


def test_every_single_flipped_bit_is_noticed(path: Path, sound: bytes) -> None:
    drawn = Random(20261014)
    header = range(HEADER_BYTES * 8)
    elsewhere = [drawn.randrange(HEADER_BYTES * 8, len(sound) * 8) for _ in range(400)]
    missed = {}
    for bit in (*header, *elsewhere):
        path.write_bytes(flipped(sound, bit))
        key = notice(path)
        # In the first bytes a file says that it is a database at all.
        if key != "store_damaged" and not (key == "store_not_ours" and bit < HEADER_BYTES * 8):
            missed[bit] = key
    assert missed == {}


def test_damaged_sets_are_not_shown(path: Path, sound: bytes) -> None:
    place = sound.rindex(b"chair_stretch")
    path.write_bytes(flipped(sound, place * 8))
    with Store.open(path, NOW) as store:
        with pytest.raises(UserError) as told:
            store.sessions()
        assert told.value.message.key == "store_damaged"
        assert told.value.message.values == {"path": str(path)}
        assert len(store.feels()) == 20  # the rest can be read


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_noticed(path: Path, sound: bytes, part: float) -> None:
    path.write_bytes(sound[: int(len(sound) * part) // 4096 * 4096])
    assert notice(path) == "store_damaged"
