"""The history: what the user adds for a past day, corrects and deletes, taken back at will."""

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.edits import (
    Edit,
    EditLog,
    correcting,
    deleting,
    deleting_session,
)
from stretchtimer.core.history import Entry, EntryKind, Listed, corrected, entries
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import (
    SessionRecord,
)
from stretchtimer.wiring.by_hand import ByHand
from stretchtimer.wiring.erasing import EraseWires
from stretchtimer.wiring.parts import PROGRESS, Parts, telling
from stretchtimer.wiring.transfers import TransferWires
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.history_page import HistoryPage

FOR_GOOD = frozenset({"edit_does_not_fit", "edit_outdated"})
"""Why an edit cannot be undone, now or later; a full disk is another matter."""


class HistoryWires(QObject):
    """The history page. What is derived follows: every page reads the store again when it is shown."""

    back_requested = Signal()
    erased = Signal()  # settings among it, perhaps

    def __init__(self, parts: Parts, transfers: TransferWires) -> None:
        super().__init__()
        self.parts, self.transfers = parts, transfers
        self._by_hand = ByHand(parts)
        self._log = EditLog()
        self._kind: EntryKind | None = None
        self._shown: tuple[Entry, ...] = ()
        transfers.came_in.connect(self._forget_edits)
        transfers.left.connect(self.show)
        transfers.done.connect(self._show_done)

    @cached_property
    def page(self) -> "HistoryPage":
        from stretchtimer.ui.history_page import HistoryPage

        page = self.parts.built(HistoryPage(self.parts.theme, self.parts.icons))
        page.back_requested.connect(self.back_requested)
        page.filter_requested.connect(self.show_kind)
        page.add_requested.connect(self.add)
        page.correction_requested.connect(self.correct)
        page.deletion_requested.connect(self.delete)
        page.undo_requested.connect(self.undo)
        page.export_requested.connect(self.transfers.ask_export)
        page.import_requested.connect(self.transfers.ask_import)
        self._erasing = EraseWires(self.parts, page.erase_form)
        self._erasing.backup_requested.connect(self.transfers.ask_export)
        self._erasing.erased.connect(self._show_erased)
        return page

    @telling
    def show(self) -> None:
        self.page.show_choices(self._by_hand.choices())
        self._show_entries()
        self.parts.window.show_page(self.page, PROGRESS)

    def show_erasing(self) -> None:
        """With the card open on which one chooses what goes."""
        self.show()
        self.page.show_erasing()

    @telling
    def show_kind(self, kind: EntryKind | None) -> None:
        self._kind = kind
        self._show_entries()

    @telling
    def add(self, kind: EntryKind, what: str, number: str, when: str) -> None:
        try:
            self._make(self._by_hand.addition(kind, what, number, self._instant(when)))
        except UserError as error:
            self.page.show_problem(sentence(error.message))
            return
        self.page.show_changed(_("Added."))

    @telling
    def correct(self, record_id: str, number: str, when: str) -> None:
        record = self._entry(record_id).record
        try:
            self._make(correcting(record, corrected(record, number, self._instant(when))))
        except UserError as error:
            self.page.show_problem(sentence(error.message))
            return
        self.page.show_changed(_("Corrected."))

    @telling
    def delete(self, record_id: str) -> None:
        record = self._entry(record_id).record
        if isinstance(record, SessionRecord):
            self._make(deleting_session(record, self.parts.store.feels()))
        else:
            self._make(deleting(record))
        self.page.show_changed(_("Deleted."))

    @telling
    def undo(self) -> None:
        if not self._log.made:
            return
        said = _("Taken back.")
        try:
            self.parts.store.make(self._log.made[-1].inverse, self.parts.clock.now())
            self._log = self._log.with_undone()
        except UserError as error:
            if error.message.key not in FOR_GOOD:
                raise
            self._log = self._log.without_last()
            said = f"{_('Not taken back.')} {sentence(error.message)}"
        self._follow()
        self.page.show_changed(said, can_undo=bool(self._log.made))

    def _show_done(self, said: str) -> None:
        if self.parts.window.page is self.page:
            self.page.show_changed(said, can_undo=False)

    def _show_erased(self) -> None:
        self.page.erase_form.hide()
        self._forget_edits()
        self.erased.emit()
        self.page.show_changed(_("Erased for good."), can_undo=False)

    @telling
    def _forget_edits(self) -> None:
        """The rows may not be as the edits left them."""
        self._log = EditLog()
        self._follow()

    def _make(self, edit: Edit) -> None:
        self.parts.store.make(edit, self.parts.clock.now())
        self._log = self._log.with_made(edit)
        self._follow()

    def _instant(self, when: str) -> datetime:
        at = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(self.parts.clock.zone())).astimezone(UTC)
        if at > self.parts.clock.now():
            raise UserError(Message("time_in_future", {"found": when.replace("T", " ")}))
        return at

    def _entry(self, record_id: str) -> Entry:
        return next(entry for entry in self._shown if entry.record.id == record_id)

    def _follow(self) -> None:
        self.parts.figures.show_measurements(self.parts.store.measurements())
        self._show_entries()

    def _show_entries(self) -> None:
        store, clock = self.parts.store, self.parts.clock
        others: tuple[Listed, ...] = (
            *store.measurements(),
            *store.feels(),
            *store.scores(),
            *store.programme_events(),
            *store.days_off(),
        )
        kinds = frozenset(EntryKind) - {EntryKind.SET} if self._kind is None else frozenset({self._kind})
        self._shown = entries(store.sessions(include_rehearsals=True), others, kinds)
        self.page.show_entries(self._shown, self._names(), self.parts.local_now, clock.zone())

    def _names(self) -> dict[str, str]:
        catalogue = self.parts.catalogue
        return {
            **{one: catalogue.exercise(one).name for one in catalogue.exercise_ids},
            **{one: catalogue.sequence(one).name for one in catalogue.sequence_ids},
            **{one: catalogue.programme(one).name for one in catalogue.programme_ids},
            **{activity.id: activity.name for activity in self.parts.store.activities()},
        }
