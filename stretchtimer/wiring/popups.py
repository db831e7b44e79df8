"""An offered reminder reaches the user: as a card, over the whole screen, as a notification, or as a sound only.

Each appearance has others to fall back on, where it cannot be shown or fails to paint: a pop-up cannot be placed under
Wayland, not every desktop shows notifications, not every one has a tray. Whatever fails, the tray's dot remains.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from stretchtimer.core.manners import Offer
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Plan
from stretchtimer.core.popup import Popup, popup_of
from stretchtimer.core.presence import Presence
from stretchtimer.core.reminder import MEASURE, Appearance
from stretchtimer.core.reminder_log import Kind
from stretchtimer.wiring.parts import Parts
from stretchtimer.words.language import _
from stretchtimer.words.popup_words import popup_text, popup_title, snooze_label, start_label

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus import Buses
    from stretchtimer.desktop.notifications import Notifications
    from stretchtimer.ui.break_screen import BreakScreen
    from stretchtimer.ui.reminder_card import ReminderCard

START, SNOOZE, NOT_TODAY, OPEN = "start", "snooze", "not_today", "default"
Way = Callable[[Popup], bool]
"""Shows it, and tells whether that could be tried."""


class PopupWires(QObject):
    """Shows one reminder at a time. One that is only a trial ("show me") is answered to nobody."""

    answered = Signal(object, int)  # Kind, and minutes where it is snoozed
    start_requested = Signal(str)  # what the reminder offers
    window_requested = Signal()

    def __init__(
        self, parts: Parts, buses: "Buses", chime: Callable[[], None], show_message: Callable[[str, str], bool]
    ) -> None:
        """`show_message` says a title and a text from the tray, and tells whether there is one."""
        super().__init__()
        self.parts, self._buses = parts, buses
        self._chime, self._tell_from_tray = chime, show_message
        self._offer: Offer | None = None
        self._covered: Offer | None = None  # open, with a trial in its place
        self._popup: Popup | None = None
        self._ways: list[Way] = []

    @cached_property
    def card(self) -> "ReminderCard":
        from stretchtimer.ui.reminder_card import ReminderCard

        parts = self.parts
        card = ReminderCard(parts.theme, parts.icons, parts.figures.art)
        card.start_requested.connect(self.start)
        card.snooze_requested.connect(lambda: self._answer(Kind.SNOOZED))
        card.skip_requested.connect(lambda: self._answer(Kind.SKIPPED))
        card.not_today_requested.connect(lambda: self._answer(Kind.NOT_TODAY))
        card.not_painted.connect(self._fall_back)
        parts.shell.appearance.changed.connect(card.show_theme)
        return card

    @cached_property
    def screen(self) -> "BreakScreen":
        from stretchtimer.ui.break_screen import BreakScreen

        parts = self.parts
        screen = BreakScreen(parts.theme, parts.icons, parts.figures.art, parts.clock.elapsed_ms)
        screen.start_requested.connect(self.start)
        screen.snooze_requested.connect(lambda: self._answer(Kind.SNOOZED))
        screen.skip_requested.connect(lambda: self._answer(Kind.SKIPPED))
        screen.not_painted.connect(self._fall_back)
        parts.shell.appearance.changed.connect(screen.show_theme)
        return screen

    @cached_property
    def notifications(self) -> "Notifications":
        from stretchtimer.desktop.notifications import Notifications

        notifications = Notifications(self._buses, self)
        notifications.answered.connect(self._take_button)
        notifications.dismissed.connect(lambda: self._answer(Kind.SKIPPED))
        notifications.failed.connect(self._fall_back)
        return notifications

    def show(self, offer: Offer, presence: Presence = Presence.UNKNOWN) -> None:
        """Show an offer the way its reminder wants it."""
        self._covered = None if offer.occurrence else self._open
        self._take(offer, presence)
        if offer.rule.sound or offer.rule.appearance is Appearance.SOUND:
            self._chime()
        self._ways = self._ways_of(offer.rule.appearance)
        self._fall_back()

    def show_again(self) -> None:
        """From the tray, in which it went on waiting."""
        if self._covered is not None:
            self._uncover()
        if self._popup is not None:
            self._ways = [self._show_card]
            self._fall_back()

    def start_open(self) -> None:
        """Do what waits in the tray, whatever trial is to be seen."""
        if self._covered is not None:
            self._uncover()
        self.start()

    def start(self) -> None:
        """Do what is offered."""
        if self._offer is not None:
            starts = self._offer.rule.starts
            self._answer(Kind.STARTED)
            self.start_requested.emit(starts)

    def withdraw(self) -> None:
        """It is over, with an answer or without."""
        self._offer = self._popup = self._covered = None
        self._ways = []
        self._hide_windows()
        self._withdraw_notification()

    def let_go(self) -> None:
        """Nothing is offered any more, wherever that was answered; a trial stays."""
        self._covered = None
        if self._open is not None:
            self.withdraw()

    def end(self) -> None:
        self.withdraw()
        for window in self._windows:
            window.deleteLater()

    @property
    def _open(self) -> Offer | None:
        """What waits for an answer; a trial does not."""
        return self._offer if self._offer is not None and self._offer.occurrence else self._covered

    def _take(self, offer: Offer, presence: Presence) -> None:
        self._offer = offer
        self._popup = popup_of(offer, self._plan(offer.rule.starts), self.parts.clock.now(), presence)

    def _uncover(self) -> None:
        """Whatever is shown is over; what a trial stood in the place of waits in the tray again."""
        covered = self._covered
        self.withdraw()
        if covered is not None:
            self._take(covered, Presence.UNKNOWN)

    @property
    def _windows(self) -> "list[ReminderCard | BreakScreen]":
        """Those that are built; none is for this."""
        return [self.__dict__[name] for name in ("card", "screen") if name in self.__dict__]

    def _hide_windows(self) -> None:
        for window in self._windows:
            window.hide()

    def _withdraw_notification(self) -> None:
        if "notifications" in self.__dict__:
            self.notifications.withdraw()

    def _plan(self, starts: str) -> Plan | None:
        """None for a measurement, and for a sequence that is gone: then the window says what is wrong."""
        if starts == MEASURE:
            return None
        try:
            return self.parts.plan(starts)
        except UserError:
            return None

    def _ways_of(self, appearance: Appearance) -> list[Way]:
        places = not QGuiApplication.platformName().startswith("wayland")
        card: list[Way] = [self._show_card] if places else []
        elsewhere: list[Way] = [self._show_notification, self._show_message]
        match appearance:
            case Appearance.CARD:
                return card + elsewhere
            case Appearance.FULL_SCREEN:
                return [self._show_screen, *elsewhere]
            case Appearance.NOTIFICATION:
                return elsewhere + card
            case Appearance.SOUND:
                return []

    def _fall_back(self) -> None:
        """Try the next way. A pop-up that failed to paint is taken away first: it would only be in the way."""
        self._hide_windows()
        while self._popup is not None and self._ways:
            way = self._ways.pop(0)
            if way != self._show_notification:
                self._withdraw_notification()  # else the new one takes its place
            if way(self._popup):
                return

    def _show_card(self, popup: Popup) -> bool:
        self.card.show_popup(popup)
        return True

    def _show_screen(self, popup: Popup) -> bool:
        self.screen.show_popup(popup)
        return True

    def _show_notification(self, popup: Popup) -> bool:
        """Whether there is a server only its answer tells."""
        from stretchtimer.desktop.notifications import Notice

        actions = (
            (START, start_label(popup)),
            (SNOOZE, snooze_label(popup.snooze_minutes)),
            (NOT_TODAY, _("Not today")),
            (OPEN, _("Open StretchTimer")),
        )
        self.notifications.show(Notice(popup_title(popup), popup_text(popup), actions))
        return True

    def _show_message(self, popup: Popup) -> bool:
        return self._tell_from_tray(popup_title(popup), popup_text(popup))

    def _take_button(self, key: str) -> None:
        match key:
            case "start":
                self.start()
            case "snooze":
                self._answer(Kind.SNOOZED)
            case "not_today":
                self._answer(Kind.NOT_TODAY)
            case _:
                self.window_requested.emit()

    def _answer(self, kind: Kind) -> None:
        offer = self._offer
        self._uncover()
        if offer is not None and offer.occurrence:
            self.answered.emit(kind, offer.rule.snooze_minutes)
