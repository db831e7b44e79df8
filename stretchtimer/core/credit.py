"""Honest credit: of several attempts at a set, the longest counts, and only what was really held."""

from collections.abc import Iterable, Mapping

from stretchtimer.core.exercise import Exercise, Technique
from stretchtimer.core.plan import SetKey
from stretchtimer.core.session import SetDone

STRETCHES = frozenset({Technique.STATIC, Technique.PNF})


def best_attempts(done: Iterable[SetDone]) -> dict[SetKey, SetDone]:
    """The attempt that counts for each set: the longest, the earlier one of two equal ones."""
    best: dict[SetKey, SetDone] = {}
    for attempt in done:
        if attempt.key not in best or attempt.held_ms > best[attempt.key].held_ms:
            best[attempt.key] = attempt
    return best


def stretched_ms(done: Iterable[SetDone], exercises: Mapping[str, Exercise]) -> int:
    """Time that counts in held stretches alone, in ms: what the weekly dose is about."""
    held = (attempt for attempt in done if exercises[attempt.exercise].technique in STRETCHES)
    return credited_ms(held)


def credited_ms(done: Iterable[SetDone]) -> int:
    """Working time that counts, in ms."""
    return sum(attempt.held_ms for attempt in best_attempts(done).values())
