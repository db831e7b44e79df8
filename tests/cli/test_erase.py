"""`erase`, as it is typed."""

from pathlib import Path

import pytest

from stretchtimer.desktop.instance_lock import SESSION, take_lock
from tests.cli.here import accepted, printed, refused, stretchtimer


@pytest.fixture
def felt(folder: Path) -> Path:
    for day in (12, 13, 14):
        accepted("feel", "3", "--at", f"2026-10-{day}T18:30", "--data-dir", folder)
    return folder


def test_first_it_says_what_would_go(felt: Path) -> None:
    said = stretchtimer("erase", "--all", "--data-dir", felt)
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout.splitlines() == ["feelings of the back: 3", "Nothing was erased: say --yes to do it, for good."]
    assert printed("erase", "--to", "2026-10-13", "--yes", "--data-dir", felt)["erasure"] == {
        "erased": True,
        "rows": {"feel": 2},
        "copies": 0,
    }


def test_a_backup_comes_first_and_brings_it_back(felt: Path, tmp_path: Path) -> None:
    backup = tmp_path / "before.json"
    said = accepted("erase", "--all", "--backup", backup, "--yes", "--data-dir", felt)
    assert said.endswith("Erased for good.\n")
    assert "feelings of the back: 3 new" in accepted("import", backup, "--data-dir", felt)
    assert "choose another name" in refused("erase", "--all", "--backup", backup, "--yes", "--data-dir", felt)
    assert stretchtimer("erase", "--all", "--data-dir", felt).stdout.startswith("feelings of the back: 3\n")


def test_what_is_to_be_erased_must_be_said(felt: Path) -> None:
    assert "--all" in refused("erase", "--yes", "--data-dir", felt)
    assert "--all" in refused("erase", "--all", "--from", "2026-10-14", "--yes", "--data-dir", felt)
    assert "earlier day" in refused("erase", "--from", "2026-10-14", "--to", "2026-10-13", "--data-dir", felt)


def test_not_while_a_session_is_under_way(felt: Path) -> None:
    lock = take_lock(felt, SESSION)
    assert lock is not None
    assert "session is under way" in refused("erase", "--all", "--yes", "--data-dir", felt)
    lock.unlock()
    accepted("erase", "--all", "--yes", "--data-dir", felt)
