"""A photo to measure on, with what it takes: open another one, and zoom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.photo_stage import PhotoStage
from stretchtimer.ui.photo_view import STEP
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _


class PhotoFrame(QWidget):
    """The stage and its buttons. The file is asked for elsewhere."""

    picture_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = PhotoStage(theme)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._open, self._fit, self._smaller, self._larger = (
            SessionButton(theme, icons, form="inline") for _number in range(4)
        )
        self._open.show_action(_("Open a photo"), "upload")
        self._fit.show_action(_("Whole"))
        self._smaller.show_action("", "minus")
        self._larger.show_action("", "plus")
        self._smaller.setAccessibleName(_("Zoom out"))
        self._larger.setAccessibleName(_("Zoom in"))
        self._open.clicked.connect(self.picture_requested)
        self._fit.clicked.connect(lambda: self.stage.show_zoomed(0))
        self._smaller.clicked.connect(lambda: self.stage.show_zoomed(1 / STEP))
        self._larger.clicked.connect(lambda: self.stage.show_zoomed(STEP))
        self._lay_out()

    def show_photo(self, image: QImage) -> None:
        """A photo, with the keyboard on it; or none, where the image is null."""
        self.stage.show_photo(image)
        for button in (self._fit, self._smaller, self._larger):
            show_possible(button, _("Choose a photo first.") if image.isNull() else "")
        if image.isNull():
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons in two rows where one is too short for their words."""
        super().resizeEvent(event)
        buttons = (self._open, self._fit, self._smaller, self._larger)
        wide = sum(button.sizeHint().width() + 8 for button in buttons) <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self._row.setSpacing(8)
        self._row.addWidget(self._open)
        self._row.addStretch()
        zooms = QHBoxLayout()
        zooms.setSpacing(8)
        for button in (self._smaller, self._larger, self._fit):
            zooms.addWidget(button)
        self._row.addLayout(zooms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self.stage, 1)
