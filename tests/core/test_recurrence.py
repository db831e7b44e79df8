"""The examples of RFC 5545, 3.8.5.3, give the RFC's dates. They begin on 2 September 1997 at 9:00, or as said."""

# ruff: noqa: DTZ001

from datetime import datetime
from itertools import islice

import pytest

from stretchtimer.core.recurrence import recurring

NEW_YORK = "America/New_York"
START = datetime(1997, 9, 2, 9)


def dates(year: int, said: str) -> list[datetime]:
    """Days of a year, such as "Sep 2 3 Oct 1"; another year may be named within."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    found: list[datetime] = []
    month = 0
    for word in said.replace(",", " ").split():
        if word in months:
            month = months.index(word) + 1
        elif len(word) == 4:
            year = int(word)
        else:
            found.append(datetime(year, month, int(word), 9))
    return found


EXAMPLES = [
    ("FREQ=DAILY;COUNT=10", "Sep 2 3 4 5 6 7 8 9 10 11", True),
    ("FREQ=DAILY;INTERVAL=2", "Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 Oct 2 4 6", False),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", "Sep 2 12 22 Oct 2 12", True),
    ("FREQ=WEEKLY;COUNT=10", "Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4", True),
    (
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4 11 18 25 Dec 2 9 16 23",
        True,
    ),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "Sep 2 16 30 Oct 14 28 Nov 11 25 Dec 9 23 1998 Jan 6 20 Feb 3 17", False),
    ("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "Sep 2 4 9 11 16 18 23 25 30 Oct 2", True),
    ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "Sep 2 4 9 11 16 18 23 25 30 Oct 2", True),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "Sep 2 4 16 18 30 Oct 2 14 16", True),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "Sep 2 15 Oct 2 15 Nov 2 15 Dec 2 15 1998 Jan 2 15",
        True,
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "Sep 2 9 16 23 30 Nov 4 11 18 25 1998 Jan 6 13 20 27 Mar 3 10 17 24 31",
        False,
    ),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Sep 2 3 4 5 8 9 10 11 12 15", False),
]
BEGUN_ELSEWHERE = [
    (
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        datetime(1997, 9, 1, 9),
        "Sep 1 3 5 15 17 19 29 Oct 1 3 13 15 17 27 29 31 Nov 10 12 14 24 26 28 Dec 8 10 12 22",
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        datetime(1997, 9, 5, 9),
        "Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 Jun 5",
    ),
    ("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", datetime(1997, 9, 5, 9), "Sep 5 Oct 3 Nov 7 Dec 5"),
    (
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        datetime(1997, 9, 7, 9),
        "Sep 7 28 Nov 2 30 1998 Jan 4 25 Mar 1 29 May 3 31",
    ),
    ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", datetime(1997, 9, 22, 9), "Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", datetime(1997, 9, 28, 9), "Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26"),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        datetime(1997, 9, 30, 9),
        "Sep 30 Oct 1 31 Nov 1 30 Dec 1 31 1998 Jan 1 31 Feb 1",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        datetime(1997, 9, 10, 9),
        "Sep 10 11 12 13 14 15 1999 Mar 10 11 12 13",
    ),
    (
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        datetime(1997, 6, 10, 9),
        "Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 2000 Jun 10 Jul 10 2001 Jun 10 Jul 10",
    ),
    (
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        datetime(1997, 3, 10, 9),
        "Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 2003 Jan 10 Feb 10 Mar 10",
    ),
    (
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        datetime(1997, 1, 1, 9),
        "Jan 1 Apr 10 Jul 19 2000 Jan 1 Apr 9 Jul 18 2003 Jan 1 Apr 10 Jul 19 2006 Jan 1",
    ),
    ("FREQ=YEARLY;BYDAY=20MO", datetime(1997, 5, 19, 9), "May 19 1998 May 18 1999 May 17"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", datetime(1997, 5, 12, 9), "May 12 1998 May 11 1999 May 17"),
    (
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        datetime(1997, 3, 13, 9),
        "Mar 13 20 27 1998 Mar 5 12 19 26 1999 Mar 4 11 18 25",
    ),
    (
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        START,
        "1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13",
    ),
    (
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        datetime(1997, 9, 13, 9),
        "Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 May 9 Jun 13",
    ),
    (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        datetime(1996, 11, 5, 9),
        "1996 Nov 5 2000 Nov 7 2004 Nov 2",
    ),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", datetime(1997, 9, 4, 9), "Sep 4 Oct 7 Nov 6"),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        datetime(1997, 9, 29, 9),
        "Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30",
    ),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", datetime(1997, 8, 5, 9), "Aug 5 10 19 24"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", datetime(1997, 8, 5, 9), "Aug 5 17 19 31"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", datetime(2007, 1, 15, 9), "2007 Jan 15 30 Feb 15 Mar 15 30"),
]


@pytest.mark.parametrize(("rule", "said", "ends"), EXAMPLES)
def test_the_examples_of_the_rfc(rule: str, said: str, ends: bool) -> None:
    expected = dates(1997, said)
    found = list(islice(recurring(rule, START, NEW_YORK, START), len(expected) + ends))
    assert found == expected


@pytest.mark.parametrize(("rule", "start", "said"), BEGUN_ELSEWHERE)
def test_the_examples_that_begin_elsewhere(rule: str, start: datetime, said: str) -> None:
    expected = dates(1997, said)
    ends = "COUNT" in rule or "UNTIL" in rule
    assert list(islice(recurring(rule, start, NEW_YORK, start), len(expected) + ends)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", ["09:00", "12:00", "15:00"]),
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"]),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", ["09:00", "10:30", "12:00", "13:30"]),
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=4", ["09:00", "09:20", "09:40", "10:00"]),
    ],
)
def test_the_examples_within_a_day(rule: str, expected: list[str]) -> None:
    found = [f"{at:%H:%M}" for at in islice(recurring(rule, START, NEW_YORK, START), len(expected) + 1)]
    assert found[: len(expected)] == expected
    assert len(found) == len(expected)


def test_every_day_in_january_for_three_years_either_way() -> None:
    start = datetime(1998, 1, 1, 9)
    yearly = "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA"
    daily = "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1"
    found = list(recurring(yearly, start, NEW_YORK, start))
    assert found == list(recurring(daily, start, NEW_YORK, start))
    assert len(found) == 93
    assert found[-1] == datetime(2000, 1, 31, 9)  # 14:00 UTC is 9:00 there: the end is included
