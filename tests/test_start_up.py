"""What the first frame costs: only the modules and the files that the Today page needs are touched before it."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from stretchtimer import paths
from stretchtimer.app import open_catalogue
from stretchtimer.core.today import DAILY
from tests.screened import straight_in

ROOT = Path(__file__).parent.parent

TO_FIRST_PAINT = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, found: opened.append(os.fspath(found[0])) if event == "open" and
                 isinstance(found[0], str | os.PathLike) else None)
from stretchtimer.cli import main
from benchmarks.frame_child import watch_paint

def tell():
    sys.stdout.write(json.dumps({"modules": sorted(sys.modules), "opened": [str(path) for path in opened]}))
    sys.stdout.flush()
    os._exit(0)

watch_paint(tell, sys.argv[1])
main(sys.argv[2:])
"""

FRAME, PAGE = "", "TodayCard"
"""The window's first frame, and the first one with the Today page in it."""


@cache
def at_first_paint(painted: str) -> dict[str, list[str]]:
    """The modules loaded and the files opened when the real program has painted this for the first time."""
    with TemporaryDirectory() as folder:
        data = straight_in(Path(folder) / "data")
        command = [sys.executable, "-c", TO_FIRST_PAINT, painted, "--data-dir", str(data)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


def loaded(painted: str, module: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for name in at_first_paint(painted)["modules"])


def test_it_is_the_real_program_that_is_watched() -> None:
    assert loaded(FRAME, "stretchtimer.ui.main_window")
    assert loaded(PAGE, "stretchtimer.ui.today_page")


@pytest.mark.parametrize(
    "later", ["stretchtimer.store", "stretchtimer.catalogue", "PySide6.QtNetwork", "msgspec", "apsw"]
)
def test_what_the_page_needs_does_not_stand_before_the_windows_frame(later: str) -> None:
    assert not loaded(FRAME, later)
    assert loaded(PAGE, later)


@pytest.mark.parametrize(
    "heavy",
    [
        "numpy",
        "pyqtgraph",
        "PySide6.QtMultimedia",
        "PySide6.QtTextToSpeech",
        "PySide6.QtDBus",
        "jeepney",
        "stretchtimer.desktop.dbus",
        "PySide6.QtCharts",
        "sqlite3",
        "stretchtimer.ui.session_page",
        "stretchtimer.ui.done_page",
        "stretchtimer.ui.progress_page",
        "stretchtimer.ui.settings_page",
        "stretchtimer.terminal",
    ],
)
def test_nothing_heavy_is_loaded_before_the_first_page(heavy: str) -> None:
    assert not loaded(FRAME, heavy)
    assert not loaded(PAGE, heavy)


def test_qt_network_is_loaded_for_the_single_window_alone() -> None:
    code = "import sys, stretchtimer.desktop.single_instance; print('PySide6.QtNetwork' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "True"
    users = [path for path in (ROOT / "stretchtimer").rglob("*.py") if "QtNetwork" in path.read_text("utf-8")]
    assert [path.name for path in users] == ["single_instance.py"]


def test_only_the_toml_that_today_shows_is_read(tmp_path: Path) -> None:
    catalogue, resources = open_catalogue(tmp_path), paths.resources()
    exercises = {name for sequence_id in DAILY for name in catalogue.sequence(sequence_id).exercise_ids()}
    needed = {
        resources / "themes" / "tokens.toml",
        resources / "figure" / "rig.toml",
        *(resources / "sequences" / f"{sequence_id}.toml" for sequence_id in DAILY),
        *(resources / "exercises" / f"{name}.toml" for name in exercises),
    }
    opened = [Path(path) for path in at_first_paint(PAGE)["opened"] if path.endswith(".toml")]
    assert set(opened) == needed
    assert len(opened) == len(needed), "each is read once"
    assert exercises < set(catalogue.exercise_ids), "there are others"
    assert not [path for path in at_first_paint(FRAME)["opened"] if path.endswith(".toml")]
