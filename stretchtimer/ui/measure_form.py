"""Where a reading is typed in: test, leg, method and number, passed on as typed for the app to check."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.digits import plain_digits
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Legs, legs_of
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.side_badge import SideBadge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import kind_name, protocol_name, side_letter, side_name
from stretchtimer.words.progress_words import capital, reading_hint, unit_name

KINDS = (Kind.LEG_RAISE, Kind.SIT_AND_REACH)
SIDES = (Side.LEFT, Side.RIGHT)
FIELD_WIDTH, LONGEST = 120, 12


class MeasureForm(QFrame):
    """Part of the page, not a dialog. Enter saves, Escape closes."""

    measurement_requested = Signal(object, str, object, object)
    """Kind, the reading as typed, Side, Protocol."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind, self._side = Kind.LEG_RAISE, Side.LEFT
        self._methods = {kind: next(iter(SCALES[kind])) for kind in KINDS}
        self._kinds, self._sides, self._method = Segmented(theme), Segmented(theme), QComboBox()
        self._badge = SideBadge(theme, 32)
        self._field, self._unit, self._answer = QLineEdit(), QLabel(), QLabel()
        self._save, self._close = QPushButton(_("Save")), QPushButton(_("Close"))
        self._legs = QHBoxLayout()
        self._leg = _titled(_("Leg"), self._legs, self._sides)
        self._questions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._reading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._name_all()
        self._lay_out()
        self._listen()
        self._show_kind()

    def show_last_methods(self, measurements: Iterable[MeasurementRecord]) -> None:
        """The method that was used last is chosen at first; a form that is open keeps what was chosen."""
        if not self.isHidden():
            return
        for record in sorted(measurements, key=lambda record: record.measured_at):
            self._methods[record.kind] = record.protocol
        self._show_kind()

    def show_problem(self, sentence: str) -> None:
        """Said beside the field, which keeps its text and the focus."""
        self._say(sentence, "danger")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self, sentence: str) -> None:
        self._field.clear()
        self._say(sentence, "ok")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_narrow(self, narrow: bool) -> None:
        """Stack what else stands side by side."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._questions.setDirection(direction)
        self._reading.setDirection(direction)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self._kinds, self._sides, self._badge):
            part.show_theme(theme)
        self._field.setFixedWidth(theme.px(FIELD_WIDTH))

    def start(self) -> None:
        """Open with an empty field."""
        self._field.clear()
        self._show_hint()
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_all(self) -> None:
        self._kinds.show_choices([capital(kind_name(kind)) for kind in KINDS])
        self._kinds.show_name(_("Test"))
        self._sides.show_choices([_("Left"), _("Right")])
        self._sides.show_name(_("Leg"))
        self._sides.show_chosen(0)
        name_list(self._method, _("Method"))
        self._method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._method.setMinimumContentsLength(16)
        self._field.setAccessibleName(_("Reading"))
        self._field.setMaxLength(LONGEST)
        self._save.setProperty("kind", "primary")
        self._close.setProperty("kind", "text")

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        title = QLabel(_("New reading"))
        title.setProperty("role", "title_s")
        title.setProperty("tone", "ink")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._close)
        self._legs.setSpacing(8)
        self._legs.addWidget(self._badge)
        self._legs.addWidget(self._sides)
        self._legs.addStretch(1)
        self._questions.setSpacing(16)
        self._questions.addWidget(_titled(_("Test"), self._kinds, self._kinds))
        self._questions.addWidget(self._leg)
        self._questions.addWidget(_titled(_("Method"), self._method, self._method), 1)
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self._field)
        typed.addWidget(self._unit)
        typed.addSpacing(8)
        typed.addWidget(self._save)
        typed.addStretch(1)
        self._answer.setWordWrap(True)
        self._answer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._reading.setSpacing(16)
        self._reading.addLayout(typed)
        self._reading.addWidget(self._answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._questions)
        column.addWidget(_titled(_("Reading"), self._reading, self._field))
        self._unit.setProperty("role", "strong")
        self._answer.setProperty("role", "small")
        self._field.setFixedWidth(self._theme.px(FIELD_WIDTH))
        fixed: tuple[QWidget, ...] = (self._kinds, self._sides, self._save)
        for part in fixed:
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _listen(self) -> None:
        self._kinds.chosen.connect(self._choose_kind)
        self._sides.chosen.connect(self._choose_side)
        self._method.activated.connect(self._choose_method)
        self._field.textEdited.connect(self._show_hint)
        self._field.returnPressed.connect(self._ask)
        self._save.clicked.connect(self._ask)
        self._close.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _ask(self) -> None:
        side = self._side if self._is_sided() else Side.BOTH
        self.measurement_requested.emit(self._kind, plain_digits(self._field.text()), side, self._methods[self._kind])

    def _choose_kind(self, index: int) -> None:
        self._kind = KINDS[index]
        self._show_kind()

    def _choose_side(self, index: int) -> None:
        self._side = SIDES[index]
        self._show_side()

    def _choose_method(self, index: int) -> None:
        self._methods[self._kind] = list(SCALES[self._kind])[index]
        self._leg.setVisible(self._is_sided())
        self._show_hint()

    def _show_kind(self) -> None:
        self._kinds.show_chosen(KINDS.index(self._kind))
        protocols = list(SCALES[self._kind])
        self._method.clear()
        self._method.addItems([capital(protocol_name(protocol)) for protocol in protocols])
        self._method.setCurrentIndex(protocols.index(self._methods[self._kind]))
        self._leg.setVisible(self._is_sided())
        self._show_side()
        self._show_hint()

    def _is_sided(self) -> bool:
        return legs_of(self._kind, self._methods[self._kind]) is Legs.ONE

    def _show_side(self) -> None:
        name: str = side_name(self._side)
        self._badge.show_side("left" if self._side is Side.LEFT else "right", side_letter(self._side), name)

    def _show_hint(self) -> None:
        protocol = self._methods[self._kind]
        self._unit.setText(unit_name(SCALES[self._kind][protocol].unit))
        self._say(reading_hint(self._kind, protocol), "ink_2")

    def _say(self, sentence: str, tone: str) -> None:
        self._answer.setText(sentence)
        self._answer.setProperty("tone", tone)
        repolish(self._answer)
        self._field.setAccessibleDescription(sentence)
        if tone != "ink_2":
            announce(self, sentence)


def _titled(title: str, what: QWidget | QBoxLayout, buddy: QWidget) -> QWidget:
    """A field below its label."""
    label = QLabel(title)
    label.setProperty("role", "label")
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(label)
    label.setBuddy(buddy)
    if isinstance(what, QWidget):
        column.addWidget(what)
    else:
        column.addLayout(what)
    return box
