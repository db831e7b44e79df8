"""The words of a cue, and how long a voice takes to say them: what players, transcript and terminal share."""

from stretchtimer.core.cue_slots import Cue, LengthOf
from stretchtimer.core.message import Message
from stretchtimer.core.speech_time import speech_ms
from stretchtimer.words.messages import sentence


def spoken(cue: Cue) -> str:
    """What a voice is to say; empty where the cue is a tone."""
    return sentence(cue.sound) if isinstance(cue.sound, Message) else ""


def length_at(rate: int) -> LengthOf:
    """How long an utterance takes at a rate of the voice, in percent."""
    return lambda message: speech_ms(sentence(message), rate)


def transcript_line(cue: Cue) -> str:
    """One line of a transcript: the instant, and the words or the tone in brackets."""
    minutes, tenths = divmod(cue.at_ms // 100, 600)
    return f"{minutes:2}:{tenths / 10:04.1f}  {spoken(cue) or f'({cue.sound})'}"
