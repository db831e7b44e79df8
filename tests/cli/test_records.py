"""`measure`, `feel` and `settings`: what is stored, what is refused, and when it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from stretchtimer.clock import SystemClock
from stretchtimer.core.records import FeelRecord, FeelWhen
from stretchtimer.core.settings import TABLE
from stretchtimer.store.store import Store
from tests.cli import commands
from tests.cli.commands import DATABASE
from tests.cli.here import accepted, printed, refused, stretchtimer
from tests.screened import screened


def measurements(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = printed("list", "measurements", "--data-dir", folder)["measurements"]
    return found


def feels(folder: Path) -> tuple[FeelRecord, ...]:
    with Store.open(folder / DATABASE, datetime.now(UTC)) as store:
        return store.feels()


def test_five_measurements_of_which_three_cannot_be(folder: Path) -> None:
    commands.accepted("measure", "slr", "68", "--side", "left", "--data-dir", folder)
    sentences = [
        commands.refused("measure", "slr", "200", "--side", "left", "--data-dir", folder),
        commands.refused("measure", "slr", "abc", "--side", "left", "--data-dir", folder),
        commands.refused("measure", "slr", "68", "--data-dir", folder),
    ]
    commands.accepted("measure", "sit_and_reach", "-4", "--data-dir", folder)
    assert len(set(sentences)) == 3
    for sentence, word in zip(sentences, ("130", "“abc”", "--side"), strict=True):
        assert word in sentence
    stored = [(m["kind"], m["side"], m["protocol"], m["value"], m["unit"]) for m in measurements(folder)]
    assert stored == [("slr", "left", "unspecified", 68.0, "°"), ("sit_and_reach", "both", "toe_line", -4.0, "cm")]


@pytest.mark.parametrize(
    ("arguments", "value", "unit"),
    [
        (("slr", "0", "--side", "right"), 0, "°"),
        (("slr", "130", "--side", "right"), 130, "°"),
        (("slr", "68.5", "--side", "right", "--protocol", "wall"), 68.5, "°"),
        (("slr", "68,5", "--side", "right"), 68.5, "°"),
        (("sit_and_reach", "-4.5"), -4.5, "cm"),
        (("sit_and_reach", "-4,5"), -4.5, "cm"),
        (("sit_and_reach", "−4,5"), -4.5, "cm"),
        (("sit_and_reach", "-.5"), -0.5, "cm"),
        (("sit_and_reach", "30", "--protocol", "csep_26"), 30, "cm"),
        (("sit_and_reach", "15.25", "--protocol", "ymca_15in"), 15.25, "in"),
    ],
)
def test_a_reading_is_kept_as_it_was_read(folder: Path, arguments: tuple[str, ...], value: float, unit: str) -> None:
    accepted("measure", *arguments, "--data-dir", folder)
    (measurement,) = measurements(folder)
    assert (measurement["value"], measurement["unit"], measurement["tries"]) == (value, unit, [value])


@pytest.mark.parametrize(
    "arguments",
    [
        "slr 130.1 --side left",
        "slr -1 --side left",
        "slr 68.55 --side left",
        "slr nan --side left",
        "slr 1e1 --side left",
        "slr 68 --side left --protocol toe_line",
        "sit_and_reach 4 --side left",
        "sit_and_reach 61",
        "sit_and_reach -61",
    ],
)
def test_a_reading_that_cannot_be_is_refused(folder: Path, arguments: str) -> None:
    refused("measure", *arguments.split(), "--data-dir", folder)
    assert not folder.exists()


@pytest.mark.parametrize("pain", range(11))
def test_the_days_feel_is_kept_from_0_to_10(folder: Path, pain: int) -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    assert accepted("feel", pain, "--data-dir", folder) == f"Stored: {pain} of 10.\n"
    (feel,) = feels(folder)
    assert (feel.pain, feel.when, feel.session, feel.zone) == (pain, FeelWhen.DAY, None, SystemClock().zone())
    assert before <= feel.felt_at <= datetime.now(UTC)


@pytest.mark.parametrize("pain", ["11", "-1", "3.5", "bad", "", "03", "³"])
def test_another_feel_is_refused(folder: Path, pain: str) -> None:
    result = stretchtimer("feel", pain, "--data-dir", folder)
    assert result.returncode == 1
    assert f"“{pain}” is not on the scale" in result.stderr
    assert not folder.exists()


LOCAL_TIMES = {
    "2024-07-01T18:30": "2024-07-01T16:30:00Z",  # summer time
    "2024-01-15T18:30": "2024-01-15T17:30:00Z",
    "2024-07-01 18:30:15": "2024-07-01T16:30:15Z",
    "2024-07-01": "2024-06-30T22:00:00Z",
    "2024-07-01T18:30+05:30": "2024-07-01T13:00:00Z",
    "2024-07-01T18:30Z": "2024-07-01T18:30:00Z",
    "2024-10-27T02:30": "2024-10-27T00:30:00Z",  # comes twice: the first one
    "1971-01-01T12:00": "1971-01-01T11:00:00Z",
}


def test_a_time_is_local_where_it_names_no_offset(folder: Path) -> None:
    for at in LOCAL_TIMES:
        commands.accepted("measure", "slr", "68", "--side", "left", "--at", at, "--data-dir", folder)
    commands.accepted("feel", "3", "--at", "2024-07-01T18:30", "--data-dir", folder)
    found = measurements(folder)
    assert [m["measured_at"] for m in found] == sorted(LOCAL_TIMES.values())
    assert {m["zone"] for m in found} == {"Europe/Berlin"}
    assert feels(folder)[0].felt_at == datetime(2024, 7, 1, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", ["yesterday", "", "18:30", "2024-13-01", "2024-07-01T25:00", "9" * 40])
@pytest.mark.parametrize("command", ["measure slr 68 --side left", "feel 3"])
def test_what_is_no_time_is_refused(folder: Path, command: str, at: str) -> None:
    assert "is not a time" in refused(*command.split(), "--at", at, "--data-dir", folder)
    assert measurements(folder) == []
    assert feels(folder) == ()


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "0001-01-01T00:00+14:00", "1970-12-31T12:00", "1969-06-01"])
def test_a_time_before_anybody_could_have_measured_is_refused(folder: Path, at: str) -> None:
    refused("measure", "slr", "68", "--side", "left", "--at", at, "--data-dir", folder)
    assert measurements(folder) == []


def test_what_lies_in_the_future_is_refused(folder: Path) -> None:
    now = datetime.now(UTC)
    for ahead in (timedelta(hours=1), timedelta(days=400)):
        at = (now + ahead).isoformat()
        assert "future" in refused("feel", "3", "--at", at, "--data-dir", folder)
        assert "future" in refused("measure", "slr", "68", "--side", "left", "--at", at, "--data-dir", folder)
    accepted("feel", "3", "--at", (now - timedelta(seconds=1)).isoformat(), "--data-dir", folder)
    assert len(feels(folder)) == 1


def test_the_list_of_measurements_says_what_where_and_how(folder: Path) -> None:
    accepted("measure", "slr", "68", "--side", "left", "--at", "2024-07-01T12:00", "--data-dir", folder)
    assert accepted("list", "measurements", "--data-dir", folder).split() == [
        "2024-07-01", "straight", "leg", "raise", "left", "68", "°", "(method", "not", "noted)"
    ]  # fmt: skip


def test_settings_are_listed_with_their_defaults(folder: Path) -> None:
    rows = printed("settings", "list", "--data-dir", folder)["settings"]
    assert [(row["key"], row["value"], row["default"]) for row in rows] == [
        (r.key, r.default, r.default) for r in TABLE
    ]
    text = accepted("settings", "list", "--data-dir", folder)
    assert all(f"{row['key']} = {row['value']}\n" in text for row in rows)


def test_a_setting_is_set_read_and_put_back(folder: Path) -> None:
    assert accepted("settings", "get", "theme", "--data-dir", folder) == "system\n"
    assert accepted("settings", "set", "theme", " DARK ", "--data-dir", folder) == "theme = dark\n"
    assert accepted("settings", "get", "theme", "--data-dir", folder) == "dark\n"
    assert accepted("settings", "reset", "theme", "--data-dir", folder) == "theme = system\n"
    assert accepted("settings", "get", "theme", "--data-dir", folder) == "system\n"


@pytest.mark.parametrize("verb", ["get", "reset", "set"])
def test_a_setting_that_is_not_there_is_refused(folder: Path, verb: str) -> None:
    value = ("dark",) if verb == "set" else ()
    sentence = refused("settings", verb, "nonsense", *value, "--data-dir", folder)
    assert "“nonsense”" in sentence
    assert "theme" in sentence


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "pink"), ("text_size", "105"), ("waking_hour", "25:00"), ("kit", "mat,piano"), ("kit", "")],
)
def test_a_value_that_does_not_fit_is_refused(folder: Path, key: str, value: str) -> None:
    assert key in refused("settings", "set", key, value, "--data-dir", folder)
    assert (
        accepted("settings", "get", key, "--data-dir", folder) == f"{next(r for r in TABLE if r.key == key).default}\n"
    )


def test_what_is_set_is_what_a_session_keeps_to(folder: Path) -> None:
    accepted("settings", "set", "first_hour_minutes", "0", "--data-dir", folder)
    accepted("settings", "set", "kit", "chair", "--data-dir", folder)
    text = commands.accepted("run", "workplace", "--terminal", "--speed", "1000", "--data-dir", screened(folder))
    assert text.startswith("You need: chair\n")
    assert "Seated knee straightening" in text
