"""How long a sentence takes to say, before anything has said it: on the safe side, so that it never runs into what
follows. A voice that is quicker than this leaves a moment of quiet, which costs nothing.
"""

import re

USUAL_RATE = 100
CHARACTER_MS = 65  # 175 words a minute, the slowest of the usual voices' own rates, are 62 ms
DIGIT_CHARACTERS = 4  # "7" is said "seven"
BREAK_MS = 250  # at the end of a sentence
COMMA_MS = 120
ENGINE_MS = 400  # until the first sound is heard

ENDS = re.compile(r"[.?:;]+(?=\s|$)")
COMMAS = re.compile(r",(?=\s)")


def speech_ms(text: str, rate: int = USUAL_RATE) -> int:
    """About how many ms a text takes at `rate` percent of the usual speed, until the last sound has gone."""
    digits = sum(character.isdigit() for character in text)
    characters = len(text) + digits * (DIGIT_CHARACTERS - 1)
    breaks_ms = BREAK_MS * (len(ENDS.findall(text)) - 1) + COMMA_MS * len(COMMAS.findall(text))
    spoken_ms = CHARACTER_MS * characters + max(breaks_ms, 0)
    return ENGINE_MS + -(-spoken_ms * USUAL_RATE // rate)


def first_sentence(text: str) -> str:
    """The first of several sentences."""
    return re.split(r"(?<=[.?])\s", text, maxsplit=1)[0]
