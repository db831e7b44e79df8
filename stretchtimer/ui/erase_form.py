"""Where everything, or some days, are erased: first what goes, in numbers, and a backup; then a last question."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.ui.announcing import announce
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EVERYTHING, DAYS = range(2)
DAY_WIDTH = 168


class EraseForm(QFrame):
    """Part of the page, not a dialog. Escape closes; the keyboard begins on what keeps everything."""

    days_requested = Signal(object, object)
    """The first and the last day that are chosen; None and None for everything: what would go is wanted."""
    backup_requested = Signal()
    erasure_requested = Signal(object, object)
    """The same, confirmed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._going, self._last_word = QLabel(_("Erase")), QLabel(), QLabel()
        self._what, self._first, self._last = QComboBox(), QDateEdit(), QDateEdit()
        self._backup, self._go_on = QPushButton(_("Save a backup first")), QPushButton(_("Continue"))
        self._keep, self._erase = QPushButton(_("Keep everything")), QPushButton(_("Erase for good"))
        self._days, self._asked = QWidget(), QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._asked)
        self._lay_out()
        self._listen()
        self.show_theme(theme)
        self.hide()

    def show_open(self, today: date) -> None:
        for field in (self._first, self._last):
            field.setMaximumDate(QDate(today.year, today.month, today.day))
            field.setDate(QDate(today.year, today.month, today.day))
        self._what.setCurrentIndex(DAYS)
        self.show()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose()

    def ask_again(self) -> None:
        """What is kept has changed, and what would go with it."""
        if self.isVisible():
            self._choose()

    def show_going(self, lines: Sequence[str], *, is_anything: bool) -> None:
        """What would go, in numbers."""
        self._going.setText("\n".join(lines))
        show_possible(self._go_on, "" if is_anything else " ".join(lines))

    def show_problem(self, sentence: str) -> None:
        """Why the days cannot be meant."""
        self.show_going((sentence,), is_anything=False)
        announce(self, sentence)

    def show_narrow(self, narrow: bool) -> None:
        """Buttons below each other."""
        downwards, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(downwards if narrow else along)

    def show_theme(self, theme: Theme) -> None:
        for field in (self._first, self._last):
            field.setMinimumWidth(theme.px(DAY_WIDTH))

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "title_s")
        self._going.setProperty("role", "small")
        self._last_word.setProperty("tone", "danger")
        self._what.addItem(_("Everything, settings too"))
        self._what.addItem(_("Some days"))
        name_list(self._what, _("What to erase"))
        for label in (self._going, self._last_word):
            label.setWordWrap(True)
        for button, kind in ((self._backup, "text"), (self._go_on, "danger"), (self._erase, "danger-fill")):
            button.setProperty("kind", kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._what, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._days)
        column.addWidget(self._going)
        column.addWidget(self._last_word)
        column.addWidget(self._asked)
        days = QFormLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        for field, name in ((self._first, _("First day")), (self._last, _("Last day"))):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before its format: Qt turns its parts round
            field.setCalendarPopup(True)
            field.setDisplayFormat("d MMM yyyy")
            field.setAccessibleName(name)
            days.addRow(name, field)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self._keep, self._backup, self._go_on, self._erase):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _listen(self) -> None:
        self._what.activated.connect(self._choose)
        for field in (self._first, self._last):
            field.dateChanged.connect(self._choose)
        self._backup.clicked.connect(self.backup_requested)
        self._go_on.clicked.connect(self._ask)
        self._keep.clicked.connect(self._shut)
        self._erase.clicked.connect(lambda: self.erasure_requested.emit(*self._chosen()))
        key = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._shut)

    def _choose(self) -> None:
        """Back to the first step, whatever was asked before."""
        self._days.setVisible(self._what.currentIndex() == DAYS)
        self._show_step(is_last=False)
        self.days_requested.emit(*self._chosen())

    def _ask(self) -> None:
        self._last_word.setText(_("This goes for good; there is no undo. Erase it?"))
        self._show_step(is_last=True)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, *, is_last: bool) -> None:
        self._last_word.setVisible(is_last)
        self._erase.setVisible(is_last)
        self._go_on.setVisible(not is_last)

    def _chosen(self) -> tuple[date | None, date | None]:
        if self._what.currentIndex() == EVERYTHING:
            return None, None
        first, last = self._first.date(), self._last.date()
        return date(first.year(), first.month(), first.day()), date(last.year(), last.month(), last.day())

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()
