"""Today: what is due, how the back feels, and what follows from both."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from stretchtimer.core.message import UserError
from stretchtimer.core.pain import next_morning_due
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord
from stretchtimer.core.today import Morning, ProgrammeToday, Today
from stretchtimer.programmes import Following
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.day import cards_today, following_now, week_today
from stretchtimer.wiring.just_start import StartWires
from stretchtimer.wiring.parts import TODAY, Parts, telling
from stretchtimer.wiring.programme import ProgrammeWires
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.wiring.sessions import SessionWires
from stretchtimer.words.messages import sentence

CORRECTS_WITHIN = timedelta(seconds=10)
MORNING_SINCE = timedelta(days=3)  # a day back, in whatever time zone


class TodayWires(QObject):
    """The page that everything comes back to, so it is built at once."""

    def __init__(
        self,
        parts: Parts,
        sessions: SessionWires,
        before: BeforeWires,
        safety: SafetyWires,
        start: StartWires,
        programme: ProgrammeWires,
    ) -> None:
        super().__init__()
        self.parts, self._sessions, self._start = parts, sessions, start
        self._last_feel: FeelRecord | None = None
        self._minutes: int | None = None
        self._morning: Morning | None = None
        self.page = page = parts.built(TodayPage(parts.theme, parts.icons, parts.figures.art))
        page.start_requested.connect(before.ask)
        page.go_on_requested.connect(sessions.go_on)
        page.leave_requested.connect(sessions.leave)
        page.feel_requested.connect(self.save_feel)
        page.feel_undo_requested.connect(self.undo_feel)
        page.just_start_requested.connect(lambda: start.start(self._minutes))
        page.minutes_requested.connect(self.show_minutes)
        page.accept_requested.connect(programme.accept)
        page.refuse_requested.connect(programme.refuse)
        page.undo_change_requested.connect(programme.undo)
        page.programme_requested.connect(programme.show)
        page.safety_requested.connect(safety.show)
        programme.changed.connect(self._follow)
        sessions.left.connect(self.show_first)
        before.left.connect(self.show)
        safety.left.connect(self.show_first)

    @telling
    def show(self) -> None:
        self._show_day()
        self.parts.window.show_page(self.page, TODAY)

    def show_first(self) -> None:
        """Show the day, with the keyboard on what comes first."""
        self.show()
        self.page.focus_due()

    @telling
    def show_minutes(self, minutes: int | None) -> None:
        """Say what "Just start" would start in so many minutes."""
        self._minutes = minutes
        following, _problem = following_now(self.parts)
        self.page.show_choice(self._start.choice(following, minutes), minutes)

    @telling
    def save_feel(self, pain: int) -> None:
        """Store how the back feels, on the morning after a session as that; a tap soon after another corrects it."""
        store, now, last = self.parts.store, self.parts.clock.now(), self._last_feel
        when, session = FeelWhen.DAY, None
        if self._morning is not None:
            when, session = FeelWhen.NEXT_MORNING, self._morning.session
        if last is not None and now - last.felt_at < CORRECTS_WITHIN:
            when, session = last.when, last.session
            store.delete_feel(last.id, now)
        zone = self.parts.clock.zone()
        self._last_feel = store.add_feel(pain, when, session, felt_at=now, zone=zone, now=now)
        self.show()
        self.page.show_feel_saved(pain)

    @telling
    def undo_feel(self) -> None:
        if self._last_feel is not None:
            self.parts.store.delete_feel(self._last_feel.id, self.parts.clock.now())
            self._last_feel = None
        self.show()

    @telling
    def _follow(self) -> None:
        """The programme has changed: where the day is on the screen, it shows so."""
        if self.parts.window.page is self.page:
            self._show_day()

    def _show_day(self) -> None:
        cut_off = self._sessions.cut_off
        following, problem = following_now(self.parts)
        today = self._today(cut_off, following, problem)
        self._morning = today.morning
        self.page.show_today(today, self._name(cut_off.sequence) if cut_off else "")
        self.page.show_choice(self._start.choice(following, self._minutes), self._minutes)

    def _today(self, cut_off: SessionRecord | None, following: Following | None, problem: UserError | None) -> Today:
        parts, store, now = self.parts, self.parts.store, self.parts.local_now
        feels, measurements = store.feels(), store.measurements()
        problems = [*parts.catalogue.problems, *([problem.message] if problem else [])]
        measured = {record.day for record in measurements}
        feel = next((feel for feel in reversed(feels) if feel.day == now.date()), None)
        return Today(
            now=now,
            is_first_day=not measurements and not feels and not store.sessions(limit=1),
            cards=cards_today(parts, following),
            cut_off=cut_off,
            feel=feel,
            measurements=measurements,
            problems=tuple(dict.fromkeys(map(sentence, problems))),
            safety=parts.safety,
            programme=None if following is None else self._programme(following),
            week=week_today(parts, following),
            next_check=following.next_test(measured) if following is not None and following.is_under_way else None,
            morning=self._asked_about(now.date(), feels) if feel is None else None,
        )

    def _programme(self, following: Following) -> ProgrammeToday:
        here, catalogue, applied = following.here, self.parts.catalogue, following.applied
        ids = here.programme.exercise_ids()
        return ProgrammeToday(
            here,
            here.day in following.off,
            following.proposal,
            applied if applied is not None and applied.kind.is_careful else None,
            {exercise_id: catalogue.exercise(exercise_id).name for exercise_id in ids},
        )

    def _asked_about(self, today: date, feels: tuple[FeelRecord, ...]) -> Morning | None:
        sessions = self.parts.store.sessions(since=self.parts.clock.now() - MORNING_SINCE)
        due = next_morning_due(sessions, feels, today)
        if due is None:
            return None
        return Morning(due, self._name(next(one.sequence for one in sessions if one.id == due)))

    def _name(self, sequence_id: str) -> str:
        """What a sequence or programme is called; its id where it is gone."""
        catalogue = self.parts.catalogue
        if sequence_id in catalogue.programme_ids:
            return catalogue.programme(sequence_id).name
        if sequence_id in catalogue.sequence_ids:
            return catalogue.sequence(sequence_id).name
        return catalogue.exercise(sequence_id).name if sequence_id in catalogue.exercise_ids else sequence_id
