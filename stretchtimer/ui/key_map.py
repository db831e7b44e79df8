"""What every key does, by place: read from the very tables that the pages act on, so that it cannot lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from stretchtimer.core.session import Command
from stretchtimer.ui import before_page, day_map, done_page, ease_off_view, search_field, table_sorting, today_page
from stretchtimer.ui.session_keys import ANYWHERE, MEDIA_KEYS, READY, REMOTE_KEYS, REMOTE_PAUSE_KEYS, Act, PageAct
from stretchtimer.words.language import _

Key = Qt.Key
MAP_KEY = Key.Key_Question
MAT_ACTS = frozenset({Command.PAUSE, Command.EASE_OFF, PageAct.MAT_VIEW, *ANYWHERE.values()})
"""What is still at hand in the mat view, which has no buttons."""

ARROWS: Mapping[Key | QKeySequence.StandardKey, str] = {
    Key.Key_Left: "←",
    Key.Key_Up: "↑",
    Key.Key_Right: "→",
    Key.Key_Down: "↓",
}


@dataclass(frozen=True)
class KeyLine:
    """Keys that do the same."""

    keys: tuple[Key | QKeySequence.StandardKey, ...]
    does: str

    @property
    def names(self) -> tuple[str, ...]:
        """As they stand on the keyboard, in the user's language."""
        native = QKeySequence.SequenceFormat.NativeText
        plain = {**ARROWS, Key.Key_Period: _("Full stop")}
        return tuple(plain.get(key) or QKeySequence(key).toString(native) for key in self.keys)


@dataclass(frozen=True)
class KeyPlace:
    """Where some keys mean something."""

    name: str
    lines: tuple[KeyLine, ...]


def key_map() -> tuple[KeyPlace, ...]:
    plain = {key: act for key, act in READY.items() if key not in REMOTE_KEYS | MEDIA_KEYS}
    remote = {key: act for key, act in READY.items() if key in REMOTE_KEYS}
    media = {key: act for key, act in READY.items() if key in MEDIA_KEYS}
    mat = {key: act for key, act in plain.items() if act in MAT_ACTS}
    held = KeyLine(_sorted(REMOTE_PAUSE_KEYS), _("Held down: it hurts, ease off"))
    return (
        KeyPlace(_("In a session"), _lines(plain, _act_words())),
        KeyPlace(_("When it hurts"), _lines(ease_off_view.ANSWERS, _answer_words())),
        KeyPlace(_("In the mat view"), _lines(mat, _act_words())),
        KeyPlace(_("On a presenter remote"), (*_lines(remote, _act_words()), held)),
        KeyPlace(_("Media keys"), _lines(media, _act_words())),
        KeyPlace(_("On the pages"), _page_lines()),
        KeyPlace(_("In charts, calendars and tables"), _record_lines()),
    )


def _act_words() -> Mapping[Act, str]:
    return {
        Command.PAUSE: _("Pause, and go on again"),
        Command.START: _("Start, and go on after a pause"),
        Command.SKIP: _("Skip"),
        Command.BACK: _("Do the set again; in its first seconds, the set before"),
        Command.EXTEND: _("10 seconds more"),
        Command.TAP: _("One repetition done"),
        Command.EASE_OFF: _("It hurts, ease off"),
        PageAct.ASK_TO_END: _("Ask whether to end"),
        PageAct.MAT_VIEW: _("Mat view, and full controls again"),
        PageAct.FULL_SCREEN: _("Full screen, and back"),
        PageAct.MUTE: _("Silence, and sound again"),
    }


def _answer_words() -> Mapping[Act, str]:
    signs: dict[Act, str] = dict.fromkeys(ease_off_view.ANSWERS.values(), _("A sign that says stop"))
    return {
        **signs,
        Command.GENTLER: _("Make it gentler"),
        Command.SKIP: _("Skip this stretch"),
        Command.END: _("Stop for today"),
        Command.RESUME: _("It was nothing, carry on"),
    }


def _page_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine((MAP_KEY,), _("This page")),
        KeyLine((today_page.START_KEY,), _("Today: just start")),
        KeyLine(_sorted(before_page.START_KEYS), _("Before a session: start")),
        KeyLine(_sorted(before_page.BACK_KEYS), _("Before a session: back")),
        KeyLine((before_page.FORM_KEY,), _("Before a session: the careful form, and the usual one")),
        KeyLine(_sorted(done_page.CLOSING_KEYS), _("After a session: close")),
        KeyLine((Key.Key_0, Key.Key_9), _("How your back feels, 0 to 9; 1 and then 0 is 10")),
        KeyLine((Key(ord(search_field.KEY)),), _("Exercises: search")),
    )


def _record_lines() -> tuple[KeyLine, ...]:
    standard = QKeySequence.StandardKey
    return (
        KeyLine(_sorted(day_map.WALK), _("Calendar: from day to day")),
        KeyLine(_sorted(day_map.LEAF), _("Calendar: the weeks before and after")),
        KeyLine((table_sorting.SORT_KEY,), _("Table: sort by the present column, and the other way round")),
        KeyLine((standard.Delete,), _("Table: remove the present row")),
        KeyLine((standard.Undo,), _("Take the last change back")),
    )


def _lines(table: Mapping[Key, Act], words: Mapping[Act, str]) -> tuple[KeyLine, ...]:
    """One line for each thing that is done, in the order of the words; what is said alike stands together."""
    said: dict[str, list[Key]] = {text: [] for text in dict.fromkeys(words.values())}
    for key, act in table.items():
        said[words[act]].append(key)
    return tuple(KeyLine(_sorted(keys), text) for text, keys in said.items() if keys)


def _sorted(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: key.value))
