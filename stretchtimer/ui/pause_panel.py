"""What lies on the stage while a session is paused: reassurance, and the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stretchtimer.core.session import BACK_TO_SET_BEFORE_MS, Command, Session
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.fitted_label import FittedLabel
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.session_words import is_stretch

GAP = 12
HEADING = 1.8  # times the text's size
ROOMY_FROM = 250  # px of height
LINES_FROM = 10  # times the text's size: room for all of it at large text
LARGE_TEXT_FROM = 1.3
ROOM_FOR_BUTTONS = 1.6  # times their height


class PausePanel(QFrame):
    """Says that the clock waits, offers to start the stretch again, and asks before the session is ended."""

    command_requested = Signal(object)  # Command

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._is_large_text = theme.text_scale >= LARGE_TEXT_FROM
        self._heading = FittedLabel(theme, 600, "ink", self)
        self._text = FittedLabel(theme, 400, "ink_2", self)
        self._first = SessionButton(theme, icons, form="inline", parent=self)
        self._end = SessionButton(theme, icons, form="inline", parent=self)
        self._first_command, self._has_buttons, self._restart, self._px = Command.BACK, True, "", 0.0
        self._heading.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._first)
        buttons.addWidget(self._end)
        buttons.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading, 3)
        self._column.addWidget(self._text, 3)
        self._column.addLayout(buttons)
        self.answers = (self._first, self._end)
        self._first.clicked.connect(lambda: self.command_requested.emit(self._first_command))
        self._end.clicked.connect(lambda: self.command_requested.emit(Command.END))
        self.hide()

    def show_pause(self, session: Session, *, asks_to_end: bool) -> None:
        """Show where the clock waits, or ask whether the session shall end here."""
        if asks_to_end:
            self._heading.show_text(_("End the session here?"))
            keys = _("What you did is kept. Enter ends, Esc goes on.")
            self._text.show_text(_("What you did is kept.") if self._has_buttons else keys)
            self._first_command = Command.RESUME
            self._restart = ""
            go_on, end = ("", "") if self._is_large_text else (_("Esc"), _("Enter"))
            self._first.show_action(_("Go on"), "play", go_on)
            self._show_end(end)
            self._show_buttons(first=True)
            self._show_room()
            return
        self._heading.show_text(_("Take the time you need"))
        self._text.show_text(_("The clock waits where it is. Pausing never counts against you."))
        self._first_command = Command.BACK
        self._restart = _("Restart this stretch") if is_stretch(session) else _("Restart this exercise")
        self._show_buttons(first=session.held_ms >= BACK_TO_SET_BEFORE_MS)
        self._fit_buttons()
        self._show_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    @property
    def question(self) -> str:
        """What is asked before the session is ended, with its keys."""
        return _("End the session here?") + " " + _("What you did is kept. Enter ends, Esc goes on.")

    def show_buttons(self, has_buttons: bool) -> None:
        """Without buttons the keys are named in words; so it is where buttons would be crushed."""
        self._has_buttons = has_buttons and self.height() >= ROOM_FOR_BUTTONS * self._end.sizeHint().height()

    def show_theme(self, theme: Theme) -> None:
        self._is_large_text = theme.text_scale >= LARGE_TEXT_FROM

    def show_px(self, px: float) -> None:
        self._heading.show_px(px * HEADING)
        self._text.show_px(px * 0.85)
        margin = round(px * (2 if self.height() >= ROOMY_FROM else 0.6))
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(round(px / 2))
        self._px = px
        self._show_room()

    def _show_room(self) -> None:
        """With little room and large text the heading says enough, or the keys where they have to be named."""
        roomy = self.height() >= LINES_FROM * self._px or not self._is_large_text
        names_keys = not self._has_buttons and self._first_command is Command.RESUME
        self._text.setVisible(roomy or names_keys)
        self._heading.setVisible(roomy or not names_keys)

    def _fit_buttons(self) -> None:
        """While it waits: as much as there is room for."""
        if not self._restart:
            return
        self._first.show_action(self._restart, "skip-back")
        self._end.show_action(_("End and save"), "x")
        margins = self._column.contentsMargins()
        needed = self._first.sizeHint().width() + GAP + self._end.sizeHint().width()
        if self._is_large_text or needed > self.width() - margins.left() - margins.right():
            self._first.show_action(_("Restart"), "skip-back")
            self._end.show_action(_("End here"), "x")

    def _show_end(self, key: str) -> None:
        self._end.show_action(_("End here") if self._is_large_text else _("End and save"), "x", key)

    def _show_buttons(self, *, first: bool) -> None:
        self._first.setVisible(first and self._has_buttons)
        self._end.setVisible(self._has_buttons)
