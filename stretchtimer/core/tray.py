"""What the icon beside the clock says of reminders: how near the next one is, or why none comes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from stretchtimer.core.manners import Waiting
from stretchtimer.core.reminder import Interval, Rule
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.wall import local_of

STEPS = 24
"""Of the ring from empty to full: so often at most is it painted on the way to one reminder."""
LAST_HOUR, SOON_MINUTES = timedelta(hours=1), 60
SAID_FOR = timedelta(minutes=15)
"""After a break that was taken by oneself, so long is said that it counted: why else did the next one move?"""


class Standing(StrEnum):
    """What is to be said first."""

    OFFERED = "offered"
    PAUSED = "paused"
    HELD = "held"
    COMING = "coming"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TrayView:
    """How reminders stand, as an icon and one line can show it. Times are those of the clock on the wall."""

    standing: Standing = Standing.NOTHING
    step: int = 0  # of `STEPS`
    name: str = ""  # of the reminder that is spoken of
    at: datetime | None = None  # when it comes, or when the pause is over
    minutes: int | None = None  # until then, where that is within the hour
    is_today: bool = True
    reason: Reason | None = None  # why it is held
    rested: bool = False  # a break by oneself has just counted as one


def tray_view(
    now: datetime,
    zone: str,
    coming: Iterable[tuple[Rule, datetime]],
    waiting: Iterable[Waiting] = (),
    offered: Rule | None = None,
    *,
    paused: bool = False,
    paused_until: datetime | None = None,
    rested_at: datetime | None = None,
) -> TrayView:
    """The view at an instant; `coming` is in the order in which they come."""
    if offered is not None:
        return TrayView(Standing.OFFERED, STEPS, offered.name)
    if paused:
        return _at(TrayView(Standing.PAUSED), paused_until, now, zone)
    held = next(iter(waiting), None)
    if held is not None:
        return TrayView(Standing.HELD, STEPS, held.rule.name, reason=held.reason)
    rule, at = next(iter(coming), (None, None))
    if rule is None or at is None:
        return TrayView()
    rested = rested_at is not None and now - rested_at < SAID_FOR and isinstance(rule.timing, Interval)
    return _at(TrayView(Standing.COMING, _step(rule, at - now), rule.name, rested=rested), at, now, zone)


def _step(rule: Rule, left: timedelta) -> int:
    """An interval fills the ring in its own length, everything else in its last hour."""
    whole = rule.timing.length if isinstance(rule.timing, Interval) else LAST_HOUR
    return max(0, min(STEPS, STEPS - -(-left * STEPS // whole)))


def _at(view: TrayView, at: datetime | None, now: datetime, zone: str) -> TrayView:
    if at is None:
        return view
    local, minutes = local_of(at, zone), -((now - at) // timedelta(minutes=1))
    is_today = local.date() == local_of(now, zone).date()
    return replace(view, at=local, minutes=minutes if minutes <= SOON_MINUTES else None, is_today=is_today)
