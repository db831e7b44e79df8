"""Just start: one key on Today, a wish from outside, and the session that is right for now."""

from PySide6.QtCore import QObject

from stretchtimer.core.just_start import Choice
from stretchtimer.core.message import UserError
from stretchtimer.programmes import Following
from stretchtimer.starting import start_choice
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.day import following_now
from stretchtimer.wiring.parts import Parts, telling


class StartWires(QObject):
    """What would be started now, and starting it."""

    def __init__(self, parts: Parts, before: BeforeWires) -> None:
        super().__init__()
        self.parts, self._before = parts, before

    def choice(self, following: Following | None, minutes: int | None = None) -> Choice:
        parts = self.parts
        return start_choice(parts.store, parts.catalogue, parts.clock, following, minutes)

    @telling
    def start(self, minutes: int | None = None) -> None:
        """Start it; where nothing may be started, say why."""
        following, _problem = following_now(self.parts)
        choice = self.choice(following, minutes)
        if choice.plan is None:
            raise UserError(choice.reason)
        self._before.ask_for(choice.plan.sequence)
