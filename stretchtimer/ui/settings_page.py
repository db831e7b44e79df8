"""The settings page, drawn from the core's table alone: groups to choose from, and a row with its control for each
setting of the group. What is changed is said at once; there is no OK button.

On a narrow page all groups stand below each other instead.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.settings import TABLE, Group, Setting, Settings, SettingType
from stretchtimer.ui.settings_controls import NameControl, make_control
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import action_name, group_name, setting_name, setting_reason

EDGE, NARROW_EDGE, TOP, GUTTER = 32, 10, 24, 16
GROUPS_WIDTH, ROW_HEIGHT, CARD_PADDING, NARROW_PADDING = 184, 72, 28, 12
NARROW = 760
"""Below this width, at text size 100 %, groups stand below each other and controls below their names."""


class SettingsPage(QWidget):
    """Draws the settings it is given; says which one the user wants to be what."""

    setting_requested = Signal(str, str)
    """A setting's key and its new text."""
    action_requested = Signal(str, str)
    """A setting's key and what its row offers to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_narrow: bool | None = None
        shown = [group for group in Group if any(setting.group is group for setting in TABLE)]
        self._cards = [_GroupCard(group, theme) for group in shown]
        self._names = QButtonGroup(self)
        self._groups, self._scroll = QFrame(), QScrollArea()
        self._problem_box, self._problem = QFrame(), QLabel()
        self._body, self._column = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._names.idToggled.connect(self._arrange)
        for card in self._cards:
            card.setting_requested.connect(self._ask)
            card.action_requested.connect(self.action_requested)
        self.show_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        for card in self._cards:
            card.show_settings(settings)

    def show_names(self, key: str, names: Sequence[str]) -> None:
        """What the system has for a setting that is a name, such as its voices."""
        for card in self._cards:
            card.show_names(key, names)

    def show_preview(self, key: str, preview: QWidget) -> None:
        """Show a setting's preview below its row, and in sight; it belongs to the page from then on."""
        for card in self._cards:
            card.show_preview(key, preview)
        preview.show()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # before that it has no place to scroll to
        self._scroll.ensureWidgetVisible(preview, 0, GUTTER)

    def focus_setting(self, key: str) -> None:
        """Bring a setting into sight, with the keyboard on it."""
        for i, card in enumerate(self._cards):
            control = card.control(key)
            if control is not None:
                self._names.button(i).setChecked(True)
                parts = (control, *control.findChildren(QWidget))
                stop = next((part for part in parts if part.focusPolicy() is Qt.FocusPolicy.StrongFocus), control)
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(control)

    def show_problem(self, sentence: str) -> None:
        """Why the last change was not kept; until the next one."""
        self._problem.setText(sentence)
        self._problem_box.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for card in self._cards:
            card.show_theme(theme)
        widest = max(button.sizeHint().width() for button in self._names.buttons())
        self._groups.setFixedWidth(max(theme.px(GROUPS_WIDTH), widest))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _ask(self, key: str, text: str) -> None:
        self._problem_box.hide()
        self.setting_requested.emit(key, text)

    def _lay_out(self) -> None:
        title = QLabel(_("Settings"))
        title.setProperty("role", "headline")
        self._lay_out_groups()
        self._lay_out_problem()
        self._column.setSpacing(GUTTER)
        for card in self._cards:
            self._column.addWidget(card, 1)
        self._column.addStretch(0)
        halves = QHBoxLayout()
        halves.setSpacing(GUTTER)
        halves.addWidget(self._groups, alignment=Qt.AlignmentFlag.AlignTop)
        halves.addLayout(self._column, 1)
        self._body.setSpacing(GUTTER)
        self._body.addWidget(title)
        self._body.addWidget(self._problem_box)
        self._body.addLayout(halves, 1)
        content = QWidget()
        content.setLayout(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _lay_out_groups(self) -> None:
        column = QVBoxLayout(self._groups)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for i, card in enumerate(self._cards):
            name = QPushButton(group_name(card.group))
            name.setProperty("kind", "nav")
            name.setCheckable(True)
            name.setChecked(i == 0)
            self._names.addButton(name, i)
            column.addWidget(name)

    def _lay_out_problem(self) -> None:
        self._problem_box.setProperty("panel", "danger")
        self._problem.setWordWrap(True)
        row = QHBoxLayout(self._problem_box)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self._problem)
        self._problem_box.hide()

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._body.setContentsMargins(edge, TOP, edge, TOP)
        self._groups.setVisible(not narrow)
        for i, card in enumerate(self._cards):
            card.setVisible(narrow or i == self._names.checkedId())
            if narrow is not self._is_narrow:
                card.show_narrow(narrow)
                self._column.setStretch(i, 0 if narrow else 1)
        self._column.setStretch(len(self._cards), 1 if narrow else 0)
        self._is_narrow = narrow


class _GroupCard(QFrame):
    """The rows of one group."""

    setting_requested = Signal(str, str)
    action_requested = Signal(str, str)

    def __init__(self, group: Group, theme: Theme) -> None:
        super().__init__()
        self.group = group
        self._rows = [_Row(setting, theme) for setting in TABLE if setting.group is group]
        self._title = QLabel(group_name(group))
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self.setProperty("panel", "card")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._title)
        for i, row in enumerate(self._rows):
            if i:
                column.addWidget(_hairline())
            column.addWidget(row)
            row.setting_requested.connect(self.setting_requested)
            row.action_requested.connect(self.action_requested)
        column.addStretch(1)
        self.show_narrow(False)

    def show_settings(self, settings: Settings) -> None:
        for row in self._rows:
            row.show_settings(settings)

    def show_names(self, key: str, names: Sequence[str]) -> None:
        for row in self._rows:
            if row.setting.key == key:
                row.show_names(names)

    def show_preview(self, key: str, preview: QWidget) -> None:
        for row in self._rows:
            if row.setting.key == key:
                row.show_preview(preview)

    def control(self, key: str) -> QWidget | None:
        """A setting's control; None where it is in another group."""
        return next((row.control for row in self._rows if row.setting.key == key), None)

    def show_theme(self, theme: Theme) -> None:
        for row in self._rows:
            row.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """Alone on the page, the group's name is said by the list at its side."""
        self._title.setVisible(narrow)
        padding = NARROW_PADDING if narrow else CARD_PADDING
        self._column.setContentsMargins(padding, 12, padding, 12)
        for row in self._rows:
            row.show_narrow(narrow)


class _Row(QWidget):
    """A setting's name, its reason, its control, and what else it offers."""

    setting_requested = Signal(str, str)
    action_requested = Signal(str, str)

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__()
        self.setting = setting
        self.control = make_control(setting, theme)
        self.control.chosen.connect(lambda text: self.setting_requested.emit(setting.key, text))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self._row.addLayout(self._words(), 1)
        self._row.addWidget(self.control)
        if setting.action:
            self._row.addWidget(self._action(), 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 10)
        self._column.addLayout(self._row)
        self.show_narrow(False)

    def show_settings(self, settings: Settings) -> None:
        self.control.show_text(settings.text(self.setting.key))

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

    def _words(self) -> QVBoxLayout:
        name, reason = QLabel(setting_name(self.setting.key)), QLabel(setting_reason(self.setting.key))
        name.setProperty("role", "strong")
        reason.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for label in (name, reason):
            label.setWordWrap(True)
            words.addWidget(label)
        words.addStretch(1)
        return words

    def _action(self) -> QPushButton:
        key, action = self.setting.key, self.setting.action
        button = QPushButton(action_name(action))
        button.setProperty("kind", "outline")
        button.setAccessibleName(_("{action}: {setting}").format(action=action_name(action), setting=setting_name(key)))
        button.clicked.connect(lambda: self.action_requested.emit(key, action))
        return button


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedHeight(1)
    return line
