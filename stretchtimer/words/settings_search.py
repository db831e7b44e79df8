"""Which settings a search means: by their names, their lines of why and their choices, or else by their group."""

from stretchtimer.core.library import fold
from stretchtimer.core.settings import TABLE, Setting
from stretchtimer.words.names import CHOICES, choice_name, group_name, setting_name, setting_reason


def found_settings(query: str) -> frozenset[str]:
    """The keys of the settings in which every word of the query is found; all of them for an empty one.

    A group's name finds its settings only where no setting is found by its own words.
    """
    wanted = fold(query).split()
    if not wanted:
        return frozenset(setting.key for setting in TABLE)
    said = {setting.key: _said_of(setting) for setting in TABLE}
    own = frozenset(key for key, text in said.items() if all(word in text for word in wanted))
    return own or frozenset(
        setting.key
        for setting in TABLE
        if all(word in fold(group_name(setting.group)) or word in said[setting.key] for word in wanted)
    )


def _said_of(setting: Setting) -> str:
    choices = [choice_name(setting.key, choice) for choice in setting.choices if setting.key in CHOICES]
    return fold(" ".join((setting_name(setting.key), setting_reason(setting.key), *choices)))
