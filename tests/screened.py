"""A data folder whose user has answered the safety questions with nothing ticked, so that sessions may start."""

from pathlib import Path

from stretchtimer.app import keep_answers, open_store
from stretchtimer.clock import Clock, SystemClock
from stretchtimer.core.records import Occasion


def screened(folder: Path, clock: Clock | None = None) -> Path:
    """Answer in a folder in which nobody has answered yet; returns the folder."""
    clock = clock or SystemClock()
    with open_store(folder, clock) as store:
        if not store.safety_checks():
            keep_answers(store, clock, (), Occasion.FIRST)
    return folder
