"""What `--json` prints of programmes and of just starting. The keys are a promise, described in docs/json.md."""

from collections.abc import Mapping
from datetime import date

from stretchtimer.cli.as_json import sequence_json
from stretchtimer.cli.group import Json
from stretchtimer.core.enrolment import Change
from stretchtimer.core.just_start import Choice
from stretchtimer.core.programme import Block, Part, Programme
from stretchtimer.programmes import Following
from stretchtimer.words.messages import sentence
from stretchtimer.words.programme_words import change_text


def programme_json(programme: Programme) -> Json:
    return {
        "id": programme.id,
        "name": programme.name,
        "about": programme.about,
        "weeks": programme.weeks,
        "test_weeks": list(programme.test_weeks),
        "blocks": [_block_json(block) for block in programme.blocks],
    }


def standing_json(following: Following, test: date | None, names: Mapping[str, str]) -> Json:
    here = following.here
    return {
        "id": here.programme.id,
        "name": here.programme.name,
        "first_day": str(here.started_on),
        "week": here.week,
        "weeks": here.programme.weeks,
        "block": here.present.name,
        "day": here.block_day,
        "level": here.dose.level,
        "extra_side": None if here.dose.extra_side is None else here.dose.extra_side.value,
        "paused": here.paused,
        "maintenance": here.is_maintenance,
        "due": following.is_under_way and not following.is_free,
        "next_check": None if test is None else str(test),
        "proposal": _change_json(following.proposal, names),
        "applied": _change_json(following.applied, names),
    }


def choice_json(choice: Choice) -> dict[str, Json]:
    return {
        "sequence": None if choice.plan is None else sequence_json(choice.plan),
        "reason": choice.reason.key,
        "why": sentence(choice.reason),
    }


def _block_json(block: Block) -> Json:
    return {
        "name": block.name,
        "about": block.about,
        "weeks": block.weeks,
        "rest_days": [*sorted(block.rest_days)],
        "stretches": _exercises(block, Part.STRETCH),
        "core": _exercises(block, Part.CORE),
    }


def _exercises(block: Block, part: Part) -> list[Json]:
    return list(dict.fromkeys(one.step.exercise for one in block.steps if one.part is part))


def _change_json(change: Change | None, names: Mapping[str, str]) -> Json:
    if change is None:
        return None
    return {
        "kind": change.kind.value,
        "level": change.level,
        "side": None if change.side is None else change.side.value,
        "exercise": change.exercise,
        "reason": change.reason.key,
        "why": change_text(change, names),
    }
