"""How each test of flexibility is done: tries, which of them counts, what to keep alike, and who should not do it.

Sources: clinical reference, sections 1.2, 1.7, 2.1, 3, 9.3 and 9.4. Where the design says otherwise, the clinical
reference wins: of three straight leg raises the design keeps the middle one, the protocol the mean of the last two
(the first is practice). The fingertip test has no number of tries there, so the design's holds: up to three, the
middle one. The active knee extension has none of its own either and follows the straight leg raise, whose standard
protocol is the one above it. The back-saver and the modified reach name three tries and no rule: as in the reaches
beside them, the best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import BACK_SAVERS, LESS_IS_BETTER, Kind, Protocol, Reading, check_reading, scale_of
from stretchtimer.core.message import Message


class Result(StrEnum):
    """Which of the tries counts."""

    MEAN_OF_LAST_TWO = "mean_of_last_two"
    BEST = "best"
    LAST = "last"
    MIDDLE = "middle"


class Alike(StrEnum):
    """A line of the checklist: numbers are only comparable with one's own if all of these are equal."""

    TIME_OF_DAY = "time_of_day"  # and not within an hour of getting up
    WARMTH = "warmth"
    SHOES = "shoes"
    ANKLE_RELAXED = "ankle_relaxed"
    ANKLE_SQUARE = "ankle_square"
    OTHER_LEG_DOWN = "other_leg_down"
    THIGH_VERTICAL = "thigh_vertical"
    KNEES_STRAIGHT = "knees_straight"
    SLOWLY = "slowly"
    HOLD_TWO_SECONDS = "hold_two_seconds"
    SAME_HEIGHT = "same_height"  # of the chair, or of the box


class Tool(StrEnum):
    """What a test needs to hand."""

    MAT = "mat"
    PHONE = "phone"
    TAPE = "tape"
    WALL = "wall"  # or a door frame
    CAMERA = "camera"
    RULER = "ruler"
    BOX = "box"
    YARDSTICK = "yardstick"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Guide:
    """How one protocol is done. `step` is what one press of plus adds, in the unit it is stored in."""

    tries: int
    result: Result
    tools: tuple[Tool, ...]
    alike: tuple[Alike, ...]
    practice: int = 0  # tries before those that count, not stored
    step: int = 5
    first_hour: bool = True  # may be done in the first hour after waking
    avoid: frozenset[Condition] = frozenset()


_LEG = (Alike.TIME_OF_DAY, Alike.WARMTH, Alike.ANKLE_RELAXED)
_LEG_RAISE = (*_LEG, Alike.OTHER_LEG_DOWN, Alike.SLOWLY)
_REACH = (Alike.TIME_OF_DAY, Alike.WARMTH, Alike.SHOES, Alike.KNEES_STRAIGHT, Alike.SLOWLY)
_HELD_REACH = (*_REACH, Alike.HOLD_TWO_SECONDS)
_CHAIR = (Alike.TIME_OF_DAY, Alike.WARMTH, Alike.SHOES, Alike.SAME_HEIGHT, Alike.ANKLE_SQUARE, Alike.HOLD_TWO_SECONDS)

_ALL_TESTS = frozenset({Condition.ACUTE_HAMSTRING_STRAIN, Condition.HAMSTRING_TENDON, Condition.RECENT_SURGERY})
_LYING = _ALL_TESTS | {Condition.LEG_PAIN}
_CHAIR_AVOID = _LYING | {Condition.OSTEOPOROSIS}
_FOLDING = _CHAIR_AVOID | {Condition.HYPERMOBILITY, Condition.PREGNANCY}
_HANGING = _FOLDING | {Condition.PRESSURE_OR_DIZZY, Condition.BALANCE}


def _raise_with(*tools: Tool) -> Guide:
    return Guide(3, Result.MEAN_OF_LAST_TWO, (Tool.MAT, *tools), _LEG_RAISE, step=10, avoid=_LYING)


def _reach_with(tool: Tool, tries: int, result: Result, alike: tuple[Alike, ...] = _REACH, step: int = 5) -> Guide:
    return Guide(tries, result, (Tool.MAT, tool), alike, step=step, first_hour=False, avoid=_FOLDING)


_RAISES = {
    Protocol.PHONE: _raise_with(Tool.PHONE),
    Protocol.WALL: _raise_with(Tool.WALL, Tool.TAPE),
    Protocol.HEEL: _raise_with(Tool.TAPE),
    Protocol.PHOTO: _raise_with(Tool.CAMERA),
    Protocol.UNSPECIFIED: _raise_with(),
}
_REACHES = {
    Protocol.TOE_LINE: _reach_with(Tool.RULER, 3, Result.BEST),
    Protocol.CSEP_26: _reach_with(Tool.BOX, 2, Result.BEST, _HELD_REACH),
    Protocol.BOX_23: _reach_with(Tool.BOX, 4, Result.LAST),
    Protocol.EUROFIT_15: _reach_with(Tool.BOX, 2, Result.BEST),
    Protocol.YMCA_15IN: _reach_with(Tool.YARDSTICK, 3, Result.BEST, step=25),
    Protocol.BACK_SAVER: _reach_with(Tool.RULER, 3, Result.BEST),
    Protocol.MODIFIED: _reach_with(Tool.RULER, 3, Result.BEST),
    **{box: _reach_with(Tool.BOX, 3, Result.BEST) for box in BACK_SAVERS[1:]},
}
GUIDES: dict[tuple[Kind, Protocol], Guide] = {
    **{(Kind.LEG_RAISE, protocol): guide for protocol, guide in _RAISES.items()},
    **{
        (Kind.KNEE_EXTENSION, protocol): Guide(
            3, Result.MEAN_OF_LAST_TWO, tools, (*_LEG, Alike.THIGH_VERTICAL, Alike.SLOWLY), step=10, avoid=_LYING
        )
        for protocol, tools in ((Protocol.PHONE, (Tool.MAT, Tool.PHONE)), (Protocol.UNSPECIFIED, (Tool.MAT,)))
    },
    **{(Kind.SIT_AND_REACH, protocol): guide for protocol, guide in _REACHES.items()},
    (Kind.CHAIR_REACH, Protocol.CHAIR): Guide(
        2, Result.BEST, (Tool.CHAIR, Tool.RULER), _CHAIR, practice=2, step=10, first_hour=False, avoid=_CHAIR_AVOID
    ),
    (Kind.FINGER_TO_FLOOR, Protocol.FLOOR): Guide(
        3, Result.MIDDLE, (Tool.RULER,), _REACH, first_hour=False, avoid=_HANGING
    ),
}


def guide_of(kind: Kind, protocol: Protocol) -> Guide:
    """How a test is done; raises UserError where it has no such protocol."""
    scale_of(kind, protocol)
    return GUIDES[kind, protocol]


def result_of_tries(kind: Kind, protocol: Protocol, tries: Sequence[int]) -> int:
    """Which value counts, in the tries' unit; `tries` are in the order they were done, and one at least.

    Of fewer tries than the protocol asks for the same rule holds, as far as it goes: the mean of the last two of one
    is that one. A half between two whole numbers goes up.
    """
    match guide_of(kind, protocol).result:
        case Result.MEAN_OF_LAST_TWO:
            last = tries[-2:]
            return _rounded(sum(last), len(last))
        case Result.BEST:
            return min(tries) if kind in LESS_IS_BETTER else max(tries)
        case Result.LAST:
            return tries[-1]
        case Result.MIDDLE:
            return _rounded(round(2 * median(tries)), 2)


def check_tries(
    kind: Kind, texts: Sequence[str], side: Side | None, protocol: Protocol | None
) -> tuple[Reading, tuple[int, ...]]:
    """Check what a person typed for each try, in order; returns what counts, and every try. Raises UserError."""
    readings = [check_reading(kind, text, side, protocol) for text in texts]
    tries = tuple(reading.value for reading in readings)
    counts = result_of_tries(kind, readings[0].protocol, tries)
    return replace(readings[0], value=counts), tries


def not_offered(
    kind: Kind, protocol: Protocol, conditions: frozenset[Condition], *, first_hour: bool
) -> Message | None:
    """Why a test should not be done now; None where nothing stands against it."""
    guide = guide_of(kind, protocol)
    if against := sorted(guide.avoid & conditions):
        return Message("test_against_condition", {"condition": against[0].value})
    if first_hour and not guide.first_hour:
        return Message("test_in_first_hour")
    return None


def _rounded(total: int, parts: int) -> int:
    return (2 * total + parts) // (2 * parts)
