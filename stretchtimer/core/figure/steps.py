"""Moments rounded to a few dozen steps, so that each frame of a moving figure is painted once."""

from dataclasses import replace

from stretchtimer.core.figure.motion import GIVES_WAY, Arrow, Moment, Motion, glow

TRAVEL_STEPS, BREATH_STEPS = 48, 12
QUICK_MS, QUICK_STEPS = 2000, 24


def travel_steps(motion: Motion) -> int:
    """A quick drill shows fewer frames a lap, a slow one needs them all to look smooth."""
    quick = motion.kind in ("alternate", "swing") and motion.period_ms <= QUICK_MS
    return QUICK_STEPS if quick else TRAVEL_STEPS


def stepped(moment: Moment, motion: Motion, laps_differ: bool) -> Moment:
    """The nearest moment that has a frame of its own; fading and the side are not part of a frame."""
    breath = round(moment.breath * BREATH_STEPS) / BREATH_STEPS
    if moment.breath > 0.0 and moment.depth >= 1.0 - GIVES_WAY - 1e-9:
        depth = 1.0 - GIVES_WAY * breath
    else:
        steps = travel_steps(motion)
        depth = round(moment.depth * steps) / steps
    lap = moment.lap if laps_differ else moment.lap // 2 * 2
    return replace(
        moment,
        depth=depth,
        lap=lap,
        breath=breath,
        glow=glow(depth, breath),
        opacity=1.0,
        other_side=False,
    )


def likely_moments(motion: Motion, laps_differ: bool) -> tuple[Moment, ...]:
    """What the coming set will show, the longest shown first: to be painted while the user gets ready."""
    found: list[Moment] = []
    arrow: Arrow | None = "closer" if motion.kind == "contract_relax" else None
    if motion.kind in ("hold", "contract_relax"):
        for step in range(BREATH_STEPS + 1):
            breath = step / BREATH_STEPS
            found.append(Moment(1.0 - GIVES_WAY * breath, 0, breath, 0.0, arrow))
    laps = (0, 1, 2, 3) if laps_differ else (0, 2) if motion.kind == "alternate" else (0,)
    steps = travel_steps(motion)
    found += [Moment(step / steps, lap, arrow=arrow) for lap in laps for step in range(steps + 1)]
    return tuple(stepped(moment, motion, laps_differ) for moment in found)
