"""The rows of one group of settings, on a card; while something is searched, only those that were found."""

from collections.abc import Container, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.settings import TABLE, Group, Settings
from stretchtimer.ui.settings_row import SettingRow, hairline
from stretchtimer.ui.theme import Theme
from stretchtimer.words.names import group_name

CARD_PADDING, NARROW_PADDING = 28, 12


class SettingsGroup(QFrame):
    """Draws the settings of its group."""

    setting_requested = Signal(str, str)
    reset_requested = Signal(str)
    action_requested = Signal(str, str)

    def __init__(self, group: Group, theme: Theme) -> None:
        super().__init__()
        self.name = group_name(group)
        self.rows = {setting.key: SettingRow(setting, theme) for setting in TABLE if setting.group is group}
        self._lines = {key: hairline() for key in self.rows}
        self._title = QLabel(self.name)
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self.setProperty("panel", "card")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._title)
        for key, row in self.rows.items():
            column.addWidget(self._lines[key])
            column.addWidget(row)
            row.setting_requested.connect(self.setting_requested)
            row.reset_requested.connect(self.reset_requested)
            row.action_requested.connect(self.action_requested)
        column.addStretch(1)
        self.show_found(self.rows)
        self.show_narrow(False)

    def show_settings(self, settings: Settings) -> None:
        for row in self.rows.values():
            row.show_settings(settings)

    def show_names(self, key: str, names: Sequence[str]) -> None:
        for row in self._of(key):
            row.show_names(names)

    def show_preview(self, key: str, preview: QWidget) -> None:
        for row in self._of(key):
            row.show_preview(preview)

    def show_theme(self, theme: Theme) -> None:
        for row in self.rows.values():
            row.show_theme(theme)

    def show_found(self, found: Container[str]) -> bool:
        """Show only these keys' rows, with a line between each two; whether there are any."""
        shown = [key for key in self.rows if key in found]
        for key, row in self.rows.items():
            row.setVisible(key in shown)
            self._lines[key].setVisible(key in shown[1:])
        return bool(shown)

    def show_titled(self, titled: bool) -> None:
        """Alone on the page, the group's name is said by the list at its side."""
        self._title.setVisible(titled)

    def show_narrow(self, narrow: bool) -> None:
        padding = NARROW_PADDING if narrow else CARD_PADDING
        self._column.setContentsMargins(padding, 12, padding, 12)
        for row in self.rows.values():
            row.show_narrow(narrow)

    def _of(self, key: str) -> Iterable[SettingRow]:
        return (row for row in self.rows.values() if row.setting.key == key)
