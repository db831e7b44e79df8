"""When the page before a session is worth a look, when it asks, and what the back felt like before."""

from datetime import UTC, datetime, timedelta

import pytest

from stretchtimer.core.before import DaySoFar, Room, Shown, asks_feel, feel_before, room, shows_page
from stretchtimer.core.exercise import Kit, Position
from stretchtimer.core.plan import Circumstances, Form, Plan, make_plan
from stretchtimer.core.records import AnswerRecord, FeelRecord, FeelWhen, SessionRecord
from stretchtimer.core.sequence import Sequence, Step
from tests.examples import an_exercise

NOW = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"


def plan(*kit: Kit, sequence: str = "evening", position: Position = Position.STANDING, missing: bool = False) -> Plan:
    """One exercise that needs this kit; with `missing`, and another that is left out for want of a band."""
    exercises = {
        "one": an_exercise("one", kit=kit, position=position),
        "two": an_exercise("two", kit=(Kit.BAND,), position=position),
    }
    steps = (Step("one", seconds=20), *([Step("two", seconds=20)] if missing else []))
    return make_plan(Sequence(sequence, sequence, "", steps), exercises, Circumstances(kit=frozenset(Kit) - {Kit.BAND}))


def session(sequence: str, at: datetime = NOW - timedelta(hours=3)) -> SessionRecord:
    return SessionRecord(sequence + "0", sequence, Form.USUAL, at, ZONE, 60_000, False)


def feel(pain: int, at: datetime, when: FeelWhen = FeelWhen.DAY, of: str | None = None) -> FeelRecord:
    return FeelRecord(f"{pain}", pain, when, at, ZONE, of)


EMPTY_DAY = DaySoFar((), frozenset())
AFTER_MORNING = DaySoFar((session("morning"),), frozenset({Kit.MAT}))


@pytest.mark.parametrize(
    ("what", "day", "shown"),
    [
        (plan(), EMPTY_DAY, True),  # the first of the day, whatever it needs
        (plan(), AFTER_MORNING, False),
        (plan(Kit.CHAIR, Kit.STOOL, Kit.WORKTOP), AFTER_MORNING, False),  # they stand there
        (plan(Kit.MAT), AFTER_MORNING, False),  # it lies there already
        (plan(Kit.MAT, Kit.ROLLER), AFTER_MORNING, True),
        (plan(missing=True), AFTER_MORNING, True),  # it is not what it says
        (plan(sequence="morning", missing=True), AFTER_MORNING, False),  # that was said this morning
    ],
)
def test_it_is_shown_first_and_then_only_where_there_is_news(what: Plan, day: DaySoFar, shown: bool) -> None:
    assert shows_page(Shown.FIRST_OF_DAY, what, day) is shown
    assert shows_page(Shown.ALWAYS, what, day)
    assert not shows_page(Shown.NEVER, what, day)


def test_how_the_back_feels_is_asked_once_a_day_and_not_of_who_has_just_said_it() -> None:
    assert asks_feel(EMPTY_DAY, (), NOW)
    assert not asks_feel(AFTER_MORNING, (), NOW)
    assert not asks_feel(EMPTY_DAY, (feel(3, NOW - timedelta(minutes=59)),), NOW)
    assert asks_feel(EMPTY_DAY, (feel(3, NOW - timedelta(minutes=60)),), NOW)


def test_before_a_session_counts_what_was_asked_before_it_else_the_days_last() -> None:
    here = session("evening", NOW)
    early, late = feel(1, NOW - timedelta(hours=5)), feel(2, NOW - timedelta(hours=1))
    asked = feel(3, NOW - timedelta(minutes=2), FeelWhen.BEFORE, here.id)
    after, yesterday = feel(4, NOW + timedelta(minutes=9)), feel(5, NOW - timedelta(days=1))
    assert feel_before((early, asked, late, after), here) is asked
    assert feel_before((early, late, after, yesterday), here) is late
    assert feel_before((after, yesterday), here) is None


@pytest.mark.parametrize(
    ("position", "needed"),
    [
        (Position.STANDING, Room.STANDING),
        (Position.SITTING, Room.STANDING),
        (Position.LYING, Room.FLOOR),
        (Position.FLOOR_SITTING, Room.FLOOR),
        (Position.KNEELING, Room.FLOOR),
    ],
)
def test_who_goes_to_the_floor_needs_room_there(position: Position, needed: Room) -> None:
    assert room(plan(position=position)) is needed


@pytest.mark.parametrize(
    ("pull", "back_during", "grows"),
    [(4, 2, True), (0, 0, True), (5, 2, False), (4, 3, False), (None, 0, False), (0, None, False), (None, None, False)],
)
def test_a_dose_grows_only_on_two_gentle_answers(pull: int | None, back_during: int | None, grows: bool) -> None:
    assert AnswerRecord("a", "s", pull, back_during).lets_dose_grow is grows
