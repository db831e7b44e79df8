"""How long each muscle was really held in a stretch, by side and week, against the zone that is known to be useful.

Source: clinical reference, "Stretch dosing": seconds of held stretch per leg and week; about five minutes are needed
(Thomas 2018), and beyond ten nothing more is to be expected (Ingram 2025). The zone was found for one muscle: the
hamstrings, mostly. It is about stretching, so that core work, swings and rolling count nothing here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stretchtimer.core.credit import STRETCHES, best_attempts
from stretchtimer.core.exercise import Exercise, Side, Sides
from stretchtimer.core.records import SessionRecord

LOW_FROM_MS, USEFUL_FROM_MS, USEFUL_UP_TO_MS = 150_000, 300_000, 600_000


class Zone(StrEnum):
    """What a week's holding is worth."""

    VERY_LOW = "very_low"
    BELOW_USEFUL = "below_useful"
    USEFUL = "useful"
    NO_MORE = "no_extra_benefit"


@dataclass(frozen=True, slots=True, order=True)
class HeldWeek:
    """Which muscle, on which side, in the week that begins on this Monday."""

    monday: date
    muscle: str
    side: Side


def held_by_week(sessions: Iterable[SessionRecord], exercises: Mapping[str, Exercise]) -> dict[HeldWeek, int]:
    """Ms held by week, muscle and side, oldest first. Both legs at once is the full time for each of them."""
    total: dict[HeldWeek, int] = {}
    for session in sessions:
        if session.rehearsal:
            continue
        monday = session.day - timedelta(days=session.day.weekday())
        for done in best_attempts(kept.done for kept in session.sets).values():
            exercise = exercises.get(done.exercise)  # one of the user's own may be gone
            if exercise is None or exercise.technique not in STRETCHES:
                continue
            for side in (Side.LEFT, Side.RIGHT) if done.key.side is Side.BOTH else (done.key.side,):
                held = done.held_ms // 2 if exercise.sides is Sides.ALTERNATING else done.held_ms
                for muscle in exercise.muscles.stretched:
                    week = HeldWeek(monday, muscle, side)
                    total[week] = total.get(week, 0) + held
    return dict(sorted(total.items()))


def zone_of(held_ms: int) -> Zone:
    """What so much in a week is worth. Five and ten minutes themselves are useful."""
    if held_ms < LOW_FROM_MS:
        return Zone.VERY_LOW
    if held_ms < USEFUL_FROM_MS:
        return Zone.BELOW_USEFUL
    return Zone.USEFUL if held_ms <= USEFUL_UP_TO_MS else Zone.NO_MORE
