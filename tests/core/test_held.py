"""How long each muscle was really held, by side and week."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from stretchtimer.core.exercise import Exercise, Muscles, Side, Sides, Technique
from stretchtimer.core.held import HeldWeek, Zone, held_by_week, zone_of
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import SessionRecord, SetRecord
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.words.verdict_words import zone_text
from tests.examples import an_exercise

MONDAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)
STRETCH = replace(an_exercise("stretch"), technique=Technique.STATIC, muscles=Muscles(("hamstrings", "calves")))
EXERCISES: dict[str, Exercise] = {
    "stretch": STRETCH,
    "pnf": replace(STRETCH, id="pnf", technique=Technique.PNF, muscles=Muscles(("hamstrings",))),
    "turns": replace(STRETCH, id="turns", sides=Sides.ALTERNATING, muscles=Muscles(("hip flexors",))),
    "plank": replace(STRETCH, id="plank", technique=Technique.HOLD),
    "swings": replace(STRETCH, id="swings", technique=Technique.DYNAMIC),
}


def session(*done: SetDone, at: datetime = NOW, zone: str = "UTC", rehearsal: bool = False) -> SessionRecord:
    sets = tuple(SetRecord(str(i), "s", one, at) for i, one in enumerate(done))
    return SessionRecord("s", "morning", Form.USUAL, at, zone, 60_000, rehearsal, sets=sets)


def done(exercise: str, held_ms: int, side: Side = Side.LEFT, number: int = 1, attempt: int = 1) -> SetDone:
    key = SetKey(0, side, number)
    return SetDone(key, exercise, attempt, 30_000, 0, held_ms, 0, SetOutcome.COMPLETED, False, 0, held_ms)


def held(*sessions: SessionRecord) -> dict[tuple[str, Side], int]:
    return {(week.muscle, week.side): ms for week, ms in held_by_week(sessions, EXERCISES).items()}


def test_what_was_held_counts_for_each_muscle_of_its_side() -> None:
    found = held(session(done("stretch", 30_000), done("stretch", 20_000, Side.RIGHT), done("pnf", 9_000, number=2)))
    assert found == {
        ("calves", Side.LEFT): 30_000,
        ("calves", Side.RIGHT): 20_000,
        ("hamstrings", Side.LEFT): 39_000,
        ("hamstrings", Side.RIGHT): 20_000,
    }


def test_both_legs_at_once_is_the_full_time_for_each_and_in_turns_half_of_it() -> None:
    assert held(session(done("pnf", 30_000, Side.BOTH))) == {
        ("hamstrings", Side.LEFT): 30_000,
        ("hamstrings", Side.RIGHT): 30_000,
    }
    assert set(held(session(done("turns", 30_000, Side.BOTH))).values()) == {15_000}


def test_only_the_longest_attempt_and_only_stretches_count() -> None:
    assert held(session(done("pnf", 30_000), done("pnf", 12_000, attempt=2))) == {("hamstrings", Side.LEFT): 30_000}
    assert held(session(done("plank", 30_000), done("swings", 30_000, number=2))) == {}
    assert held(session(done("no longer there", 30_000))) == {}
    assert held(session(done("pnf", 30_000), rehearsal=True)) == {}


def test_a_week_is_the_users_own_from_monday_to_sunday() -> None:
    sunday_night = datetime(2026, 10, 18, 21, 30, tzinfo=UTC)
    weeks = held_by_week(
        [
            session(done("pnf", 1_000), at=NOW - timedelta(days=7)),
            session(done("pnf", 2_000), at=sunday_night),
            session(done("pnf", 4_000), at=sunday_night, zone="Europe/Moscow"),  # Monday there
            session(done("pnf", 8_000)),
        ],
        EXERCISES,
    )
    assert [(week.monday, ms) for week, ms in weeks.items()] == [
        (MONDAY - timedelta(days=7), 1_000),
        (MONDAY, 10_000),
        (MONDAY + timedelta(days=7), 4_000),
    ]
    assert next(iter(weeks)) == HeldWeek(MONDAY - timedelta(days=7), "hamstrings", Side.LEFT)


@pytest.mark.parametrize(
    ("seconds", "zone"),
    [
        (0, Zone.VERY_LOW),
        (149.999, Zone.VERY_LOW),
        (150, Zone.BELOW_USEFUL),
        (299.999, Zone.BELOW_USEFUL),
        (300, Zone.USEFUL),
        (600, Zone.USEFUL),
        (600.001, Zone.NO_MORE),
    ],
)
def test_what_a_week_is_worth(seconds: float, zone: Zone) -> None:
    assert zone_of(round(seconds * 1000)) is zone
    assert zone_text(zone)
