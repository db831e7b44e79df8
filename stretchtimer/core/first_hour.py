"""Is this the first hour after waking? Then no loaded rounding of the back.

Discs take up water overnight and lose more than half of that height in the first hour up (Tyrrell 1985); bending
strains them about three times as much then (Adams 1987); people with back pain who avoided early bending had a third
less of it (Snook 1998). See clinical reference, "The first hour after waking".
"""

from datetime import time

UNKNOWN_WAKING_ENDS = time(10, 0)
EARLY_RISING_MIN = 180
DAY_MIN = 24 * 60


def is_first_hour(local: time, waking: time | None, window_min: int = 60) -> bool:
    """Tell whether `local`, the user's wall clock, falls in the careful time after `waking`.

    An unknown waking hour counts everything before 10:00. Somebody at the mat up to three hours before the usual
    waking hour has most likely just got up early, so that counts as well. `window_min` 0 switches the rule off.
    """
    if window_min == 0:
        return False
    if waking is None:
        return local < UNKNOWN_WAKING_ENDS
    since_early = (_minutes(local) - _minutes(waking) + EARLY_RISING_MIN) % DAY_MIN
    return since_early < EARLY_RISING_MIN + window_min


def first_hour_ends(waking: time | None, window_min: int = 60) -> time:
    """The wall clock's time from which the careful time is over."""
    if waking is None:
        return UNKNOWN_WAKING_ENDS
    hours, minutes = divmod((_minutes(waking) + window_min) % DAY_MIN, 60)
    return time(hours, minutes)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
