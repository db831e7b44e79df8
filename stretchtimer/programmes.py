"""What window and terminal share of programmes: where the user stands, what changes by itself, and just start."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.day_reports import day_reports
from stretchtimer.core.enrolment import (
    Change,
    EventKind,
    ProgrammeEvent,
    Standing,
    current,
    standings,
)
from stretchtimer.core.exercise import Side
from stretchtimer.core.just_start import Choice, Situation, choose
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Circumstances, Plan
from stretchtimer.core.programme import sequence_for
from stretchtimer.core.progression import DayReport, propose, usual_pain
from stretchtimer.core.records import local_day
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.today import is_done
from stretchtimer.store.store import Store

REPORTED = timedelta(days=60)
"""How far back the progression looks: past its longest rule, the 28 days missed, and a fortnight's usual before it."""
UNDO_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Following:
    """The programme the user is on, today."""

    days: tuple[Standing, ...]  # from its start to today
    events: tuple[ProgrammeEvent, ...]
    reports: tuple[DayReport, ...]
    proposal: Change | None  # waits for a yes or no

    @property
    def here(self) -> Standing:
        return self.days[-1]

    @property
    def sequence(self) -> Sequence:
        """What the programme asks for today; on a rest day, what it would ask for."""
        here = self.here
        return sequence_for(here.programme, here.block, here.weekday, here.dose)

    @property
    def applied(self) -> Change | None:
        """The change that was applied last, while it can be undone."""
        last = self.events[-1]
        recent = self.here.day - last.day <= UNDO_FOR
        return last.change if last.kind is EventKind.APPLIED and recent else None


def follow(store: Store, catalogue: Catalogue, clock: Clock, tighter: Side | None = None) -> Following | None:
    """Where the user stands today; None without a programme. A change that does less is applied here, and kept.

    Raises UserError where the programme's file is gone or broken.
    """
    today = local_day(clock.now(), clock.zone())
    while True:
        found = _following(store, catalogue, clock, today, tighter)
        if found is None or found.proposal is None or not found.proposal.kind.is_careful:
            return found
        happen(store, clock, found.here.programme.id, EventKind.APPLIED, found.proposal)


def happen(store: Store, clock: Clock, programme_id: str, kind: EventKind, change: Change | None = None) -> None:
    """Keep that something happened to a programme today."""
    event = ProgrammeEvent(programme_id, kind, local_day(clock.now(), clock.zone()), change)
    store.add_programme_event(event, zone=clock.zone(), now=clock.now())


def begin(store: Store, clock: Clock, programme_id: str, first_day: date) -> None:
    """Begin a programme; the one before, if any, is over with it."""
    event = ProgrammeEvent(programme_id, EventKind.STARTED, first_day)
    store.add_programme_event(event, zone=clock.zone(), now=clock.now())


def programme_plan(catalogue: Catalogue, following: Following, circumstances: Circumstances) -> Plan:
    return catalogue.plan_of(following.sequence, circumstances)


def start_choice(
    store: Store,
    catalogue: Catalogue,
    clock: Clock,
    circumstances: Circumstances,
    *,
    minutes: int | None = None,
    locked: Message | None = None,
    at_work: bool = False,
) -> Choice:
    """The session that is right for now, and why."""
    following = follow(store, catalogue, clock)
    situation = _situation(store, clock, following)
    situation = replace(situation, minutes=minutes, locked=locked, at_work=at_work)
    return choose(situation, catalogue.sequence, lambda sequence: catalogue.plan_of(sequence, circumstances))


def _following(store: Store, catalogue: Catalogue, clock: Clock, today: date, tighter: Side | None) -> Following | None:
    events = current([record.event for record in store.programme_events()])
    if not events:
        return None
    programme = catalogue.programme(events[0].programme)
    days = tuple(standings(programme, events, today))
    recent = [one for one in days if today - one.day <= REPORTED]
    since = clock.now() - REPORTED - timedelta(days=1)
    off = {record.day for record in store.days_off()}
    reports = day_reports(recent, store.sessions(since=since), store.feels(), off)
    proposal = propose(days[-1], reports, events, tighter) if days[-1].has_begun else None
    return Following(days, events, reports, proposal)


def _situation(store: Store, clock: Clock, following: Following | None) -> Situation:
    zone = ZoneInfo(clock.zone())
    now = clock.now().astimezone(zone)
    midnight = datetime.combine(now.date(), time(), zone)
    sessions = [one for one in store.sessions(since=midnight.astimezone(ZoneInfo("UTC"))) if is_done(one)]
    done = {session.sequence: session.started_at.astimezone(zone) for session in sessions}
    feel = next((feel for feel in reversed(store.feels()) if feel.day == now.date()), None)
    due = following is not None and following.here.has_begun and not following.here.is_rest
    return Situation(
        now,
        done,
        following.sequence if following is not None and due else None,
        pain=None if feel is None else feel.pain,
        usual_pain=usual_pain(following.reports, now.date()) if following is not None else None,
    )
