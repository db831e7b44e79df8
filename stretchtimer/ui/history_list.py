"""The history as a table of three columns, newest first, of any length."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from stretchtimer.core.history import Entry
from stretchtimer.ui.own_direction import in_own_direction
from stretchtimer.words.history_words import entry_text, kind_text, when_text
from stretchtimer.words.language import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WHEN, KIND, TEXT = range(3)


class HistoryList(QAbstractTableModel):
    """Entries as Qt's table asks for them: only what is on the screen is put into words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._names: Mapping[str, str] = {}
        self._zone, self._today = "UTC", date.min

    def show_entries(self, entries: Sequence[Entry], names: Mapping[str, str], zone: str, today: date) -> None:
        self.beginResetModel()
        self._entries, self._names, self._zone, self._today = entries, names, zone, today
        self.endResetModel()

    def entry_at(self, index: Index) -> Entry | None:
        return self._entries[index.row()] if index.isValid() else None

    def text_of(self, entry: Entry) -> str:
        return entry_text(entry, self._names)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else len(_headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        return _start() if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> object:
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            match index.column():
                case 0:
                    return in_own_direction(when_text(entry, self._zone, self._today))
                case 1:
                    return kind_text(entry.kind)
            return in_own_direction(entry_text(entry, self._names))
        return _start() if role == Qt.ItemDataRole.TextAlignmentRole else None


def _headings() -> tuple[str, str, str]:
    return (_("When"), _("What"), _("Entry"))


def _start() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
