"""The doors of the architecture, as data: who may import whom, where time comes in, and what nobody does.

`violations` reads a package with `ast`: an import inside a function or under TYPE_CHECKING counts like any other. The
second half plants one violation of each kind in a sound little package and sees it found.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "stretchtimer"
NAME = "stretchtimer"


@dataclass(frozen=True)
class Door:
    """What a room may import: other rooms, third-party packages, and which of the standard library it may not."""

    rooms: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    everything: bool = False


def door(*rooms: str, packages: tuple[str, ...] = (), never: tuple[str, ...] = ()) -> Door:
    return Door(frozenset(rooms), frozenset(packages), frozenset(never))


OUTSIDE_WORLD = ("os", "pathlib", "io", "glob", "shutil", "tempfile", "subprocess", "socket")

DOORS = {
    "core": door(packages=("dateutil.rrule",), never=OUTSIDE_WORLD),
    "catalogue": door("core", packages=("msgspec",)),
    "calendars": door("core", packages=("icalendar", "dateutil.rrule"), never=OUTSIDE_WORLD),
    "store": door("core", packages=("apsw", "msgspec")),
    "words": door("core"),
    "ui": door("core", "words", packages=("PySide6", "pyqtgraph", "numpy")),
    "desktop": door("core", packages=("PySide6", "jeepney")),
    "clock": door(packages=("tzlocal",)),
    "paths": door(packages=("platformdirs",)),
    "runners": door("core", "clock", packages=("PySide6.QtCore",)),
    "reminder_runner": door("core", "clock", packages=("PySide6.QtCore",)),
    "cue_runner": door("core", "runners", packages=("PySide6.QtCore",)),
    "terminal": door("core", "words", "runners", packages=("PySide6.QtCore",)),
    "keeper": door("core", "clock", "runners", "store", packages=("PySide6.QtCore",)),
    "app": Door(everything=True),
    "opening": Door(everything=True),
    "furnishing": Door(everything=True),
    "shell": Door(everything=True),
    "own_along": Door(everything=True),
    "own_files": Door(everything=True),
    "papers": Door(everything=True),
    "programmes": Door(everything=True),
    "sharing": Door(everything=True),
    "reminders": Door(everything=True),
    "starting": Door(everything=True),
    "window_app": Door(everything=True),
    "wiring": Door(everything=True),
    "terminal_app": Door(everything=True),
    "cli": Door(everything=True),
    "__main__": Door(everything=True),
    "__init__": door(),
}
HALL = frozenset(
    {
        "app",
        "own_along",
        "own_files",
        "sharing",
        "papers",
        "programmes",
        "reminders",
        "starting",
        "opening",
        "furnishing",
        "shell",
        "window_app",
        "wiring",
        "terminal_app",
    }
)  # builds parts and connects wires
MAY_IMPORT_THE_HALL = HALL | {"cli", "__main__"}

# Modules of the standard library that have one door, or none.
ONLY_IN = {"sqlite3": frozenset[str](), "time": frozenset({"clock"}), "gettext": frozenset({"words"})}

CLOCK_READS = {"datetime": {"now", "today", "utcnow"}, "date": {"today"}}
QT_CLOCK_READS = {
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
}
SLEEPS = {"sleep", "msleep", "usleep"}


def violations(package: Path) -> list[str]:
    """Everything in a package that breaks a rule, one line each."""
    found = []
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        room = inside.parts[0].removesuffix(".py")
        if room not in DOORS:
            found.append(f"{inside}: {room} is no known room")
            continue
        tree = ast.parse(path.read_text("utf-8"), str(path))
        if not ast.get_docstring(tree):
            found.append(f"{inside}: no docstring")
        problems = [
            *_import_problems(tree, room, inside, package),
            *_call_problems(tree, room),
            *_except_problems(tree),
        ]
        found.extend(f"{inside}:{line}: {problem}" for line, problem in problems)
    return found


Problems = Iterator[tuple[int, str]]


def _import_problems(tree: ast.Module, room: str, inside: Path, package: Path) -> Problems:
    for line, module in _imports(tree, inside, package):
        problem = _import_problem(room, module)
        if problem is not None:
            yield line, problem


def _imports(tree: ast.Module, inside: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Every module imported, by its full name, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                module = _absolute(node, inside)
                if module == NAME:
                    yield from ((node.lineno, _member(alias.name, package)) for alias in node.names)
                elif module == "PySide6":
                    yield from ((node.lineno, f"PySide6.{alias.name}") for alias in node.names)
                else:
                    yield node.lineno, module
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(module)), *_]
            ):
                if called in {"import_module", "__import__"}:
                    yield node.lineno, module


def _absolute(node: ast.ImportFrom, inside: Path) -> str:
    if not node.level:
        return node.module or ""
    base = (NAME, *inside.parts)[: -node.level]
    return ".".join((*base, node.module) if node.module else base)


def _member(name: str, package: Path) -> str:
    """What `from stretchtimer import name` brings: a module of its own, or a name in `__init__`."""
    is_module = (package / name).is_dir() or (package / f"{name}.py").is_file()
    return f"{NAME}.{name}" if is_module else f"{NAME}.__init__"


def _import_problem(room: str, module: str) -> str | None:
    own, top = DOORS[room], module.split(".")[0]
    if top == NAME:
        return _room_problem(room, (*module.split("."), "__init__")[1])
    if top in ONLY_IN:
        return None if room in ONLY_IN[top] else f"{room} imports {module}"
    if top in sys.stdlib_module_names:
        return f"{room} imports {module}" if top in own.never else None
    allowed = own.everything or any(module == name or module.startswith(f"{name}.") for name in own.packages)
    return None if allowed else f"{room} imports {module}"


def _room_problem(room: str, imported: str) -> str | None:
    if imported in (room, "__init__"):
        return None
    if imported in HALL and room not in MAY_IMPORT_THE_HALL:
        return f"{room} imports {imported}"
    return None if DOORS[room].everything or imported in DOORS[room].rooms else f"{room} imports {imported}"


def _call_problems(tree: ast.Module, room: str) -> Problems:
    real_names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        owner, called = _called(node.func, real_names)
        if called in SLEEPS:
            yield node.lineno, f"{called}() waits"
        elif called in QT_CLOCK_READS.get(owner, ()):
            yield node.lineno, f"{owner}.{called}() reads the clock"
        elif called in CLOCK_READS.get(owner, ()):
            if room != "clock":
                yield node.lineno, f"{owner}.{called}() reads the clock"
            elif called != "now" or not (node.args or node.keywords):
                yield node.lineno, f"{owner}.{called}() is naive"


def _called(function: ast.expr, real_names: dict[str, str]) -> tuple[str, str]:
    """The last two parts of what is called, "datetime" and "now", whatever they were imported as."""
    match function:
        case ast.Name(id=name):
            return "", real_names.get(name, name)
        case (
            ast.Attribute(value=ast.Name(id=owner), attr=name)
            | ast.Attribute(value=ast.Attribute(attr=owner), attr=name)
        ):
            return real_names.get(owner, owner), name
        case ast.Attribute(attr=name):
            return "", name
    return "", ""


def _except_problems(tree: ast.Module) -> Problems:
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(type=None):
                yield node.lineno, "bare except"
            case ast.ExceptHandler(type=ast.expr() as caught) if _is_everything(caught) and _does_nothing(node.body):
                yield node.lineno, "every exception is swallowed"
            case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress")) if any(
                _is_everything(caught) for caught in node.args
            ):
                yield node.lineno, "every exception is swallowed"


def _is_everything(caught: ast.expr) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_everything(one) for one in caught.elts)
    return isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(
        isinstance(one, ast.Pass | ast.Continue) or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        for one in body
    )


def test_the_package_keeps_to_its_architecture() -> None:
    assert violations(PACKAGE) == []


def test_every_room_in_the_table_is_there() -> None:
    there = {path.parent.name if path.name == "__init__.py" else path.stem for path in PACKAGE.glob("*.py")}
    there |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(DOORS) - there <= {"__init__"}


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


# A module of each room, less the docstring that `plant` puts on top.
SOUND = {
    "__init__.py": "__version__ = '1'",
    "__main__.py": "from stretchtimer.cli import main",
    "core/__init__.py": "",
    "core/sums.py": "from datetime import UTC, datetime, time; from zoneinfo import ZoneInfo; from . import other",
    "core/other.py": "from stretchtimer.core import sums; now = sums.now()",
    "catalogue/__init__.py": "import tomllib; from pathlib import Path; import msgspec; import stretchtimer.core",
    "store/__init__.py": "import apsw; import apsw.ext; from apsw import Connection; from ..core import sums",
    "words/__init__.py": "import gettext; from stretchtimer.core.sums import add",
    "ui/__init__.py": "from PySide6.QtWidgets import QWidget; import pyqtgraph; from stretchtimer import words, core",
    "desktop/__init__.py": "import subprocess; from PySide6 import QtDBus",
    "clock.py": "import time; from datetime import UTC, datetime; import tzlocal; now = datetime.now(UTC)",
    "paths.py": "import os; import platformdirs",
    "runners.py": "from PySide6.QtCore import QTimer; from PySide6 import QtCore; from stretchtimer import clock, core",
    "terminal.py": "from stretchtimer.runners import Runner; from stretchtimer.words import say",
    "keeper.py": "from stretchtimer.store import Store; from stretchtimer.runners import Runner",
    "app.py": "from stretchtimer import __version__, catalogue, clock, core, store, ui, words",
    "window_app.py": "from stretchtimer.app import wire; import tomllib; import stretchtimer.ui",
    "terminal_app.py": "from stretchtimer.app import wire; from stretchtimer.terminal import guide",
    "cli/__init__.py": """
def main():
    from stretchtimer.window_app import open_window
    try:
        open_window()
    except Exception as error:
        print(error)
    except ValueError:
        pass
""",
}
DOCSTRING = '"""Planted."""'


def plant(folder: Path, files: dict[str, str], docstring: str = DOCSTRING) -> Path:
    """Make a package of these modules; `docstring` heads the ones that are not sound."""
    package = folder / NAME
    for name, text in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = DOCSTRING if SOUND.get(name) == text else docstring
        path.write_text(f"{head}\n{text}\n", "utf-8")
    return package


def test_a_sound_package_has_no_violation(tmp_path: Path) -> None:
    assert violations(plant(tmp_path, SOUND)) == []


PLANTED = [
    # where, what stands there, and what is said of it
    ("core/bad.py", "import time", "core imports time"),
    ("core/bad.py", "from time import monotonic", "core imports time"),
    ("core/bad.py", "import os.path", "core imports os.path"),
    ("core/bad.py", "from pathlib import Path", "core imports pathlib"),
    ("core/bad.py", "import sqlite3", "core imports sqlite3"),
    ("core/bad.py", "import subprocess", "core imports subprocess"),
    ("core/bad.py", "from PySide6.QtCore import QObject", "core imports PySide6.QtCore"),
    ("core/bad.py", "import msgspec", "core imports msgspec"),
    ("core/bad.py", "import numpy as np", "core imports numpy"),
    ("core/bad.py", "from stretchtimer import clock", "core imports clock"),
    ("core/bad.py", "from stretchtimer.words import say", "core imports words"),
    ("core/bad.py", "from ..words import say", "core imports words"),
    ("core/bad.py", "from .. import words", "core imports words"),
    ("core/deep/bad.py", "from ...store import Store", "core imports store"),
    ("core/bad.py", "def f():\n    import os", "core imports os"),
    ("core/bad.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import apsw", "core imports apsw"),
    ("core/bad.py", "from importlib import import_module\nimport_module('stretchtimer.ui')", "core imports ui"),
    ("core/bad.py", "__import__('apsw')", "core imports apsw"),
    ("catalogue/bad.py", "import stretchtimer.store", "catalogue imports store"),
    ("catalogue/bad.py", "from stretchtimer.words.messages import sentence", "catalogue imports words"),
    ("catalogue/bad.py", "import pydantic", "catalogue imports pydantic"),
    ("store/bad.py", "import sqlite3", "store imports sqlite3"),
    ("store/bad.py", "from sqlite3 import dbapi2", "store imports sqlite3"),
    ("store/bad.py", "import apswfoo", "store imports apswfoo"),
    ("store/bad.py", "from stretchtimer.clock import Clock", "store imports clock"),
    ("words/bad.py", "from PySide6.QtCore import QLocale", "words imports PySide6.QtCore"),
    ("ui/bad.py", "from stretchtimer.store.store import Store", "ui imports store"),
    ("ui/bad.py", "from stretchtimer import runners", "ui imports runners"),
    ("ui/bad.py", "import stretchtimer.desktop.tray", "ui imports desktop"),
    ("ui/bad.py", "from stretchtimer.catalogue import read", "ui imports catalogue"),
    ("ui/bad.py", "from stretchtimer.app import wire", "ui imports app"),
    ("ui/bad.py", "import gettext", "ui imports gettext"),
    ("desktop/bad.py", "from stretchtimer.ui import theme", "desktop imports ui"),
    ("desktop/bad.py", "from stretchtimer.store import Store", "desktop imports store"),
    ("runners.py", "from PySide6.QtWidgets import QWidget", "runners imports PySide6.QtWidgets"),
    ("runners.py", "from PySide6 import QtGui", "runners imports PySide6.QtGui"),
    ("runners.py", "from stretchtimer.store import Store", "runners imports store"),
    ("terminal.py", "from stretchtimer.store import Store", "terminal imports store"),
    ("terminal.py", "from stretchtimer.ui import theme", "terminal imports ui"),
    ("terminal.py", "from stretchtimer.app import wire", "terminal imports app"),
    ("keeper.py", "from stretchtimer.window_app import open_window", "keeper imports window_app"),
    ("clock.py", "from stretchtimer.core import sums", "clock imports core"),
    ("paths.py", "from stretchtimer import app", "paths imports app"),
    ("app.py", "import sqlite3", "app imports sqlite3"),
    ("cli/bad.py", "import time", "cli imports time"),
    ("ui/bad.py", "from datetime import datetime\ndatetime.now()", "datetime.now() reads the clock"),
    ("ui/bad.py", "from datetime import UTC, datetime\ndatetime.now(UTC)", "datetime.now() reads the clock"),
    ("core/bad.py", "import datetime\ndatetime.datetime.utcnow()", "datetime.utcnow() reads the clock"),
    ("core/bad.py", "from datetime import date as d\nd.today()", "date.today() reads the clock"),
    ("app.py", "from datetime import datetime as dt\ndt.today()", "datetime.today() reads the clock"),
    (
        "ui/bad.py",
        "from PySide6.QtCore import QDateTime\nQDateTime.currentDateTime()",
        "QDateTime.currentDateTime() reads the",
    ),
    ("clock.py", "from datetime import datetime\ndatetime.now()", "datetime.now() is naive"),
    ("clock.py", "from datetime import datetime\ndatetime.utcnow()", "datetime.utcnow() is naive"),
    ("clock.py", "import time\ntime.sleep(1)", "sleep() waits"),
    ("clock.py", "from time import sleep as nap\nnap(1)", "sleep() waits"),
    ("ui/bad.py", "from PySide6.QtCore import QThread\nQThread.msleep(1)", "msleep() waits"),
    ("ui/bad.py", "try:\n    x = 1\nexcept:\n    raise", "bare except"),
    ("ui/bad.py", "try:\n    x = 1\nexcept Exception:\n    pass", "every exception is swallowed"),
    ("ui/bad.py", "try:\n    x = 1\nexcept (ValueError, BaseException):\n    ...", "every exception is swallowed"),
    (
        "ui/bad.py",
        "from contextlib import suppress\nwith suppress(Exception):\n    x = 1",
        "every exception is swallowed",
    ),
    ("plugins/__init__.py", "", "plugins is no known room"),
    ("utils.py", "", "utils is no known room"),
]


@pytest.mark.parametrize(("where", "text", "said"), PLANTED)
def test_a_planted_violation_is_found(tmp_path: Path, where: str, text: str, said: str) -> None:
    package = plant(tmp_path, {**SOUND, where: text})
    (found,) = violations(package)
    assert found.startswith(where)
    assert said in found


@pytest.mark.parametrize("text", ["", "x = 1", "# a remark\nimport re"])
def test_a_module_without_a_docstring_is_found(tmp_path: Path, text: str) -> None:
    assert violations(plant(tmp_path, {**SOUND, "ui/bad.py": text}, docstring="")) == ["ui/bad.py: no docstring"]
