"""When a reminder that is due is offered, held, or let go.

The rules, in this order
    1. Let go, with the reason: on a day off or a rest day, in quiet hours, "not today", already done since the time
       before, after a natural break (intervals), when its day or window is over.
    2. Of several that wait, the newest is kept; what is half an hour older, or offers the same, is let go. So a
       machine that slept over five due times offers once.
    3. Held, and offered afterwards, once: while paused, during a session, another offer, a meeting, camera, microphone,
       a presentation, full screen, do-not-disturb, and while nobody is there.
    4. Then it waits for a pause in typing, up to a minute. Where nobody can say whether somebody types, it does not.
An offer that nobody answers is over after a while; it comes again only where escalation was chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stretchtimer.core.presence import UNSEEN, Presence, Sighting
from stretchtimer.core.reminder import (
    WIDEST_CHANGE,
    Calendar,
    Due,
    Interval,
    Rule,
    day_of,
    dues,
    fixed_dues,
    interval_dues,
    is_day_off,
    is_rest_day,
    next_due,
    windows_at,
)
from stretchtimer.core.reminder_log import CLOSING, Decision, Kind, Log, Reason, Standing
from stretchtimer.core.wall import ONE_DAY, instant_of, local_of

TYPING_MS = 5_000  # touched since: somebody types
WAITS_FOR_PAUSE = timedelta(minutes=1)
OFFER_LASTS = timedelta(minutes=5)  # an older one was lost in a crash
NEAR = timedelta(minutes=30)
KEPT_AT_LEAST = timedelta(hours=2)  # also past midnight
LOOKS_BACK = timedelta(days=31)
MOST_OFFERS = 3  # where it escalates
SNOOZES = (5, 10, 15)


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, of all that reminders can offer, and when it was over."""

    starts: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known at an instant. `watched_since`: nobody saw what went before."""

    now: datetime
    calendar: Calendar
    watched_since: datetime
    seen: Sighting = UNSEEN
    holds: frozenset[Reason] = frozenset()
    done: tuple[Done, ...] = ()  # of the last days


@dataclass(frozen=True, slots=True)
class Offer:
    """A reminder to be shown now; `level` is how often it went by unanswered."""

    rule: Rule
    occurrence: str
    due_at: datetime
    level: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reminder that is due and held."""

    rule: Rule
    occurrence: str
    due_at: datetime
    reason: Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows: lines for the log, an offer, what waits and why, and when to look again at the latest."""

    decisions: tuple[Decision, ...] = ()
    offer: Offer | None = None
    waiting: tuple[Waiting, ...] = ()
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    """A due time that is neither answered nor let go; `at` is when it may be offered."""

    rule: Rule
    occurrence: str
    due: Due
    at: datetime
    expires: datetime


def occurrence_of(rule: Rule, due: Due) -> str:
    """By what a due time is known: on the wall for fixed times, so that another zone does not bring it again."""
    if isinstance(rule.timing, Interval):
        return due.at.isoformat(timespec="seconds")
    return due.local.isoformat(timespec="minutes")


def decide(rules: Iterable[Rule], log: Log, here: Situation) -> Verdict:
    """What becomes of everything that is due by now."""
    decisions = list(_forgotten(log, here.now))
    log = log.after(decisions)
    rules = tuple(rule for rule in rules if rule.is_on)
    waiting: list[_Open] = []
    for rule in rules:
        for one in _open(rule, log, here):
            reason = _why_let_go(one, log, here)
            if reason is None:
                waiting.append(one)
            else:
                decisions.append(Decision(Kind.LET_GO, here.now, rule.id, one.occurrence, reason))
    ready, superseded = _newest([one for one in waiting if one.at <= here.now])
    decisions.extend(Decision(Kind.LET_GO, here.now, o.rule.id, o.occurrence, Reason.SUPERSEDED) for o in superseded)
    log = log.after(decisions)
    offer, held = None, []
    for one in ready:
        reason = _why_held(one, log, here)
        if reason is None:
            offered = Decision(Kind.OFFERED, here.now, one.rule.id, one.occurrence)
            offer = Offer(one.rule, one.occurrence, one.due.at, log.standing(one.rule.id, one.occurrence).unanswered)
            decisions.append(offered)
            log = log.after([offered])
            continue
        held.append(Waiting(one.rule, one.occurrence, one.due.at, reason))
        before = log.standing(one.rule.id, one.occurrence).held
        if before is None or before.reason is not reason:
            line = Decision(Kind.HELD, here.now, one.rule.id, one.occurrence, reason)
            decisions.append(line)
            log = log.after([line])
    return Verdict(tuple(decisions), offer, tuple(held), _look_at(rules, log, waiting, here))


def next_of(rule: Rule, log: Log, here: Situation) -> datetime | None:
    """When a rule comes up next, if all stays as it is; snoozed ones too."""
    if not rule.is_on:
        return None
    snoozed = [one.at for one in _open(rule, log, here) if one.at > here.now]
    if isinstance(rule.timing, Interval) and snoozed:
        return snoozed[0]
    off = _days_said_off(rule, log, here)
    coming = dues(rule, here.calendar, here.now, _anchor(rule, log, here))
    seen_to = {occurrence for occurrence, standing in log.of(rule.id).items() if standing.latest is not None}
    zone = here.calendar.zone
    free = (due for due in coming if day_of(rule, due, zone) not in off and occurrence_of(rule, due) not in seen_to)
    following = next((due.at for due in free if not _is_done(rule, due, here)), None)
    return min([*snoozed, *([following] if following is not None else [])], default=None)


def watched_until(rules: Iterable[Rule], here: Situation) -> datetime | None:
    """Until when presence matters: the end of the window that now lies in of some interval; None outside of all."""
    intervals = ((rule, rule.timing) for rule in rules if rule.is_on and isinstance(rule.timing, Interval))
    spans = (span for rule, timing in intervals for span in windows_at(rule, timing, here.calendar, here.now))
    return max((end for _start, end in spans), default=None)


def answered(offer: Decision, kind: Kind, now: datetime, minutes: int = 0) -> Decision:
    """The line for an answer to an offer."""
    until = now + timedelta(minutes=minutes) if kind is Kind.SNOOZED else None
    return Decision(kind, now, offer.rule, offer.occurrence, until=until)


def is_paused(log: Log, now: datetime) -> bool:
    return log.pause is not None and (log.pause.until is None or now < log.pause.until)


def _forgotten(log: Log, now: datetime) -> Iterator[Decision]:
    """An offer that has been out for too long, or was made by a clock that was wrong."""
    offered = log.offered
    if offered is not None and not timedelta(minutes=-1) <= now - offered.at < OFFER_LASTS:
        yield Decision(Kind.UNANSWERED, now, offered.rule, offered.occurrence)


def _open(rule: Rule, log: Log, here: Situation) -> Iterator[_Open]:
    """The due times of a rule that are neither answered nor let go; those that are offered now are not among them."""
    if isinstance(rule.timing, Interval):
        yield from _open_interval(rule, rule.timing, log, here)
        return
    known = _known(rule, log)
    local_now = local_of(here.now, here.calendar.zone)
    made = rule.since if rule.since <= here.now else here.watched_since  # by a clock that was ahead
    begin = max(made, here.now - LOOKS_BACK)
    from_local = local_of(begin, here.calendar.zone) - WIDEST_CHANGE  # what the clocks left out comes later than called
    seen_to = [local for local in map(datetime.fromisoformat, known) if local <= local_now]
    reopened = [local for local in seen_to if _reopens_at(rule, log, _text(local)) is not None]
    if seen_to:  # a time that the clocks left out may be called earlier than the one that overtook it
        from_local = max(from_local, min([max(seen_to) - WIDEST_CHANGE, *reopened]))
        begin = max(begin, instant_of(max(seen_to), here.calendar.zone))
    for due in fixed_dues(rule.timing, here.calendar.zone, from_local):
        if due.at > here.now:
            break
        occurrence = _text(due.local)
        at = _reopens_at(rule, log, occurrence, due.at)
        if at is not None and (due.at > begin or occurrence in known):
            midnight = instant_of(datetime.combine(due.local.date() + ONE_DAY, time()), here.calendar.zone)
            yield _Open(rule, occurrence, due, at, max(midnight, due.at + KEPT_AT_LEAST, at + NEAR))


def _open_interval(rule: Rule, interval: Interval, log: Log, here: Situation) -> Iterator[_Open]:
    for occurrence, standing in _known(rule, log).items():
        latest = standing.latest
        if latest is not None and latest.kind is Kind.OFFERED:
            return
        due_at = datetime.fromisoformat(occurrence)
        at = _reopens_at(rule, log, occurrence, due_at)
        if at is not None:
            due = Due(due_at, local_of(due_at, here.calendar.zone))
            end = _window_end(rule, interval, due_at, here) or at
            if latest is not None and latest.kind is Kind.SNOOZED:  # "in 10 min" just before the end is a promise
                end = max(end, at + NEAR)
            yield _Open(rule, occurrence, due, at, end)
            return
    anchor = _anchor(rule, log, here)
    first = local_of(anchor, here.calendar.zone).date() - ONE_DAY
    for due in interval_dues(rule, interval, here.calendar, anchor, first):
        if due.at > here.now:
            return
        end = _window_end(rule, interval, due.at, here) or due.at
        yield _Open(rule, occurrence_of(rule, due), due, due.at, end)
        if not here.calendar.is_quiet(due.at):  # what comes after those of quiet hours was promised
            return


def _window_end(rule: Rule, interval: Interval, at: datetime, here: Situation) -> datetime | None:
    return max((end for _start, end in windows_at(rule, interval, here.calendar, at)), default=None)


def _anchor(rule: Rule, log: Log, here: Situation) -> datetime:
    """The end of the last break, or what counts as one: an answer, the start of watching, a due time skipped ahead."""
    latest = [standing.latest for standing in _known(rule, log).values()]
    closed = [line for line in latest if line is not None and line.kind in CLOSING]
    is_interval = isinstance(rule.timing, Interval)
    ended = [_of_quiet_hours(line) or line.at for line in closed] if is_interval else []
    instants = [rule.since, here.watched_since, *ended, *(done.at for done in here.done)]
    if log.latest_break is not None:
        instants.append(log.latest_break)
    breaks = [at for at in instants if at <= here.now]
    if is_interval:
        breaks += [datetime.fromisoformat(line.occurrence) for line in closed if line.kind is Kind.SKIPPED]
    return max(breaks, default=here.now)


def _of_quiet_hours(line: Decision) -> datetime | None:
    """When that was due which quiet hours let go: nobody took a break as it was seen to, which may be much later."""
    return datetime.fromisoformat(line.occurrence) if line.reason is Reason.QUIET_HOURS else None


def _known(rule: Rule, log: Log) -> dict[str, Standing]:
    """Every due time that has a line, but for those of the other kind, which the rule was before it was changed."""
    is_interval = isinstance(rule.timing, Interval)

    def is_own(occurrence: str) -> bool:
        return (datetime.fromisoformat(occurrence).tzinfo is not None) == is_interval

    return {occurrence: standing for occurrence, standing in log.of(rule.id).items() if is_own(occurrence)}


def _reopens_at(rule: Rule, log: Log, occurrence: str, due_at: datetime | None = None) -> datetime | None:
    """From when a due time may be offered; None for one that is offered now, answered or let go."""
    standing = log.standing(rule.id, occurrence)
    latest = standing.latest
    if latest is None:
        return due_at
    if latest.kind is Kind.SNOOZED:
        return latest.until
    if latest.kind is Kind.UNANSWERED and rule.escalates and standing.unanswered < MOST_OFFERS:
        return latest.at + timedelta(minutes=rule.snooze_minutes)
    return None


def _why_let_go(one: _Open, log: Log, here: Situation) -> Reason | None:
    rule, calendar, day = one.rule, here.calendar, day_of(one.rule, one.due, here.calendar.zone)
    if is_day_off(rule, day, calendar):
        return Reason.DAY_OFF
    if is_rest_day(rule, day, calendar):
        return Reason.REST_DAY
    if calendar.is_quiet(one.due.at):  # it was never to come, however late it is seen
        return Reason.QUIET_HOURS
    if here.now >= one.expires:
        return Reason.WINDOW_OVER if isinstance(rule.timing, Interval) else Reason.DAY_OVER
    if calendar.is_quiet(here.now):
        return Reason.QUIET_HOURS
    if day in _days_said_off(rule, log, here):
        return Reason.NOT_TODAY
    if _is_done(one.rule, one.due, here):
        return Reason.ALREADY_DONE
    rested = log.latest_break
    if isinstance(rule.timing, Interval) and rested is not None and one.due.at < rested <= here.now:
        return Reason.NATURAL_BREAK
    return None


def _days_said_off(rule: Rule, log: Log, here: Situation) -> frozenset[date]:
    """The days of what was answered with "not today"; of a night it is the day on which its window began."""
    latest = (standing.latest for standing in log.of(rule.id).values())
    said = [line for line in latest if line is not None and line.kind is Kind.NOT_TODAY]
    return frozenset(_day_named(rule, line.occurrence, here) for line in said)


def _day_named(rule: Rule, occurrence: str, here: Situation) -> date:
    at = datetime.fromisoformat(occurrence)
    if at.tzinfo is None:
        return at.date()
    return day_of(rule, Due(at, local_of(at, here.calendar.zone)), here.calendar.zone)


def _is_done(rule: Rule, due: Due, here: Situation) -> bool:
    """Whether what is offered was done since the time before of the same day; of an interval, any session will do."""
    if isinstance(rule.timing, Interval):
        return any(due.at < done.at <= here.now for done in here.done)
    midnight, *times = (
        instant_of(datetime.combine(due.local.date(), at), here.calendar.zone) for at in (time(), *rule.timing.times)
    )
    since = max((at for at in times if at < due.at), default=midnight)  # not by the wall: clocks may be put forward
    return any(done.starts == rule.starts and since < done.at <= here.now for done in here.done)


def _newest(ready: list[_Open]) -> tuple[list[_Open], list[_Open]]:
    """What is kept, in order, and what is superseded."""
    ready = sorted(ready, key=lambda one: one.at)
    kept: list[_Open] = []
    superseded: list[_Open] = []
    for number, one in enumerate(ready):
        later = ready[number + 1 :]
        is_old = bool(later) and later[-1].at - one.at > NEAR
        (superseded if is_old or any(o.rule.starts == one.rule.starts for o in later) else kept).append(one)
    return kept, superseded


def _why_held(one: _Open, log: Log, here: Situation) -> Reason | None:
    holds = set(here.holds)
    if is_paused(log, here.now):
        holds.add(Reason.PAUSED)
    if log.offered is not None:
        holds.add(Reason.ANOTHER)
    if here.seen.presence.is_away:
        holds.add(Reason.AWAY)
    for reason in Reason:
        if reason in holds:
            return reason
    return Reason.TYPING if _waits_for_pause(one, log, here) else None


def _waits_for_pause(one: _Open, log: Log, here: Situation) -> bool:
    seen = here.seen
    if seen.presence is not Presence.ACTIVE or seen.idle_ms is None or seen.idle_ms >= TYPING_MS:
        return False
    held = log.standing(one.rule.id, one.occurrence).held
    if held is None or held.reason is not Reason.TYPING:
        return True
    return timedelta(0) <= here.now - held.at < WAITS_FOR_PAUSE


def _look_at(rules: Iterable[Rule], log: Log, waiting: Iterable[_Open], here: Situation) -> datetime | None:
    """The next instant at which something may change by itself."""
    coming = [one.at for one in waiting] + [one.expires for one in waiting]
    for rule in rules:
        due = next_due(rule, here.calendar, here.now, _anchor(rule, log, here))
        coming.extend([due.at] if due is not None else [])
    if log.pause is not None and log.pause.until is not None:
        coming.append(log.pause.until)
    if log.offered is not None:
        coming.append(log.offered.at + OFFER_LASTS)
    return min((at for at in coming if at > here.now), default=None)


def _text(local: datetime) -> str:
    return local.isoformat(timespec="minutes")
