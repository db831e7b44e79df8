"""A mistake in a [figure] table is told by the whole path of its key."""

import tomllib
from typing import Any

import pytest

from stretchtimer.catalogue.figure_table import read_figure, read_rig
from stretchtimer.catalogue.table import TableError
from tests.figures import FOLDER, figures


def table(name: str = "chair_hamstring") -> Any:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["figure"]


def complaint(raw: Any) -> str:
    with pytest.raises(TableError) as caught:
        read_figure("anything", raw)
    return str(caught.value)


def test_every_shipped_figure_is_read() -> None:
    assert len(figures()) >= 33
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


def test_a_rig_without_a_bone_is_told() -> None:
    raw = tomllib.loads((FOLDER / "rig.toml").read_text(encoding="utf-8"))
    del raw["skeleton"]["thigh"]
    with pytest.raises(TableError, match=r"skeleton.thigh: is missing"):
        read_rig(raw)
