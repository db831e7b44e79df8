"""The steps of a sequence and what they amount to: the whole time, a bar of lengths, and what should be known."""

from collections.abc import Mapping
from collections.abc import Sequence as Many

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.sequence_edit import length_ms, step_ms
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.segments import Segments
from stretchtimer.ui.step_list import StepList
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.sequence_words import total_text
from stretchtimer.words.session_words import clock_text

GUTTER = 16


class StepsCard(QFrame):
    """What is wanted with the steps is said by its `list`."""

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = StepList(theme, icons, art)
        self._weights: list[float] = []
        self._empty, self._notes = wrapped_label("body"), wrapped_label("small")
        self._total, self._bar, self._hint = QLabel(), Segments(theme), wrapped_label("caption")
        self._lay_out()

    def show_sequence(self, sequence: Sequence, exercises: Mapping[str, Exercise], notes: Many[str]) -> None:
        lengths = [step_ms(step, exercises) for step in sequence.steps]
        self._weights = [float(length) for length in lengths]
        self.list.show_steps(sequence.steps, exercises, lengths)
        self._empty.setVisible(not sequence.steps)
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        total = length_ms(sequence, exercises)
        self._total.setText(clock_text(total))
        self._total.setAccessibleName(total_text(total))
        self._bar.show_description(_("Lengths of the steps"), total_text(total))

    def show_chosen(self, index: int) -> None:
        self.list.show_chosen(index)
        self._bar.show_segments([(weight, 0.0) for weight in self._weights], index if self._weights else None)

    def show_theme(self, theme: Theme) -> None:
        self.list.show_theme(theme)
        self._bar.show_theme(theme)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._total.setProperty("role", "display")
        self._notes.setProperty("tone", "warn")
        self._empty.setText(_("No step yet. Choose an exercise to add it."))
        self._hint.setText(_("Drag a row, or Alt with the arrow keys, to reorder"))
        line = QFrame()
        line.setProperty("panel", "line")
        line.setFixedHeight(1)
        foot, right = QHBoxLayout(), QVBoxLayout()
        right.addWidget(self._bar)
        right.addWidget(self._hint)
        foot.setSpacing(GUTTER)
        foot.setContentsMargins(GUTTER, 0, GUTTER, 0)
        foot.addWidget(self._total)
        foot.addLayout(right, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 12, 8, 16)
        inside.setSpacing(12)
        inside.addWidget(self.list)
        inside.addWidget(self._empty)
        inside.addStretch(1)
        inside.addWidget(self._notes)
        inside.addWidget(line)
        inside.addLayout(foot)
