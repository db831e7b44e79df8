"""The morning after a session: whom to ask, and what is kept of the answer."""

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.pain import next_morning_due
from stretchtimer.core.records import FeelWhen
from stretchtimer.ui.next_morning import NextMorning
from stretchtimer.wiring.parts import Parts, telling


class NextMorningWires(QObject):
    """The question is placed by whoever has a page for it, and looked after here."""

    saved = Signal()

    def __init__(self, parts: Parts, widget: NextMorning) -> None:
        super().__init__()
        self.parts, self.widget = parts, widget
        widget.feel_requested.connect(self.save)

    @telling
    def show(self) -> None:
        """Ask, if there is something to ask about this morning."""
        store, today = self.parts.store, self.parts.local_now.date()
        self.widget.show_due(next_morning_due(store.sessions(limit=20), store.feels(), today))

    @telling
    def save(self, session_id: str, pain: int) -> None:
        now, zone = self.parts.clock.now(), self.parts.clock.zone()
        self.parts.store.add_feel(pain, FeelWhen.NEXT_MORNING, session_id, felt_at=now, zone=zone, now=now)
        self.saved.emit()
