"""The user's own sequences, exercises and pictures go out with everything, go with everything, and come back."""

import json
import shutil
from base64 import b64encode
from pathlib import Path

import pytest

from tests.cli.here import accepted, printed, refused, stretchtimer
from tests.sheets import with_the_sheet

ROOT = Path(__file__).parents[1]
OWN = ("sequences", "programmes", "exercises", "pictures")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with_the_sheet(tmp_path / "home")
    (tmp_path / "home" / "programmes").mkdir()
    shutil.copy(ROOT / "resources" / "programmes" / "careful.toml", tmp_path / "home" / "programmes" / "hers.toml")
    return tmp_path / "home"


def own(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for name in OWN for one in (folder / name).glob("*")}


@pytest.mark.parametrize("name", ["all.json", "all.zip", "all"])
def test_what_is_erased_with_everything_comes_back_from_the_backup(home: Path, tmp_path: Path, name: str) -> None:
    before, backup = own(home), tmp_path / name
    assert len(before) == 4
    said = stretchtimer("erase", "--all", "--data-dir", home)
    assert "own sequences, exercises and pictures: 4" in said.stdout
    assert own(home) == before
    accepted("erase", "--all", "--backup", backup, "--yes", "--data-dir", home)
    assert own(home) == {}
    assert printed("import", backup, "--dry-run", "--data-dir", home)["imported"]["new"] == {"own_file": 4}
    assert own(home) == {}
    assert "own sequences, exercises and pictures: 4 new" in accepted("import", backup, "--data-dir", home)
    assert own(home) == before
    assert printed("import", backup, "--data-dir", home)["imported"]["new"] == {}
    assert own(home) == before


def test_some_days_take_nothing_of_it(home: Path) -> None:
    before = own(home)
    accepted("erase", "--to", "2026-10-14", "--yes", "--data-dir", home)
    assert own(home) == before


def test_what_is_here_under_the_same_name_stays(home: Path, tmp_path: Path) -> None:
    backup, mine = tmp_path / "all.json", home / "sequences" / "sheet.toml"
    accepted("export", backup, "--data-dir", home)
    mine.write_text(mine.read_text().replace("seconds = ", "seconds = 1", 1))
    before = own(home)
    accepted("import", backup, "--data-dir", home)
    assert own(home) == before


def test_what_has_lost_its_picture_does_not_spoil_the_export(home: Path, tmp_path: Path) -> None:
    shutil.rmtree(home / "pictures")
    accepted("export", tmp_path / "all.json", "--data-dir", home)
    accepted("import", tmp_path / "all.json", "--data-dir", tmp_path / "there")
    assert list(own(tmp_path / "there")) == ["programmes/hers.toml"]


@pytest.mark.parametrize("bad", ["!", "5555", b64encode(b"no zip").decode(), b64encode(b"PK\5\6" + bytes(18)).decode()])
def test_a_damaged_one_is_refused_and_nothing_is_stored(home: Path, tmp_path: Path, bad: object) -> None:
    accepted("feel", "3", "--data-dir", home)
    backup, there = tmp_path / "all.json", tmp_path / "there"
    accepted("export", backup, "--data-dir", home)
    backup.write_text(json.dumps({**json.loads(backup.read_text()), "own": bad}))
    assert refused("import", backup, "--data-dir", there).count("\n") <= 1
    assert own(there) == {}
    assert stretchtimer("erase", "--all", "--data-dir", there).stdout.startswith("There is nothing to erase.")
