"""`export` and `import`, as they are typed."""

import io
import json
from pathlib import Path

import pytest

from stretchtimer.store.export_tables import TABLES
from stretchtimer.words import transfer_words
from tests.cli.here import accepted, printed, refused, stretchtimer


@pytest.fixture
def measured(folder: Path) -> Path:
    accepted("measure", "slr", "68.5", "--side", "left", "--at", "2026-10-14T18:30", "--data-dir", folder)
    accepted("feel", "3", "--at", "2026-10-14T18:30", "--data-dir", folder)
    return folder


@pytest.mark.parametrize("name", ["all.json", "all.zip", "all"])
def test_everything_goes_out_and_comes_in_once(measured: Path, tmp_path: Path, name: str) -> None:
    target, other = tmp_path / name, tmp_path / "other"
    assert str(target) in accepted("export", target, "--data-dir", measured)
    trial = printed("import", target, "--dry-run", "--data-dir", other)["imported"]
    assert trial == {"stored": False, "new": {"measurement": 1, "feel": 1}, "changed": {}, "same": {}}
    said = accepted("import", target, "--data-dir", other)
    assert "measurements: 1 new, 0 changed" in said
    again = printed("import", target, "--data-dir", other)["imported"]
    assert again == {"stored": True, "new": {}, "changed": {}, "same": {"measurement": 1, "feel": 1}}
    lists = [printed("list", "measurements", "--data-dir", place)["measurements"] for place in (measured, other)]
    assert lists[0] == lists[1] != []


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(measured: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("mine")
    assert "choose another name" in refused("export", target, "--data-dir", measured)
    assert target.read_text() == "mine"
    accepted("export", target, "--replace", "--data-dir", measured)
    assert json.loads(target.read_text())["format"] == "stretchtimer"


def test_a_newer_export_is_refused_with_a_sentence(measured: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    accepted("export", target, "--data-dir", measured)
    target.write_text(target.read_text().replace('"version": 3', '"version": 4'))
    assert "newer StretchTimer" in refused("import", target, "--data-dir", measured)


def test_what_is_not_there_or_cannot_be_written_is_said(measured: Path, tmp_path: Path) -> None:
    assert "nowhere.json" in refused("import", tmp_path / "nowhere.json", "--data-dir", measured)
    assert "cannot be written" in refused("export", tmp_path / "no" / "such" / "all.json", "--data-dir", measured)


def test_every_table_has_a_name() -> None:
    assert list(transfer_words.TABLES) == [*(table.name for table in TABLES), "own_file"]


def test_a_table_from_anywhere_is_shown_and_comes_in(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Tag;Links;Rechts\n14.10.2026;68,5;70\n15.10.2026;abc;70\n", "utf-8")
    result = stretchtimer("import", table, "--measurements", "--data-dir", folder)
    assert result.returncode == 1
    assert "Line 3: “abc” is not a number" in result.stdout
    assert "column “Tag”, as day, month, year" in result.stdout
    assert printed("list", "measurements", "--data-dir", folder)["measurements"] == []
    said = accepted("import", table, "--measurements", "--skip-bad", "--yes", "--data-dir", folder)
    assert said.endswith("Stored: 2 readings.\n")
    again = printed("import", table, "--measurements", "--skip-bad", "--yes", "--data-dir", folder)["table"]
    assert (again["new"], again["same"], again["bad_count"]) == (0, 2, 1)
    assert again["bad"][0]["row"] == 3


def test_what_is_said_of_a_table_must_be_known(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("day,a\n2026-10-14,68\n", "utf-8")
    assert "“red”" in refused("import", table, "--measurements", "--map", "red", "--data-dir", folder)
    accepted("import", table, "--measurements", "--map", "left=a", "--map", "kind=slr", "--yes", "--data-dir", folder)
    (stored,) = printed("list", "measurements", "--data-dir", folder)["measurements"]
    assert (stored["kind"], stored["side"], stored["value"]) == ("slr", "left", 68)


def test_nothing_of_a_table_is_stored_before_it_was_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, command = tmp_path / "mine.csv", ("import", tmp_path / "mine.csv", "--measurements")
    table.write_text("Date,Comment,Reach\n03/04/2026,fine,5\n", "utf-8")

    def stored() -> int:
        return len(printed("list", "measurements", "--data-dir", folder)["measurements"])

    said = stretchtimer(*command, "--data-dir", folder)
    assert (said.returncode, stored()) == (1, 0)
    for expected in (
        "another order",
        "Left out: column “Comment”",
        "3 Apr ’26",
        ": 5 cm",
        "Nothing was stored",
        "--yes",
    ):
        assert expected in said.stdout
    trial = json.loads(stretchtimer(*command, "--json", "--data-dir", folder).stdout)["table"]
    assert (trial["stored"], trial["new"], stored()) == (False, 1, 0)
    assert "3 Apr ’26" in trial["first"][0]
    for answer, count in (("n\n", 0), ("", 0), ("y\n", 1)):
        typed = io.StringIO(answer)
        monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", typed)
        stretchtimer(*command, "--data-dir", folder)
        assert stored() == count
