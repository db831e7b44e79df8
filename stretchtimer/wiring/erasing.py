"""Erasing in the window: what would go, a backup of everything, and the erasing itself."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from stretchtimer.app import hold_session
from stretchtimer.core.erasing import Days, check_days
from stretchtimer.core.message import UserError
from stretchtimer.ui.erase_form import EraseForm
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.erase_words import erasure_lines
from stretchtimer.words.messages import sentence


class EraseWires(QObject):
    """The card on the history page."""

    backup_requested = Signal()
    erased = Signal()

    def __init__(self, parts: Parts, form: EraseForm) -> None:
        super().__init__()
        self.parts, self._form = parts, form
        form.days_requested.connect(self.show_going)
        form.erasure_requested.connect(self.erase)
        form.backup_requested.connect(self.backup_requested)

    @telling
    def show_going(self, first: date | None, last: date | None) -> None:
        try:
            erasure = self.parts.store.erasable(_days(first, last))
        except UserError as error:
            self._form.show_problem(sentence(error.message))
            return
        self._form.show_going(erasure_lines(erasure), is_anything=not erasure.is_empty)

    @telling
    def erase(self, first: date | None, last: date | None) -> None:
        lock = hold_session(self.parts.store)  # what a session is about to store must not be left without its session
        try:
            self.parts.store.erase(_days(first, last), self.parts.clock.now())
        finally:
            lock.unlock()
            self.parts.catalogue.read_again()
            self.erased.emit()


def _days(first: date | None, last: date | None) -> Days | None:
    return None if first is None or last is None else check_days(first, last)
