"""The week on Today: a row for each of the day's sessions, a mark for each day from Monday to Sunday."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stretchtimer.core.enrolment import ONE_DAY, Standing
from stretchtimer.core.programme import DAYS_IN_WEEK
from stretchtimer.core.programme_view import DayState


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One of the day's sessions over the week."""

    name: str
    days: tuple[DayState, ...]  # REST where nothing was asked for and nothing was done


@dataclass(frozen=True, slots=True)
class WeekView:
    """This week. `planned` is how many of the programme's sessions it asked for until today, None without one."""

    monday: date
    today: int  # days after Monday
    rows: tuple[WeekRow, ...]
    done: int
    planned: int | None = None


def week_view(today: date, done: Mapping[str, Collection[date]], names: Mapping[str, str]) -> WeekView:
    """Without a programme: what was `done`, on which days, of each sequence in `names`."""
    week = _week(today)
    rows = tuple(_marked(name, week, done.get(one, ())) for one, name in names.items())
    return WeekView(week[0], today.weekday(), rows, sum(row.days.count(DayState.DONE) for row in rows))


def programme_week(
    days: Sequence[Standing], own: Collection[date], off: Collection[date], today: date, beside: WeekView, name: str
) -> WeekView:
    """With a programme: its own row above the others. `days` go from its start to the end of this week."""
    week = _week(today)
    standings = {one.day: one for one in days if one.has_begun}
    marks = tuple(_state(standings.get(day), day, today, own, off) for day in week)
    asked = [mark for mark in marks[: today.weekday() + 1] if mark not in (DayState.REST, DayState.OFF)]
    rows = (WeekRow(name, marks), *beside.rows)
    return WeekView(week[0], today.weekday(), rows, asked.count(DayState.DONE), len(asked))


def _week(today: date) -> tuple[date, ...]:
    monday = today - today.weekday() * ONE_DAY
    return tuple(monday + number * ONE_DAY for number in range(DAYS_IN_WEEK))


def _marked(name: str, week: Sequence[date], done: Collection[date]) -> WeekRow:
    return WeekRow(name, tuple(DayState.DONE if day in done else DayState.REST for day in week))


def _state(here: Standing | None, day: date, today: date, own: Collection[date], off: Collection[date]) -> DayState:
    if day in own:
        return DayState.DONE
    if here is None:
        return DayState.REST
    if here.paused or day in off:
        return DayState.OFF
    if here.is_rest:
        return DayState.REST
    if day == today:
        return DayState.TODAY
    return DayState.AHEAD if day > today else DayState.LEFT_OUT
