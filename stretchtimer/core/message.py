"""What the core has to tell a person, as a key and values: `words.py` makes the sentence, in the user's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet said: its key in `words.py`, and what goes into its gaps: names, numbers, other messages."""

    key: str
    values: "Mapping[str, str | int | float | Message]" = field(default_factory=dict)


class UserError(Exception):
    """Something a person can mend. Everything else that is raised is a bug and may crash loudly."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key, dict(message.values))
        self.message = message
