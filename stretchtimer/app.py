"""What the program with its window and the program in the terminal share: how their parts are opened and chosen.

`window_app.py` and `terminal_app.py` beside it are the composition roots: the only places that build parts and connect
wires. They are two, so that the terminal loads nothing of a window.
"""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.first_hour import is_first_hour
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Circumstances, Form, Plan
from stretchtimer.core.records import SessionOutcome, SessionRecord
from stretchtimer.core.settings import Settings
from stretchtimer.store.store import Store

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

GO_ON_WITHIN = timedelta(hours=6)


def open_store(folder: Path, clock: Clock) -> Store:
    return Store.open(folder / paths.DATABASE, clock.now())


def open_catalogue(folder: Path) -> Catalogue:
    """The shipped files, and the user's own in the data folder."""
    return Catalogue(paths.resources(), folder)


def circumstances(settings: Settings, clock: Clock) -> Circumstances:
    """What a plan has to fit at this instant."""
    local = clock.now().astimezone(ZoneInfo(clock.zone())).time()
    careful = is_first_hour(local, settings.waking_hour, settings.first_hour_minutes)
    return Circumstances(Form.FIRST_HOUR if careful else Form.USUAL, settings.kit, settings.conditions)


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
    if record.sequence not in catalogue.sequence_ids:
        return None
    plan = catalogue.plan(record.sequence, circumstances(store.settings(), clock).in_form(record.form))
    planned = {(phase.set_key, phase.exercise) for phase in plan.phases}
    kept = {(kept.done.key, kept.done.exercise) for kept in record.sets}
    return record if kept <= planned else None


def leave_cut_off(store: Store, clock: Clock) -> None:
    """End, as they are, all sessions that were cut off."""
    while (record := store.open_session()) is not None:
        store.end_session(record.id, SessionOutcome.ENDED, len(record.ease_offs), clock.now())
