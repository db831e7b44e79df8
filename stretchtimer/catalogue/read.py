"""Read one file of the catalogue, or say in one message what is wrong with it: file, key, what was found, what may be.

msgspec checks; what it says of a mistake is turned into a `Message`, so that the user reads it in their language.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from stretchtimer.catalogue.schema import ID, NAME, PICTURE, File
from stretchtimer.core.message import Message, UserError

LARGEST_FILE = 256 * 1024
LONGEST_SHOWN = 60

# A key of many dotted parts: tomllib keeps every beginning of it, and 100 KB of dots would eat the whole memory.
DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""")
# msgspec's report: "what is expected - at `$.steps[0].sets`", or the former alone at the top of the file.
REPORT = re.compile(r"(?P<report>.*?)(?: - at `\$(?P<place>(?:\.\w+|\[\d+\])*)`)?", re.DOTALL)

PATTERNS = {PICTURE: "allowed_picture", ID: "allowed_id", NAME: "allowed_line"}
"""What is allowed, in the words of `messages.py`, where a text has a pattern."""

FileType = TypeVar("FileType", bound=File)


def read_file(path: Path, kind: type[FileType], text: str | None = None) -> FileType:
    """Read a TOML file as `kind`; raises UserError that names the file and, where there is one, the key.

    `text` is what would stand in the file, where that is to be tried before it is written.
    """
    return converted(path, parsed(path, text), kind)


def converted(path: Path, raw: Mapping[str, Any], kind: type[FileType]) -> FileType:
    """What a file holds as `kind`; raises UserError like `read_file`."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise UserError(_mistake(path, raw, kind, str(error))) from None


def mistake(path: Path, key: str, found: Message | str, allowed: Message) -> UserError:
    """A mistake at a key of a file."""
    return UserError(Message("file_mistake", {"file": str(path), "key": key, "found": found, "allowed": allowed}))


def read_text(path: Path) -> str:
    """Read a text file; raises UserError when it is missing, too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(Message("file_too_large", {"file": str(path), "most": LARGEST_FILE // 1024}))
        return path.read_bytes().decode("utf-8-sig")  # some editors on Windows begin a file with a mark
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None
    except UnicodeDecodeError:
        raise UserError(Message("file_not_utf8", {"file": str(path)})) from None


def parsed(path: Path, text: str | None = None) -> dict[str, Any]:
    """A TOML file, or `text` that would stand in it, as it is; raises UserError for what is no TOML."""
    text = read_text(path) if text is None else text
    try:
        if DEEP_KEY.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError:
        raise UserError(Message("file_too_deep", {"file": str(path)})) from None
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        raise UserError(Message("file_not_toml", {"file": str(path), "problem": str(error)})) from None


def _mistake(path: Path, raw: object, kind: type[File], text: str) -> Message:
    """Turn msgspec's report into ours. A rule of `schema.py` reports "allowed_... key", the key within its table."""
    parts = REPORT.fullmatch(text)
    report, place = (parts["report"], parts["place"] or "") if parts else (text, "")
    keys = _keys(place)
    allowed = _allowed(_type_at(inspect.type_info(kind), keys))
    found: object = _value_at(raw, keys)
    if match := re.fullmatch(r"Object (missing required|contains unknown) field `(.*)`", report, re.DOTALL):
        keys = [*keys, match[2]]
        if match[1] == "missing required":
            allowed, found = _allowed(_type_at(inspect.type_info(kind), keys)), None
        else:
            found = _value_at(raw, keys)
    elif report.startswith("allowed_"):
        rule, _, key = report.partition(" ")
        keys = [*keys, key] if key else keys
        allowed, found = Message(rule), _value_at(raw, keys)
    return mistake(path, _dotted(keys) or "-", _shown(found), allowed).message


def _keys(place: str) -> list[str | int]:
    """Take "`.steps[0].sets`" apart."""
    return [int(index) if index else key for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", place)]


def _dotted(keys: list[str | int]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


def _value_at(raw: object, keys: list[str | int]) -> object:
    for key in keys:
        try:
            raw = raw[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def _shown(found: object) -> Message | str:
    """What was found, as it stands in the file and short enough for a sentence."""
    if found is None:
        return Message("found_nothing")
    try:
        text = {True: "true", False: "false"}[found] if isinstance(found, bool) else repr(found)
        text = found.isoformat() if isinstance(found, date | time) else text
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        return "…"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _type_at(info: inspect.Type, keys: list[str | int]) -> inspect.Type:
    for key in keys:
        info = _bare(info)
        if isinstance(info, inspect.StructType):
            info = next((field.type for field in info.fields if field.encode_name == key), info)
        elif isinstance(info, inspect.VarTupleType | inspect.ListType):
            info = info.item_type
        elif isinstance(info, inspect.TupleType) and isinstance(key, int):
            info = info.item_types[key]
    return _bare(info)


def _bare(info: inspect.Type) -> inspect.Type:
    """Strip the metadata wrapper and the "or nothing" of an optional key."""
    if isinstance(info, inspect.Metadata):
        return _bare(info.type)
    if isinstance(info, inspect.UnionType):
        return _bare(next(type_ for type_ in info.types if not isinstance(type_, inspect.NoneType)))
    return info


def _allowed(info: inspect.Type) -> Message:
    match info:
        case inspect.EnumType():
            return Message("allowed_one_of", {"choices": ", ".join(info.cls)})
        case inspect.IntType():
            return Message("allowed_whole_number", {"lowest": info.ge or 0, "highest": info.le or 0})
        case inspect.BoolType():
            return Message("allowed_true_or_false")
        case inspect.StrType():
            return Message(PATTERNS.get(info.pattern or "", "allowed_text"), {"longest": info.max_length or 400})
        case inspect.TupleType():
            return Message("allowed_pair", {"each": _allowed(_bare(info.item_types[0]))})
        case inspect.VarTupleType():
            each = _allowed(_bare(info.item_type))
            if info.max_length is None:
                return Message("allowed_list", {"each": each})
            return Message("allowed_list_of", {"fewest": info.min_length or 0, "most": info.max_length, "each": each})
        case inspect.DictType():
            return Message("allowed_table")
        case inspect.StructType():
            return Message("allowed_keys", {"keys": ", ".join(field.encode_name for field in info.fields)})
        case _:
            raise TypeError(f"no words for {info}")
