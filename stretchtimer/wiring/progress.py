"""Progress: measurements taken, removed and restored, and how the pages follow."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchtimer.core.charted import sessions_by_day
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.guided import closed_now
from stretchtimer.core.held import held_by_week
from stretchtimer.core.measure import Kind, Protocol, check_reading
from stretchtimer.core.message import UserError
from stretchtimer.core.programme_view import spans
from stretchtimer.core.settings import Settings
from stretchtimer.programmes import follow
from stretchtimer.store.store import Restorable
from stretchtimer.wiring.parts import PROGRESS, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence
from stretchtimer.words.programme_words import weeks_text

if TYPE_CHECKING:
    from stretchtimer.ui.progress_drawings import Goals
    from stretchtimer.ui.progress_page import ProgressPage
    from stretchtimer.ui.progress_sentences import Person


RECENT = timedelta(weeks=9)
"""Of the sessions, what the page opens with: a little more than the time that it shows at first."""


class ProgressWires(QObject):
    """The progress page and its measurements, which also set how deep every figure goes."""

    learn_requested = Signal(str)  # a topic of Learn
    guide_requested = Signal()
    history_requested = Signal()
    summary_requested = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._undo: Callable[[], object] | None = None
        parts.figures.show_measurements(parts.store.measurements())

    @cached_property
    def page(self) -> "ProgressPage":
        from stretchtimer.ui.progress_page import ProgressPage

        page = self.parts.built(ProgressPage(self.parts.theme, self.parts.icons, self.parts.window.beside))
        page.measurement_requested.connect(self.save_measurement)
        page.guide_requested.connect(self.guide_requested)
        page.learn_requested.connect(self.learn_requested)
        page.history_requested.connect(self.history_requested)
        page.summary_requested.connect(self.summary_requested)
        page.removal_requested.connect(self.remove_measurement)
        page.restore_requested.connect(self.take_back)
        page.activity_requested.connect(self.add_activity)
        page.score_requested.connect(self.score_activity)
        page.activity_removal_requested.connect(self.remove_activity)
        page.drawn.connect(self._show_all_sessions, Qt.ConnectionType.QueuedConnection)
        return page

    @telling
    def show(self) -> None:
        with uncollected():
            self._show_records()
            self._show_sessions(self.parts.clock.now() - RECENT)  # before the page is seen, so that it is drawn once
            self.parts.window.show_page(self.page, PROGRESS)
        if self.page.is_drawn:
            QTimer.singleShot(0, self, self._show_all_sessions)

    @telling
    def show_measuring(self) -> None:
        self.show()
        self.page.show_form()

    @telling
    def save_measurement(self, kind: Kind, text: str, side: Side, protocol: Protocol) -> None:
        try:
            reading = check_reading(kind, text, side, protocol)
            if why := closed_now(kind, protocol, self.parts.settings, self.parts.local_now.time()):
                raise UserError(why)
        except UserError as error:
            self.page.show_entry_problem(sentence(error.message))
            return
        now, zone = self.parts.clock.now(), self.parts.clock.zone()
        self.parts.store.add_measurement(
            reading, (), warmed_up=None, stopped_by=None, measured_at=now, zone=zone, now=now
        )
        self._follow()
        self.page.show_entry_saved(_("Saved."))

    @telling
    def remove_measurement(self, measurement_id: str) -> None:
        self._put_back_later(self.parts.store.delete_measurement(measurement_id, self.parts.clock.now()))
        self._follow()
        self.page.show_removed(_("Removed."))

    @telling
    def add_activity(self, name: str) -> None:
        """Keep an activity of the user's own."""
        now, zone = self.parts.clock.now(), self.parts.clock.zone()
        try:
            self.parts.store.add_activity(name, added_at=now, zone=zone, now=now)
        except UserError as error:
            self.page.show_activity_problem(sentence(error.message))
            return
        self._show_records()
        self.page.show_activity_added()

    @telling
    def score_activity(self, activity_id: str, score: int) -> None:
        now, zone = self.parts.clock.now(), self.parts.clock.zone()
        kept = self.parts.store.add_score(activity_id, score, scored_at=now, zone=zone, now=now)
        self._undo = lambda: self.parts.store.delete_score(kept.id, self.parts.clock.now())
        self._show_records()
        self.page.show_removed(_("{score} of 10 saved.").format(score=score))

    @telling
    def remove_activity(self, activity_id: str) -> None:
        """Away with an activity and all its scores; they come back together."""
        self._put_back_later(self.parts.store.delete_activity(activity_id, self.parts.clock.now()))
        self._show_records()
        self.page.show_removed(_("Removed."))

    @telling
    def take_back(self) -> None:
        """Undo what was done last, once."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
        self._follow()

    def _put_back_later(self, record: Restorable) -> None:
        self._undo = lambda: self.parts.store.restore(record, self.parts.clock.now())

    def _follow(self) -> None:
        self.parts.figures.show_measurements(self.parts.store.measurements())
        self._show_records()

    def _show_records(self) -> None:
        parts, settings = self.parts, self.parts.settings
        self.page.show_now(parts.clock.now(), parts.clock.zone())
        self.page.show_units("in" if settings.text("units") == "in" else "cm")
        self.page.show_person(person(settings, parts.local_now.date()), goals(settings))
        self.page.show_phases(phases(parts))
        self.page.show_activities(parts.store.activities(), parts.store.scores(), parts.local_now.date())
        self.page.show_records(parts.store.measurements(), parts.store.feels())

    def _show_all_sessions(self) -> None:
        """After the charts are there: years of sessions take a while to read."""
        if self.page.isVisible():
            self._show_sessions(None)

    def _show_sessions(self, since: datetime | None) -> None:
        sessions = self.parts.store.sessions(since)
        held = held_by_week(sessions, self._exercises())
        self.page.show_sessions(sessions_by_day(sessions), held, self.parts.clock.zone())

    def _exercises(self) -> dict[str, Exercise]:
        catalogue = self.parts.catalogue
        return {exercise_id: catalogue.exercise(exercise_id) for exercise_id in catalogue.exercise_ids}


@contextmanager
def uncollected() -> Iterator[None]:
    """Read years of records without the garbage collector, which would look among them in vain for a tenth of a second.

    It leaves alone what is there at the end, so that the charts are built undisturbed as well, until the next time.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def phases(parts: Parts) -> list[tuple[date, date, str]]:
    """The blocks of the programme under way. One whose file is broken has none; Today says what is wrong with it."""
    with suppress(UserError):
        following = follow(parts.store, parts.catalogue, parts.clock)
        if following is not None:
            return [(first, after, weeks_text(row)) for first, after, row in spans(following.days)]
    return []


def person(settings: Settings, today: date) -> "Person":
    """Whom readings are compared with. The year of birth alone gives the age the user has reached or reaches."""
    from stretchtimer.ui.progress_sentences import Person

    age = None if settings.birth_year is None else today.year - settings.birth_year
    return Person(settings.sex, age, Condition.LEG_PAIN in settings.conditions)


def goals(settings: Settings) -> "Goals":
    from stretchtimer.ui.progress_drawings import Goals

    return Goals(settings.goal_leg_raise, settings.goal_reach)
