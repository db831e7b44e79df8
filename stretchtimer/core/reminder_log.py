"""What became of each reminder: offered, held, answered or let go, each with its instant and its reason.

The log is the history by which rules go, and the answer to "why did it not come?". It only grows; what holds now is
read from it. Nothing that was due goes by without a line here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from stretchtimer.core.presence import NaturalBreak

KEPT_FOR = timedelta(days=3)


class Kind(StrEnum):
    """What can become of a reminder; the last three are of no single one."""

    HELD = "held"
    OFFERED = "offered"
    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    NOT_TODAY = "not_today"
    UNANSWERED = "unanswered"
    LET_GO = "let_go"
    BREAK = "break"
    PAUSED = "paused"
    RESUMED = "resumed"


CLOSING = frozenset({Kind.STARTED, Kind.SKIPPED, Kind.NOT_TODAY, Kind.UNANSWERED, Kind.LET_GO})


class Reason(StrEnum):
    """Why a reminder is held, or was let go. Of several that hold it, the first in this order is named."""

    PAUSED = "paused"
    SESSION = "session"
    ANOTHER = "another"
    MEETING = "meeting"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    PRESENTATION = "presentation"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    AWAY = "away"
    TYPING = "typing"
    QUIET_HOURS = "quiet_hours"
    DAY_OFF = "day_off"
    REST_DAY = "rest_day"
    NOT_TODAY = "not_today"
    ALREADY_DONE = "already_done"
    NATURAL_BREAK = "natural_break"
    SUPERSEDED = "superseded"
    DAY_OVER = "day_over"
    WINDOW_OVER = "window_over"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. `occurrence` tells the due times of a rule apart; `until` is of snoozes and pauses."""

    kind: Kind
    at: datetime
    rule: str = ""
    occurrence: str = ""
    reason: Reason | None = None
    until: datetime | None = None  # None of a pause: until it is resumed
    since: datetime | None = None  # when a break began


@dataclass(frozen=True, slots=True)
class Standing:
    """How one due time stands: its latest line, why it is held, since when, and how often nobody answered."""

    latest: Decision | None = None
    held: Decision | None = None
    unanswered: int = 0


@dataclass(frozen=True)
class Log:
    """The lines, oldest first, and what they say now."""

    lines: tuple[Decision, ...] = ()
    standings: dict[tuple[str, str], Standing] = field(default_factory=dict, compare=False)
    latest_break: datetime | None = None
    pause: Decision | None = None  # the latest pause that was not resumed
    offered: Decision | None = None  # the offer that nobody has answered yet

    def after(self, decisions: Iterable[Decision]) -> "Log":
        """The log with more lines."""
        added = tuple(decisions)
        if not added:
            return self
        standings, latest_break, pause, offered = dict(self.standings), self.latest_break, self.pause, self.offered
        for line in added:
            if line.kind is Kind.BREAK:
                latest_break = line.at
            elif line.kind in (Kind.PAUSED, Kind.RESUMED):
                pause = line if line.kind is Kind.PAUSED else None
            else:
                key = (line.rule, line.occurrence)
                standings[key] = _standing_after(standings.get(key, Standing()), line)
                if line.kind is Kind.OFFERED:
                    offered = line
                elif offered is not None and key == (offered.rule, offered.occurrence):
                    offered = None
        return Log(self.lines + added, standings, latest_break, pause, offered)

    def trimmed(self, now: datetime) -> "Log":
        """Without old lines, but with the last of each rule, by which it is known what was seen to."""
        last = {line.rule: number for number, line in enumerate(self.lines) if line.rule}
        kept_keys = {(self.lines[number].rule, self.lines[number].occurrence) for number in last.values()}
        kept = [
            line
            for line in self.lines
            if line.at > now - KEPT_FOR or (line.rule, line.occurrence) in kept_keys or line is self.pause
        ]
        return Log().after(kept)

    def standing(self, rule: str, occurrence: str) -> Standing:
        return self.standings.get((rule, occurrence), Standing())

    def of(self, rule: str) -> dict[str, Standing]:
        """Every due time of a rule that has a line."""
        return {occurrence: standing for (owner, occurrence), standing in self.standings.items() if owner == rule}


def taken(pause: NaturalBreak) -> Decision:
    """The line for a natural break, which has its credit."""
    return Decision(Kind.BREAK, pause.ended, since=pause.began)


def _standing_after(before: Standing, line: Decision) -> Standing:
    if line.kind is Kind.HELD:
        return replace(before, held=line)
    unanswered = before.unanswered + (line.kind is Kind.UNANSWERED)
    return Standing(line, None, unanswered)
