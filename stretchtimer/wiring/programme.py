"""The programme: begun, paused, repeated, its changes agreed to or not; and what follows for today."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Signal

from stretchtimer import programmes
from stretchtimer.core.consistency import consistency, weeks
from stretchtimer.core.day_reports import done_days
from stretchtimer.core.enrolment import EventKind
from stretchtimer.core.programme import Programme
from stretchtimer.core.programme_view import Enrolled, rows_at
from stretchtimer.core.today import is_done
from stretchtimer.programmes import Following
from stretchtimer.wiring.parts import PROGRAMME, Parts, telling

if TYPE_CHECKING:
    from stretchtimer.ui.programme_page import ProgrammePage

ADVISED = "careful"


class ProgrammeWires(QObject):
    """The programme's page."""

    learn_requested = Signal(str)
    changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts

    @cached_property
    def page(self) -> "ProgrammePage":
        from stretchtimer.ui.programme_page import ProgrammePage

        page = self.parts.built(ProgrammePage(self.parts.theme, self.parts.icons, self.parts.figures.art))
        page.begin_requested.connect(self.begin)
        page.repeat_requested.connect(lambda: self._happen(EventKind.REPEATED))
        page.pause_requested.connect(lambda: self._happen(EventKind.PAUSED))
        page.resume_requested.connect(lambda: self._happen(EventKind.RESUMED))
        page.finish_requested.connect(lambda: self._happen(EventKind.FINISHED))
        page.leave_requested.connect(lambda: self._happen(EventKind.LEFT))
        page.undo_requested.connect(lambda: self._happen(EventKind.UNDONE))
        page.accept_requested.connect(lambda: self.decide(EventKind.APPLIED))
        page.refuse_requested.connect(lambda: self.decide(EventKind.REFUSED))
        page.learn_requested.connect(self.learn_requested)
        return page

    @property
    def following(self) -> Following | None:
        """The programme one is on; raises UserError where its file is gone or broken."""
        return programmes.follow(self.parts.store, self.parts.catalogue, self.parts.clock)

    @telling
    def show(self) -> None:
        self._show_programme()
        self.parts.window.show_page(self.page, PROGRAMME)

    @telling
    def begin(self, programme_id: str, first_day: QDate) -> None:
        day = date(first_day.year(), first_day.month(), first_day.day())
        programmes.begin(self.parts.store, self.parts.clock, programme_id, day)
        self._follow()

    @telling
    def decide(self, kind: EventKind) -> None:
        """Agree to what is proposed, or not."""
        following = self.following
        if following is not None and following.proposal is not None:
            programme_id = following.here.programme.id
            programmes.happen(self.parts.store, self.parts.clock, programme_id, kind, following.proposal)
        self._follow()

    @telling
    def _happen(self, kind: EventKind) -> None:
        following = self.following
        if following is not None:
            programmes.happen(self.parts.store, self.parts.clock, following.here.programme.id, kind)
        self._follow()

    def _follow(self) -> None:
        self._show_programme()
        self.changed.emit()

    def _show_programme(self) -> None:
        catalogue, following = self.parts.catalogue, self.following
        names = {one: catalogue.exercise(one).name for one in catalogue.exercise_ids}
        if following is None:
            self.page.show_programmes(self._programmes(), names, self.parts.local_now.date())
        else:
            self.page.show_enrolled(self._enrolled(following), names)

    def _programmes(self) -> list[Programme]:
        """Every programme, the advised one first."""
        ids = sorted(self.parts.catalogue.programme_ids, key=lambda one: (one != ADVISED, one))
        problems = {problem_id for problem_id in ids if self.parts.catalogue.problem_with(problem_id) is not None}
        return [self.parts.catalogue.programme(one) for one in ids if one not in problems]

    def _enrolled(self, following: Following) -> Enrolled:
        store, here = self.parts.store, following.here
        sessions = store.sessions()
        own = done_days(sessions, here.programme.id)
        off = frozenset(record.day for record in store.days_off())
        by_day: dict[date, int] = {}
        for session in sessions:
            if is_done(session):
                by_day[session.day] = by_day.get(session.day, 0) + 1
        span = (here.programme.enough, here.started_on, max(here.day, here.started_on))
        away = (off | {one.day for one in following.days if one.paused}) - own
        return Enrolled(
            here,
            rows_at(following.days, own, off),
            following.proposal,
            following.applied,
            consistency(own, away, *span),
            weeks(own, away, *span),
            by_day,
            off,
        )
