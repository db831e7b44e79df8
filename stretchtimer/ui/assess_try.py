"""During a test: what to do, the number, and the tries so far."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.progress import LengthUnit
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.reading_field import ReadingField
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.side_badge import SideBadge
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.try_row import TryRow
from stretchtimer.words.guided_words import unit_choices
from stretchtimer.words.language import _
from stretchtimer.words.names import side_letter, side_name

BADGE, NOTE_ICON = 36, 20


class TryPanel(QWidget):
    """One try after another."""

    typed = Signal(str)
    stepped = Signal(int)
    halt_requested = Signal()
    units_requested = Signal(str)
    problem_shown = Signal(QWidget)  # the label that says it

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._badge, self._title, self._do = SideBadge(theme, BADGE), wrapped_label("headline"), wrapped_label("body")
        self._number = ReadingField(theme, icons)
        self._reads, self._compared, self._problem = (wrapped_label("small") for _number in range(3))
        self._units, self._tries = Segmented(theme), TryRow(theme)
        self._rule, self._note, self._sign = wrapped_label("caption"), wrapped_label("small"), QLabel()
        self._halt = SessionButton(theme, icons, "danger-text", "inline")
        self._lay_out()
        self._number.typed.connect(self.typed)
        self._number.stepped.connect(self.stepped)
        self._units.chosen.connect(lambda index: self.units_requested.emit(unit_choices()[index][0]))
        self._halt.clicked.connect(self.halt_requested)
        self.show_theme(theme)

    @property
    def text(self) -> str:
        """The number as it stands."""
        return self._number.text

    def show_trial(self, title: str, side: Side, do: str, rule: str, note: str) -> None:
        letter = side_letter(side)
        shown = None if side is Side.BOTH else "left" if side is Side.LEFT else "right"
        self._badge.show_side(shown, letter, side_name(side))  # type: ignore[arg-type]
        self._title.setText(title)
        self._do.setText(do)
        self._rule.setText(rule)
        self._note.setText(note)

    def show_do(self, text: str) -> None:
        """What to do next, where that changes in the middle of a try."""
        self._do.setText(text)

    def show_tries(self, tries: Sequence[tuple[str, str]], upcoming: int) -> None:
        self._tries.show_tries(tries, upcoming)

    def show_number(self, text: str, sign: str, name: str) -> None:
        self._number.show_number(text, sign)
        self._number.show_spoken(name, _("Less"), _("More"))

    def show_reads(self, reads: str, compared: str) -> None:
        """Below the number: what it is and amounts to, and how it stands to last time."""
        self._reads.setText(reads)
        self._reads.setVisible(bool(reads))
        self._compared.setText(compared)
        self._compared.setVisible(bool(compared))
        self._number.show_described(" ".join(text for text in (reads, compared) if text))
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Why there is no number, or why it was not taken; the keyboard stays where it is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            self._number.show_described(sentence)
            self.problem_shown.emit(self._problem)
            announce(self, sentence)

    def show_units(self, units: LengthUnit, offered: bool) -> None:
        self._units.setVisible(offered)
        self._units.show_chosen([key for key, _name in unit_choices()].index(units))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.px(NOTE_ICON)
        self._sign.setPixmap(self._icons.pixmap("info", theme.color("accent_ink"), px, self.devicePixelRatioF()))

    def focus_first(self) -> None:
        self._number.focus_number()

    def _lay_out(self) -> None:
        self._do.setProperty("tone", "ink_2")
        self._problem.setProperty("tone", "danger")
        self._halt.show_action(_("Stop here"), "hand")
        self._units.show_choices([name for _key, name in unit_choices()])
        self._units.show_name(_("Units of length"))
        for label in (self._reads, self._compared, self._problem):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._badge)
        head.addWidget(self._title, 1)
        note = QFrame()
        note.setProperty("panel", "accent")
        row = QHBoxLayout(note)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._do)
        column.addSpacing(4)
        column.addWidget(self._number)
        for part in (self._reads, self._compared, self._problem):
            column.addWidget(part)
        column.addWidget(self._units, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._tries)
        column.addWidget(self._rule)
        column.addWidget(self._halt, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        column.addWidget(note)
