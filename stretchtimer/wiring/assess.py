"""The guided measuring: what is asked when, what of it is stored, and what a stop leads to.

The flow itself is `core/guided.py`; here each of its steps gets its words, and each finished trial its line in the
file at once, so that nothing measured can be lost by leaving.
"""

from collections.abc import Callable
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer import paths
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core import guided
from stretchtimer.core.assess import guide_of
from stretchtimer.core.entry import Entry, leg_length
from stretchtimer.core.figure.gauge import gauge_of
from stretchtimer.core.first_hour import first_hour_ends, is_first_hour
from stretchtimer.core.guided import Check, Step, Trial
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.message import UserError
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import MeasurementRecord, Occasion
from stretchtimer.wiring.assess_results import outcomes_of, result_notes
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.words import guided_words as words
from stretchtimer.words.assess_words import how_text
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.messages import sentence
from stretchtimer.words.progress_words import unit_text

if TYPE_CHECKING:
    from stretchtimer.ui.assess_page import AssessPage
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

    @cached_property
    def page(self) -> "AssessPage":
        from stretchtimer.ui.assess_page import AssessPage

        parts = self.parts
        figures = Figures(paths.resources() / "figure", parts.catalogue)
        page = parts.built(AssessPage(parts.theme, parts.icons, parts.figures.art, figures.figure))
        page.leave_requested.connect(self.leave)
        page.back_requested.connect(self.go_back)
        page.primary_requested.connect(self.go_on)
        page.second_requested.connect(self.go_aside)
        page.choice.choice_changed.connect(self.choose)
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

    @telling
    def show(self) -> None:
        """Begin a new check, at the warm-up."""
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
        if not self._trial.is_empty and not self._is_practice():
            stored = self._trial.take()
            if stored is None:
                return
            self._check = guided.tried(self._check, stored)
        self._turn(guided.halted(self._check))

    @telling
    def choose(self, kind: Kind, protocol: Protocol | None) -> None:
        records = self.parts.store.measurements()
        self._choice = kind, protocol or guided.last_protocol(records, kind)
        self._show_choice()

    @telling
    def change_units(self, units: str) -> None:
        """In the middle of a test; what was read stays what it was."""
        self.parts.store.set_setting("units", units, self.parts.clock.now())
        trial = self._check.trial
        if trial is not None:
            self._trial.show_entry(self._entry(trial.kind, trial.protocol))

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
        self._show_result()

    def _begin(self) -> None:
        kind, protocol = self._choice
        if self._closed(kind, protocol) is not None:
            return
        if not self._know_leg(kind, protocol):
            return
        self._turn(guided.chosen(self._check, kind, protocol))

    def _know_leg(self, kind: Kind, protocol: Protocol) -> bool:
        """Whether the leg's length is known where it is needed; what is typed is stored once and for all."""
        if not self._entry(kind, protocol).is_tape or self.parts.settings.leg_length_mm is not None:
            return True
        try:
            length = leg_length(self.page.choice.leg_text, self._units)
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
        self.page.show_steps(words.stepper_names(check), words.step_number(check))
        unsaved = check.step in (Step.TRY, Step.STOP) and check.trial is not None and check.trial.tries
        self.page.show_leaving(_("Save and leave") if unsaved else _("Leave"))
        {
            Step.WARM_UP: self._show_warm_up,
            Step.CHOOSE: self._show_first_choice,
            Step.TRY: self._show_try,
            Step.STOP: self._show_stop,
            Step.TOLD: self._show_told,
            Step.RESULT: self._show_result,
        }[check.step]()

    def _show_warm_up(self) -> None:
        from stretchtimer.ui.assess_page import MOVING, Ways

        known = [r for r in self.parts.store.measurements() if r.warmed_up is not None]
        last = max(known, key=lambda record: record.measured_at).warmed_up if known else None
        page = self.page
        page.warm_up.show_warmth(words.warmth_text(last), last is not False)
        page.show_figure(MOVING, _("Warm up"), _("Somebody walking on the spot."))
        page.show_panel(page.warm_up, page.picture, Ways(_("Continue"), back=False))
        page.show_ready(True)

    def _show_first_choice(self) -> None:
        """The test that comes next: the leg raise first, and then what was done beside it last."""
        records = self.parts.store.measurements()
        kind = Kind.LEG_RAISE
        if self._check.tests:
            others = [record for record in records if record.kind not in self._check.tests]
            last = max(others, key=lambda record: record.measured_at).kind if others else Kind.SIT_AND_REACH
            kind = last if last not in self._check.tests else Kind.LEG_RAISE
        self._choice = kind, guided.last_protocol(records, kind)
        self._show_choice()
        self.page.choice.focus_first()

    def _show_choice(self) -> None:
        from stretchtimer.ui.assess_page import Ways

        kind, protocol = self._choice
        page, panel, guide = self.page, self.page.choice, guide_of(kind, protocol)
        title = _("One more test") if self._check.tests else _("What to measure")
        panel.show_choice(title, kind, guided.protocols_of(kind), protocol)
        panel.show_guide(how_text(protocol), words.tools_text(kind, protocol), guide.alike)
        asked = self._entry(kind, protocol).is_tape and self.parts.settings.leg_length_mm is None
        label = _("Length of your leg, hip bone to heel, {unit}").format(unit=unit_text(self._units))
        closed = self._closed(kind, protocol)
        panel.show_leg_asked(label if asked and closed is None else "")
        panel.show_closed(closed or "")
        gauge = gauge_of(kind, protocol)
        trial = guided.chosen(self._check, kind, protocol).trial
        assert trial is not None
        page.gauge.show_gauge(gauge, trial.side, "", draggable=False)
        page.gauge.show_reading(gauge.neutral)
        page.gauge.show_spoken(words.test_name(kind), words.do_text(trial))
        skip = _("Skip to the result") if self._check.tests else ""
        page.show_panel(panel, page.gauge, Ways(_("Begin"), skip, words.other_leg_text(self._check)))
        page.show_ready(closed is None)

    def _show_try(self) -> None:
        from stretchtimer.ui.assess_page import Ways

        trial, page = self._check.trial, self.page
        assert trial is not None
        entry = self._entry(trial.kind, trial.protocol)
        before = guided.last_reading(self.parts.store.measurements(), trial)
        page.show_ready(trial.is_practice)
        self._trial.show_trial(trial, entry, before.value if before else None)
        stage = page.photo if self._trial.is_photo else page.gauge
        page.show_panel(page.trying, stage, Ways(words.save_text(trial), note=words.other_leg_text(self._check)))
        self._trial.focus_first()

    def _show_ready(self, step: Step, ready: bool) -> None:
        if self._check.step is step:
            self.page.show_ready(ready or self._is_practice())

    def _show_stop(self) -> None:
        from stretchtimer.ui.assess_page import Ways

        trial, page = self._check.trial, self.page
        assert trial is not None
        lead = _("{name}. Your answer tells a tight muscle from what wants care.").format(name=words.trial_name(trial))
        page.gauge.show_gauge(gauge_of(trial.kind, trial.protocol), trial.side, "", draggable=False)
        page.stop.show_question(_("What stopped it?"), lead, guided.reasons_of(trial.kind))
        page.show_panel(page.stop, page.gauge, Ways(_("Continue"), note=words.other_leg_text(self._check)))
        page.show_ready(False)
        page.stop.focus_first()

    def _show_told(self) -> None:
        from stretchtimer.ui.assess_page import Ways

        ruling, page = self._check.ruling, self.page
        assert ruling is not None
        assert ruling.message is not None
        page.stop.show_told(_("What that means"), sentence(ruling.message))
        ways = Ways(_("Continue"), back=False)
        if ruling.pause_hamstrings:
            ways = Ways(_("Answer the safety questions"), _("To the result"), back=False)
        elif ruling.gentle_set:
            ways = Ways(_("Start the gentle set"), _("To the result"), back=False)
        page.show_panel(page.stop, page.gauge, ways)
        page.show_ready(True)
        page.focus_primary()

    def _show_result(self) -> None:
        from stretchtimer.ui.assess_page import RESTING, Ways

        page, parts = self.page, self.parts
        records = parts.store.measurements()
        outcomes = outcomes_of(self._undone or self._kept, records, parts.settings, self._units)
        count = len(outcomes)
        saved = ngettext("{count} reading is saved.", "{count} readings are saved.", count).format(count=count)
        lead = _("Taken out again.") if self._undone else saved if count else _("Nothing was stored.")
        notes = result_notes(self._kept, records, parts.settings, self._units, parts.clock.zone())
        page.result.show_outcomes(_("Result"), lead, outcomes, notes)
        more = guided.may_go_on(self._check) and not self._undone
        undo = _("Put back") if self._undone else _("Undo") if count else ""
        page.result.show_ways(undo, _("Another test") if more else "")
        page.show_figure(RESTING, _("At rest"), _("Somebody sitting at ease."))
        page.show_panel(page.result, page.picture, Ways(_("Done"), back=False))
        page.show_ready(True)
        page.focus_primary()

    def _closed(self, kind: Kind, protocol: Protocol) -> str | None:
        why = guided.closed(kind, protocol, self.parts.settings.conditions, self._opens_at())
        return None if why is None else sentence(why)

    def _opens_at(self) -> time | None:
        """When the first hour after waking is over; None where it is not that hour."""
        settings = self.parts.settings
        waking, window = settings.waking_hour, settings.first_hour_minutes
        careful = is_first_hour(self.parts.local_now.time(), waking, window)
        return first_hour_ends(waking, window) if careful else None

    def _entry(self, kind: Kind, protocol: Protocol) -> Entry:
        return Entry(kind, protocol, self._units, self.parts.settings.leg_length_mm or 0)

    @property
    def _units(self) -> LengthUnit:
        return "in" if self.parts.settings.text("units") == "in" else "cm"
