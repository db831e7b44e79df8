"""What each key means during a session: on a keyboard, on a presenter's remote, and among the media keys.

A remote sends Page Down, Page Up, B or a full stop, F5 and Esc, and can hold a key down. B pauses at once, because the
clock should stop first; held on for most of a second it says that it hurts.
"""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt

from stretchtimer.core.session import Command, Status

HOLD_MS = 800
Key = Qt.Key


class PageAct(Enum):
    """What a key asks of the page itself."""

    ASK_TO_END = auto()
    NEXT_ANSWER = auto()
    PREVIOUS_ANSWER = auto()
    PRESS_ANSWER = auto()
    MAT_VIEW = auto()
    FULL_SCREEN = auto()
    MUTE = auto()


Act = Command | PageAct

BACK_KEYS = frozenset({Key.Key_Left, Key.Key_PageUp, Key.Key_MediaPrevious})
SKIP_KEYS = frozenset({Key.Key_Right, Key.Key_PageDown, Key.Key_MediaNext})
REMOTE_PAUSE_KEYS = frozenset({Key.Key_B, Key.Key_Period})
MEDIA_PAUSE_KEYS = frozenset({Key.Key_MediaTogglePlayPause, Key.Key_MediaPlay, Key.Key_MediaPause})
"""They come here only where no desktop takes them first, and which one a headset sends is its own affair."""
PAUSE_KEYS = REMOTE_PAUSE_KEYS | MEDIA_PAUSE_KEYS | {Key.Key_Space}
PRESS_KEYS = REMOTE_PAUSE_KEYS | {Key.Key_F5}
REMOTE_KEYS = PRESS_KEYS | {Key.Key_PageUp, Key.Key_PageDown}
MEDIA_KEYS = MEDIA_PAUSE_KEYS | {Key.Key_MediaPrevious, Key.Key_MediaNext}
ENTER_KEYS = frozenset({Key.Key_Return, Key.Key_Enter})

ANYWHERE: Mapping[Key, Act] = {Key.Key_F11: PageAct.FULL_SCREEN, Key.Key_M: PageAct.MUTE}
RUNNING: Mapping[Key, Act] = {
    **dict.fromkeys(BACK_KEYS, Command.BACK),
    **dict.fromkeys(SKIP_KEYS, Command.SKIP),
    **dict.fromkeys(ENTER_KEYS, Command.TAP),
    **dict.fromkeys(PAUSE_KEYS, Command.PAUSE),
    Key.Key_Plus: Command.EXTEND,
    Key.Key_Equal: Command.EXTEND,
    Key.Key_E: Command.EASE_OFF,
    Key.Key_Escape: PageAct.ASK_TO_END,
    Key.Key_V: PageAct.MAT_VIEW,
    **ANYWHERE,
}
READY: Mapping[Key, Act] = {**RUNNING, Key.Key_F5: Command.START}
PAUSED: Mapping[Key, Act] = {
    **RUNNING,
    **dict.fromkeys(PAUSE_KEYS, Command.RESUME),
    Key.Key_F5: Command.RESUME,
}
ASKING: Mapping[Key, Act] = {
    **PAUSED,
    **dict.fromkeys(BACK_KEYS, PageAct.PREVIOUS_ANSWER),
    **dict.fromkeys(SKIP_KEYS, PageAct.NEXT_ANSWER),
    **dict.fromkeys(PRESS_KEYS, PageAct.PRESS_ANSWER),
    **dict.fromkeys(ENTER_KEYS, Command.END),
    Key.Key_Escape: Command.RESUME,
}
"""While the end is asked for: Enter ends, Esc goes on; a remote moves between the two and presses one."""


class SessionKeys:
    """Remembers which key is held down; it has no time of its own."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._held: Key | None = None
        self._held_since_ms = 0

    def meaning(self, key: Key, status: Status, *, asks_to_end: bool, repeats: bool) -> Act | None:
        """What a pressed key asks for; `repeats` for one that is still held down."""
        if repeats:
            return self._held_down(key)
        self._held, self._held_since_ms = key, self._now_ms()
        if status is Status.READY:
            return READY.get(key)
        if status is Status.PAUSED:
            return (ASKING if asks_to_end else PAUSED).get(key)
        if status in (Status.RUNNING, Status.COUNTING_IN):
            return RUNNING.get(key)
        return ANYWHERE.get(key)

    def _held_down(self, key: Key) -> Act | None:
        """It hurts: a remote has no key of its own for that. Said once for each time that a key is held."""
        if key is not self._held or key not in REMOTE_PAUSE_KEYS or self._now_ms() - self._held_since_ms < HOLD_MS:
            return None
        self._held = None
        return Command.EASE_OFF
