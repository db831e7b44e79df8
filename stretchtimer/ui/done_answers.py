"""Two taps after a session that may be left out: the strongest pull, and the back during it.

What they say decides later whether the dose may grow; what was not said lets nothing grow.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.today_words import BACK_PAINS, PULLS


class DoneAnswers(QFrame):
    """Shows what was answered; None: not yet."""

    pull_requested = Signal(int)  # 0 to 10
    back_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._pull, self._back = Segmented(theme), Segmented(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 12)
        self._column.setSpacing(8)
        self._add(self._pull, _("The strongest pull"), PULLS)
        self._add(self._back, _("Pain in your back meanwhile"), BACK_PAINS)
        note = wrapped_label("caption")
        note.setText(_("You may leave these out."))
        self._column.addWidget(note)
        self._pull.chosen.connect(lambda index: self.pull_requested.emit(PULLS[index][0]))
        self._back.chosen.connect(lambda index: self.back_requested.emit(BACK_PAINS[index][0]))

    def show_answers(self, pull: int | None, back_during: int | None) -> None:
        self._pull.show_chosen(_index(PULLS, pull))
        self._back.show_chosen(_index(BACK_PAINS, back_during))

    def _add(self, row: Segmented, name: str, choices: Sequence[tuple[int, str]]) -> None:
        title = wrapped_label("strong")
        title.setText(name)
        row.show_choices([_(word) for _number, word in choices])
        row.show_name(name)
        row.show_narrow(True)  # it fills the width of the card, however little that is
        self._column.addWidget(title)
        self._column.addWidget(row)


def _index(choices: Sequence[tuple[int, str]], number: int | None) -> int | None:
    """Of the word that comes nearest to a number, which may have been said elsewhere."""
    if number is None:
        return None
    return min(range(len(choices)), key=lambda i: abs(choices[i][0] - number))
