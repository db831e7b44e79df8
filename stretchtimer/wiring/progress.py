"""Progress: measurements taken, removed and restored, and how the pages follow."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stretchtimer.core.charted import sessions_by_day
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.held import held_by_week
from stretchtimer.core.measure import Kind, Protocol, check_reading
from stretchtimer.core.message import UserError
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.settings import Settings
from stretchtimer.wiring.parts import PROGRESS, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.progress_drawings import Goals
    from stretchtimer.ui.progress_page import ProgressPage
    from stretchtimer.ui.progress_sentences import Person


class ProgressWires(QObject):
    """The progress page and its measurements, which also set how deep every figure goes."""

    learn_requested = Signal(str)  # a topic of Learn

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._removed: MeasurementRecord | None = None
        parts.figures.show_measurements(parts.store.measurements())

    @cached_property
    def page(self) -> "ProgressPage":
        from stretchtimer.ui.progress_page import ProgressPage

        page = self.parts.built(ProgressPage(self.parts.theme, self.parts.icons))
        page.measurement_requested.connect(self.save_measurement)
        page.learn_requested.connect(self.learn_requested)
        page.removal_requested.connect(self.remove_measurement)
        page.restore_requested.connect(self.restore_measurement)
        return page

    @telling
    def show(self) -> None:
        self._show_records()
        self.parts.window.show_page(self.page, PROGRESS)
        QTimer.singleShot(0, self, self._show_sessions)

    @telling
    def show_measuring(self) -> None:
        self.show()
        self.page.show_form()

    @telling
    def save_measurement(self, kind: Kind, text: str, side: Side, protocol: Protocol) -> None:
        try:
            reading = check_reading(kind, text, side, protocol)
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
        self._removed = self.parts.store.delete_measurement(measurement_id, self.parts.clock.now())
        self._follow()
        self.page.show_removed(_("Removed."))

    @telling
    def restore_measurement(self) -> None:
        if self._removed is not None:
            self.parts.store.restore(self._removed, self.parts.clock.now())
            self._removed = None
        self._follow()

    def _follow(self) -> None:
        self.parts.figures.show_measurements(self.parts.store.measurements())
        self._show_records()

    def _show_records(self) -> None:
        parts, settings = self.parts, self.parts.settings
        self.page.show_now(parts.clock.now())
        self.page.show_units("in" if settings.text("units") == "in" else "cm")
        self.page.show_person(person(settings, parts.local_now.date()), goals(settings))
        self.page.show_records(parts.store.measurements(), parts.store.feels())

    def _show_sessions(self) -> None:
        """How much was done: after the readings, for years of sessions take a while to read."""
        sessions = self.parts.store.sessions()
        held = held_by_week(sessions, self._exercises())
        self.page.show_sessions(sessions_by_day(sessions), held, self.parts.clock.zone())

    def _exercises(self) -> dict[str, Exercise]:
        catalogue = self.parts.catalogue
        return {exercise_id: catalogue.exercise(exercise_id) for exercise_id in catalogue.exercise_ids}


def person(settings: Settings, today: date) -> "Person":
    """Whom readings are compared with. The year of birth alone gives the age the user has reached or reaches."""
    from stretchtimer.ui.progress_sentences import Person

    age = None if settings.birth_year is None else today.year - settings.birth_year
    return Person(settings.sex, age, Condition.LEG_PAIN in settings.conditions)


def goals(settings: Settings) -> "Goals":
    from stretchtimer.ui.progress_drawings import Goals

    return Goals(settings.goal_leg_raise, settings.goal_reach)
