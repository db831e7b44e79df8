"""Where the body's shadow lies: spans of the floor under whatever is close to it."""

from stretchtimer.core.figure.bounds import discs
from stretchtimer.core.figure.front import FrontJoints
from stretchtimer.core.figure.joints import Joints

Span = tuple[float, float, float]
"""x0, x1, strength 0..1."""
FADES_AT = 36.0
FAINTEST = 0.12


def shadow_spans(joints: Joints | FrontJoints) -> tuple[Span, ...]:
    spans: list[list[float]] = []
    for (x, y), radius in discs(joints):
        strength = 1.0 - max(0.0, y - radius) / FADES_AT
        if strength > FAINTEST:
            spans.append([x - radius * 1.5, x + radius * 1.5, strength])
    spans.sort()
    merged: list[list[float]] = []
    for span in spans:
        if merged and span[0] < merged[-1][1] - 2.0:
            _join(merged[-1], span)
        else:
            merged.append(span)
    return tuple((x0, x1, strength) for x0, x1, strength in merged)


def _join(into: list[float], span: list[float]) -> None:
    into[1] = max(into[1], span[1])
    if span[2] > 0.75 or into[2] < 0.75:
        into[2] = max(into[2], span[2])
