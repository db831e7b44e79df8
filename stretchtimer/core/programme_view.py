"""A programme as its page shows it: a row for each block, with its days; and a year of practice, day by day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stretchtimer.core.consistency import Week
from stretchtimer.core.enrolment import ONE_DAY, Change, Standing, next_dates
from stretchtimer.core.programme import DAYS_IN_WEEK, Block, Part, Programme
from stretchtimer.core.records import DayOff


class DayState(StrEnum):
    """How one day of a block stands. Each is told apart by shape, not by colour alone."""

    DONE = "done"
    TODAY = "today"
    AHEAD = "ahead"
    REST = "rest"
    LEFT_OUT = "left_out"  # planned, past, and not done
    OFF = "off"  # ill, travelling, resting, or the programme paused


class RowState(StrEnum):
    """How a block stands."""

    PAST = "past"
    PRESENT = "present"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block of the programme."""

    name: str
    first_week: int
    last_week: int
    stretches: tuple[str, ...]  # exercises
    core: tuple[str, ...]
    state: RowState = RowState.LATER
    begins: date | None = None  # of a later one
    days: tuple[DayState, ...] = ()

    @property
    def done(self) -> int:
        return self.days.count(DayState.DONE)

    @property
    def planned(self) -> int:
        """How many of its days asked for a session."""
        return sum(day not in (DayState.REST, DayState.OFF) for day in self.days)

    @property
    def is_achieved(self) -> bool:
        """Whether it is over and was mostly done: a block slept through has no tick."""
        return self.state is RowState.PAST and self.done > 0 and 2 * self.done >= self.planned

    @property
    def today(self) -> int:
        """Which day of the block today is, from 1; 0 where it is none of them."""
        return next((i for i, day in enumerate(self.days, 1) if day is DayState.TODAY), 0)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Everything the page shows of a programme under way."""

    standing: Standing
    today: date
    rows: tuple[BlockRow, ...]
    proposal: Change | None  # to be agreed to
    applied: Change | None  # the last one, which can be undone
    score: float  # 0 to 1
    weeks: tuple[Week, ...]
    done: Mapping[date, int]  # sessions of any kind, by day
    off: Mapping[date, DayOff]


def block_rows(programme: Programme) -> tuple[BlockRow, ...]:
    """The programme before anything of it is begun."""
    rows, week = [], 1
    for block in programme.blocks:
        rows.append(_row(block, week))
        week += block.weeks
    return tuple(rows)


def rows_at(days: Sequence[Standing], done: Collection[date], off: Collection[date]) -> tuple[BlockRow, ...]:
    """The programme after `days`, the last of which is today; `done` are those with its session."""
    here = days[-1]
    begins = next_dates(here)
    rows = []
    for index, row in enumerate(block_rows(here.programme)):
        if index > here.block:
            rows.append(_with(row, RowState.LATER, (), begins[index - here.block]))
            continue
        passed = _last_pass(days, index)
        states = [_state(one, here.day, done, off) for one in passed]
        if index < here.block:
            rows.append(_with(row, RowState.PAST, tuple(states)))
        else:
            rows.append(_with(row, RowState.PRESENT, tuple(states + _ahead(here))))
    return tuple(rows)


def year_of(year: int) -> tuple[tuple[date | None, ...], ...]:
    """The weeks of a calendar year, from Monday to Sunday; None for days of the years beside it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    monday = first - first.weekday() * ONE_DAY
    weeks = []
    while monday <= last:
        days = (monday + number * ONE_DAY for number in range(DAYS_IN_WEEK))
        weeks.append(tuple(one if one.year == year else None for one in days))
        monday += DAYS_IN_WEEK * ONE_DAY
    return tuple(weeks)


def weeks_up_to(today: date, count: int) -> tuple[tuple[date, ...], ...]:
    """So many weeks from Monday to Sunday, the last of them that of today."""
    monday = today - (today.weekday() + DAYS_IN_WEEK * (count - 1)) * ONE_DAY
    days = [monday + number * ONE_DAY for number in range(DAYS_IN_WEEK * count)]
    return tuple(tuple(days[first : first + DAYS_IN_WEEK]) for first in range(0, len(days), DAYS_IN_WEEK))


def _row(block: Block, week: int) -> BlockRow:
    return BlockRow(
        block.name, week, week + block.weeks - 1, _exercises(block, Part.STRETCH), _exercises(block, Part.CORE)
    )


def _with(row: BlockRow, state: RowState, days: tuple[DayState, ...], begins: date | None = None) -> BlockRow:
    return BlockRow(row.name, row.first_week, row.last_week, row.stretches, row.core, state, begins, days)


def _exercises(block: Block, part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.step.exercise for one in block.steps if one.part is part))


def _last_pass(days: Sequence[Standing], block: int) -> list[Standing]:
    """The days of a block, from the last time it began."""
    same = [one for one in days if one.block == block]
    begins = max((i for i, one in enumerate(same) if one.block_day == 1 and not one.paused), default=0)
    return same[begins:]


def _ahead(here: Standing) -> list[DayState]:
    """The days of the present block after today."""
    block = here.present
    return [
        DayState.REST if (number - 1) % DAYS_IN_WEEK + 1 in block.rest_days else DayState.AHEAD
        for number in range(here.block_day + 1, block.days + 1)
    ]


def _state(one: Standing, today: date, done: Collection[date], off: Collection[date]) -> DayState:
    if one.day in done:
        return DayState.DONE
    if one.paused or one.day in off:
        return DayState.OFF
    if one.day == today:
        return DayState.TODAY
    return DayState.REST if one.is_rest else DayState.LEFT_OUT


def spans(days: Sequence[Standing]) -> tuple[tuple[date, date, BlockRow], ...]:
    """The blocks that were come to: first day, the day after the last, and the block. The present one runs on."""
    rows = block_rows(days[-1].programme)
    found = []
    for index in sorted({one.block for one in days if one.block < len(rows) and one.has_begun}):
        passed = [one.day for one in days if one.block == index]
        here = days[-1]
        end = next_dates(here)[1] if index == here.block else passed[-1] + ONE_DAY
        found.append((passed[0], end, rows[index]))
    return tuple(found)
