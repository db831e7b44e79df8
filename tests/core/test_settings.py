"""The table of settings: every row can be said, stored and read back, and junk is refused."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Kit
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.one_line import is_one_line
from stretchtimer.core.settings import (
    BY_KEY,
    LONGEST_NAME,
    NONE,
    SYSTEM,
    TABLE,
    UNKNOWN,
    Setting,
    Settings,
    SettingType,
    allowed_text,
    check,
    find,
)

each_row = pytest.mark.parametrize("row", TABLE, ids=[row.key for row in TABLE])
JUNK = (
    "",
    " ",
    "junk",
    "-1.5",
    "99999999999999999999",
    "nan",
    "1e2",
    "०७:००",
    "\x00",
    "none,none,x",
    ",",
    "light;",
    "25:00",
)


def examples(row: Setting) -> list[str]:
    """Texts that fit a row, as they are stored."""
    match row.type:
        case SettingType.CHOICE | SettingType.NOTE:
            return list(row.choices)
        case SettingType.NAME:
            return [SYSTEM, "Anna (premium)", "Ünal", "x" * LONGEST_NAME]
        case SettingType.PERCENT:
            return [str(n) for n in range(int(row.choices[0]), int(row.choices[1]) + 1, 10)]
        case SettingType.TIME:
            return [UNKNOWN, "00:00", "06:45", "23:59"]
        case SettingType.NUMBER:
            return [UNKNOWN, *row.choices, str(int(row.choices[0]) + 1)]
        case SettingType.SUBSET:
            return [NONE, *row.choices, ",".join(row.choices)]


def refused(row: Setting, text: str) -> bool:
    try:
        check(row, text)
    except UserError as error:
        return error.message == Message(
            "setting_refused", {"key": row.key, "found": text, "allowed": allowed_text(row)}
        )
    return False


def test_every_key_stands_for_one_row() -> None:
    assert len(BY_KEY) == len(TABLE)
    assert all(find(row.key) is row for row in TABLE)


def test_an_unknown_key_is_answered_with_those_there_are() -> None:
    with pytest.raises(UserError) as raised:
        find("colour")
    assert raised.value.message.key == "setting_unknown"
    assert all(row.key in str(raised.value.message.values["known"]) for row in TABLE)
    with pytest.raises(UserError):
        Settings().text("colour")


@each_row
def test_the_default_fits_and_is_what_holds_unless_changed(row: Setting) -> None:
    assert check(row, row.default) == row.default
    assert Settings().text(row.key) == row.default


@each_row
def test_every_choice_is_allowed_and_said_to_be(row: Setting) -> None:
    said = allowed_text(row)
    for choice in row.choices:
        assert choice in said
        assert check(row, choice) == choice
    if row.type is SettingType.TIME:
        assert UNKNOWN in said
    if row.type is SettingType.SUBSET:
        assert NONE in said


@each_row
def test_what_is_stored_reads_back(row: Setting) -> None:
    for text in examples(row):
        assert check(row, text) == text
        typed = text if row.type is SettingType.NAME else text.upper()  # names are spelt as the system spells them
        assert check(row, f"  {typed} ") == text
        assert Settings({row.key: text}).text(row.key) == text


@each_row
@pytest.mark.parametrize("text", JUNK)
def test_junk_is_refused_and_counts_as_unset_where_it_is_stored(row: Setting, text: str) -> None:
    if row.type is SettingType.NAME and text.strip() and is_one_line(text):
        return  # the system may call its voices what it likes
    assert refused(row, text)
    assert Settings({row.key: text}).text(row.key) == row.default


@given(st.sampled_from(TABLE), st.text(max_size=12))
def test_whatever_is_typed_is_refused_or_comes_out_in_a_form_that_stays(row: Setting, text: str) -> None:
    if not refused(row, text):
        stored = check(row, text)
        assert check(row, stored) == stored
        assert Settings({row.key: stored}).text(row.key) == stored


def test_stored_values_that_no_longer_fit_read_as_the_defaults() -> None:
    worn = Settings(dict.fromkeys(BY_KEY, "something an older version had"))
    fresh = Settings()
    assert (worn.waking_hour, worn.first_hour_minutes) == (fresh.waking_hour, fresh.first_hour_minutes)
    assert (worn.kit, worn.conditions, worn.text_scale) == (fresh.kit, fresh.conditions, fresh.text_scale)


def test_a_key_of_a_newer_version_does_no_harm() -> None:
    assert Settings({"colour": "green"}).text("theme") == "system"


@pytest.mark.parametrize(
    ("text", "stored"),
    [("7:05", "07:05"), ("07:05", "07:05"), ("0:00", "00:00"), ("23:59", "23:59"), ("UNKNOWN", "unknown")],
)
def test_a_time_is_kept_in_four_digits(text: str, stored: str) -> None:
    assert check(find("waking_hour"), text) == stored


@pytest.mark.parametrize(
    "text",
    [
        "24:00",
        "23:60",
        "7",
        "7:5",
        "07:005",
        "007:05",
        ":30",
        "7:",
        "-1:00",
        "7:05:00",
        "7.05",
        "７:05",
        "7 :05",
        "²:00",
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    assert refused(find("waking_hour"), text)


def test_a_waking_hour_is_a_time_or_not_known() -> None:
    assert Settings({"waking_hour": "06:45"}).waking_hour == time(6, 45)
    assert Settings().waking_hour is None


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *(("100", True), ("110", True), ("190", True), ("200", True)),
        *(("90", False), ("99", False), ("101", False), ("105", False), ("201", False), ("210", False)),
        *(("100%", False), ("100.0", False), ("0100", False), ("+100", False), ("1_00", False), ("１００", False)),
    ],
)
def test_a_percentage_goes_in_steps_of_ten(text: str, fits: bool) -> None:
    assert refused(find("text_size"), text) is not fits


def test_the_refusal_of_a_percentage_shows_its_steps() -> None:
    assert allowed_text(find("text_size")) == "100, 110 … 200"


@given(st.lists(st.sampled_from(Kit), min_size=1))
def test_a_subset_is_stored_in_the_order_of_its_choices(kit: list[Kit]) -> None:
    stored = check(find("kit"), ", ".join(kit))
    assert stored.split(",") == [one for one in Kit if one in kit]
    assert Settings({"kit": stored}).kit == frozenset(kit)


@pytest.mark.parametrize("text", ["mat,none", "mat,,chair", "mat,trampoline", "mat chair", "none,none,mat"])
def test_a_subset_of_something_else_is_refused(text: str) -> None:
    assert refused(find("kit"), text)


@pytest.mark.parametrize("text", ["", "  ", "two\nlines", "\x00", "x" * (LONGEST_NAME + 1)])
def test_a_name_is_one_line_of_some_length(text: str) -> None:
    assert refused(find("voice"), text)


def test_a_volume_may_be_nothing_and_is_kept_without_leading_noughts() -> None:
    assert check(find("volume"), "0") == "0"
    assert check(find("volume"), "000") == "0"


def test_settings_mean_what_they_say() -> None:
    some = Settings(
        {
            "first_hour_minutes": "120",
            "kit": "none",
            "conditions": "pregnancy,hypermobility",
            "text_size": "150",
        }
    )
    assert some.first_hour_minutes == 120
    assert some.kit == frozenset()
    assert some.conditions == {Condition.PREGNANCY, Condition.HYPERMOBILITY}
    assert some.text_scale == 1.5
    assert Settings().conditions == frozenset()
    assert Settings().kit >= {Kit.MAT, Kit.CHAIR}
