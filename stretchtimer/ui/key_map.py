"""What every key does, by place: read from the very tables that the pages act on, so that it cannot lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from stretchtimer.core.session import Command
from stretchtimer.ui import (
    before_page,
    break_screen,
    chart_keys,
    day_map,
    done_page,
    ease_off_view,
    editor_keys,
    photo_stage,
    reading_field,
    search_field,
    table_sorting,
    today_page,
)
from stretchtimer.ui.main_window import MAP_KEY
from stretchtimer.ui.session_keys import ANYWHERE, MEDIA_KEYS, READY, REMOTE_KEYS, REMOTE_PAUSE_KEYS, Act, PageAct
from stretchtimer.words.language import _

Key = Qt.Key
Keys = Key | QKeySequence.StandardKey | QKeyCombination
MAT_ACTS = frozenset({Command.PAUSE, Command.EASE_OFF, PageAct.MAT_VIEW, *ANYWHERE.values()})
"""What is still at hand in the mat view, which has no buttons."""

ARROWS: Mapping[Key, str] = {
    Key.Key_Left: "←",
    Key.Key_Up: "↑",
    Key.Key_Right: "→",
    Key.Key_Down: "↓",
}


@dataclass(frozen=True)
class KeyLine:
    """Keys that do the same."""

    keys: tuple[Keys, ...]
    does: str

    @property
    def names(self) -> tuple[str, ...]:
        """As they stand on the keyboard, in the user's language."""
        return tuple(map(_name, self.keys))


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
        KeyPlace(_("In the sequence editor"), _editor_lines()),
        KeyPlace(_("In charts"), _chart_lines()),
        KeyPlace(_("In calendars and tables"), _record_lines()),
        KeyPlace(_("While measuring"), _measuring_lines()),
        KeyPlace(_("In a full-screen break"), _break_lines()),
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
        KeyLine((Key(ord(MAP_KEY)),), _("This page")),
        KeyLine((today_page.START_KEY,), _("Today: just start")),
        KeyLine(_sorted(before_page.START_KEYS), _("Before a session: start")),
        KeyLine(_sorted(before_page.BACK_KEYS), _("Before a session: back")),
        KeyLine((before_page.FORM_KEY,), _("Before a session: the careful form, and the usual one")),
        KeyLine(_sorted(done_page.CLOSING_KEYS), _("After a session: close")),
        KeyLine((Key.Key_0, Key.Key_9), _("How your back feels, 0 to 9; 1 and then 0 is 10")),
        KeyLine((Key(ord(search_field.KEY)),), _("Exercises and settings: search")),
    )


def _editor_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine(tuple(editor_keys.WALK), _("From step to step")),
        KeyLine(tuple(editor_keys.MOVES), _("Move the step up or down")),
        KeyLine((editor_keys.REPEAT,), _("The step once more, below it")),
        KeyLine(editor_keys.REMOVE, _("Remove the step")),
        KeyLine((editor_keys.UNDO,), _("Take the last change back")),
        KeyLine(editor_keys.REDO, _("Make it again")),
        KeyLine((editor_keys.SAVE,), _("Save")),
    )


def _chart_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine(chart_keys.READING_KEYS, _("From reading to reading, each read out")),
        KeyLine(tuple(chart_keys.MOVES), _("Earlier and later days")),
        KeyLine(tuple(chart_keys.ZOOMS), _("Closer, and further away")),
        KeyLine((chart_keys.WHOLE,), _("All of it")),
    )


def _measuring_lines() -> tuple[KeyLine, ...]:
    ones = tuple(key for key, steps in reading_field.STEPS.items() if abs(steps) == 1)
    fives = tuple(key for key, steps in reading_field.STEPS.items() if abs(steps) == reading_field.PAGE)
    return (
        KeyLine(ones, _("The number, by one step")),
        KeyLine(fives, _("The number, by five steps")),
        KeyLine(tuple(photo_stage.ARROWS), _("Photo: move the point")),
        KeyLine(tuple(photo_stage.ZOOMS), _("Photo: closer, and further away")),
        KeyLine((photo_stage.WHOLE,), _("Photo: all of it")),
        KeyLine((photo_stage.REMOVE,), _("Photo: take the point away")),
    )


def _break_lines() -> tuple[KeyLine, ...]:
    return (
        KeyLine(break_screen.START_KEYS, _("What has the keyboard: at first, start now")),
        KeyLine((break_screen.SNOOZE_KEY,), _("Snooze")),
        KeyLine((break_screen.SKIP_KEY,), _("Skip this one")),
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


def _name(key: Keys) -> str:
    """As it stands on the keyboard."""
    if isinstance(key, QKeyCombination):
        alone = QKeyCombination(Qt.KeyboardModifier.NoModifier, key.key())
        return _written(QKeySequence(key)).removesuffix(_written(QKeySequence(alone))) + _name(key.key())
    if isinstance(key, Key) and key in ARROWS:
        return ARROWS[key]
    return _("Full stop") if key == Key.Key_Period else _written(QKeySequence(key))


def _written(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _sorted(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: key.value))
