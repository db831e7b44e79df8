"""Which days are to be erased, and what goes with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stretchtimer.core.message import Message, UserError


@dataclass(frozen=True, slots=True)
class Days:
    """The user's calendar days from the first to the last, both among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Erasure:
    """What goes, or went: numbers of rows by table, and how many copies that were made before an update."""

    rows: Mapping[str, int]
    copies: int

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.copies


def check_days(first: date, last: date) -> Days:
    """Raises UserError where the last day is before the first."""
    if last < first:
        raise UserError(Message("erase_days_reversed", {"first": str(first), "last": str(last)}))
    return Days(first, last)
