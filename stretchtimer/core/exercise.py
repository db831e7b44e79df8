"""One movement or position that can be done: its texts, its dose, and who should leave it out.

An exercise is data: it is read from `resources/exercises/<id>.toml`, or from the user's own folder.
"""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.conditions import Condition


class Technique(StrEnum):
    """How an exercise is timed."""

    STATIC = "static"  # a stretch, held
    DYNAMIC = "dynamic"  # movement, for a time or for a number of swings
    PNF = "pnf"  # contract, let go, stretch further
    HOLD = "hold"  # a core exercise, held
    REPS = "reps"  # repetitions at a tempo
    ROLL = "roll"  # rolling on a foam roller


class Side(StrEnum):
    """The working side of a set."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


class Sides(StrEnum):
    """How an exercise treats left and right."""

    EACH = "each"  # left and right are sets of their own
    TOGETHER = "together"  # both at once
    ALTERNATING = "alternating"  # left, right, left, right within one set


class Limb(StrEnum):
    """What left and right are said of."""

    LEG = "leg"
    SIDE = "side"  # of the body, where no one leg works: side plank, Pallof press


class Kit(StrEnum):
    """What an exercise needs to hand."""

    MAT = "mat"
    CHAIR = "chair"
    STRAP = "strap"  # a belt or a towel does as well
    WORKTOP = "worktop"  # a desk, a worktop or a wall to hold on to
    STOOL = "stool"  # a low stool, box or step
    ROLLER = "roller"
    CUSHION = "cushion"
    BAND = "band"
    BLOCKS = "blocks"


class Position(StrEnum):
    """Where the body is while the exercise is done."""

    STANDING = "standing"
    SITTING = "sitting"
    FLOOR_SITTING = "floor_sitting"
    LYING = "lying"
    KNEELING = "kneeling"


class Place(StrEnum):
    """Where an exercise can be done."""

    MAT = "mat"
    DESK = "desk"


class Amount(StrEnum):
    """How much of something an exercise asks for."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class FirstHour(StrEnum):
    """Whether an exercise suits the first hour after waking, when discs are full and bending strains them more."""

    YES = "yes"
    SWAP = "swap"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Load:
    """What an exercise asks of spine, nerves and balance."""

    flexion: Amount = Amount.NONE  # rounding of the lower back
    nerve: Amount = Amount.NONE  # tension on the sciatic nerve
    impact: Amount = Amount.NONE
    head_low: bool = False
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Dose:
    """The usual amount: `seconds` of each hold or `reps` of `tempo_ms` each, `sets` times, lowest to highest."""

    sets: tuple[int, int]
    seconds: tuple[int, int] | None = None
    reps: tuple[int, int] | None = None
    tempo_ms: int = 0


@dataclass(frozen=True, slots=True)
class Muscles:
    """Which muscles are stretched and which work, the main ones first."""

    stretched: tuple[str, ...] = ()
    worked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, as its file describes it."""

    id: str
    name: str
    technique: Technique
    sides: Sides
    position: Position
    places: tuple[Place, ...]
    kit: tuple[Kit, ...]
    ready: str  # one sentence while getting ready
    cue: str  # one or two sentences while doing it
    short_cue: str  # one short sentence, for large text
    change: str  # how to change sides; empty where there is nothing to change
    setup: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    feel: str  # where it should be felt
    care: str  # who should take care, in words
    easier: str
    harder: str
    dose: Dose
    muscles: Muscles
    load: Load
    first_hour: FirstHour
    avoid: frozenset[Condition]
    sources: tuple[str, ...]
    limb: Limb = Limb.LEG
    pose: str = ""  # of the user's own: the shipped exercise as which it is drawn
    picture: str = ""  # of the user's own: its picture's file name
    picture_text: str = ""  # what that picture shows, for who cannot see it
