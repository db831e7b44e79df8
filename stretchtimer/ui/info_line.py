"""The line above the exercise's name: which sequence, and how far along it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from stretchtimer.core.session import Session
from stretchtimer.ui.theme import Theme
from stretchtimer.words.session_words import step_line

GAP = 16


class InfoLine(QWidget):
    """The sequence's name strong, cut short where it is too long; the step beside it quiet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._px = 18.0
        self._sequence, self._notice = "", ""
        self._name, self._step = QLabel(), QLabel()
        self._step.setProperty("tone", "ink_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for label in (self._name, self._step):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
        row.addStretch()

    def show_info(self, session: Session) -> None:
        step = step_line(session)
        if (session.plan.sequence.name, step) != (self._sequence, self._step.text()):
            self._sequence = session.plan.sequence.name
            self._step.setText(step)
            self._fit()

    def show_notice(self, text: str) -> None:
        """Say something in place of the step; "" brings it back."""
        if text != self._notice:
            self._notice = text
            self._fit()

    def show_px(self, px: float) -> None:
        if px != self._px:
            self._px = px
            self._fit()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        strong = self._theme.sized_font(self._px, 600, display=False)
        quiet = self._theme.sized_font(self._px, 500, display=False)
        self._name.setFont(strong)
        self._step.setFont(quiet)
        self._step.setVisible(not self._notice)
        if self._notice:
            self._name.setText(
                QFontMetricsF(strong).elidedText(self._notice, Qt.TextElideMode.ElideRight, self.width())
            )
            self._name.setAccessibleName(self._notice)
            return
        room = self.width() - GAP - QFontMetricsF(quiet).horizontalAdvance(self._step.text()) - 2
        self._name.setText(QFontMetricsF(strong).elidedText(self._sequence, Qt.TextElideMode.ElideRight, room))
        self._name.setAccessibleName(self._sequence)
