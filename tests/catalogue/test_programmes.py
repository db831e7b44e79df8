"""Programmes from files: the shipped ones, one written by hand, and broken ones, refused with file, key and reason."""

from pathlib import Path

import pytest

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.enrolment import EventKind, ProgrammeEvent, standings
from stretchtimer.core.exercise import FirstHour
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.programme import LAST_LEVEL, Dose, Part, Programme, sequence_for
from stretchtimer.words.messages import sentence
from tests.core.test_enrolment import START

SHEET = """
schema = 1
name = "From my physio"
about = "What is on the sheet"
enough = 3

[[blocks]]
name = "First weeks"
about = "gently"
weeks = 3
rest_days = [2, 4, 6, 7]

[[blocks.steps]]
exercise = "lying_hamstring"
by_level = true

[[blocks.steps]]
part = "core"
exercise = "bridge"
sets = 2
reps = 8

[maintenance]
name = "For good"
about = "as it was"
rest_days = [2, 4, 6, 7]

[[maintenance.steps]]
exercise = "lying_hamstring"
sets = 2
seconds = 30
"""

ARTICLE = (  # the article's table: two stretches and two core exercises a fortnight (PNF and dynamic count as one name)
    ({"seated_forward_fold", "standing_hamstring"}, {"plank", "bridge"}),
    ({"supine_strap", "lying_hamstring"}, {"bird_dog", "russian_twist"}),
    ({"pnf_strap"}, {"side_plank", "superman"}),
    ({"leg_swings", "walking_lunge"}, {"pallof_press", "leg_raise"}),
)


def catalogue(folder: Path) -> Catalogue:
    return Catalogue(paths.resources(), folder)


def write(folder: Path, text: str, name: str = "my_physio.toml") -> Catalogue:
    (folder / "programmes").mkdir()
    (folder / "programmes" / name).write_text(text, "utf-8")
    return catalogue(folder)


def test_the_article_as_it_is(tmp_path: Path) -> None:
    programme = catalogue(tmp_path).programme("article")
    assert programme.weeks == 8
    assert programme.test_weeks == (0, 2, 4, 6, 8)
    for block, (stretches, core) in zip(programme.blocks, ARTICLE, strict=True):
        assert {one.step.exercise for one in block.steps if one.part is Part.STRETCH} == stretches
        assert {one.step.exercise for one in block.steps if one.part is Part.CORE} == core
        assert block.steps[0].part is Part.WARM_UP


@pytest.mark.parametrize("programme_id", ["careful", "article"])
def test_every_day_of_a_shipped_programme_can_be_done(tmp_path: Path, programme_id: str) -> None:
    there = catalogue(tmp_path)
    programme = there.programme(programme_id)
    for index in range(len(programme.blocks) + 1):
        for weekday in {*range(1, 8)} - programme.block(index).rest_days:
            for form in Form:
                for level in (1, LAST_LEVEL):
                    made = there.plan_of(sequence_for(programme, index, weekday, Dose(level)), Circumstances(form))
                    assert 240_000 <= made.length_ms <= 1_200_000, (index, weekday, form, level, made.length_ms)


def test_the_careful_one_rounds_no_back(tmp_path: Path) -> None:
    there = catalogue(tmp_path)
    programme = there.programme("careful")
    used = {one.step.exercise for block in (*programme.blocks, programme.maintenance) for one in block.steps}
    assert all(there.exercise(one).load.flexion in ("none", "low") for one in used)
    assert {"seated_forward_fold", "uttanasana", "russian_twist"}.isdisjoint(used)


def test_first_hour_plans_only_what_suits_it(tmp_path: Path) -> None:
    there = catalogue(tmp_path)
    for programme_id in there.programme_ids:
        made = there.plan_of(sequence_for(there.programme(programme_id), 0, 1, Dose()), Circumstances(Form.FIRST_HOUR))
        assert all(there.exercise(phase.exercise).first_hour is FirstHour.YES for phase in made.phases)


def test_a_sheet_written_by_hand_runs_from_its_first_day_to_its_end(tmp_path: Path) -> None:
    there = write(tmp_path, SHEET)
    assert there.problems == ()
    assert "my_physio" in there.programme_ids
    programme = there.programme("my_physio")
    events = [ProgrammeEvent(programme.id, EventKind.STARTED, START)]
    planned = [here for here in standings(programme, events, START.replace(month=4)) if not here.is_rest]
    assert [here.week for here in planned[:10]] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4]
    for here in planned:
        assert there.plan_of(sequence_for(programme, here.block, here.weekday, here.dose), Circumstances()).phases
    assert planned[-1].is_maintenance


BROKEN = [
    # what is changed in the sheet, its key, and a part of the reason
    ('exercise = "bridge"', 'exercise = "bridges"', "blocks[0].steps[1].exercise", "bird_dog"),
    ("weeks = 3", "weeks = 0", "blocks[0].weeks", "1 to 26"),
    ("weeks = 3", 'weeks = "three"', "blocks[0].weeks", "whole number"),
    ("rest_days = [2, 4, 6, 7]", "rest_days = [2, 8]", "blocks[0].rest_days[1]", "1 to 7"),
    ("by_level = true", "by_level = true\nseconds = 30", "blocks[0].steps[0].by_level", "not both"),
    ("by_level = true", "days = [1]\nsets = 2", "blocks[0].steps[0]", "either seconds or reps"),
    ("by_level = true", "seconds = 300", "blocks[0].steps[0].seconds", "240"),
    ("enough = 3", "enough = 9", "enough", "1 to 7"),
    ("[maintenance]", "[upkeep]", "maintenance", "table"),
    ('part = "core"', 'part = "abs"', "blocks[0].steps[1].part", "warm_up"),
    ('part = "core"', 'part = "core"\ndays = [1, 3]', None, ""),
]


@pytest.mark.parametrize(("before", "after", "key", "reason"), BROKEN)
def test_a_broken_file_is_refused_with_file_key_and_reason(
    tmp_path: Path, before: str, after: str, key: str | None, reason: str
) -> None:
    there = write(tmp_path, SHEET.replace(before, after, 1))
    if key is None:  # sound after all
        assert there.problems == ()
        return
    with pytest.raises(UserError) as refused:
        there.programme("my_physio")
    said = sentence(refused.value.message)
    assert "my_physio.toml" in said
    assert key in said
    assert reason in said
    assert there.problems == (refused.value.message,)


def test_a_day_with_nothing_to_do_is_no_day(tmp_path: Path) -> None:
    text = SHEET.replace("by_level = true", "by_level = true\ndays = [1, 3]").replace(
        'part = "core"', 'part = "core"\ndays = [1]'
    )
    with pytest.raises(UserError) as refused:
        write(tmp_path, text).programme("my_physio")
    assert "a list with 5 in it" in sentence(refused.value.message)


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    for taken in ("careful", "evening"):
        folder = tmp_path / taken
        folder.mkdir()
        assert write(folder, SHEET, f"{taken}.toml").problems


def test_an_unknown_programme_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        catalogue(tmp_path).programme("nine_weeks")
    assert "careful" in sentence(refused.value.message)


def test_a_programme_is_read_once(tmp_path: Path) -> None:
    there = catalogue(tmp_path)
    found: Programme = there.programme("careful")
    assert there.programme("careful") is found


def test_no_two_things_that_can_be_run_have_one_name(tmp_path: Path) -> None:
    (tmp_path / "sequences").mkdir()
    sequence = 'schema = 1\nname = "Mine"\nabout = "a"\n[[steps]]\nexercise = "walk"\nseconds = 30\n'
    for name in ("careful", "my_physio"):
        (tmp_path / "sequences" / f"{name}.toml").write_text(sequence, "utf-8")
    there = write(tmp_path, SHEET)
    assert "my_physio" not in there.programme_ids
    assert "careful" not in there.sequence_ids
    said = " ".join(map(sentence, there.problems))
    assert "careful.toml: “careful” is shipped with the program" in said
    assert "you have a sequence “my_physio” already" in said
