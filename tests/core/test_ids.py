"""Ids and stamps: RFC 9562's own example, and the laws that let several machines agree."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.ids import COUNTER_DIGITS, RANDOM_BITS, next_stamp, uuid7

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MS = timedelta(milliseconds=1)

instants = st.timedeltas(timedelta(0), timedelta(days=2_900_000)).map(lambda gone: EPOCH + gone)
randoms = st.integers(0, (1 << RANDOM_BITS) - 1)


def stamp_ms(stamp: str) -> int:
    return (datetime.fromisoformat(stamp.split("-#")[0]) - EPOCH) // MS


def test_the_example_of_rfc_9562() -> None:
    now = EPOCH + 0x017F22E279B0 * MS
    assert uuid7(now, 0xCC3 << 62 | 0x18C4DC0C0C07398F) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(instants, randoms)
def test_an_id_is_a_version_7_uuid_of_its_ms(now: datetime, random: int) -> None:
    made = UUID(uuid7(now, random))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == (now - EPOCH) // MS


@given(instants, randoms, randoms)
def test_all_random_bits_count(now: datetime, one: int, other: int) -> None:
    assert (uuid7(now, one) == uuid7(now, other)) == (one == other)


@given(instants, instants, randoms, randoms)
def test_ids_sort_by_time(one: datetime, other: datetime, one_random: int, other_random: int) -> None:
    if (other - EPOCH) // MS > (one - EPOCH) // MS:
        assert uuid7(other, other_random) > uuid7(one, one_random)


def test_the_first_stamp() -> None:
    now = datetime(2026, 10, 14, 17, 30, 0, 123_999, tzinfo=UTC)
    assert next_stamp("", now) == "2026-10-14T17:30:00.123Z-#0000"


@given(st.lists(instants, min_size=2, max_size=40))
def test_stamps_rise_strictly_whatever_the_clock_does(clock: list[datetime]) -> None:
    stamps = [""]
    for now in clock:
        stamps.append(next_stamp(stamps[-1], now))
    assert all(earlier < later for earlier, later in pairwise(stamps))
    assert {len(stamp) for stamp in stamps[1:]} == {30}


@given(instants, instants)
def test_a_stamp_is_never_behind_the_clock(before: datetime, now: datetime) -> None:
    stamp = next_stamp(next_stamp("", before), now)
    assert stamp_ms(stamp) == max((before - EPOCH) // MS, (now - EPOCH) // MS)


@given(instants)
def test_a_full_counter_borrows_the_next_ms(now: datetime) -> None:
    first = next_stamp("", now)
    full = first.replace("#" + "0" * COUNTER_DIGITS, "#" + "9" * COUNTER_DIGITS)
    following = next_stamp(full, now)
    assert following > full
    assert stamp_ms(following) == stamp_ms(full) + 1
    assert next_stamp(following, now) > following


@given(instants, st.timedeltas(min_value=timedelta(hours=-12), max_value=timedelta(hours=12)))
def test_the_zone_of_an_instant_does_not_matter(now: datetime, offset: timedelta) -> None:
    minutes = timedelta(minutes=offset // timedelta(minutes=1))
    assert next_stamp("", now.astimezone(timezone(minutes))) == next_stamp("", now)
