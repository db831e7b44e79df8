"""What the progression goes by: the records of each day of a programme, and when the next measurement is due."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from stretchtimer.core.enrolment import Standing
from stretchtimer.core.programme import DAYS_IN_WEEK
from stretchtimer.core.progression import DayReport
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord
from stretchtimer.core.session import EaseAnswer, Sign
from stretchtimer.core.today import is_done

STOPS = frozenset({EaseAnswer.STOP, EaseAnswer.SIGN})
LEG_SIGNS = frozenset({Sign.ELECTRIC, Sign.TINGLING, Sign.DOWN_LEG})
EARLY = timedelta(days=2)  # a measurement so shortly before its day counts for it
MAINTENANCE_TEST_AFTER = timedelta(weeks=4)


def day_reports(
    days: Sequence[Standing],
    sessions: Iterable[SessionRecord],
    feels: Iterable[FeelRecord],
    off: Collection[date],
) -> tuple[DayReport, ...]:
    """One report for each of a programme's `days`. What hurt counts in any session, what was done in its own."""
    by_day: dict[date, list[SessionRecord]] = {}
    for session in sessions:
        by_day.setdefault(session.day, []).append(session)
    mornings: dict[date, int] = {}
    for feel in sorted(feels, key=lambda feel: feel.felt_at):
        if feel.when is not FeelWhen.AFTER:
            mornings.setdefault(feel.day, feel.pain)
    return tuple(_report(one, by_day.get(one.day, []), mornings.get(one.day), one.day in off) for one in days)


def done_days(sessions: Iterable[SessionRecord], programme_id: str) -> frozenset[date]:
    """The days on which a programme's session was done."""
    return frozenset(session.day for session in sessions if session.sequence == programme_id and is_done(session))


def test_days(days: Sequence[Standing]) -> dict[int, date]:
    """For each of a programme's test weeks the day it falls on, as far as it has come and as it is planned from here.

    A pause moves what comes after it, never what was before; of a block that was repeated its last time counts.
    """
    here = days[-1]
    found = {}
    for week in here.programme.test_weeks:
        position = max(1, DAYS_IN_WEEK * week)
        reached = [one.day for one in days if one.has_begun and not one.paused and _position(one) == position]
        if reached:
            found[week] = reached[-1]
        elif position >= _position(here):
            found[week] = max(here.day, here.started_on) + timedelta(days=position - _position(here))
    return found


def next_test(days: Sequence[Standing], measured: Collection[date], restarted: date | None = None) -> date | None:
    """The day the next measurement is due on; one that was missed stays due. None where the programme asks for none.

    Whoever restarted measures anew on that day, whatever the programme says.
    """
    here = days[-1]
    if restarted is not None and not any(day >= restarted for day in measured):
        return restarted
    if not here.programme.test_weeks:
        return None
    if here.is_maintenance:
        return max(measured) + MAINTENANCE_TEST_AFTER if measured else here.day
    due = sorted(test_days(days).values())
    past, ahead = [day for day in due if day <= here.day], [day for day in due if day > here.day]
    if past and not any(day >= past[-1] - EARLY for day in measured):
        return past[-1]
    ahead = [day for day in ahead if not any(one >= day - EARLY for one in measured)]
    return ahead[0] if ahead else None


def _position(here: Standing) -> int:
    """Which day of the programme it is, from 1."""
    return (here.week - 1) * DAYS_IN_WEEK + here.weekday


def _report(here: Standing, sessions: Sequence[SessionRecord], morning: int | None, off: bool) -> DayReport:
    own = [session for session in sessions if session.sequence == here.programme.id and is_done(session)]
    answers = [session.answer for session in own if session.answer is not None]
    hurt = [record.ease_off for session in sessions for record in session.ease_offs]
    return DayReport(
        here.day,
        planned=not here.is_rest and not off,
        done=bool(own),
        pull=_worst([answer.pull for answer in answers]),
        pain_during=_worst([answer.back_during for answer in answers]),
        morning_pain=morning,
        sharp_stops=sum(one.answer in STOPS for one in hurt),
        leg_signs=any(one.sign in LEG_SIGNS for one in hurt),
    )


def _worst(answers: Sequence[int | None]) -> int | None:
    """The highest answer; unknown where one is missing."""
    known = [answer for answer in answers if answer is not None]
    return max(known) if known and len(known) == len(answers) else None
