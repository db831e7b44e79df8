"""One sequence or exercise in a list: picture, name, a line about it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme

PICTURE = (80, 54)
Action = tuple[str, str, str]  # what it does, its icon, and what it is called


class OwnRow(QFrame):
    """Says which of its actions is wanted."""

    requested = Signal(str, str)  # the action, the id

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        art: FigureArt,
        own_id: str,
        texts: tuple[str, str],
        picture: str,
        actions: Sequence[Action],
        parent: QWidget | None = None,
    ) -> None:
        """`texts` are the name and the line below it; `picture` is an exercise's id."""
        super().__init__(parent)
        self.setProperty("panel", "plain")
        self._picture, name, line = FigurePicture(theme, art), wrapped_label("strong"), wrapped_label("small")
        self._picture.show_exercise(picture)
        self._picture.setFixedSize(*PICTURE)
        name.setText(texts[0])
        line.setText(texts[1])
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (name, line):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        self._buttons: list[SessionButton] = []
        self._keys = QHBoxLayout()
        self._keys.setSpacing(4)
        for action, icon, called in actions:
            button = SessionButton(theme, icons, "quiet", "inline")
            button.show_action("", icon)
            button.setAccessibleName(f"{called}: {texts[0]}")
            button.setToolTip(called)
            button.clicked.connect(lambda _checked=False, action=action: self.requested.emit(action, own_id))
            self._buttons.append(button)
            self._keys.addWidget(button)
        self._keys.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._picture)
        head.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addLayout(head, 1)
        self._row.addLayout(self._keys)

    def show_theme(self, theme: Theme) -> None:
        self._picture.show_theme(theme)
        for button in self._buttons:
            button.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else along)
