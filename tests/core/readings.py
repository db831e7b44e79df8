"""Series made by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from stretchtimer.core.series import Measured

START = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)


def measured(day: float, value: float, tries: int = 3, warmed_up: bool | None = None) -> Measured:
    at = START + timedelta(days=day)
    return Measured(at, at.date(), value, tries, warmed_up)


def measured_on(days: Sequence[float], values: Sequence[float], tries: int = 3) -> tuple[Measured, ...]:
    return tuple(measured(day, value, tries) for day, value in zip(days, values, strict=True))
