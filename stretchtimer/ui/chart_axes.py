"""Where the lines and dates of a chart's axes fall. No drawing, and none of pyqtgraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import ceil, floor
from zoneinfo import ZoneInfo

DAY_STEPS = (1, 2, 7, 14, 28)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
WEEK = 7


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From `low` to `high`, with a line at each of `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]


def value_axis(values: Sequence[float], step: float, least_steps: int) -> ValueAxis:
    """An axis of whole steps about the values, with some room at both ends; a wide one counts in larger steps."""
    lowest, highest = min(values, default=0.0), max(values, default=0.0)
    low, high = floor(lowest / step - 0.15), ceil(highest / step + 0.15)
    while high - low < least_steps:
        low, high = (low - 1, high) if (high - low) % 2 else (low, high + 1)
    every = ceil((high - low) / 7)
    ticks = tuple(n * step for n in range(low, high + 1) if n % every == 0)
    return ValueAxis(low * step, high * step, ticks)


def thinned(ticks: tuple[float, ...], least: float) -> tuple[float, ...]:
    """Every second, third, ... of evenly spaced ticks, so that they are `least` apart; zero is kept."""
    if len(ticks) < 2:
        return ticks
    step = ticks[1] - ticks[0]
    every = max(1, ceil(least / step))
    return tuple(at for at in ticks if round(at / step) % every == 0)


def time_ticks(start: datetime, end: datetime, zone: str, most_days: int, most_months: int) -> tuple[datetime, ...]:
    """Midnights of `zone`: each day, each second, Mondays, or else firsts of a month, as many as there is room for."""
    here = ZoneInfo(zone)
    first, last = start.astimezone(here).date(), end.astimezone(here).date()
    days = (last - first).days + 1
    step = next((step for step in DAY_STEPS if days / step <= most_days), None)
    found = _every_days(first, last, step) if step else _every_months(first, last, max(1, most_months))
    midnights = (datetime.combine(day, time(), here) for day in found)
    return tuple(at for at in midnights if start <= at <= end)


def is_monthly(ticks: Sequence[datetime]) -> bool:
    """Whether the ticks are firsts of a month, so that a day's number would say nothing."""
    return bool(ticks) and all(at.day == 1 for at in ticks) and all(b - a > timedelta(WEEK) for a, b in pairwise(ticks))


def push_apart(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move places so that neighbours are `gap` apart, as little as can be, and all lie between low and high.

    The order stays: what was higher stays higher. Where there is no room for all, they keep `gap` and start at `low`.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    groups: list[list[float]] = []  # middle, count: labels that touch move as one
    for i in order:
        groups.append([places[i], 1.0])
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            middle, count = groups.pop()
            before = groups[-1]
            before[0] = (before[0] * before[1] + middle * count) / (before[1] + count)
            before[1] += count
    spread = [middle + gap * (k - (count - 1) / 2) for middle, count in groups for k in range(int(count))]
    spread = [min(at, high - gap * (len(spread) - 1 - k)) for k, at in enumerate(spread)]
    spread = [max(at, low + gap * k) for k, at in enumerate(spread)]
    result = [0.0] * len(places)
    for i, at in zip(order, spread, strict=True):
        result[i] = at
    return tuple(result)


def _every_days(first: date, last: date, step: int) -> Iterator[date]:
    """Steps of weeks fall on Mondays."""
    day = first + timedelta(days=-first.weekday() % WEEK) if step % WEEK == 0 else first
    while day <= last:
        yield day
        day += timedelta(days=step)


def _every_months(first: date, last: date, most: int) -> Iterator[date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in MONTH_STEPS if months / step <= most), MONTH_STEPS[-1])
    begin = first.year * 12 + first.month - 1
    for month in range(begin - begin % step, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if day >= first:
            yield day
