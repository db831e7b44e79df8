"""The check of sight, hearing and remote: what it finds is a setting at once, and speaks at the volume it tries."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.senses import Part, Senses, answer, begin, press
from stretchtimer.core.settings import SYSTEM
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.names import voice_name
from stretchtimer.words.senses_words import spoken_word

if TYPE_CHECKING:
    from stretchtimer.ui.senses_page import SensesPage


class SensesWires(QObject):
    """One check at a time; where it leads afterwards is said when it begins."""

    say_requested = Signal(str)  # a word, at the volume and in the voice of the settings

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._senses: Senses | None = None
        self._then: Callable[[], None] | None = None
        self._voices: tuple[str, ...] = ()

    @cached_property
    def page(self) -> "SensesPage":
        from stretchtimer.ui.senses_page import SensesPage

        page = self.parts.built(SensesPage(self.parts.theme, self.parts.icons))
        page.answered.connect(self.take_answer)
        page.key_arrived.connect(self.take_key)
        page.voice_requested.connect(self.take_voice)
        page.skip_requested.connect(self.finish)
        return page

    def show_voices(self, voices: Iterable[str]) -> None:
        """The voices that can speak, as the system calls them."""
        self._voices = tuple(voices)
        if self._senses is not None:
            self._show_voices()

    def show_silent(self, problem: str) -> None:
        """Why nothing can be heard; said where a check is under way."""
        if self._senses is not None:
            self.page.show_silent(problem)

    @telling
    def check(self, then: Callable[[], None]) -> None:
        settings = self.parts.settings
        self._then = then
        self._show_voices()
        self.parts.window.show_page(self.page)
        self._follow(begin(mat_view=settings.text("mat_view") == "on", volume=int(settings.text("volume"))))

    @telling
    def take_answer(self, yes: bool) -> None:
        if self._senses is not None:
            self._follow(answer(self._senses, yes=yes))

    @telling
    def take_key(self, key: str) -> None:
        if self._senses is not None:
            self._follow(press(self._senses, key))

    @telling
    def take_voice(self, voice: str) -> None:
        self.parts.store.set_setting("voice", voice, self.parts.clock.now())
        self.say_requested.emit(spoken_word())

    @telling
    def finish(self) -> None:
        """The check is over, or left: it is not asked for again by itself."""
        then, self._then, self._senses = self._then, None, None
        if then is not None:
            self._keep("senses_checked", "yes")
            then()

    def _show_voices(self) -> None:
        voices = [(voice, voice_name(voice)) for voice in (SYSTEM, *self._voices)]
        self.page.show_voices(voices, self.parts.settings.text("voice"))

    def _follow(self, senses: Senses) -> None:
        before, self._senses = self._senses, senses
        if before is not None and before.part is not senses.part:
            self.parts.window.rest_keys()
        if senses.part is Part.OVER:
            self.finish()
            return
        if before is not None and senses.mat_view != before.mat_view:
            self._keep("mat_view", "on" if senses.mat_view else "off")
        self.page.show_senses(senses)
        if senses.part is Part.HEAR and senses != before:
            self._keep("volume", str(senses.volume))
            self.say_requested.emit(spoken_word())

    def _keep(self, key: str, text: str) -> None:
        if self.parts.settings.text(key) != text:
            self.parts.store.set_setting(key, text, self.parts.clock.now())
