"""The reminders: all of them at the side, and the chosen one to be changed. What is changed is kept at once."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.reminder import Rule
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.reminder_common import ReminderCommon, Shown
from stretchtimer.ui.reminder_editor import ReminderEditor
from stretchtimer.ui.reminder_rows import COMMON, ReminderRows
from stretchtimer.ui.reminders_empty import RemindersEmpty
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import quiet_text

EDGE, NARROW_EDGE, TOP, GUTTER = 32, 16, 24, 16
LIST_WIDTH, ANY_WIDTH, NARROW, SCROLL_BAR = 288, 16_777_215, 820, 16
"""Below NARROW, at text size 100 %, the list stands above what is chosen in it."""


class RemindersPage(QWidget):
    """Draws the rules it is given; says which is wanted, and what is to become of it."""

    shown_requested = Signal(str)
    """A rule's id, or COMMON."""
    on_requested = Signal(str, bool)
    new_requested = Signal()
    suggested_requested = Signal()
    undo_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows, self._empty = ReminderRows(theme), RemindersEmpty()
        self.editor, self.common = ReminderEditor(theme, icons), ReminderCommon(theme, icons)
        self._new, self._toast = SessionButton(theme, icons, "outline", "inline"), Toast(theme, self)
        self._problem_box, self._problem = QFrame(), wrapped_label("body")
        self._title, self._column = QLabel(_("Reminders")), QVBoxLayout()
        self._head, self._body = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _part in range(2))
        self._scroll = QScrollArea()
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_rules(self, rules: Sequence[Rule], chosen: str, common: Shown) -> None:
        """`chosen` is the id of the rule that is open, or COMMON."""
        self._problem_box.hide()
        self._rows.show_rules(rules, chosen, quiet_text(common.settings.quiet_hours))
        self.common.show_common(common)
        self._empty.setVisible(not rules and chosen == COMMON)
        self._rows.setVisible(bool(rules))
        self.editor.setVisible(chosen != COMMON)
        self.common.setVisible(chosen == COMMON and bool(rules))

    def show_suggested(self, rules: Sequence[Rule]) -> None:
        self._empty.show_suggested(rules)

    def show_rule(self, rule: Rule, coming: Sequence[datetime], today: date) -> None:
        """The rule that is open, and when it comes next, on the clock of the wall."""
        self.editor.show_rule(rule, coming, today)

    def show_new(self) -> None:
        """The open rule is new: it wants a name."""
        self._scroll.ensureVisible(0, self.editor.y())
        self.editor.focus_name()

    def show_changed(self, sentence: str, *, can_undo: bool = True) -> None:
        """Say what was done, with a button that takes it back."""
        self._toast.show_message(sentence, _("Undo") if can_undo else "")
        self._place_toast()

    def show_problem(self, sentence: str) -> None:
        """Why the last change was not kept; until the next one."""
        self._problem.setText(sentence)
        self._problem_box.show()
        announce(self, sentence)

    def focus_row(self, chosen: str) -> None:
        self._rows.focus_row(chosen)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "headline")
        self._new.show_action(_("New reminder"), "plus")
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._new)
        self._body.setSpacing(GUTTER)
        self._body.addWidget(self._rows)
        for part in (self._empty, self.editor, self.common):
            self._body.addWidget(part, 1)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(self._head)
        self._column.addLayout(self._body)
        self._column.addStretch(1)
        content = QWidget()
        content.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._problem_bar())
        whole.addWidget(self._scroll)

    def _problem_bar(self) -> QWidget:
        """Above what scrolls, so that it is in sight wherever the change was made."""
        self._problem_box.setProperty("panel", "danger")
        inside = QHBoxLayout(self._problem_box)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.addWidget(self._problem)
        self._problem_box.hide()
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(NARROW_EDGE, 0, NARROW_EDGE, 0)
        row.addWidget(self._problem_box)
        return bar

    def _listen(self) -> None:
        self._new.clicked.connect(self.new_requested)
        self._empty.new_requested.connect(self.new_requested)
        self._empty.suggested_requested.connect(self.suggested_requested)
        self._rows.shown_requested.connect(self.shown_requested)
        self._rows.on_requested.connect(self.on_requested)
        self._toast.undo_requested.connect(self.undo_requested)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_requested)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        downwards, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(downwards if narrow else beside)
        needed = self._title.sizeHint().width() + self._new.sizeHint().width() + GUTTER + 2 * edge
        self._head.setDirection(downwards if needed > self.width() - SCROLL_BAR else beside)
        self._rows.setMinimumWidth(0 if narrow else self._theme.px(LIST_WIDTH))
        self._rows.setMaximumWidth(ANY_WIDTH if narrow else self._theme.px(LIST_WIDTH))
        self.editor.show_narrow(narrow)
        self.common.show_narrow(narrow)

    def _place_toast(self) -> None:
        size = self._toast.sizeHint()
        x = self.width() - size.width() - EDGE if self.isRightToLeft() else EDGE
        self._toast.setGeometry(max(0, x), self.height() - size.height() - TOP, size.width(), size.height())
