"""When a programme's dose changes, and why.

Rules (clinical reference 5, "Progression engine")
    advance     by one level, at most once a week, when of the last 7 planned days at least 5 were good: done, the pull
                at most 4 of 10, the back at most 2 during it, the next morning not above usual; and in the past week
                no sharp stop, no leg signs and no morning above usual. What was not answered is not good.
    harder      in place of more: after 14 days at level 4 or above, on the same terms.
    extra set   for the tighter side, where the difference is more than the measurement's own wobble; after such a week.
    step back   by itself: a morning 2 or more above usual, more than 2 sharp stops in 7 days, or 14 to 27 days missed.
    restart     by itself, with a new test: 28 days missed or more, whatever the level.

A change is based on days up to `because_of`. What was once decided about, whichever way, is not brought up again on the
same days; a refused advance comes up again after a week.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from stretchtimer.core.enrolment import ONE_DAY, Change, ChangeKind, ProgrammeEvent, Standing, decisions
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.programme import FIRST_LEVEL, LAST_LEVEL

WINDOW = 7  # planned days
GOOD_DAYS = 5
MOST_PULL = 4
MOST_PAIN_DURING = 2
FLARE = 2  # above usual
MOST_STOPS = 2
STOPS_WITHIN = timedelta(days=7)
MISSED_STEP_BACK = 14
MISSED_RESTART = 28
USUAL_WITHIN = timedelta(days=14)
USUAL_OF = 3  # mornings at least
WEEK = timedelta(days=7)
HARDER_FROM_LEVEL = 4
HARDER_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DayReport:
    """What is known of one of the user's days. None is unknown."""

    day: date
    planned: bool = False
    done: bool = False
    pull: int | None = None  # the strongest, 0 to 10
    pain_during: int | None = None
    morning_pain: int | None = None  # of this day, before anything was done
    sharp_stops: int = 0
    leg_signs: bool = False  # tingling, numbness, pain down the leg


def propose(
    here: Standing, reports: Sequence[DayReport], events: Sequence[ProgrammeEvent], tighter: Side | None = None
) -> Change | None:
    """The change that is due on `here.day`, if any. `reports` are in the order of days, at most one each."""
    known = [report for report in reports if report.day <= here.day]
    decided = decisions(events)
    careful = _restart(here, known, decided) or _step_back(here, known, decided)
    if careful is not None or here.paused or _last_bad(known, here.day) is not None:
        return careful
    return (
        _no_extra_set(here, tighter, decided)
        or _harder(here, known, decided)
        or _advance(here, known, decided)
        or _extra_set(here, tighter, decided)
    )


def usual_pain(reports: Iterable[DayReport], day: date) -> float | None:
    """What mornings are usually like: the median of the fortnight before a day; None of fewer than three."""
    mornings = [r.morning_pain for r in reports if r.morning_pain is not None and day - USUAL_WITHIN <= r.day < day]
    return median(mornings) if len(mornings) >= USUAL_OF else None


def is_flare(reports: Sequence[DayReport], report: DayReport) -> bool:
    """Whether a morning is 2 or more above usual; where usual is not known, above the last morning before it."""
    if report.morning_pain is None:
        return False
    usual = usual_pain(reports, report.day)
    if usual is None:
        before = [r.morning_pain for r in reports if r.morning_pain is not None and r.day < report.day]
        usual = before[-1] if before else None
    return usual is not None and report.morning_pain >= usual + FLARE


def days_missed(here: Standing, reports: Iterable[DayReport]) -> int:
    """Whole days without a session before today, since the last one or since the start."""
    done = [report.day for report in reports if report.done and report.day >= here.started_on]
    last = max(done, default=here.started_on - ONE_DAY)
    return max(0, (here.day - last).days - 1)


def good_days(reports: Sequence[DayReport], today: date) -> int:
    """How many of the last 7 planned days were good; today counts once it is done."""
    planned = [r for r in reports if r.planned and (r.day < today or r.done)]
    return sum(_is_good(reports, report) for report in planned[-WINDOW:])


def _is_good(reports: Sequence[DayReport], report: DayReport) -> bool:
    if not report.done or report.leg_signs or report.sharp_stops:
        return False
    if report.pull is None or report.pull > MOST_PULL:
        return False
    if report.pain_during is None or report.pain_during > MOST_PAIN_DURING:
        return False
    following = next((r for r in reports if r.day == report.day + ONE_DAY), None)
    usual = usual_pain(reports, report.day + ONE_DAY)
    if following is None or following.morning_pain is None or usual is None:
        return False
    return following.morning_pain <= usual


def _last_bad(reports: Sequence[DayReport], today: date) -> date | None:
    """The last day of the past week that speaks against doing more."""
    recent = [r for r in reports if today - WEEK < r.day <= today]
    bad = [r.day for r in recent if r.leg_signs or r.sharp_stops or _is_worse(reports, r)]
    return max(bad, default=None)


def _is_worse(reports: Sequence[DayReport], report: DayReport) -> bool:
    usual = usual_pain(reports, report.day)
    above_usual = usual is not None and report.morning_pain is not None and report.morning_pain > usual
    return is_flare(reports, report) or above_usual


def _restart(here: Standing, reports: Sequence[DayReport], decided: Sequence[ProgrammeEvent]) -> Change | None:
    missed = days_missed(here, reports)
    if missed < MISSED_RESTART:
        return None
    because_of = here.day - (missed - MISSED_RESTART) * ONE_DAY
    reason = Message("change_restart", {"days": missed})
    return _unless_decided(Change(ChangeKind.RESTART, because_of, reason, FIRST_LEVEL), decided)


def _step_back(here: Standing, reports: Sequence[DayReport], decided: Sequence[ProgrammeEvent]) -> Change | None:
    if here.dose.level == FIRST_LEVEL:
        return None
    level = here.dose.level - 1
    missed = days_missed(here, reports)
    if MISSED_STEP_BACK <= missed < MISSED_RESTART:
        because_of = here.day - (missed - MISSED_STEP_BACK) * ONE_DAY
        reason = Message("change_missed", {"days": missed, "level": level})
        return _unless_decided(Change(ChangeKind.STEP_BACK, because_of, reason, level), decided)
    recent = [r for r in reports if here.day - STOPS_WITHIN < r.day <= here.day]
    stops = sum(report.sharp_stops for report in recent)
    if stops > MOST_STOPS:
        last = max(report.day for report in recent if report.sharp_stops)
        reason = Message("change_stops", {"count": stops, "level": level})
        if change := _unless_decided(Change(ChangeKind.STEP_BACK, last, reason, level), decided):
            return change
    flares = [report for report in recent if is_flare(reports, report)]
    if flares:
        reason = Message("change_flare", {"pain": flares[-1].morning_pain or 0, "level": level})
        return _unless_decided(Change(ChangeKind.STEP_BACK, flares[-1].day, reason, level), decided)
    return None


def _advance(here: Standing, reports: Sequence[DayReport], decided: Sequence[ProgrammeEvent]) -> Change | None:
    if here.dose.level == LAST_LEVEL or not _has_earned_more(here, reports, decided):
        return None
    level = here.dose.level + 1
    reason = Message("change_advance", {"good": good_days(reports, here.day), "days": WINDOW, "level": level})
    return Change(ChangeKind.ADVANCE, here.day, reason, level)


def _harder(here: Standing, reports: Sequence[DayReport], decided: Sequence[ProgrammeEvent]) -> Change | None:
    """Another exercise, where the block has one and the level has been high for a fortnight."""
    waiting = [one for one in here.present.steps if one.later and one.step.exercise not in here.dose.harder]
    if not waiting or here.dose.level < HARDER_FROM_LEVEL:
        return None
    reached = [e.day for e in decided if e.change is not None and e.change.level == HARDER_FROM_LEVEL]
    if not reached or here.day - max(reached) < HARDER_AFTER or not _has_earned_more(here, reports, decided):
        return None
    planned = waiting[0]
    later = planned.later.exercise if planned.later else ""
    reason = Message("change_harder", {"exercise": planned.step.exercise, "later": later, "level": here.dose.level})
    return Change(ChangeKind.HARDER, here.day, reason, here.dose.level, exercise=planned.step.exercise)


def _extra_set(here: Standing, tighter: Side | None, decided: Sequence[ProgrammeEvent]) -> Change | None:
    if tighter is None or here.dose.extra_side is tighter or not _week_since(decided, here.day):
        return None
    reason = Message("change_extra_set", {"side": tighter.value})
    return Change(ChangeKind.EXTRA_SET, here.day, reason, here.dose.level, tighter)


def _no_extra_set(here: Standing, tighter: Side | None, decided: Sequence[ProgrammeEvent]) -> Change | None:
    side = here.dose.extra_side
    if side is None or side is tighter:
        return None
    change = Change(ChangeKind.NO_EXTRA_SET, here.day, Message("change_no_extra_set"), here.dose.level)
    return change if _week_since(decided, here.day) else None


def _has_earned_more(here: Standing, reports: Sequence[DayReport], decided: Sequence[ProgrammeEvent]) -> bool:
    return good_days(reports, here.day) >= GOOD_DAYS and _week_since(decided, here.day)


def _week_since(decided: Sequence[ProgrammeEvent], today: date) -> bool:
    return all(today - event.day >= WEEK for event in decided)


def _unless_decided(change: Change, decided: Iterable[ProgrammeEvent]) -> Change | None:
    """A careful change, once: not where one was decided on the same days or later ones."""
    earlier = [e.change for e in decided if e.change is not None and e.change.kind.is_careful]
    return None if any(one.because_of >= change.because_of for one in earlier) else change
