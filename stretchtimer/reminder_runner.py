"""Where time enters reminders: one timer that sleeps until something may change, and what follows from it.

It looks at the user's presence only where that matters: every 15 s inside a window of an interval, every 2 s in the
last minute before one is due and while it waits for a pause in typing. Otherwise it wakes once a minute, to see
whether the machine slept or its clock was set; the desktop may wake the process besides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from stretchtimer.clock import Clock
from stretchtimer.core.busy import is_busy
from stretchtimer.core.manners import (
    OFFER_LASTS,
    Done,
    Offer,
    Situation,
    Verdict,
    Waiting,
    answered,
    decide,
    is_paused,
    next_of,
    occurrence_of,
    watched_until,
)
from stretchtimer.core.presence import BREAK_FROM, UNSEEN, Presence, Sighting, Watch, gone_on, sighting, watch
from stretchtimer.core.reminder import Calendar, Due, Interval, Rule, Span
from stretchtimer.core.reminder_log import CLOSING, Decision, Kind, Log, Reason, taken
from stretchtimer.core.wall import local_of

WATCH_MS, CLOSE_MS, FAR_MS = 15_000, 2_000, 60_000
CLOSE = timedelta(minutes=1)
SLEPT_FROM_MS = 10_000  # so much later than asked for: the machine slept
LONGEST_LOG = 400
TELLS_EVERY = timedelta(minutes=5)
MS = timedelta(milliseconds=1)


class Probes(Protocol):
    """What the desktop can be asked."""

    def sight(self) -> Sighting:
        """Whether somebody is there."""
        ...

    def holds(self) -> frozenset[Reason]:
        """What speaks against an interruption now."""
        ...


@dataclass(frozen=True)
class Coming:
    """A reminder and when it comes up next."""

    rule: Rule
    at: datetime


@dataclass(frozen=True)
class State:
    """How reminders stand, for tray, window and command line."""

    now: datetime
    seen: Sighting
    coming: tuple[Coming, ...]  # the soonest first
    waiting: tuple[Waiting, ...]
    offered: Decision | None
    is_paused: bool
    paused_until: datetime | None  # None, where paused: until it is resumed
    rested_at: datetime | None = None  # when the last break that was taken by oneself was over


class ReminderRunner(QObject):
    """Keeps reminders going."""

    reminder_due = Signal(object)  # Offer: to be shown now
    withdrawn = Signal(str, str)  # rule and occurrence of an offer that is over without an answer
    held = Signal(object)  # Waiting: due, and held for a reason it was not held for before
    decided = Signal(object)  # tuple[Decision, ...]: to be stored
    watched = Signal(object)  # Watch: to be stored, for a later start to go on from
    state_changed = Signal()
    ticked = Signal()  # time has gone by, and perhaps nothing else

    def __init__(self, clock: Clock, probes: Probes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._probes = clock, probes
        self._rules: tuple[Rule, ...] = ()
        self._log = Log()
        self._here = Situation(clock.now(), Calendar(clock.zone()), clock.now())
        self._waits_for = frozenset(Reason)
        self._busy: tuple[Span, ...] = ()
        self._locked = self._in_session = self._was_watched = False
        self._away_since: datetime | None = None
        self._watched_to: datetime | None = None  # None: nobody is watched
        self._waiting: tuple[Waiting, ...] = ()
        self._look_at: datetime | None = None
        self._is_stale = True  # something but the time has changed
        self._ticked_ms, self._asked_ms = clock.elapsed_ms(), 0
        self._told_at = self._seen_since = clock.now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    def begin(self, log: Iterable[Decision] = (), watch: Watch | None = None) -> None:
        """Start, with what the log says of the last days, and when the program was last watching."""
        now = self._clock.now()
        since, off = gone_on(watch, now - self._clock.elapsed_ms() * MS, now)
        self._seen_since = since if watch is not None and now - watch.until < BREAK_FROM else now
        self._log = Log().after(log)
        self._here = replace(self._here, now=now, watched_since=since)
        self._ticked_ms, self._asked_ms = self._clock.elapsed_ms(), 0
        if off is not None:
            self._note(taken(off))
        self._put_off_lost()
        self.tick()

    def _put_off_lost(self) -> None:
        """What was offered as the program ended may not have been seen, and its pop-up is gone: it comes once more."""
        offered, now = self._log.offered, self._here.now
        if offered is not None and timedelta() <= now - offered.at < OFFER_LASTS:
            self._note(answered(offered, Kind.SNOOZED, now))

    def stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._tell_watch(self._clock.now())

    def show_rules(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._changed()

    def show_calendar(self, calendar: Calendar) -> None:
        """Quiet hours, days off and rest days; the zone is the clock's."""
        self._here = replace(self._here, calendar=calendar)
        self._changed()

    def show_done(self, done: Iterable[Done]) -> None:
        """What was done in the last days."""
        self._here = replace(self._here, done=tuple(done))
        self._changed()

    def show_waits(self, reasons: frozenset[Reason]) -> None:
        """What of the desktop a reminder waits for, by the user's choice."""
        self._waits_for = reasons
        self._changed()

    def show_busy(self, spans: Iterable[Span]) -> None:
        """When the user is in a meeting, by the calendar's word."""
        self._busy = tuple(spans)
        self._changed()

    def show_session(self, running: bool) -> None:
        """Whether a session is under way; it may be told at every tick of one."""
        if running != self._in_session:
            self._in_session = running
            self._changed()

    def show_locked(self, locked: bool) -> None:
        """The system says that the screen is locked, or that the machine is about to sleep."""
        self._locked = locked
        self._changed()

    def answer(self, kind: Kind, minutes: int = 0) -> bool:
        """Take the answer to what is offered; tell whether anything is."""
        offered = self._log.offered
        if offered is None:
            return False
        rule = next((rule for rule in self._rules if rule.id == offered.rule), None)
        wait = minutes or (rule.snooze_minutes if rule is not None else 0)
        self._note(answered(offered, kind, self._clock.now(), wait))
        self._changed()
        return True

    def skip_next(self) -> Rule | None:
        """Skip what waits, or else what comes up next; tell whose it was."""
        now = self._clock.now()
        if self._waiting:
            first = self._waiting[0]
            self._note(Decision(Kind.SKIPPED, now, first.rule.id, first.occurrence))
            self._changed()
            return first.rule
        soonest = min(self.state.coming, key=lambda coming: coming.at, default=None)
        if soonest is None:
            return None
        self._note(Decision(Kind.SKIPPED, now, soonest.rule.id, self._occurrence_at(soonest)))
        self._changed()
        return soonest.rule

    def pause(self, until: datetime | None) -> None:
        """Hold everything; None: until it is resumed."""
        self._note(Decision(Kind.PAUSED, self._clock.now(), until=until))
        self._changed()

    def resume(self) -> None:
        self._note(Decision(Kind.RESUMED, self._clock.now()))
        self._changed()

    @property
    def is_offering(self) -> bool:
        return self._log.offered is not None

    def presence_before(self, offer: Offer) -> Presence:
        """Whether somebody sat there for the whole interval before an offer; a trial takes it so."""
        timing = offer.rule.timing
        length = timing.length if isinstance(timing, Interval) else timedelta()
        is_seen = not offer.occurrence or offer.due_at - length >= self._seen_since
        return self._here.seen.presence if is_seen else Presence.UNKNOWN

    def look(self) -> State:
        """How everything stands, with presence as it is just now: outside of windows nobody looks without need."""
        return replace(self.state, seen=self._sight())

    @property
    def state(self) -> State:
        """How everything stands now."""
        here = replace(self._here, now=self._clock.now())
        known = [(rule, next_of(rule, self._log, here)) for rule in self._rules]
        coming = sorted((Coming(rule, at) for rule, at in known if at is not None), key=lambda one: one.at)
        paused = is_paused(self._log, here.now)
        until = self._log.pause.until if paused and self._log.pause is not None else None
        return State(
            here.now, here.seen, tuple(coming), self._waiting, self._log.offered, paused, until, self._log.latest_break
        )

    def tick(self) -> None:
        """See what the time since the last tick has brought, and sleep until the next."""
        now, elapsed_ms = self._clock.now(), self._clock.elapsed_ms()
        went_back = now < self._here.now
        slept = elapsed_ms - self._ticked_ms > self._asked_ms + SLEPT_FROM_MS
        before = self._here.now
        self._ticked_ms = elapsed_ms
        zone = self._clock.zone()
        if zone != self._here.calendar.zone:
            self._here = replace(self._here, calendar=replace(self._here.calendar, zone=zone))
            self._is_stale = True
        since = min(self._here.watched_since, now)  # a clock that was ahead may have been set back
        self._here = replace(self._here, now=now, watched_since=since)
        if self._is_stale or went_back or self._watched_to is None or now >= self._watched_to:
            self._watched_to = watched_until(self._rules, self._here)
        watched = self._watched_to is not None
        is_due = self._is_stale or bool(self._waiting) or (self._look_at is not None and now >= self._look_at)
        if watched or is_due or slept:
            self._watch(before, slept=slept and not went_back)
        self._was_watched = watched
        if watched and now - self._told_at >= TELLS_EVERY:
            self._tell_watch(now)
        if self._is_stale or is_due or went_back or slept:
            self._decide()
        self._timer.start(self._sleep_ms(watched=watched))
        self.ticked.emit()

    def _tell_watch(self, now: datetime) -> None:
        self._told_at = now
        if now >= self._here.watched_since:  # and the clock was not set back
            self.watched.emit(Watch(self._here.watched_since, now))

    def _occurrence_at(self, coming: Coming) -> str:
        """Which due time comes up: one that was snoozed, or a new one."""
        for occurrence, standing in self._log.of(coming.rule.id).items():
            if standing.latest is not None and standing.latest.until == coming.at:
                return occurrence
        return occurrence_of(coming.rule, Due(coming.at, local_of(coming.at, self._here.calendar.zone)))

    def _changed(self) -> None:
        """Something but the time is other than before. Nothing is decided before `begin`."""
        self._is_stale = True
        if self._timer.isActive():
            self.tick()

    def _watch(self, before: datetime, *, slept: bool) -> None:
        """Look whether somebody is there; a break that is over goes into the log."""
        seen = self._sight()
        came_back = slept or self._here.seen.presence is Presence.LOCKED
        presence_changed = seen.presence is not self._here.seen.presence
        self._here = replace(self._here, seen=seen)
        since = self._away_since if self._was_watched else None  # what was not looked at may have been anything
        if slept:
            since, _none = watch(since, Sighting(Presence.ASLEEP), before)
        is_touched = came_back and seen.presence is Presence.UNKNOWN  # by whoever woke or unlocked it
        self._away_since, pause = watch(since, sighting(0) if is_touched else seen, self._here.now)
        if pause is not None and not self._in_session:
            self._note(taken(pause))
            self._is_stale = True
        if presence_changed:
            self.state_changed.emit()

    def _sight(self) -> Sighting:
        return replace(UNSEEN, presence=Presence.LOCKED) if self._locked else self._probes.sight()

    def _decide(self) -> None:
        offered = self._log.offered
        meeting = {Reason.MEETING} if is_busy(self._busy, self._here.now) else frozenset()
        holds = (self._probes.holds() | meeting) & self._waits_for
        here = replace(self._here, holds=holds | ({Reason.SESSION} if self._in_session else frozenset()))
        verdict: Verdict = decide(self._rules, self._log, here)
        self._is_stale = False
        told = [waiting for waiting in verdict.waiting if waiting not in self._waiting]
        self._waiting, self._look_at = verdict.waiting, verdict.look_at
        self._note(*verdict.decisions)
        if len(self._log.lines) > LONGEST_LOG:
            self._log = self._log.trimmed(here.now)
        if offered is not None and any(_ends(line, offered) for line in verdict.decisions):
            self.withdrawn.emit(offered.rule, offered.occurrence)
        for waiting in told:
            self.held.emit(waiting)
        if verdict.offer is not None:
            self.reminder_due.emit(verdict.offer)
        self.state_changed.emit()

    def _note(self, *lines: Decision) -> None:
        if lines:
            self._log = self._log.after(lines)
            self.decided.emit(lines)

    def _sleep_ms(self, *, watched: bool) -> int:
        """Until the next tick. It is never long, since a timer stands still while the machine sleeps."""
        self._asked_ms = self._interval_ms(watched=watched)
        if self._look_at is not None:
            until_ms = -((self._here.now - self._look_at) // MS)
            self._asked_ms = max(1, min(self._asked_ms, until_ms)) if until_ms > 0 else self._asked_ms
        return self._asked_ms

    def _interval_ms(self, *, watched: bool) -> int:
        if any(waiting.reason is Reason.TYPING for waiting in self._waiting):
            return CLOSE_MS
        if not watched:
            return FAR_MS
        is_close = self._look_at is not None and self._look_at - self._here.now <= CLOSE
        return CLOSE_MS if is_close else WATCH_MS


def _ends(line: Decision, offered: Decision) -> bool:
    return line.kind in CLOSING and (line.rule, line.occurrence) == (offered.rule, offered.occurrence)


def offer_of(rule: Rule, now: datetime) -> Offer:
    """What "show me" and `test` show: an offer that is of no due time."""
    return Offer(rule, "", now)
