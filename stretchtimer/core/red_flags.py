"""The fifteen questions asked before the first session: which there are, and how urgent a yes to each one is.

Source: the red-flag screen of the clinical reference, 9.1, in its three tiers. A yes is a reason to see somebody, not a
diagnosis, and fifteen times no does not rule illness out: single red flags say little either way.
"""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Amount, Exercise, FirstHour, Technique


class RedFlag(StrEnum):
    """Something that deserves a doctor or physiotherapist before any stretch."""

    BLADDER_BOWEL = "bladder_bowel"
    SADDLE_NUMBNESS = "saddle_numbness"
    LEG_WEAKNESS = "leg_weakness"
    INJURY = "injury"
    TEARING_PAIN = "tearing_pain"
    CHEST = "chest"
    INFECTION = "infection"
    CANCER = "cancer"
    NIGHT_PAIN = "night_pain"
    BONE = "bone"
    CALF = "calf"
    BELOW_KNEE = "below_knee"
    MORNING_STIFFNESS = "morning_stiffness"
    FIRST_OR_LASTING = "first_or_lasting"
    PREGNANCY = "pregnancy_pain"


class Tier(IntEnum):
    """How soon somebody has to look at it; the most urgent is the highest."""

    BEFORE_STARTING = 1  # book a doctor or physiotherapist before using the program
    SOON = 2  # call a doctor today or tomorrow
    EMERGENCY = 3  # the emergency number, now


TIERS = {
    RedFlag.BLADDER_BOWEL: Tier.EMERGENCY,
    RedFlag.SADDLE_NUMBNESS: Tier.EMERGENCY,
    RedFlag.LEG_WEAKNESS: Tier.EMERGENCY,
    RedFlag.INJURY: Tier.EMERGENCY,
    RedFlag.TEARING_PAIN: Tier.EMERGENCY,
    RedFlag.CHEST: Tier.EMERGENCY,
    RedFlag.INFECTION: Tier.SOON,
    RedFlag.CANCER: Tier.SOON,
    RedFlag.NIGHT_PAIN: Tier.SOON,
    RedFlag.BONE: Tier.SOON,
    RedFlag.CALF: Tier.SOON,
    RedFlag.BELOW_KNEE: Tier.BEFORE_STARTING,
    RedFlag.MORNING_STIFFNESS: Tier.BEFORE_STARTING,
    RedFlag.FIRST_OR_LASTING: Tier.BEFORE_STARTING,
    RedFlag.PREGNANCY: Tier.BEFORE_STARTING,
}


def worst(flags: Iterable[RedFlag]) -> Tier | None:
    """The most urgent tier among the answers; None where nothing was ticked."""
    return max((TIERS[flag] for flag in flags), default=None)


def in_order(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    """The most urgent first, and within a tier as the reference lists them."""
    chosen = frozenset(flags)
    return tuple(sorted((flag for flag in RedFlag if flag in chosen), key=lambda flag: -TIERS[flag]))


def is_gentle(exercise: Exercise) -> bool:
    """Whether an exercise is in the gentle set: walking, bridge, bird dog, the knee-bent stretch and their like.

    Those are what the reference leaves to a leg that hurts (9.3), without what it leaves out of the first hour after
    waking (9.4); contract-relax, the roller, a head below the heart and impact do not belong there either. What an
    exercise file asks of spine and nerve counts as well, so that one of the user's own is judged without an `avoid`.
    """
    load = exercise.load
    return (
        Condition.LEG_PAIN not in exercise.avoid
        and exercise.first_hour is FirstHour.YES
        and exercise.technique not in (Technique.PNF, Technique.ROLL)
        and load.flexion in (Amount.NONE, Amount.LOW)
        and load.nerve is not Amount.HIGH
        and load.impact is Amount.NONE
        and not load.head_low
    )
