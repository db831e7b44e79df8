"""How a reading is typed and what of it is stored: units, half centimetres, negatives, tapes, and every limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.assess import GUIDES
from stretchtimer.core.entry import (
    Entry,
    dial_of,
    dial_text,
    dial_value,
    dragged_value,
    leg_length,
    limits,
    shown_reading,
    standing_value,
    stepped,
    stored_value,
)
from stretchtimer.core.measure import Kind, Protocol, Unit, scale_of
from stretchtimer.core.message import UserError
from stretchtimer.core.progress import LengthUnit

REACH, RAISE, AKE = Kind.SIT_AND_REACH, Kind.LEG_RAISE, Kind.KNEE_EXTENSION
ENTRIES = [Entry(kind, protocol, units, 880) for kind, protocol in GUIDES for units in ("cm", "in")]
NAMES = [f"{entry.kind}-{entry.protocol}-{entry.units}" for entry in ENTRIES]


@given(st.sampled_from(ENTRIES), st.data())
def test_what_stands_in_the_field_is_the_dial_in_either_unit(entry: Entry, data: st.DataObject) -> None:
    value = data.draw(st.integers(*limits(entry)))
    assert standing_value(entry, dial_text(entry, value), value) == value


def test_what_was_typed_since_counts_and_limits_hold() -> None:
    entry = Entry(REACH, Protocol.TOE_LINE, "in")
    assert standing_value(entry, "4.95", 125) == 126
    assert standing_value(entry, dial_text(entry, 125).replace(".", ","), 125) == 125, "in another language's writing"
    with pytest.raises(UserError):
        standing_value(Entry(RAISE, Protocol.PHOTO), "150", 1500)


def refused(entry: Entry, text: str) -> str:
    with pytest.raises(UserError) as raised:
        stored_value(entry, dial_value(entry, text))
    return raised.value.message.key


@pytest.mark.parametrize(
    ("entry", "text", "stored", "shown"),
    [
        (Entry(RAISE, Protocol.PHONE), "61", 610, "61"),
        (Entry(RAISE, Protocol.PHONE), "61,5", 615, "61.5"),
        (Entry(REACH, Protocol.TOE_LINE), "-3", -30, "−3.0"),
        (Entry(REACH, Protocol.TOE_LINE), "−3.5", -35, "−3.5"),
        (Entry(REACH, Protocol.TOE_LINE), "0", 0, "0.0"),
        (Entry(REACH, Protocol.TOE_LINE, "in"), "-3.5", -89, "−3.5"),
        (Entry(REACH, Protocol.TOE_LINE, "in"), "0.25", 6, "0.25"),
        (Entry(REACH, Protocol.CSEP_26), "22.5", 225, "22.5"),
        (Entry(REACH, Protocol.CSEP_26, "in"), "22.5", 225, "22.5"),  # a box says what is printed on it
        (Entry(REACH, Protocol.YMCA_15IN), "15.25", 1525, "15.25"),
        (Entry(REACH, Protocol.MODIFIED), "31", 310, "31.0"),
        (Entry(Kind.FINGER_TO_FLOOR, Protocol.FLOOR), "-4.5", -45, "−4.5"),
        (Entry(AKE, Protocol.PHONE), "68", 220, "68"),  # the shin's angle: 22° short of straight
        (Entry(AKE, Protocol.UNSPECIFIED), "22", 220, "22"),
        (Entry(RAISE, Protocol.WALL, leg_mm=880), "44", 600, "44.0"),  # cos 60° is a half
        (Entry(RAISE, Protocol.HEEL, leg_mm=880), "44", 300, "44.0"),
        (Entry(RAISE, Protocol.WALL, "in", 880), "17.3", 601, "17.3"),
    ],
)
def test_what_is_typed_is_stored_as_read(entry: Entry, text: str, stored: int, shown: str) -> None:
    value = dial_value(entry, text)
    assert stored_value(entry, value) == stored
    assert dial_text(entry, value) == shown


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_limit_is_taken_and_what_lies_past_it_is_asked_about(entry: Entry) -> None:
    for edge, past in zip(limits(entry), (-1, 1), strict=True):
        finest = 10 if entry.typed_unit is not entry.dial_unit else 1  # inches of whole mm are coarser than they
        text = dial_text(entry, edge)
        assert abs(dial_value(entry, dial_text(entry, stepped(entry, edge, -past))) - edge) > 0
        if entry.typed_unit is entry.dial_unit:
            assert dial_value(entry, text) == edge
        beyond = (edge + past * finest) / entry.dial_unit.per_shown
        beyond = beyond / 2.54 if entry.typed_unit is not entry.dial_unit else beyond
        assert refused(entry, f"{beyond:.2f}") == "reading_unlikely"


@pytest.mark.parametrize(
    ("text", "key"), [("", "measure_not_a_number"), ("abc", "measure_not_a_number"), ("61.55", "measure_too_fine")]
)
def test_what_is_no_reading_says_so(text: str, key: str) -> None:
    assert refused(Entry(RAISE, Protocol.PHONE), text) == key


def test_a_tape_needs_a_leg_that_somebody_has() -> None:
    assert refused(Entry(RAISE, Protocol.WALL), "0") == "leg_length_unlikely"
    assert [leg_length("88", "cm"), leg_length("50", "cm"), leg_length("130", "cm")] == [880, 500, 1300]
    assert leg_length("34.5", "in") == 876
    for text in ("49.9", "130.1", "880"):
        with pytest.raises(UserError) as raised:
            leg_length(text, "cm")
        assert raised.value.message.key == "leg_length_unlikely"


@pytest.mark.parametrize(
    ("entry", "start", "steps", "then"),
    [
        (Entry(RAISE, Protocol.PHONE), 610, 1, 620),
        (Entry(RAISE, Protocol.PHONE), 615, -5, 565),
        (Entry(REACH, Protocol.TOE_LINE), -30, 1, -25),
        (Entry(REACH, Protocol.TOE_LINE), 0, -1, -5),
        (Entry(REACH, Protocol.TOE_LINE, "in"), 0, 1, 6),
        (Entry(REACH, Protocol.TOE_LINE, "in"), 6, 1, 13),
        (Entry(REACH, Protocol.YMCA_15IN), 1500, 1, 1525),
        (Entry(Kind.CHAIR_REACH, Protocol.CHAIR), 0, 1, 10),
        (Entry(Kind.CHAIR_REACH, Protocol.CHAIR, "in"), 0, 1, 13),  # half an inch
        (Entry(RAISE, Protocol.PHONE), 1295, 5, 1300),
        (Entry(RAISE, Protocol.WALL, leg_mm=880), 2, -1, 0),
    ],
)
def test_a_step_of_plus_and_minus(entry: Entry, start: int, steps: int, then: int) -> None:
    assert stepped(entry, start, steps) == then


@given(st.integers(-600, 600))
def test_switching_the_unit_and_back_changes_nothing(mm: int) -> None:
    """Only what is seen changes: and what is seen, typed again, is the same to the mm."""
    units: tuple[LengthUnit, ...] = ("cm", "in")
    for unit in units:
        entry = Entry(REACH, Protocol.TOE_LINE, unit)
        if abs(mm) < 595:
            assert abs(dial_value(entry, dial_text(entry, mm)) - mm) <= 1
    assert dial_value(Entry(REACH, Protocol.TOE_LINE), dial_text(Entry(REACH, Protocol.TOE_LINE), mm)) == mm


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_a_drag_sets_what_is_drawn_there(entry: Entry) -> None:
    if entry.is_tape:
        return
    for reading in (5.0, 12.3, 29.8):
        value = dragged_value(entry, reading)
        drawn = shown_reading(entry, stored_value(entry, value))
        assert abs(drawn - reading) <= 0.51
        assert abs(dial_of(entry, stored_value(entry, value)) - value) == 0


def test_only_a_free_tape_follows_the_users_unit() -> None:
    follows = {protocol for kind, protocol in GUIDES if Entry(kind, protocol, "in", 880).follows_units}
    assert follows == {
        Protocol.WALL,
        Protocol.HEEL,
        Protocol.TOE_LINE,
        Protocol.BACK_SAVER,
        Protocol.MODIFIED,
        Protocol.CHAIR,
        Protocol.FLOOR,
    }
    for kind, protocol in GUIDES:
        assert Entry(kind, protocol).typed_unit in (scale_of(kind, protocol).unit, Unit.MILLIMETRE)
