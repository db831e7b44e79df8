"""The window without its pages: rail, look and icons."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication

from stretchtimer import paths
from stretchtimer.ui.appearance import Appearance
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.ui.spoken_roles import teach_roles
from stretchtimer.words.language import _


@dataclass(frozen=True)
class Shell:
    """What every page needs around it."""

    window: MainWindow
    appearance: Appearance
    icons: Icons
    tokens: Mapping[str, Any]  # the parsed tokens.toml


def make_shell(application: QApplication, window: MainWindow, theme: str = "system", text_scale: float = 1.0) -> Shell:
    """Give a window its rail, in the user's colours and text size."""
    teach_roles()
    tokens = tomllib.loads((paths.resources() / "themes" / "tokens.toml").read_text("utf-8"))
    icon_folder = paths.resources() / "icons"
    appearance = Appearance(application, tokens, str(icon_folder))
    appearance.show_choice(theme, text_scale)
    icons = Icons(icon_folder)
    entries = (
        (_("Today"), "house"),
        (_("Progress"), "chart-line"),
        (_("Programme"), "calendar-check"),
        (_("Exercises"), "layout-grid"),
        (_("Sequences"), "list"),
        (_("Reminders"), "bell"),
        (_("Settings"), "settings-2"),
    )
    window.furnish(appearance.theme, icons, entries)
    appearance.changed.connect(window.show_theme)
    return Shell(window, appearance, icons, tokens)
