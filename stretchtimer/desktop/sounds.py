"""The short sounds of a session, played by a process of their own: `sound_player.py` says why."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.message import Message
from stretchtimer.desktop.line_process import LineProcess
from stretchtimer.desktop.voice_lines import Line

RESTARTS = 1
"""In a row, of a process that never gets ready."""


class Sounds(QObject):
    """Plays a sound by its name: the file of that name in the folder. They may overlap; the same one begins again."""

    ready = Signal()  # there is something to play on
    failed = Signal(object)  # Message: there is not; told once until there is again

    def __init__(self, folder: Path, parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        ours = (sys.executable, "-m", "stretchtimer.desktop.sound_player", str(folder.absolute()))
        self._process = LineProcess(command or ours, self, quiet=True)  # a spinning sound system floods the log
        self._process.came.connect(self._take)
        self._process.lost.connect(self._restart)
        self._percent = 100
        self._restarts_left = RESTARTS
        self._is_told = False

    def warm(self) -> None:
        """Get ready to play, without waiting for it; after a failure, try once more."""
        self._restarts_left = RESTARTS
        if not self._process.is_running:
            self._is_told = False
            self._begin()

    def play(self, name: str) -> None:
        """Play it now."""
        self._process.send({"do": "play", "name": name})

    def stop(self) -> None:
        self._process.send({"do": "stop"})

    def show_volume(self, percent: int) -> None:
        """As loud as this, in percent of full loudness as it is heard."""
        self._percent = percent
        self._process.send({"do": "volume", "percent": percent})

    def end(self) -> None:
        """Play nothing more."""
        self._process.end()

    def _begin(self) -> None:
        self._process.begin()
        self.show_volume(self._percent)

    def _take(self, line: Line) -> None:
        if line.get("is") == "ready":
            self._restarts_left = RESTARTS
            self._is_told = False
            self.ready.emit()
        elif line.get("is") == "failed":
            self._tell()

    def _restart(self, was_there: bool) -> None:
        """Another loudspeaker, or a fault of the sound system's."""
        if was_there and self._restarts_left:
            self._restarts_left -= 1
            self._begin()
        else:
            self._tell()

    def _tell(self) -> None:
        if not self._is_told:
            self._is_told = True
            self.failed.emit(Message("sound_no_device"))
