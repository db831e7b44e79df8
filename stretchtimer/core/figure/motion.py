"""When the figure is where: from the phase of a session and its milliseconds to a moment of the drawing.

Into a stretch it moves slowly, then breathes there, deepest at the end of every breath out; drills swing;
reps keep their tempo. The muscle's glow is locked to the breath, so that one number describes a held
frame and frames can be kept.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from stretchtimer.core.plan import PhaseKind

Kind = Literal["hold", "rep", "swing", "alternate", "contract_relax"]
Arrow = Literal["press", "closer"]

EASE_IN = (0.45, 0.0, 0.25, 1.0)
EASE_OUT = (0.45, 0.0, 0.35, 1.0)
FADE_OUT_MS = 250
FADE_IN_MS = 350
STILL_START_MS = 2000
GIVES_WAY = 0.03
"""How much of the depth a full breath in takes back."""
PULSE = 0.28
SETTLE_MS = 1500
SMALL_SWING, GROWING_LAPS = 0.5, 5
INHALE_MS, FULL_MS, EXHALE_MS = 4000, 1000, 6000


@dataclass(frozen=True, slots=True)
class Motion:
    """How an exercise moves; times in milliseconds."""

    kind: Kind = "hold"
    in_ms: int = 2400
    out_ms: int = 1800
    pause_ms: int = 2000
    period_ms: int = 2400


@dataclass(frozen=True, slots=True)
class Moment:
    """What to draw. depth: 0 start, 1 full. breath: 0 empty, 1 full lungs. lap: which part of an
    alternation.

    glow: how strongly the muscle is lit. other_side: the side that worked before the change.
    """

    depth: float = 0.0
    lap: int = 0
    breath: float = 0.0
    glow: float = 0.55
    arrow: Arrow | None = None
    opacity: float = 1.0
    other_side: bool = False


def at_tempo(motion: Motion, tempo_ms: int) -> Motion:
    """The same motion with one repetition in `tempo_ms`."""
    whole = motion.in_ms + motion.pause_ms + motion.out_ms

    def share(part_ms: int) -> int:
        return max(1, round(part_ms * tempo_ms / whole))

    parts = (share(motion.in_ms), share(motion.pause_ms), share(motion.out_ms))
    return replace(motion, in_ms=parts[0], pause_ms=parts[1], out_ms=parts[2], period_ms=tempo_ms)


def moment(motion: Motion, phase: PhaseKind, ms: int, breath: float, reduced: bool = False) -> Moment:
    """The moment `ms` into `phase`; `breath` as the session's pacer has it (0 where nobody paces)."""
    if reduced:
        return _still(motion, phase, ms)
    if phase is PhaseKind.PREPARE:
        return _held(0.0, breath)
    if phase is PhaseKind.CHANGE_SIDE:
        return _changing_side(motion, ms)
    if phase is PhaseKind.REST:
        return _held(_leaving(motion, ms), 0.0)
    if motion.kind == "swing":
        laps = ms / motion.period_ms
        return _held(_sine(laps) * _range(laps), 0.0)
    if motion.kind == "alternate":
        lap, depth = _alternation(ms / motion.period_ms)
        return Moment(depth, lap, 0.0, glow(depth, 0.0))
    if motion.kind == "rep":
        return _repeating(motion, ms)
    if motion.kind == "contract_relax" and phase is not PhaseKind.STRETCH:
        return _pressing(phase, breath)
    return _into_the_hold(motion, ms, breath)


def preview_moment(motion: Motion, ms: int, reduced: bool = False) -> Moment:
    """The loop of the library: in, a breath or two, out, and again."""
    if motion.kind in ("swing", "alternate", "rep"):
        return moment(motion, PhaseKind.MOVE, ms, 0.0, reduced)
    held = motion.in_ms + INHALE_MS + FULL_MS + EXHALE_MS
    lap = STILL_START_MS + held + motion.out_ms
    ms %= lap
    if ms < STILL_START_MS:
        pressing = motion.kind == "contract_relax"
        return moment(motion, PhaseKind.CONTRACT if pressing else PhaseKind.PREPARE, ms, 0.0, reduced)
    ms -= STILL_START_MS
    if reduced:
        return moment(motion, PhaseKind.STRETCH, ms + STILL_START_MS, 0.0, reduced)
    if ms < held:
        return moment(motion, PhaseKind.STRETCH, ms, breath_at(max(0, ms - motion.in_ms)))
    return moment(motion, PhaseKind.REST, ms - held, 0.0)


def breath_at(ms: int) -> float:
    """A calm breath where no pacer runs: in 4 s, full 1 s, out 6 s."""
    ms %= INHALE_MS + FULL_MS + EXHALE_MS
    if ms < INHALE_MS:
        return _sine(0.5 * ms / INHALE_MS)
    if ms < INHALE_MS + FULL_MS:
        return 1.0
    return 1.0 - _sine(0.5 * (ms - INHALE_MS - FULL_MS) / EXHALE_MS)


def glow(depth: float, breath: float) -> float:
    """0.55 at the start, 1 at the full pose, a little less on the breath in."""
    return (0.55 + 0.45 * depth) * (1.0 - PULSE * breath * depth)


def ease(curve: tuple[float, float, float, float], t: float) -> float:
    """A CSS cubic-bezier at time `t`, 0..1 to 0..1."""
    if t <= 0.0 or t >= 1.0:
        return min(1.0, max(0.0, t))
    x1, y1, x2, y2 = curve
    low, high = 0.0, 1.0
    for _ in range(24):
        u = (low + high) / 2
        if _bezier(u, x1, x2) < t:
            low = u
        else:
            high = u
    return _bezier((low + high) / 2, y1, y2)


def _bezier(u: float, a: float, b: float) -> float:
    return 3 * a * u * (1 - u) ** 2 + 3 * b * u * u * (1 - u) + u**3


def _sine(laps: float) -> float:
    """0 at whole laps, 1 half-way between."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * laps)


def _alternation(laps: float) -> tuple[int, float]:
    """Which quarter of start, full, swapped start, swapped full, and how far toward the full pose."""
    quarter = int(laps * 2) % 4
    return quarter, _sine(laps)


def _range(laps: float) -> float:
    """How far a swing goes: small at first, in full from the fifth on (clinical reference, section 5)."""
    return min(1.0, SMALL_SWING + (1.0 - SMALL_SWING) * laps / GROWING_LAPS)


def _held(depth: float, breath: float, arrow: Arrow | None = None) -> Moment:
    return Moment(depth, 0, breath, glow(depth, breath), arrow)


def _into_the_hold(motion: Motion, ms: int, breath: float) -> Moment:
    arrow: Arrow | None = "closer" if motion.kind == "contract_relax" else None
    if ms < motion.in_ms:
        return _held(ease(EASE_IN, ms / motion.in_ms), 0.0, arrow)
    breath *= min(1.0, (ms - motion.in_ms) / SETTLE_MS)
    return _held(1.0 - GIVES_WAY * breath, breath, arrow)


def _pressing(phase: PhaseKind, breath: float) -> Moment:
    """Contract-relax before its new range: an easy stretch, the press, and letting go, all in one place."""
    return _held(0.0, breath, "press" if phase is PhaseKind.CONTRACT else None)


def _leaving(motion: Motion, ms: int) -> float:
    if motion.kind in ("swing", "alternate"):
        return 0.0
    return 1.0 - ease(EASE_OUT, ms / motion.out_ms)


def _changing_side(motion: Motion, ms: int) -> Moment:
    """Out of the pose, fade, mirror, fade in: the new side is seen before it works."""
    depth, ms = _leaving(motion, ms), ms - (motion.out_ms if _leaving(motion, 0) else 0)
    if ms < FADE_OUT_MS:
        return Moment(depth, 0, 0.0, glow(depth, 0.0), None, 1.0 - max(0, ms) / FADE_OUT_MS, True)
    return Moment(0.0, 0, 0.0, glow(0.0, 0.0), None, min(1.0, (ms - FADE_OUT_MS) / FADE_IN_MS))


def _repeating(motion: Motion, ms: int) -> Moment:
    ms %= motion.in_ms + motion.pause_ms + motion.out_ms
    if ms < motion.in_ms:
        return _held(ease(EASE_IN, ms / motion.in_ms), 0.0)
    ms -= motion.in_ms
    if ms < motion.pause_ms:
        return _held(1.0, 0.0)
    return _held(1.0 - ease(EASE_OUT, (ms - motion.pause_ms) / motion.out_ms), 0.0)


def _still(motion: Motion, phase: PhaseKind, ms: int) -> Moment:
    """Two stills: the start for two seconds, then the full pose."""
    if not phase.is_work:
        return _held(0.0, 0.0)
    if motion.kind == "contract_relax" and phase is not PhaseKind.STRETCH:
        return _pressing(phase, 0.0)
    arrow: Arrow | None = "closer" if motion.kind == "contract_relax" else None
    return _held(0.0 if ms < STILL_START_MS else 1.0, 0.0, arrow)
