"""Progress: measurements taken, removed and restored, and how the pages follow."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, check_reading
from stretchtimer.core.message import UserError
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.wiring.parts import PROGRESS, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.progress_page import ProgressPage


class ProgressWires(QObject):
    """The progress page and its measurements, which also set how deep every figure goes."""

    learn_requested = Signal(str)  # a topic of Learn
    history_requested = Signal()

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
        page.history_requested.connect(self.history_requested)
        page.removal_requested.connect(self.remove_measurement)
        page.restore_requested.connect(self.restore_measurement)
        return page

    @telling
    def show(self) -> None:
        self._show_records()
        self.parts.window.show_page(self.page, PROGRESS)

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
        self.page.show_now(self.parts.clock.now())
        self.page.show_units("in" if self.parts.settings.text("units") == "in" else "cm")
        self.page.show_records(self.parts.store.measurements(), self.parts.store.feels())
