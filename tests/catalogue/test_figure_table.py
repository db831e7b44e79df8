"""A mistake in a [figure] table is told by the whole path of its key."""

import contextlib
import copy
import tomllib
from functools import cache
from typing import Any

import pytest

from stretchtimer.catalogue.figure_table import read_figure, read_rig
from stretchtimer.catalogue.table import TableError
from stretchtimer.words.messages import sentence
from tests.figures import FOLDER, RESOURCES, figures


@cache
def read(name: str) -> Any:
    return tomllib.loads((RESOURCES / "exercises" / f"{name}.toml").read_text(encoding="utf-8"))["figure"]


def table(name: str = "chair_hamstring") -> Any:
    return copy.deepcopy(read(name))


def complaint(raw: Any) -> str:
    with pytest.raises(TableError) as caught:
        read_figure("anything", raw)
    return f"{caught.value.key}: {sentence(caught.value.what)}"


def test_every_shipped_figure_is_read() -> None:
    assert len(figures()) >= 34
    assert all(figure.easier for name, figure in figures().items() if not name.startswith("test_"))


def test_an_unknown_key_is_named() -> None:
    raw = table()
    raw["full"]["leg_n"]["kne"] = 3
    assert complaint(raw) == "figure.full.leg_n.kne: is not known here"


def test_a_missing_key_is_named() -> None:
    raw = table()
    del raw["easier"]["full"]["root"]
    assert complaint(raw) == "figure.easier.full.root: must be 2 numbers"


def test_a_text_for_a_number_is_named() -> None:
    raw = table()
    raw["start"]["arm_n"]["sh"] = "high"
    assert complaint(raw) == "figure.start.arm_n.sh: must be a number"


def test_an_unknown_muscle_is_answered_with_those_there_are() -> None:
    raw = table()
    raw["highlight"] = ["biceps"]
    assert complaint(raw).startswith("figure.highlight: 'biceps' is none of hamstrings, quads")


def test_an_unknown_prop_is_named() -> None:
    raw = table()
    raw["props"][0]["kind"] = "sofa"
    assert complaint(raw).startswith("figure.props.0.kind: 'sofa' is none of chair")


def test_a_key_of_the_form_that_nobody_knows_is_named() -> None:
    raw = table()
    raw["easier"]["matt"] = [0, 1]
    assert complaint(raw) == "figure.easier.matt: is not known here"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("viewport", [10, 0, 10, 50], "figure.viewport: must be [left, bottom, right, top]"),
        ("viewport", [float("nan"), 0, 10, 50], "figure.viewport.0: must be a number from -10000 to 10000"),
        ("mat", [0, 10**400], "figure.mat.1: must be a number from -10000 to 10000"),
        ("motion", {"kind": "swing", "period_s": 0}, "figure.motion.period_s: must be 0.1 or more"),
        ("motion", {"kind": "swing", "pause_s": -1}, "figure.motion.pause_s: must be 0 or more"),
    ],
)
def test_a_number_no_body_can_have_is_named(key: str, value: object, said: str) -> None:
    assert complaint({**table(), key: value}) == said


def test_a_hand_on_no_bone_is_named() -> None:
    for spot in (["arm_n", 0.5, 1], [[], 0.5, 1], [1, 2, 3], "knee"):
        raw = table()
        raw["full"]["pins"]["wrist_at_n"] = spot
        assert complaint(raw).startswith("figure.full.pins.wrist_at_n: must be [x, y] or [bone, ")
    raw["full"]["pins"]["wrist_at_n"] = ["thigh_n", "half", 1]
    assert complaint(raw) == "figure.full.pins.wrist_at_n.0: must be a number"


ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e999,
    float("nan"),
    10**400,
    "",
    "side",
    [],
    [[]],
    [1, 2],
    ["thigh_n", "a", {}],
    {},
    {"a": 1},
]


def places(raw: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    return [found for key, value in items for found in ((*path, key), *places(value, (*path, key)))]


@pytest.mark.parametrize("name", ["chair_hamstring", "foam_roller", "side_plank", "pallof_press", "walking_lunge"])
def test_whatever_stands_in_a_table_is_read_or_refused(name: str) -> None:
    for path in places(table(name)):
        for odd in ODD:
            raw = part = table(name)
            for key in path[:-1]:
                part = part[key]
            part[path[-1]] = odd
            with contextlib.suppress(TableError):
                read_figure("anything", raw)


def test_a_rig_without_a_bone_is_told() -> None:
    raw = tomllib.loads((FOLDER / "rig.toml").read_text(encoding="utf-8"))
    del raw["skeleton"]["thigh"]
    with pytest.raises(TableError) as caught:
        read_rig(raw)
    assert (caught.value.key, sentence(caught.value.what)) == ("skeleton.thigh", "is missing")
