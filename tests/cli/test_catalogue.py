"""`list` and `show`: the shipped files, the user's own beside them, and broken ones, which are named and left out."""

import shutil
from pathlib import Path

import pytest

from stretchtimer import paths
from tests.cli import commands
from tests.cli.here import accepted, printed, refused, stretchtimer
from tests.screened import screened

SHIPPED = {
    kind: sorted(path.stem for path in (paths.resources() / kind).glob("*.toml") if "." not in path.stem)
    for kind in ("sequences", "exercises")
}

BROKEN = {
    "exercises/half.toml": ("schema = 1\nname = 'Half'\n", "technique"),
    "exercises/wrong.toml": ("schema = 1\nname = 7\n", "name"),
    "exercises/syntax.toml": ("schema = = 1\n", "line 1"),
    "exercises/desk_leg.toml": ("", "desk_leg"),
    "sequences/lost.toml": (
        'schema = 1\nname = "Lost"\nabout = "Of nothing"\n[[steps]]\nexercise = "nonsense"\nseconds = 20\n',
        "steps[0].exercise",
    ),
    "sequences/long.toml": (
        'schema = 1\nname = "Long"\nabout = "Too long"\n[[steps]]\nexercise = "walk"\nseconds = 20\n'
        '[[steps]]\nexercise = "walk"\nseconds = 99999\n',
        "steps[1].seconds",
    ),
}
OWN = 'schema = 1\nname = "Lunch"\nabout = "My own"\n[[steps]]\nexercise = "my_leg"\nseconds = 20\n'


@pytest.fixture
def own(folder: Path) -> Path:
    """A data folder with a good exercise and a good sequence."""
    for kind in ("exercises", "sequences"):
        (folder / kind).mkdir(parents=True)
    shutil.copy(paths.resources() / "exercises" / "desk_leg.toml", folder / "exercises" / "my_leg.toml")
    (folder / "sequences" / "lunch.toml").write_text(OWN, "utf-8")
    return folder


@pytest.fixture
def broken(own: Path) -> Path:
    """The same, with broken files beside them."""
    for name, (text, _) in BROKEN.items():
        (own / name).write_text(text, "utf-8")
    return own


@pytest.mark.parametrize(
    ("sequence", "lowest_s", "highest_s"), [("morning", 300, 600), ("evening", 300, 600), ("workplace", 60, 180)]
)
def test_both_forms_of_a_sequence_take_as_long_as_they_should(sequence: str, lowest_s: int, highest_s: int) -> None:
    for hour, form in (((), "usual"), (("--first-hour",), "first_hour")):
        shown = commands.printed("show", sequence, *hour)
        assert shown["form"] == form
        assert shown["total_s"] == sum(phase["length_s"] for phase in shown["phases"]) == shown["sequence"]["length_s"]
        assert lowest_s <= shown["total_s"] <= highest_s
        assert {phase["exercise"] for phase in shown["phases"]} <= set(SHIPPED["exercises"])


@pytest.mark.parametrize("kind", ["sequences", "exercises"])
def test_all_that_is_shipped_is_listed(kind: str) -> None:
    assert [row["id"] for row in printed("list", kind)[kind]] == SHIPPED[kind]
    assert [line.split()[0] for line in accepted("list", kind).splitlines()] == SHIPPED[kind]


@pytest.mark.parametrize(("kind", "key"), [("sequences", "sequence"), ("exercises", "exercise")])
def test_what_is_listed_can_be_shown(kind: str, key: str) -> None:
    for row in printed("list", kind)[kind]:
        assert printed("show", row["id"])[key] == row
        assert accepted("show", row["id"]).startswith(row["name"])


def test_the_form_for_the_first_hour_says_what_it_swaps() -> None:
    usual, careful = printed("show", "morning"), printed("show", "morning", "--first-hour")
    assert usual["swaps"] == []
    assert {swap["reason"] for swap in careful["swaps"]} == {"swap_first_hour"}
    swapped = {swap["exercise"] for swap in careful["swaps"]}
    assert swapped.isdisjoint(phase["exercise"] for phase in careful["phases"])
    assert "In the first hour after getting up" in accepted("show", "morning", "--first-hour")


def test_what_is_not_there_is_refused() -> None:
    assert "walk" in refused("show", "nonsense")


def test_the_users_own_files_stand_beside_the_shipped(own: Path) -> None:
    exercises = [row["id"] for row in printed("list", "exercises", "--data-dir", own)["exercises"]]
    sequences = [row["id"] for row in printed("list", "sequences", "--data-dir", own)["sequences"]]
    assert exercises == sorted([*SHIPPED["exercises"], "my_leg"])
    assert sequences == sorted([*SHIPPED["sequences"], "lunch"])
    shown = printed("show", "lunch", "--data-dir", own)
    assert {phase["exercise"] for phase in shown["phases"]} == {"my_leg"}


def test_a_sequence_of_the_users_own_is_performed(own: Path) -> None:
    commands.accepted("run", "lunch", "--terminal", "--speed", "1000", "--record", "--data-dir", screened(own))
    (session,) = commands.sessions(own)
    assert [(done["exercise"], done["held_s"]) for done in session["sets"]] == [("my_leg", 20)] * 2


@pytest.mark.parametrize("kind", ["exercises", "sequences"])
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_broken_file_is_named_with_its_key_and_left_out(broken: Path, kind: str, as_json: tuple[str, ...]) -> None:
    result = stretchtimer("list", kind, *as_json, "--data-dir", broken)
    assert result.returncode == 0
    lines = result.stderr.splitlines()
    assert len(lines) == len(BROKEN)
    for name, (_, key) in BROKEN.items():
        (line,) = (line for line in lines if str(broken / name) in line)
        assert key in line
    sound = stretchtimer("list", kind, *as_json, "--data-dir", broken).stdout
    for file in BROKEN:
        (broken / file).unlink()
    assert sound == accepted("list", kind, *as_json, "--data-dir", broken)


def test_with_broken_files_everything_else_works(broken: Path) -> None:
    for command in ("show morning", "show lunch", "show desk_leg", "list sessions", "feel 3", "settings list"):
        accepted(*command.split(), "--data-dir", broken)
    refused("show", "half", "--data-dir", broken)
    refused("run", "lost", "--data-dir", broken)
    commands.accepted("run", "workplace", "--terminal", "--speed", "1000", "--data-dir", screened(broken))


def test_a_broken_file_is_named_by_a_process_of_its_own(broken: Path) -> None:
    result = commands.stretchtimer("list", "exercises", "--data-dir", broken)
    assert result.returncode == 0
    assert f"{broken / 'exercises' / 'half.toml'}: technique is missing, but should be one of" in result.stderr
    assert "my_leg" in result.stdout
    assert "half " not in result.stdout


def test_doctor_names_broken_files(broken: Path) -> None:
    result = commands.stretchtimer("doctor", "--data-dir", broken)
    assert (result.returncode, result.stderr) == (0, "")
    for name, (_, key) in BROKEN.items():
        (line,) = (line for line in result.stdout.splitlines() if str(broken / name) in line)
        assert line.startswith("LACK  Your own file: ")
        assert key in line


def test_a_broken_file_of_ones_own_is_named_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sequences").mkdir()
    (tmp_path / "sequences" / "mine.toml").write_text('schema = 1\nname = "Mine"\n', encoding="utf-8")
    for command in (("show", "mine"), ("run", "mine", "--terminal")):
        run = stretchtimer(*command, "--data-dir", str(tmp_path))
        assert run.returncode == 1
        assert "mine.toml" in run.stderr
        assert "about" in run.stderr
