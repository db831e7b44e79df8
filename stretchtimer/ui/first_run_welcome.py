"""The first thing anybody sees: what this is for, what it asks for, and what it is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.labels import show_headline_size, wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.first_run_words import about, facts, limits
from stretchtimer.words.language import _

PICTURED = "supine_strap"
PICTURE_HEIGHT, NARROW_PICTURE = 480, 220


class FirstRunWelcome(QWidget):
    """Nothing to answer."""

    def __init__(self, theme: Theme, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = wrapped_label("headline")
        self._picture = FigurePicture(theme, art)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_narrow(self, narrow: bool) -> None:
        """The picture stands below the words, and the facts below each other."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)
        self._facts.setDirection(down if narrow else across)
        self._picture.setFixedHeight(NARROW_PICTURE if narrow else PICTURE_HEIGHT)
        show_headline_size(self._headline, narrow)

    def _lay_out(self) -> None:
        self._headline.setText(_("Looser hamstrings, a quieter back"))
        lead, note = wrapped_label("lead"), wrapped_label("body")
        lead.setText(about())
        note.setText(limits())
        note.setProperty("tone", "ink_2")
        self._facts.setSpacing(24)
        for number, what in facts():
            self._facts.addLayout(_fact(number, what), 1)
        words = QVBoxLayout()
        words.setSpacing(20)
        words.addStretch(1)
        for part in (self._headline, lead):
            words.addWidget(part)
        words.addLayout(self._facts)
        words.addWidget(note)
        words.addStretch(1)
        self._picture.show_exercise(PICTURED)
        self._picture.setAccessibleName(_("Somebody lies on a mat and raises one leg with a strap."))
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(48)
        self._halves.addLayout(words, 1)
        self._halves.addWidget(self._picture, 1, Qt.AlignmentFlag.AlignVCenter)


def _fact(number: str, what: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for role, text in (("title", number), ("small", what)):
        label = wrapped_label(role)
        label.setText(text)
        column.addWidget(label)
    column.addStretch(1)
    return column
