"""What others of a sex and age reach, each figure with its source and its protocol. Never a verdict on anybody.

Only figures whose source was seen are here, and only where they may be passed on: the Canadian survey's (Statistics
Canada Open Licence) and one trial's. The tables of CSEP, ACSM, YMCA and the Senior Fitness Test are their publishers',
and no agreed cut-off exists for the straight leg raise: there the user's own start is the comparison.
"""

from dataclasses import dataclass

from stretchtimer.core.measure import Kind, Protocol


@dataclass(frozen=True, slots=True)
class Norm:
    """A group's mean, in degrees or cm from the protocol's own zero; `spread` is its standard deviation, if known."""

    kind: Kind
    protocol: Protocol
    sex: str
    youngest: int
    oldest: int
    mean: float
    spread: float | None
    source: str


_CANADA = "Statistics Canada, Canadian Health Measures Survey 2007–2009 (82-625-x)"
_YILDIRIM = "Yıldırım 2018, Balkan Medical Journal 35:388–393"
_BOX, _REACH = Protocol.CSEP_26, Kind.SIT_AND_REACH

NORMS: tuple[Norm, ...] = (
    Norm(_REACH, _BOX, "male", 15, 19, 24.4 - 26, None, _CANADA),
    Norm(_REACH, _BOX, "female", 15, 19, 31.8 - 26, None, _CANADA),
    Norm(_REACH, _BOX, "male", 6, 79, 23.9 - 26, None, _CANADA),
    Norm(_REACH, _BOX, "female", 6, 79, 29.3 - 26, None, _CANADA),
    Norm(Kind.KNEE_EXTENSION, Protocol.PHONE, "male", 18, 24, 17.8, 9.1, _YILDIRIM),
    Norm(Kind.KNEE_EXTENSION, Protocol.PHONE, "female", 18, 24, 13.4, 6.0, _YILDIRIM),
)
"""The narrower group of two that fit stands first."""


def norm(kind: Kind, protocol: Protocol, sex: str, age: int | None) -> Norm | None:
    """The figure for somebody; None without sex or age, or where there is none for this test in this protocol."""
    fitting = (n for n in NORMS if (n.kind, n.protocol, n.sex) == (kind, protocol, sex))
    return next((n for n in fitting if age is not None and n.youngest <= age <= n.oldest), None)
