"""The exercises, what is known about them, and the sequences that can be started."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stretchtimer import paths
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.parts import EXERCISES, Parts, telling
from stretchtimer.wiring.sessions import SessionWires
from stretchtimer.words.language import written_language
from stretchtimer.words.plan_words import plan_title

if TYPE_CHECKING:
    from stretchtimer.ui.learn_page import LearnPage
    from stretchtimer.ui.library_page import LibraryPage


class ExerciseWires(QObject):
    """The library and Learn."""

    print_requested = Signal(str)  # a sequence

    def __init__(self, parts: Parts, sessions: SessionWires, before: BeforeWires) -> None:
        super().__init__()
        self.parts, self._sessions, self._before = parts, sessions, before
        self._came_from: tuple[QWidget | None, int | None, QWidget | None] = (None, None, None)
        parts.figures.look_changed.connect(self._show_look)
        parts.figures.depth_changed.connect(self._note_depth)
        self._is_stale = False

    @cached_property
    def page(self) -> "LibraryPage":
        from stretchtimer.ui.library_page import LibraryPage

        parts, art = self.parts, self.parts.figures.art
        page = LibraryPage(parts.theme, parts.icons, art.rig, art.shapes, art.thumbnails, art.look)
        self._show_exercises(page)
        page.try_requested.connect(self._sessions.try_out)
        page.start_requested.connect(self._before.ask)
        page.print_requested.connect(self.print_requested)
        page.learn_requested.connect(self.show_learn)
        return parts.built(page)

    @cached_property
    def learn_page(self) -> "LearnPage":
        from stretchtimer.catalogue.learn import read_learn
        from stretchtimer.ui.learn_page import LearnPage

        page = self.parts.built(LearnPage(self.parts.theme, self.parts.icons))
        page.show_topics(read_learn(paths.resources() / "learn", written_language()))
        page.topic_requested.connect(page.show_topic)
        page.back_requested.connect(self._go_back)
        return page

    @telling
    def show(self) -> None:
        parts, settings = self.parts, self.parts.settings
        if self._is_stale:
            self._is_stale = False
            self._show_exercises(self.page)
        self.page.show_conditions(settings.conditions)
        self.page.show_kit(settings.kit)
        self.page.show_reduced_motion(parts.reduces_motion)
        fitting = parts.circumstances
        plans = [parts.catalogue.plan(one, fitting) for one in parts.catalogue.sequence_ids]
        sequences = [(plan.sequence.id, plan_title(plan)) for plan in plans if plan.phases]
        self.page.show_sequences(sequences)
        self.page.show_printable(sequences)
        parts.window.show_page(self.page, EXERCISES)
        self.page.focus_search()

    @telling
    def show_learn(self, topic_id: str) -> None:
        """From wherever a claim is made; over the whole window where that page takes it, such as a session."""
        window, page = self.parts.window, self.learn_page
        if window.page is not page:
            self._came_from = (window.page, window.entry, window.focusWidget())
        page.show_topic(topic_id)
        window.show_page(page, None if window.entry is None else EXERCISES)
        page.focus_text()

    def _go_back(self) -> None:
        """To the page, and to what had the keyboard on it."""
        page, entry, focused = self._came_from
        if page is not None:
            self.parts.window.show_page(page, entry)
        if focused is not None and focused.isVisible():
            focused.setFocus()

    def _show_exercises(self, page: "LibraryPage") -> None:
        """Every exercise with its figure, as deep as the right leg goes, and the left; or its own picture."""
        files, art = self.parts.catalogue, self.parts.figures.art
        exercises = tuple(files.exercise(exercise_id) for exercise_id in files.exercise_ids)
        pictures = {one: art.own_picture(one) for one in files.own_exercise_ids if files.exercise(one).picture}
        page.show_exercises(exercises, self._figures(Side.RIGHT), self._figures(Side.LEFT), pictures)

    def _figures(self, side: Side) -> dict[str, Figure]:
        art, ids = self.parts.figures.art, self.parts.catalogue.exercise_ids
        return {one: figure for one in ids if (figure := art.figure(one, side)) is not None}

    def _note_depth(self) -> None:
        """The library is drawn anew when it is next opened, and not while it is out of sight."""
        self._is_stale = "page" in self.__dict__

    def _show_look(self) -> None:
        if "page" in self.__dict__:  # built already
            self.page.show_look(self.parts.figures.art.look)
