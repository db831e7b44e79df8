"""How far a long import or export is, with a way to end it; meanwhile nothing else in the window can be used.

A dialog and not a part of a page: nobody can store anything while an import holds the file.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext

APPEARS_AFTER_MS = 400
WIDTH, EDGE, GAP = 360, 24, 16


class TransferDialog(QDialog):
    """Appears by itself when the work is not over after a moment."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._title, self._count = QLabel(title), QLabel()
        self._bar, self._cancel = QProgressBar(), QPushButton(_("Cancel"))
        self._title.setProperty("role", "title_s")
        self._title.setWordWrap(True)
        self._count.setProperty("role", "small")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(theme.px(GAP))
        for part in (self._title, self._bar, self._count):
            column.addWidget(part)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setMinimumWidth(theme.px(WIDTH))
        self._cancel.clicked.connect(self.reject)
        self._appears = QTimer(self)
        self._appears.setSingleShot(True)
        self._appears.timeout.connect(self.show)
        self._appears.start(APPEARS_AFTER_MS)

    def show_progress(self, rows: int, total: int) -> None:
        """A `total` of 0 is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(rows, total))
        if total:
            said = ngettext("{rows} of {total} line", "{rows} of {total} lines", total)
        else:
            said = ngettext("{rows} line so far", "{rows} lines so far", rows)
        self._count.setText(said.format(rows=f"{min(rows, total or rows):,}", total=f"{total:,}"))

    def show_over(self) -> None:
        """Go away for good."""
        self._appears.stop()
        self.done(0)
        self.deleteLater()

    def reject(self) -> None:
        """Qt's, for Escape, the window's cross and our button: stays until the work has ended."""
        self._cancel.setEnabled(False)
        self._cancel.setText(_("Ending…"))
        self.cancel_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
