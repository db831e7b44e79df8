"""Names as people write them are taken, and what is no text is refused: typed and imported by the same rule."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from stretchtimer.core.activities import check_activity
from stretchtimer.core.message import UserError
from stretchtimer.core.one_line import as_one_line, is_one_line
from stretchtimer.core.records import ActivityRecord
from stretchtimer.core.reminder import Interval, Rule
from stretchtimer.core.reminder_check import check_rule
from stretchtimer.core.wall import Window
from stretchtimer.store.store import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TAKEN = {
    "joined emoji": "Break 👨‍💻",
    "a Persian word": "می‌خواهم",
    "a soft hyphen": "Mor\u00adning",
    "a mark of direction": "\u200fבוקר",
    "Urdu": "وقفہ\u200c",
    "an emoji that is newer than the tables": "\U0001fae9 \U0001fadc",
}
REFUSED = {"a bell": "So\x07cks", "half a pair": "So\ud800cks", "an end of a string": "So\0cks"}


def rule(rule_id: str, name: str) -> Rule:
    return Rule(rule_id, name, "morning", Interval(60, (Window(time(9), time(17)),), frozenset(range(7))), NOW)


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_written_comes_back_from_an_export(tmp_path: Path, name: str) -> None:
    text = TAKEN[name]
    with Store.open(tmp_path / "a", NOW) as store, Store.open(tmp_path / "b", NOW) as other:
        store.add_activity(text, added_at=NOW, zone="UTC", now=NOW)
        store.put_reminder(check_rule(rule("", text)), NOW)
        store.put_busy(as_one_line(f"{text}.ics"), (), NOW)
        for kind in ("json", "zip"):
            store.export(tmp_path / f"all.{kind}", NOW)
            other.import_export(tmp_path / f"all.{kind}", NOW)
        assert [one.name for one in other.activities()] == [text]
        assert [one.name for one in other.reminders()] == [text]
        assert [one.name for one in other.busy_calendars()] == [f"{text}.ics"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(name: str) -> None:
    text, none = REFUSED[name], tuple[ActivityRecord, ...]()
    with pytest.raises(UserError):
        check_activity(text, none)
    with pytest.raises(UserError):
        check_rule(rule("", text))
    assert not is_one_line(text)
    assert is_one_line(as_one_line(text))
