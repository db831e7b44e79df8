"""This week on Today, and without a programme the invitation to one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.week_view import WeekView
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.week_dots import WeekDots
from stretchtimer.words.language import _
from stretchtimer.words.week_words import week_line


class WeekPanel(QFrame):
    """Shows a `WeekView`."""

    programme_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._dots, self._line = WeekDots(theme), wrapped_label("caption")
        self._invite = QPushButton(_("Choose a programme"))
        self._invite.setProperty("kind", "text")
        self._invite.clicked.connect(self.programme_requested)
        title = wrapped_label("title_s")
        title.setText(_("This week"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self._dots)
        column.addWidget(self._line)
        column.addWidget(self._invite, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()

    def show_week(self, week: WeekView) -> None:
        self._dots.show_week(week)
        self._line.setText(week_line(week))
        self._invite.setVisible(week.planned is None)
