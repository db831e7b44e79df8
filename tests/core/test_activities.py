"""Activities that matter: their names, their scores, and when a change counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from stretchtimer.core.activities import (
    LONGEST_NAME,
    MOST,
    Function,
    check_activity,
    check_score,
    daily_means,
    first_and_last,
    function_change,
)
from stretchtimer.core.message import UserError
from stretchtimer.core.records import ActivityRecord, ScoreRecord
from stretchtimer.words.activity_words import change_line
from stretchtimer.words.verdict_words import function_text

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
SOCKS, STAIRS, SITTING = (ActivityRecord(name, name, NOON, "UTC") for name in ("Socks", "Stairs", "Sitting"))


def score(activity: ActivityRecord, number: int, day: float) -> ScoreRecord:
    return ScoreRecord(f"{activity.id}{day}", activity.id, number, NOON + timedelta(days=day), "UTC")


def scored(*days: tuple[int, ...]) -> list[ScoreRecord]:
    """A row of numbers a day, one for each activity."""
    return [
        score(activity, number, day)
        for day, numbers in enumerate(days)
        for activity, number in zip((SOCKS, STAIRS, SITTING), numbers, strict=False)
    ]


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\x00b"])
def test_a_name_that_says_nothing_or_too_much_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="activity_name"):
        check_activity(name, ())


def test_a_name_is_kept_tidily_and_once() -> None:
    assert check_activity("  putting  on socks ", ()) == "putting on socks"
    assert check_activity("x" * LONGEST_NAME, ()) == "x" * LONGEST_NAME
    with pytest.raises(UserError, match="activity_there"):
        check_activity("SOCKS", (SOCKS,))


@pytest.mark.parametrize(("there", "refused"), [(MOST - 1, False), (MOST, True)])
def test_five_are_the_most(there: int, refused: bool) -> None:
    kept = [ActivityRecord(str(n), f"activity {n}", NOON, "UTC") for n in range(there)]
    if refused:
        with pytest.raises(UserError, match="activity_too_many"):
            check_activity("one more", kept)
    else:
        assert check_activity("one more", kept) == "one more"


def test_a_score_is_a_whole_number_from_0_to_10() -> None:
    assert [check_score(str(n)) for n in range(11)] == list(range(11))
    for text in ("-1", "11", "4.5", "", "four", "04"):
        with pytest.raises(UserError, match="score_out_of_range"):
            check_score(text)


@pytest.mark.parametrize(
    ("first", "last", "function"),
    [
        ((4, 4, 4), (6, 6, 6), Function.BETTER),
        ((4, 4, 4), (6, 6, 5), Function.NO_CHANGE),  # 1.67
        ((4, 4, 4), (2, 2, 2), Function.WORSE),
        ((4, 4, 4), (2, 2, 3), Function.NO_CHANGE),
    ],
)
def test_two_points_of_the_mean_count(first: tuple[int, ...], last: tuple[int, ...], function: Function) -> None:
    found = function_change((SOCKS, STAIRS, SITTING), scored(first, last))
    assert found.function is function
    assert function_text(found).endswith(".")


@pytest.mark.parametrize(("last", "function"), [(6, Function.NO_CHANGE), (7, Function.BETTER)])
def test_three_points_of_a_single_one_count(last: int, function: Function) -> None:
    assert function_change((SOCKS,), scored((4,), (last,))).function is function


def test_only_days_with_all_of_them_are_compared() -> None:
    scores = [*scored((0, 0), (5, 7)), score(SITTING, 3, 1), *scored((9,), (9, 9, 9))[1:]]
    assert daily_means((SOCKS, STAIRS, SITTING), scores[:5]) == (5.0,)
    assert function_change((SOCKS, STAIRS, SITTING), scores[:5]).function is Function.TOO_FEW
    assert function_change((), ()).function is Function.TOO_FEW


def test_of_a_days_scores_the_last_counts() -> None:
    assert daily_means((SOCKS,), [score(SOCKS, 8, 0.2), score(SOCKS, 2, 0)]) == (8.0,)


def test_a_first_score_put_right_on_its_day_is_the_one_compared_with() -> None:
    """As in the mean: 3, then 8 an hour later, and 9 a week on is no clear change from 8."""
    first, last = score(SOCKS, 3, 0), score(SOCKS, 9, 7)
    again = replace(first, id="again", score=8, scored_at=first.scored_at + timedelta(hours=1))
    assert first_and_last([last, again, first]) == (again, last)
    said = change_line([first, again, last], due=False, this_year=2026)
    assert said == "9 of 10 on 21 Oct. 8 on 14 Oct: no clear change."
