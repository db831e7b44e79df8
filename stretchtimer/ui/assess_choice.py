"""Before a test: warm or cold, which test and by which method, what it needs, and what to keep alike each time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from stretchtimer.core.assess import Alike
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.ui.labels import name_list, wrapped_label
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.tick_row import TickRow
from stretchtimer.words.assess_words import alike_text
from stretchtimer.words.guided_words import method_name, test_name
from stretchtimer.words.language import _

LEG_WIDTH = 120
LEGS = (Side.LEFT, Side.RIGHT)


class WarmUpPanel(QWidget):
    """One question; the answer of last time is chosen already."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._answers = wrapped_label("body"), Segmented(theme)
        self._text.setProperty("tone", "ink_2")
        self._answers.show_choices([_("Warmed up"), _("Cold")])
        self._answers.show_name(_("Warm up"))
        self._answers.show_chosen(0)
        self._warmed_up = True
        self._answers.chosen.connect(self._choose)
        column = _column(self)
        column.addWidget(_heading(_("Warm up")))
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addWidget(self._answers)
        column.addStretch()

    @property
    def warmed_up(self) -> bool:
        return self._warmed_up

    def show_warmth(self, text: str, warmed_up: bool) -> None:
        self._text.setText(text)
        self._answers.show_chosen(0 if warmed_up else 1)
        self._warmed_up = warmed_up

    def focus_first(self) -> None:
        self._answers.findChildren(QWidget)[0 if self._warmed_up else 1].setFocus()

    def _choose(self, index: int) -> None:
        self._warmed_up = index == 0


class ChoicePanel(QWidget):
    """Which test and how; the checklist is a reminder and holds nobody up."""

    choice_changed = Signal(object, object)  # Kind, Protocol
    leg_chosen = Signal(object)  # Side

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = _heading("")
        self._kinds, self._methods = _choice(_("Test")), _choice(_("Method"))
        self._how, self._tools, self._closed = (wrapped_label("body") for _number in range(3))
        self._which_leg, self._legs = wrapped_label("label"), Segmented(theme)
        self._leg_label, self._leg = wrapped_label("label"), QLineEdit()
        self._alike = QFrame()
        self._ticks: list[TickRow] = []
        self._kind, self._protocol = Kind.LEG_RAISE, Protocol.PHONE
        self._protocols: tuple[Protocol, ...] = ()
        self._lay_out()
        self._kinds.activated.connect(self._choose_kind)
        self._methods.activated.connect(self._choose_method)
        self._legs.chosen.connect(lambda index: self.leg_chosen.emit(LEGS[index]))
        self.show_theme(theme)

    @property
    def choice(self) -> tuple[Kind, Protocol]:
        return self._kind, self._protocol

    @property
    def leg_text(self) -> str:
        """The leg's length as typed; empty where it was not asked."""
        return "" if self._leg.isHidden() else self._leg.text()

    def show_choice(self, title: str, kind: Kind, protocols: Sequence[Protocol], protocol: Protocol) -> None:
        self._title.setText(title)
        self._kind, self._protocol, self._protocols = kind, protocol, tuple(protocols)
        self._kinds.setCurrentIndex(list(Kind).index(kind))
        self._methods.clear()
        self._methods.addItems([method_name(one) for one in protocols])
        self._methods.setCurrentIndex(self._protocols.index(protocol))
        self._methods.setVisible(len(protocols) > 1)

    def show_guide(self, how: str, tools: str, alike: Sequence[Alike]) -> None:
        self._how.setText(how)
        self._tools.setText(tools)
        while self._ticks:
            row = self._ticks.pop()
            row.hide()
            row.deleteLater()
        for line in alike:
            self._ticks.append(TickRow(alike_text(line), "small"))
            layout = self._alike.layout()
            assert layout is not None
            layout.addWidget(self._ticks[-1])

    def show_which_leg(self, question: str, leg: Side | None) -> None:
        """Ask which leg is tested; no question where both are, or neither alone."""
        self._which_leg.setText(question)
        self._legs.show_name(question)
        self._legs.show_chosen(None if leg is None else LEGS.index(leg))
        self._which_leg.setVisible(bool(question))
        self._legs.setVisible(bool(question))

    def show_leg_asked(self, label: str) -> None:
        """Ask for the leg's length, once; no label where it is known or not needed."""
        self._leg_label.setText(label)
        self._leg.setAccessibleName(label)
        self._leg_label.setVisible(bool(label))
        self._leg.setVisible(bool(label))

    def show_closed(self, why: str) -> None:
        """Why this test is not for now; "" where it is."""
        self._closed.setText(why)
        self._closed.setVisible(bool(why))
        for part in (self._how, self._tools, self._alike):
            part.setVisible(not why)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._legs.show_theme(theme)
        self._leg.setFixedWidth(theme.px(LEG_WIDTH))

    def focus_first(self) -> None:
        self._kinds.setFocus()

    def focus_leg(self) -> None:
        self._leg.setFocus()
        self._leg.selectAll()

    def _choose_kind(self, index: int) -> None:
        self.choice_changed.emit(list(Kind)[index], None)

    def _choose_method(self, index: int) -> None:
        self.choice_changed.emit(self._kind, self._protocols[index])

    def _lay_out(self) -> None:
        self._kinds.addItems([test_name(kind) for kind in Kind])
        for label in (self._how, self._tools):
            label.setProperty("tone", "ink_2")
        self._closed.setProperty("tone", "warn")
        self._legs.show_choices([_("Left"), _("Right")])
        self._closed.hide()
        self._alike.setProperty("panel", "card")
        rows = QVBoxLayout(self._alike)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        same = QLabel(_("The same each time"))
        same.setProperty("role", "title_s")
        same.setContentsMargins(20, 12, 20, 0)
        rows.addWidget(same)
        column = _column(self)
        parts: tuple[QWidget, ...] = (
            *(self._title, self._kinds, self._methods, self._closed, self._how, self._which_leg, self._legs),
            *(self._leg_label, self._leg, self._tools, self._alike),
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.show_which_leg("", None)
        self.show_leg_asked("")


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    name_list(box, name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _heading(text: str) -> QLabel:
    label = wrapped_label("headline")
    label.setText(text)
    return label


def _column(panel: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column
