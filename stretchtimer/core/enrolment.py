"""Being on a programme: what was begun, paused, repeated and decided, and where that leaves the user on a day.

Only what happened is kept (`ProgrammeEvent`); where it leaves one is worked out anew from the beginning, day by day, so
the same events always give the same standing. Days are the user's own calendar days: sleep of the machine, daylight
saving and another time zone move nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.programme import DAYS_IN_WEEK, FIRST_LEVEL, Block, Dose, Programme

ONE_DAY = timedelta(days=1)


class EventKind(StrEnum):
    """What can happen to a programme."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    REPEATED = "repeated"  # the present block begins again today
    FINISHED = "finished"  # into maintenance, from today
    LEFT = "left"
    APPLIED = "applied"  # a change of the dose
    REFUSED = "refused"
    UNDONE = "undone"  # the change that was applied last


class ChangeKind(StrEnum):
    """What a change does to the dose."""

    ADVANCE = "advance"
    STEP_BACK = "step_back"
    RESTART = "restart"
    EXTRA_SET = "extra_set"
    NO_EXTRA_SET = "no_extra_set"
    HARDER = "harder"  # another exercise in place of a longer hold

    @property
    def is_careful(self) -> bool:
        """Whether it does less: such a change is applied by itself, and can be undone."""
        return self in (ChangeKind.STEP_BACK, ChangeKind.RESTART, ChangeKind.NO_EXTRA_SET)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the dose and why; `because_of` is the last day of what it is based on."""

    kind: ChangeKind
    because_of: date
    reason: Message
    level: int = 0  # the new one
    side: Side | None = None
    exercise: str = ""

    def applied_to(self, dose: Dose) -> Dose:
        match self.kind:
            case ChangeKind.ADVANCE | ChangeKind.STEP_BACK:
                return replace(dose, level=self.level)
            case ChangeKind.RESTART:
                return Dose(FIRST_LEVEL)
            case ChangeKind.EXTRA_SET:
                return replace(dose, extra_side=self.side)
            case ChangeKind.NO_EXTRA_SET:
                return replace(dose, extra_side=None)
            case ChangeKind.HARDER:
                return replace(dose, harder=dose.harder | {self.exercise})


@dataclass(frozen=True, slots=True)
class ProgrammeEvent:
    """Something that happened to a programme on one of the user's days."""

    programme: str
    kind: EventKind
    day: date
    change: Change | None = None  # of applied and refused


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the user is in a programme on a day."""

    programme: Programme
    day: date
    started_on: date
    block: int  # index; that of maintenance is one past the last
    block_day: int  # of the block, from 1
    paused: bool = False
    dose: Dose = field(default_factory=Dose)

    @property
    def present(self) -> Block:
        return self.programme.block(self.block)

    @property
    def is_maintenance(self) -> bool:
        return self.block >= len(self.programme.blocks)

    @property
    def weekday(self) -> int:
        """Day of the programme's week, 1 to 7."""
        return (self.block_day - 1) % DAYS_IN_WEEK + 1

    @property
    def week(self) -> int:
        """Of the programme, from 1; a repeated block counts once."""
        before = sum(block.weeks for block in self.programme.blocks[: self.block])
        return before + (self.block_day - 1) // DAYS_IN_WEEK + 1

    @property
    def is_rest(self) -> bool:
        return self.paused or self.weekday in self.present.rest_days

    @property
    def has_begun(self) -> bool:
        return self.day >= self.started_on


def current(events: Sequence[ProgrammeEvent]) -> tuple[ProgrammeEvent, ...]:
    """The events of the programme the user is on, from its start; none where there is none, or it was left."""
    starts = [i for i, event in enumerate(events) if event.kind is EventKind.STARTED]
    if not starts or any(event.kind is EventKind.LEFT for event in events[starts[-1] :]):
        return ()
    return tuple(events[starts[-1] :])


def standing(programme: Programme, events: Sequence[ProgrammeEvent], day: date) -> Standing:
    """Where `current` events leave the user at the end of a day; before the start, on its first day."""
    return list(standings(programme, events, day))[-1]


def standings(programme: Programme, events: Sequence[ProgrammeEvent], until: date) -> Iterator[Standing]:
    """One standing a day, from the start to `until`, each after the day's own events. Raises ValueError without any."""
    if not events:
        raise ValueError("nothing was started")
    start = events[0].day
    by_day = {day: list(same) for day, same in groupby(sorted(events[1:], key=lambda e: e.day), lambda e: e.day)}
    if until < start:
        yield Standing(programme, until, start, 0, 1)
        return
    here = Standing(programme, start, start, 0, 1)
    applied: list[Change] = []
    while True:
        for event in by_day.get(here.day, ()):
            here = _after(here, event, applied)
        yield here
        if here.day >= until:
            return
        here = _next_day(here)


def decisions(events: Iterable[ProgrammeEvent]) -> tuple[ProgrammeEvent, ...]:
    """What was applied or refused, in order; what was undone is among it."""
    return tuple(event for event in events if event.change is not None)


def restarted_on(events: Iterable[ProgrammeEvent]) -> date | None:
    """The day of the last restart that was not undone: from it on a new test is due."""
    applied: list[ProgrammeEvent] = []
    for event in events:
        if event.kind is EventKind.APPLIED:
            applied.append(event)
        elif event.kind is EventKind.UNDONE and applied:
            applied.pop()
    return max((e.day for e in applied if e.change and e.change.kind is ChangeKind.RESTART), default=None)


def next_dates(here: Standing) -> tuple[date, ...]:
    """On which day each block begins, counted from where the user is; earlier ones are left out."""
    begins = here.day - (here.block_day - 1) * ONE_DAY
    dates = [begins]
    for block in here.programme.blocks[here.block :]:
        dates.append(dates[-1] + block.days * ONE_DAY)
    return tuple(dates)


def _after(here: Standing, event: ProgrammeEvent, applied: list[Change]) -> Standing:
    match event.kind:
        case EventKind.PAUSED:
            return replace(here, paused=True)
        case EventKind.RESUMED:
            return replace(here, paused=False)
        case EventKind.REPEATED:
            return replace(here, block_day=1)
        case EventKind.FINISHED:
            return replace(here, block=len(here.programme.blocks), block_day=1)
        case EventKind.APPLIED if event.change is not None:
            applied.append(event.change)
        case EventKind.UNDONE if applied:
            applied.pop()
    return replace(here, dose=_dose(applied))


def _dose(applied: Iterable[Change]) -> Dose:
    dose = Dose()
    for change in applied:
        dose = change.applied_to(dose)
    return dose


def _next_day(here: Standing) -> Standing:
    tomorrow = here.day + ONE_DAY
    if here.paused:
        return replace(here, day=tomorrow)
    if here.is_maintenance or here.block_day < here.present.days:
        return replace(here, day=tomorrow, block_day=here.block_day + 1)
    return replace(here, day=tomorrow, block=here.block + 1, block_day=1)
