"""The first run: each step's answers stored at once, and how far one has come, so that it goes on there."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.app import keep_answers, keep_cleared
from stretchtimer.core.first_run import FIRST_RUN, FirstRunStep, step_after, step_before, step_now
from stretchtimer.core.records import FeelRecord, FeelWhen, Occasion
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import Rule
from stretchtimer.core.safety import Level
from stretchtimer.reminders import suggested_now
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.safety import print_last_answers
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.ui.first_run_page import FirstRunPage


class FirstRunWires(QObject):
    """Four steps over the whole window, and then the day."""

    finished = Signal()
    measure_requested = Signal()
    reminders_changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._step = FirstRunStep.OVER
        self._felt: FeelRecord | None = None

    @cached_property
    def page(self) -> "FirstRunPage":
        from stretchtimer.ui.first_run_page import FirstRunPage

        parts = self.parts
        page = parts.built(FirstRunPage(parts.theme, parts.icons, parts.figures.art))
        page.back_requested.connect(self.go_back)
        page.skip_requested.connect(self.skip)
        page.next_requested.connect(self.go_on)
        page.safety.answered.connect(self.answer)
        page.safety.cleared.connect(self.clear)
        page.safety.print_requested.connect(lambda: print_last_answers(parts))
        page.safety.cancelled.connect(self.go_back)
        page.safety.skipped.connect(self.skip)
        page.safety.close_requested.connect(parts.window.close)
        page.body.feel_requested.connect(self.save_feel)
        page.body.setting_requested.connect(self.change)
        page.body.measure_requested.connect(self.measure)
        return page

    @property
    def is_wanted(self) -> bool:
        """Whether there is a step to go on with: for who has just come, or has closed the program in the middle."""
        return self._kept is not FirstRunStep.OVER

    @telling
    def resume(self) -> None:
        """Show the step that is next; where none is left, it is over."""
        self._step = self._kept
        self._show()

    @telling
    def repeat(self) -> None:
        """Go through all of it once more; what was answered stays until it is answered anew."""
        self.go_to(FirstRunStep.WELCOME)

    @telling
    def go_to(self, step: FirstRunStep) -> None:
        self.parts.store.set_setting(FIRST_RUN, step, self.parts.clock.now())
        self._step = step
        self._show()

    def go_back(self) -> None:
        self.go_to(step_before(self._step))

    def skip(self) -> None:
        """Past this step; past everything from the welcome, and while the answers keep the stretches locked."""
        ends = self._step is FirstRunStep.WELCOME or self.parts.safety.is_locked
        self.go_to(FirstRunStep.OVER if ends else step_after(self._step))

    @telling
    def go_on(self) -> None:
        if self._step is FirstRunStep.REMINDERS:
            self._keep_reminders(self._offered)
        self.go_to(step_after(self._step))

    @telling
    def answer(self, flags: frozenset[RedFlag]) -> None:
        keep_answers(self.parts.store, self.parts.clock, flags, self.parts.safety.ask or Occasion.ASKED)
        if self.parts.safety.is_locked:
            self._show()
        else:
            self.go_on()

    @telling
    def clear(self, cleared_on: date) -> None:
        keep_cleared(self.parts.store, self.parts.clock, cleared_on)
        self.go_on()

    @telling
    def save_feel(self, pain: int) -> None:
        """Store how the back feels; another tap on this page corrects it."""
        store, now = self.parts.store, self.parts.clock.now()
        if self._felt is not None:
            store.delete_feel(self._felt.id, now)
            self._felt = None
        self._felt = store.add_feel(pain, FeelWhen.DAY, None, felt_at=now, zone=self.parts.clock.zone(), now=now)
        self._show_body()

    @telling
    def change(self, key: str, text: str) -> None:
        try:
            self.parts.store.set_setting(key, text, self.parts.clock.now())
        finally:
            self._show_body()

    @telling
    def measure(self) -> None:
        """Measure now; the first run goes on with its next step afterwards."""
        self.parts.store.set_setting(FIRST_RUN, FirstRunStep.REMINDERS, self.parts.clock.now())
        self.measure_requested.emit()

    @property
    def _kept(self) -> FirstRunStep:
        settings = self.parts.settings
        is_begun = FIRST_RUN in settings.changed
        return step_now(settings.text(FIRST_RUN), is_begun=is_begun, has_records=not is_begun and self._has_records())

    def _has_records(self) -> bool:
        store = self.parts.store
        known = (store.safety_checks, store.measurements, store.feels, store.reminders)
        return bool(store.sessions(limit=1)) or any(read() for read in known)

    @property
    def _offered(self) -> tuple[Rule, ...]:
        """Nothing to who has reminders already."""
        parts = self.parts
        return () if parts.store.reminders() else suggested_now(parts.store, parts.catalogue, parts.clock)

    def _keep_reminders(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self.parts.store.put_reminder(rule, self.parts.clock.now())
        self.reminders_changed.emit()

    def _show(self) -> None:
        if self._step is FirstRunStep.OVER:
            self._felt = None
            self.finished.emit()
            return
        if self.parts.window.page is self.page:
            self.parts.window.rest_keys()
        show = {
            FirstRunStep.WELCOME: lambda: self.page.show_step(self._step, _("Skip all of this"), _("Begin")),
            FirstRunStep.SAFETY: self._show_safety,
            FirstRunStep.BODY: self._show_body_step,
            FirstRunStep.REMINDERS: self._show_reminders,
        }
        self.parts.window.show_page(self.page)
        show[self._step]()

    def _show_safety(self) -> None:
        safe = self.parts.safety
        self.page.show_step(self._step, "", "")
        if safe.is_locked:
            self.page.safety.show_stop(safe, self.parts.local_now.date())
        else:
            self.page.safety.show_questions("")

    def _show_body_step(self) -> None:
        self._show_body()
        self.page.show_step(self._step, _("Skip this step"), _("Continue"))

    def _show_body(self) -> None:
        safe, today = self.parts.safety, self.parts.local_now.date()
        feel = next((feel.pain for feel in reversed(self.parts.store.feels()) if feel.day == today), None)
        may_measure = safe.may_start and safe.level is not Level.GENTLE
        self.page.body.show_body(self.parts.settings, feel, may_measure=may_measure)

    def _show_reminders(self) -> None:
        offered = self._offered
        self.page.reminders.show_offered(offered, len(self.parts.store.reminders()))
        skip, onward = (_("No reminders"), _("Set these")) if offered else ("", _("Done"))
        self.page.show_step(self._step, skip, onward)
