"""The programme: begun, paused, repeated, its changes agreed to or not, and days off marked."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Signal

from stretchtimer.core.consistency import consistency, weeks
from stretchtimer.core.day_reports import done_days
from stretchtimer.core.enrolment import EventKind
from stretchtimer.core.programme import Programme
from stretchtimer.core.programme_view import Enrolled, rows_at
from stretchtimer.core.records import DayOff, DayOffRecord
from stretchtimer.core.today import is_done
from stretchtimer.programmes import Following, act, begin
from stretchtimer.wiring.day import following_now
from stretchtimer.wiring.giving import GivingWires
from stretchtimer.wiring.parts import PROGRAMME, Parts, telling
from stretchtimer.words.messages import sentence
from stretchtimer.words.programme_words import marked_text

if TYPE_CHECKING:
    from stretchtimer.ui.programme_page import ProgrammePage

ADVISED = "careful"


class ProgrammeWires(QObject):
    """The programme's page, and what Today asks of the programme."""

    learn_requested = Signal(str)
    changed = Signal()
    open_file_requested = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts, self._giving = parts, GivingWires(parts)
        self._giving.given.connect(lambda said: self.page.show_given(said))
        self._marked: tuple[date, DayOffRecord | None] | None = None  # the day, and what it was before

    @cached_property
    def page(self) -> "ProgrammePage":
        from stretchtimer.ui.programme_page import ProgrammePage

        page = self.parts.built(ProgrammePage(self.parts.theme, self.parts.icons, self.parts.figures.art))
        page.begin_requested.connect(self.begin)
        page.repeat_requested.connect(lambda: self.happen(EventKind.REPEATED))
        page.pause_requested.connect(lambda: self.happen(EventKind.PAUSED))
        page.resume_requested.connect(lambda: self.happen(EventKind.RESUMED))
        page.finish_requested.connect(lambda: self.happen(EventKind.FINISHED))
        page.leave_requested.connect(lambda: self.happen(EventKind.LEFT))
        page.undo_requested.connect(self.undo)
        page.accept_requested.connect(self.accept)
        page.refuse_requested.connect(self.refuse)
        page.day_marked.connect(self.mark)
        page.mark_undo_requested.connect(self.undo_mark)
        page.learn_requested.connect(self.learn_requested)
        page.share_requested.connect(self._giving.ask)
        page.open_file_requested.connect(self.open_file_requested)
        return page

    @telling
    def show(self) -> None:
        self._show_programme()
        self.parts.window.show_page(self.page, PROGRAMME)

    @telling
    def begin(self, programme_id: str, first_day: QDate) -> None:
        parts = self.parts
        begin(parts.store, parts.catalogue, parts.clock, programme_id, _date(first_day))
        self._follow()

    def accept(self) -> None:
        """Agree to the change that is proposed."""
        self.happen(EventKind.APPLIED)

    def refuse(self) -> None:
        self.happen(EventKind.REFUSED)

    def undo(self) -> None:
        """Take back the change that was applied last."""
        self.happen(EventKind.UNDONE)

    @telling
    def happen(self, kind: EventKind) -> None:
        act(self.parts.store, self.parts.catalogue, self.parts.clock, kind)
        self._follow()

    @telling
    def mark(self, day: QDate, reason: DayOff | None) -> None:
        """Leave a day out of what counts, or let it count again."""
        store, now, chosen = self.parts.store, self.parts.clock.now(), _date(day)
        before = next((record for record in store.days_off() if record.day == chosen), None)
        if reason is not None:
            store.add_day_off(chosen, reason, now)
        elif before is not None:
            store.delete_day_off(before.id, now)
        self._marked = chosen, before
        self._follow()
        self.page.show_marked(marked_text(chosen, reason))

    @telling
    def undo_mark(self) -> None:
        """Let the day that was marked last be as it was before."""
        if self._marked is not None:
            store, now = self.parts.store, self.parts.clock.now()
            day, before = self._marked
            for record in store.days_off():
                if record.day == day:
                    store.delete_day_off(record.id, now)
            if before is not None:
                store.restore(before, now)
            self._marked = None
        self._follow()

    def _follow(self) -> None:
        if "page" in self.__dict__:  # built already
            self._show_programme()
        self.changed.emit()

    def _show_programme(self) -> None:
        catalogue = self.parts.catalogue
        following, problem = following_now(self.parts)
        if problem is not None:  # one can still choose another
            self.parts.window.show_problem(sentence(problem.message))
        names = {one: catalogue.exercise(one).name for one in catalogue.exercise_ids}
        if following is None:
            self.page.show_programmes(
                self._programmes(), names, self.parts.local_now.date(), catalogue.own_programme_ids
            )
        else:
            is_own = following.here.programme.id in catalogue.own_programme_ids
            self.page.show_enrolled(self._enrolled(following), names, is_own=is_own)

    def _programmes(self) -> list[Programme]:
        """Every programme, the advised one first."""
        ids = sorted(self.parts.catalogue.programme_ids, key=lambda one: (one != ADVISED, one))
        return [self.parts.catalogue.programme(one) for one in ids]

    def _enrolled(self, following: Following) -> Enrolled:
        store, here, today = self.parts.store, following.here, self.parts.local_now.date()
        sessions = store.sessions()
        own = done_days(sessions, here.programme.id)
        span = (here.programme.enough, here.started_on, max(today, here.started_on))
        away = (following.off | {one.day for one in following.days if one.paused}) - own
        off: Mapping[date, DayOff] = {record.day: record.reason for record in store.days_off()}
        return Enrolled(
            here,
            today,
            rows_at(following.days, own, following.off),
            following.proposal if self.parts.safety.may_start else None,
            following.applied,
            consistency(own, away, *span),
            weeks(own, away, *span),
            Counter(session.day for session in sessions if is_done(session)),
            off,
        )


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
