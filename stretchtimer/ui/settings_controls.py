"""The control of one setting, by the type its row in the table has: value in as text, the user's choice out as text.

A wheel over a control scrolls the page, unless the control has the focus: nothing changes by scrolling past it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QWidget,
)

from stretchtimer.core.digits import plain_digits
from stretchtimer.core.settings import NONE, PERCENT_STEP, SYSTEM, UNKNOWN, Setting, SettingType
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.swatches import Swatches
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import choice_name, setting_name, voice_name

MOST_SEGMENTS, MOST_LETTERS = 4, 26
"""What stands in a row on a narrow page; more goes into a list."""
FIRST_TIME = "07:00"
SLIDER_WIDTH, NARROW_SLIDER, TIME_WIDTH, COMBO_WIDTH = 220, 160, 96, 240
SMALL_A, LARGE_A = 14, 24
TICK_HEIGHT, TICK_COLUMNS, TICK_GAP = 40, 2, 16


class Control(QWidget):
    """What every control here is: it is shown a setting's text, and says the text the user has chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def show_text(self, text: str) -> None:
        """Show a setting's value; says nothing back."""
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show_narrow(self, narrow: bool) -> None:
        """Make do with one column."""


def make_control(setting: Setting, theme: Theme) -> Control:
    """The control for a row of the table."""
    match setting.type:
        case SettingType.CHOICE if setting.key in theme.swatches:
            return SwatchControl(setting, theme)
        case SettingType.CHOICE if fits_a_row(setting):
            return ChoiceControl(setting, theme)
        case SettingType.CHOICE:
            return ListControl(setting, theme)
        case SettingType.PERCENT:
            return PercentControl(setting, theme)
        case SettingType.TIME:
            return TypedControl(setting, theme, FIRST_TIME, _("HH:MM"))
        case SettingType.NUMBER:
            return TypedControl(setting, theme, "", "")
        case SettingType.SUBSET:
            return SubsetControl(setting, theme)
        case SettingType.NAME:
            return NameControl(setting, theme)
        case SettingType.NOTE:
            return NoteControl(setting, theme)


def fits_a_row(setting: Setting) -> bool:
    """Whether all choices can stand in sight, beside each other on a narrow page too; long words go into a list."""
    names = [choice_name(setting.key, choice) for choice in setting.choices]
    return len(names) <= MOST_SEGMENTS and sum(map(len, names)) <= MOST_LETTERS


class ChoiceControl(Control):
    """One of a few: all of them in sight."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._choices = setting.choices
        self._row = Segmented(theme)
        self._row.show_choices([choice_name(setting.key, choice) for choice in setting.choices])
        self._row.show_name(setting_name(setting.key))
        self._row.chosen.connect(lambda index: self.chosen.emit(self._choices[index]))
        _in_row(self, self._row)

    def show_text(self, text: str) -> None:
        self._row.show_chosen(self._choices.index(text))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._row.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        self._row.show_narrow(narrow)


class SwatchControl(Control):
    """One of a few colours."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._key, self._choices = setting.key, setting.choices
        self._row = Swatches(theme, [choice_name(setting.key, choice) for choice in setting.choices])
        self._row.show_name(setting_name(setting.key))
        self._row.chosen.connect(lambda index: self.chosen.emit(self._choices[index]))
        _in_row(self, self._row)
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        self._row.show_chosen(self._choices.index(text))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._row.show_theme(theme)
        self._row.show_colors([theme.swatches[self._key][choice] for choice in self._choices])


class ListControl(Control):
    """One of many."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._choices = setting.choices
        self._list = QComboBox()
        self._list.addItems([_capital(choice_name(setting.key, choice)) for choice in setting.choices])
        name_list(self._list, setting_name(setting.key))
        self._list.activated.connect(lambda index: self.chosen.emit(self._choices[index]))
        leave_wheel(self._list)
        _in_row(self, self._list)
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        self._list.setCurrentIndex(self._choices.index(text))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._list.setMinimumWidth(theme.px(COMBO_WIDTH))


class NameControl(Control):
    """One of what the system has; what is set is among them even where the system has it no more."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._offered: Sequence[str] = ()
        self._text = SYSTEM
        self._list = QComboBox()
        name_list(self._list, setting_name(setting.key))
        self._list.activated.connect(lambda index: self.chosen.emit(str(self._list.itemData(index))))
        leave_wheel(self._list)
        _in_row(self, self._list)
        self._fill()
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        self._text = text
        self._fill()

    def show_names(self, names: Sequence[str]) -> None:
        """What there is to choose from, besides the system's own."""
        self._offered = names
        self._fill()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._list.setMinimumWidth(theme.px(COMBO_WIDTH))

    def _fill(self) -> None:
        names = dict.fromkeys((SYSTEM, *self._offered, self._text))
        self._list.clear()
        for name in names:
            self._list.addItem(voice_name(name), name)
        self._list.setCurrentIndex(list(names).index(self._text))


class NoteControl(Control):
    """Something that the program has noted: said, and changed by the row's action alone."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._key, self._note = setting.key, QLabel()
        self._note.setProperty("role", "small")
        self._note.setAccessibleDescription(setting_name(setting.key))
        _in_row(self, self._note)

    def show_text(self, text: str) -> None:
        self._note.setText(choice_name(self._key, text))


class PercentControl(Control):
    """A slider in steps of ten. A drag is said when it ends, so that the page does not grow under the pointer."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        lowest, highest = map(int, setting.choices)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._small, self._large, self._value = QLabel(_("A")), QLabel(_("A")), QLabel()
        self._slider.setRange(lowest, highest)
        self._slider.setSingleStep(PERCENT_STEP)
        self._slider.setPageStep(PERCENT_STEP)
        self._slider.setTracking(False)
        self._slider.setAccessibleName(setting_name(setting.key))
        self._slider.sliderMoved.connect(lambda at: self._show_number(_to_step(at)))
        self._slider.valueChanged.connect(self._choose)
        self._value.setProperty("role", "strong")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        leave_wheel(self._slider)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a style sheet fills a slider from the left only
        if setting.key != "text_size":  # the letters show what grows, and nothing else does
            self._small.hide()
            self._large.hide()
        _in_row(self, self._small, self._slider, self._large, self._value)
        self.show_narrow(False)
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        was_blocked = self._slider.blockSignals(True)
        self._slider.setValue(int(text))
        self._slider.blockSignals(was_blocked)
        self._show_number(int(text))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._small.setFont(theme.sized_font(theme.px(SMALL_A), 600))
        self._large.setFont(theme.sized_font(theme.px(LARGE_A), 600))
        self._value.setMinimumWidth(theme.px(56))

    def show_narrow(self, narrow: bool) -> None:
        self._slider.setMinimumWidth(NARROW_SLIDER if narrow else SLIDER_WIDTH)

    def _choose(self, at: int) -> None:
        value = _to_step(at)
        self.show_text(str(value))
        self.chosen.emit(str(value))

    def _show_number(self, value: int) -> None:
        self._value.setText(_("{percent} %").format(percent=value))


class TypedControl(Control):
    """A time or number, or that it is not known. What is typed is said with Enter or on leaving."""

    def __init__(self, setting: Setting, theme: Theme, first: str, hint: str) -> None:
        super().__init__(theme)
        self._field = QLineEdit(first)
        self._unknown, self._word = Switch(theme), QLabel(_("Unknown"))
        self._said, self._about = UNKNOWN, ""
        self._field.setMaxLength(len(FIRST_TIME))
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(setting_name(setting.key))
        self._unknown.setAccessibleName(_("{setting}: unknown").format(setting=setting_name(setting.key)))
        self._word.setProperty("role", "label")
        self._word.setBuddy(self._unknown)
        self._field.editingFinished.connect(self._choose)
        self._unknown.toggled.connect(self._switch)
        _in_row(self, self._field, self._word, self._unknown)
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        self._said = text
        self._unknown.show_on(text == UNKNOWN)
        self._show_possible(text == UNKNOWN)
        if text != UNKNOWN:
            self._field.setText(text)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._unknown.show_theme(theme)
        self._field.setFixedWidth(theme.px(TIME_WIDTH))

    def _switch(self, unknown: bool) -> None:
        self._show_possible(unknown)
        if not unknown and not self._field.text():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose()

    def _show_possible(self, unknown: bool) -> None:
        """The row says what the field is about; while nothing can be typed, the field says why."""
        why_not = _("Switch “Unknown” off to type.") if unknown else ""
        self._about = self._about or self._field.accessibleDescription()
        show_possible(self._field, why_not)
        self._field.setAccessibleDescription(" ".join(filter(None, (why_not, self._about))))

    def _choose(self) -> None:
        """Said once: Enter and leaving the field both end its editing."""
        text = UNKNOWN if self._unknown.isChecked() else plain_digits(self._field.text())
        if not text and self._said == UNKNOWN:
            return  # known from now on, and not typed yet
        if text != self._said:
            self._said = text
            self.chosen.emit(text)


class SubsetControl(Control):
    """Any of several: a list to tick."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme)
        self._ticks = {choice: _Tick(_capital(choice_name(setting.key, choice))) for choice in setting.choices}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(0)
        for tick in self._ticks.values():
            tick.box.toggled.connect(self._choose)
            tick.box.setAccessibleDescription(setting_name(setting.key))
        self.show_narrow(False)
        self.show_theme(theme)

    def show_text(self, text: str) -> None:
        chosen = frozenset(() if text == NONE else text.split(","))
        for choice, tick in self._ticks.items():
            was_blocked = tick.box.blockSignals(True)
            tick.box.setChecked(choice in chosen)
            tick.box.blockSignals(was_blocked)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for tick in self._ticks.values():
            tick.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """Down the first column, then down the second; in tab order."""
        rows = len(self._ticks) if narrow else -(-len(self._ticks) // TICK_COLUMNS)
        for i, tick in enumerate(self._ticks.values()):
            self._grid.removeWidget(tick)
            self._grid.addWidget(tick, i % rows, i // rows)
        for column in range(TICK_COLUMNS):
            self._grid.setColumnStretch(column, 0 if narrow and column else 1)

    def _choose(self) -> None:
        chosen = [choice for choice, tick in self._ticks.items() if tick.box.isChecked()]
        self.chosen.emit(",".join(chosen) or NONE)


class _Tick(QWidget):
    """A check box whose text wraps, which Qt's own cannot; a click on the text counts too."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self._words = QLabel(text)
        self._words.setWordWrap(True)
        self.box.setProperty("alone", "true")  # with its room for words it would be ringed over their first letter
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.box)
        row.addWidget(self._words, 1)

    def show_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.px(TICK_GAP))
        self.setMinimumHeight(theme.px(TICK_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


class _WheelGuard(QObject):
    """Lets the wheel through to the page."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def leave_wheel(widget: QWidget) -> None:
    """Let the wheel scroll the page past a control that does not have the focus."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))


def _in_row(control: QWidget, *parts: QWidget) -> None:
    row = QHBoxLayout(control)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for part in parts:
        row.addWidget(part)
    control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


def _to_step(value: int) -> int:
    return round(value / PERCENT_STEP) * PERCENT_STEP


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
