"""What a person sees in a terminal: the rows that are left after all that was written to it."""

import codecs
import os
import re
import select
import time
from collections.abc import Callable

PATIENCE_S = 20
TOKEN = re.compile(r"\x1b\[(?P<number>\d*)(?P<letter>[A-Z])|\x1b\[\?25(?P<cursor>[lh])|(?P<character>[^\x1b])")


class Screen:
    """A terminal's screen, as far as the guide makes use of it; it never scrolls."""

    def __init__(self, columns: int = 80) -> None:
        self.columns = columns
        self.written = ""
        self.cursor_is_shown = True
        self._rows: list[str] = [""]
        self._row = self._column = 0
        self._left_over = ""

    @property
    def rows(self) -> list[str]:
        """All rows, less what is empty at their end."""
        return "\n".join(row.rstrip() for row in self._rows).rstrip("\n").split("\n")

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    def feed(self, text: str) -> None:
        self.written += text
        text, position = self._left_over + text, 0
        while token := TOKEN.match(text, position):
            position = token.end()
            self._obey(token)
        self._left_over = text[position:]
        assert len(self._left_over) < 8, f"not known: {self._left_over!r}"

    def _obey(self, token: re.Match[str]) -> None:
        if token["cursor"]:
            self.cursor_is_shown = token["cursor"] == "h"
        elif token["letter"] == "A":
            self._row -= int(token["number"] or 1)
            assert self._row >= 0, "drawn above the first row"
        elif token["letter"] == "K":
            self._rows[self._row] = ""
        elif token["letter"] == "J":
            self._rows[self._row] = self._rows[self._row][: self._column]
            del self._rows[self._row + 1 :]
        elif token["letter"]:
            raise AssertionError(f"not known: {token[0]!r}")
        else:
            self._put(token["character"])

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._next_row()
        else:
            if self._column == self.columns:
                self._column = 0
                self._next_row()
            row = self._rows[self._row].ljust(self._column)
            self._rows[self._row] = row[: self._column] + character + row[self._column + 1 :]
            self._column += 1

    def _next_row(self) -> None:
        self._row += 1
        if self._row == len(self._rows):
            self._rows.append("")


class Watcher:
    """Reads what is written to a pseudo-terminal from its other end."""

    def __init__(self, descriptor: int, columns: int = 80) -> None:
        self.screen = Screen(columns)
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def read(self, wait_s: float = 0) -> bool:
        """Take what there is; tell whether there may be more."""
        if not select.select([self._descriptor], [], [], wait_s)[0]:
            return True
        try:
            read = os.read(self._descriptor, 65_536)
        except OSError:  # the last process at the other end has gone
            read = b""
        self.screen.feed(self._decoder.decode(read))
        return bool(read)

    def see(self, fact: str | Callable[[Screen], bool]) -> None:
        """Read until `fact` can be seen; a text counts wherever it stands on the screen."""
        deadline, more = time.monotonic() + PATIENCE_S, True
        while not (fact in self.screen.text if isinstance(fact, str) else fact(self.screen)):
            assert more, f"never seen: {fact!r}, but\n{self.screen.text}"
            assert time.monotonic() < deadline, f"not seen: {fact!r}, but\n{self.screen.text}"
            more = self.read(0.05)
