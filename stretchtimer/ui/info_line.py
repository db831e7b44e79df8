"""The line above the exercise's name: which sequence, and how far along it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchtimer.core.session import Session
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.theme import Theme
from stretchtimer.words.session_words import step_line


class InfoLine(QWidget):
    """The sequence's name strong, the step beside it quiet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = FittedLabel(theme, 600, "ink", self)
        self._step = FittedLabel(theme, 500, "ink_2", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for label in (self._name, self._step):
            label.setWordWrap(False)
            row.addWidget(label)
        row.addStretch()

    def show_info(self, session: Session) -> None:
        self._name.show_text(session.plan.sequence.name)
        self._step.show_text(step_line(session))

    def show_px(self, px: float) -> None:
        self._name.show_px(px)
        self._step.show_px(px)
