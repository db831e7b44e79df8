"""Tables as people keep them: what their columns are is seen, and each line gives its readings or its reason."""

import csv
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.core.message import UserError
from stretchtimer.core.table_layout import DateOrder, Layout, WrittenUnit, recognise, split
from stretchtimer.core.table_reading import TableReading, read_line

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def read(text: str, said: dict[str, str] | None = None) -> tuple[Layout, list[TableReading]]:
    lines = text.splitlines(keepends=True)
    layout = recognise(lines, said)
    rows = split(lines, layout.delimiter)[layout.has_header :]
    return layout, [found for row in rows for found in read_line(layout, row, BERLIN, NOW)]


def shown(found: list[TableReading]) -> list[tuple[str, str, int, str]]:
    return [
        (one.reading.kind.value, one.reading.side.value, one.reading.value, f"{one.measured_at:%Y-%m-%dT%H:%M}")
        for one in found
    ]


TABLES = {
    "a column for each leg, German": (
        "Datum;Links (°);Rechts (°)\n14.10.2026;68,5;70\n15.10.2026;;71\n",
        [
            ("slr", "left", 685, "2026-10-14T10:00"),
            ("slr", "right", 700, "2026-10-14T10:00"),
            ("slr", "right", 710, "2026-10-15T10:00"),
        ],
    ),
    "a line for each reading": (
        "when,leg,SLR degrees\n2026-10-14T18:30,left,68.5\n2026-10-14 18:35:00,R,70\n",
        [("slr", "left", 685, "2026-10-14T16:30"), ("slr", "right", 700, "2026-10-14T16:35")],
    ),
    "with an offset": (
        "day,reach (cm)\n2026-10-14T18:30:00+05:30,-3.5\n",
        [("sit_and_reach", "both", -35, "2026-10-14T13:00")],
    ),
    "American, in inches": (
        "Date,Time,Sit and reach (in)\n10/14/2026,7:05,2\n10/3/2026,07:05,-1.5\n",
        [("sit_and_reach", "both", 51, "2026-10-14T05:05"), ("sit_and_reach", "both", -38, "2026-10-03T05:05")],
    ),
    "clocks of twelve hours": (
        "Date,Time,reach (cm)\n10/14/2026,6:30 PM,2\n10/15/2026,12:05 a.m.,3\n",
        [("sit_and_reach", "both", 20, "2026-10-14T16:30"), ("sit_and_reach", "both", 30, "2026-10-14T22:05")],
    ),
    "millimetres, tabs": ("date\treach mm\n2026-10-14\t-35\n", [("sit_and_reach", "both", -35, "2026-10-14T10:00")]),
    "no heading": (
        "14.10.26;12,5\n15.10.26;13\n",
        [("sit_and_reach", "both", 125, "2026-10-14T10:00"), ("sit_and_reach", "both", 130, "2026-10-15T10:00")],
    ),
    "quoted": ('"date","reach, cm"\n"2026-10-14","5"\n', [("sit_and_reach", "both", 50, "2026-10-14T10:00")]),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_seen_for_what_it_is(name: str) -> None:
    text, expected = TABLES[name]
    assert shown(read(text)[1]) == expected


def test_what_may_be_either_is_said_to_be_unsure() -> None:
    assert not recognise(["date,reach\n", "03/04/2026,5\n"]).dates_sure
    assert recognise(["date,reach\n", "03/14/2026,5\n"]).dates is DateOrder.MDY
    assert recognise(["date,reach\n", "03/14/2026,5\n"]).dates_sure
    assert recognise(["date;reach\n", "03.04.2026;5\n"]).dates_sure


@pytest.mark.parametrize(
    ("day", "orders"),
    [("26-10-01", ("ymd", False)), ("14/10/26", ("dmy", False)), ("10/14/26", ("mdy", True)), ("26-13-01", None)],
)
def test_a_year_of_two_digits_may_stand_on_either_side(day: str, orders: tuple[str, bool] | None) -> None:
    layout = recognise(["date,reach\n", f"{day},5\n"])
    if orders is None:
        assert not layout.dates_sure
    else:
        assert (layout.dates, layout.dates_sure) == orders


@pytest.mark.parametrize(
    ("heading", "row", "said", "expected"),
    [
        ("No,date,reach", "7,2026-10-14,5", {}, [(2, None)]),
        ("#,date,reach", "7,2026-10-14,5", {}, [(2, None)]),
        ("date,Pain,reach", "2026-10-14,3,5", {}, [(2, None)]),
        ("date,Time,Dehnung", "2026-10-14,18.30,5", {}, [(2, None)]),
        ("date,L5 pain,reach", "2026-10-14,3,5", {}, [(2, None)]),
        ("date,Re-test", "2026-10-14,5", {}, [(1, None)]),
        ("date,Re-test,reach", "2026-10-14,5,6", {}, [(2, None)]),
        ("date,SLR left,SLR right,AKE left", "2026-10-14,68,70,20", {"kind": "ake"}, [(3, "left")]),
        ("date,slr_l,slr (R)", "2026-10-14,68,70", {}, [(1, "left"), (2, "right")]),
    ],
)
def test_what_is_no_reading_is_not_taken_for_one(
    heading: str, row: str, said: dict[str, str], expected: list[tuple[int, str | None]]
) -> None:
    layout = recognise([f"{heading}\n", f"{row}\n"], said)
    assert [(value.column, value.side) for value in layout.values] == expected


def test_in_the_morning_is_no_inch() -> None:
    assert recognise(["date,Reach (in the morning)\n", "2026-10-14,5\n"]).unit is WrittenUnit.CM
    assert recognise(["date,Reach (in)\n", "2026-10-14,5\n"]).unit is WrittenUnit.INCH


def test_what_the_user_says_comes_before_what_is_seen() -> None:
    text = "day,a,b\n03/04/2026,10,20\n"
    said = {"right": "b", "left": "2", "kind": "ake", "dates": "mdy"}
    layout, found = read(text, said)
    assert layout.unit is WrittenUnit.DEGREE
    assert shown(found) == [
        ("ake", "right", 200, "2026-03-04T11:00"),
        ("ake", "left", 100, "2026-03-04T11:00"),
    ] or shown(found) == [("ake", "left", 100, "2026-03-04T11:00"), ("ake", "right", 200, "2026-03-04T11:00")]
    layout, found = read(
        "day,x\n2026-03-04,15\n", {"value": "x", "kind": "sit_and_reach", "protocol": "ymca_15in", "unit": "inch"}
    )
    assert (found[0].reading.protocol, found[0].reading.unit, found[0].reading.value) == (
        Protocol.YMCA_15IN,
        Unit.HUNDREDTH_INCH,
        1_500,
    )


REFUSED = [
    ("date,SLR left,SLR right,AKE left,AKE right\n2026-10-14,68,70,20,22\n", {}, "table_two_tests"),
    ("date,a,b\n2026-10-14,68,70\n2026-10-15,60,70\n", {}, "table_which_values"),
    ("date,pain\n2026-10-14,5\n", {}, "table_no_values"),
    ("", {}, "table_empty"),
    ("a,b\nc,d\n", {}, "table_no_dates"),
    ("date,b\n2026-10-14,d\n", {}, "table_no_values"),
    ("date,b\n2026-10-14,5\n", {"value": "c"}, "table_no_column"),
    ("date,b\n2026-10-14,5\n", {"value": "3"}, "table_no_column"),
    ("date,b\n2026-10-14,5\n", {"value": "２"}, "table_no_column"),
    ("date,b\n2026-10-14,5\n", {"colour": "red"}, "table_cannot_say"),
    ("date,b\n2026-10-14,5\n", {"unit": "ell"}, "table_cannot_say"),
]


@pytest.mark.parametrize(("text", "said", "key"), REFUSED)
def test_what_is_no_table_is_refused(text: str, said: dict[str, str], key: str) -> None:
    with pytest.raises(UserError) as raised:
        recognise(text.splitlines(keepends=True), said)
    assert raised.value.message.key == key


LAYOUT = recognise(["date,leg,slr (deg)\n", "2026-10-14,left,68\n"])
BAD_ROWS = [
    (["2026-02-30", "left", "68"], "row_no_day"),
    (["２026-10-14", "left", "68"], "row_no_day"),
    (["0001-01-01", "left", "68"], "row_no_day"),
    (["9999-12-31", "left", "68"], "time_in_future"),
    (["2026-10-14T25:00", "left", "68"], "row_no_day"),
    (["2027-10-14", "left", "68"], "time_in_future"),
    (["2026-10-14", "middle", "68"], "row_no_side"),
    (["2026-10-14", "", "68"], "measure_needs_side"),
    (["2026-10-14", "left", ""], "row_no_value"),
    (["2026-10-14", "left"], "row_no_value"),
    (["2026-10-14"], "row_no_value"),
    (["2026-10-14", "left", "６８"], "measure_not_a_number"),
    (["2026-10-14", "left", "NaN"], "measure_not_a_number"),
    (["2026-10-14", "left", "1e999"], "measure_not_a_number"),
    (["2026-10-14", "left", "6_8"], "measure_not_a_number"),
    (["2026-10-14", "left", "68,5"], "measure_not_a_number"),
    (["2026-10-14", "left", "9" * 5_000], "measure_not_a_number"),
    (["2026-10-14", "left", "680"], "measure_out_of_range"),
    (["2026-10-14", "left", "68.55"], "measure_too_fine"),
    (["2026-10-14", "left", "6\x008"], "measure_not_a_number"),
]


@pytest.mark.parametrize(("cells", "key"), BAD_ROWS)
def test_a_bad_line_has_its_reason(cells: list[str], key: str) -> None:
    with pytest.raises(UserError) as raised:
        read_line(LAYOUT, cells, BERLIN, NOW)
    assert raised.value.message.key == key


def test_a_unit_that_is_not_the_tests_is_a_reason() -> None:
    layout = recognise(["date,reach (deg)\n", "2026-10-14,5\n"])
    with pytest.raises(UserError) as raised:
        read_line(layout, ["2026-10-14", "5"], BERLIN, NOW)
    assert raised.value.message.key == "row_wrong_unit"


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_line_gives_readings_or_a_reason(cells: list[str]) -> None:
    try:
        found = read_line(LAYOUT, cells, BERLIN, NOW)
    except UserError:
        return
    assert all(one.reading.kind is Kind.LEG_RAISE and one.reading.side is not Side.BOTH for one in found)


@given(st.lists(st.text("0123456789.,;/-\t\"' :aLx\n", max_size=60), max_size=6))
def test_any_text_is_a_table_or_refused(lines: list[str]) -> None:
    with suppress(UserError, csv.Error):  # the latter the reader of the file turns into a sentence
        assert recognise([f"{line}\n" for line in lines]).values
