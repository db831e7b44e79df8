"""What is really offered, and what was promised before: against an oracle that walks minute by minute.

The person of these walks is always there and starts each offer at once, over hours in which the clocks change or a
night's window lies.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.manners import Done, Situation, answered, decide, next_of
from stretchtimer.core.presence import sighting
from stretchtimer.core.reminder import Calendar, Rule, next_due, upcoming
from stretchtimer.core.reminder_log import Kind, Log
from tests.core.test_reminder import SOME_ZONES, calendars, near_changes, rules
from tests.reminder_oracle import MINUTE, offers

STILL = sighting(20_000)
Came = list[tuple[datetime, str]]
Promise = tuple[datetime, dict[Rule, datetime | None]]  # when it was made, and what comes when
LOOKS_EVERY = 30


@dataclass(frozen=True)
class Case:
    rules: tuple[Rule, ...]
    calendar: Calendar
    begin: datetime
    minutes: int
    finishes: bool  # what is started counts as done
    looks_every: int  # minutes, and whenever the verdict before asks for it


@st.composite
def walks(draw: st.DrawFn, known: tuple[str, ...], looks_every: int = LOOKS_EVERY) -> Case:
    """One to three rules, some of which may offer the same, and the minutes to be walked."""
    zone, near = draw(near_changes(known))
    minutes = draw(st.integers(60, 12 * 60 if looks_every > 1 else 3 * 60))
    begin = near - timedelta(minutes=draw(st.integers(0, minutes)))
    drawn = draw(st.lists(rules(zone, near, near.date()), min_size=1, max_size=3))
    calendar = draw(calendars(zone, near.date()))
    coming = [rule for rule in drawn if next_due(rule, calendar, begin)]  # to see that one never comes takes long
    sessions = st.sampled_from(("morning", "desk", "evening"))
    named = (replace(rule, id=f"r{n}", starts=draw(sessions), since=begin) for n, rule in enumerate(coming))
    return Case(tuple(named), calendar, begin, minutes, draw(st.booleans()), looks_every)


def walked(case: Case) -> tuple[Came, list[Promise]]:
    """What was offered, and now and then what was promised."""
    log, here = Log(), Situation(case.begin, case.calendar, case.begin, STILL)
    came: Came = []
    promised = []
    end = case.begin + case.minutes * MINUTE
    while here.now <= end:
        while True:
            verdict = decide(case.rules, log, here)
            log = log.after(verdict.decisions)
            if log.offered is None:
                break
            offered = log.offered
            came.append((here.now, offered.rule))
            log = log.after([answered(offered, Kind.STARTED, here.now)])
            if case.finishes:
                starts = next(rule.starts for rule in case.rules if rule.id == offered.rule)
                here = replace(here, done=(*here.done, Done(starts, here.now)))
        promised.append((here.now, {rule: next_of(rule, log, here) for rule in case.rules}))
        at_latest = here.now + case.looks_every * MINUTE
        here = replace(here, now=min(at_latest, verdict.look_at or at_latest))
    return came, promised


def keeps_its_word(case: Case) -> None:
    came, promised = walked(case)
    assert sorted(came) == sorted(offers(case.rules, case.calendar, case.begin, case.minutes, finishes=case.finishes))
    starts = {rule.id: rule.starts for rule in case.rules}
    what = {(at, starts[rule]) for at, rule in came}
    end = case.begin + case.minutes * MINUTE
    for now, promise in promised:
        soon = {(at, rule.starts) for rule, at in promise.items() if at is not None and at <= end}
        following = {one for one in what if one[0] > now}
        if case.finishes:  # then one session changes when the others come
            soon, following = _soonest(soon), _soonest(following)
        assert soon <= following
        assert _soonest(following) <= soon
    if not case.finishes:
        for rule in case.rules:
            said = upcoming(rule, case.calendar, case.begin, 5, anchor=case.begin)
            assert {(due.at, rule.starts) for due in said if due.at <= end} <= what


def _soonest(coming: set[tuple[datetime, str]]) -> set[tuple[datetime, str]]:
    first = min((at for at, _starts in coming), default=None)
    return {one for one in coming if one[0] == first}


@settings(max_examples=100)
@given(walks(SOME_ZONES))
def test_what_is_offered_is_what_the_oracle_says_and_what_was_promised(case: Case) -> None:
    keeps_its_word(case)
