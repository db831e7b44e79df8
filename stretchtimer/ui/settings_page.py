"""The settings page, drawn from the core's table alone: groups to choose from, and a row with its control for each
setting of the group. What is changed is said at once; there is no OK button.

On a narrow page all groups stand below each other instead.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
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
from stretchtimer.ui.settings_controls import make_control
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import group_name, setting_name, setting_reason

EDGE, NARROW_EDGE, TOP, GUTTER = 32, 16, 24, 16
GROUPS_WIDTH, ROW_HEIGHT, CARD_PADDING, NARROW_PADDING = 184, 72, 28, 12
NARROW = 760
"""Below this width, at text size 100 %, groups stand below each other and controls below their names."""


class SettingsPage(QWidget):
    """Draws the settings it is given; says which one the user wants to be what."""

    setting_requested = Signal(str, str)
    """A setting's key and its new text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_narrow: bool | None = None
        shown = [group for group in Group if any(setting.group is group for setting in TABLE)]
        self._cards = [_GroupCard(group, theme) for group in shown]
        self._names = QButtonGroup(self)
        self._groups = QFrame()
        self._problem_box, self._problem = QFrame(), QLabel()
        self._body, self._column = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._names.idToggled.connect(self._arrange)
        for card in self._cards:
            card.setting_requested.connect(self._ask)
        self.show_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        for card in self._cards:
            card.show_settings(settings)

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
        self._groups.setFixedWidth(theme.px(GROUPS_WIDTH))
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
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

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
        column.addStretch(1)
        self.show_narrow(False)

    def show_settings(self, settings: Settings) -> None:
        for row in self._rows:
            row.show_settings(settings)

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
    """A setting's name, its reason, and its control."""

    setting_requested = Signal(str, str)

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__()
        self._setting = setting
        self._control = make_control(setting, theme)
        self._control.chosen.connect(lambda text: self.setting_requested.emit(setting.key, text))
        name, reason = QLabel(setting_name(setting.key)), QLabel(setting_reason(setting.key))
        name.setProperty("role", "strong")
        reason.setProperty("role", "small")
        name.setWordWrap(True)
        reason.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(reason)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 10, 0, 10)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._control)
        self.show_narrow(False)

    def show_settings(self, settings: Settings) -> None:
        self._control.show_text(settings.text(self._setting.key))

    def show_theme(self, theme: Theme) -> None:
        self.setMinimumHeight(theme.px(ROW_HEIGHT))
        self._control.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """A list to tick always stands below its name."""
        below = narrow or self._setting.type is SettingType.SUBSET
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._control.show_narrow(narrow)


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedHeight(1)
    return line
