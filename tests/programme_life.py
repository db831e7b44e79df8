"""Somebody on a programme, day by day: mornings told, sessions done, answers given, through the store as it is.

The clock is moved by hand from noon to noon of their own days, wherever they are.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from stretchtimer.app import open_catalogue
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.enrolment import EventKind
from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import DayOff, FeelWhen, SessionOutcome, SessionRecord
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.programmes import Following, act, begin, follow
from stretchtimer.store.store import Store

FIRST_DAY = date(2026, 10, 12)
"""Two weeks before the clocks go back in Berlin."""
ONE_DAY = timedelta(days=1)


class LifeClock:
    """Stands at noon of the user's own day, in the zone they are in."""

    def __init__(self, day: date = FIRST_DAY, zone: str = "Europe/Berlin") -> None:
        self.day, self._zone = day, zone
        self._elapsed_ms = 1_000_000

    def elapsed_ms(self) -> int:
        return self._elapsed_ms

    def now(self) -> datetime:
        return datetime.combine(self.day, time(12), ZoneInfo(self._zone)).astimezone(UTC)

    def zone(self) -> str:
        return self._zone

    def travel(self, zone: str) -> None:
        self._zone = zone


@dataclass
class Life:
    """What was decided by the program, by day: (number of the day, kind, reason's key, level)."""

    folder: Path
    clock: LifeClock
    store: Store
    catalogue: Catalogue
    changes: list[tuple[int, str, str, int]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Of the day, from 1."""
        return (self.clock.day - FIRST_DAY).days + 1

    def begin(self, programme_id: str = "careful") -> None:
        begin(self.store, self.catalogue, self.clock, programme_id, self.clock.day)

    def wake(self, pain: int | None = 2) -> Following:
        """Say how the back is, and look where one stands; what changed by itself is noted."""
        if pain is not None:
            now = self.clock.now()
            self.store.add_feel(pain, FeelWhen.DAY, None, felt_at=now, zone=self.clock.zone(), now=now)
        return self.look()

    def look(self) -> Following:
        before = len(self.store.programme_events())
        following = follow(self.store, self.catalogue, self.clock)
        assert following is not None
        for record in self.store.programme_events()[before:]:
            change = record.event.change
            assert change is not None
            self.changes.append((self.number, record.event.kind, change.reason.key, change.level))
        return following

    def decide(self, kind: EventKind = EventKind.APPLIED) -> None:
        proposal = self.look().proposal
        assert proposal is not None
        act(self.store, self.catalogue, self.clock, kind)
        self.changes.append((self.number, kind, proposal.reason.key, proposal.level))

    def practise(self, sequence: str = "careful", pull: int | None = 3, back: int | None = 1) -> SessionRecord:
        """Do a session to its end, and say how it was."""
        store, now = self.store, self.clock.now()
        session = store.start_session(sequence, Form.USUAL, 60_000, rehearsal=False, zone=self.clock.zone(), now=now)
        key = SetKey(0, Side.LEFT, 1)
        done = SetDone(key, "supine_strap", 1, 60_000, 0, 60_000, 0, SetOutcome.COMPLETED, False, 0, 60_000)
        store.add_set(session.id, done, now)
        store.end_session(session.id, SessionOutcome.COMPLETED, 0, now)
        store.answer_session(session.id, pull=pull, back_during=back, now=now)
        return session

    def be_off(self, reason: DayOff = DayOff.ILL) -> None:
        self.store.add_day_off(self.clock.day, reason, self.clock.now())

    def sleep(self, days: int = 1) -> None:
        self.clock.day += days * ONE_DAY

    def good_days(self, numbers: Collection[int]) -> None:
        """Live through the next days of these numbers as one should, agreeing to what is proposed."""
        for _number in numbers:
            following = self.wake()
            if following.proposal is not None:
                self.decide()
            if not following.is_free:
                self.practise(following.here.programme.id)
            self.sleep()


def a_life(folder: Path, day: date = FIRST_DAY) -> Life:
    clock = LifeClock(day)
    folder.mkdir(parents=True, exist_ok=True)
    return Life(folder, clock, Store.open(folder / "stretchtimer.sqlite", clock.now()), open_catalogue(folder))
