"""What the settings page says of the user's data: where they lie, and what can be done with all of them."""

from stretchtimer.words.language import N_, _

DATA = {
    "folder": (
        N_("Where your data lie"),
        N_("Records, settings, sequences and pictures: in this folder, and nowhere else."),
        N_("Open the folder"),
    ),
    "export": (N_("Export everything"), N_("One file with all of it, to take along or to keep safe."), N_("Export")),
    "import": (N_("Import"), N_("An export, or a table of measurements; nothing is there twice."), N_("Import")),
    "copies": (
        N_("Copies of the records"),
        N_("Made by themselves before a new version changes the file."),
        N_("Open the copies"),
    ),
    "history": (N_("Single entries"), N_("Looked through, corrected or deleted in the history."), N_("Open history")),
    "erase": (N_("Erase"), N_("Some days or everything, for good. First it says what goes."), N_("Erase")),
}
"""By what is wanted: its name, its line of why, and its button."""


def data_name(wish: str) -> str:
    return _(DATA[wish][0])


def data_reason(wish: str) -> str:
    return _(DATA[wish][1])


def data_action(wish: str) -> str:
    return _(DATA[wish][2])


def data_group_name() -> str:
    return _("Data")
