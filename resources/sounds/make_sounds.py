"""Makes the sounds of a session beside this file: `python resources/sounds/make_sounds.py`.

They are ours and free like the rest of the project: sums of sines, computed here with the standard library alone, the
same bytes each time. Mono, 48 kHz, 16 bit: what most loudspeakers are fed with, so that nothing is resampled on the
way. Every sound sets in within a few ms (a soft attack may be slow to grow, never late to begin) and fades to nothing;
most energy lies between 300 Hz and 3 kHz, which a laptop's loudspeaker carries to a mat three metres away.
"""

import array
import math
import sys
import wave
from collections.abc import Callable
from pathlib import Path

RATE = 48_000
FULL = 32_767
FADE_S = 0.012

Samples = list[float]
Envelope = Callable[[float], float]


def struck(attack_s: float, decay_s: float) -> Envelope:
    """Grows for `attack_s`, then dies away by e in each `decay_s`."""
    return lambda t: min(1.0, t / attack_s) * math.exp(-max(0.0, t - attack_s) / decay_s)


def swelling(length_s: float) -> Envelope:
    """One breath: grows to the middle and dies away again; audible almost at once, but never with a click."""
    return lambda t: min(1.0, t / 0.015) * math.sin(math.pi * min(1.0, 0.06 + 0.94 * t / length_s)) ** 0.8


def tone(hz: float, length_s: float, envelope: Envelope, partials: dict[float, float]) -> Samples:
    """A note: each partial a multiple of `hz` with its loudness; the higher, the sooner it dies away."""
    count = round(length_s * RATE)
    return [
        sum(
            loud * envelope(t) * math.exp(-t * (multiple - 1) * 0.8) * math.sin(2 * math.pi * hz * multiple * t)
            for multiple, loud in partials.items()
        )
        for t in (i / RATE for i in range(count))
    ]


def glide(from_hz: float, to_hz: float, length_s: float, loud: float) -> Samples:
    """A soft sweep, by equal steps of pitch in equal times, with a fifth above it for air."""
    made, phase = [], 0.0
    envelope = swelling(length_s)
    for i in range(round(length_s * RATE)):
        t = i / RATE
        phase += 2 * math.pi * from_hz * (to_hz / from_hz) ** (t / length_s) / RATE
        made.append(loud * envelope(t) * (math.sin(phase) + 0.25 * math.sin(1.5 * phase) + 0.12 * math.sin(2 * phase)))
    return made


def together(*parts: tuple[float, Samples], length_ms: int) -> Samples:
    """Sounds laid over each other, each from its second on, cut to the length and faded at its end."""
    total = round(length_ms * RATE / 1000)
    mixed = [0.0] * total
    for begins_s, samples in parts:
        begins = round(begins_s * RATE)
        for i, sample in enumerate(samples[: total - begins]):
            mixed[begins + i] += sample
    fade = round(FADE_S * RATE)
    return [sample * min(1.0, (total - 1 - i) / fade) for i, sample in enumerate(mixed)]


WARM = {1.0: 1.0, 2.0: 0.35, 3.0: 0.12}
BOWL = {1.0: 1.0, 1.004: 0.5, 2.71: 0.5, 2.72: 0.25, 5.2: 0.14}
"""A singing bowl's partials are no harmonics; two that lie close together beat."""
WOOD = {1.0: 1.0, 2.41: 0.5, 3.9: 0.2}
PLAIN = {1.0: 1.0, 2.0: 0.2}


def note(hz: float, length_s: float, decay_s: float, loud: float) -> Samples:
    return [loud * sample for sample in tone(hz, length_s, struck(0.008, decay_s), WARM)]


def bowl(hz: float, length_s: float, loud: float) -> Samples:
    return [loud * sample for sample in tone(hz, length_s, struck(0.02, 0.55), BOWL)]


def knock(hz: float, length_s: float, decay_s: float, loud: float) -> Samples:
    return [loud * sample for sample in tone(hz, length_s, struck(0.002, decay_s), WOOD)]


def blip(hz: float, length_s: float, loud: float) -> Samples:
    return [loud * sample for sample in tone(hz, length_s, struck(0.005, 0.05), PLAIN)]


def all_sounds() -> dict[str, Samples]:
    """Every sound by its name, between -1 and 1."""
    fall = tone(330.0, 0.35, struck(0.005, 0.09), WARM)
    return {
        "tick": together((0, knock(980, 0.06, 0.014, 0.32)), length_ms=60),
        "beat": together((0, knock(520, 0.09, 0.024, 0.42)), length_ms=90),
        "count_in": together((0, blip(1250, 0.12, 0.34)), length_ms=120),
        "bowl": together((0, bowl(293.7, 1.8, 0.32)), length_ms=1800),
        "finish": together(
            (0, bowl(293.7, 2.6, 0.24)), (0.45, bowl(440.0, 2.15, 0.18)), (0.9, bowl(587.3, 1.7, 0.16)), length_ms=2600
        ),
        "switch": together((0, note(523.3, 0.4, 0.14, 0.4)), (0.26, note(784.0, 0.44, 0.16, 0.42)), length_ms=700),
        "start": together((0, note(880.0, 0.4, 0.11, 0.36)), length_ms=400),
        "breathe_in": together((0, glide(392.0, 784.0, 0.9, 0.15)), length_ms=900),
        "breathe_out": together((0, glide(523.3, 261.6, 1.2, 0.17)), length_ms=1200),
        "press": together(
            (0, [0.4 * sample for sample in fall]), (0.16, [0.4 * sample for sample in fall]), length_ms=350
        ),
        "let_go": together((0, falling(659.3, 440.0, 0.5, 0.36)), length_ms=500),
        "pause": together((0, note(392.0, 0.14, 0.06, 0.36)), (0.15, note(392.0, 0.15, 0.06, 0.36)), length_ms=300),
    }


def falling(from_hz: float, to_hz: float, length_s: float, loud: float) -> Samples:
    """One struck note that slides down while it dies away."""
    made, phase, envelope = [], 0.0, struck(0.01, 0.18)
    for i in range(round(length_s * RATE)):
        t = i / RATE
        phase += 2 * math.pi * from_hz * (to_hz / from_hz) ** (t / length_s) / RATE
        made.append(loud * envelope(t) * (math.sin(phase) + 0.3 * math.sin(2 * phase)))
    return made


def write(path: Path, samples: Samples) -> None:
    whole = array.array("h", (round(FULL * max(-1.0, min(1.0, sample))) for sample in samples))
    if sys.byteorder == "big":
        whole.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(whole.tobytes())


def main(folder: Path) -> None:
    for name, samples in all_sounds().items():
        write(folder / f"{name}.wav", samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
