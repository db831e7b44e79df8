"""Flexibility on Today: the last leg raises, when the next check is, and the way to it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.spark import leg_spark
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.spark import SparkLine
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.week_words import check_line


class FlexibilityPanel(QFrame):
    """Before the first check an invitation to it."""

    measure_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._title, self._note, self._next = wrapped_label("title_s"), wrapped_label("small"), wrapped_label("caption")
        self._note.setProperty("tone", "ink_2")
        self._spark = SparkLine(theme)
        self._measure = QPushButton()
        self._measure.clicked.connect(self.measure_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 12, 8)
        column.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._next, 1)
        foot.addWidget(self._measure)
        foot.addStretch()
        for part in (self._title, self._note, self._spark):
            column.addWidget(part)
        column.addLayout(foot)
        column.addStretch()

    def show_checks(
        self, measurements: Sequence[MeasurementRecord], next_check: date | None, today: date, *, locked: bool
    ) -> None:
        spark = leg_spark(measurements)
        self._spark.show_spark(spark)
        show_possible(self._measure, _("Locked until a professional has said yes") if locked else "")
        self._measure.setProperty("kind", "outline" if spark is None else "text")
        if spark is None:
            self._title.setText(_("Measure once, see it change"))
            self._note.setText(_("Five minutes: leg raise and sit and reach."))
            self._measure.setText(_("First check"))
        else:
            self._title.setText(_("Flexibility"))
            self._note.setText(_("Straight leg raise"))
            self._measure.setText(_("Measure"))
        repolish(self._measure)
        line = check_line(spark, next_check, today)
        self._next.setText(line)
        self._next.setVisible(bool(line) and spark is not None)
