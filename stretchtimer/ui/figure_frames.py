"""Frames of a moving figure, kept as long as their budget lasts.

A frame costs milliseconds to paint and a fraction of one to copy. When the budget is full the rest is
painted live: better a little work than memory without end.
"""

from stretchtimer.core.figure.motion import Moment
from stretchtimer.ui.figure_layers import Frame, turned

BUDGET_BYTES = 24_000_000
"""Thumbnails have 6 MB more."""


class FrameStore:
    """Painted frames by their stepped moment."""

    def __init__(self, budget: int = BUDGET_BYTES) -> None:
        self._budget, self._bytes, self._frames = budget, 0, dict[Moment, Frame]()

    @property
    def bytes(self) -> int:
        return self._bytes

    def get(self, moment: Moment) -> Frame | None:
        return self._frames.get(moment)

    def has_room_for(self, frame: Frame) -> bool:
        return self._bytes + frame.size_in_bytes <= self._budget

    def put(self, moment: Moment, frame: Frame) -> None:
        """Keeps the frame if there is room for it."""
        if moment not in self._frames and self.has_room_for(frame):
            self._frames[moment] = frame
            self._bytes += frame.size_in_bytes

    def turn(self, width: float) -> None:
        """Mirrors every frame: the other side works now."""
        self._frames = {moment: turned(frame, width) for moment, frame in self._frames.items()}

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0
