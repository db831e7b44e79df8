"""One sequence or exercise in a list: picture, name, a line about it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import yielding_label
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
        self._picture, name, line = FigurePicture(theme, art), yielding_label("strong"), yielding_label("small")
        self._picture.show_exercise(picture)
        self._picture.setFixedSize(*PICTURE)
        name.setText(texts[0])
        line.setText(texts[1])
        self._buttons = [self._button(theme, icons, own_id, texts[0], action) for action in actions]
        keys = FlowBox(gap=4)
        keys.show_parts([*self._buttons])
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (name, line):
            words.addWidget(label)
        head, whole = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(16)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        whole.setContentsMargins(8, 8, 8, 4)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(keys)

    def show_theme(self, theme: Theme) -> None:
        self._picture.show_theme(theme)
        for button in self._buttons:
            button.show_theme(theme)

    def _button(self, theme: Theme, icons: Icons, own_id: str, name: str, offered: Action) -> SessionButton:
        """An icon and its word; with the name of what it is done with, for who hears one button after the other."""
        action, icon, called = offered
        button = SessionButton(theme, icons, "quiet", "dense")
        button.show_action(called, icon)
        button.setAccessibleName(f"{called}: {name}")
        button.clicked.connect(lambda: self.requested.emit(action, own_id))
        return button
