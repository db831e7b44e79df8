"""The short sounds of a session, through Qt Multimedia, which is loaded when the first session starts.

Loading it and asking for the loudspeakers takes a tenth of a second once: `warm` does that before the session's clock
runs. Whatever becomes of the loudspeaker afterwards, playing returns at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from stretchtimer.core.message import Message

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect


class Sounds(QObject):
    """Plays a sound by its name: the file of that name in the folder. They may overlap; the same one begins again."""

    failed = Signal(object)  # Message: there is nothing to play on; told once until there is again

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._volume = 1.0
        self._effects: dict[str, QSoundEffect] = {}
        self._devices: QMediaDevices | None = None
        self._is_told = False

    def warm(self) -> None:
        """Load the sounds for the loudspeaker that the system plays on now."""
        from PySide6.QtMultimedia import QMediaDevices

        self._is_told = False
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._move)
        self._move()

    def play(self, name: str) -> None:
        """Play it now."""
        if self._devices is None:
            self.warm()
        if name in self._effects:
            self._effects[name].play()
        else:
            self._tell()

    def stop(self) -> None:
        for effect in self._effects.values():
            effect.stop()

    def show_volume(self, percent: int) -> None:
        """As loud as this, in percent of full loudness as it is heard."""
        from PySide6.QtMultimedia import QtAudio

        scale = QtAudio.VolumeScale
        self._volume = QtAudio.convertVolume(percent / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        for effect in self._effects.values():
            effect.setVolume(self._volume)

    def _move(self) -> None:
        """Play on what the system plays on from now on. New effects: one whose loudspeaker is gone plays no more."""
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects = {}
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._tell()
            return
        self._is_told = False
        for path in sorted(self._folder.glob("*.wav")):
            effect = QSoundEffect(device, self)
            effect.setSource(QUrl.fromLocalFile(str(path)))
            effect.setVolume(self._volume)
            self._effects[path.stem] = effect

    def _tell(self) -> None:
        if not self._is_told:
            self._is_told = True
            self.failed.emit(Message("sound_no_device"))
