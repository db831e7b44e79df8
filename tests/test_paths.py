"""Where files lie: the folder chosen on the command line, else the environment's, else the platform's."""

from pathlib import Path

import platformdirs
import pytest

from stretchtimer import paths


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of the test's own."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_folder_chosen_comes_before_the_environments(tmp_path: Path, own_data_dir: Path) -> None:
    assert paths.data_dir(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.data_dir() == own_data_dir


@pytest.mark.parametrize("named", [None, ""])
def test_without_either_it_is_the_platforms(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if named is None:
        monkeypatch.delenv(paths.DATA_DIR_VARIABLE)
    else:
        monkeypatch.setenv(paths.DATA_DIR_VARIABLE, named)
    assert paths.data_dir() == Path(platformdirs.user_data_dir("stretchtimer", appauthor=False))
    assert paths.data_dir().is_relative_to(Path.home())


def test_a_relative_folder_is_the_working_folders(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_dir(Path("records")) == elsewhere / "records"
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, "others")
    assert paths.data_dir() == elsewhere / "others"


def test_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_dir(Path("~/records")) == Path.home() / "records"
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, "~/others")
    assert paths.data_dir() == Path.home() / "others"


def test_asking_makes_nothing(own_data_dir: Path) -> None:
    assert paths.data_dir() == own_data_dir
    assert not own_data_dir.exists()


def test_the_resources_are_there() -> None:
    for folder in ("exercises", "sequences", "themes", "icons"):
        assert any((paths.resources() / folder).iterdir())
