"""What a session may sound like: the tones there are, how much is said, and which kinds of sound the user wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.settings import Settings


class Tone(StrEnum):
    """A short sound; its file is `resources/sounds/<value>.wav`."""

    TICK = "tick"  # one of the last seconds
    BEAT = "beat"  # a repetition begins
    BOWL = "bowl"  # a set is over
    SWITCH = "switch"  # two rising notes: change sides
    START = "start"  # the work begins
    BREATHE_IN = "breathe_in"
    BREATHE_OUT = "breathe_out"
    PRESS = "press"
    LET_GO = "let_go"
    FINISH = "finish"
    PAUSE = "pause"
    COUNT_IN = "count_in"  # one of the seconds before it goes on


class SoundKind(StrEnum):
    """What can be turned on and off on its own; each has its setting, `sound_<value>`."""

    TICKS = "ticks"
    BREATH = "breath"  # said as well as sounded
    BEATS = "beats"  # repetitions, counted or beaten
    CHANGES = "changes"


KINDS: Mapping[Tone, SoundKind] = {
    Tone.TICK: SoundKind.TICKS,
    Tone.COUNT_IN: SoundKind.TICKS,
    Tone.BEAT: SoundKind.BEATS,
    Tone.BREATHE_IN: SoundKind.BREATH,
    Tone.BREATHE_OUT: SoundKind.BREATH,
}
"""Of each tone; all others tell a change."""

ROOM_MS: Mapping[Tone, int] = {
    Tone.BOWL: 900,
    Tone.SWITCH: 800,
    Tone.FINISH: 1_500,
    Tone.START: 400,
    Tone.PRESS: 400,
    Tone.LET_GO: 300,
    Tone.PAUSE: 500,
}
"""How long a tone has to be left alone, in ms; it may ring on under a voice."""
USUAL_ROOM_MS = 250


class Speech(StrEnum):
    """How much is said."""

    FULL = "full"
    SHORT = "short"  # no sentence where a word will do
    SOUNDS = "sounds"  # tones only
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SoundChoices:
    """What the user wants to hear."""

    speech: Speech = Speech.FULL
    kinds: frozenset[SoundKind] = frozenset(SoundKind)
    rate: int = 100  # of the voice, in percent

    @property
    def speaks(self) -> bool:
        return self.speech in (Speech.FULL, Speech.SHORT)

    def wants(self, kind: SoundKind) -> bool:
        return self.speech is not Speech.SILENT and kind in self.kinds


def sound_choices(settings: Settings) -> SoundChoices:
    """What the settings say."""
    return SoundChoices(
        Speech(settings.text("speech")),
        frozenset(kind for kind in SoundKind if settings.text(f"sound_{kind}") == "on"),
        int(settings.text("speech_rate")),
    )


def kind_of(tone: Tone) -> SoundKind:
    return KINDS.get(tone, SoundKind.CHANGES)


def room_ms(tone: Tone) -> int:
    return ROOM_MS.get(tone, USUAL_ROOM_MS)
