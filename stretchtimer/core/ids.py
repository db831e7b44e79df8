"""Ids and stamps that several machines can make without asking each other.

An id is a UUIDv7 (RFC 9562 5.7): sorted by time, random enough never to clash. A stamp says when a row was last
changed; it rises strictly on one machine even when its clock goes back, so the later of two changes always wins.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

RANDOM_BITS = 74
COUNTER_DIGITS = 4
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def uuid7(now: datetime, random: int) -> str:
    """Make a UUIDv7 from an aware instant and `RANDOM_BITS` random bits."""
    high, low = random >> 62 & 0xFFF, random & (1 << 62) - 1
    return str(UUID(int=_unix_ms(now) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def next_stamp(last: str, now: datetime) -> str:
    """Make the stamp that follows `last` ("" for none): the instant to the ms in UTC, and a counter within it.

    Stamps compare as text. While the clock stands still or has gone back, the counter rises; when it is full, the
    next ms is borrowed.
    """
    stamp = _stamp(_unix_ms(now), 0)
    if stamp > last:
        return stamp
    text, counter = last.split("-#")
    last_ms = _unix_ms(datetime.fromisoformat(text))
    following = int(counter) + 1
    if following == 10**COUNTER_DIGITS:
        return _stamp(last_ms + 1, 0)
    return _stamp(last_ms, following)


def _stamp(unix_ms: int, counter: int) -> str:
    instant = (_EPOCH + unix_ms * _MS).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"{instant}-#{counter:0{COUNTER_DIGITS}d}"


def _unix_ms(now: datetime) -> int:
    return (now - _EPOCH) // _MS
