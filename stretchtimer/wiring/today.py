"""Today: what is due, and how the back feels."""

from datetime import timedelta

from PySide6.QtCore import QObject

from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord
from stretchtimer.core.today import Today
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.day import cards_today, sessions_today
from stretchtimer.wiring.parts import TODAY, Parts, telling
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.wiring.sessions import SessionWires
from stretchtimer.words.messages import sentence

CORRECTS_WITHIN = timedelta(seconds=10)


class TodayWires(QObject):
    """The page that everything comes back to, so it is built at once."""

    def __init__(self, parts: Parts, sessions: SessionWires, before: BeforeWires, safety: SafetyWires) -> None:
        super().__init__()
        self.parts, self._sessions = parts, sessions
        self._last_feel: FeelRecord | None = None
        self.page = parts.built(TodayPage(parts.theme, parts.icons, parts.figures.art))
        self.page.start_requested.connect(before.ask)
        self.page.go_on_requested.connect(sessions.go_on)
        self.page.leave_requested.connect(sessions.leave)
        self.page.feel_requested.connect(self.save_feel)
        self.page.feel_undo_requested.connect(self.undo_feel)
        self.page.safety_requested.connect(safety.show)
        sessions.left.connect(self.show)
        before.left.connect(self.show)
        safety.left.connect(self.show_first)

    @telling
    def show(self) -> None:
        cut_off = self._sessions.cut_off
        name = self.parts.catalogue.sequence(cut_off.sequence).name if cut_off else ""
        self.page.show_today(self._today(cut_off), name)
        self.parts.window.show_page(self.page, TODAY)

    def show_first(self) -> None:
        """Show the day, with the keyboard on what comes first."""
        self.show()
        self.page.focus_due()

    @telling
    def save_feel(self, pain: int) -> None:
        """Store how the back feels; a tap soon after another corrects it."""
        store, now, last = self.parts.store, self.parts.clock.now(), self._last_feel
        zone = self.parts.clock.zone()
        self._last_feel = store.add_feel(pain, FeelWhen.DAY, None, felt_at=now, zone=zone, now=now)
        if last is not None and now - last.felt_at < CORRECTS_WITHIN:
            store.delete_feel(last.id, now)
        self.show()
        self.page.show_feel_saved(pain)

    @telling
    def undo_feel(self) -> None:
        if self._last_feel is not None:
            self.parts.store.delete_feel(self._last_feel.id, self.parts.clock.now())
            self._last_feel = None
        self.show()

    def _today(self, cut_off: SessionRecord | None) -> Today:
        parts, store, now = self.parts, self.parts.store, self.parts.local_now
        sessions = sessions_today(parts)
        safe = parts.safety
        feels, measurements = store.feels(), store.measurements()
        return Today(
            now=now,
            is_first_day=not sessions and not measurements and not feels and not store.sessions(limit=1),
            cards=cards_today(parts),
            cut_off=cut_off,
            feel=next((feel for feel in reversed(feels) if feel.day == now.date()), None),
            measurements=measurements,
            problems=tuple(sentence(problem) for problem in parts.catalogue.problems),
            safety=safe,
        )
