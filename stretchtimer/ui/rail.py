"""The rail at the leading edge of the window: the pages there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

WIDTH, NARROW_WIDTH = 208, 72


class Rail(QFrame):
    """One button for each page; icons alone where there is little room."""

    page_requested = Signal(int)
    keys_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, entries: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        """`entries` holds the name and the icon of each page."""
        super().__init__(parent)
        self._theme, self._icons, self._entries = theme, icons, entries
        self._narrow = False
        self.setProperty("panel", "rail")
        self._mark, self._name = QLabel(), QLabel("StretchTimer")
        self._name.setProperty("role", "title_s")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.page_requested)
        self._head = head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 20)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(24)
        for number, (name, _icon) in enumerate(entries):
            button = SessionButton(theme, icons, "nav", "inline", self)
            button.setAccessibleName(name)
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch()
        self._keys = SessionButton(theme, icons, "text", "inline", self)
        self._keys.setAccessibleName(_("Keys"))
        self._keys.clicked.connect(self.keys_requested)
        column.addWidget(self._keys)
        self.show_page(0)
        self.show_theme(theme)

    def show_page(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def show_narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_theme(self._theme)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._name.setVisible(not self._narrow)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head.setContentsMargins(0 if self._narrow else 8, 0, 0, 0)
        self.setFixedWidth(max(NARROW_WIDTH, theme.px(28) + 36) if self._narrow else WIDTH)
        mark = self._icons.logo(theme.color("primary"), theme.color("accent"), theme.px(28), self.devicePixelRatioF())
        self._mark.setPixmap(mark)
        keys = _("Keys")
        self._keys.show_action("" if self._narrow else keys, "circle-help", "" if self._narrow else "?")
        self._keys.setToolTip(keys if self._narrow else "")
        for number, (name, icon) in enumerate(self._entries):
            button = self._group.button(number)
            if isinstance(button, SessionButton):
                button.show_action("" if self._narrow else name, icon)
                button.setToolTip(name if self._narrow else "")
