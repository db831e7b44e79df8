"""Records to draw: from none to ten years of daily measurements in four series and 5,000 sessions, always the same."""

from datetime import UTC, datetime, timedelta
from random import Random

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, check_reading
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import FeelWhen, SessionOutcome
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.store.store import Store

ZONE = "Europe/Berlin"
SEED = 5
DAYS, SESSIONS = 3_650, 5_000
HELD_MS = 30_000
SHAPES: dict[str, tuple[int, float, int]] = {
    "empty": (0, 1, 0),
    "one": (1, 1, 1),
    "sparse": (6, 12, 4),
    "usual": (20, 2.9, 60),
    "dense": (DAYS, 1, SESSIONS),
}
"""How many days are measured, how far apart they are, and how many sessions there were."""


def fill(store: Store, now: datetime, shape: str) -> None:
    """Put everything into an empty store; slow, and not what is measured."""
    random = Random(SEED)
    days, apart, sessions = SHAPES[shape]
    for n in range(days):
        at = now - timedelta(days=(days - 1 - n) * apart, hours=1)
        gone = n / max(1, days - 1)
        for side, start, gain in ((Side.LEFT, 52, 18), (Side.RIGHT, 55, 20)):
            wild = 28 if side is Side.LEFT and n == days // 2 and days > 5 else 0
            _measure(store, Kind.LEG_RAISE, start + gain * gone + random.gauss(0, 2.9) + wild, side, at)
        _measure(store, Kind.SIT_AND_REACH, -8 + 11 * gone + random.gauss(0, 1.4), None, at)
        pain = min(10, max(0, round(5 - 3 * gone + random.gauss(0, 0.9))))
        store.add_feel(pain, FeelWhen.DAY, None, felt_at=at, zone=ZONE, now=at)
    if shape in ("usual", "dense"):
        other = now - timedelta(days=50)
        _measure(store, Kind.SIT_AND_REACH, 24, None, other, Protocol.CSEP_26)
    for n in range(sessions):
        _session(store, now - timedelta(days=days * apart * (sessions - n) / sessions), n)


def _measure(
    store: Store, kind: Kind, value: float, side: Side | None, at: datetime, protocol: Protocol | None = None
) -> None:
    reading = check_reading(kind, f"{round(value * 2) / 2:.1f}", side, protocol)
    tries = (reading.value,) * 3 if kind is Kind.LEG_RAISE else ()
    stopped = StopReason.BACK_OF_THIGH if kind is Kind.LEG_RAISE else None
    store.add_measurement(reading, tries, warmed_up=True, stopped_by=stopped, measured_at=at, zone=ZONE, now=at)


def _session(store: Store, at: datetime, n: int) -> None:
    session = store.start_session(
        "morning", Form.USUAL, 2 * HELD_MS, rehearsal=False, zone=ZONE, now=at.astimezone(UTC)
    )
    for step, exercise in enumerate(("supine_strap", "seated_chair")):
        for side in (Side.LEFT, Side.RIGHT):
            held = HELD_MS + 1_000 * (n % 7) * (side is Side.LEFT)
            key = SetKey(step, side, 1)
            done = SetDone(key, exercise, 1, HELD_MS, 0, held, 0, SetOutcome.COMPLETED, False, 0, held)
            store.add_set(session.id, done, at)
    store.end_session(session.id, SessionOutcome.COMPLETED, 0, at)
