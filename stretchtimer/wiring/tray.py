"""The icon beside the clock and its menu, kept true to how reminders stand. Nothing depends on there being a tray."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stretchtimer.core.just_start import DESK
from stretchtimer.core.popup import whole_minutes
from stretchtimer.core.today import CardState
from stretchtimer.core.tray import TrayView, tray_view
from stretchtimer.reminder_runner import State
from stretchtimer.wiring.day import cards_today, following_now
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.tray_words import tray_tooltip

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus import Buses
    from stretchtimer.desktop.tray import Tray
    from stretchtimer.ui.tray_menu import TrayDay, TrayMenu

ORDER = (DESK, "morning", "evening")  # what a tray is opened for first; a programme's session comes before


class TrayWires(QObject):
    """Paints only when what it shows has changed; what the menu does its owner connects."""

    def __init__(self, parts: Parts, buses: "Buses") -> None:
        super().__init__()
        self.parts, self._buses = parts, buses
        self._view = TrayView()
        self._tooltip = ""

    @cached_property
    def menu(self) -> "TrayMenu":
        from stretchtimer.ui.tray_menu import TrayMenu

        menu = TrayMenu(self.parts.theme, self.parts.icons)
        menu.day_wanted.connect(self.show_day)
        self.parts.shell.appearance.changed.connect(menu.show_theme)
        return menu

    @cached_property
    def tray(self) -> "Tray":
        from stretchtimer.desktop.tray import Tray

        return Tray(self._buses, self.menu, self)

    def begin(self, state: State) -> None:
        from stretchtimer.ui.tray_icon import tray_icon

        self.show_state(state)
        self.show_day()
        self.tray.begin(tray_icon(self._view), self._tooltip)

    def show_state(self, state: State) -> None:
        """How reminders stand now."""
        from stretchtimer.ui.tray_icon import tray_icon

        view = self._view_of(state)
        tooltip = tray_tooltip(view)
        if tooltip != self._tooltip:
            self._tooltip = tooltip
            self.tray.show_tooltip(tooltip)
        if (view.step, view.standing) != (self._view.step, self._view.standing):
            self.tray.show_picture(tray_icon(view))
        self._view = view
        self.menu.show_view(view)

    @telling
    def show_day(self) -> None:
        self.menu.show_day(self._day())

    def show_message(self, title: str, text: str) -> bool:
        return self.tray.show_message(title, text)

    def end(self) -> None:
        self.tray.end()
        self.menu.deleteLater()

    def _view_of(self, state: State) -> TrayView:
        offered = state.offered
        rules = {one.rule.id: one.rule for one in state.coming} | {one.rule.id: one.rule for one in state.waiting}
        if offered is not None and offered.rule not in rules:
            rules |= {rule.id: rule for rule in self.parts.store.reminders()}
        return tray_view(
            state.now,
            self.parts.clock.zone(),
            [(one.rule, one.at) for one in state.coming],
            state.waiting,
            rules.get(offered.rule) if offered is not None else None,
            paused=state.is_paused,
            paused_until=state.paused_until,
            rested_at=state.rested_at,
        )

    def _day(self) -> "TrayDay":
        from stretchtimer.ui.tray_menu import Startable, TrayDay

        following, _problem = following_now(self.parts)
        cards = cards_today(self.parts, following)
        doable = [card for card in cards if card.state in (CardState.DUE, CardState.OPEN, CardState.DONE)]
        starts = sorted(
            (Startable(card.sequence_id, card.plan.sequence.name, whole_minutes(card.plan)) for card in doable),
            key=lambda one: one.sequence_id in ORDER and ORDER.index(one.sequence_id) + 1,
        )
        left = sum(card.state is not CardState.DONE for card in doable)
        return TrayDay(tuple(starts), left, len(doable))
