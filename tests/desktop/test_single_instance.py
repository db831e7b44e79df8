"""One window for each data folder: between real processes, and against whatever else knocks at the socket."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from stretchtimer.desktop.dbus_connection import ANSWERS_WITHIN_S
from stretchtimer.desktop.instance_lock import is_taken, take_lock
from stretchtimer.desktop.single_instance import ANSWERS_WITHIN_MS, LONGEST_WISH, WishListener, pass_on, runtime_folder
from tests.on_screen import DEADLINE_S, heard
from tests.screened import straight_in

ROOT = Path(__file__).parents[2]

TELLING = """
import sys
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject

def say(line):
    sys.stdout.write(line + "\\n")
    sys.stdout.flush()

class Eye(QObject):
    told = False

    def eventFilter(self, watched, event):
        name = type(watched).__name__
        if name == "TodayCard" and event.type() is QEvent.Type.Paint and not self.told:
            self.told = True
            say("open")
            if "--small" in sys.argv:
                watched.window().showMinimized()
        if name == "SessionPage" and event.type() is QEvent.Type.Show:
            say("session")
        if name == "MainWindow" and event.type() is QEvent.Type.WindowStateChange:
            say("small" if watched.isMinimized() else "large")
        return False

class Telling(QtWidgets.QApplication):
    def exec(self):
        say("begun")
        eye = Eye()
        self.installEventFilter(eye)
        return super().exec()

QtWidgets.QApplication = Telling
from stretchtimer.cli import main
sys.exit(main([word for word in sys.argv[1:] if word != "--small"]))
"""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of the test's own, with a path as short as a socket's must be."""
    with TemporaryDirectory(prefix="st-") as folder:
        os.chmod(folder, 0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@contextmanager
def first(folder: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """The program, open, telling what becomes of its window; killed at the end if it still runs."""
    command = [sys.executable, "-c", TELLING, "--data-dir", str(straight_in(folder)), *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def second(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "stretchtimer", *words, "--data-dir", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=DEADLINE_S)


def socket_in(runtime: Path) -> Path:
    (found,) = runtime.glob("stretchtimer-*")
    return found


def knock(runtime: Path, said: bytes) -> None:
    """Say something to the socket, whoever one is."""
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(socket_in(runtime)))
        door.sendall(said)


def wishes_heard(qtbot: QtBot, runtime: Path, *said: bytes) -> list[str]:
    """What comes through when each of these is said, and a proper wish at the end."""
    folder = runtime / "data"
    listener = WishListener(folder)
    wishes: list[str] = []
    listener.wished.connect(wishes.append)
    for words in said:
        knock(runtime, words)
    with qtbot.waitSignal(listener.wished, check_params_cb=lambda wish: wish == "run last_of_all", timeout=5_000):
        knock(runtime, b"run last_of_all\n")
    listener.deleteLater()
    return wishes[:-1]


def test_the_second_start_brings_the_first_ones_window_back(tmp_path: Path) -> None:
    with first(tmp_path, "--small") as process:
        assert [heard(process), heard(process), heard(process)] == ["begun", "open", "small"]
        run = second(tmp_path)
        assert (run.returncode, run.stdout) == (0, "")
        assert heard(process) == "large"
        assert process.poll() is None


def test_the_second_start_has_the_first_one_guide_its_sequence(tmp_path: Path) -> None:
    with first(tmp_path) as process:
        assert [heard(process), heard(process)] == ["begun", "open"]
        assert second(tmp_path, "run", "workplace").returncode == 0
        assert heard(process) == "session"
        process.terminate()
        assert process.wait(DEADLINE_S) == 0
    with open_store(tmp_path, SystemClock()) as file:
        (session,) = file.sessions()
    assert session.sequence == "workplace"


def test_a_second_start_hard_on_the_heels_of_the_first_is_heard(tmp_path: Path) -> None:
    """The first one has the lock before it listens."""
    with first(tmp_path) as process:
        assert heard(process) == "begun"
        assert second(tmp_path, "run", "workplace").returncode == 0
        assert "session" in [heard(process), heard(process)]


def test_a_folder_of_another_name_has_a_window_of_its_own(tmp_path: Path) -> None:
    with first(tmp_path / "mine") as mine, first(tmp_path / "yours") as yours:
        assert [heard(mine), heard(yours)] == ["begun", "begun"]
        assert [heard(mine), heard(yours)] == ["open", "open"]


def test_kill_9_leaves_nothing_that_keeps_the_next_start_out(tmp_path: Path) -> None:
    for _ in range(2):
        with first(tmp_path) as process:
            assert [heard(process), heard(process)] == ["begun", "open"]
            process.kill()
            process.wait(DEADLINE_S)
    with first(tmp_path) as process:
        assert [heard(process), heard(process)] == ["begun", "open"]
        assert second(tmp_path).returncode == 0


def test_the_lock_is_taken_once(tmp_path: Path) -> None:
    lock = take_lock(tmp_path)
    assert lock is not None
    assert take_lock(tmp_path) is None
    lock.unlock()
    assert take_lock(tmp_path) is not None


def test_whether_it_is_taken_is_asked_without_taking_it(tmp_path: Path) -> None:
    assert not is_taken(tmp_path)
    lock = take_lock(tmp_path)
    assert lock is not None
    assert is_taken(tmp_path)
    lock.unlock()
    assert not is_taken(tmp_path)
    assert take_lock(tmp_path) is not None


def test_it_is_found_by_whichever_way_its_folder_is_reached(
    qtbot: QtBot, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = runtime / "data"
    folder.mkdir()
    (runtime / "link").symlink_to(folder)
    listener = WishListener(folder)
    monkeypatch.chdir(runtime)
    for way in (folder, runtime / "link", Path("data"), runtime / "data" / ".." / "data"):
        with qtbot.waitSignal(listener.wished):
            assert pass_on(way, "raise")
    listener.deleteLater()


def test_a_first_one_that_cannot_be_reached_is_named_with_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by `sudo`, `ssh` or cron, which have another runtime folder."""
    with first(tmp_path) as process, TemporaryDirectory(prefix="st-") as elsewhere:
        assert [heard(process), heard(process)] == ["begun", "open"]
        os.chmod(elsewhere, 0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", elsewhere)
        run = second(tmp_path, "reminders", "status")
        assert run.returncode == 1
        assert f"(process {process.pid})" in run.stderr
        assert f"in {elsewhere}" in run.stderr
        assert "XDG_RUNTIME_DIR" in run.stderr
        assert len(run.stderr.splitlines()) == 1


def test_a_command_waits_for_longer_than_what_it_asks_may_have_to(runtime: Path) -> None:
    """A part of the desktop that hangs is waited for once, and is then known to hang."""
    assert ANSWERS_WITHIN_MS > 2_000 * ANSWERS_WITHIN_S


def test_one_that_nobody_can_reach_knows_it(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert WishListener(runtime / "data").is_heard
    deep = runtime / ("d" * 100)  # longer than a socket's path may be
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert runtime_folder() == str(deep)
    assert not WishListener(runtime / "data").is_heard


def test_nobody_listening_is_told(tmp_path: Path) -> None:
    assert not pass_on(tmp_path, "raise")


@pytest.mark.parametrize(
    "junk",
    [
        b"\n",
        b"rm -rf /\n",
        b"run ../../etc/passwd\n",
        b"run Morning\n",
        b"run \n",
        b"raise the roof\n",
        b"\xff\xfe\x00\n",
        b"run " + b"a" * 64 + b"b\n",
        b"raise",  # and no end of the line
        b"start 0\n",
        b"start soon\n",
        b"",
    ],
)
def test_junk_is_not_heeded(qtbot: QtBot, runtime: Path, junk: bytes) -> None:
    assert wishes_heard(qtbot, runtime, junk) == []


def test_a_wish_without_end_is_cut_off(qtbot: QtBot, runtime: Path) -> None:
    endless = b"raise" + b" " * 20 * LONGEST_WISH
    assert wishes_heard(qtbot, runtime, endless, endless + b"\n", b"run x" * 10_000) == []


def test_one_line_is_one_wish(qtbot: QtBot, runtime: Path) -> None:
    assert wishes_heard(qtbot, runtime, b"raise\nrun morning\n", b"run evening\n") == ["raise", "run evening"]


def test_many_at_once_are_all_heard(qtbot: QtBot, runtime: Path) -> None:
    many = [f"run s{number}" for number in range(30)]
    assert sorted(wishes_heard(qtbot, runtime, *(f"{wish}\n".encode() for wish in many))) == sorted(many)


def test_the_socket_is_its_owners_alone(qtbot: QtBot, runtime: Path) -> None:
    listener = WishListener(runtime / "data")
    found = socket_in(runtime).stat()
    assert stat.S_ISSOCK(found.st_mode)
    assert stat.S_IMODE(found.st_mode) & 0o077 == 0
    assert found.st_uid == os.getuid()
    listener.deleteLater()


def test_a_hundred_races_have_one_winner_each_and_leave_nothing_behind(tmp_path: Path) -> None:
    """Two at once, a third, and `kill -9` of the first: the next race begins in what that left."""
    command = [sys.executable, "-m", "tests.desktop.racer", str(tmp_path), "100"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


def test_a_start_in_the_background_leaves_the_first_ones_window_alone(tmp_path: Path) -> None:
    with first(tmp_path, "--small") as process:
        assert [heard(process), heard(process), heard(process)] == ["begun", "open", "small"]
        assert second(tmp_path, "--background").returncode == 0
        assert second(tmp_path).returncode == 0
        assert heard(process) == "large", "only the second of them raised it"


def test_start_is_passed_on(tmp_path: Path) -> None:
    with first(tmp_path) as process:
        assert [heard(process), heard(process)] == ["begun", "open"]
        assert second(tmp_path, "start", "--minutes", "3").returncode == 0
        assert heard(process) == "session"
