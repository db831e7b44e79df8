"""The ground that every hand-painted widget stands on: it holds the theme and repaints when the theme changes."""

from PySide6.QtWidgets import QWidget

from stretchtimer.ui.theme import Theme


class Painted(QWidget):
    """A widget that draws itself with the theme's colours and fonts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        return self._theme

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()
