"""Settings: each saved at once, read back, and worn."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stretchtimer.wiring.parts import SETTINGS, Parts, telling

if TYPE_CHECKING:
    from stretchtimer.ui.settings_page import SettingsPage


class SettingsWires(QObject):
    """The settings page, and the look that follows from the settings."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._wear()
        parts.shell.appearance.changed.connect(self._show_look)

    @cached_property
    def page(self) -> "SettingsPage":
        from stretchtimer.ui.settings_page import SettingsPage

        page = self.parts.built(SettingsPage(self.parts.theme))
        page.setting_requested.connect(self.change)
        return page

    @telling
    def show(self) -> None:
        self.page.show_settings(self.parts.settings)
        self.parts.window.show_page(self.page, SETTINGS)

    @telling
    def change(self, key: str, text: str) -> None:
        try:
            self.parts.store.set_setting(key, text, self.parts.clock.now())
        finally:
            self.page.show_settings(self.parts.settings)
        self._wear()
        self._show_look()

    def _wear(self) -> None:
        settings = self.parts.settings
        self.parts.shell.appearance.show_choice(settings.text("theme"), settings.text_scale)

    def _show_look(self) -> None:
        self.parts.figures.show_look(self.parts.theme, self.parts.settings)
