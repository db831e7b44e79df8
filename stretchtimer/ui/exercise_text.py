"""Everything there is to read about one exercise, from its steps to its sources."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Kit
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.library_words import (
    amount_line,
    avoid_lines,
    dose_line,
    kind_line,
    missing_kit_line,
    muscle_lines,
    not_for_you,
)

BULLET = "•"
BREAKABLE_SLASH = "/\N{ZERO WIDTH SPACE}"
"""A long address may be broken after it."""
NUMBER_WIDTH = 24
EVIDENCE = "evidence"
"""The topic of Learn that the link leads to."""


class ExerciseText(QWidget):
    """Made anew for each exercise; easier and ghost tell what the figure can show."""

    easier_requested = Signal(bool)
    learn_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        exercise: Exercise,
        conditions: frozenset[Condition],
        kit: frozenset[Kit],
        *,
        has_easier: bool,
        pair: QWidget | None,
    ) -> None:
        """`pair` are the pictures of right form and fault, where there are any."""
        super().__init__()
        self._theme, self._icons = theme, icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._numbers: list[QLabel] = []
        self._warning_icons: list[QLabel] = []
        self._easier = QPushButton(_("Show the easier form"))
        self._learn = LearnLink(theme, icons, EVIDENCE, _("What the evidence says"))
        self._add_head(exercise, conditions, kit)
        self._add_doing(exercise, has_easier, pair)
        self._add_who(exercise, conditions)
        self._add_facts(exercise)
        self._easier.toggled.connect(self.easier_requested)
        self._easier.toggled.connect(lambda _checked: repolish(self._easier))
        self._learn.learn_requested.connect(self.learn_requested)
        self.show_theme(theme)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in order."""
        return (self._learn, self._easier) if self._easier.parentWidget() is self else (self._learn,)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._learn.show_theme(theme)
        for number in self._numbers:
            number.setFixedWidth(theme.px(NUMBER_WIDTH))
        for icon in self._warning_icons:
            icon.setPixmap(self._icons.pixmap("triangle-alert", theme.color("warn"), theme.px(20)))

    def _add_head(self, exercise: Exercise, conditions: frozenset[Condition], kit: frozenset[Kit]) -> None:
        self._add(_label(exercise.name, "title"))
        self._add(_label(amount_line(exercise), "caption"))
        self._add(_label(kind_line(exercise), "caption"))
        self._column.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        missing = missing_kit_line(exercise, kit)
        if missing:
            self._add(_label(missing, "caption", "warn"))
        warning = not_for_you(exercise, conditions)
        if warning:
            self._column.addSpacing(8)
            self._add(self._warning(warning))
        self._column.addSpacing(8)

    def _add_doing(self, exercise: Exercise, has_easier: bool, pair: QWidget | None) -> None:
        for number, step in enumerate(exercise.setup, 1):
            self._add(self._marked(str(number), step, "small_strong", "ink"))
        self._add_list(_("Keep in mind"), exercise.cues)
        self._add_section(_("You should feel it"), exercise.feel)
        self._add_section(_("Too much?"), exercise.easier)
        if has_easier:
            self._easier.setProperty("kind", "chip")
            self._easier.setCheckable(True)
            self._column.addSpacing(4)
            self._column.addWidget(self._easier, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_list(_("Common mistakes"), exercise.mistakes)
        if pair is not None:
            self._add(pair)

    def _add_who(self, exercise: Exercise, conditions: frozenset[Condition]) -> None:
        lines = avoid_lines(exercise, conditions)
        if lines:
            self._add_title(_("Leave it out with"))
        for line, is_mine in lines:
            text = _("{condition} (you ticked this)").format(condition=line) if is_mine else line
            self._add(self._marked(BULLET, text, "small_strong" if is_mine else "small", "warn" if is_mine else ""))
        self._add_section(_("Take care"), exercise.care)

    def _add_facts(self, exercise: Exercise) -> None:
        self._add_section(_("Harder"), exercise.harder)
        self._add_section(_("How much"), dose_line(exercise))
        self._add_section(_("Muscles"), *muscle_lines(exercise))
        if exercise.sources:
            self._add_title(_("Sources"))
        for source in exercise.sources:
            self._add(_label(source.replace("/", BREAKABLE_SLASH), "caption"))

    def _add_section(self, title: str, *texts: str) -> None:
        """A titled paragraph or two; nothing where there is nothing to say."""
        said = [text for text in texts if text]
        if said:
            self._add_title(title)
        for text in said:
            self._add(_label(text, "small"))

    def _add_list(self, title: str, items: Iterable[str]) -> None:
        items = tuple(items)
        if items:
            self._add_title(title)
        for item in items:
            self._add(self._marked(BULLET, item, "small", ""))

    def _add_title(self, title: str) -> None:
        self._column.addSpacing(10)
        self._add(_label(title, "small_strong", "ink"))

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def _marked(self, mark: str, text: str, mark_role: str, tone: str) -> QWidget:
        """A number or a bullet, and the text beside it."""
        row = QWidget()
        number, words = _label(mark, mark_role, tone), _label(text, "small", tone)
        if mark == BULLET:
            words.setProperty("role", mark_role)
        else:
            words.setProperty("tone", "ink")
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        # A label of digits takes them for a text that runs to the right, whatever the page does.
        number.setAlignment(Qt.AlignmentFlag.AlignTop | side | Qt.AlignmentFlag.AlignAbsolute)
        self._numbers.append(number)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(number)
        line.addWidget(words, 1)
        return row

    def _warning(self, text: str) -> QFrame:
        frame, icon = QFrame(), QLabel()
        frame.setProperty("panel", "warn")
        self._warning_icons.append(icon)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(text, "small", "ink"), 1)
        return frame


def _label(text: str, role: str, tone: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if tone:
        label.setProperty("tone", tone)
    return label
