"""The safety questions: asked before anything starts that stretches, answered, stored, and what follows from them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.app import keep_answers, keep_cleared
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import Occasion
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.safety import WHY_ASKED, Allowed, Level
from stretchtimer.wiring.parts import TODAY, Parts, telling
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.safety_page import SafetyPage


def print_last_answers(parts: Parts) -> None:
    """Offer what was ticked last, and what to tell a doctor, as a sheet of paper."""
    from stretchtimer.ui.safety_print import ask_to_print, safety_sheet

    last = parts.store.safety_checks()[-1]
    ask_to_print(safety_sheet(last.flags, last.day), parts.window)


class SafetyWires(QObject):
    """The gate that every session, try-out and test goes through, and the page behind it."""

    left = Signal()  # nothing of the questions is on the screen any more

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._occasion = Occasion.ASKED
        self._waiting: Callable[[], None] | None = None

    @cached_property
    def page(self) -> "SafetyPage":
        from stretchtimer.ui.safety_page import SafetyPage

        page = self.parts.built(SafetyPage(self.parts.theme, self.parts.icons))
        page.answered.connect(self.answer)
        page.cleared.connect(self.clear)
        page.print_requested.connect(self.print_sheet)
        page.cancelled.connect(self.cancel)
        page.close_requested.connect(self.parts.window.close)
        return page

    def guard(self, begin: Callable[[], None]) -> None:
        """Begin something that stretches, or ask first; what had to wait begins when the answers allow it."""
        safe = self.parts.safety
        if safe.may_start:
            begin()
            return
        self._waiting = begin
        self._show(safe)

    @telling
    def test(self, begin: Callable[[], None]) -> None:
        """Begin a test of flexibility, as `guard` does; the gentle set has no tests."""
        if self.parts.safety.level is Level.GENTLE:
            raise UserError(Message("safety_no_tests"))
        self.guard(begin)

    @telling
    def show(self) -> None:
        """Read again and answer again, at the user's own wish."""
        self._waiting = None
        self._show(self.parts.safety)

    @telling
    def ask(self, occasion: Occasion) -> None:
        """Ask at once, for what has just happened; what a yes has locked stays as it is."""
        self._waiting = None
        safe = self.parts.safety
        self._show(safe if safe.is_locked else replace(safe, ask=occasion, why=WHY_ASKED[occasion]))

    @telling
    def answer(self, flags: frozenset[RedFlag]) -> None:
        keep_answers(self.parts.store, self.parts.clock, flags, self._occasion)
        self._follow()

    @telling
    def clear(self, cleared_on: date) -> None:
        keep_cleared(self.parts.store, self.parts.clock, cleared_on)
        self._waiting = None  # what is open now is gentler than what was asked for
        self._follow()

    def cancel(self) -> None:
        """Leave the questions; what waited for an answer is given up."""
        self._waiting = None
        self.left.emit()

    def print_sheet(self) -> None:
        print_last_answers(self.parts)

    def _follow(self) -> None:
        """Go on to what had to wait, or say what the answers mean."""
        safe, begin = self.parts.safety, self._waiting
        if safe.is_locked:
            self._show(safe)
            return
        self.cancel()
        if begin is not None and safe.may_start:
            begin()

    def _show(self, safe: Allowed) -> None:
        if safe.is_locked:
            self._occasion = Occasion.ASKED  # Back from the stop leads to the questions again
            self.page.show_stop(safe, self.parts.local_now.date())
        else:
            self._occasion = safe.ask or Occasion.ASKED
            again = safe.ask is not Occasion.FIRST and safe.ask is not None
            self.page.show_questions(sentence(safe.why) if again and safe.why else "")
        self.parts.window.show_page(self.page, TODAY)
