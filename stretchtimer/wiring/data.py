"""The group "Data" of the settings: its folder is opened, and the rest is what the history can do."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from stretchtimer.core.message import Message, UserError
from stretchtimer.store.database import BACKUP_FOLDER
from stretchtimer.wiring.history import HistoryWires
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.settings import SettingsWires
from stretchtimer.wiring.transfers import TransferWires


class DataWires(QObject):
    """What is begun from the settings says there that it is done."""

    def __init__(self, parts: Parts, settings: SettingsWires, transfers: TransferWires, history: HistoryWires) -> None:
        super().__init__()
        self.parts, self._settings, self._transfers, self._history = parts, settings, transfers, history
        settings.data_requested.connect(self.act)
        transfers.came_in.connect(self._follow)
        transfers.done.connect(self._show_done)

    @telling
    def act(self, wish: str) -> None:
        folder = self.parts.store.path.parent
        match wish:
            case "folder":
                open_folder(folder)
            case "copies":
                open_folder(folder / BACKUP_FOLDER)
            case "export":
                self._transfers.ask_export()
            case "import":
                self._transfers.ask_import()
            case "history":
                self._history.show()
            case "erase":
                self._history.show_erasing()

    def _show_done(self, said: str) -> None:
        if self._is_shown:
            self._settings.page.show_done(said)

    def _follow(self) -> None:
        """There are settings in an export, too."""
        self._settings.show_look()
        if self._is_shown:
            self._settings.show()

    @property
    def _is_shown(self) -> bool:
        return self.parts.window.page is self._settings.page


def open_folder(folder: Path) -> None:
    """In the system's own window; raises UserError where there is none for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        raise UserError(Message("folder_not_opened", {"path": str(folder)}))
