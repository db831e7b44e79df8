"""The last group of the settings page, which holds no setting: where the user's data lie, and what can be done with all
of them. Nothing is done here; each button says what is wanted."""

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.settings_group import CARD_PADDING, NARROW_PADDING
from stretchtimer.ui.settings_row import GAP, ROW_HEIGHT, hairline
from stretchtimer.ui.theme import Theme
from stretchtimer.words.data_words import DATA, data_action, data_group_name, data_name, data_reason

BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
DANGEROUS = "erase"


class SettingsData(QFrame):
    """Stands among the groups of settings, and is searched as they are."""

    data_requested = Signal(str)
    """A key of `DATA`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = data_group_name()
        self.rows = {wish: DataRow(wish, theme) for wish in DATA}
        self._lines = {wish: hairline() for wish in DATA}
        self._found: Container[str] = DATA
        self._has_copies = False
        self._title = QLabel(self.name)
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self.setProperty("panel", "card")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._title)
        for wish, row in self.rows.items():
            column.addWidget(self._lines[wish])
            column.addWidget(row)
            row.requested.connect(self.data_requested)
        column.addStretch(1)
        self.show_found(DATA)
        self.show_narrow(False)

    def show_folder(self, folder: str, *, has_copies: bool) -> None:
        """`has_copies` where a version has made any."""
        self._has_copies = has_copies
        self.rows["folder"].show_place(folder)
        self.show_found(self._found)

    def show_theme(self, theme: Theme) -> None:
        for row in self.rows.values():
            row.show_theme(theme)

    def show_found(self, found: Container[str]) -> bool:
        """Show only these rows, with a line between each two; whether there are any."""
        self._found = found
        shown = [wish for wish in DATA if wish in found and (wish != "copies" or self._has_copies)]
        for wish, row in self.rows.items():
            row.setVisible(wish in shown)
            self._lines[wish].setVisible(wish in shown[1:])
        return bool(shown)

    def show_titled(self, titled: bool) -> None:
        self._title.setVisible(titled)

    def show_narrow(self, narrow: bool) -> None:
        padding = NARROW_PADDING if narrow else CARD_PADDING
        self._column.setContentsMargins(padding, 12, padding, 12)
        for row in self.rows.values():
            row.show_narrow(narrow)


class DataRow(QWidget):
    """Name, one line of why, where it lies, and the button."""

    requested = Signal(str)

    def __init__(self, wish: str, theme: Theme) -> None:
        super().__init__()
        self._place, self._button = wrapped_label("small"), QPushButton(data_action(wish))
        self._place.hide()
        self._button.setProperty("kind", "danger" if wish == DANGEROUS else "outline")
        self._button.clicked.connect(lambda: self.requested.emit(wish))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for role, text in (("strong", data_name(wish)), ("small", data_reason(wish))):
            label = wrapped_label(role)
            label.setText(text)
            words.addWidget(label)
        words.addWidget(self._place)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 10, 0, 10)
        self._row.setSpacing(GAP)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._button, 0, BESIDE)
        self.show_theme(theme)

    def show_place(self, place: str) -> None:
        self._place.setText(breakable(place))
        self._place.show()

    def show_theme(self, theme: Theme) -> None:
        self.setMinimumHeight(theme.px(ROW_HEIGHT))

    def show_narrow(self, narrow: bool) -> None:
        """The button below the words."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def focus_control(self) -> None:
        self._button.setFocus(Qt.FocusReason.TabFocusReason)


def breakable(path: str) -> str:
    """A path that may go on in the next line after each of its folders; always read from the left."""
    broken = path.replace("/", "/\N{ZERO WIDTH SPACE}").replace("\\", "\\\N{ZERO WIDTH SPACE}")
    return f"\N{LEFT-TO-RIGHT ISOLATE}{broken}\N{POP DIRECTIONAL ISOLATE}"
