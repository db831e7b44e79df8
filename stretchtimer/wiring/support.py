"""The page of what works here: `doctor` looks, in a process of its own, since some of the system's parts hang."""

import json
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from stretchtimer.wiring.parts import REMINDERS, Parts, telling

if TYPE_CHECKING:
    from stretchtimer.ui.support_page import SupportPage

LONGEST_WAIT_MS = 3_000


class SupportWires(QObject):
    """Asks when the page is shown, and again when the user wants it."""

    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._doctor = QProcess(self)
        self._doctor.finished.connect(self._show_said)
        self._doctor.errorOccurred.connect(lambda _error: self.page.show_findings(()))

    @cached_property
    def page(self) -> "SupportPage":
        from stretchtimer.ui.support_page import SupportPage

        page = self.parts.built(SupportPage(self.parts.theme, self.parts.icons))
        page.back_requested.connect(self.left)
        page.again_requested.connect(self.look)
        return page

    @telling
    def show(self) -> None:
        self.parts.window.show_page(self.page, REMINDERS)
        self.look()

    def look(self) -> None:
        """Ask the system; the page says so meanwhile."""
        if self._doctor.state() is QProcess.ProcessState.NotRunning:
            self.page.show_looking()
            folder = str(self.parts.store.path.parent)
            self._doctor.start(sys.executable, ["-m", "stretchtimer", "doctor", "--json", "--data-dir", folder])

    def end(self) -> None:
        """The program is about to quit."""
        if self._doctor.state() is not QProcess.ProcessState.NotRunning:
            self._doctor.blockSignals(True)
            self._doctor.kill()
            self._doctor.waitForFinished(LONGEST_WAIT_MS)

    def _show_said(self) -> None:
        from stretchtimer.ui.support_page import Finding

        said = bytes(self._doctor.readAllStandardOutput().data()).decode("utf-8", "replace")
        try:
            findings = json.loads(said)["findings"]
        except (ValueError, KeyError):
            findings = []
        self.page.show_findings([Finding(one["what"], one["good"], one["found"], one["cure"]) for one in findings])
