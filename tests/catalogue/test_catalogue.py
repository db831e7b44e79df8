"""The shipped files and the user's own: what is offered, what is left out and named, and which files are opened."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from stretchtimer.catalogue import figure_file
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances
from stretchtimer.words.messages import sentence
from tests.catalogue.test_read import EXERCISE, SEQUENCE, edited, write
from tests.figures import RESOURCES

GOOD_SEQUENCE = """\
schema = 1
name = "Two"
about = "Two stretches."

[[steps]]
exercise = "fold"
seconds = 30

[[steps]]
exercise = "strap"
seconds = 30
"""


FIGURE = (
    "\n[figure]"
    + (RESOURCES / "exercises/plank.toml").read_text("utf-8").split("[figure]")[1].split("[figure.easier]")[0]
)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    for name in ("fold", "strap", "lonely"):
        write(folder / "exercises", f"{name}.toml", EXERCISE)
    write(folder / "exercises", "fold.de.toml", 'name = "Beuge"')
    write(folder / "sequences", "two.toml", GOOD_SEQUENCE)
    write(folder / "sequences", "two.de.toml", 'name = "Zwei"')
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "my own data ä"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, one entry for each time."""
    names: list[str] = []
    really: Callable[[Path], bytes] = Path.read_bytes

    def read(path: Path) -> bytes:
        names.append(path.name)
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    return names


def problems(catalogue: Catalogue) -> list[str]:
    return [sentence(message) for message in catalogue.problems]


def refusal(ask: Callable[[str], object], what: str) -> str:
    with pytest.raises(UserError) as raised:
        ask(what)
    return sentence(raised.value.message)


def own_sequence(*exercises: str, reps: bool = False) -> str:
    steps = "".join(f'[[steps]]\nexercise = "{e}"\n{"reps = 5" if reps else "seconds = 30"}\n' for e in exercises)
    return f'schema = 1\nname = "Mine"\nabout = "My own."\n{steps}'


def test_the_shipped_ones_are_there_without_any_of_ones_own(shipped: Path, own: Path) -> None:
    catalogue = Catalogue(shipped, own)
    assert not own.exists()
    assert catalogue.exercise_ids == ("fold", "lonely", "strap")
    assert catalogue.sequence_ids == ("two",)
    assert catalogue.problems == ()
    assert catalogue.exercise("fold").id == "fold"
    assert catalogue.sequence("two").name == "Two"


def test_a_translation_is_not_another_exercise(shipped: Path, own: Path) -> None:
    write(own / "exercises", "mine.toml", EXERCISE)
    write(own / "exercises", "mine.de.toml", 'name = "Meine"')
    catalogue = Catalogue(shipped, own)
    assert catalogue.exercise_ids == ("fold", "lonely", "mine", "strap")
    assert catalogue.problems == ()
    assert "There is no exercise “fold.de”" in refusal(catalogue.exercise, "fold.de")


def test_what_is_not_there_is_answered_with_what_is(shipped: Path, own: Path) -> None:
    write(own / "exercises", "mine.toml", EXERCISE)
    catalogue = Catalogue(shipped, own)
    said = refusal(catalogue.exercise, "handstand")
    assert said == "There is no exercise “handstand”: there are fold, lonely, mine, strap."
    assert refusal(catalogue.sequence, "three") == "There is no sequence “three”: there are two."
    for odd in ("", "../exercises/fold", "fold.toml", "FOLD", "fold\n", "{}"):
        assert "There is no exercise" in refusal(catalogue.exercise, odd)


def test_a_sequence_of_ones_own_may_use_shipped_exercises_and_ones_own(shipped: Path, own: Path) -> None:
    write(own / "exercises", "mine.toml", edited(EXERCISE, '"Easy fold"', '"My fold"'))
    write(own / "sequences", "my_two.toml", own_sequence("mine", "fold"))
    catalogue = Catalogue(shipped, own)
    assert catalogue.sequence_ids == ("my_two", "two")
    plan = catalogue.plan("my_two", Circumstances())
    assert [plan.exercises[phase.exercise].name for phase in plan.phases[::4]] == ["My fold", "Easy fold"]
    assert catalogue.problems == ()


def test_a_bad_file_of_ones_own_is_named_and_everything_else_works(shipped: Path, own: Path) -> None:
    write(own / "exercises", "good.toml", EXERCISE)
    bad = write(own / "exercises", "bad.toml", edited(EXERCISE, "sets = [1, 3]", 'sets = ["one", 3]'))
    worse = write(own / "exercises", "worse.toml", b"\xff\xfe")
    write(own / "sequences", "good.toml", own_sequence("good", "strap"))
    broken = write(own / "sequences", "broken.toml", "[[steps\n")
    catalogue = Catalogue(shipped, own)
    assert catalogue.exercise_ids == ("fold", "good", "lonely", "strap")
    assert catalogue.sequence_ids == ("good", "two")
    assert catalogue.plan("good", Circumstances()).length_ms > 0
    assert problems(catalogue) == [
        f"{bad}: dose.sets[0] is 'one', but should be a whole number from 1 to 20.",
        f"{worse} is not UTF-8 text: save it as UTF-8.",
        f"{broken} is not valid TOML: Expected ']]' at the end of an array declaration (at line 1, column 8).",
    ]
    assert "There is no exercise “bad”" in refusal(catalogue.exercise, "bad")
    assert refusal(catalogue.sequence, "broken") == problems(catalogue)[-1], "one asks for it: what is wrong is said"


def test_every_kind_of_unreadable_thing_in_the_users_folder_is_one_problem_each(shipped: Path, own: Path) -> None:
    folder = own / "exercises"
    write(folder, "large.toml", "#" * 300_000)
    write(folder, "deep.toml", "a = " + "[" * 10_000)
    write(folder, "empty.toml", "")
    (folder / "folder.toml").mkdir()
    (folder / "gone.toml").symlink_to(folder / "nowhere")
    write(folder, "notes.txt", "not a matter of ours")
    catalogue = Catalogue(shipped, own)
    said = problems(catalogue)
    assert [
        next(name for name in ("large", "deep", "empty", "folder", "gone") if f"{name}.toml" in s) for s in said
    ] == [
        "deep",
        "empty",
        "folder",
        "gone",
        "large",
    ]
    assert catalogue.exercise_ids == ("fold", "lonely", "strap")


def test_files_where_the_users_folders_should_be_do_no_harm(shipped: Path, own: Path) -> None:
    write(own, "exercises", "a file, not a folder")
    write(own, "sequences", "another")
    catalogue = Catalogue(shipped, own)
    assert catalogue.exercise_ids == ("fold", "lonely", "strap")
    assert catalogue.problems == ()


@pytest.mark.parametrize("name", ["my stretch", "My_stretch", "3rd", "käse", "a-b", "x" * 65])
def test_a_file_whose_name_is_no_id_is_named(shipped: Path, own: Path, name: str) -> None:
    path = write(own / "exercises", f"{name}.toml", EXERCISE)
    catalogue = Catalogue(shipped, own)
    assert problems(catalogue) == [
        f"{path}: name the file with small letters, digits and _ only, like my_stretch.toml."
    ]
    assert name not in catalogue.exercise_ids


def test_a_file_of_ones_own_may_not_take_a_shipped_name(shipped: Path, own: Path) -> None:
    first = write(own / "exercises", "fold.toml", edited(EXERCISE, '"Easy fold"', '"Mine"'))
    second = write(own / "sequences", "two.toml", own_sequence("fold"))
    catalogue = Catalogue(shipped, own)
    assert catalogue.exercise("fold").name == "Easy fold"
    assert len(catalogue.sequence("two").steps) == 2
    assert problems(catalogue) == [
        f"{first}: “fold” is shipped with the program; give your file another name.",
        f"{second}: “two” is shipped with the program; give your file another name.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (own_sequence("fold", "handstand"), "steps[1].exercise is 'handstand', but should be one of fold, "),
        (
            SEQUENCE.replace('"swing"', '"fold"').replace('"walk"', '"crawl"'),
            "steps[1].otherwise.exercise is 'crawl', ",
        ),
        (
            SEQUENCE.replace('"swing"', '"strap"').replace('{ exercise = "fold"', '{ exercise = "flod"'),
            "steps[1].first_hour.exercise is 'flod', but should be one of fold, ",
        ),
        (
            own_sequence("fold", reps=True),
            "steps[0].tempo_ms is missing, but should be a tempo_ms beside reps, in this",
        ),
        (own_sequence("fold\\n"), "steps[0].exercise is 'fold\\n', but should be "),
    ],
)
def test_a_sequence_is_held_to_the_exercises_there_are(shipped: Path, own: Path, text: str, said: str) -> None:
    path = write(own / "sequences", "mine.toml", text)
    (problem,) = problems(Catalogue(shipped, own))
    assert problem.startswith(f"{path}: {said}")


def test_repetitions_take_their_tempo_from_the_step_or_the_exercise(shipped: Path, own: Path) -> None:
    counted = edited(EXERCISE, "seconds = [15, 30]", "reps = [5, 9]\ntempo_ms = 2000")
    write(own / "exercises", "counted.toml", counted)
    write(own / "sequences", "a.toml", own_sequence("counted", reps=True))
    write(own / "sequences", "b.toml", own_sequence("fold", reps=True) + "tempo_ms = 1500\n")
    catalogue = Catalogue(shipped, own)
    assert catalogue.problems == ()
    assert [catalogue.plan(s, Circumstances()).phases[1].length_ms for s in ("a", "b")] == [10_000, 7_500]


def test_a_sequence_that_needs_a_bad_exercise_is_left_out_as_well(shipped: Path, own: Path) -> None:
    write(own / "exercises", "bad.toml", "")
    path = write(own / "sequences", "mine.toml", own_sequence("bad"))
    said = problems(Catalogue(shipped, own))
    assert len(said) == 2
    assert said[1].startswith(f"{path}: steps[0].exercise is 'bad', but should be one of fold, lonely, strap.")


def test_a_shipped_file_that_does_not_read_is_raised_and_names_itself(shipped: Path, own: Path) -> None:
    path = write(shipped / "exercises", "strap.toml", edited(EXERCISE, '"static"', '"yoga"'))
    catalogue = Catalogue(shipped, own)
    assert refusal(catalogue.exercise, "strap").startswith(f"{path}: technique is 'yoga'")
    assert refusal(catalogue.sequence, "two").startswith(f"{path}: technique is 'yoga'")
    assert catalogue.exercise("fold").id == "fold"


def test_a_figure_is_built_when_it_is_asked_for(
    shipped: Path, own: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(shipped / "exercises", "fold.toml", EXERCISE + FIGURE)
    catalogue, built = Catalogue(shipped, own), list[str]()
    really = figure_file.figure_in

    def build(path: Path, raw: Mapping[str, Any], figure_id: str) -> Figure:
        built.append(figure_id)
        return really(path, raw, figure_id)

    monkeypatch.setattr(figure_file, "figure_in", build)
    catalogue.plan("two", Circumstances())
    assert built == []
    figure = catalogue.figure("fold")
    assert figure is not None
    assert catalogue.figure("fold") is figure
    assert catalogue.figure("strap") is None
    assert built == ["fold"]
    assert opened.count("fold.toml") == 1


def test_an_exercise_of_ones_own_may_bring_its_figure(shipped: Path, own: Path) -> None:
    write(own / "exercises", "mine.toml", EXERCISE + FIGURE)
    write(own / "exercises", "undrawn.toml", EXERCISE)
    catalogue = Catalogue(shipped, own)
    assert catalogue.problems == ()
    figure = catalogue.figure("mine")
    assert figure is not None
    assert (figure.exercise_id, figure.sided) == ("mine", False)
    assert catalogue.figure("undrawn") is None
    assert "There is no exercise “gone”" in refusal(catalogue.figure, "gone")


def test_a_mistake_in_a_figure_is_named_like_any_other(shipped: Path, own: Path) -> None:
    path = write(
        own / "exercises",
        "mine.toml",
        EXERCISE + edited(FIGURE, "leg_n = { hip = 2, knee = 20.5", 'leg_n = { hip = 2, knee = "bent"'),
    )
    theirs = write(shipped / "exercises", "fold.toml", EXERCISE + edited(FIGURE, 'view = "side"\n', ""))
    catalogue = Catalogue(shipped, own)
    assert problems(catalogue) == [f"{path}: figure.start.leg_n.knee: must be a number."]
    assert "mine" not in catalogue.exercise_ids
    assert catalogue.exercise("fold").name == "Easy fold"
    assert refusal(catalogue.figure, "fold") == f"{theirs}: figure.view: is missing."


def test_one_exercise_costs_one_file(shipped: Path, own: Path, opened: list[str]) -> None:
    write(own / "exercises", "mine.toml", EXERCISE)
    catalogue = Catalogue(shipped, own)
    assert opened == []
    catalogue.exercise("fold")
    assert opened == ["fold.toml"]


def test_a_plan_reads_its_sequence_and_its_exercises_once(shipped: Path, own: Path, opened: list[str]) -> None:
    write(own / "exercises", "mine.toml", EXERCISE)
    write(own / "sequences", "my_one.toml", own_sequence("mine"))
    catalogue = Catalogue(shipped, own)
    for _ in range(3):
        catalogue.plan("two", Circumstances())
        catalogue.exercise("fold")
    assert sorted(opened) == ["fold.toml", "strap.toml", "two.toml"]


def test_listing_reads_the_users_files_once_and_no_shipped_one(shipped: Path, own: Path, opened: list[str]) -> None:
    write(own / "exercises", "mine.toml", EXERCISE)
    write(own / "exercises", "mine.de.toml", 'name = "Meine"')
    write(own / "sequences", "my_one.toml", own_sequence("mine"))
    catalogue = Catalogue(shipped, own)
    for _ in range(2):
        assert catalogue.exercise_ids == ("fold", "lonely", "mine", "strap")
        assert catalogue.sequence_ids == ("my_one", "two")
        assert catalogue.problems == ()
    assert sorted(opened) == ["mine.toml", "my_one.toml"]
