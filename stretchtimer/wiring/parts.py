"""What every page's wiring needs at hand, built once: window, look, clock, store, catalogue and figures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from stretchtimer.app import circumstances, safety
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances, Plan
from stretchtimer.core.safety import Allowed
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.settings import Settings
from stretchtimer.programmes import sequence_of
from stretchtimer.shell import Shell
from stretchtimer.store.store import Store
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.main_window import MainWindow, Themed
from stretchtimer.ui.theme import Theme
from stretchtimer.wiring.drawn_figures import DrawnFigures
from stretchtimer.words.messages import sentence

TODAY, PROGRESS, PROGRAMME, EXERCISES, SEQUENCES, REMINDERS, SETTINGS = range(7)  # the rail's entries

PageType = TypeVar("PageType", bound=QWidget)


@dataclass(frozen=True)
class Parts:
    """The program's parts, as pages are wired to them."""

    shell: Shell
    clock: Clock
    store: Store
    catalogue: Catalogue
    figures: DrawnFigures

    @property
    def window(self) -> MainWindow:
        return self.shell.window

    @property
    def theme(self) -> Theme:
        return self.shell.appearance.theme

    @property
    def icons(self) -> Icons:
        return self.shell.icons

    @property
    def settings(self) -> Settings:
        return self.store.settings()

    @property
    def circumstances(self) -> Circumstances:
        """What a plan has to fit at this instant."""
        return circumstances(self.settings, self.clock, self.safety)

    @property
    def safety(self) -> Allowed:
        """What may be started at this instant."""
        return safety(self.store, self.clock, self.catalogue)

    def sequence(self, sequence_id: str) -> Sequence:
        """A sequence, or today's of the programme of that id; raises UserError where there is neither."""
        return sequence_of(self.store, self.catalogue, self.clock, sequence_id)

    def plan(self, sequence_id: str) -> Plan:
        """Its plan at this instant."""
        return self.catalogue.plan_of(self.sequence(sequence_id), self.circumstances)

    @property
    def local_now(self) -> datetime:
        return self.clock.now().astimezone(ZoneInfo(self.clock.zone()))

    @property
    def reduces_motion(self) -> bool:
        from stretchtimer.desktop.motion import system_reduces_motion

        choice = self.settings.text("reduced_motion")
        return choice == "on" or (choice == "system" and system_reduces_motion())

    def built(self, page: PageType) -> PageType:
        """Give a new page the theme, as every other has it."""
        for widget in (page, *page.findChildren(QWidget)):
            if isinstance(widget, Themed):
                widget.show_theme(self.theme)
        return page


class Wired(Protocol):
    """Whatever wires a page to the parts."""

    @property
    def parts(self) -> Parts: ...


def telling(action: Callable[..., None]) -> Callable[..., None]:
    """Let what a person can mend be said in the window; a bug goes its loud way."""

    @wraps(action)
    def told(wires: Wired, *args: Any, **named: Any) -> None:
        try:
            action(wires, *args, **named)
        except UserError as error:
            wires.parts.window.show_problem(sentence(error.message))

    return told
