"""The user's own sequences and exercises on the disk: written whole or not at all, for their owner."""

import stat
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.app import open_catalogue
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.own_text import sequence_text
from stretchtimer.catalogue.read import parsed
from stretchtimer.catalogue.schema import SequenceFile, to_sequence
from stretchtimer.catalogue.toml_text import toml_text
from stretchtimer.core.breathing import STEADY
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances
from stretchtimer.core.sequence import Sequence, Step, Substitute
from stretchtimer.own_files import OwnFiles
from stretchtimer.words.messages import sentence
from tests.figures import RESOURCES
from tests.sheets import SHEET, a_picture, a_raw_exercise, with_the_sheet

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60)
NAME = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60).filter(str.strip)
NUMBER = st.integers(-(10**9), 10**9) | st.floats(-1e4, 1e4, allow_nan=False) | st.booleans()
VALUE = st.recursive(
    TEXT | NUMBER, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)


@settings(max_examples=60)
@given(st.dictionaries(TEXT, VALUE, max_size=6))
def test_what_is_written_is_read_again(table: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(table)) == table


DOSE = st.tuples(st.integers(5, 900), st.none()) | st.tuples(st.none(), st.integers(1, 100))
SUBSTITUTE = st.builds(
    lambda dose, sets, tempo: Substitute("bridge", sets, dose[0], dose[1], tempo),
    DOSE,
    st.integers(1, 20),
    st.none() | st.integers(300, 30_000),
)
STEP = st.builds(
    lambda dose, **rest: Step("bridge", seconds=dose[0], reps=dose[1], **rest),
    DOSE,
    sets=st.integers(1, 20),
    tempo_ms=st.none() | st.integers(300, 30_000),
    wait_for_tap=st.booleans(),
    first_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    prepare_s=st.integers(3, 120),
    change_s=st.integers(3, 120),
    rest_s=st.integers(3, 120),
    first_hour=st.none() | SUBSTITUTE,
    otherwise=st.none() | SUBSTITUTE,
    only_first_hour=st.booleans(),
    one_side=st.booleans(),
)


@settings(max_examples=60)
@given(st.lists(STEP, min_size=1, max_size=4), NAME, NAME, st.sampled_from(["", *STEADY]))
def test_any_sequence_comes_back_as_it_was(steps: list[Step], name: str, about: str, breathing: str) -> None:
    sequence = Sequence("mine", name, about, tuple(steps), None, breathing)
    file = msgspec.convert(tomllib.loads(sequence_text(sequence)), SequenceFile)
    assert to_sequence("mine", file) == sequence


def test_every_shipped_file_comes_back_as_it_was() -> None:
    catalogue = Catalogue(RESOURCES, RESOURCES / "nobodys")
    for path in (RESOURCES / "exercises").glob("*.toml"):
        raw = parsed(path)
        assert tomllib.loads(toml_text(raw)) == raw
    for sequence_id in catalogue.sequence_ids:
        sequence = catalogue.sequence(sequence_id)
        file = msgspec.convert(tomllib.loads(sequence_text(sequence)), SequenceFile)
        assert to_sequence(sequence_id, file) == sequence


def test_a_sheet_is_kept_for_its_owner_and_offered_as_any_other(tmp_path: Path) -> None:
    with_the_sheet(tmp_path)
    catalogue = open_catalogue(tmp_path)
    assert catalogue.problems == ()
    assert catalogue.sequence("sheet") == SHEET
    assert catalogue.raw_exercise("door_slide") == a_raw_exercise()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    plan = catalogue.plan("sheet", Circumstances())
    sides = [key.side for key in plan.set_keys if plan.set_phases(key)[0].exercise == "door_slide"]
    assert sides == [Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT]
    assert [key.side for key in plan.set_keys if plan.set_phases(key)[0].exercise == "side_plank"] == [Side.RIGHT]
    assert plan.breathing.id == "long_out_3_7"


def refusal(act: Any, *arguments: Any) -> str:
    with pytest.raises(UserError) as raised:
        act(*arguments)
    return sentence(raised.value.message)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_would_be_wrong_is_said_and_changes_nothing(tmp_path: Path) -> None:
    own, before = OwnFiles(with_the_sheet(tmp_path)), snapshot(tmp_path)
    assert "no step" in refusal(own.keep_sequence, Sequence("empty", "Empty", "None", ()))
    nowhere = Sequence("sheet", "Sheet", "Other", (Step("nowhere", seconds=30),))
    assert "steps[0].exercise is 'nowhere'" in refusal(own.keep_sequence, nowhere)
    assert "morning" in refusal(own.keep_sequence, Sequence("morning", "Mine", "Mine", SHEET.steps[:1]))
    assert "cue" in refusal(own.keep_exercise, "door_slide", a_raw_exercise(cue=""), {"door_slide.png": b"other"})
    assert "Frau Köhler’s sheet" in refusal(own.remove_exercise, "door_slide")
    assert snapshot(tmp_path) == before


def test_a_change_of_an_exercise_that_would_break_a_sequence_is_refused(tmp_path: Path) -> None:
    catalogue = with_the_sheet(tmp_path)
    own = OwnFiles(catalogue)
    counted = a_raw_exercise(dose={"sets": [1, 2], "reps": [5, 9], "tempo_ms": 2000})
    own.keep_exercise("door_slide", counted, {})
    own.keep_sequence(Sequence("counted", "Counted", "By number", (Step("door_slide", reps=8),)))
    said = refusal(own.keep_exercise, "door_slide", a_raw_exercise(), {})
    assert "counted.toml" in said
    assert "tempo_ms" in said
    assert catalogue.raw_exercise("door_slide") == counted


def test_one_broken_file_of_ones_own_does_not_forbid_the_others(tmp_path: Path) -> None:
    own = OwnFiles(with_the_sheet(tmp_path))
    (tmp_path / "sequences" / "broken.toml").write_text("schema = 2")
    own.keep_sequence(Sequence("other", "Other", "Another", SHEET.steps[:1]))
    assert open_catalogue(tmp_path).own_sequence_ids == {"sheet", "other"}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    own, before = OwnFiles(with_the_sheet(tmp_path)), snapshot(tmp_path)
    (tmp_path / "pictures" / "second.png").mkdir()
    said = refusal(lambda: own.keep({}, {"door_slide.png": a_picture("#F00"), "second.png": a_picture()}))
    assert "second.png" in said
    assert snapshot(tmp_path) == before


def test_own_exercises_are_drawn_as_a_shipped_one_or_not_at_all(tmp_path: Path) -> None:
    catalogue = with_the_sheet(tmp_path)
    own = OwnFiles(catalogue)
    assert catalogue.figure("door_slide") is None
    posed = a_raw_exercise(picture=None, picture_text=None, pose="supine_strap")
    own.keep_exercise("door_slide", posed, {})
    assert catalogue.figure("door_slide") == catalogue.figure("supine_strap")
    assert "pose" in refusal(own.keep_exercise, "other", posed | {"pose": "door_slide"}, {})
    both = refusal(own.keep_exercise, "other", a_raw_exercise(pose="bridge"), {})
    assert "one of pose, picture and [figure]" in both
    assert "picture_text" in refusal(own.keep_exercise, "other", a_raw_exercise(picture_text=None), {})
    assert "picture" in refusal(own.keep_exercise, "other", a_raw_exercise(picture="../../x.png"), {})
