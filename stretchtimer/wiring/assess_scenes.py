"""What the guided measuring shows at each of its steps: the words, the drawing, and the ways on.

Apart from the flow (`assess.py`), and loaded with the page when something is first measured.
"""

from collections.abc import Sequence

from stretchtimer.core import guided
from stretchtimer.core.assess import guide_of
from stretchtimer.core.entry import Entry
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.gauge import gauge_of
from stretchtimer.core.guided import Check, Step
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.ui.assess_page import MOVING, RESTING, AssessPage, Ways
from stretchtimer.wiring.assess_results import outcomes_of, result_notes
from stretchtimer.wiring.assess_trial import AssessTrial
from stretchtimer.wiring.parts import Parts
from stretchtimer.words import guided_words as words
from stretchtimer.words.assess_words import how_text
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.messages import sentence
from stretchtimer.words.progress_words import unit_text


class AssessScenes:
    """Puts each step on the page."""

    def __init__(self, page: AssessPage, parts: Parts, trial: AssessTrial) -> None:
        self._page, self._parts, self._trial = page, parts, trial

    @property
    def units(self) -> LengthUnit:
        return "in" if self._parts.settings.text("units") == "in" else "cm"

    def entry(self, kind: Kind, protocol: Protocol) -> Entry:
        """How a reading is typed by this user."""
        return Entry(kind, protocol, self.units, self._parts.settings.leg_length_mm or 0)

    def closed(self, kind: Kind, protocol: Protocol) -> str | None:
        """Why a test is not for now; None where it is."""
        why = guided.closed_now(kind, protocol, self._parts.settings, self._parts.local_now.time())
        return None if why is None else sentence(why)

    def steps(self, check: Check) -> None:
        """Where one is, and whether leaving keeps something that is not kept yet."""
        self._page.show_steps(words.stepper_names(check), words.step_number(check))
        unsaved = check.step in (Step.TRY, Step.STOP) and check.trial is not None and check.trial.tries
        self._page.show_leaving(_("Save and leave") if unsaved else _("Leave"))

    def warm_up(self) -> None:
        """Warm or cold: the same as last time."""
        known = [r for r in self._parts.store.measurements() if r.warmed_up is not None]
        last = max(known, key=lambda record: record.measured_at).warmed_up if known else None
        page = self._page
        page.warm_up.show_warmth(words.warmth_text(last), last is not False)
        page.show_figure(MOVING, _("Warm up"), _("Somebody walking on the spot."))
        page.show_panel(page.warm_up, page.picture, Ways(_("Continue"), back=False))
        page.show_ready(True)

    def choice(self, check: Check, kind: Kind, protocol: Protocol, leg: Side | None) -> None:
        """Which test, how, on which leg where that is asked, and whether it is for now."""
        page, panel, guide = self._page, self._page.choice, guide_of(kind, protocol)
        title = _("One more test") if check.tests else _("What to measure")
        panel.show_choice(title, kind, guided.protocols_of(kind), protocol)
        panel.show_guide(how_text(protocol), words.tools_text(kind, protocol), guide.alike)
        asked = self.entry(kind, protocol).is_tape and self._parts.settings.leg_length_mm is None
        label = _("Length of your leg, hip bone to heel, {unit}").format(unit=unit_text(self.units))
        closed = self.closed(kind, protocol)
        panel.show_leg_asked(label if asked and closed is None else "")
        picks_leg = guided.asks_leg(kind, protocol) and closed is None
        panel.show_which_leg(words.which_leg_text() if picks_leg else "", leg)
        panel.show_closed(closed or "")
        gauge = gauge_of(kind, protocol)
        trial = guided.chosen(check, kind, protocol, leg).trial
        assert trial is not None
        page.gauge.show_gauge(gauge, trial.side, "", draggable=False)
        page.gauge.show_reading(gauge.neutral)
        page.gauge.show_spoken(words.test_name(kind), words.do_text(trial))
        skip = _("Skip to the result") if check.tests else ""
        page.show_panel(panel, page.gauge, Ways(_("Begin"), skip, words.other_leg_text(check)))
        page.show_ready(closed is None and not (picks_leg and leg is None))

    def trying(self, check: Check) -> None:
        """One try."""
        trial, page = check.trial, self._page
        assert trial is not None
        entry = self.entry(trial.kind, trial.protocol)
        before = guided.last_reading(self._parts.store.measurements(), trial)
        page.show_ready(trial.is_practice)
        self._trial.show_trial(trial, entry, before.value if before else None)
        stage = page.photo if self._trial.is_photo else page.gauge
        page.show_panel(page.trying, stage, Ways(words.save_text(trial), note=words.other_leg_text(check)))
        self._trial.focus_first()

    def stopped(self, check: Check) -> None:
        """What stopped it?"""
        trial, page = check.trial, self._page
        assert trial is not None
        lead = _("{name}. Your answer tells a tight muscle from what wants care.").format(name=words.trial_name(trial))
        page.gauge.show_gauge(gauge_of(trial.kind, trial.protocol), trial.side, "", draggable=False)
        page.stop.show_question(_("What stopped it?"), lead, guided.reasons_of(trial.kind))
        page.show_panel(page.stop, page.gauge, Ways(_("Continue"), note=words.other_leg_text(check)))
        page.show_ready(False)
        page.stop.focus_first()

    def told(self, check: Check) -> None:
        """What that means, and what it asks for."""
        ruling, page = check.ruling, self._page
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

    def result(self, check: Check, kept: Sequence[MeasurementRecord], undone: Sequence[MeasurementRecord]) -> None:
        """What was stored; or what was, until it was undone."""
        page, parts = self._page, self._parts
        records = parts.store.measurements()
        outcomes = outcomes_of(undone or kept, records, parts.settings, self.units)
        count = len(outcomes)
        saved = ngettext("{count} reading is saved.", "{count} readings are saved.", count).format(count=count)
        lead = _("Taken out again.") if undone else saved if count else _("Nothing was stored.")
        notes = result_notes(kept, records, parts.settings, self.units)
        page.result.show_outcomes(_("Result"), lead, outcomes, notes)
        more = guided.may_go_on(check) and not undone
        undo = _("Put back") if undone else _("Undo") if count else ""
        page.result.show_ways(undo, _("Another test") if more else "")
        page.show_figure(RESTING, _("At rest"), _("Somebody sitting at ease."))
        page.show_panel(page.result, page.picture, Ways(_("Done"), back=False))
        page.show_ready(True)
        page.focus_primary()
