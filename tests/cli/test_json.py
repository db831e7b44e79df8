"""What `--json` prints is what docs/json.md says: every key, no other, and each of its type."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from stretchtimer.cli.as_json import measurement_json, session_json
from stretchtimer.core.enrolment import ChangeKind
from stretchtimer.core.exercise import FirstHour, Kit, Place, Position, Side, Sides, Technique
from stretchtimer.core.manners import Waiting
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.plan import Form, PhaseKind, SetKey
from stretchtimer.core.presence import Presence, Sighting
from stretchtimer.core.records import MeasurementRecord, Occasion, SessionOutcome, SessionRecord, SetRecord
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import FixedTimes, Rule
from stretchtimer.core.reminder_log import Decision, Reason
from stretchtimer.core.reminder_log import Kind as ReminderKind
from stretchtimer.core.safety import Level
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.core.sound_choices import Speech, Tone
from stretchtimer.core.stop import Urgency
from stretchtimer.reminder_runner import Coming, State
from stretchtimer.reminders import status_json
from stretchtimer.store.export_tables import TABLES as EXPORT_TABLES
from tests.cli.here import accepted, printed, stretchtimer

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
EXPORTED = {table.name for table in EXPORT_TABLES}
NOW = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)

PLAIN: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "texts": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "instant": lambda value: isinstance(value, str) and INSTANT.fullmatch(value) is not None,
    "whole number": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "numbers by table": lambda value: (
        isinstance(value, dict) and value.keys() <= EXPORTED and all(type(one) is int for one in value.values())
    ),
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "null": lambda value: value is None,
}


def described() -> dict[str, dict[str, tuple[str, str]]]:
    """For each heading of the page, the type and the remark of each key below it."""
    tables = {}
    for part in re.split(r"^#{2,3} ", PAGE, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+?) \| ?([^|]*?) ?\|$", text, flags=re.MULTILINE)
        assert len(rows) == len(re.findall(r"^\| `", text, flags=re.MULTILINE)), heading
        tables[heading] = {key: (type_, remark) for key, type_, remark in rows}
    return tables


TABLES = described()


def mistakes(value: Any, type_: str, place: str) -> list[str]:
    """Where a value is not what the page says of it."""
    if type_.startswith("list of "):
        if not isinstance(value, list):
            return [f"{place} is no list"]
        return [m for one in value for m in mistakes(one, type_.removeprefix("list of "), f"{place}[]")]
    if type_.endswith(" or null") and type_.removesuffix(" or null") in TABLES:
        return [] if value is None else mistakes(value, type_.removesuffix(" or null"), place)
    if type_ in TABLES:
        if not isinstance(value, dict):
            return [f"{place} is no {type_}"]
        table = TABLES[type_]
        found = [f"{place}.{key} is printed, but not described" for key in value.keys() - table.keys()]
        found += [f"{place}.{key} is described, but not printed" for key in table.keys() - value.keys()]
        return found + [m for k, v in value.items() if k in table for m in mistakes(v, table[k][0], f"{place}.{k}")]
    if type_.endswith(" or null") and type_.removesuffix(" or null") in TABLES:
        return [] if value is None else mistakes(value, type_.removesuffix(" or null"), place)
    return [] if any(PLAIN[one](value) for one in type_.split(" or ")) else [f"{place} is no {type_}: {value!r}"]


A_SET = SetDone(SetKey(0, Side.LEFT, 1), "walk", 1, 20_000, 0, 12_345, 0, SetOutcome.SKIPPED, True, 10_000, 22_345)
A_SESSION = SessionRecord(
    "id", "morning", Form.USUAL, NOW, "UTC", 300_000, False, sets=(SetRecord("a", "id", A_SET, NOW),)
)


@pytest.fixture
def stored(folder: Path) -> Path:
    """A folder with something of everything in it."""
    accepted("measure", "slr", "68.5", "--side", "left", "--data-dir", folder)
    accepted("measure", "sit_and_reach", "-4", "--at", "2024-01-10T12:00", "--data-dir", folder)
    accepted("activity", "add", "Putting on socks", "--data-dir", folder)
    accepted("activity", "score", "Putting on socks", "4", "--data-dir", folder)
    accepted("reminders", "add", "Evening", "--at", "20:30", "--data-dir", folder)
    accepted("reminders", "add", "Desk", "--every", "45", "--data-dir", folder)
    accepted("programme", "begin", "careful", "--data-dir", folder)
    accepted("safety", "--flags", "calf", "--data-dir", folder)
    accepted("safety", "--cleared", "2026-10-01", "--data-dir", folder)
    return folder


@pytest.mark.usefixtures("qapp")  # doctor makes an application that later tests with windows could not use
@pytest.mark.parametrize(
    ("heading", "command"),
    [
        ("`list sequences`", "list sequences"),
        ("`list exercises`", "list exercises"),
        ("`show ID`, of an exercise", "show desk_leg"),
        ("`show ID`, of a sequence", "show morning"),
        ("`show ID`, of a sequence", "show morning --first-hour"),
        ("`transcript SEQUENCE`", "transcript pnf"),
        ("`list sessions`", "list sessions"),
        ("`list measurements`", "list measurements"),
        ("`measure`", "measure slr 20 --side left --stopped-by pain_in_the_other_leg"),
        ("`measure`", "measure sit_and_reach -4 --stopped-by low_back_pain"),
        ("`activity list`", "activity list"),
        ("`safety`", "safety"),
        ("`reminders list`", "reminders list"),
        ("`programme list`", "programme list"),
        ("`programme show`", "programme show"),
        ("`start`", "start"),
        ("`settings list`", "settings list"),
        ("`doctor`", "doctor"),
    ],
)
def test_what_is_printed_is_what_is_described(stored: Path, heading: str, command: str) -> None:
    values = printed(*command.split(), "--data-dir", stored)
    assert values["schema"] == 1
    assert mistakes(values, heading, command) == []
    maybe_empty = {"swaps", "sessions"} | ({"measurements"} if "low_back_pain" in command else set())
    assert all(value or key in maybe_empty for key, value in values.items())


def test_what_an_import_and_an_erasure_print_is_what_is_described(stored: Path, tmp_path: Path) -> None:
    table, export = tmp_path / "mine.csv", tmp_path / "all.json"
    table.write_text("day,left\n2026-10-14,68\n2026-10-15,x\n", "utf-8")
    accepted("export", export, "--data-dir", stored)
    for heading, *command in (
        ("`import FILE`", "import", export, "--dry-run"),
        ("`import FILE`", "import", export),
        ("`import FILE --measurements`", "import", table, "--measurements"),
        ("`import FILE --measurements`", "import", table, "--measurements", "--skip-bad", "--yes"),
        ("`erase`", "erase", "--all"),
        ("`erase`", "erase", "--all", "--yes"),
    ):
        said = stretchtimer(*command, "--json", "--data-dir", stored).stdout
        assert mistakes(json.loads(said), heading, heading) == []


@pytest.mark.parametrize(
    "session",
    [
        session_json(A_SESSION),
        session_json(
            SessionRecord("id", "morning", Form.FIRST_HOUR, NOW, "UTC", 1, True, SessionOutcome.ENDED, NOW, 2)
        ),
    ],
)
def test_a_session_is_as_described(session: Any) -> None:
    assert mistakes(session, "session", "session") == []


def test_a_measurement_with_everything_noted_is_as_described() -> None:
    noted = MeasurementRecord(
        "id",
        Kind.LEG_RAISE,
        Side.LEFT,
        Protocol.WALL,
        Unit.TENTH_DEGREE,
        685,
        (680, 685),
        NOW,
        "UTC",
        True,
        StopReason.BEHIND_KNEE,
    )
    assert mistakes(measurement_json(noted), "measurement", "measurement") == []


@pytest.mark.parametrize(
    ("table", "key", "kinds"),
    [
        ("sequence", "kit", Kit),
        ("exercise", "technique", Technique),
        ("exercise", "sides", Sides),
        ("exercise", "position", Position),
        ("exercise", "places", Place),
        ("exercise", "first_hour", FirstHour),
        ("phase", "kind", PhaseKind),
        ("phase", "side", Side),
        ("cue", "tone", Tone),
        ("`transcript SEQUENCE`", "speech", Speech),
        ("session", "form", Form),
        ("session", "outcome", SessionOutcome),
        ("set", "outcome", SetOutcome),
        ("measurement", "kind", Kind),
        ("measurement", "protocol", Protocol),
        ("measurement", "stopped_by", StopReason),
        ("ruling", "urgency", Urgency),
        ("state", "allowed", Level),
        ("check", "occasion", Occasion),
        ("change", "kind", ChangeKind),
        ("check", "flags", RedFlag),
    ],
)
def test_every_word_that_can_stand_there_is_named(table: str, key: str, kinds: type[StrEnum]) -> None:
    assert set(re.findall(r"`(\w+)`", TABLES[table][key][1])) >= {kind.value for kind in kinds}


def test_every_unit_is_named() -> None:
    assert all(f"`{unit.shown}`" in TABLES["measurement"]["unit"][1] for unit in Unit)


@pytest.mark.parametrize(
    ("value", "mistake"),
    [
        ({"id": "a", "name": "b", "about": "c", "length_s": 1}, "x.kit is described, but not printed"),
        ({"id": "a", "name": "b", "about": "c", "length_s": 1, "kit": [], "y": 1}, "x.y is printed, but not described"),
        ({"id": "a", "name": "b", "about": "c", "length_s": "1", "kit": []}, "x.length_s is no number: '1'"),
        ({"id": "a", "name": "b", "about": "c", "length_s": True, "kit": []}, "x.length_s is no number: True"),
        ({"id": "a", "name": "b", "about": "c", "length_s": 1, "kit": [1]}, "x.kit[] is no text: 1"),
    ],
)
def test_a_difference_would_be_found(value: dict[str, Any], mistake: str) -> None:
    assert mistakes(value, "sequence", "x") == [mistake]


def test_how_reminders_stand_is_as_described() -> None:
    rule = Rule("id", "Evening", "evening", FixedTimes((time(20, 30),), NOW.date()), NOW)
    held = Waiting(rule, "2026-10-14T19:30", NOW, Reason.CAMERA)
    offered = Decision(ReminderKind.OFFERED, NOW, "id", "2026-10-14T19:30")
    busy = State(NOW, Sighting(Presence.ACTIVE, 5), (Coming(rule, NOW),), (held,), offered, True, NOW)
    at_rest = State(NOW, Sighting(), (), (), None, False, None)
    answers = {"idle: Mutter": 5, "camera: /proc": True, "do_not_disturb: KDE": None}
    for state in (busy, at_rest):
        values = {"schema": 1, **status_json(state, answers, running=True)}
        assert mistakes(values, "`reminders status`", "status") == []
