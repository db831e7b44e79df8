"""The part of the program that lives on without a window: reminders, their pop-ups, and the icon beside the clock.

All of it is built once the first page is there. It leads back to the window where something is to be done in it.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.just_start import DESK
from stretchtimer.core.manners import Offer
from stretchtimer.core.reminder import MEASURE
from stretchtimer.core.reminder_check import pause_until
from stretchtimer.core.reminder_log import Kind
from stretchtimer.reminders import local_now
from stretchtimer.wiring.reminders import ReminderWires
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.window_app import WindowApp
    from stretchtimer.wiring.popups import PopupWires
    from stretchtimer.wiring.tray import TrayWires

HOUR = "1h"
REST_OF_DAY = "today"
WAITED_FOR = frozenset({"quiet_from", "quiet_to", "reminders_wait"})
"""Settings that reminders go by."""


class ResidentWires(QObject):
    """Joins reminders, pop-ups and tray with each other and with the window."""

    quit_requested = Signal()

    def __init__(self, app: "WindowApp") -> None:
        super().__init__(app)
        self._app, self.parts = app, app.parts
        self._hides_again = self._is_up = False
        parts = app.parts
        self.reminders = ReminderWires(parts.clock, parts.store, parts.catalogue, app.sessions.runner, self)
        self.reminders.began.connect(self._begin)
        self.reminders.problem.connect(lambda problem: parts.window.show_problem(sentence(problem)))
        self.reminders.reminder_due.connect(self._show_offer)
        self.reminders.withdrawn.connect(lambda _rule, _occurrence: self.popups.let_go())
        self._connect_window()

    @cached_property
    def tray(self) -> "TrayWires":
        from stretchtimer.wiring.tray import TrayWires

        return TrayWires(self.parts, self.reminders.buses)

    @cached_property
    def popups(self) -> "PopupWires":
        from stretchtimer.wiring.popups import PopupWires

        popups = PopupWires(self.parts, self.reminders.buses, self._app.sessions.sound.chime, self.tray.show_message)
        popups.answered.connect(lambda kind, minutes: self.reminders.runner.answer(kind, minutes))
        popups.start_requested.connect(self.start)
        popups.window_requested.connect(self.open_window)
        return popups

    def end(self) -> None:
        """The program is about to quit."""
        self.reminders.end()
        if self._is_up:
            self.popups.end()
            self.tray.end()

    def open_window(self) -> None:
        self._hides_again = False
        self.parts.window.show_raised()

    def start(self, starts: str) -> None:
        """Do what a reminder offers: a desk break at once, everything else by way of the page before it."""
        hidden = not self.parts.window.isVisible()
        self.open_window()
        self._hides_again = hidden
        if self._app.sessions.is_running or self._app.transfers.is_running:
            return
        if starts == MEASURE:
            self._app.measure()
        elif starts == DESK:
            self._app.sessions.start(starts)
        else:
            self._app.before.ask(starts)

    def _begin(self) -> None:
        """The icon needs to know how reminders stand."""
        self._is_up = True
        self.tray.begin(self.reminders.runner.state)
        self.reminders.state_changed.connect(self._show_state)
        self.reminders.ticked.connect(self._show_state)
        self._connect_tray()

    def _connect_window(self) -> None:
        app = self._app
        app.sessions.left.connect(self._leave)
        app.sessions.runner.session_over.connect(lambda _session: self._show_day())
        for change in (app.programme.changed, app.assess.left, app.transfers.came_in, app.history.erased):
            change.connect(self.reminders.reload)
        app.settings.changed.connect(lambda key: self.reminders.reload() if key in WAITED_FOR else None)

    def _connect_tray(self) -> None:
        menu, tray, runner = self.tray.menu, self.tray.tray, self.reminders.runner
        menu.start_requested.connect(self.start)
        menu.answer_start_requested.connect(self.popups.start_open)
        menu.snooze_requested.connect(lambda minutes: self._answer(Kind.SNOOZED, minutes))
        menu.skip_requested.connect(lambda: self._answer(Kind.SKIPPED))
        menu.not_today_requested.connect(lambda: self._answer(Kind.NOT_TODAY))
        menu.pause_requested.connect(self._pause)
        menu.resume_requested.connect(runner.resume)
        menu.feel_requested.connect(self._show_feel)
        menu.open_requested.connect(self.open_window)
        menu.quit_requested.connect(self.quit_requested)
        tray.clicked.connect(self._open_or_show_again)
        tray.message_clicked.connect(self.open_window)

    def _show_offer(self, offer: Offer) -> None:
        self.popups.show(offer, self.reminders.runner.presence_before(offer))

    def _show_state(self) -> None:
        """Whatever was answered, here or on the command line, needs no pop-up any more."""
        state = self.reminders.runner.state
        self.tray.show_state(state)
        if state.offered is None:
            self.popups.let_go()

    def _show_day(self) -> None:
        if self._is_up:
            self.tray.show_day()

    def _answer(self, kind: Kind, minutes: int = 0) -> None:
        self.popups.withdraw()
        self.reminders.runner.answer(kind, minutes)

    def _pause(self, minutes: int) -> None:
        until = pause_until(HOUR if minutes else REST_OF_DAY, local_now(self.parts.clock))
        self.reminders.runner.pause(until)

    def _open_or_show_again(self) -> None:
        if self.reminders.runner.is_offering:
            self.popups.show_again()
        else:
            self.open_window()

    def _show_feel(self) -> None:
        self.open_window()
        if not self._app.sessions.is_running:
            self._app.today.show()

    def _leave(self) -> None:
        """A window that only came for a reminder's session goes away with it."""
        if self._hides_again:
            self._hides_again = False
            self.parts.window.hide()
