"""A table as TOML text: what the standard library reads but cannot write.

Only what catalogue files hold: text, whole numbers, decimals, yes and no, lists, and tables in tables. A table within a
list is written in one line; any other has a heading of its own.
"""

import math
from collections.abc import Mapping
from typing import Any

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
LONGEST_LINE = 110


def toml_text(table: Mapping[str, Any], path: str = "") -> str:
    """A whole file, or the table at `path` of one. Keys that hold None are left out."""
    plain = {key: value for key, value in table.items() if value is not None}
    below = {key: value for key, value in plain.items() if isinstance(value, Mapping)}
    listed = {key: value for key, value in plain.items() if _is_tables(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items() if key not in {*below, *listed}]
    parts = ["\n".join((f"[{path}]", *lines)) if path else "\n".join(lines)]
    for key, value in below.items():
        parts.append(toml_text(value, _within(path, key)).rstrip("\n"))
    for key, tables in listed.items():
        parts.extend(f"[[{_within(path, key)}]]\n" + "\n".join(_in_lines(one)) for one in tables)
    return "\n\n".join(part for part in parts if part) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _in_lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items() if value is not None]


def _within(path: str, key: str) -> str:
    return f"{path}.{_key(key)}" if path else _key(key)


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _quoted(key)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case int():
            return str(value)
        case float() if math.isfinite(value):
            return repr(value)
        case Mapping():
            return "{ " + ", ".join(_in_lines(value)) + " }" if value else "{}"
        case list() | tuple():
            return _list([_value(one) for one in value])
    raise TypeError(f"no TOML for {value!r}")


def _list(items: list[str]) -> str:
    line = f"[{', '.join(items)}]"
    if len(line) <= LONGEST_LINE or not items:
        return line
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    shown = (ESCAPES.get(one) or (f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) == 127 else one) for one in text)
    return f'"{"".join(shown)}"'
