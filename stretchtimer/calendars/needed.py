"""Of a calendar file only the lines that say when the user is busy: what meetings are about is not even parsed.

So a file from anywhere costs no more than these lines, however much else is in it. They come unfolded.
"""

from collections.abc import Iterator

COMPONENTS = frozenset({b"VCALENDAR", b"VEVENT", b"VFREEBUSY", b"VTIMEZONE", b"STANDARD", b"DAYLIGHT"})
WHEN = frozenset({b"DTSTART", b"DTEND", b"DURATION", b"RRULE", b"RDATE", b"EXDATE", b"RECURRENCE-ID", b"FREEBUSY"})
WHETHER = frozenset({b"UID", b"STATUS", b"TRANSP", b"X-MICROSOFT-CDO-BUSYSTATUS"})
ZONE = frozenset({b"TZID", b"TZNAME", b"TZOFFSETFROM", b"TZOFFSETTO"})
NEEDED = WHEN | WHETHER | ZONE
BEGIN, END = b"BEGIN", b"END"
WITHIN_A_YEAR = (b"BYYEARDAY", b"BYHOUR", b"BYMINUTE", b"BYSECOND")


def needed_lines(data: bytes) -> Iterator[bytes]:
    """The lines of the components of which something is read; what is inside of others, such as alarms, is left out."""
    left_out = 0  # so many components deep in what is left out
    in_zone = False
    for line in _unfolded(data):
        name, value = _name(line), line.partition(b":")[2].strip().upper()
        if name == BEGIN and (left_out or value not in COMPONENTS):
            left_out += 1
        elif left_out:
            left_out -= name == END
        elif name in (BEGIN, END):
            in_zone = name == BEGIN if value == b"VTIMEZONE" else in_zone
            yield line
        elif name in NEEDED and not (in_zone and name == b"RRULE" and not _is_of_clocks(value)):
            yield line


def _is_of_clocks(recurrence: bytes) -> bool:
    """Clocks change on some days of a year. What comes each second would be counted up from its first year."""
    return b"FREQ=YEARLY" in recurrence and not any(part in recurrence for part in WITHIN_A_YEAR)


def _unfolded(data: bytes) -> Iterator[bytes]:
    """Whole lines: one that begins with a blank goes on from the one before."""
    parts: list[bytes] = []
    for line in data.split(b"\n"):
        line = line.removesuffix(b"\r")
        if line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
        elif line:
            yield b"".join(parts)
            parts = [line]
    yield b"".join(parts)


def _name(line: bytes) -> bytes:
    return line.partition(b":")[0].partition(b";")[0].strip().upper()
