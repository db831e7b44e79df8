"""The program with its window: which wish of which page leads where, and what every page is shown afterwards.

Data flows one way. A page asks; this stores, reads back what was stored, and shows that: a fault in storing cannot
hide. Pages are built when they are first shown, so that the first frame pays for one of them.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtWidgets import QWidget

from stretchtimer import paths
from stretchtimer.app import circumstances, cut_off, hold_session, leave_cut_off, startable
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.clock import Clock
from stretchtimer.core.exercise import Exercise, Kit, Side
from stretchtimer.core.figure.depth import Flexibility, fitted
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.measure import Kind, Protocol, check_reading
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances, Plan, make_plan
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord, SessionRecord
from stretchtimer.core.session import Command, Session
from stretchtimer.core.today import DAILY, Today, make_cards
from stretchtimer.core.try_out import one_exercise_sequence
from stretchtimer.keeper import SessionKeeper
from stretchtimer.runners import SessionRunner
from stretchtimer.shell import Shell
from stretchtimer.store.store import Store
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_colours import SkinTone, figure_colours
from stretchtimer.ui.figure_look import Hair, Look
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.main_window import Themed
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence
from stretchtimer.words.plan_words import plan_title

if TYPE_CHECKING:
    from stretchtimer.ui.done_page import DonePage
    from stretchtimer.ui.learn_page import LearnPage
    from stretchtimer.ui.library_page import LibraryPage
    from stretchtimer.ui.progress_page import ProgressPage
    from stretchtimer.ui.session_page import SessionPage
    from stretchtimer.ui.settings_page import SettingsPage

TODAY, PROGRESS, EXERCISES, SETTINGS = range(4)


CORRECTS_WITHIN = timedelta(seconds=10)

PageType = TypeVar("PageType", bound=QWidget)


def telling(action: Callable[..., None]) -> Callable[..., None]:
    """Let what a person can mend be said in the window; a bug goes its loud way."""

    @wraps(action)
    def told(app: "WindowApp", *args: Any) -> None:
        try:
            action(app, *args)
        except UserError as error:
            app.window.show_problem(sentence(error.message))

    return told


class WindowApp(QObject):
    """Everything the window needs, built once, wired once."""

    def __init__(self, shell: Shell, clock: Clock, store: Store, catalogue: Catalogue) -> None:
        super().__init__()
        self.window, self._appearance, self._icons = shell.window, shell.appearance, shell.icons
        self._clock, self._store, self._catalogue = clock, store, catalogue
        self._settings = store.settings()
        self._removed: MeasurementRecord | None = None
        self._last_feel: FeelRecord | None = None
        self._session_lock: QLockFile | None = None
        self._tokens = shell.tokens
        self._measurements = store.measurements()
        self._fitted: dict[tuple[str, Side], Figure | None] = {}
        self._art = FigureArt(Figures(paths.resources() / "figure", catalogue).rig(), self._figure, self._look())
        self.runner = SessionRunner(clock, parent=self)
        self._keeper = SessionKeeper(self.runner, store, clock)
        self.window.page_requested.connect(self.show_entry)
        self.runner.session_changed.connect(self._show_session)
        self.runner.session_over.connect(self._show_done)
        self._keeper.problem.connect(lambda problem: self.window.show_problem(sentence(problem)))
        self._wear()
        self._appearance.changed.connect(self._show_look)
        self.show_today()
        self.today_page.focus_due()

    @cached_property
    def today_page(self) -> TodayPage:
        page = self._built(TodayPage(self._appearance.theme, self._icons, self._art))
        page.start_requested.connect(self.start)
        page.go_on_requested.connect(self.go_on)
        page.leave_requested.connect(self.leave)
        page.feel_requested.connect(self.save_feel)
        page.feel_undo_requested.connect(self.undo_feel)
        page.measure_requested.connect(self.show_measuring)
        return page

    @cached_property
    def progress_page(self) -> "ProgressPage":
        from stretchtimer.ui.progress_page import ProgressPage

        page = self._built(ProgressPage(self._appearance.theme, self._icons))
        page.measurement_requested.connect(self.save_measurement)
        page.removal_requested.connect(self.remove_measurement)
        page.restore_requested.connect(self.restore_measurement)
        return page

    @cached_property
    def library_page(self) -> "LibraryPage":
        from stretchtimer.ui.library_page import LibraryPage

        art = self._art
        page = LibraryPage(self._appearance.theme, self._icons, art.rig, art.shapes, art.thumbnails, art.look)
        page.show_exercises(*self._library())
        page.try_requested.connect(self.try_out)
        page.start_requested.connect(self.start)
        page.learn_requested.connect(self.show_learn)
        return self._built(page)

    @cached_property
    def learn_page(self) -> "LearnPage":
        from stretchtimer.catalogue.learn import read_learn
        from stretchtimer.ui.learn_page import LearnPage

        page = self._built(LearnPage(self._appearance.theme))
        page.show_topics(read_learn(paths.resources() / "learn"))
        page.topic_requested.connect(page.show_topic)
        return page

    @cached_property
    def settings_page(self) -> "SettingsPage":
        from stretchtimer.ui.settings_page import SettingsPage

        page = self._built(SettingsPage(self._appearance.theme))
        page.setting_requested.connect(self.change_setting)
        return page

    @cached_property
    def session_page(self) -> "SessionPage":
        from stretchtimer.ui.session_page import SessionPage

        page = self._built(SessionPage(self._appearance.theme, self._icons, self._art))
        page.command_requested.connect(self.runner.command)
        return page

    @cached_property
    def done_page(self) -> "DonePage":
        from stretchtimer.ui.done_page import DonePage

        page = self._built(DonePage(self._appearance.theme, self._icons, self._art))
        page.feel_requested.connect(self.save_feel_after)
        page.close_requested.connect(self.close_done)
        return page

    def end(self) -> None:
        """The program is about to quit: a running session ends here, with what was held of its last set."""
        self.runner.command(Command.END)

    def grant(self, wish: str) -> None:
        """Do what a later start of the program asks: "raise", or "run" and a sequence."""
        self.window.show_raised()
        verb, _space, sequence_id = wish.partition(" ")
        running = self.runner.session is not None and not self.runner.session.is_over
        if verb == "run" and not running:
            self.start(sequence_id)

    @telling
    def show_entry(self, entry: int) -> None:
        """Open one of the rail's pages."""
        if entry == TODAY:
            self.show_today()
        elif entry == PROGRESS:
            self._show_progress()
            self.window.show_page(self.progress_page, PROGRESS)
        elif entry == EXERCISES:
            self._show_exercises()
        else:
            self.settings_page.show_settings(self._settings)
            self.window.show_page(self.settings_page, SETTINGS)

    @telling
    def show_today(self) -> None:
        now = self._local_now()
        plans = [self._catalogue.plan(sequence_id, self._circumstances()) for sequence_id in DAILY]
        midnight = datetime.combine(now.date(), time(), now.tzinfo)
        sessions = self._store.sessions(since=midnight.astimezone(ZoneInfo("UTC")))
        feels = self._store.feels()
        measurements = self._store.measurements()
        cut_off = self._cut_off()
        today = Today(
            now=now,
            is_first_day=not sessions and not measurements and not feels and not self._store.sessions(limit=1),
            cards=make_cards(plans, sessions, now),
            cut_off=cut_off,
            feel=next((feel for feel in reversed(feels) if feel.day == now.date()), None),
            measurements=measurements,
            problems=tuple(sentence(problem) for problem in self._catalogue.problems),
        )
        name = self._catalogue.sequence(cut_off.sequence).name if cut_off else ""
        self.today_page.show_today(today, name)
        self.window.show_page(self.today_page, TODAY)

    @telling
    def show_measuring(self) -> None:
        self.show_entry(PROGRESS)
        self.progress_page.show_form()

    @telling
    def start(self, sequence_id: str) -> None:
        """Perform a sequence, in the form that fits this instant."""
        self._start_plan(self._catalogue.plan(sequence_id, self._circumstances()))

    @telling
    def try_out(self, exercise_id: str) -> None:
        """Perform one exercise by itself, at its lowest dose; its kit is the user's to find."""
        exercise = self._catalogue.exercise(exercise_id)
        fitting = Circumstances(kit=frozenset(Kit), conditions=self._settings.conditions)
        self._start_plan(make_plan(one_exercise_sequence(exercise), {exercise_id: exercise}, fitting))

    @telling
    def show_learn(self, topic_id: str) -> None:
        self.learn_page.show_topic(topic_id)
        self.window.show_page(self.learn_page, EXERCISES)

    @telling
    def go_on(self) -> None:
        """Go on with the session that was cut off."""
        record = self._cut_off()
        if record is None:
            self.show_today()
            return
        fitting = self._circumstances()
        plan = startable(self._catalogue.plan(record.sequence, fitting.in_form(record.form)))
        self._perform(lambda: self._keeper.go_on(record, plan))

    @telling
    def leave(self) -> None:
        """Leave the session that was cut off as it is."""
        leave_cut_off(self._store, self._clock)
        self.show_today()

    @telling
    def save_feel(self, pain: int) -> None:
        """Store how the back feels; a tap soon after another corrects it."""
        now, last = self._clock.now(), self._last_feel
        zone = self._clock.zone()
        self._last_feel = self._store.add_feel(pain, FeelWhen.DAY, None, felt_at=now, zone=zone, now=now)
        if last is not None and last.when is FeelWhen.DAY and now - last.felt_at < CORRECTS_WITHIN:
            self._store.delete_feel(last.id, now)
        self.show_today()
        self.today_page.show_feel_saved(pain)

    @telling
    def undo_feel(self) -> None:
        if self._last_feel is not None:
            self._store.delete_feel(self._last_feel.id, self._clock.now())
            self._last_feel = None
        self.show_today()

    @telling
    def save_feel_after(self, pain: int) -> None:
        """Store how the back feels after the session; a second tap takes the first one's place."""
        now, record = self._clock.now(), self._keeper.record
        if record is None:
            return
        if self._last_feel is not None and self._last_feel.session == record.id:
            self._store.delete_feel(self._last_feel.id, now)
        zone = self._clock.zone()
        self._last_feel = self._store.add_feel(pain, FeelWhen.AFTER, record.id, felt_at=now, zone=zone, now=now)
        self.done_page.show_feel_saved(self._last_feel.pain)

    @telling
    def close_done(self) -> None:
        self._keeper.keep_waiting()
        self.window.show_compact(False)
        self.show_today()

    @telling
    def save_measurement(self, kind: Kind, text: str, side: Side, protocol: Protocol) -> None:
        try:
            reading = check_reading(kind, text, side, protocol)
        except UserError as error:
            self.progress_page.show_entry_problem(sentence(error.message))
            return
        now = self._clock.now()
        self._store.add_measurement(
            reading, (), warmed_up=None, stopped_by=None, measured_at=now, zone=self._clock.zone(), now=now
        )
        self._measurements_changed()
        self.progress_page.show_entry_saved(_("Saved."))

    @telling
    def remove_measurement(self, measurement_id: str) -> None:
        self._removed = self._store.delete_measurement(measurement_id, self._clock.now())
        self._measurements_changed()
        self.progress_page.show_removed(_("Removed."))

    @telling
    def restore_measurement(self) -> None:
        if self._removed is not None:
            self._store.restore(self._removed, self._clock.now())
            self._removed = None
        self._measurements_changed()

    @telling
    def change_setting(self, key: str, text: str) -> None:
        try:
            self._store.set_setting(key, text, self._clock.now())
        finally:
            self._settings = self._store.settings()
            self.settings_page.show_settings(self._settings)
        self._wear()
        self._show_look()

    def _start_plan(self, plan: Plan) -> None:
        startable(plan)

        def begin() -> None:
            leave_cut_off(self._store, self._clock)
            self._keeper.start(plan)

        self._perform(begin)

    def _perform(self, begin: Callable[[], None]) -> None:
        """Begin a session and show it; one that cannot be stored is not begun, and leaves everything as it was."""
        self._session_lock = hold_session(self._store)
        try:
            begin()
        except UserError:
            self._session_lock = None
            raise
        if self._session_lock is not None:  # it was not over at once
            self._show_session_page()

    def _show_progress(self) -> None:
        self.progress_page.show_now(self._clock.now())
        self.progress_page.show_units("in" if self._settings.text("units") == "in" else "cm")
        self.progress_page.show_records(self._store.measurements(), self._store.feels())

    def _library(self) -> tuple[tuple[Exercise, ...], dict[str, Figure]]:
        """Every exercise, and the figures of those that have one."""
        exercises = tuple(self._catalogue.exercise(exercise_id) for exercise_id in self._catalogue.exercise_ids)
        figures = {exercise.id: self._catalogue.figure(exercise.id) for exercise in exercises}
        return exercises, {exercise_id: figure for exercise_id, figure in figures.items() if figure is not None}

    def _show_exercises(self) -> None:
        page = self.library_page
        page.show_conditions(self._settings.conditions)
        page.show_kit(self._settings.kit)
        page.show_reduced_motion(self._reduces_motion())
        plans = [self._catalogue.plan(one, self._circumstances()) for one in self._catalogue.sequence_ids]
        page.show_sequences([(plan.sequence.id, plan_title(plan)) for plan in plans if plan.phases])
        self.window.show_page(page, EXERCISES)

    def _reduces_motion(self) -> bool:
        from stretchtimer.desktop.motion import system_reduces_motion

        choice = self._settings.text("reduced_motion")
        return choice == "on" or (choice == "system" and system_reduces_motion())

    def _show_session_page(self) -> None:
        self.session_page.show_reduced_motion(self._reduces_motion())
        self.window.show_compact(self._settings.text("session_window") == "compact")
        self.window.show_page(self.session_page)

    def _show_session(self, session: Session) -> None:
        if not session.is_over:
            self.session_page.show_session(session)

    @telling
    def _show_done(self, session: Session) -> None:
        self._session_lock = None
        self.session_page.show_over()
        day = self._local_now().date()
        before = next((feel.pain for feel in reversed(self._store.feels()) if feel.day == day), None)
        self.window.show_page(self.done_page)
        self.done_page.show_session(session, before)

    def _cut_off(self) -> SessionRecord | None:
        """What was cut off; a session that is under way, here or in another program, was not."""
        try:
            lock = self._session_lock or hold_session(self._store)
        except UserError:
            return None
        if lock is self._session_lock:
            return None
        return cut_off(self._store, self._catalogue, self._clock)

    def _circumstances(self) -> Circumstances:
        return circumstances(self._settings, self._clock)

    def _local_now(self) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(self._clock.zone()))

    def _built(self, page: PageType) -> PageType:
        """Give a new page the theme, as every other has it."""
        for widget in (page, *page.findChildren(QWidget)):
            if isinstance(widget, Themed):
                widget.show_theme(self._appearance.theme)
        return page

    def _figure(self, exercise_id: str, side: Side) -> Figure | None:
        """The figure of an exercise, as deep as the user's own latest straight leg raise of that side."""
        key = (exercise_id, side)
        if key not in self._fitted:
            figure = self._catalogue.figure(exercise_id)
            self._fitted[key] = figure and fitted(figure, Flexibility(leg_raise=self._leg_raise(side)))
        return self._fitted[key]

    def _leg_raise(self, side: Side) -> float | None:
        """Degrees; of both legs together, the tighter one's."""
        latest = {r.side: r.value / r.unit.per_shown for r in self._measurements if r.kind is Kind.LEG_RAISE}
        return latest.get(side) if side in latest else min(latest.values(), default=None)

    def _measurements_changed(self) -> None:
        self._measurements = self._store.measurements()
        self._fitted.clear()
        self._art.forget_pictures()
        self._show_progress()

    def _look(self) -> Look:
        skin = cast(SkinTone, self._settings.text("figure_skin"))
        hair = cast(Hair, self._settings.text("figure_hair"))
        return Look(figure_colours(self._tokens["figure"], self._appearance.theme.name, skin), hair)

    def _show_look(self) -> None:
        """Draw all figures in the look of theme and settings."""
        self._art.look = self._look()
        if "session_page" in self.__dict__:  # built already
            self.session_page.show_look()
        if "library_page" in self.__dict__:
            self.library_page.show_look(self._art.look)
        for picture in self.window.findChildren(FigurePicture):
            picture.update()

    def _wear(self) -> None:
        self._appearance.show_choice(self._settings.text("theme"), self._settings.text_scale)
