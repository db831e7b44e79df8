"""The day so far, as several pages need it: its sessions, its cards, its week, and what was used in them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stretchtimer.core.before import DaySoFar
from stretchtimer.core.day_reports import done_days
from stretchtimer.core.enrolment import standings
from stretchtimer.core.exercise import Kit
from stretchtimer.core.message import UserError
from stretchtimer.core.records import SessionRecord
from stretchtimer.core.today import (
    DAILY,
    Card,
    CardState,
    NextSession,
    make_cards,
    next_session,
    programme_cards,
)
from stretchtimer.core.week_view import WeekView, programme_week, week_view
from stretchtimer.programmes import Following, follow
from stretchtimer.wiring.parts import Parts

WEEK = timedelta(days=7)


def sessions_today(parts: Parts) -> tuple[SessionRecord, ...]:
    now = parts.local_now
    return parts.store.sessions(since=datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC))


def following_now(parts: Parts) -> tuple[Following | None, UserError | None]:
    """The programme one is on; where its file is gone or broken, none, and what is wrong: the day goes on without."""
    try:
        return follow(parts.store, parts.catalogue, parts.clock), None
    except UserError as error:
        return None, error


def cards_today(parts: Parts, following: Following | None) -> tuple[Card, ...]:
    fitting, locked = parts.circumstances, parts.safety.is_locked
    plans = [parts.catalogue.plan(sequence_id, fitting) for sequence_id in DAILY]
    sessions, now = sessions_today(parts), parts.local_now
    if following is None or not following.is_under_way:
        return make_cards(plans, sessions, now, locked=locked)
    own = parts.catalogue.plan_of(following.sequence, fitting)
    return programme_cards(own, following.here, plans, sessions, now, free=following.is_free, locked=locked)


def next_today(parts: Parts) -> NextSession | None:
    """What comes after a session: the programme's, while it is due, else what the day is for."""
    following, _problem = following_now(parts)
    own = [card for card in cards_today(parts, following) if card.standing and card.state is CardState.DUE]
    if own:
        return NextSession(own[0].plan, None, is_now=True)
    return next_session(cards_today(parts, None), parts.local_now.time())


def week_today(parts: Parts, following: Following | None) -> WeekView:
    """This week of the day's sequences, and of the programme where there is one under way."""
    today, zone = parts.local_now.date(), ZoneInfo(parts.clock.zone())
    monday = datetime.combine(today - timedelta(days=today.weekday()), time(), zone)
    sessions = parts.store.sessions(since=(monday - timedelta(days=1)).astimezone(UTC))  # one may lie in another zone
    done = {sequence_id: done_days(sessions, sequence_id) for sequence_id in DAILY}
    beside = week_view(today, done, {one: parts.catalogue.sequence(one).name for one in DAILY})
    if following is None or not following.here.has_begun:
        return beside
    programme = following.here.programme
    days = tuple(standings(programme, following.events, today + WEEK))
    return programme_week(days, done_days(sessions, programme.id), following.off, today, beside, programme.name)


def day_so_far(parts: Parts) -> DaySoFar:
    """What was used counts by the sets that were done; an exercise that is no longer there used nothing."""
    sessions, known = sessions_today(parts), parts.catalogue.exercise_ids
    done = {kept.done.exercise for session in sessions for kept in session.sets} & set(known)
    kit: set[Kit] = {kit for exercise in done for kit in parts.catalogue.exercise(exercise).kit}
    return DaySoFar(sessions, kit)
