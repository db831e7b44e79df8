"""Ears for tests and benchmarks: a sound server with nothing behind it, a recording of it, and when each cue was heard.

One null sink of two channels: speech goes to the left one and sounds to the right, each through a sink of its own, so
that one recording holds both on one clock and neither hides the other. A sound is found by its own shape (so the
right one must be there, not just any), an utterance by the first loud instant after silence.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[1]
RATE = 48_000
SOUNDS_LATEST_MS, SPEECH_LATEST_MS = 150, 400
EARLY_MS = 60
"""How far before its time a cue is looked for: the monitor of a null sink runs a block ahead."""
SEARCHED_MS = 1_000
LIKENESS = 0.5
"""The least correlation of a sound with what was recorded; another sound may overlap it."""
LOUD = 0.01
FRAME = RATE // 200
PROGRAMS = ("pulseaudio", "parec", "pactl", "speech-dispatcher")

Samples = npt.NDArray[np.float32]
Kind = Literal["tone", "say"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A cue and its instant, in ms of `time.monotonic`."""

    at_ms: float
    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and how late it was heard; None when it was not."""

    planned: Planned
    late_ms: float | None

    def fault(self, slack: int = 1) -> str:
        """What is wrong with it, or nothing; it may be `slack` times as late as it should."""
        name = f"{self.planned.kind} {self.planned.what!r}"
        latest = SOUNDS_LATEST_MS if self.planned.kind == "tone" else SPEECH_LATEST_MS
        if self.late_ms is None:
            return f"{name} was not heard"
        return f"{name} came {self.late_ms:.0f} ms late" if self.late_ms > latest * slack else ""


@dataclass(frozen=True)
class Recording:
    """What was heard, and when: `clock` holds pairs, the count of samples so far and the instant in ms it stood at."""

    speech: Samples
    sounds: Samples
    clock: npt.NDArray[np.float64]

    def sample_at(self, ms: float) -> int:
        """The sample of an instant.

        Every chunk arrives late by some accident, so the earliest of each two seconds tell how sample count and clock
        belong together; the sound server's own rate may be a little off.
        """
        begins = self.clock[:, 1] - self.clock[:, 0] * 1000 / RATE
        place = (self.clock[:, 1] // 2_000).astype(int)
        spells = np.unique(place)
        centres = np.array([self.clock[place == spell, 1].mean() for spell in spells])
        earliest = np.array([begins[place == spell].min() for spell in spells])
        return int((ms - float(np.interp(ms, centres, earliest))) * RATE / 1000)

    def is_silent(self, channel: Samples, from_ms: float, to_ms: float) -> bool:
        piece = channel[max(0, self.sample_at(from_ms)) : max(0, self.sample_at(to_ms))]
        return len(piece) > 0 and float(np.abs(piece).max()) < LOUD


def hear(planned: Sequence[Planned], recording: Recording, folder: Path) -> list[Heard]:
    """When each cue was heard; `folder` holds the sounds."""
    shapes = {cue.what: _shape(folder / f"{cue.what}.wav") for cue in planned if cue.kind == "tone"}
    return [
        Heard(
            cue,
            _tone_late_ms(cue, recording, shapes[cue.what]) if cue.kind == "tone" else _said_late_ms(cue, recording),
        )
        for cue in planned
    ]


def faults(heard: Sequence[Heard], slack: int = 1) -> list[str]:
    """Everything that was missing, late, or out of order."""
    there = [one for one in heard if one.late_ms is not None]
    came = [one.planned.at_ms + (one.late_ms or 0) for one in there]
    swapped = [
        f"{later.planned.what!r} was heard before {earlier.planned.what!r}"
        for earlier, later, first, second in zip(there, there[1:], came, came[1:], strict=False)
        if second < first and later.planned.at_ms > earlier.planned.at_ms
    ]
    return [fault for one in heard if (fault := one.fault(slack))] + swapped


def _shape(path: Path) -> Samples:
    """The first third of a second of a sound, which is enough to know it."""
    with wave.open(str(path)) as file:
        whole = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return (whole[: RATE // 3] / 32768).astype(np.float32)


def _tone_late_ms(cue: Planned, recording: Recording, shape: Samples) -> float | None:
    begins = recording.sample_at(cue.at_ms)
    first = max(0, begins - EARLY_MS * RATE // 1000)
    piece = recording.sounds[first : begins + SEARCHED_MS * RATE // 1000 + len(shape)]
    if len(piece) < len(shape):
        return None
    size = 1 << (len(piece) + len(shape)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(piece, size) * np.conj(np.fft.rfft(shape, size)), size)[
        : len(piece) - len(shape) + 1
    ]
    energy = np.concatenate(([0.0], np.cumsum(piece.astype(np.float64) ** 2)))
    there = np.sqrt(np.maximum(energy[len(shape) :] - energy[: -len(shape)], 1e-6))
    likeness = alike / (there * np.linalg.norm(shape))
    if likeness.max() < LIKENESS:
        return None
    best = int(np.argmax(likeness > 0.98 * likeness.max()))
    return (first + best - begins) * 1000 / RATE


def _said_late_ms(cue: Planned, recording: Recording) -> float | None:
    """None also where something was still being said: an utterance of which no beginning can be heard."""
    begins = recording.sample_at(cue.at_ms)
    first = max(0, begins - EARLY_MS * RATE // 1000)
    piece = np.abs(recording.speech[first : begins + SEARCHED_MS * RATE // 1000])
    loud = piece[: len(piece) // FRAME * FRAME].reshape(-1, FRAME).max(axis=1) > LOUD
    if not loud.any() or loud[0]:
        return None
    return (first + int(np.argmax(loud)) * FRAME - begins) * 1000 / RATE


def missing_programs() -> list[str]:
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass
class SoundRig:
    """A running sound server: the environment of programs that are to be heard, and what was heard."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def control(self, *arguments: str) -> str:
        """Ask the sound server for something, as `pactl` does."""
        command = ["pactl", *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=20
        ).stdout

    @contextmanager
    def recording(self) -> Iterator["Recorder"]:
        recorder = Recorder(self.environment)
        try:
            yield recorder
        finally:
            recorder.end()

    @property
    def dispatcher_pid(self) -> int | None:
        path = self.folder / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"
        return int(path.read_text()) if path.exists() else None


class Recorder:
    """Records what the sink is given, from its making to its end."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [
            "parec",
            "--device=heard.monitor",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=2",
            "--latency-msec=10",
        ]
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        self._chunks: list[bytes] = []
        self._clock: list[tuple[float, float]] = []
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        assert self._begun.wait(20), "nothing can be recorded"

    def end(self) -> None:
        self._process.terminate()
        self._thread.join()
        self._process.wait()

    def heard(self) -> Recording:
        """What was recorded, once ended."""
        both = np.frombuffer(b"".join(self._chunks), "<i2")
        both = (both[: len(both) // 2 * 2].reshape(-1, 2) / 32768).astype(np.float32)
        return Recording(both[:, 0], both[:, 1], np.array(self._clock))

    def _read(self) -> None:
        stream, count = self._process.stdout, 0
        assert stream is not None
        while chunk := os.read(stream.fileno(), 1 << 16):
            count += len(chunk)
            self._chunks.append(chunk)
            self._clock.append((count / 4, time.monotonic() * 1000))
            self._begun.set()
        stream.close()


@contextmanager
def sound_rig() -> Iterator[SoundRig]:
    """A sound server of one's own, with the two sinks "speech" and "sounds" and nothing behind them."""
    with tempfile.TemporaryDirectory(prefix="ears-") as name:  # a socket's path must be short
        folder = Path(name)
        rig = SoundRig(folder, _environment(folder))
        server = subprocess.Popen(_server_command(folder), env=rig.environment)
        try:
            _wait_for_server(rig, server)
            yield rig
        finally:
            if rig.dispatcher_pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(rig.dispatcher_pid, signal.SIGTERM)
            server.terminate()
            server.wait()


def _environment(folder: Path) -> dict[str, str]:
    changed = {
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
        "PULSE_SERVER": f"unix:{folder}/sound.sock",
        "PULSE_SINK": "speech",  # for speech-dispatcher; Qt plays on the default sink
        "QT_QPA_PLATFORM": "offscreen",
    }
    return {key: value for key, value in os.environ.items() if key != "SPEECHD_ADDRESS"} | changed


def _server_command(folder: Path) -> list[str]:
    remapped = (
        "module-remap-sink sink_name={} master=heard channels=1 channel_map=mono master_channel_map=front-{} remix=no"
    )
    modules = [
        f"module-native-protocol-unix socket={folder}/sound.sock auth-anonymous=1",
        f"module-null-sink sink_name=heard rate={RATE} channels=2 channel_map=front-left,front-right",
        remapped.format("speech", "left"),
        remapped.format("sounds", "right"),
    ]
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error"]
    return [*command, *(part for module in modules for part in ("-L", module))]


def _wait_for_server(rig: SoundRig, server: "subprocess.Popen[bytes]") -> None:
    """The server says nowhere that it is up, so it is asked until it answers."""
    until = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < until:
        try:
            rig.control("set-default-sink", "sounds")
        except subprocess.SubprocessError:
            continue
        return
    raise RuntimeError("the sound server did not start")


Cue = tuple[int, str, str]


@dataclass(frozen=True)
class Performance:
    """What `hearing_player` played and told, and what was recorded meanwhile."""

    begun_ms: float
    cues: Sequence[Cue]
    recording: Recording
    longest_gap_ms: float
    problems: tuple[str, ...]
    events: tuple[tuple[str, str, float], ...]

    def planned(self) -> list[Planned]:
        """Everything that is to be heard, muted or not."""
        return [
            Planned(self.begun_ms + at_ms, "tone" if kind == "tone" else "say", what)
            for at_ms, kind, what in self.cues
            if kind != "stop"
        ]

    def is_silent(self, from_ms: float, to_ms: float) -> bool:
        """Whether nothing is said between two instants of the plan."""
        return self.recording.is_silent(self.recording.speech, self.begun_ms + from_ms, self.begun_ms + to_ms)


def perform(
    rig: SoundRig,
    cues: Sequence[Cue],
    length_ms: int,
    *,
    muted: int | None = None,
    then: Callable[["Player"], None] | None = None,
) -> Performance:
    """Let a program of ours play the cues in real time, without the one of index `muted`, and record it.

    `then` is done as soon as it has begun.
    """
    with rig.recording() as recorder:
        player = Player(rig, [cue for i, cue in enumerate(cues) if i != muted], length_ms)
        if then is not None:
            then(player)
        told = player.last_words()
    return Performance(
        player.begun_ms,
        cues,
        recorder.heard(),
        told["longest_gap_ms"],
        tuple(told["problems"]),
        tuple((what, text, ms) for what, text, ms in told["events"]),
    )


class Player:
    """The program that plays, from the instant of its first cue on."""

    def __init__(self, rig: SoundRig, cues: Sequence[Cue], length_ms: int) -> None:
        command = [sys.executable, "-m", "tests.hearing_player"]
        self._length_ms = length_ms
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=rig.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"cues": cues, "length_ms": length_ms}) + "\n")
        self.process.stdin.flush()
        assert self.process.stdout is not None
        word, begun_ms = self.process.stdout.readline().split()
        assert word == "started"
        self.begun_ms = float(begun_ms)

    def wait_until(self, ms: float) -> None:
        """Until this instant of the plan: what is to be heard takes its time."""
        time.sleep(max(0.0, (self.begun_ms + ms) / 1000 - time.monotonic()))

    def last_words(self) -> dict[str, Any]:
        out, _error = self.process.communicate(timeout=60 + self._length_ms / 1000)
        told: dict[str, Any] = json.loads(out) if out.strip() else {"longest_gap_ms": 0, "problems": [], "events": []}
        return told
