"""A row of the settings: its name, one line of why, the control, what else it offers, and the way to the default."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.settings import Setting, Settings, SettingType
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.settings_controls import NameControl, make_control
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import action_name, setting_name, setting_reason

ROW_HEIGHT, GAP = 72, 12
MOST_DESCRIBED = 2
"""More that would each say the same are a group that says it once."""
BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class SettingRow(QWidget):
    """Draws one setting of the settings it is given."""

    setting_requested = Signal(str, str)
    """The setting's key and its new text."""
    reset_requested = Signal(str)
    action_requested = Signal(str, str)

    def __init__(self, setting: Setting, theme: Theme, *, can_reset: bool = True) -> None:
        super().__init__()
        self.setting, self._can_reset = setting, can_reset and setting.type is not SettingType.NOTE
        self.control = make_control(setting, theme)
        self.control.chosen.connect(lambda text: self.setting_requested.emit(setting.key, text))
        self._reset = self._button(_("Reset"), "text")
        self._reset.clicked.connect(self._ask_reset)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._words(), 1)
        self._row.addWidget(self.control)
        if setting.action:
            action = self._button(action_name(setting.action), "outline")
            action.clicked.connect(lambda: self.action_requested.emit(setting.key, setting.action))
            self._row.addWidget(action, 0, BESIDE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 10)
        self._column.addLayout(self._row)
        self.show_narrow(False)
        self.show_theme(theme)
        _describe(self.control, setting_name(setting.key), setting_reason(setting.key))

    def show_settings(self, settings: Settings) -> None:
        text = settings.text(self.setting.key)
        self.control.show_text(text)
        is_changed = self._can_reset and text != self.setting.default
        if not is_changed and self._reset.hasFocus():
            self.focus_control()
        self._reset.setVisible(is_changed)

    def show_names(self, names: Sequence[str]) -> None:
        if isinstance(self.control, NameControl):
            self.control.show_names(names)

    def show_preview(self, preview: QWidget) -> None:
        if self._column.indexOf(preview) < 0:
            self._column.addWidget(preview)

    def show_theme(self, theme: Theme) -> None:
        self.setMinimumHeight(theme.px(ROW_HEIGHT))
        self.control.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """A list to tick always stands below its name."""
        below = narrow or self.setting.type is SettingType.SUBSET
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self.control.show_narrow(narrow)
        self._row.removeWidget(self._reset)  # wherever it comes, the control stays under the pointer
        self._row.insertWidget(self._row.count() if below else 1, self._reset, 0, BESIDE)

    def focus_control(self) -> None:
        """Give the keyboard to the control's stop for Tab."""
        parts = (self.control, *self.control.findChildren(QWidget))
        stops = (part for part in parts if part.isEnabled() and part.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        next(stops, self.control).setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_reset(self) -> None:
        self.reset_requested.emit(self.setting.key)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        texts = {"strong": setting_name(self.setting.key), "small": setting_reason(self.setting.key)}
        for role, text in texts.items():
            label = wrapped_label(role)
            label.setText(text)
            words.addWidget(label)
        words.addStretch(1)
        return words

    def _button(self, text: str, kind: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        name = setting_name(self.setting.key)
        button.setAccessibleName(_("{action}: {setting}").format(action=text, setting=name))
        return button


def _describe(control: QWidget, name: str, why: str) -> None:
    """Why there is this setting, for screen readers: with the control; of several, with what holds them all."""
    inside = (control, *control.findChildren(QWidget))
    stops = [part for part in inside if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and _is_whole(part)]
    if len(stops) > MOST_DESCRIBED or any(isinstance(stop, QAbstractButton) and stop.group() for stop in stops):
        group = next((part for part in inside if part.accessibleName() == name), control)
        group.setAccessibleName(name)
        group.setAccessibleDescription(why)
        return
    for stop in stops:
        # On Linux Qt calls a list by what is chosen in it.
        stop.setAccessibleDescription(f"{name}: {why}" if isinstance(stop, QComboBox) else why)


def _is_whole(part: QWidget) -> bool:
    return not isinstance(part.parent(), QComboBox | QAbstractSpinBox)


def hairline() -> QFrame:
    """The line between two rows."""
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedHeight(1)
    return line
