"""Closing the window: the end of the program, or only of the window, as the user said once; and starting at login."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer import paths
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.session import Command
from stretchtimer.core.settings import Settings
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.desktop.autostart import Autostart
    from stretchtimer.desktop.dbus import Buses
    from stretchtimer.ui.close_question import CloseQuestion

START_AT_LOGIN = "start_at_login"


class ClosingWires(QObject):
    """Without a reminder there is nothing to stay for, and closing ends the program as ever."""

    quit_requested = Signal()
    put_back = Signal()  # a setting that could not be kept

    def __init__(
        self,
        parts: Parts,
        runner: SessionRunner,
        folder: Path,
        buses: "Callable[[], Buses]",
        holds: Callable[[Callable[[], None]], bool] = lambda _then: False,
    ) -> None:
        """`holds` tells whether something would be lost at the end; then it asks, and goes on with what it is given."""
        super().__init__()
        self._holds = holds
        self.parts, self._runner, self._folder, self._buses = parts, runner, folder, buses
        self._login: Autostart | None = None  # while its answer may come
        parts.window.show_kept(True)
        parts.window.close_requested.connect(self.close)

    @cached_property
    def question(self) -> "CloseQuestion":
        from stretchtimer.ui.close_question import CloseQuestion

        question = CloseQuestion(self.parts.window)
        question.answered.connect(self.answer)
        return question

    @telling
    def close(self) -> None:
        """The user closes the window."""
        wanted = self.parts.settings.text("on_close")
        if wanted == "quit" or not any(rule.is_on for rule in self.parts.store.reminders()):
            self.quit()
        elif wanted == "stay":
            self._stay()
        else:
            self.question.show_question(self.parts.theme)

    def quit(self) -> None:
        """The user ends the program, from the window or from the tray: what is unfinished is asked about first."""
        if self._holds(self.quit_requested.emit):
            self.parts.window.show_raised()
        else:
            self.quit_requested.emit()

    @telling
    def answer(self, wanted: str) -> None:
        """Keep what the user has said for good: "stay" or "quit"."""
        self.parts.store.set_setting("on_close", wanted, self.parts.clock.now())
        self.close()

    @telling
    def follow(self, key: str) -> None:
        """A setting has changed."""
        if key == START_AT_LOGIN:
            self._login = keep_start_at_login(self.parts.settings, self._folder, self._buses(), self._put_back)

    @telling
    def _put_back(self) -> None:
        """The desktop, or its user, does not want it."""
        self.parts.store.set_setting(START_AT_LOGIN, "off", self.parts.clock.now())
        self.put_back.emit()
        raise UserError(Message("login_refused"))

    def _stay(self) -> None:
        """What was held of a running session is kept, as at the end of the program."""
        self._runner.command(Command.END)
        self.parts.window.hide()


def keep_start_at_login(
    settings: Settings, folder: Path, buses: "Buses", refused: Callable[[], None] = lambda: None
) -> "Autostart":
    """Have the system start the program with the session, or no more, as the settings say; `refused` of later."""
    from stretchtimer.desktop.autostart import autostart

    own = None if folder == paths.usual_data_dir() else folder
    way = autostart(buses, _("Reminders to stretch come by themselves"), refused, own)
    try:
        way.show(settings.text(START_AT_LOGIN) == "on")
    except OSError as error:
        raise UserError(Message("login_not_kept", {"problem": error.strerror or str(error)})) from error
    return way
