"""A data folder whose user has answered the safety questions with nothing ticked, so that sessions may start."""

from pathlib import Path

from stretchtimer.app import keep_answers, open_store
from stretchtimer.clock import Clock, SystemClock
from stretchtimer.core.records import Occasion

STRAIGHT_IN = {"first_run": "over", "before_page": "never", "senses_checked": "yes", "speech": "silent"}
"""What somebody has set whom Start leads straight into the session, without a sound: nearly every test."""


def screened(folder: Path, clock: Clock | None = None) -> Path:
    """Answer in a folder in which nobody has answered yet; returns the folder."""
    clock = clock or SystemClock()
    with open_store(folder, clock) as store:
        if not store.safety_checks():
            keep_answers(store, clock, (), Occasion.FIRST)
    return folder


def straight_in(folder: Path) -> Path:
    """A folder whose user, besides, is led from Start straight into the session; returns it."""
    clock = SystemClock()
    screened(folder, clock)
    with open_store(folder, clock) as store:
        for key, value in STRAIGHT_IN.items():
            store.set_setting(key, value, clock.now())
    return folder
