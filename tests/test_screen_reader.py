"""On the real accessibility bus everything that can be used has a role and a name, and a session can be done by it."""

import ctypes.util
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from tests.at_spi import CHECKED, FOCUSABLE, Node, Tree, spoken_program
from tests.conftest import HandClock
from tests.screened import screened

NEEDED = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(program) for program in NEEDED) or ctypes.util.find_library("X11") is None,
    reason="needs Xvfb, dbus-daemon and at-spi2-core",
)

NO_ROLE = frozenset({"filler", "unknown", "invalid", "layered pane"})
CONTROLS = frozenset(
    {"push button", "check box", "radio button", "toggle button", "combo box", "text", "spin box", "slider"}
    | {"progress bar", "table", "list", "list item", "menu item", "page tab", "cell", "tree", "date editor"}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of somebody who answered the questions so long ago that they are asked anew, and measured since."""
    folder, then = tmp_path / "data", HandClock(datetime.now(UTC) - timedelta(days=40))
    screened(folder, then)
    with open_store(folder, then) as store:
        store.set_setting("speech", "silent", then.now())
        for side in Side.LEFT, Side.RIGHT:
            reading = check_reading(Kind.LEG_RAISE, "57", side, None)
            store.add_measurement(
                reading,
                (),
                warmed_up=None,
                stopped_by=None,
                measured_at=then.now(),
                zone="Europe/Berlin",
                now=then.now(),
            )
    return folder


def nameless(nodes: list[Node]) -> list[Node]:
    """What can be used and has no role or no name; a list's name on Linux is its choice, so it needs a second one."""
    usable = [node for node in nodes if node.role in CONTROLS or node.has(FOCUSABLE)]
    assert usable
    wrong = [node for node in usable if not node.name or node.role in NO_ROLE]
    return wrong + [node for node in usable if node.role == "combo box" and not node.description]


class Reader:
    """Walks through the program by its tree, and remembers everything that lacks something."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.lacking = tree, dict[str, list[Node]]()

    def go(self, name: str, sign: str, role: str = "") -> None:
        """Press what has this name, wait for a sign of what it leads to, and look at all of it."""
        self.tree.press(name, role)
        self.look(name, sign)

    def look(self, place: str, sign: str) -> None:
        self.tree.find(sign)
        if wrong := nameless(self.tree.seen):
            self.lacking[place] = wrong


def test_every_page_has_names_and_a_session_is_done_through_the_tree_alone(folder: Path, display: str) -> None:
    with spoken_program(folder, display, "-m", "stretchtimer") as tree:
        reader = Reader(tree)
        reader.look("Today", "Start: Desk break")
        walk_through_the_pages(reader)
        walk_through_a_session(reader)
    assert reader.lacking == {}
    with open_store(folder, SystemClock()) as file:
        assert [row.pain for row in file.feels()] == [3]
        assert file.open_session() is None


def walk_through_the_pages(reader: Reader) -> None:
    reader.go("Keys", "On a presenter remote")
    reader.go("Back", "Start: Desk break")
    reader.go("Programme", "Begin: Eight weeks, carefully")
    reader.go("Exercises", "Chair hamstring stretch")
    reader.go("Chair hamstring stretch", "Try it: Chair hamstring stretch")
    reader.go("Reminders", "New reminder")
    reader.go("New reminder", "Snooze for")
    reader.go("Settings", "Kit at hand")
    reader.go("Sound and voice", "Volume")
    reader.go("Display", "Text size")
    reader.go("Body and safety", "Sex")
    reader.go("Progress", "Measurements, newest first")
    reader.go("History", "History, newest first")
    reader.go("Progress", "Guide me")
    reader.go("Guide me", "None of these apply to me")
    reader.tree.press("None of these apply to me")
    reader.go("Continue", "Warm up")
    reader.go("Leave", "Start: Desk break")
    reader.go("Progress", "Show all")
    reader.go("Show all", "All readings, with trend and noise band")
    reader.go("Measure now", "Method")


def walk_through_a_session(reader: Reader) -> None:
    reader.go("Today", "Start: Desk break")
    reader.go("Start: Desk break", "Start")
    reader.go("Start", "Pause")
    reader.go("Pause", "Resume")
    reader.go("Resume", "Pause")
    reader.go("It hurts, ease off", "Stop for today")
    reader.go("It was nothing, carry on", "Pause")
    reader.go("End", "End and save")
    reader.go("End and save", "Pain in the lower back, 0 to 10")
    reader.tree.press("3", "radio button")
    reader.tree.wait_for(lambda nodes: next((n for n in nodes if n.name == "3" and n.has(CHECKED)), None), "3, checked")


def test_a_planted_button_without_a_name_is_found(folder: Path, display: str) -> None:
    with spoken_program(folder, display, "-m", "tests.nameless_program") as tree:
        tree.find("Start: Desk break")
        assert [(node.role, node.name) for node in nameless(tree.seen)] == [("push button", "")]
