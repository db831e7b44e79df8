"""Settings: each saved at once, read back, and worn."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.breathing import obstacle
from stretchtimer.store.database import BACKUP_FOLDER
from stretchtimer.wiring.parts import SETTINGS, Parts, telling
from stretchtimer.wiring.senses import SensesWires
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence
from stretchtimer.words.senses_words import spoken_word

if TYPE_CHECKING:
    from stretchtimer.ui.breath_preview import BreathPreview
    from stretchtimer.ui.settings_page import SettingsPage


SPOKEN = frozenset({"voice", "volume", "speech_rate"})
"""Settings that are tried by saying a word."""


class SettingsWires(QObject):
    """The settings page, and the look that follows from the settings."""

    language_changed = Signal()
    first_run_requested = Signal()
    say_requested = Signal(str)  # in the voice of the settings
    changed = Signal(str)  # a setting's key
    voices_wanted = Signal()
    sound_requested = Signal(str)  # the key of the sound's setting, such as "sound_ticks"
    data_requested = Signal(str)  # what is wanted with all that is kept

    def __init__(self, parts: Parts, senses: SensesWires) -> None:
        super().__init__()
        self.parts, self._senses = parts, senses
        self._voices: tuple[str, ...] = ()
        self._wear()
        parts.shell.appearance.changed.connect(self._show_look)

    @cached_property
    def page(self) -> "SettingsPage":
        from stretchtimer.ui.settings_page import SettingsPage

        page = self.parts.built(SettingsPage(self.parts.theme, self.parts.icons))
        page.setting_requested.connect(self.change)
        page.reset_requested.connect(self.reset)
        page.action_requested.connect(self.act)
        page.data_requested.connect(self.data_requested)
        return page

    @cached_property
    def breath_preview(self) -> "BreathPreview":
        from stretchtimer.ui.breath_preview import BreathPreview

        return BreathPreview(self.parts.theme)

    def show_voices(self, voices: Iterable[str]) -> None:
        """The voices that can speak, as the system calls them: to choose from here and while one is heard."""
        self._voices = tuple(voices)
        self._senses.show_voices(self._voices)
        if "page" in self.__dict__:  # built already
            self.page.show_names("voice", self._voices)

    @telling
    def show(self) -> None:
        self.page.show_names("voice", self._voices)
        self.page.show_settings(self.parts.settings)
        folder = self.parts.store.path.parent
        self.page.show_folder(str(folder), has_copies=(folder / BACKUP_FOLDER).is_dir())
        self.parts.window.show_page(self.page, SETTINGS)
        self.voices_wanted.emit()

    def refresh(self) -> None:
        """A setting was changed elsewhere."""
        if "page" in self.__dict__:
            self.page.show_settings(self.parts.settings)

    def show_setting(self, key: str) -> None:
        """Show one setting, with the keyboard on it."""
        self.show()
        self.page.focus_setting(key)

    @telling
    def change(self, key: str, text: str) -> None:
        self._keep(key, lambda: self.parts.store.set_setting(key, text, self.parts.clock.now()))

    @telling
    def reset(self, key: str) -> None:
        self._keep(key, lambda: self.parts.store.reset_setting(key, self.parts.clock.now()))

    @telling
    def act(self, key: str, action: str) -> None:
        """What a row offers beside its control."""
        if action == "check":
            self._senses.check(self.show)
        elif action == "repeat":
            self.first_run_requested.emit()
        elif action == "preview":
            self._preview_breathing(key)
        elif key in SPOKEN:
            self.say_requested.emit(spoken_word())
        else:
            self.sound_requested.emit(key)

    def _keep(self, key: str, store: Callable[[], None]) -> None:
        """Store, and show what is stored: what could not be is as it was."""
        try:
            store()
        finally:
            self.page.show_settings(self.parts.settings)
        self.show_look()
        self.changed.emit(key)
        if key == "language":
            self.language_changed.emit()

    def _preview_breathing(self, key: str) -> None:
        parts, chosen = self.parts, self.parts.settings.breathing
        problem = obstacle(chosen, parts.settings.conditions, parts.local_now.time())
        note = _("Between stretches; in them you breathe 4 in, 6 out.") if chosen.holds_breath else ""
        self.page.show_preview(key, self.breath_preview)
        self.breath_preview.show_pattern(
            chosen, sentence(problem) if problem else note, reduced_motion=parts.reduces_motion
        )

    def show_look(self) -> None:
        """Wear what the settings are now."""
        self._wear()
        self._show_look()

    def _wear(self) -> None:
        settings = self.parts.settings
        self.parts.shell.appearance.show_choice(settings.text("theme"), settings.text_scale)

    def _show_look(self) -> None:
        self.parts.figures.show_look(self.parts.theme, self.parts.settings)
