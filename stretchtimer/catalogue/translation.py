"""Lay a translation over a file: `<id>.<language>.toml` beside `<id>.toml` holds its texts and nothing else.

What the translation leaves out stays as it is. What it says has to agree with the original: the same keys, as many
lines in each list, and the same numbers, so that no translation can change a dose.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.read import FileType, converted, mistake, parsed
from stretchtimer.core.message import Message

TEXTS = frozenset(
    {
        *("name", "about", "title", "ready", "cue", "short_cue", "change", "setup", "cues", "mistakes"),
        *("feel", "care", "easier", "harder", "sources", "blocks", "maintenance", "topics"),
    }
)
"""The keys that can be translated, and the tables in which there are such keys."""

NUMBER = re.compile(r"(?<![A-Za-z\d])(?P<digits>\d+(?:[.,]\d+)*)(?P<unit>\s?[°%])?")


def translation_of(path: Path, language: str) -> Path:
    """Where the translation of a file lies, whether there is one or not."""
    return path.with_name(f"{path.stem}.{language.replace('-', '_')}{path.suffix}")


def read_said(path: Path, kind: type[FileType], language: str, text: str | None = None) -> FileType:
    """Read a file in a language; raises UserError for a mistake in it or in its translation.

    `text` is what would stand in the file, where that is to be tried before it is written.
    """
    raw, said = parsed(path, text), translation_of(path, language)
    return converted(path, overlaid(raw, parsed(said), said) if said.is_file() else raw, kind)


def overlaid(original: Mapping[str, Any], said: Mapping[str, Any], path: Path, key: str = "") -> dict[str, Any]:
    """The original with the texts of its translation at `path`; raises UserError at what does not agree."""
    result = dict(original)
    for name, text in said.items():
        place = f"{key}.{name}".removeprefix(".")
        if name not in TEXTS or name not in original:
            known = ", ".join(sorted(TEXTS & original.keys()))
            raise mistake(path, place, repr(name), Message("allowed_keys", {"keys": known}))
        result[name] = _laid_over(original[name], text, path, place)
    return result


def numbers(text: str) -> list[str]:
    """The numbers of a text in no order, with ° or %; however a language points its fractions and thousands."""
    found = NUMBER.finditer(text)
    return sorted(re.sub(r"[.,]", "", one["digits"]) + (one["unit"] or "").strip() for one in found)


def _laid_over(original: Any, said: Any, path: Path, key: str) -> Any:
    match original, said:
        case Mapping(), Mapping():
            return overlaid(original, said, path, key)
        case list(), list() if len(original) == len(said):
            pairs = enumerate(zip(original, said, strict=True))
            return [_laid_over(one, other, path, f"{key}[{number}]") for number, (one, other) in pairs]
        case list(), _:
            found = str(len(said)) if isinstance(said, list) else repr(said)
            raise mistake(path, key, found, Message("allowed_as_many", {"count": len(original)}))
        case str(), str() if numbers(original) == numbers(said):
            return said
        case str(), str():
            wanted = Message("allowed_same_numbers", {"numbers": ", ".join(numbers(original)) or "-"})
            raise mistake(path, key, ", ".join(numbers(said)) or "-", wanted)
        case _:
            raise mistake(path, key, repr(said), Message("allowed_text", {"longest": 400}))
