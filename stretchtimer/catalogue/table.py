"""A TOML table read key by key, so that a missing, mistyped or unknown key is told by its whole path."""

from collections.abc import Mapping, Sequence
from typing import Any

from stretchtimer.core.message import Message

FURTHEST = 10_000.0
"""No angle and no length of a body is larger."""


class TableError(ValueError):
    """What is wrong with one key. `key` is its path in the file, as in `figure.full.leg_n.knee`."""

    def __init__(self, key: str, what: Message) -> None:
        super().__init__(f"{key}: {what.key}")
        self.key = key
        self.what = what


class Table:
    """One table; `finish` complains of keys that nobody asked for."""

    def __init__(self, raw: Mapping[str, Any], path: str) -> None:
        self._raw, self._path, self._asked = raw, path, set[str]()

    def over(self, shared: Mapping[str, Any]) -> "Table":
        """This table with `shared` where it says nothing itself."""
        return Table({**shared, **self._raw}, self._path)

    def complaint(self, key: str, what: Message) -> TableError:
        return TableError(f"{self._path}.{key}" if self._path else key, what)

    def take(self, key: str, default: object) -> Any:
        self._asked.add(key)
        return self._raw.get(key, default)

    def number(self, key: str, default: float | None = None) -> float:
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.complaint(key, Message("wrong_missing") if value is None else Message("wrong_not_number"))
        if not -FURTHEST <= value <= FURTHEST:
            raise self.complaint(
                key, Message("wrong_too_far", {"lowest": f"{-FURTHEST:.0f}", "highest": f"{FURTHEST:.0f}"})
            )
        return float(value)

    def maybe_number(self, key: str) -> float | None:
        return None if self.take(key, None) is None else self.number(key)

    def milliseconds(self, key: str, default: int, least: int) -> int:
        """A number of seconds, in milliseconds."""
        value = round(self.number(key, default / 1000) * 1000)
        if value < least:
            raise self.complaint(key, Message("wrong_too_little", {"least": f"{least / 1000:g}"}))
        return value

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        value = self.take(key, None)
        if not isinstance(value, list) or len(value) != count:
            raise self.complaint(key, Message("wrong_not_numbers", {"count": count}))
        return self.items(key, value)

    def items(self, key: str, values: Sequence[Any]) -> tuple[float, ...]:
        """The numbers of a list, each told by its place."""
        table = Table({f"{key}.{i}": item for i, item in enumerate(values)}, self._path)
        return tuple(table.number(f"{key}.{i}") for i in range(len(values)))

    def maybe_numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        return None if self.take(key, None) is None else self.numbers(key, count)

    def rows(self, key: str, count: int) -> tuple[tuple[float, ...], ...]:
        value = self.take(key, None)
        if not isinstance(value, list):
            raise self.complaint(key, Message("wrong_not_rows", {"count": count}))
        rows = Table({f"{key}.{i}": row for i, row in enumerate(value)}, self._path)
        return tuple(rows.numbers(f"{key}.{i}", count) for i in range(len(value)))

    def text(self, key: str, default: str | None = None) -> str:
        value = self.take(key, default)
        if not isinstance(value, str):
            raise self.complaint(key, Message("wrong_missing") if value is None else Message("wrong_not_text"))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.take(key, None)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.complaint(key, Message("wrong_not_texts"))
        return tuple(value)

    def flag(self, key: str, default: bool | None = None) -> bool:
        value = self.take(key, default)
        if not isinstance(value, bool):
            raise self.complaint(key, Message("wrong_not_flag"))
        return value

    def table(self, key: str) -> "Table":
        part = self.maybe_table(key)
        if part is None:
            raise self.complaint(key, Message("wrong_missing"))
        return part

    def maybe_table(self, key: str) -> "Table | None":
        value = self.take(key, None)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.complaint(key, Message("wrong_not_table"))
        return Table(value, f"{self._path}.{key}" if self._path else key)

    def tables(self, key: str) -> tuple["Table", ...]:
        value = self.take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.complaint(key, Message("wrong_not_tables"))
        return tuple(Table(item, f"{self._path}.{key}.{i}") for i, item in enumerate(value))

    def finish(self, *others: str) -> None:
        """Complains of a key nobody asked for, `others` apart."""
        for key in self._raw:
            if key not in self._asked and key not in others:
                raise self.complaint(key, Message("wrong_unknown_key"))
