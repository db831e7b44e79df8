"""A calendar file is taken in beside the window: one from anywhere may take seconds to read."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchtimer.reminders import take_busy
from stretchtimer.ui.transfer_dialog import TransferDialog
from stretchtimer.wiring.parts import Parts
from stretchtimer.wiring.transfer_run import TransferRun
from stretchtimer.words.language import _


class BusyCalendarWires(QObject):
    """One file at a time, under a dialog with which it can be given up."""

    taken = Signal(object)  # BusyCalendar, and how many of its entries could not be read
    refused = Signal(object)  # Message

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._run: TransferRun | None = None

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def take(self, path: Path) -> None:
        """Begin to read it; cancelled, it leaves no trace."""
        if self.is_running:
            return
        parts = self._parts
        dialog = TransferDialog(parts.theme, _("Importing {name}").format(name=path.name), parts.window)
        self._run = run = TransferRun(
            parts.store.path, parts.clock.now(), lambda store, heard: take_busy(store, parts.clock, path, heard), self
        )
        dialog.cancel_requested.connect(run.cancel)
        for ending in (run.finished, run.failed, run.cancelled):
            ending.connect(self._clear)
            ending.connect(dialog.show_over)
        run.finished.connect(self.taken)
        run.failed.connect(self.refused)
        run.start()

    def end(self) -> None:
        """The program is about to quit."""
        if self._run is not None:
            self._run.end()

    def _clear(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
