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
from tests.at_spi import CHECKED, FOCUSABLE, Node, spoken_program
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

PLACES = 35
DRAWN = {
    "hold": {("progress bar", "Countdown"), ("graphic", "Supine stretch with strap"), ("graphic", "Progress")},
    "done": {("radio button", "0, No pain"), ("radio button", "10, Worst I can imagine")},
    "progress": {("graphic", "Straight leg raise, chart"), ("table", "Measurements, newest first")},
    "stop": {("push button", "End and save")},
    "full-screen break": {("push button", "Start now")},
}
"""What is painted by hand, and as what it is met."""
WAY_THROUGH = (
    ("Start: Desk break", "None of these apply to me"),
    ("None of these apply to me", "Continue"),
    ("Continue", "Start"),
    ("Start", "Pause"),
    ("Pause", "Resume"),
    ("Resume", "Pause"),
    ("It hurts, ease off", "Stop for today"),
    ("It was nothing, carry on", "Pause"),
    ("End", "End and save"),
    ("End and save", "Pain in the lower back, 0 to 10"),
)
"""What is pressed, and what shows that it did something."""
HEARD = [
    "Paused.",
    "Ready.",
    "Stopped. Ease out slowly.",
    "Ready.",
    "Paused.",
    "End the session here? What you did is kept. Enter ends, Esc goes on.",
]
WHEN_SETTLED = "Walk."
"""Said once the new page has been read, at whatever is pressed meanwhile."""


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


def test_every_page_has_names_and_says_what_it_draws(tmp_path: Path, display: str) -> None:
    lacking, drawn = dict[str, list[Node]](), dict[str, set[tuple[str, str]]]()
    with spoken_program(tmp_path, display, "-m", "tests.every_page_program") as tree:
        assert tree.process.stdout is not None
        assert tree.process.stdin is not None
        while place := tree.process.stdout.readline().strip():
            nodes = tree.wait_until_there()
            drawn[place] = {(node.role, node.name) for node in nodes}
            if wrong := nameless(nodes):
                lacking[place] = wrong
            tree.process.stdin.write("\n")
            tree.process.stdin.flush()
    assert lacking == {}
    assert len(drawn) >= PLACES
    assert {place: missing for place in DRAWN if (missing := DRAWN[place] - drawn[place])} == {}


def test_a_session_is_done_and_heard_through_the_tree_alone(folder: Path, display: str) -> None:
    with spoken_program(folder, display, "-m", "stretchtimer") as tree:
        tree.find("Start: Desk break")
        tree.listen()
        for name, sign in WAY_THROUGH:
            tree.press(name)
            tree.find(sign)
        tree.press("3", "radio button")
        tree.wait_for(lambda nodes: next((n for n in nodes if n.name == "3" and n.has(CHECKED)), None), "3, checked")
        tree.press("Close")
        tree.find("Start: Desk break")
    with open_store(folder, SystemClock()) as file:
        assert [row.pain for row in file.feels()] == [3]
        assert file.open_session() is None
    assert [text for text in tree.announced if text != WHEN_SETTLED] == HEARD


def test_a_planted_button_without_a_name_is_found(folder: Path, display: str) -> None:
    with spoken_program(folder, display, "-m", "tests.nameless_program") as tree:
        tree.find("Start: Desk break")
        assert [(node.role, node.name) for node in nameless(tree.seen)] == [("push button", "")]
