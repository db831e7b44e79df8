"""The sound process: plays what the lines on its input name, through Qt Multimedia.

A process of its own, because Qt's sound system may spin for ever in the thread that owns it when a loudspeaker is taken
away (seen with Qt 6.11.3 and PulseAudio in every second try), and that thread must not be the window's. For the same
reason it does not follow a change of loudspeakers but ends, and is started afresh.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect, QtAudio

from stretchtimer.desktop.input_reader import InputReader
from stretchtimer.desktop.voice_lines import decoded, tell

BEATS_EACH_MS = 250
STANDS_FOR_S = 1.0
LOG, LINEAR = QtAudio.VolumeScale.LogarithmicVolumeScale, QtAudio.VolumeScale.LinearVolumeScale


class SoundPlayer(QObject):
    """The sounds of a folder, ready to play on the loudspeaker that the system plays on now."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._device = QMediaDevices.defaultAudioOutput()
        self._watched = QMediaDevices(self)
        self._watched.audioOutputsChanged.connect(self._leave_if_changed)
        self._effects = {} if self._device.isNull() else {p.stem: self._effect(p) for p in sorted(folder.glob("*.wav"))}
        tell({"is": "ready"} if self._effects else {"is": "failed"})

    def obey(self, text: bytes) -> None:
        line = decoded(text)
        match line.get("do"):
            case "play" if line["name"] in self._effects:
                self._effects[str(line["name"])].play()
            case "stop":
                for effect in self._effects.values():
                    effect.stop()
            case "volume":
                loudness = QtAudio.convertVolume(int(str(line["percent"])) / 100, LOG, LINEAR)
                for effect in self._effects.values():
                    effect.setVolume(loudness)

    def _effect(self, path: Path) -> QSoundEffect:
        effect = QSoundEffect(self._device, self)
        effect.setSource(QUrl.fromLocalFile(str(path)))
        return effect

    def _leave_if_changed(self) -> None:
        now: QAudioDevice = QMediaDevices.defaultAudioOutput()
        if now.id() != self._device.id():
            os._exit(0)  # what is to be torn down in order may be what spins


class Watch(QObject):
    """Ends the process when its loop stands still."""

    def __init__(self) -> None:
        super().__init__()
        self._beat = threading.Event()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat.set)
        self._timer.start(BEATS_EACH_MS)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self._beat.wait(STANDS_FOR_S):
            self._beat.clear()
        os._exit(1)


def run(folder: Path) -> int:
    """Serve until the input ends, which it does with the program, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = QCoreApplication([])
    player = SoundPlayer(folder)
    reader = InputReader()
    reader.came.connect(player.obey, Qt.ConnectionType.QueuedConnection)
    reader.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    reader.begin()
    watch = Watch()
    app.exec()
    del watch
    os._exit(0)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
