"""What window and terminal share of programmes: where the user stands, and what changes by itself or by their wish."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.asymmetry import Difference, latest_asymmetry
from stretchtimer.core.day_reports import day_reports, next_test, test_days
from stretchtimer.core.edits import deleting
from stretchtimer.core.enrolment import (
    Change,
    EventKind,
    ProgrammeEvent,
    Standing,
    current,
    restarted_on,
    standing,
    standings,
)
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.programme import sequence_for
from stretchtimer.core.progression import DayReport, propose
from stretchtimer.core.records import SessionRecord, local_day
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.series import series
from stretchtimer.store.store import Store

REPORTED = timedelta(days=60)
"""How far back the progression looks: past its longest rule, the 28 days missed, and a fortnight's usual before it."""
LOOKED_BACK = timedelta(days=28)
"""How long after a step back a correction still takes it out: the fortnight before it is well within REPORTED."""
OF_PAIN = frozenset({"change_flare", "change_stops"})
UNDO_FOR = timedelta(days=3)
NOT_NOW = {
    EventKind.PAUSED: Message("programme_paused_already"),
    EventKind.RESUMED: Message("programme_not_paused"),
    EventKind.REPEATED: Message("programme_not_repeated"),
    EventKind.FINISHED: Message("programme_not_finished"),
    EventKind.APPLIED: Message("programme_no_proposal"),
    EventKind.REFUSED: Message("programme_no_proposal"),
    EventKind.UNDONE: Message("programme_no_undo"),
}


@dataclass(frozen=True, slots=True)
class Following:
    """The programme the user is on, today."""

    days: tuple[Standing, ...]  # from its start to today
    events: tuple[ProgrammeEvent, ...]
    reports: tuple[DayReport, ...]
    off: frozenset[date]
    proposal: Change | None  # waits for a yes or no

    @property
    def here(self) -> Standing:
        return self.days[-1]

    @property
    def sequence(self) -> Sequence:
        """What the programme asks for today; on a rest day, what it would ask for."""
        return _sequence(self.here)

    @property
    def is_under_way(self) -> bool:
        return self.here.has_begun and not self.here.paused

    @property
    def is_free(self) -> bool:
        """Whether nothing is due today: a rest day, or a day off."""
        return self.here.is_rest or self.here.day in self.off

    def next_test(self, measured: Collection[date]) -> date | None:
        """The day the next measurement is due on, by the days on which there was one."""
        return next_test(self.days, measured, restarted_on(self.events))

    @property
    def applied(self) -> Change | None:
        """The change that was applied last, while it can be undone."""
        last = self.events[-1]
        recent = self.here.day - last.day <= UNDO_FOR
        return last.change if last.kind is EventKind.APPLIED and recent else None


def follow(store: Store, catalogue: Catalogue, clock: Clock) -> Following | None:
    """Where the user stands today; None without a programme. A change that does less is applied here, and kept; one
    that rested on a pain that has been corrected since is taken out again.

    Raises UserError where the programme's file is gone or broken.
    """
    today = local_day(clock.now(), clock.zone())
    _take_out_unfounded(store, catalogue, clock, today)
    while True:
        found = _following(store, catalogue, clock, today)
        if found is None or found.proposal is None or not found.proposal.kind.is_careful:
            return found
        _happen(store, clock, found.here.programme.id, EventKind.APPLIED, found.proposal)


def begin(store: Store, catalogue: Catalogue, clock: Clock, programme_id: str, first_day: date) -> None:
    """Begin a programme, today or later; the one before is over with it. Raises UserError for what cannot be."""
    catalogue.programme(programme_id)
    if first_day < local_day(clock.now(), clock.zone()):
        raise UserError(Message("programme_begins_in_past", {"day": str(first_day)}))
    event = ProgrammeEvent(programme_id, EventKind.STARTED, first_day)
    store.add_programme_event(event, zone=clock.zone(), now=clock.now())


def act(store: Store, catalogue: Catalogue, clock: Clock, kind: EventKind) -> None:
    """Do something with the programme one is on; raises UserError where there is none, or it cannot be done now.

    A programme whose file is gone can still be left.
    """
    if kind is EventKind.LEFT:
        _happen(store, clock, _current(store)[0].programme, kind)
        return
    following = _must_follow(store, catalogue, clock)
    change = following.proposal if kind in (EventKind.APPLIED, EventKind.REFUSED) else None
    if not _is_possible(kind, following):
        raise UserError(NOT_NOW[kind])
    _happen(store, clock, following.here.programme.id, kind, change)


def sequence_of(store: Store, catalogue: Catalogue, clock: Clock, sequence_id: str) -> Sequence:
    """A sequence by its id, or today's of the programme of that id; raises UserError where there is neither."""
    if sequence_id not in catalogue.programme_ids:
        return catalogue.sequence(sequence_id)
    following = follow(store, catalogue, clock)
    if following is None or following.here.programme.id != sequence_id:
        name = catalogue.programme(sequence_id).name
        raise UserError(Message("programme_not_begun", {"id": sequence_id, "name": name}))
    return following.sequence


def sequence_then(store: Store, catalogue: Catalogue, record: SessionRecord) -> Sequence | None:
    """What a session was begun of, at the dose of that moment; None where there is no such thing any more."""
    if record.sequence in catalogue.sequence_ids:
        return catalogue.sequence(record.sequence)
    kept = store.programme_events()
    events = current([one.event for one in kept if one.happened_at <= record.started_at])
    if not events or events[0].programme != record.sequence or record.sequence not in catalogue.programme_ids:
        return None
    return _sequence(standing(catalogue.programme(record.sequence), events, record.day))


def retests(store: Store, catalogue: Catalogue, clock: Clock) -> tuple[date, ...]:
    """The days on which the programme one is on tests again; none without one."""
    events = current([record.event for record in store.programme_events()])
    if not events or events[0].programme not in catalogue.programme_ids:
        return ()
    today = local_day(clock.now(), clock.zone())
    days = tuple(standings(catalogue.programme(events[0].programme), events, today))
    return tuple(day for week, day in test_days(days).items() if week > 0)


def _following(store: Store, catalogue: Catalogue, clock: Clock, today: date) -> Following | None:
    events = current([record.event for record in store.programme_events()])
    if not events:
        return None
    programme = catalogue.programme(events[0].programme)
    days = tuple(standings(programme, events, today))
    off = frozenset(record.day for record in store.days_off())
    reports = _reports(store, clock, days, off)
    proposal = propose(days[-1], reports, events, _tighter(store)) if days[-1].has_begun else None
    if proposal is not None and today in off and not proposal.kind.is_careful:
        proposal = None  # who is ill or away is not asked to do more
    return Following(days, events, reports, off, proposal)


def _reports(store: Store, clock: Clock, days: tuple[Standing, ...], off: frozenset[date]) -> tuple[DayReport, ...]:
    """Of the last days; of all of them for whoever did nothing for so long, since then it counts how long it was."""
    recent = tuple(one for one in days if days[-1].day - one.day <= REPORTED)
    sessions = store.sessions(since=clock.now() - REPORTED - timedelta(days=1))
    reports = day_reports(recent, sessions, store.feels(), off)
    if len(recent) == len(days) or any(report.done for report in reports):
        return reports
    return day_reports(days, store.sessions(), store.feels(), off)


def _tighter(store: Store) -> Side | None:
    """The leg that is behind the other by more than healthy legs differ."""
    found = latest_asymmetry(series(store.measurements(Kind.LEG_RAISE)))
    return None if found is None or found.difference is Difference.USUAL else found.higher.other


def _must_follow(store: Store, catalogue: Catalogue, clock: Clock) -> Following:
    _current(store)
    following = follow(store, catalogue, clock)
    if following is None:
        raise UserError(Message("programme_none"))
    return following


def _current(store: Store) -> tuple[ProgrammeEvent, ...]:
    events = current([record.event for record in store.programme_events()])
    if not events:
        raise UserError(Message("programme_none"))
    return events


def _take_out_unfounded(store: Store, catalogue: Catalogue, clock: Clock, today: date) -> None:
    """Delete a step back that the records no longer ask for. Days missed are past correcting: they are left alone."""
    kept = store.programme_events()
    events = current([record.event for record in kept])
    latest = next((one for one in reversed(kept) if one.event.change or one.event.kind is EventKind.UNDONE), None)
    if not events or latest is None or latest.event not in events or today - latest.event.day > LOOKED_BACK:
        return
    event, change = latest.event, latest.event.change
    if event.kind is not EventKind.APPLIED or change is None or change.reason.key not in OF_PAIN:
        return
    without = [one for one in events if one is not event]
    programme = catalogue.programme(event.programme)
    days = tuple(standings(programme, without, event.day))
    off = frozenset(record.day for record in store.days_off())
    reports = _reports(store, clock, days, off)
    again = propose(days[-1], reports, without)
    if again is None or not again.kind.is_careful:
        store.make(deleting(latest), clock.now())


def _is_possible(kind: EventKind, following: Following) -> bool:
    here = following.here
    match kind:
        case EventKind.PAUSED:
            return not here.paused
        case EventKind.RESUMED:
            return here.paused
        case EventKind.REPEATED:
            return here.has_begun and not here.paused and not here.is_maintenance
        case EventKind.FINISHED:
            return here.has_begun and not here.is_maintenance
        case EventKind.APPLIED | EventKind.REFUSED:
            return following.proposal is not None
        case EventKind.UNDONE:
            return following.applied is not None
        case EventKind.STARTED | EventKind.LEFT:
            return True


def _happen(store: Store, clock: Clock, programme_id: str, kind: EventKind, change: Change | None = None) -> None:
    event = ProgrammeEvent(programme_id, kind, local_day(clock.now(), clock.zone()), change)
    store.add_programme_event(event, zone=clock.zone(), now=clock.now())


def _sequence(here: Standing) -> Sequence:
    return sequence_for(here.programme, here.block, here.weekday, here.dose)
