"""Whether somebody is at the computer, and when being away from it was a break.

What cannot be known is unknown, and never counts as nobody or as somebody: it earns no break and holds nothing back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

IDLE_AFTER_MS = 60_000
BREAK_FROM = timedelta(minutes=3)
FORGOTTEN_AFTER = timedelta(hours=1)


class Presence(StrEnum):
    """What is known of the user's being there."""

    ACTIVE = "active"
    IDLE = "idle"
    LOCKED = "locked"
    ASLEEP = "asleep"
    UNKNOWN = "unknown"

    @property
    def is_away(self) -> bool:
        return self in (Presence.IDLE, Presence.LOCKED, Presence.ASLEEP)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One look: presence, and for how many ms nothing was touched; None where no probe could say."""

    presence: Presence = Presence.UNKNOWN
    idle_ms: int | None = None


UNSEEN = Sighting()


@dataclass(frozen=True, slots=True)
class NaturalBreak:
    """Away from the computer by oneself, for long enough to count."""

    began: datetime
    ended: datetime

    @property
    def length(self) -> timedelta:
        return self.ended - self.began


@dataclass(frozen=True, slots=True)
class Watch:
    """For how long the program has kept reminders, short times apart in which it did not run."""

    since: datetime
    until: datetime


def sighting(idle_ms: int | None, *, locked: bool = False) -> Sighting:
    """What a probe's answer means."""
    if locked:
        return Sighting(Presence.LOCKED, idle_ms)
    if idle_ms is None:
        return UNSEEN
    return Sighting(Presence.IDLE if idle_ms >= IDLE_AFTER_MS else Presence.ACTIVE, idle_ms)


def watch(away_since: datetime | None, seen: Sighting, now: datetime) -> tuple[datetime | None, NaturalBreak | None]:
    """Since when nothing is touched, after this look; and the break that is over with it.

    The present stillness begins anew with each touch; one that is broken after three minutes was a break.
    """
    if seen.presence is Presence.UNKNOWN:
        return None, None
    if seen.presence in (Presence.LOCKED, Presence.ASLEEP):
        began = now if seen.idle_ms is None else now - timedelta(milliseconds=seen.idle_ms)
        return (began if away_since is None else min(away_since, began)), None
    touched = now - timedelta(milliseconds=seen.idle_ms or 0)
    if away_since is None or away_since > touched:
        return touched, None
    return touched, (NaturalBreak(away_since, touched) if touched - away_since >= BREAK_FROM else None)


def gone_on(before: Watch | None, on_since: datetime, now: datetime) -> tuple[datetime, NaturalBreak | None]:
    """Since when is watched, for a program that starts now; and the break that the machine's being off was.

    It goes on where it was: what the user did while it did not run is unknown, and earns no break. Only where the
    machine was off (it is `on_since`), nobody was at it. After an hour nothing is known any more, and it begins anew.
    """
    if before is None or not timedelta(0) <= now - before.until <= FORGOTTEN_AFTER:
        return now, None
    was_off = on_since - before.until >= BREAK_FROM
    return before.since, NaturalBreak(before.until, on_since) if was_off else None
