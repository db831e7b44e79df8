"""Which settings a search means: by their names, their lines of why and their choices, or else by their group. What can
be done with the user's data is searched with them, under its key of `DATA`."""

from stretchtimer.core.library import fold
from stretchtimer.core.settings import TABLE, Setting
from stretchtimer.words.data_words import DATA, data_action, data_group_name, data_name, data_reason
from stretchtimer.words.names import CHOICES, choice_name, group_name, setting_name, setting_reason


def found_settings(query: str) -> frozenset[str]:
    """The keys of the settings in which every word of the query is found; all of them for an empty one.

    A group's name finds its settings only where no setting is found by its own words.
    """
    wanted = fold(query).split()
    if not wanted:
        return frozenset((*(setting.key for setting in TABLE), *DATA))
    said = {setting.key: _said_of(setting) for setting in TABLE} | {wish: _said_of_data(wish) for wish in DATA}
    groups = {setting.key: fold(group_name(setting.group)) for setting in TABLE}
    groups |= dict.fromkeys(DATA, fold(data_group_name()))
    own = frozenset(key for key, text in said.items() if all(word in text for word in wanted))
    return own or frozenset(
        key for key, text in said.items() if all(word in groups[key] or word in text for word in wanted)
    )


def _said_of(setting: Setting) -> str:
    choices = [choice_name(setting.key, choice) for choice in setting.choices if setting.key in CHOICES]
    return fold(" ".join((setting_name(setting.key), setting_reason(setting.key), *choices)))


def _said_of_data(wish: str) -> str:
    return fold(" ".join((data_name(wish), data_reason(wish), data_action(wish))))
