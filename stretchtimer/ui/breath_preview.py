"""Two breaths of a pattern, as the session would show them: the disc, the word, and what to know about the pattern.

With reduced motion the disc keeps still and the word alone changes. It runs only while it is seen.
"""

from PySide6.QtCore import QPointF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.breathing import Pattern, breath_at
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.session_words import breath_word

BREATHS = 2
DISC, SMALLEST_DISC = 72, 0.62
STILL = 0.8


class BreathPreview(QFrame):
    """Hidden until it is shown a pattern."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "picture")
        self._pattern: Pattern | None = None
        self._reduced = False
        self._disc, self._word, self._note = _Disc(theme), wrapped_label("strong"), wrapped_label("small")
        self._course = QVariantAnimation(self)
        self._course.valueChanged.connect(lambda ms: self._show_instant(int(ms)))
        self._course.finished.connect(self._rest)
        words = QVBoxLayout()
        words.addStretch()
        words.addWidget(self._word)
        words.addWidget(self._note)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self._disc)
        row.addLayout(words, 1)
        self.hide()

    @property
    def fullness(self) -> float:
        """How full the lungs are shown, 0 to 1."""
        return self._disc.fullness

    def show_pattern(self, pattern: Pattern, note: str, *, reduced_motion: bool) -> None:
        """Breathe it twice, from the beginning. `note` says where the pattern is used."""
        self._pattern, self._reduced = pattern, reduced_motion
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.show()
        length_ms = BREATHS * pattern.cycle_ms
        self._course.stop()
        self._course.setStartValue(0)
        self._course.setEndValue(length_ms - 1)
        self._course.setDuration(length_ms)
        self._course.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._course.stop()

    def _show_instant(self, ms: int) -> None:
        if self._pattern is None:
            return
        breath = breath_at(self._pattern, BREATHS * self._pattern.cycle_ms, ms)
        self._word.setText(breath_word(breath.part))
        self._disc.show_fullness(STILL if self._reduced else breath.lungs)

    def _rest(self) -> None:
        self._word.setText(_("Breathe freely"))
        self._disc.show_fullness(STILL if self._reduced else 0.0)


class _Disc(Painted):
    """The ring's breathing disc, in little."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.fullness = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_fullness(self, fullness: float) -> None:
        if fullness != self.fullness:
            self.fullness = fullness
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(DISC, DISC)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("primary"))
        radius = DISC / 2 * (SMALLEST_DISC + (1 - SMALLEST_DISC) * self.fullness)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
