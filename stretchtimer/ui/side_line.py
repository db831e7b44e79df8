"""The line under the exercise's name: the side's badge, and which leg in words."""

from typing import Literal

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.session import Session
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.side_badge import SideBadge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.names import side_letter
from stretchtimer.words.session_words import side_line

BADGES: dict[Side, Literal["left", "right"] | None] = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: None}


class SideLine(QWidget):
    """Left is a blue circle, right an orange square; words beside either."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._px = 38.0
        self._badge = SideBadge(theme, parent=self)
        self._label = FittedLabel(theme, 600, parent=self)
        self._label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._badge)
        row.addWidget(self._label, 1)

    def show_side(self, session: Session) -> None:
        side = session.phase.side
        text = side_line(session)
        self._badge.show_side(BADGES[side], side_letter(side), text)
        self._label.show_text(text)

    def show_px(self, px: float) -> None:
        self._px = px
        self._label.show_px(px)
        self._fit_badge()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_badge()

    def _fit_badge(self) -> None:
        px = min(self._px, self.height() * 0.86)
        self._badge.show_px(round(px / self._theme.text_scale))
