"""Read one programme's file, and hold its days to what can be done."""

from collections.abc import Callable, Iterable
from pathlib import Path

from stretchtimer.catalogue.programme_schema import ProgrammeFile, empty_day, holds_too_long, to_programme
from stretchtimer.catalogue.read import mistake
from stretchtimer.catalogue.schema import parts_of
from stretchtimer.catalogue.translation import read_said
from stretchtimer.core.message import Message
from stretchtimer.core.programme import MOST_SECONDS_A_LEG, Block, Programme
from stretchtimer.core.sequence import Step, Substitute

CheckParts = Callable[[Iterable[tuple[str, Step | Substitute]], Path], None]


def read_programme(
    programme_id: str, path: Path, language: str, check_parts: CheckParts, text: str | None = None
) -> Programme:
    """Read a file; raises UserError that names file and key. `check_parts` holds steps to the exercises there are."""
    programme = to_programme(programme_id, read_said(path, ProgrammeFile, language, text))
    for number, block in enumerate(programme.blocks):
        _check_block(block, path, f"blocks[{number}]", check_parts)
    _check_block(programme.maintenance, path, "maintenance", check_parts)
    return programme


def _check_block(block: Block, path: Path, key: str, check_parts: CheckParts) -> None:
    for number, planned in enumerate(block.steps):
        place = f"{key}.steps[{number}]"
        check_parts(parts_of(place, planned.step), path)
        if planned.later is not None:
            check_parts([(f"{place}.later", planned.later)], path)
        if holds_too_long(planned):
            allowed = Message("allowed_whole_number", {"lowest": 5, "highest": MOST_SECONDS_A_LEG})
            raise mistake(path, f"{place}.seconds", str(planned.step.seconds), allowed)
    day = empty_day(block)
    if day is not None:
        found = str(sorted(block.rest_days))
        raise mistake(path, f"{key}.rest_days", found, Message("allowed_rest_days", {"day": day}))
