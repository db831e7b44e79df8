"""What was read last, for as long as the file has not changed: every page asks for the same years of readings anew."""

from collections.abc import Callable
from typing import Generic, TypeVar

import apsw

Read = TypeVar("Read")


class Remembered(Generic[Read]):
    """One thing that is read, with the state of the file it was read in."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[int, object], Read] | None = None

    def get(self, connection: apsw.Connection, read: Callable[[], Read]) -> Read:
        """What was read before, unless this connection or any other process has written since."""
        state = connection.total_changes(), connection.pragma("data_version")
        if self._kept is None or self._kept[0] != state:
            self._kept = state, read()
        return self._kept[1]
