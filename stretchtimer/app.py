"""What the program with its window and the program in the terminal share: how their parts are opened and chosen.

`window_app.py` and `terminal_app.py` beside it are the composition roots: the only places that build parts and connect
wires. They are two, so that the terminal loads nothing of a window.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.breathing import fitting_pattern
from stretchtimer.core.first_hour import is_first_hour
from stretchtimer.core.measure import Kind
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Circumstances, Form, Plan
from stretchtimer.core.records import MeasurementRecord, Occasion, SafetyCheck, SessionOutcome, SessionRecord, local_day
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.safety import Allowed, Level, allowed, check_cleared
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.session import EaseAnswer
from stretchtimer.core.settings import SYSTEM, Settings
from stretchtimer.core.stop import rule
from stretchtimer.core.trim import trim
from stretchtimer.programmes import retests, sequence_then
from stretchtimer.store.store import Store
from stretchtimer.words.language import use_language, written_language

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

GO_ON_WITHIN = timedelta(hours=6)


def open_store(folder: Path, clock: Clock) -> Store:
    return Store.open(folder / paths.DATABASE, clock.now())


def speak(settings: Settings, *system_languages: str) -> None:
    """Speak the language of the settings; the system's, unless one was chosen."""
    chosen = settings.text("language")
    languages = system_languages if chosen == SYSTEM else (chosen,)
    use_language(paths.resources() / "translations", *languages)


def open_catalogue(folder: Path) -> Catalogue:
    """The shipped files, and the user's own in the data folder."""
    return Catalogue(paths.resources(), folder, written_language())


def safety(store: Store, clock: Clock, catalogue: Catalogue) -> Allowed:
    """What may be started now, by the answers to the safety questions and what has happened since."""
    checks = store.safety_checks()
    if not checks:
        return allowed((), local_day(clock.now(), clock.zone()))
    last_session = next((session.day for session in store.sessions(limit=1)), None)
    day, stopped_at = local_day(clock.now(), clock.zone()), _stopped_at(store, checks[-1].asked_at)
    return allowed(checks, day, store.feels(), stopped_at, last_session, retests(store, catalogue, clock))


def _stopped_at(store: Store, since: datetime) -> datetime | None:
    """When a stop sign was met last since the last answers, in a test or in a session."""
    tests = (record.measured_at for record in store.measurements(since=since) if _is_stop_sign(record))
    signs = (record.at for record in store.ease_offs(since) if record.ease_off.answer is EaseAnswer.SIGN)
    return max((*tests, *signs), default=None)


def _is_stop_sign(record: MeasurementRecord) -> bool:
    """Whether a test ended in what keeps hamstring stretches away until somebody has looked at it."""
    reached = record.tries[-1] if record.kind is Kind.LEG_RAISE else None
    return rule(record.kind, record.stopped_by, reached).pause_hamstrings


def must_be_safe(safe: Allowed) -> None:
    """Let a session start; raises UserError with the reason where the answers do not, or where they are wanted first.

    Nothing is exempt: a rehearsal and a try-out stretch as much as a session.
    """
    if safe.may_start:
        return
    why = safe.why or Message("safety_first")
    raise UserError(Message("safety_locked", {"why": why}) if safe.is_locked else Message("safety_ask", {"why": why}))


def keep_answers(store: Store, clock: Clock, flags: Iterable[RedFlag], occasion: Occasion) -> SafetyCheck:
    """Store answers to the safety questions, given now."""
    now = clock.now()
    return store.add_safety_check(occasion, flags, None, asked_at=now, zone=clock.zone(), now=now)


def keep_cleared(store: Store, clock: Clock, cleared_on: date) -> SafetyCheck:
    """Store that a professional has said yes to what was ticked last; raises UserError where that cannot be."""
    now, zone, checks = clock.now(), clock.zone(), store.safety_checks()
    safe = allowed(checks, local_day(now, zone))
    if not safe.is_locked:
        raise UserError(Message("safety_nothing_to_clear"))
    check_cleared(cleared_on, local_day(now, zone))
    return store.add_safety_check(Occasion.ASKED, safe.flags, cleared_on, asked_at=now, zone=zone, now=now)


def circumstances(settings: Settings, clock: Clock, safe: Allowed) -> Circumstances:
    """What a plan has to fit at this instant."""
    local = clock.now().astimezone(ZoneInfo(clock.zone())).time()
    careful = is_first_hour(local, settings.waking_hour, settings.first_hour_minutes)
    form = Form.FIRST_HOUR if careful else Form.USUAL
    breathing = fitting_pattern(settings.breathing, settings.conditions, local)
    return Circumstances(form, settings.kit, settings.conditions, safe.level is Level.GENTLE, breathing)


def startable(plan: Plan) -> Plan:
    """The plan, if there is anything in it; else raises UserError that says why it cannot be started."""
    if not plan.phases:
        raise UserError(Message("plan_empty", {"name": plan.sequence.name}))
    return plan


def hold_session(store: Store) -> "QLockFile":
    """Take the one session that a data folder may have under way; raises UserError while another program has it."""
    from stretchtimer.desktop.instance_lock import SESSION, take_lock

    lock = take_lock(store.path.parent, SESSION)
    if lock is None:
        raise UserError(Message("session_elsewhere"))
    return lock


def cut_off(store: Store, catalogue: Catalogue, clock: Clock) -> SessionRecord | None:
    """The session that a crash or power loss cut off, where it is recent and its sequence is still the same."""
    record = store.open_session()
    if record is None or clock.now() - record.started_at > GO_ON_WITHIN:
        return None
    plan = plan_again(store, catalogue, clock, record)
    if plan is None:
        return None
    planned = {(phase.set_key, phase.exercise) for phase in plan.phases}
    kept = {(kept.done.key, kept.done.exercise) for kept in record.sets}
    return record if kept <= planned else None


def plan_again(store: Store, catalogue: Catalogue, clock: Clock, record: SessionRecord) -> Plan | None:
    """The plan that a session was begun with, at the dose and as short as it was then; None where it is gone."""
    sequence = sequence_then(store, catalogue, record)
    if sequence is None:
        return None
    fitting = circumstances(store.settings(), clock, safety(store, clock, catalogue)).in_form(record.form)

    def plan(chosen: Sequence) -> Plan:
        return catalogue.plan_of(chosen, fitting)

    shortened = trim(sequence, plan, record.planned_ms)
    return shortened if shortened.length_ms == record.planned_ms else plan(sequence)


def leave_cut_off(store: Store, clock: Clock) -> None:
    """End, as they are, all sessions that were cut off."""
    while (record := store.open_session()) is not None:
        store.end_session(record.id, SessionOutcome.ENDED, len(record.ease_offs), clock.now())
