"""The command line as a whole: usage, exit statuses, where data goes, what is loaded, and what a bad folder does."""

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import here
from tests.cli.commands import (
    COMMAND,
    DATABASE,
    ROOT,
    Result,
    accepted,
    assert_one_sentence,
    environment,
    printed,
    sessions,
    stretchtimer,
)
from tests.cli.conftest import fill, is_root
from tests.screened import screened
from tests.store.samples import query

HEAVY = ("PySide6", "shiboken6", "numpy", "pyqtgraph", "apsw", "msgspec")
QT = HEAVY[:4]
UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if is_root else ()

# Commands that need the store, and those that do not.
RUN = "run workplace --terminal --speed 1000 --record"
STORING = (
    "list sessions",
    "list measurements --json",
    "measure slr 68 --side left",
    "feel 3",
    "settings list",
    "settings get theme",
    "settings set theme dark",
    "settings reset theme",
)
READING = ("list sequences", "list exercises", "show morning --json", "show desk_leg")


def modules_loaded_by(command: str, folder: Path) -> set[str]:
    result = subprocess.run(
        [COMMAND[0], "-X", "importtime", *COMMAND[1:], *command.split(), "--data-dir", str(folder)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line for line in result.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        ("--help", HEAVY),
        ("run --help", HEAVY),
        ("list sequences", QT),
        ("list exercises", QT),
        ("show morning --json", QT),
        ("show desk_leg", QT),
        ("list sessions", QT),
        ("measure slr 68 --side left", QT),
        ("settings list", QT),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_need(command: str, heavy: tuple[str, ...], folder: Path) -> None:
    loaded = modules_loaded_by(command, folder)
    assert "argparse" in loaded
    assert loaded.isdisjoint(heavy)


def test_help_names_every_command() -> None:
    text = accepted("--help")
    for command in ("run", "start", "list", "show", "measure", "feel", "programme", "safety", "settings", "doctor"):
        assert f"\n    {command} " in text
        assert here.accepted(command, "--help").startswith(f"usage: stretchtimer {command}")


def test_the_version_is_told() -> None:
    name, version = accepted("--version").split()
    assert name == "stretchtimer"
    assert version[0].isdigit()


@pytest.mark.parametrize(
    "arguments",
    [
        "nonsense",
        "list",
        "list nonsense",
        "show",
        "measure",
        "measure slr",
        "measure arm 3",
        "measure slr 68 --side both",
        "measure slr 68 --side left --protocol magic",
        "feel",
        "run",
        "run workplace --speed 0",
        "run workplace --speed 1001",
        "run workplace --speed fast",
        "run workplace --speed -1",
        "run workplace --speed 1.5",
        "settings",
        "settings get",
        "settings set theme",
        "list sessions --data-dir",
        "list sessions --nonsense",
        "list measurements extra",
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(arguments: str, own_data_dir: Path) -> None:
    result = here.stretchtimer(*arguments.split())
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("usage: stretchtimer")
    assert "Traceback" not in result.stderr
    assert "_speed" not in result.stderr
    assert not own_data_dir.exists()


@pytest.mark.parametrize("speed", ["1", "1000"])
def test_the_ends_of_what_speed_may_be(speed: str) -> None:
    assert "“nonsense”" in here.refused("run", "nonsense", "--speed", speed)


@pytest.mark.parametrize("command", ["show", "run"])
def test_an_unknown_id_is_refused_with_those_there_are(command: str) -> None:
    sentence = here.refused(command, "nonsense")
    assert "“nonsense”" in sentence
    assert "morning" in sentence


def test_the_folder_can_stand_before_and_after_the_command(tmp_path: Path) -> None:
    accepted("--data-dir", tmp_path / "before", "feel", 3)
    accepted("feel", 3, "--data-dir", tmp_path / "after")
    accepted("settings", "--data-dir", tmp_path / "between", "set", "theme", "dark")
    accepted("--data-dir", tmp_path / "first", "settings", "set", "theme", "dark")
    for name in ("before", "after", "between", "first"):
        assert (tmp_path / name / DATABASE).is_file()


def test_the_folder_can_come_from_the_environment(tmp_path: Path, own_data_dir: Path) -> None:
    accepted("feel", 3, STRETCHTIMER_DATA_DIR=str(tmp_path / "environment"))
    assert (tmp_path / "environment" / DATABASE).is_file()
    accepted("feel", 3, "--data-dir", tmp_path / "chosen", STRETCHTIMER_DATA_DIR=str(tmp_path / "passed_over"))
    assert (tmp_path / "chosen" / DATABASE).is_file()
    assert not (tmp_path / "passed_over").exists()
    assert not own_data_dir.exists()


def test_what_is_stored_belongs_to_its_owner_alone(folder: Path) -> None:
    accepted("safety", "--none", "--data-dir", folder)
    accepted("run", "workplace", "--terminal", "--speed", "1000", "--record", "--data-dir", folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert DATABASE in files
    assert set(files.values()) == {0o600}


def test_commands_that_only_show_make_no_folder(folder: Path) -> None:
    for command in READING:
        here.accepted(*command.split(), "--data-dir", folder)
    assert not folder.exists()


@pytest.mark.parametrize("command", ["list exercises", "list exercises --json", "show morning", "--help"])
def test_a_reader_that_goes_is_no_reason_to_complain(command: str) -> None:
    pipe = f"{' '.join(COMMAND)} {command} | true"
    result = subprocess.run(["bash", "-c", pipe], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert (result.stderr, result.returncode) == (b"", 0)


def test_an_output_that_is_full_is_said() -> None:
    full = f"{' '.join(COMMAND)} list exercises > /dev/full"
    result = subprocess.run(
        ["bash", "-c", full], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert_one_sentence(result.stderr)


def test_an_output_that_lacks_a_letter_gets_another(own_data_dir: Path) -> None:
    screened(own_data_dir)
    assert "?" in accepted("run", "workplace", "--terminal", "--speed", "1000", PYTHONIOENCODING="ascii")


def test_a_newer_database_is_refused_in_one_sentence_and_left_as_it_is(folder: Path) -> None:
    accepted("feel", 3, "--data-dir", folder)
    query(folder / DATABASE, "PRAGMA user_version = 99")
    before = (folder / DATABASE).read_bytes()
    for result in results((*STORING, RUN), folder):
        assert (result.returncode, result.stdout) == (1, "")
        assert_one_sentence(result.stderr)
        assert f"{folder / DATABASE} is from a newer StretchTimer" in result.stderr
    assert (folder / DATABASE).read_bytes() == before
    accepted("list", "exercises", "--data-dir", folder)


def results(commands: tuple[str, ...], folder: Path, *before: str) -> Iterator[Result]:
    """Run commands, started by `before` where it is given, else in this process where they can be."""
    for command in commands:
        arguments = (*command.split(), "--data-dir", folder)
        if before or command == RUN:
            yield stretchtimer(*arguments, before=before)
        else:
            yield here.stretchtimer(*arguments)


def assert_refused_kindly(folder: Path, commands: tuple[str, ...], *before: str) -> None:
    """What needs the store is refused in a sentence; `doctor` names it."""
    for result in results(commands, folder, *before):
        assert result.returncode == 1, result
        assert_one_sentence(result.stderr)
    (doctor,) = results(("doctor",), folder, *before)
    assert (doctor.returncode, doctor.stderr) == (0, "")
    assert "LACK  Your records" in doctor.stdout


def test_a_data_folder_that_is_a_file(folder: Path) -> None:
    folder.write_text("not a folder")
    assert_refused_kindly(folder, (*STORING, RUN))
    assert folder.read_text() == "not a folder"
    for result in results(READING, folder):
        assert (result.returncode, result.stderr) == (0, "")


def test_a_data_folder_that_cannot_be_read(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0)
    try:
        assert_refused_kindly(folder, ("list sessions", "feel 3", RUN), *UNPRIVILEGED)
        for result in results(("list exercises", "show morning"), folder, *UNPRIVILEGED):
            assert "Traceback" not in result.stderr
            assert result.returncode == 0 or result.stderr.count("\n") == 1
    finally:
        folder.chmod(0o700)


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert_refused_kindly(tmp_path / "folder", ("feel 3",), *UNPRIVILEGED)
        for result in results(("list exercises",), tmp_path / "folder", *UNPRIVILEGED):
            assert (result.returncode, result.stderr) == (0, "")
    finally:
        tmp_path.chmod(0o700)


def test_a_disk_that_is_full_from_the_start(small_disk: Path) -> None:
    fill(small_disk)
    assert_refused_kindly(small_disk, (*STORING, RUN))
    for result in results(READING, small_disk):
        assert (result.returncode, result.stderr) == (0, "")


def test_a_disk_that_got_full(small_disk: Path) -> None:
    accepted("feel", 3, "--data-dir", small_disk)
    filler = fill(small_disk)
    for result in results((*STORING, RUN), small_disk):
        assert result.returncode == 0 or (result.returncode == 1 and result.stderr.count("\n") == 1), result
        assert "Traceback" not in result.stderr
    filler.unlink()
    assert len(sessions(small_disk)) == 0
    accepted("feel", 4, "--data-dir", small_disk)
    assert [row["key"] for row in printed("settings", "list", "--data-dir", small_disk)["settings"]]
    assert query(small_disk / DATABASE, "SELECT pain FROM feel ORDER BY felt_at DESC LIMIT 1") == [(4,)]
