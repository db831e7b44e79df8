"""The user's own sequences and exercises as the files they are kept in: what `read.py` reads, written."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from stretchtimer.catalogue.schema import SCHEMA, ExerciseFile
from stretchtimer.catalogue.toml_text import toml_text
from stretchtimer.core.sequence import Sequence, Step, Substitute

DEFAULTS = {field.name: field.default for field in fields(Step)}
ALWAYS = frozenset({"exercise", "sets"})


def sequence_text(sequence: Sequence) -> str:
    """Keys that say nothing new are left out, as in the shipped files."""
    head: dict[str, Any] = {"schema": SCHEMA, "name": sequence.name, "about": sequence.about}
    if sequence.window_s is not None:
        head["window_s"] = list(sequence.window_s)
    if sequence.breathing:
        head["breathing"] = sequence.breathing
    return toml_text({**head, "steps": [_step_table(step) for step in sequence.steps]})


def exercise_text(raw: Mapping[str, Any]) -> str:
    """An exercise's keys in the order of the shipped files; `raw` is what a file of it would hold."""
    order = {name: place for place, name in enumerate(ExerciseFile.__struct_fields__)}
    known = sorted(raw, key=lambda key: order.get(key, len(order)))
    return toml_text({key: raw[key] for key in known})


def _step_table(step: Step) -> dict[str, Any]:
    values = {field.name: getattr(step, field.name) for field in fields(Step) if field.name != "extra_set"}
    said = {key: value for key, value in values.items() if key in ALWAYS or value != DEFAULTS[key]}
    return {key: _substitute_table(value) if isinstance(value, Substitute) else value for key, value in said.items()}


def _substitute_table(substitute: Substitute) -> dict[str, Any]:
    return {key: value for key, value in asdict(substitute).items() if value is not None}
