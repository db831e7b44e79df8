"""The session's buttons: big, each with the key that does the same, enabled exactly when they would do something."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.core.session import Command, Status
from stretchtimer.ui.action_button import Form, SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.session_layout import Arrangement
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

COVERED = frozenset({Status.EASING, Status.ALARMED})
"""Then a question lies over the buttons: nobody can see where Tab, or a screen reader, would lead."""


class SessionControls(QObject):
    """Makes the buttons on `page`; the page places them."""

    command_requested = Signal(object)  # Command
    end_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(page)
        self._arrangement = Arrangement.WIDE
        self._pause_command = Command.PAUSE
        self._extend_command = Command.EXTEND
        self._back = SessionButton(theme, icons, parent=page)
        self._pause = SessionButton(theme, icons, "primary", parent=page)
        self._skip = SessionButton(theme, icons, parent=page)
        self._extend = SessionButton(theme, icons, parent=page)
        self._ease_off = SessionButton(theme, icons, "danger", parent=page)
        self._end = SessionButton(theme, icons, "text", "inline", page)
        self._back.clicked.connect(lambda: self.command_requested.emit(Command.BACK))
        self._pause.clicked.connect(lambda: self.command_requested.emit(self._pause_command))
        self._skip.clicked.connect(lambda: self.command_requested.emit(Command.SKIP))
        self._extend.clicked.connect(lambda: self.command_requested.emit(self._extend_command))
        self._ease_off.clicked.connect(lambda: self.command_requested.emit(Command.EASE_OFF))
        self._end.clicked.connect(self.end_requested)
        for button in self.buttons().values():
            # A clicked button must not take Space away from the page; Tab still reaches it.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show_texts()

    def buttons(self) -> dict[str, SessionButton]:
        """The buttons by the names of their places, in the order of Tab."""
        return {
            "back": self._back,
            "pause": self._pause,
            "skip": self._skip,
            "extend": self._extend,
            "ease_off": self._ease_off,
            "end": self._end,
        }

    def show_allowed(self, commands: frozenset[Command], status: Status) -> None:
        if status in COVERED:
            commands = frozenset()
        paused = status is Status.PAUSED
        pause = Command.RESUME if paused else Command.PAUSE
        extend = Command.TAP if Command.TAP in commands else Command.EXTEND
        if (pause, extend) != (self._pause_command, self._extend_command):
            self._pause_command, self._extend_command = pause, extend
            self._show_texts()
        asked = _("Answer the question first.") if status in COVERED else ""
        wanted = (Command.BACK, pause, Command.SKIP, extend, Command.EASE_OFF, Command.END)
        for button, command in zip(self.buttons().values(), wanted, strict=True):
            other = _("This is where it begins.") if command is Command.BACK else _("Not at this moment.")
            button.show_possible("" if command in commands else asked or other)

    def show_scale(self, scale: float) -> None:
        """Larger words and icons on the buttons of a large page."""
        for button in self.buttons().values():
            button.show_scale(scale)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        if arrangement is not self._arrangement:
            self._arrangement = arrangement
            self._show_texts()

    def _show_texts(self) -> None:
        compact = self._arrangement.is_compact
        form: Form = "inline" if self._arrangement.is_large_text else "compact" if compact else "stacked"
        for part, button in self.buttons().items():
            if part != "end":
                button.show_form(form)
        show = self._show_action
        show(self._back, _("Back"), "skip-back", "←")
        if self._pause_command is Command.RESUME:
            show(self._pause, _("Resume"), "play", _("Space"))
        else:
            show(self._pause, _("Pause"), "pause", _("Space"))
        show(self._skip, _("Skip"), "skip-forward", "→")
        if self._extend_command is Command.TAP:
            show(self._extend, _("One done"), "check", _("Enter"))
        else:
            show(self._extend, _("10 s"), "plus", "+")
            self._extend.setAccessibleName(_("10 seconds more"))
        show(self._ease_off, _("Ease off") if compact else _("It hurts, ease off"), "hand", "E")
        show(self._end, "" if self._arrangement.is_large_text else _("End"), "x", _("Esc"))
        self._end.setAccessibleName(_("End"))

    def _show_action(self, button: SessionButton, text: str, icon: str, key: str) -> None:
        """Write a button's word, and its key where there is room for one."""
        roomy = self._arrangement is Arrangement.WIDE
        button.show_action(text, icon, key if roomy else "")
        button.setAccessibleName(text)
        if button.isEnabled():
            button.setAccessibleDescription(key)
