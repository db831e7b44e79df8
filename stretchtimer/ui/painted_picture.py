"""A picture painted by hand, as a label: a screen reader then finds a graphic with words, and not an empty frame."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from stretchtimer.ui.theme import Theme


class PaintedPicture(QLabel):
    """Draws itself with the theme's colours, and says what it shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPixmap(blank())

    @property
    def theme(self) -> Theme:
        return self._theme

    def show_spoken(self, name: str, description: str) -> None:
        """What a screen reader says: the exercise; then its position, side and what to do."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()


def blank() -> QPixmap:
    """A label with a pixmap is a graphic to a screen reader; the picture itself is painted by hand."""
    pixmap = QPixmap(1, 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
