"""The shipped sounds: what their script makes, and what they must be like to be told apart with closed eyes."""

import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from stretchtimer import paths

FOLDER = paths.resources() / "sounds"
LENGTHS_MS = {
    "tick": 60,
    "beat": 90,
    "bowl": 1800,
    "switch": 700,
    "start": 400,
    "breathe_in": 900,
    "breathe_out": 1200,
    "press": 350,
    "let_go": 500,
    "finish": 2600,
    "pause": 300,
    "count_in": 120,
}


def samples(path: Path) -> npt.NDArray[np.float64]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def hertz(part: npt.NDArray[np.float64]) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    return float(np.argmax(spectrum)) * 48_000 / (1 << 17)


def test_the_sounds_are_those_that_their_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "make_sounds.py"), str(tmp_path)], check=True)
    assert {path.stem for path in FOLDER.glob("*.wav")} == {path.stem for path in tmp_path.iterdir()} == set(LENGTHS_MS)
    for path in tmp_path.iterdir():  # a sine's last bit differs between systems
        assert np.abs(samples(path) - samples(FOLDER / path.name)).max() <= 1 / 32768


@pytest.mark.parametrize("name", LENGTHS_MS)
def test_a_sound_sets_in_at_once_clips_nothing_and_ends_in_silence(name: str) -> None:
    sound = samples(FOLDER / f"{name}.wav")
    assert len(sound) == LENGTHS_MS[name] * 48
    assert 0.15 < np.abs(sound).max() < 0.95
    assert int(np.argmax(np.abs(sound) > 0.01)) < 0.01 * 48_000
    assert abs(sound[0]) < 0.001
    assert np.abs(sound[-24:]).max() < 0.005


@pytest.mark.parametrize(
    ("name", "rises"), [("breathe_in", True), ("breathe_out", False), ("switch", True), ("let_go", False)]
)
def test_the_pitch_goes_where_it_should(name: str, rises: bool) -> None:
    sound = samples(FOLDER / f"{name}.wav")
    half = len(sound) * 37 // 100  # the second note of the change begins there
    first, second = hertz(sound[:half]), hertz(sound[half:])
    assert (second > 1.15 * first) if rises else (second < first / 1.15)


def test_a_breath_is_quieter_than_everything_else() -> None:
    loud = {name: float(np.abs(samples(FOLDER / f"{name}.wav")).max()) for name in LENGTHS_MS}
    breaths = {loud.pop("breathe_in"), loud.pop("breathe_out")}
    assert max(breaths) < 0.6 * min(loud.values())


def test_a_sound_process_whose_loop_stands_still_ends_itself() -> None:
    """As it may when a loudspeaker is taken away; it is started again then."""
    stands_still = (
        "import time; from PySide6.QtCore import QCoreApplication, QTimer; "
        "from stretchtimer.desktop.sound_player import Watch; app = QCoreApplication([]); watch = Watch(); "
        "QTimer.singleShot(300, lambda: time.sleep(60)); app.exec()"
    )
    assert subprocess.run([sys.executable, "-c", stands_still], check=False, timeout=30).returncode == 1
