"""What window and command line share of reminders: what rules go by, what is known of the last days, and status."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.busy import BusyCalendar, busy_spans
from stretchtimer.core.enrolment import ProgrammeEvent, current, standings
from stretchtimer.core.just_start import DESK
from stretchtimer.core.manners import Done, Situation, is_paused, next_of
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.one_line import as_one_line
from stretchtimer.core.plan import Circumstances
from stretchtimer.core.presence import UNSEEN
from stretchtimer.core.programme import Programme
from stretchtimer.core.records import local_day
from stretchtimer.core.reminder import MEASURE, Calendar, Interval, Rule, Span, windows_at
from stretchtimer.core.reminder_log import KEPT_FOR, Decision, Log
from stretchtimer.core.reminder_suggest import SUGGESTED, suggested
from stretchtimer.core.today import is_done
from stretchtimer.programmes import sequence_of
from stretchtimer.reminder_runner import Coming, State
from stretchtimer.store.new_file import refuse_taken, write_whole
from stretchtimer.store.regular import require_regular
from stretchtimer.store.store import Store

AHEAD = timedelta(days=14)
SOME_TIME = timedelta(minutes=10)
CALENDAR_NAME = "StretchTimer"
LONGEST_FILE_NAME = 200
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


def suggested_now(store: Store, catalogue: Catalogue, clock: Clock) -> tuple[Rule, ...]:
    """The reminders to offer to somebody who has none."""
    names = {one: catalogue.sequence(one).name for one in SUGGESTED if one in catalogue.sequence_ids}
    now = clock.now()
    return suggested(names, store.settings().waking_hour, local_day(now, clock.zone()), now)


def local_now(clock: Clock) -> datetime:
    return clock.now().astimezone(ZoneInfo(clock.zone()))


def programme_now(store: Store, catalogue: Catalogue) -> Programme | None:
    """The programme the user is on; None without one, or where its file is broken."""
    events = _current_events(store)
    try:
        return catalogue.programme(events[0].programme) if events else None
    except UserError:
        return None


def export_reminders(store: Store, catalogue: Catalogue, clock: Clock, path: Path, *, replace: bool = False) -> int:
    """Write every reminder that is on to a calendar file; how many entries it has. Raises UserError."""
    from stretchtimer.calendars.alarms import to_calendar_file  # as long as a page takes, and rarely wanted

    if not replace:
        refuse_taken(path)
    rules, calendar = store.reminders(), calendar_of(store, catalogue, clock)
    lengths = {rule.starts: _length(store, catalogue, clock, rule.starts) for rule in rules}
    data, count = to_calendar_file(rules, calendar, lengths, CALENDAR_NAME, clock.now())
    write_whole(path, partial(_write, data))
    return count


def _write(data: bytes, file: BinaryIO) -> None:
    file.write(data)


def take_busy(
    store: Store, clock: Clock, path: Path, heard: Callable[[int], None] = lambda _nothing: None
) -> tuple[BusyCalendar, int]:
    """Take in the busy times of a calendar file, in the place of those of a file of its name; and how many entries of
    it could not be read. Raises UserError. `heard` is called again and again, and may raise to give it up.
    """
    from stretchtimer.calendars.busy_times import MOST_BYTES, read_busy

    try:
        require_regular(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(Message("calendar_not_opened", {"path": str(path), "problem": error.strerror or ""})) from error
    name = as_one_line(path.name)[:LONGEST_FILE_NAME]

    def elapsed_ms() -> int:
        heard(0)
        return clock.elapsed_ms()

    taken = read_busy(data, name, clock.zone(), clock.now(), elapsed_ms)
    return store.put_busy(name, taken.spans, clock.now()), taken.unread


def busy_now(store: Store, now: datetime) -> tuple[Span, ...]:
    """When the user is busy from now on, by every calendar."""
    return busy_spans(store.busy_calendars(), now)


def _length(store: Store, catalogue: Catalogue, clock: Clock, starts: str) -> timedelta:
    """About how long what a reminder starts lasts."""
    try:
        sequence = sequence_of(store, catalogue, clock, starts)
    except UserError:  # measuring, or a file that is gone
        return SOME_TIME
    minutes = -(-catalogue.plan_of(sequence, Circumstances()).length_ms // 60_000)
    return timedelta(minutes=minutes) if minutes else SOME_TIME


def _current_events(store: Store) -> tuple[ProgrammeEvent, ...]:
    return tuple(current([record.event for record in store.programme_events()]))


def _rest_days(store: Store, catalogue: Catalogue, clock: Clock) -> frozenset[date]:
    """Days of these weeks on which the programme asks for nothing; none without one, or where its file is broken."""
    programme, events = programme_now(store, catalogue), _current_events(store)
    if programme is None:
        return frozenset()
    today = local_day(clock.now(), clock.zone())
    days = standings(programme, events, today + AHEAD)
    return frozenset(one.day for one in days if one.day > today - AHEAD and (one.is_rest or not one.has_begun))
