"""`export` and `import`, as they are typed."""

import json
from pathlib import Path

import pytest

from stretchtimer.store.export_tables import TABLES
from stretchtimer.words import transfer_words
from tests.cli.here import accepted, printed, refused


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
    target.write_text(target.read_text().replace('"version": 1', '"version": 2'))
    assert "newer StretchTimer" in refused("import", target, "--data-dir", measured)


def test_what_is_not_there_or_cannot_be_written_is_said(measured: Path, tmp_path: Path) -> None:
    assert "nowhere.json" in refused("import", tmp_path / "nowhere.json", "--data-dir", measured)
    assert "cannot be written" in refused("export", tmp_path / "no" / "such" / "all.json", "--data-dir", measured)


def test_every_table_has_a_name() -> None:
    assert list(transfer_words.TABLES) == [table.name for table in TABLES]
