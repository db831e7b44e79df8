"""The settings page, drawn from the core's table: groups to choose from, and a row with its control for each setting of
the group. What is changed is said at once; there is no OK button. The last group is the user's data as a whole.

On a narrow page all groups stand below each other instead, and while something is searched, whatever was found does.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
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

from stretchtimer.core.settings import TABLE, Group, Settings
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.search_field import SearchField
from stretchtimer.ui.settings_data import SettingsData
from stretchtimer.ui.settings_group import SettingsGroup
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import _
from stretchtimer.words.settings_search import found_settings

EDGE, NARROW_EDGE, TOP, GUTTER = 32, 10, 24, 16
GROUPS_WIDTH, SEARCH_WIDTH, TOAST_GAP = 184, 320, 8
NARROW = 760
"""Below this width, at text size 100 %, groups stand below each other and controls below their names."""


class SettingsPage(QWidget):
    """Draws the settings it is given; says which one the user wants to be what."""

    setting_requested = Signal(str, str)
    """A setting's key and its new text."""
    reset_requested = Signal(str)
    """The key of a setting that is to be as it came."""
    action_requested = Signal(str, str)
    """A setting's key and what its row offers to do."""
    data_requested = Signal(str)
    """What is wanted with all that is kept: a key of `DATA`."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_narrow: bool | None = None
        shown = [group for group in Group if any(setting.group is group for setting in TABLE)]
        self._groups_shown = [SettingsGroup(group, theme) for group in shown]
        self._data = SettingsData(theme)
        self._cards: tuple[SettingsGroup | SettingsData, ...] = (*self._groups_shown, self._data)
        self._names = QButtonGroup(self)
        self._search = SearchField(theme, icons, _("Search the settings"), _("Search, for example “voice”"))
        self._groups, self._scroll = QFrame(), QScrollArea()
        self._toast = Toast(theme, self)
        self._problem_box, self._problem = QFrame(), wrapped_label("")
        self._nothing, self._nothing_text = QFrame(), wrapped_label("body")
        self._head, self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        self._column = QVBoxLayout()
        self._lay_out()
        self._names.idToggled.connect(self._arrange)
        self._names.idClicked.connect(lambda _number: self._search.clear())
        self._search.textChanged.connect(self._find)
        self._search.left_downward.connect(self._go_to_found)
        self._search.open_requested.connect(self._go_to_found)
        self._data.data_requested.connect(self.data_requested)
        for card in self._groups_shown:
            card.setting_requested.connect(self._ask)
            card.reset_requested.connect(self._ask_reset)
            card.action_requested.connect(self.action_requested)
        self.show_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        for card in self._groups_shown:
            card.show_settings(settings)

    def show_names(self, key: str, names: Sequence[str]) -> None:
        """What the system has for a setting that is a name, such as its voices."""
        for card in self._groups_shown:
            card.show_names(key, names)

    def show_preview(self, key: str, preview: QWidget) -> None:
        """Show a setting's preview below its row, and in sight; it belongs to the page from then on."""
        for card in self._groups_shown:
            card.show_preview(key, preview)
        preview.show()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # before that it has no place to scroll to
        self._scroll.ensureWidgetVisible(preview, 0, GUTTER)

    def focus_setting(self, key: str) -> None:
        """Bring a setting into sight, with the keyboard on it."""
        for i, card in enumerate(self._groups_shown):
            row = card.rows.get(key)
            if row is not None:
                self._names.button(i).setChecked(True)
                row.focus_control()
                self._scroll.ensureWidgetVisible(row)

    def show_folder(self, folder: str, *, has_copies: bool) -> None:
        """Where everything lies, and whether there are copies from before a new version."""
        self._data.show_folder(folder, has_copies=has_copies)

    def show_done(self, text: str) -> None:
        """Say what was done, for a while."""
        self._toast.show_message(text)
        self._place_toast()

    def show_problem(self, sentence: str) -> None:
        """Why the last change was not kept; until the next one."""
        self._problem.setText(sentence)
        self._problem_box.show()
        announce(self, sentence)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._search.show_theme(theme)
        for card in self._cards:
            card.show_theme(theme)
        widest = max(button.sizeHint().width() for button in self._names.buttons())
        self._groups.setFixedWidth(max(theme.px(GROUPS_WIDTH), widest))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _place_toast(self) -> None:
        edge = self._body.contentsMargins().left()
        size = self._toast.size_within(self.width() - 2 * edge)
        x = self.width() - size.width() - edge if self.isRightToLeft() else edge
        self._toast.setGeometry(x, self.height() - size.height() - TOAST_GAP, size.width(), size.height())

    def _ask(self, key: str, text: str) -> None:
        self._problem_box.hide()
        self.setting_requested.emit(key, text)

    def _ask_reset(self, key: str) -> None:
        self._problem_box.hide()
        self.reset_requested.emit(key)

    def _find(self, query: str) -> None:
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)
        if not self._nothing.isHidden():
            self._nothing_text.setText(_("No setting matches “{text}”.").format(text=query.strip()))
            announce(self, self._nothing_text.text())

    def _go_to_found(self) -> None:
        """From the search to the first setting that was found."""
        every = (row for card in self._cards for row in card.rows.values())
        rows = [row for row in every if row.isVisible()]
        if rows:
            rows[0].focus_control()
            self._scroll.ensureWidgetVisible(rows[0])

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        query = self._search.text().strip()
        found, together = found_settings(query), narrow or bool(query)
        self._body.setContentsMargins(edge, TOP, edge, TOP)
        self._groups.setVisible(not narrow)
        anything = False
        for i, card in enumerate(self._cards):
            has_found = card.show_found(found)
            card.setVisible(has_found and (together or i == self._names.checkedId()))
            card.show_titled(together)
            self._column.setStretch(i, 0 if together else 1)
            anything = anything or has_found
        self._nothing.setVisible(not anything)
        self._column.setStretch(len(self._cards) + 1, 1 if together else 0)
        self._arrange_narrow(narrow)

    def _arrange_narrow(self, narrow: bool) -> None:
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
            for card in self._cards:
                card.show_narrow(narrow)
        self._search.setMaximumWidth(self.maximumWidth() if narrow else self._theme.px(SEARCH_WIDTH))

    def _lay_out(self) -> None:
        title = QLabel(_("Settings"))
        title.setProperty("role", "headline")
        self._head.addWidget(title, 1)
        self._head.addWidget(self._search, 1)
        self._lay_out_groups()
        self._lay_out_problem()
        self._lay_out_nothing()
        self._column.setSpacing(GUTTER)
        for part in (*self._cards, self._nothing):
            self._column.addWidget(part)
        self._column.addStretch(0)
        halves = QHBoxLayout()
        halves.setSpacing(GUTTER)
        halves.addWidget(self._groups, alignment=Qt.AlignmentFlag.AlignTop)
        halves.addLayout(self._column, 1)
        self._body.setSpacing(GUTTER)
        self._body.addLayout(self._head)
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
            name = QPushButton(card.name)
            name.setProperty("kind", "nav")
            name.setCheckable(True)
            name.setChecked(i == 0)
            self._names.addButton(name, i)
            column.addWidget(name)

    def _lay_out_problem(self) -> None:
        self._problem_box.setProperty("panel", "danger")
        row = QHBoxLayout(self._problem_box)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self._problem)
        self._problem_box.hide()

    def _lay_out_nothing(self) -> None:
        self._nothing.setProperty("panel", "card")
        self._nothing_text.setTextFormat(Qt.TextFormat.PlainText)
        clear = QPushButton(_("Clear"))
        clear.clicked.connect(self._search.clear)
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(GUTTER)
        column.addWidget(self._nothing_text)
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
