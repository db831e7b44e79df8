"""What the program and its voice process say to each other: one JSON object a line, since a pipe is all they share."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | list[list[str]]
Line = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that the system offers: how it is asked for, what it is called, and what it speaks (BCP 47)."""

    id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak. Percent of the engine's own pace and of its full loudness; no voice id is the engine's choice."""

    language: str
    voice_id: str = ""
    rate_percent: int = 100
    volume_percent: int = 100


def encoded(line: Line) -> bytes:
    return json.dumps(line).encode() + b"\n"


def tell(line: Line) -> None:
    """Say it to the program; in the voice process."""
    sys.stdout.buffer.write(encoded(line))
    sys.stdout.buffer.flush()


def decoded(line: bytes) -> dict[str, str | int | list[list[str]]]:
    """Read a line; empty for what is none of ours, which a library under us may print."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def manner_line(manner: Manner) -> Line:
    return {
        "do": "speak_so",
        "language": manner.language,
        "voice": manner.voice_id,
        "rate": manner.rate_percent,
        "volume": manner.volume_percent,
    }


def manner_of(line: Line) -> Manner:
    return Manner(str(line["language"]), str(line["voice"]), int(str(line["rate"])), int(str(line["volume"])))


def voices_line(voices: tuple[Voice, ...]) -> Line:
    return {"is": "voices", "voices": [[voice.id, voice.name, voice.language] for voice in voices]}


def voices_of(line: Line) -> tuple[Voice, ...]:
    found = line["voices"]
    return tuple(Voice(*row) for row in found) if isinstance(found, list) else ()


def speaks(spoken: str, language: str) -> bool:
    """Whether a voice of `spoken` is for the language, whatever the region: each understands the other's."""
    return _primary(spoken) == _primary(language)


def of_language(voices: tuple[Voice, ...], language: str) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if speaks(voice.language, language))


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
