"""The day so far, as several pages need it: its sessions, its cards, and what was used in them."""

from datetime import UTC, datetime, time

from stretchtimer.core.before import DaySoFar
from stretchtimer.core.exercise import Kit
from stretchtimer.core.records import SessionRecord
from stretchtimer.core.today import DAILY, Card, make_cards
from stretchtimer.wiring.parts import Parts


def sessions_today(parts: Parts) -> tuple[SessionRecord, ...]:
    now = parts.local_now
    return parts.store.sessions(since=datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC))


def cards_today(parts: Parts) -> tuple[Card, ...]:
    fitting = parts.circumstances
    plans = [parts.catalogue.plan(sequence_id, fitting) for sequence_id in DAILY]
    return make_cards(plans, sessions_today(parts), parts.local_now, locked=parts.safety.is_locked)


def day_so_far(parts: Parts) -> DaySoFar:
    """What was used counts by the sets that were done; an exercise that is no longer there used nothing."""
    sessions, known = sessions_today(parts), parts.catalogue.exercise_ids
    done = {kept.done.exercise for session in sessions for kept in session.sets} & set(known)
    kit: set[Kit] = {kit for exercise in done for kit in parts.catalogue.exercise(exercise).kit}
    return DaySoFar(sessions, kit)
