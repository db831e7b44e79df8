"""The keyboard map: `?` or its button in the rail brings it, over anything but a session that runs; Esc goes back."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stretchtimer.runners import TICKING, SessionRunner
from stretchtimer.wiring.parts import Parts

if TYPE_CHECKING:
    from stretchtimer.ui.keys_page import KeysPage


class KeyWires(QObject):
    """Shows the map over whatever page there is."""

    def __init__(self, parts: Parts, runner: SessionRunner) -> None:
        super().__init__()
        self.parts, self._runner = parts, runner
        self._came_from: tuple[QWidget, int | None] | None = None
        parts.window.keys_requested.connect(self.show)

    @cached_property
    def page(self) -> "KeysPage":
        from stretchtimer.ui.key_map import key_map
        from stretchtimer.ui.keys_page import KeysPage

        page = self.parts.built(KeysPage(self.parts.theme, self.parts.icons))
        page.back_requested.connect(self.go_back)
        page.show_map(key_map())
        return page

    def show(self) -> None:
        window, session = self.parts.window, self._runner.session
        if window.page is None or window.page is self.page or (session is not None and session.status in TICKING):
            return
        self._came_from = window.page, window.entry
        window.show_page(self.page)
        self.page.setFocus()

    def go_back(self) -> None:
        if self._came_from is not None:
            page, entry = self._came_from
            self.parts.window.show_page(page, entry)
            page.setFocus()
