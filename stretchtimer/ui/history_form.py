"""Where an entry of the history is added for a past day, or corrected; passed on as typed for the core to check."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.digits import plain_digits
from stretchtimer.core.history import EntryKind
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.theme import Theme
from stretchtimer.words.history_words import kind_text, number_unit
from stretchtimer.words.language import _

ADDED = tuple(EntryKind)
NUMBERED = frozenset({EntryKind.MEASUREMENT, EntryKind.FEEL, EntryKind.SET, EntryKind.SCORE})
LONGEST, FIELD_WIDTH, DAY_WIDTH = 12, 120, 168
LARGE_TEXT_FROM = 1.5
DAY, TIME = "yyyy-MM-dd", "HH:mm"  # of ISO 8601, as Qt writes them
Choices = Sequence[tuple[str, str]]  # what is meant, and how it is called


class HistoryForm(QFrame):
    """Part of the page, not a dialog. Enter saves, Escape closes."""

    add_requested = Signal(object, str, str, str)
    """EntryKind, what of that kind, the number as typed, local time as ISO text."""
    correction_requested = Signal(str, str, str)
    """Id, the number as typed, local time as ISO text."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[EntryKind, Choices] = {}
        self._corrected = ""
        self._title, self._answer, self._unit = QLabel(), QLabel(), QLabel()
        self._kind, self._what, self._number = QComboBox(), QComboBox(), QLineEdit()
        self._day, self._time = QDateEdit(), QTimeEdit()
        self._save, self._close = QPushButton(_("Save")), QPushButton(_("Close"))
        self._fields, self._when = QFormLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_large = False
        self._lay_out()
        self._listen()
        self.show_theme(theme)
        self.hide()

    def show_choices(self, choices: dict[EntryKind, Choices]) -> None:
        """What can be added of each kind."""
        self._choices = choices

    def show_theme(self, theme: Theme) -> None:
        self._is_large = theme.text_scale >= LARGE_TEXT_FROM
        self._number.setFixedWidth(theme.px(FIELD_WIDTH))
        self._day.setMinimumWidth(theme.px(DAY_WIDTH))

    def show_narrow(self, narrow: bool) -> None:
        """Names above their fields instead of beside them."""
        above, beside = QFormLayout.RowWrapPolicy.WrapAllRows, QFormLayout.RowWrapPolicy.DontWrapRows
        self._fields.setRowWrapPolicy(above if narrow else beside)
        downwards, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._when.setDirection(downwards if narrow and self._is_large else along)

    def show_adding(self, now: datetime) -> None:
        """Open for something new, at first at this local time."""
        self._corrected = ""
        self._title.setText(_("Add for a past day"))
        self._number.clear()
        self._open(now, now)
        self._show_kind()

    def show_correcting(
        self, entry_id: str, kind: EntryKind, text: str, number: str, at: datetime, now: datetime
    ) -> None:
        """Open for one entry: what it says, its number and its local time."""
        self._corrected = entry_id
        self._title.setText(_("Correct: {text}").format(text=text))
        self._number.setText(number)
        self._open(at, now)
        self._show_fields(kind, is_new=False)

    def show_problem(self, sentence: str) -> None:
        self._answer.setText(sentence)
        self._answer.setVisible(bool(sentence))
        announce(self, sentence)

    def _open(self, at: datetime, now: datetime) -> None:
        self.show_problem("")
        self._day.setMaximumDate(QDate(now.year, now.month, now.day))
        self._day.setDate(QDate(at.year, at.month, at.day))
        self._time.setTime(QTime(at.hour, at.minute))
        self.show()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self._title.setWordWrap(True)
        self._answer.setProperty("role", "small")
        self._answer.setProperty("tone", "danger")
        self._answer.setWordWrap(True)
        self._save.setProperty("kind", "primary")
        self._save.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._close.setProperty("kind", "text")
        self._number.setMaxLength(LONGEST)
        for digits in (self._day, self._time):  # before their format is given: Qt turns its parts round
            digits.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMM yyyy")
        self._time.setDisplayFormat("HH:mm")
        self._day.setAccessibleName(_("Day"))
        self._time.setAccessibleName(_("Time"))
        for kind in ADDED:
            self._kind.addItem(kind_text(kind), kind)
        typed = QHBoxLayout()
        typed.addWidget(self._number)
        self._unit.setWordWrap(True)
        typed.addWidget(self._unit, 1)
        for part in (self._day, self._time):
            self._when.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        self._when.addStretch(1)
        self._number_row, self._when_row = _framed(typed), _framed(self._when)
        for name, field in (
            (_("What"), self._kind),
            (_("Which"), self._what),
            (_("Number"), self._number_row),
            (_("When"), self._when_row),
        ):
            label = QLabel(name)
            label.setMinimumHeight(field.sizeHint().height())
            self._fields.addRow(label, field)
            name_list(field, name) if isinstance(field, QComboBox) else field.setAccessibleName(name)
        self._number.setAccessibleName(_("Number"))
        for box in (self._kind, self._what):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)
        foot.addWidget(self._answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 16)
        column.addLayout(head)
        column.addLayout(self._fields)
        column.addLayout(foot)

    def _listen(self) -> None:
        self._kind.currentIndexChanged.connect(self._show_kind)
        self._save.clicked.connect(self._ask)
        self._number.returnPressed.connect(self._ask)
        self._close.clicked.connect(self._shut)
        key = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._shut)

    def _show_kind(self) -> None:
        kind = EntryKind(self._kind.currentData())
        self._what.clear()
        for meant, called in self._choices.get(kind, ()):
            self._what.addItem(called, meant)
        self._show_fields(kind, is_new=True)

    def _show_fields(self, kind: EntryKind, *, is_new: bool) -> None:
        self._fields.setRowVisible(self._kind, is_new)
        self._fields.setRowVisible(self._what, is_new and self._what.count() > 0)
        self._fields.setRowVisible(self._number_row, kind in NUMBERED)
        self._time.setVisible(kind is not EntryKind.DAY_OFF)
        self._unit.setText(number_unit(kind))

    def _ask(self) -> None:
        when = f"{self._day.date().toString(DAY)}T{self._time.time().toString(TIME)}"
        if self._corrected:
            self.correction_requested.emit(self._corrected, plain_digits(self._number.text()), when)
            return
        kind = EntryKind(self._kind.currentData())
        self.add_requested.emit(kind, self._what.currentData() or "", plain_digits(self._number.text()), when)

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()


def _framed(row: QBoxLayout) -> QWidget:
    """Several fields as one, which a form can hide."""
    row.setContentsMargins(0, 0, 0, 0)
    frame = QWidget()
    frame.setLayout(row)
    return frame
