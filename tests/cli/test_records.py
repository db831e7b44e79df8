"""`measure`, `feel` and `settings`: what is stored, what is refused, and when it was."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from stretchtimer.clock import SystemClock
from stretchtimer.core.first_hour import first_hour_ends
from stretchtimer.core.message import Message
from stretchtimer.core.records import FeelRecord, FeelWhen
from stretchtimer.core.settings import TABLE
from stretchtimer.store.store import Store
from stretchtimer.words.messages import sentence
from tests.cli import commands
from tests.cli.commands import DATABASE
from tests.cli.here import accepted, printed, refused, stretchtimer
from tests.screened import screened

EARLIER = ("--at", "2024-01-10T12:00")
"""Some tests are not for the first hour of the day, whenever these run."""


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
    commands.accepted("measure", "sit_and_reach", "-4", *EARLIER, "--data-dir", folder)
    assert len(set(sentences)) == 3
    for said, word in zip(sentences, ("130", "“abc”", "--side"), strict=True):
        assert word in said
    stored = [(m["kind"], m["side"], m["protocol"], m["value"], m["unit"]) for m in measurements(folder)]
    assert stored == [("sit_and_reach", "both", "toe_line", -4.0, "cm"), ("slr", "left", "unspecified", 68.0, "°")]


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
        (("sit_and_reach", "-60"), -60, "cm"),
        (("sit_and_reach", "60"), 60, "cm"),
        (("sit_and_reach", "-3.5", "--protocol", "back_saver", "--side", "left"), -3.5, "cm"),
        (("sit_and_reach", "--protocol", "modified", "31.5"), 31.5, "cm"),
        (("ake", "--side", "left", "-2"), -2, "°"),
        (("chair_sit_and_reach", "-4"), -4, "cm"),
        (("chair_sit_and_reach", "-4", "--side", "right"), -4, "cm"),
        (("fingertip_to_floor", "12.5"), 12.5, "cm"),
        (("fingertip_to_floor", "-3"), -3, "cm"),
    ],
)
def test_a_reading_is_kept_as_it_was_read(folder: Path, arguments: tuple[str, ...], value: float, unit: str) -> None:
    accepted("measure", *arguments, *EARLIER, "--data-dir", folder)
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
        "sit_and_reach 60.1",
        "sit_and_reach -60.1",
        "sit_and_reach 4 --protocol back_saver",
        "sit_and_reach 4 5 100",
        "ake 91 --side left",
        "ake -15.1 --side left",
        "ake 20",
        "fingertip_to_floor 120.1",
        "fingertip_to_floor 4 --side left",
        "slr 30 --side left --tape",
        "slr 30 --side left --tape --protocol phone --leg-length 88",
        "slr 89 --side left --tape --protocol wall --leg-length 88",
        "slr -1 --side left --tape --protocol heel --leg-length 88",
        "slr 30 --side left --tape --protocol wall --leg-length 200",
        "slr 30 --side left --tape --protocol wall --leg-length tall",
        "slr 30 --side left --shin",
        "sit_and_reach -61",
    ],
)
def test_a_reading_that_cannot_be_is_refused(folder: Path, arguments: str) -> None:
    refused("measure", *arguments.split(), "--data-dir", folder)
    assert not folder.exists()


def test_what_is_not_for_now_is_refused_with_the_windows_sentence_and_what_was_is_kept(folder: Path) -> None:
    now = datetime.now().astimezone()
    for key, value in (("waking_hour", f"{now:%H:%M}"), ("first_hour_minutes", "120")):
        accepted("settings", "set", key, value, "--data-dir", folder)
    opens = first_hour_ends(time(now.hour, now.minute), 120)
    said = refused("measure", "sit_and_reach", "4", "--data-dir", folder)
    why = Message("test_opens_at", {"why": Message("test_in_first_hour"), "time": f"{opens:%H:%M}"})
    assert sentence(why) in said
    accepted("measure", "slr", "68", "--side", "left", "--data-dir", folder)  # lying on the back is for any hour
    accepted("measure", "sit_and_reach", "4", *EARLIER, "--data-dir", folder)
    accepted("settings", "set", "conditions", "leg_pain_or_sciatica", "--data-dir", folder)
    said = refused("measure", "slr", "68", "--side", "left", "--data-dir", folder)
    assert sentence(Message("test_against_condition", {"condition": "leg_pain_or_sciatica"})) in said
    assert len(measurements(folder)) == 2


@pytest.mark.parametrize(
    ("arguments", "value", "tries"),
    [
        ("slr 60 68 70 --side left", 69, [60, 68, 70]),
        ("slr 60 68.1 70 --side left", 69.1, [60, 68.1, 70]),
        ("ake 70 72 71 --shin --side right", 18.5, [20, 18, 19]),
        ("slr 44 --tape --protocol wall --leg-length 88 --side left", 60, [60]),
        ("slr 44 62.2 --tape --protocol heel --leg-length 88 --side left", 37.5, [30, 45]),
        ("sit_and_reach -6 -3.5 -4", -3.5, [-6, -3.5, -4]),
        ("sit_and_reach 24 25 22 23 --protocol box_23", 23, [24, 25, 22, 23]),
        ("fingertip_to_floor 12 9 10", 10, [12, 9, 10]),
    ],
)
def test_each_try_is_kept_and_the_protocol_says_which_counts(
    folder: Path, arguments: str, value: float, tries: list[float]
) -> None:
    accepted("measure", *arguments.split(), *EARLIER, "--data-dir", folder)
    (measurement,) = measurements(folder)
    assert (measurement["value"], measurement["tries"]) == (value, tries)


def test_the_leg_length_is_set_once(folder: Path) -> None:
    tape = ("measure", "slr", "44", "--tape", "--protocol", "wall", "--side", "left", "--data-dir", folder)
    assert "leg_length_mm" in refused(*tape)
    accepted("settings", "set", "leg_length_mm", "880", "--data-dir", folder)
    accepted(*tape)
    assert [m["value"] for m in measurements(folder)] == [60]


def test_a_steep_heel_is_stored_and_warned_of(folder: Path) -> None:
    heel = ("measure", "slr", "--tape", "--protocol", "heel", "--leg-length", "88", "--side", "left")
    assert "1 cm" in accepted(*heel, "86", "--data-dir", folder)
    assert "1 cm" not in accepted(*heel, "84", "--data-dir", folder)
    assert len(measurements(folder)) == 2


@pytest.mark.parametrize(
    ("arguments", "stored", "pauses", "urgency"),
    [
        ("slr 29.9 --side left --stopped-by pain_below_knee_or_tingling", 1, True, "clinician"),
        ("slr 70 --side left --stopped-by pain_below_knee_or_tingling", 1, True, "clinician"),
        ("slr 50 70.1 --side left --stopped-by pain_below_knee_or_tingling", 1, False, "if_it_stays"),
        ("slr 80 --side left --stopped-by pain_in_the_other_leg", 1, True, "soon"),
        ("slr 50 --side left --stopped-by low_back_pain", 0, False, "none"),
        ("sit_and_reach -4 --stopped-by low_back_pain", 0, False, "none"),
        ("slr 50 --side left --stopped-by behind_knee --cold", 1, False, "none"),
    ],
)
def test_what_stopped_a_test_is_kept_and_answered(
    folder: Path, arguments: str, stored: int, pauses: bool, urgency: str
) -> None:
    told = printed("measure", *arguments.split(), *EARLIER, "--data-dir", folder)
    assert told["measurements"] == measurements(folder)
    assert len(told["measurements"]) == stored
    assert (told["ruling"]["pause_hamstrings"], told["ruling"]["urgency"]) == (pauses, urgency)
    assert bool(told["said"]) == ("behind_knee" not in arguments)
    for measurement in told["measurements"]:
        assert measurement["stopped_by"] in arguments
        assert measurement["warmed_up"] is (False if "--cold" in arguments else None)


def test_what_a_stop_means_is_said(folder: Path) -> None:
    leg = ("measure", "slr", "45", "--side", "left", "--data-dir", folder, "--stopped-by")
    assert "irritated nerve" in accepted(*leg, "pain_below_knee_or_tingling")
    assert accepted(*leg, "low_back_pain").startswith("That is the end of this test, without a score")


def test_activities_are_added_scored_listed_and_removed(folder: Path) -> None:
    def activity(*arguments: object) -> str:
        return accepted("activity", *arguments, "--data-dir", folder)

    assert activity("add", "Putting on socks") == "Stored: Putting on socks.\n"
    assert activity("list").endswith("Too few scores to judge: score all your activities on two days at least.\n")
    activity("score", "putting on  SOCKS", "4", "--at", "2024-07-01T12:00")
    assert activity("score", "Putting on socks", "8") == "Stored: Putting on socks, 8 of 10.\n"
    assert "go better: 4.0 of 10 at first, 8.0 now" in activity("list")
    (kept,) = printed("activity", "list", "--data-dir", folder)["activities"]
    assert (kept["name"], [score["score"] for score in kept["scores"]]) == ("Putting on socks", [4, 8])
    activity("remove", "putting on socks")
    assert activity("list") == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", " "),
        ("add", "stairs"),
        ("score", "Stairs", "11"),
        ("score", "Stairs", "4.5"),
        ("score", "Stairs", "4", "--at", "9999-01-01"),
        ("score", "nothing of mine", "4"),
        ("remove", "nothing of mine"),
    ],
)
def test_what_cannot_be_an_activity_or_score_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    accepted("activity", "add", "Stairs", "--data-dir", folder)
    before = printed("activity", "list", "--data-dir", folder)
    refused("activity", *arguments, "--data-dir", folder)
    assert printed("activity", "list", "--data-dir", folder) == before


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
