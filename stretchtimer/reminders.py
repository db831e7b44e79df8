"""What window and command line share of reminders: what rules go by, what is known of the last days, and status."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.enrolment import current, standings
from stretchtimer.core.just_start import DESK
from stretchtimer.core.manners import Done, Situation, is_paused, next_of
from stretchtimer.core.message import UserError
from stretchtimer.core.presence import UNSEEN
from stretchtimer.core.records import local_day
from stretchtimer.core.reminder import MEASURE, Calendar, Interval, windows_at
from stretchtimer.core.reminder_log import KEPT_FOR, Decision, Log
from stretchtimer.core.today import is_done
from stretchtimer.reminder_runner import Coming, State
from stretchtimer.store.store import Store

AHEAD = timedelta(days=14)
Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def calendar_of(store: Store, catalogue: Catalogue, clock: Clock) -> Calendar:
    """Quiet hours, days off, and the programme's days of rest for a fortnight."""
    days_off = frozenset(record.day for record in store.days_off())
    quiet = store.settings().quiet_hours
    return Calendar(clock.zone(), quiet, days_off, _rest_days(store, catalogue, clock))


def done_lately(store: Store, now: datetime) -> tuple[Done, ...]:
    """What of the last days counts as done, of all that reminders can offer."""
    since = now - KEPT_FOR
    done = [
        Done(session.sequence, session.ended_at)
        for session in store.sessions(since=since)
        if session.ended_at is not None and is_done(session)
    ]
    measured = (record.measured_at for record in store.measurements())
    return (*done, *(Done(MEASURE, at) for at in measured if at > since))


def is_at_work(store: Store, clock: Clock) -> bool:
    """Whether now lies inside the working hours of a desk break that comes at intervals."""
    calendar = Calendar(clock.zone(), days_off=frozenset(record.day for record in store.days_off()))
    return any(
        rule.is_on
        and rule.starts == DESK
        and isinstance(rule.timing, Interval)
        and windows_at(rule, rule.timing, calendar, clock.now())
        for rule in store.reminders()
    )


def log_lately(store: Store, now: datetime) -> tuple[Decision, ...]:
    return tuple(record.decision for record in store.decisions(now - KEPT_FOR))


def state_at_rest(store: Store, catalogue: Catalogue, clock: Clock) -> State:
    """How reminders stand while no program keeps them: nobody is watched, and nothing will come."""
    now = clock.now()
    calendar = calendar_of(store, catalogue, clock)
    here = Situation(now, calendar, now, UNSEEN, done=done_lately(store, now))
    log = Log().after(log_lately(store, now))
    known = [(rule, next_of(rule, log, here)) for rule in store.reminders()]
    coming = sorted((Coming(rule, at) for rule, at in known if at is not None), key=lambda one: one.at)
    paused = is_paused(log, now)
    return State(now, UNSEEN, tuple(coming), (), log.offered, paused, log.pause.until if paused and log.pause else None)


def status_json(state: State, answers: Mapping[str, int | bool | None], *, running: bool) -> dict[str, Plain]:
    """A state as `reminders status --json` prints it."""
    coming: list[Plain] = [_coming_json(one) for one in state.coming]
    waiting: list[Plain] = [
        {"id": one.rule.id, "name": one.rule.name, "due_at": _text(one.due_at), "reason": one.reason.value}
        for one in state.waiting
    ]
    offered: Plain = None
    if state.offered is not None:
        offered = {"id": state.offered.rule, "since": _text(state.offered.at)}
    return {
        "running": running,
        "presence": state.seen.presence.value,
        "idle_ms": state.seen.idle_ms,
        "probes": [{"way": way, "answer": answer} for way, answer in answers.items()],
        "paused": state.is_paused,
        "paused_until": None if state.paused_until is None else _text(state.paused_until),
        "offered": offered,
        "waiting": waiting,
        "next": coming,
    }


def _coming_json(one: Coming) -> dict[str, Plain]:
    return {"id": one.rule.id, "name": one.rule.name, "starts": one.rule.starts, "at": _text(one.at)}


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def local_now(clock: Clock) -> datetime:
    return clock.now().astimezone(ZoneInfo(clock.zone()))


def _rest_days(store: Store, catalogue: Catalogue, clock: Clock) -> frozenset[date]:
    """Days of these weeks on which the programme asks for nothing; none without one, or where its file is broken."""
    events = current([record.event for record in store.programme_events()])
    if not events:
        return frozenset()
    today = local_day(clock.now(), clock.zone())
    try:
        programme = catalogue.programme(events[0].programme)
    except UserError:
        return frozenset()
    days = standings(programme, events, today + AHEAD)
    return frozenset(one.day for one in days if one.day > today - AHEAD and (one.is_rest or not one.has_begun))
