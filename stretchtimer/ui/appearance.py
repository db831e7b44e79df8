"""How the whole program looks: theme, fonts, style sheet and focus ring, put on the application in one place."""

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from stretchtimer.ui.focus_style import FocusRing
from stretchtimer.ui.fonts import load_inter
from stretchtimer.ui.house_style import HouseStyle
from stretchtimer.ui.theme import Theme, load_theme, palette, stylesheet


class Appearance(QObject):
    """Follows the user's choice, and the system where the user leaves it to the system."""

    changed = Signal(object)  # Theme

    def __init__(self, application: QApplication, tokens: Mapping[str, Any], icon_folder: str) -> None:
        """`tokens` is the parsed tokens.toml."""
        super().__init__()
        self._application, self._tokens, self._icon_folder = application, tokens, icon_folder
        self._choice, self._text_scale = "", 1.0
        self._system_is_dark, self._system_wants_contrast = self._system()
        load_inter()
        self._theme = self._chosen()
        self._style = HouseStyle(self._theme)
        application.setStyle(self._style)
        self._focus_ring = FocusRing(application, self._theme)
        hints = application.styleHints()
        for changed in hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged:
            changed.connect(lambda _now: self.show_system(*self._system()))

    @property
    def theme(self) -> Theme:
        return self._theme

    def show_choice(self, choice: str, text_scale: float) -> None:
        """Look as chosen: "light", "dark", "high_contrast" or "system", with text of `text_scale` (1.0 to 2.0)."""
        if (choice, text_scale) != (self._choice, self._text_scale):
            self._choice, self._text_scale = choice, text_scale
            self._wear()

    def show_system(self, is_dark: bool, wants_contrast: bool) -> None:
        """What the system looks like now; worn where the choice leaves it to the system."""
        if (is_dark, wants_contrast) != (self._system_is_dark, self._system_wants_contrast):
            self._system_is_dark, self._system_wants_contrast = is_dark, wants_contrast
            self._wear()

    def _system(self) -> tuple[bool, bool]:
        """Whether it is dark, and whether it asks for high contrast."""
        hints = self._application.styleHints()
        contrast = hints.accessibility().contrastPreference()
        return hints.colorScheme() is Qt.ColorScheme.Dark, contrast is Qt.ContrastPreference.HighContrast

    def _wear(self) -> None:
        theme = self._theme = self._chosen()
        self._style.show_theme(theme)
        self._application.setFont(theme.font("body"))
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(stylesheet(theme, self._icon_folder))
        self._focus_ring.show_strong(theme.high_contrast)
        self._focus_ring.show_theme(theme)
        self.changed.emit(theme)

    def _chosen(self) -> Theme:
        """High contrast is light or dark as the system is."""
        choice = self._choice
        dark = choice == "dark" or (choice in ("system", "high_contrast") and self._system_is_dark)
        high = choice == "high_contrast" or (choice == "system" and self._system_wants_contrast)
        name: Literal["light", "dark"] = "dark" if dark else "light"
        return load_theme(self._tokens, name, self._text_scale, high_contrast=high)
