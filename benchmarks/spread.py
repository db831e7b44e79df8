"""Timings of two things taken in turn, and the ratio between them that a slow or busy machine leaves as it is."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
WARM_UPS, ROUNDS = 2, 15
FAILS_FROM = 1.5
"""Times the committed ratio: a busy machine alone does not get there."""

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Timings:
    """Ms, of as many runs."""

    ms: tuple[float, ...]

    def __str__(self) -> str:
        return f"min {min(self.ms):6.1f}  median {median(self.ms):6.1f} ms"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours against the bare one's."""

    ours: Timings
    bare: Timings

    @property
    def ratio(self) -> float:
        """Of the two minima: what else the machine does can only add."""
        return min(self.ours.ms) / min(self.bare.ms)

    @property
    def median_ratio(self) -> float:
        return median(self.ours.ms) / median(self.bare.ms)


def in_turn(ours: Measure, bare: Measure) -> Comparison:
    """Measure both alternately, so that a spell of slowness meets both."""
    taken = [(ours(), bare()) for _ in range(WARM_UPS + ROUNDS)][WARM_UPS:]
    return Comparison(Timings(tuple(pair[0] for pair in taken)), Timings(tuple(pair[1] for pair in taken)))


def report(name: str, comparison: Comparison, aim: float) -> bool:
    """Print a comparison; tell whether it is no worse than half as much again as the committed ratio."""
    committed: float = json.loads((Path(__file__).parent / "committed.json").read_text("utf-8"))[name]
    print(f"{name}\n  ours  {comparison.ours}\n  bare  {comparison.bare}")
    print(f"  ratio {comparison.ratio:.2f} (medians {comparison.median_ratio:.2f}); aim {aim}, committed {committed}")
    if comparison.ratio > aim:
        print(f"  above the aim of {aim}")
    sound = comparison.ratio <= committed * FAILS_FROM
    if not sound:
        print(f"  FAILED: more than {FAILS_FROM} times the committed ratio")
    return sound


def environment() -> dict[str, str]:
    """As the Makefile starts the program: with bytecode on disk; and without a screen, whose speed is not ours."""
    changed = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | changed
