"""The program that lives on without a window, on top of a screen: reminders that come, and what is done about them.

The clock is moved by hand, and what a desktop would be asked is answered by the test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.presence import Sighting, sighting
from stretchtimer.core.reminder import Appearance, Interval, Rule
from stretchtimer.core.reminder_log import Kind, Reason
from stretchtimer.core.wall import Window
from stretchtimer.ui.break_screen import BreakScreen
from stretchtimer.ui.reminder_card import ReminderCard
from stretchtimer.ui.tray_menu import TrayMenu
from stretchtimer.wiring.resident import ResidentWires
from tests.conftest import HandClock
from tests.on_screen import Screen, buttons_in, names_of, on_screen

NINE = datetime(2026, 10, 14, 7, tzinfo=UTC)  # 9:00 in Berlin, on a Wednesday


class Typing:
    """Somebody at the keyboard, as a desktop would tell it."""

    idle_ms: int | None = 10_000
    held_by: frozenset[Reason] = frozenset()

    def sight(self) -> Sighting:
        return sighting(self.idle_ms)

    def holds(self) -> frozenset[Reason]:
        return self.held_by

    def answers(self) -> dict[str, int | bool | None]:
        return {"idle: test": self.idle_ms}

    def close(self) -> None:
        """Nothing was opened."""


class Resident:
    """The program that lives on without a window, on top of a screen."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.user = screen, Typing()
        self.wires = ResidentWires(screen.app)
        self.wires.reminders.__dict__["probes"] = self.user
        self.wires.reminders._interruptions = Silence()  # type: ignore[assignment]
        self.wires.reminders.begin()
        self.screen.settle()

    def go_to(self, local: str) -> None:
        """Let the time go by until it is so late in Berlin, in steps as the runner takes them."""
        until = datetime.combine(NINE.date(), time.fromisoformat(local), UTC) - timedelta(hours=2)
        clock = self.screen.clock
        while clock.now() < until:
            clock.advance(min(15_000, int((until - clock.now()) / timedelta(milliseconds=1))))
            self.wires.reminders.runner.tick()
        self.screen.settle()

    def popup(self) -> ReminderCard | BreakScreen | None:
        """The pop-up that can be seen."""
        shown = [w for w in self.screen.qapp.topLevelWidgets() if w.isVisible()]
        found = [w for w in shown if isinstance(w, ReminderCard | BreakScreen)]
        assert len(found) <= 1
        return found[0] if found else None

    def click(self, name: str) -> None:
        popup = self.popup()
        assert popup is not None
        (button,) = [b for b in buttons_in(popup) if name in names_of(b)]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.screen.settle()

    def choose(self, text: str) -> None:
        """In the menu of the tray."""
        (action,) = [action for action in self.menu.actions() if action.text().split("\t")[0] == text]
        assert action.isEnabled()
        action.trigger()
        self.screen.settle()

    @property
    def menu(self) -> TrayMenu:
        return self.wires.tray.menu

    @property
    def tooltip(self) -> str:
        return self.wires.tray._tooltip

    def kinds(self) -> list[Kind]:
        """What the file says became of reminders."""
        with self.screen.file() as file:
            return [record.decision.kind for record in file.decisions(NINE - timedelta(days=1))]


class Silence:
    """A desktop that tells nothing of locks and sleep."""

    def stop(self) -> None:
        """It never began."""


@contextmanager
def resident(qapp: QApplication, folder: Path, *rules: Rule, clock: HandClock | None = None) -> Iterator[Resident]:
    with on_screen(qapp, folder, clock or HandClock(NINE)) as screen:
        for rule in rules:
            screen.app.parts.store.put_reminder(rule, NINE)
        made = Resident(screen)
        try:
            yield made
        finally:
            made.wires.end()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def desk(appearance: Appearance = Appearance.CARD, starts: str = "workplace") -> Rule:
    timing = Interval(45, (Window(time(9), time(12)), Window(time(13), time(17))), frozenset(range(5)))
    return Rule("", "Desk break", starts, timing, NINE - timedelta(days=7), appearance=appearance)
