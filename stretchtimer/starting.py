"""Just start, for window and terminal alike: what is known right now, and the session that follows from it."""

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from stretchtimer.app import circumstances, safety
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.just_start import Choice, Situation, choose
from stretchtimer.core.progression import usual_pain
from stretchtimer.core.today import is_done
from stretchtimer.programmes import Following
from stretchtimer.reminders import is_at_work
from stretchtimer.store.store import Store


def start_choice(
    store: Store, catalogue: Catalogue, clock: Clock, following: Following | None, minutes: int | None = None
) -> Choice:
    """The session that is right for now, and why; `minutes` is how long there is."""
    safe = safety(store, clock, catalogue)
    fitting = circumstances(store.settings(), clock, safe)
    situation = _situation(store, clock, following, minutes)
    if safe.is_locked:
        situation = replace(situation, locked=safe.why)
    return choose(situation, catalogue.sequence, lambda sequence: catalogue.plan_of(sequence, fitting))


def _situation(store: Store, clock: Clock, following: Following | None, minutes: int | None) -> Situation:
    zone = ZoneInfo(clock.zone())
    now = clock.now().astimezone(zone)
    midnight = datetime.combine(now.date(), time(), zone).astimezone(UTC)
    sessions = [one for one in store.sessions(since=midnight) if is_done(one)]
    feel = next((feel for feel in reversed(store.feels()) if feel.day == now.date()), None)
    due = following is not None and following.is_under_way and not following.is_free
    return Situation(
        now,
        {session.sequence: session.started_at.astimezone(zone) for session in sessions},
        following.sequence if following is not None and due else None,
        pain=None if feel is None else feel.pain,
        usual_pain=usual_pain(following.reports, now.date()) if following is not None else None,
        minutes=minutes,
        at_work=is_at_work(store, clock),
    )
