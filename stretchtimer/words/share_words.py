"""What comes with a shared file, in words."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from stretchtimer.words.language import N_, _

KINDS = {"sequence": N_("Sequence"), "exercise": N_("Exercise"), "programme": N_("Programme")}
LINES = {
    "new": N_("{kind} “{name}”: new."),
    "updated": N_("{kind} “{name}”: takes the place of yours."),
    "copied": N_("{kind} “{name}”: a copy, yours stays as it is."),
    "same": N_("{kind} “{name}”: you have it already."),
}


class Named(Protocol):
    """One thing that comes."""

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str: ...


def coming_lines(kinds: Mapping[str, Sequence[Named]]) -> list[str]:
    """One line for each thing, by what would become of it."""
    found = [(LINES[kind], one) for kind, listed in kinds.items() for one in listed]
    return [_(line).format(kind=_(KINDS[one.kind]), name=one.name) for line, one in found]


def taking_lines(kinds: Mapping[str, Sequence[Named]], *, stored: bool) -> list[str]:
    return [*coming_lines(kinds), _("Stored.") if stored else _("Nothing was stored: this was a trial.")]
