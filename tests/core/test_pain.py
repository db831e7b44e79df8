"""Has back pain changed, week against week; and when the next morning is asked about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from stretchtimer.core.pain import Pain, next_morning_due, pain_change
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord
from stretchtimer.words.verdict_words import pain_text
from tests.core.test_held import done, session

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)


def feel(day: float, pain: int, when: FeelWhen = FeelWhen.DAY, session: str | None = None) -> FeelRecord:
    return FeelRecord(f"{day}-{pain}", pain, when, NOON + timedelta(days=day), "UTC", session)


def weeks(first: list[int], last: list[int], apart: int = 21) -> list[FeelRecord]:
    """Days of the first week, and of another that ends so many days after the first."""
    begin = [feel(day, pain) for day, pain in enumerate(first)]
    return begin + [feel(apart - day, pain) for day, pain in enumerate(last)]


@pytest.mark.parametrize(
    ("first", "last", "pain"),
    [
        ([5, 5, 5], [3, 3, 3], Pain.BETTER),
        ([5, 5, 5], [3, 3, 4], Pain.NO_CHANGE),
        ([7, 7, 7], [5, 5, 5], Pain.NO_CHANGE),  # 2 points, and under 30 %
        ([7, 7, 7], [4, 5, 5], Pain.BETTER),  # 33 %
        ([4, 4, 4], [2, 2, 2], Pain.BETTER),
        ([4, 4, 3], [1, 1, 1], Pain.LOW_AT_START),
        ([3, 3, 3], [5, 5, 5], Pain.WORSE),
        ([3, 3, 3], [5, 5, 4], Pain.LOW_AT_START),
        ([5, 5, 5], [7, 7, 7], Pain.WORSE),
        ([5, 5, 5], [7, 7, 6], Pain.NO_CHANGE),
    ],
)
def test_two_points_and_thirty_per_cent(first: list[int], last: list[int], pain: Pain) -> None:
    found = pain_change(weeks(first, last))
    assert found.pain is pain
    assert pain_text(found).endswith(".")


@pytest.mark.parametrize(("apart", "few"), [(12, True), (13, False)])
def test_the_two_weeks_must_not_overlap(apart: int, few: bool) -> None:
    assert (pain_change(weeks([5, 5, 5], [5, 5, 5], apart)).pain is Pain.TOO_FEW) == few


def test_each_week_needs_three_days() -> None:
    assert pain_change(weeks([5, 5], [5, 5, 5])).pain is Pain.TOO_FEW
    assert pain_change(weeks([5, 5, 5], [5, 5])).pain is Pain.TOO_FEW
    assert pain_change([]).pain is Pain.TOO_FEW


YESTERDAY = replace(session(done("pnf", 1000)), id="yesterday", started_at=NOON - timedelta(days=1))
TODAY = NOON.date()


def due(*sessions: SessionRecord, feels: tuple[FeelRecord, ...] = ()) -> str | None:
    return next_morning_due(sessions, feels, TODAY)


def test_the_morning_after_a_session_is_asked_about_once() -> None:
    assert due(YESTERDAY) == "yesterday"
    assert due(YESTERDAY, feels=(feel(0, 3),)) == "yesterday"  # the day's own is another matter
    assert due(YESTERDAY, feels=(feel(0, 3, FeelWhen.NEXT_MORNING, "yesterday"),)) is None
    assert due(YESTERDAY, feels=(feel(-1, 3, FeelWhen.NEXT_MORNING, "older"),)) == "yesterday"


def test_of_several_sessions_only_one_is_asked_about() -> None:
    later = replace(YESTERDAY, id="later", started_at=YESTERDAY.started_at + timedelta(hours=3))
    assert due(later, YESTERDAY) == "later"
    assert due(later, YESTERDAY, feels=(feel(0, 3, FeelWhen.NEXT_MORNING, "yesterday"),)) is None


def test_what_was_today_long_ago_rehearsed_or_empty_is_not_asked_about() -> None:
    assert due() is None
    assert due(replace(YESTERDAY, started_at=NOON)) is None
    assert due(replace(YESTERDAY, started_at=NOON - timedelta(days=2))) is None
    assert due(replace(YESTERDAY, rehearsal=True)) is None
    assert due(replace(YESTERDAY, sets=())) is None
