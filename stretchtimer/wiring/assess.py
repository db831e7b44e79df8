"""The guided measuring: what is asked when, what of it is stored, and what a stop leads to.

The flow itself is `core/guided.py`; here each of its steps gets its words, and each finished trial its line in the
file at once, so that nothing measured can be lost by leaving.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer import paths
from stretchtimer.core import guided
from stretchtimer.core.entry import leg_length
from stretchtimer.core.exercise import Side
from stretchtimer.core.guided import Check, Step, Trial
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.message import UserError
from stretchtimer.core.records import MeasurementRecord, Occasion
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.assess_page import AssessPage
    from stretchtimer.wiring.assess_scenes import AssessScenes
    from stretchtimer.wiring.assess_trial import AssessTrial


class AssessWires(QObject):
    """One check at a time. `kept` holds the records of what is done, in the same order."""

    measured = Signal()  # what is in the file has changed
    gentle_requested = Signal()
    left = Signal()

    def __init__(self, parts: Parts, safety: SafetyWires) -> None:
        super().__init__()
        self.parts, self._safety = parts, safety
        self._check = Check()
        self._kept: list[MeasurementRecord] = []
        self._undone: tuple[MeasurementRecord, ...] = ()
        self._choice = Kind.LEG_RAISE, Protocol.PHONE
        self._leg: Side | None = None  # where it is asked for

    @cached_property
    def page(self) -> "AssessPage":
        from stretchtimer.catalogue.figures import Figures
        from stretchtimer.ui.assess_page import AssessPage

        parts = self.parts
        figures = Figures(paths.resources() / "figure", parts.catalogue)
        page = parts.built(AssessPage(parts.theme, parts.icons, parts.figures.art, figures.figure))
        page.leave_requested.connect(self.leave)
        page.back_requested.connect(self.go_back)
        page.primary_requested.connect(self.go_on)
        page.second_requested.connect(self.go_aside)
        page.choice.choice_changed.connect(self.choose)
        page.choice.leg_chosen.connect(self.choose_leg)
        page.trying.halt_requested.connect(self.halt)
        page.trying.units_requested.connect(self.change_units)
        page.stop.reason_chosen.connect(lambda: page.show_ready(True))
        page.result.undo_requested.connect(self.undo)
        page.result.another_requested.connect(lambda: self._turn(guided.another(self._check)))
        parts.figures.look_changed.connect(page.gauge.update)
        return page

    @cached_property
    def _trial(self) -> "AssessTrial":
        from stretchtimer.wiring.assess_trial import AssessTrial

        trial = AssessTrial(self.page)
        trial.ready_changed.connect(lambda ready: self._show_ready(Step.TRY, ready))
        return trial

    @cached_property
    def _scenes(self) -> "AssessScenes":
        from stretchtimer.wiring.assess_scenes import AssessScenes

        return AssessScenes(self.page, self.parts, self._trial)

    @telling
    def show(self) -> None:
        """Begin a new check, at the warm-up; what another one left unfinished is kept."""
        self.end()
        self._kept, self._undone = [], ()
        self._turn(Check())
        self.parts.window.show_page(self.page)
        self.page.warm_up.focus_first()

    @telling
    def leave(self) -> None:
        """Leave at any step."""
        self.end()
        self.left.emit()

    def end(self) -> None:
        """Nothing more is measured; tries of a test that was not finished are kept as they are."""
        check, self._check = self._check, Check(warmed_up=self._check.warmed_up)
        if check.step in (Step.TRY, Step.STOP) and check.trial is not None and check.trial.tries:
            self._keep(check.trial)

    @telling
    def go_back(self) -> None:
        self._turn(guided.back(self._check))

    @telling
    def go_on(self) -> None:
        """What the filled button means at this step."""
        steps: dict[Step, Callable[[], None]] = {
            Step.WARM_UP: lambda: self._turn(guided.warmed(self._check, self.page.warm_up.warmed_up)),
            Step.CHOOSE: self._begin,
            Step.TRY: self._try,
            Step.STOP: self._judge,
            Step.TOLD: self._heed,
            Step.RESULT: self.leave,
        }
        steps[self._check.step]()

    @telling
    def go_aside(self) -> None:
        """What the button beside it means: no second test, or on without what was offered."""
        step = self._check.step
        self._turn(guided.told(self._check) if step is Step.TOLD else guided.finished(self._check))

    @telling
    def halt(self) -> None:
        """No further try. A number that stands there was reached, and counts."""
        unread = self._trial.is_empty or self._is_practice()
        if not unread:
            stored = self._trial.take()
            if stored is None:
                return
            self._check = guided.tried(self._check, stored)
        self._turn(guided.halted(self._check, unread=unread))

    @telling
    def choose(self, kind: Kind, protocol: Protocol | None) -> None:
        records = self.parts.store.measurements()
        self._show_choice(kind, protocol or guided.last_protocol(records, kind))

    @telling
    def choose_leg(self, leg: Side) -> None:
        self._leg = leg
        self._scenes.choice(self._check, *self._choice, leg)

    @telling
    def change_units(self, units: str) -> None:
        """In the middle of a test; what was read stays what it was."""
        self.parts.store.set_setting("units", units, self.parts.clock.now())
        trial = self._check.trial
        if trial is not None:
            self._trial.show_entry(self._scenes.entry(trial.kind, trial.protocol))

    @telling
    def undo(self) -> None:
        """Take everything of this check out of the file, or put it back."""
        now = self.parts.clock.now()
        if self._undone:
            for record in self._undone:
                self.parts.store.restore(record, now)
            self._kept, self._undone = list(self._undone), ()
        else:
            self._undone = tuple(self.parts.store.delete_measurement(record.id, now) for record in self._kept)
            self._kept = []
        self._follow()
        self._scenes.result(self._check, self._kept, self._undone)

    def _begin(self) -> None:
        kind, protocol = self._choice
        if self._scenes.closed(kind, protocol) is not None:
            return
        if self._leg is None and guided.asks_leg(kind, protocol):
            return
        if not self._know_length(kind, protocol):
            return
        self._turn(guided.chosen(self._check, kind, protocol, self._leg))

    def _know_length(self, kind: Kind, protocol: Protocol) -> bool:
        """Whether the leg's length is known where it is needed; what is typed is stored once and for all."""
        if not self._scenes.entry(kind, protocol).is_tape or self.parts.settings.leg_length_mm is not None:
            return True
        try:
            length = leg_length(self.page.choice.leg_text, self._scenes.units)
        except UserError as error:
            self.parts.window.show_problem(sentence(error.message))
            self.page.choice.focus_leg()
            return False
        self.parts.store.set_setting("leg_length_mm", str(length), self.parts.clock.now())
        self.parts.window.show_problem("")
        return True

    def _try(self) -> None:
        if self._is_practice() and self._trial.is_empty:
            self._turn(guided.tried(self._check, 0))
            return
        stored = self._trial.take()
        if stored is not None:
            self._turn(guided.tried(self._check, stored))

    def _is_practice(self) -> bool:
        trial = self._check.trial
        return trial is not None and trial.is_practice

    def _judge(self) -> None:
        reason = self.page.stop.reason
        if reason is not None:
            self._turn(guided.stopped(self._check, reason))

    def _heed(self) -> None:
        """Do what the stop asks for: the safety questions, or the gentle set; or go on where it asks for nothing."""
        ruling = self._check.ruling
        if ruling is not None and ruling.pause_hamstrings:
            self._safety.ask(Occasion.STOP_SIGN)
        elif ruling is not None and ruling.gentle_set:
            self.gentle_requested.emit()
        else:
            self._turn(guided.told(self._check))

    def _turn(self, check: Check) -> None:
        """Go to another step: first the file, then the page."""
        for record in self._kept[len(check.done) :]:
            self.parts.store.delete_measurement(record.id, self.parts.clock.now())
        changed = len(self._kept) != len(check.done)
        del self._kept[len(check.done) :]
        self._check = check
        for trial in check.done[len(self._kept) :]:
            self._kept.append(self._keep(trial))
        if changed:
            self._follow()
        self._show()

    def _keep(self, trial: Trial) -> MeasurementRecord:
        now, zone = self.parts.clock.now(), self.parts.clock.zone()
        record = self.parts.store.add_measurement(
            trial.reading,
            trial.tries,
            warmed_up=self._check.warmed_up,
            stopped_by=trial.stopped_by,
            measured_at=now,
            zone=zone,
            now=now,
        )
        self._follow()
        return record

    def _follow(self) -> None:
        self.parts.figures.show_measurements(self.parts.store.measurements())
        self.measured.emit()

    def _show(self) -> None:
        check = self._check
        self._scenes.steps(check)
        steps: dict[Step, Callable[[], None]] = {
            Step.WARM_UP: self._scenes.warm_up,
            Step.CHOOSE: self._show_first_choice,
            Step.TRY: lambda: self._scenes.trying(check),
            Step.STOP: lambda: self._scenes.stopped(check),
            Step.TOLD: lambda: self._scenes.told(check),
            Step.RESULT: lambda: self._scenes.result(check, self._kept, self._undone),
        }
        steps[check.step]()

    def _show_first_choice(self) -> None:
        """The test that comes next: the leg raise first, and then what was done beside it last."""
        records = self.parts.store.measurements()
        kind = Kind.LEG_RAISE
        if self._check.tests:
            others = [record for record in records if record.kind not in self._check.tests]
            last = max(others, key=lambda record: record.measured_at).kind if others else Kind.SIT_AND_REACH
            kind = last if last not in self._check.tests else Kind.LEG_RAISE
        self._show_choice(kind, guided.last_protocol(records, kind))
        self.page.choice.focus_first()

    def _show_choice(self, kind: Kind, protocol: Protocol) -> None:
        self._choice = kind, protocol
        self._leg = guided.last_leg(self.parts.store.measurements(), kind, protocol)
        self._scenes.choice(self._check, kind, protocol, self._leg)

    def _show_ready(self, step: Step, ready: bool) -> None:
        if self._check.step is step:
            self.page.show_ready(ready or self._is_practice())
