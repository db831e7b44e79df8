"""The list of reminders: each with its times, its days, and the switch that turns it off for a while."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.reminder import Rule
from stretchtimer.ui.labels import show_at_start, wrapped_label
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed
from stretchtimer.words.reminder_page_words import days_text, when_text

INSET, ROW_CORNER = 8, 12
COMMON = ""  # stands for what holds for all reminders, in the place of an id


class ReminderRows(QFrame):
    """Draws the rules it is given; says which is to be shown, and which is to be on or off."""

    shown_requested = Signal(str)  # a rule's id, or COMMON
    on_requested = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        self._common = _Row(theme, COMMON, has_switch=False)
        self._common.shown_requested.connect(self.shown_requested)
        self.setProperty("panel", "card")
        line = QFrame()
        line.setProperty("panel", "line")
        line.setFixedHeight(1)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 12, INSET, 12)
        column.setSpacing(4)
        column.addLayout(self._rules)
        column.addWidget(line)
        column.addWidget(self._common)
        column.addStretch(1)

    def show_rules(self, rules: Sequence[Rule], chosen: str, common: str) -> None:
        """`common` is what holds for all of them, in a line. Rows that stay keep the focus they have."""
        for rule_id in [one for one in self._rows if one not in {rule.id for rule in rules}]:
            gone = self._rows.pop(rule_id)
            gone.hide()
            gone.deleteLater()
        for number, rule in enumerate(rules):
            row = self._rows.get(rule.id) or self._new_row(rule.id)
            self._rules.insertWidget(number, row)
            row.show_texts(rule.name, when_text(rule), days_text(rule))
            row.show_on(rule.is_on)
            row.show_chosen(rule.id == chosen)
        self._common.show_texts(_("For all reminders"), common, "")
        self._common.show_chosen(chosen == COMMON)
        stops = [part for row in (*(self._rows[rule.id] for rule in rules), self._common) for part in row.stops]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def focus_row(self, rule_id: str) -> None:
        self._rows.get(rule_id, self._common).stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in (*self._rows.values(), self._common):
            row.show_theme(theme)

    def _new_row(self, rule_id: str) -> "_Row":
        row = self._rows[rule_id] = _Row(self._theme, rule_id)
        row.shown_requested.connect(self.shown_requested)
        row.on_requested.connect(self.on_requested)
        return row


class _Row(QWidget):
    shown_requested = Signal(str)
    on_requested = Signal(str, bool)

    def __init__(self, theme: Theme, rule_id: str, *, has_switch: bool = True) -> None:
        super().__init__()
        self._open, self._switch = _Opener(theme), Switch(theme, self) if has_switch else None
        self._open.clicked.connect(lambda: self.shown_requested.emit(rule_id))
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._open)
        if self._switch is not None:  # lies on its row, so that the row's ground goes all the way
            self._switch.clicked.connect(lambda on: self.on_requested.emit(rule_id, on))
            self._open.keep_room(self._switch)

    @property
    def stops(self) -> list[QWidget]:
        return [self._open] if self._switch is None else [self._open, self._switch]

    def show_texts(self, name: str, when: str, days: str) -> None:
        self._open.show_texts(name, when, days)
        if self._switch is not None:
            self._switch.setAccessibleName(_("{name}: on").format(name=name))

    def show_on(self, on: bool) -> None:
        if self._switch is not None:
            self._switch.show_on(on)

    def show_chosen(self, chosen: bool) -> None:
        self._open.setChecked(chosen)
        self._open.update()

    def show_theme(self, theme: Theme) -> None:
        self._open.show_theme(theme)
        if self._switch is not None:
            self._switch.show_theme(theme)


class _Opener(QAbstractButton):
    """The row's words: pressed, its reminder is shown. Checked while it is; only the page checks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._when, self._days = wrapped_label("strong"), wrapped_label("body"), wrapped_label("caption")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._when.setProperty("tone", "ink_2")
        for label in (self._name, self._when, self._days):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)

    def keep_room(self, switch: QWidget) -> None:
        self._row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_texts(self, name: str, when: str, days: str) -> None:
        for label, text in ((self._name, name), (self._when, when), (self._days, days)):
            label.setText(text)
            show_at_start(label)
            label.setVisible(bool(text))
        self.setAccessibleName(name)
        self.setAccessibleDescription(listed((when, days)))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def focus_corner(self) -> int:
        return ROW_CORNER

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's
        """A click asks the page."""

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = "primary_soft" if self.isChecked() else "surface_2" if self.underMouse() else ""
        if ground:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(ground))
            painter.drawRoundedRect(self.rect(), ROW_CORNER, ROW_CORNER)
