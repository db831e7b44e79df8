"""What a programme's file may hold, and the way from it to the core's `Programme`."""

from dataclasses import replace
from typing import Annotated

from msgspec import Meta

from stretchtimer.catalogue.schema import File, Name, StepTable, SubstituteTable, Text, Version, to_step, to_substitute
from stretchtimer.core.exercise import Side
from stretchtimer.core.programme import (
    DAYS_IN_WEEK,
    MOST_SECONDS_A_LEG,
    Block,
    Part,
    PlannedStep,
    Programme,
    stretched_s,
)

Weekday = Annotated[int, Meta(ge=1, le=DAYS_IN_WEEK)]
Days = Annotated[tuple[Weekday, ...], Meta(max_length=DAYS_IN_WEEK)]
Weeks = Annotated[int, Meta(ge=1, le=26)]
TestWeek = Annotated[int, Meta(ge=0, le=104)]


class PlannedStepTable(StepTable, frozen=True):
    """One of `[[blocks.steps]]`: a sequence's step, what it is for, and on which days."""

    part: Part = Part.STRETCH
    days: Days = ()
    by_level: bool = False
    later: SubstituteTable | None = None

    def __post_init__(self) -> None:
        if self.by_level and (self.seconds is not None or self.reps is not None):
            raise ValueError("allowed_dose_or_level by_level")
        if self.first_side is Side.BOTH:
            raise ValueError("allowed_first_side first_side")
        if not self.by_level:
            super().__post_init__()


class BlockTable(File, frozen=True):
    """One of `[[blocks]]`, or `[maintenance]`."""

    name: Name
    about: Text
    steps: Annotated[tuple[PlannedStepTable, ...], Meta(min_length=1, max_length=60)]
    weeks: Weeks = 1
    rest_days: Annotated[tuple[Weekday, ...], Meta(max_length=DAYS_IN_WEEK - 1)] = ()


class ProgrammeFile(File, frozen=True):
    """One programme; its id is the file's name."""

    schema: Version
    name: Name
    about: Text
    blocks: Annotated[tuple[BlockTable, ...], Meta(min_length=1, max_length=26)]
    maintenance: BlockTable
    test_weeks: Annotated[tuple[TestWeek, ...], Meta(max_length=52)] = ()
    enough: Weekday = 5


def to_programme(programme_id: str, file: ProgrammeFile) -> Programme:
    return Programme(
        id=programme_id,
        name=file.name,
        about=file.about,
        blocks=tuple(map(_to_block, file.blocks)),
        maintenance=_to_block(file.maintenance),
        test_weeks=file.test_weeks,
        enough=file.enough,
    )


def empty_day(block: Block) -> int | None:
    """A day of a block's week that is no rest day and on which nothing is to be done; None where there is none."""
    working = (day for day in range(1, DAYS_IN_WEEK + 1) if day not in block.rest_days)
    return next((day for day in working if not any(step.is_on(day) for step in block.steps)), None)


def holds_too_long(planned: PlannedStep) -> bool:
    """Whether one hold alone is longer than a leg is stretched in a session."""
    return planned.part is Part.STRETCH and stretched_s(replace(planned.step, sets=1)) > MOST_SECONDS_A_LEG


def _to_block(table: BlockTable) -> Block:
    return Block(table.name, table.about, table.weeks, tuple(map(_to_planned, table.steps)), frozenset(table.rest_days))


def _to_planned(table: PlannedStepTable) -> PlannedStep:
    return PlannedStep(table.part, to_step(table), frozenset(table.days), table.by_level, to_substitute(table.later))
