"""Which step of the guided measuring follows which: tries, legs, what stopped it, and the way back."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Side
from stretchtimer.core.first_hour import first_hour_ends
from stretchtimer.core.guided import (
    Check,
    Step,
    Trial,
    another,
    asks_leg,
    back,
    chosen,
    closed,
    finished,
    halted,
    last_protocol,
    last_reading,
    may_go_on,
    reasons_of,
    stopped,
    told,
    tried,
    warmed,
)
from stretchtimer.core.measure import SCALES, Kind, Protocol, StopReason, Unit
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.stop import rule

RAISE, REACH = Kind.LEG_RAISE, Kind.SIT_AND_REACH
AT = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)


def begun(kind: Kind = RAISE, protocol: Protocol = Protocol.PHONE) -> Check:
    return chosen(warmed(Check(), True), kind, protocol)


def after(check: Check, *tries: int) -> Check:
    for one in tries:
        check = tried(check, one)
    return check


def side(check: Check) -> Side | None:
    return check.trial.side if check.trial else None


def test_both_legs_then_one_more_test_then_the_result() -> None:
    check = begun()
    assert (check.step, side(check)) == (Step.TRY, Side.LEFT)
    check = after(check, 580, 610)
    assert check.step is Step.TRY
    check = after(check, 620)
    assert check.step is Step.STOP
    check = stopped(check, StopReason.BACK_OF_THIGH)
    assert (check.step, side(check)) == (Step.TRY, Side.RIGHT)
    check = stopped(after(check, 600, 600, 600), StopReason.BEHIND_KNEE)
    assert (check.step, check.trial) == (Step.CHOOSE, None)
    assert [(trial.side, trial.tries, trial.result) for trial in check.done] == [
        (Side.LEFT, (580, 610, 620), 615),
        (Side.RIGHT, (600, 600, 600), 600),
    ]
    check = chosen(check, REACH, Protocol.CSEP_26)
    check = stopped(after(check, 220, 235), StopReason.BACK_OF_THIGH)
    assert check.step is Step.RESULT
    assert (check.done[-1].result, check.done[-1].side) == (235, Side.BOTH)
    assert another(check).step is Step.CHOOSE
    assert finished(another(check)).step is Step.RESULT


def test_tries_for_practice_are_not_kept() -> None:
    check = begun(Kind.CHAIR_REACH, Protocol.CHAIR)
    check = after(check, 0, 0)
    assert check.trial is not None
    assert (check.trial.practised, check.trial.tries, check.trial.is_practice) == (2, (), False)
    check = after(check, -80, -60)
    assert (check.step, check.trial and check.trial.tries) == (Step.STOP, (-80, -60))


@pytest.mark.parametrize("leg", [Side.LEFT, Side.RIGHT])
def test_the_chair_is_for_one_leg_that_is_named(leg: Side) -> None:
    check = chosen(warmed(Check(), True), Kind.CHAIR_REACH, Protocol.CHAIR, leg)
    assert (side(check), check.sides_left) == (leg, ())
    assert back(check).step is Step.CHOOSE
    done = stopped(after(check, 0, 0, -80, -60), StopReason.BACK_OF_THIGH)
    assert [trial.side for trial in done.done] == [leg]
    reopened = back(done)
    assert (reopened.step, reopened.sides_left) == (Step.STOP, ())
    again = chosen(done, Kind.CHAIR_REACH, Protocol.CHAIR, leg)
    assert (back(again).step, back(again).done) == (Step.CHOOSE, done.done)


def test_a_leg_is_asked_for_only_where_one_is_tested_alone() -> None:
    asking = [(kind, one) for kind in Kind for one in SCALES[kind] if asks_leg(kind, one)]
    assert asking == [(Kind.CHAIR_REACH, Protocol.CHAIR)]
    assert side(chosen(warmed(Check(), True), REACH, Protocol.CSEP_26, Side.LEFT)) is Side.BOTH


@pytest.mark.parametrize(
    ("reason", "tries", "step", "stored", "goes_on"),
    [
        (StopReason.OTHER, (610,), Step.TRY, 1, True),
        (StopReason.BELOW_KNEE, (299,), Step.TOLD, 1, False),
        (StopReason.BELOW_KNEE, (300,), Step.TOLD, 1, False),
        (StopReason.BELOW_KNEE, (700,), Step.TOLD, 1, False),
        (StopReason.BELOW_KNEE, (701,), Step.TOLD, 1, True),
        (StopReason.BELOW_KNEE, (800, 650), Step.TOLD, 1, False),  # the angle reached last
        (StopReason.BELOW_KNEE, (), Step.TOLD, 0, False),  # not read: the careful answer
        (StopReason.OTHER_LEG, (800,), Step.TOLD, 1, False),
        (StopReason.LOW_BACK, (610, 620), Step.TOLD, 0, False),
        (StopReason.BACK_OF_THIGH, (), Step.TRY, 0, True),
    ],
)
def test_what_stopped_it_decides_what_is_kept_and_whether_it_goes_on(
    reason: StopReason, tries: tuple[int, ...], step: Step, stored: int, goes_on: bool
) -> None:
    check = stopped(halted(after(begun(), *tries)), reason)
    assert (check.step, len(check.done), may_go_on(check)) == (step, stored, goes_on)
    if step is Step.TOLD:
        assert told(check).step is (Step.TRY if goes_on else Step.RESULT)
        assert side(told(check)) is (Side.RIGHT if goes_on else Side.LEFT)


@pytest.mark.parametrize("reason", [StopReason.BELOW_KNEE, StopReason.OTHER_LEG])
def test_a_lift_that_was_not_read_has_no_angle_of_an_earlier_one(reason: StopReason) -> None:
    check = halted(after(begun(), 600, 750), unread=True)
    judged = stopped(check, reason)
    assert judged.ruling == rule(RAISE, reason, None)
    assert (len(judged.done), may_go_on(judged)) == (1, False)
    assert back(check) == after(begun(), 600, 750)


def test_each_answer_can_be_taken_back() -> None:
    check = begun()
    assert back(check) == warmed(Check(), True)
    assert back(back(check)).step is Step.WARM_UP
    assert back(back(back(check))).step is Step.WARM_UP
    two = after(check, 580, 610)
    assert back(two) == after(check, 580)
    asked = after(two, 620)
    assert back(asked) == two
    assert back(halted(two)) == two
    right = stopped(asked, StopReason.BACK_OF_THIGH)
    reopened = back(right)
    assert (reopened.step, reopened.done, reopened.trial) == (Step.STOP, (), asked.trial)
    assert stopped(reopened, StopReason.BACK_OF_THIGH) == right
    choosing = stopped(after(right, 600, 600, 600), StopReason.OTHER)
    assert back(choosing).step is Step.STOP
    assert len(back(choosing).done) == 1
    result = finished(choosing)
    assert back(result) == result


def test_a_practice_try_is_taken_back_as_well() -> None:
    check = begun(Kind.CHAIR_REACH, Protocol.CHAIR)
    assert back(after(check, 0)) == check


def test_no_other_leg_complains_where_both_work() -> None:
    assert StopReason.OTHER_LEG in reasons_of(RAISE)
    assert set(StopReason) - set(reasons_of(REACH)) == {StopReason.OTHER_LEG}


def record(kind: Kind, protocol: Protocol, value: int, days: int, side: Side = Side.LEFT) -> MeasurementRecord:
    at = AT - timedelta(days=days)
    return MeasurementRecord(str(days), kind, side, protocol, Unit.TENTH_DEGREE, value, (value,), at, "UTC")


def test_the_last_way_is_the_next_one_and_only_the_same_is_compared() -> None:
    records = [record(RAISE, Protocol.WALL, 600, 9), record(RAISE, Protocol.PHONE, 650, 5)]
    assert last_protocol([], RAISE) is Protocol.PHONE
    assert last_protocol(records[:1], RAISE) is Protocol.WALL
    assert last_protocol(records, RAISE) is Protocol.PHONE
    assert last_protocol([*records, record(RAISE, Protocol.UNSPECIFIED, 640, 1)], RAISE) is Protocol.PHONE
    wall = Trial(RAISE, Protocol.WALL, Side.LEFT)
    assert last_reading(records, wall) == records[0]
    assert last_reading(records, replace(wall, side=Side.RIGHT)) is None
    assert last_reading(records, wall, AT - timedelta(days=9)) is None


@pytest.mark.parametrize(
    ("kind", "conditions", "opens_at", "key"),
    [
        (REACH, frozenset(), None, None),
        (REACH, frozenset(), time(8, 30), "test_opens_at"),
        (RAISE, frozenset(), time(8, 30), None),
        (REACH, frozenset({Condition.OSTEOPOROSIS}), None, "test_against_condition"),
        (REACH, frozenset({Condition.OSTEOPOROSIS}), time(8, 30), "test_against_condition"),  # no hour cures that
        (RAISE, frozenset({Condition.LEG_PAIN}), None, "test_against_condition"),
        (RAISE, frozenset({Condition.KNEE}), time(8, 30), None),
    ],
)
def test_when_a_test_is_not_for_now(
    kind: Kind, conditions: frozenset[Condition], opens_at: time | None, key: str | None
) -> None:
    protocol = Protocol.PHONE if kind is RAISE else Protocol.TOE_LINE
    why = closed(kind, protocol, conditions, opens_at)
    assert (why and why.key) == key
    if key == "test_opens_at":
        assert why is not None
        assert why.values["time"] == "08:30"


@pytest.mark.parametrize(
    ("waking", "window", "ends"),
    [(None, 60, time(10)), (time(7), 60, time(8)), (time(23, 30), 60, time(0, 30)), (time(6, 45), 30, time(7, 15))],
)
def test_when_the_first_hour_ends(waking: time | None, window: int, ends: time) -> None:
    assert first_hour_ends(waking, window) == ends
