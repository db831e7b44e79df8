"""A choice in the window changes what it is about, and nothing that was seen beside it."""

from dataclasses import replace

import pytest

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.message import UserError
from stretchtimer.core.table_choice import said_of, said_with
from stretchtimer.core.table_layout import DateOrder, ValueColumn, WrittenUnit, recognise

GERMAN = ["Datum;Zeit;Links (°);Rechts (°)\n", "14.10.2026;18:30;68,5;70\n"]
PLAIN = ["day,leg,value\n", "2026-10-14,left,68\n"]


@pytest.mark.parametrize("lines", [GERMAN, PLAIN])
def test_what_was_seen_and_said_again_is_the_same(lines: list[str]) -> None:
    seen = recognise(lines)
    assert recognise(lines, said_of(seen)) == replace(seen, protocol=Protocol.UNSPECIFIED)


def test_one_choice_leaves_the_others() -> None:
    seen = recognise(GERMAN)
    chosen = recognise(GERMAN, said_with(seen, "dates", "mdy"))
    assert chosen.dates is DateOrder.MDY
    assert (chosen.values, chosen.time, chosen.unit) == (seen.values, seen.time, seen.unit)


def test_one_column_of_readings_takes_the_place_of_one_for_each_leg_and_back() -> None:
    seen = recognise(GERMAN)
    one = recognise(GERMAN, said_with(seen, "value", "3"))
    assert one.values == (ValueColumn(2),)
    assert recognise(GERMAN, said_with(one, "right", "4")).values == (ValueColumn(3, Side.RIGHT),)
    left = recognise(GERMAN, said_with(seen, "right", ""))
    assert left.values == (ValueColumn(2, Side.LEFT),)


def test_a_column_can_be_none() -> None:
    assert recognise(GERMAN, said_with(recognise(GERMAN), "time", "")).time is None
    assert recognise(PLAIN, said_with(recognise(PLAIN), "side", "")).side is None
    with pytest.raises(UserError, match="table_no_dates"):
        recognise(PLAIN, said_with(recognise(PLAIN), "when", ""))


def test_another_test_has_its_own_unit_and_other_cells_their_own_columns() -> None:
    seen = recognise(PLAIN, {"kind": "slr", "protocol": "wall"})
    assert seen.protocol is Protocol.WALL
    reach = recognise(PLAIN, said_with(seen, "kind", "sit_and_reach"))
    assert (reach.kind, reach.unit, reach.protocol) == (Kind.SIT_AND_REACH, WrittenUnit.CM, None)
    tabbed = ["day\tvalue, cm\n", "2026-10-14\t5\n"]
    wrong = recognise(["day;a,b\n", "2026-10-14;5,1\n"])
    assert wrong.delimiter == ";"
    assert recognise(tabbed, said_with(wrong, "delimiter", "tab")).values == (ValueColumn(1),)
    with pytest.raises(UserError, match="table_cannot_say"):
        recognise(PLAIN, {"delimiter": "x"})
