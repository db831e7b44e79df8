"""All that is wrong with an exercise before it is stored, one complaint for each of its keys.

A file is refused with its first mistake; who fills in a form wants to know of every field at once.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.read import converted
from stretchtimer.catalogue.schema import ExerciseFile
from stretchtimer.core.message import Message, UserError

MOST = 60
NOWHERE = Path("-")


def complaints(raw: Mapping[str, Any], good: Mapping[str, Any]) -> dict[str, Message]:
    """By key ("dose.sets"); `good` is any sound exercise, which stands in for each part that has been complained of."""
    found: dict[str, Message] = {}
    tried = dict(raw)
    for _time in range(MOST):
        try:
            converted(NOWHERE, tried, ExerciseFile)
        except UserError as error:
            key, allowed = str(error.message.values["key"]), error.message.values["allowed"]
            key = key.partition("[")[0]
            if key in found:
                break
            found[key] = Message("field_mistake", {"allowed": allowed})
            _mend(tried, key, good)
        else:
            break
    return found


def _mend(tried: dict[str, Any], key: str, good: Mapping[str, Any]) -> None:
    part, _dot, name = key.partition(".")
    if part == "change":
        tried["change"] = "" if tried.get("change") else "."
    elif name and name in good.get(part, {}):
        tried[part] = {**tried[part], name: good[part][name]}
    elif part in good:
        tried[part] = good[part]
    else:
        tried.pop(part, None)
        tried.pop("picture", None)  # a picture and its words go together
