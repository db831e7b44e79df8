"""Which settings a search means: by what they are called, why they are there, their group and their choices."""

from stretchtimer.core.library import fold
from stretchtimer.core.settings import TABLE, Setting
from stretchtimer.words.names import CHOICES, choice_name, group_name, setting_name, setting_reason


def found_settings(query: str) -> frozenset[str]:
    """The keys of the settings in which every word of the query is found; all of them for an empty one."""
    wanted = fold(query).split()
    return frozenset(setting.key for setting in TABLE if all(word in _said_of(setting) for word in wanted))


def _said_of(setting: Setting) -> str:
    choices = [choice_name(setting.key, choice) for choice in setting.choices if setting.key in CHOICES]
    names = (setting_name(setting.key), setting_reason(setting.key), group_name(setting.group))
    return fold(" ".join((*names, *choices)))
