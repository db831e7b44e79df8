"""The list of sequences, what is done with one, and files that are shared."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stretchtimer.core.plan import Circumstances, Plan
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.today import showcase
from stretchtimer.own_files import OwnFiles
from stretchtimer.sharing import take, taking
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.exercise_editor import ExerciseEditorWires
from stretchtimer.wiring.giving import GivingWires, kinds
from stretchtimer.wiring.parts import SEQUENCES, Parts, telling
from stretchtimer.wiring.sequence_editor import SequenceEditorWires
from stretchtimer.words.language import _
from stretchtimer.words.library_words import card_line
from stretchtimer.words.lists import listed
from stretchtimer.words.programme_words import programme_line
from stretchtimer.words.sequence_words import steps_text
from stretchtimer.words.session_words import minutes_text
from stretchtimer.words.share_words import coming_lines

if TYPE_CHECKING:
    from stretchtimer.ui.sequences_page import Listed, SequencesPage


class SequenceWires(QObject):
    """Everything behind the rail's "Sequences". An unfinished sequence is there again when one comes back."""

    changed = Signal()
    """The user's own sequences or exercises are others now."""

    def __init__(self, parts: Parts, before: BeforeWires) -> None:
        super().__init__()
        self.parts, self._before = parts, before
        self._own = OwnFiles(parts.catalogue)
        self._take_back: Callable[[], None] | None = None
        self._file = Path()
        self.giving = GivingWires(parts)
        self.giving.given.connect(self._show_given)
        self.exercises = ExerciseEditorWires(parts, self._own)
        self.editor = SequenceEditorWires(parts, self._own)
        self.editor.left.connect(self._show_left)
        self.editor.kept.connect(self._follow)
        self.editor.new_exercise_requested.connect(lambda: self.exercises.new(self.editor.go_on))
        self.exercises.kept.connect(self._follow)

    @cached_property
    def page(self) -> "SequencesPage":
        from stretchtimer.ui.sequences_page import SequencesPage

        page = self.parts.built(SequencesPage(self.parts.theme, self.parts.icons, self.parts.figures.art))
        page.sequence_requested.connect(self.act)
        page.programme_requested.connect(self.act_on_programme)
        page.exercise_requested.connect(self.act_on_exercise)
        page.new_requested.connect(self.editor.new)
        page.new_exercise_requested.connect(lambda: self.exercises.new(self.show_list))
        page.open_file_requested.connect(self.ask_file)
        page.undo_requested.connect(self.undo)
        page.preview.take_requested.connect(self.take)
        page.preview.copy_changed.connect(lambda copy: self.open_file(self._file, copy=copy))
        page.preview.closed.connect(page.preview.hide)
        return page

    def show(self) -> None:
        """The list; or what is being worked on, where that has not been left."""
        if self.exercises.is_open:
            self.exercises.go_on()
        elif self.editor.is_open:
            self.editor.go_on()
        else:
            self.show_list()

    @telling
    def show_list(self) -> None:
        if self.parts.catalogue.is_behind:
            self.parts.catalogue.read_again()
            self._follow()
        self._show_rows()
        self.parts.window.show_page(self.page, SEQUENCES)
        self.page.focus_first()

    @telling
    def act(self, action: str, sequence_id: str) -> None:
        match action:
            case "start":
                self._before.ask(sequence_id)
            case "edit":
                self.editor.edit(sequence_id)
            case "copy":
                self.editor.copy(sequence_id)
            case "share":
                self.giving.ask(sequence_id)
            case "delete":
                self._delete(self.parts.catalogue.sequence(sequence_id))

    @telling
    def act_on_exercise(self, action: str, exercise_id: str) -> None:
        if action == "edit":
            self.exercises.edit(exercise_id, self.show_list)
            return
        raw = self.parts.catalogue.raw_exercise(exercise_id)
        name = str(raw.get("picture", ""))
        pictures = {name: self._own.picture(name)} if name else {}
        self._own.remove_exercise(exercise_id)
        self._show_deleted(str(raw["name"]), lambda: self._own.keep_exercise(exercise_id, raw, pictures))

    @telling
    def act_on_programme(self, action: str, programme_id: str) -> None:
        """One of the user's own."""
        if action == "share":
            self.giving.ask(programme_id)
            return
        name, text = self.parts.catalogue.programme(programme_id).name, self._own.programme_text(programme_id)
        self._own.remove_programme(programme_id)
        self._show_deleted(name, lambda: self._own.keep_programme(programme_id, text))

    @telling
    def undo(self) -> None:
        if self._take_back is not None:
            self._take_back()
            self._take_back = None
            self._follow()
            self._show_rows()
            self.page.show_changed(_("Taken back."), can_undo=False)

    def open_shared(self) -> None:
        """The list, and on it what a file would bring; what is being worked on comes first, and is never lost."""
        if self.exercises.is_open:
            self.exercises.go_on()
            self.exercises.page.show_problem(_("Save this exercise first, or leave it."))
            return
        if self.editor.is_open:
            self.editor.leave()
        if not self.editor.is_open:
            self.show_list()
            self.ask_file()

    def ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self.page, _("Open a shared file"), "", kinds())
        if name:
            self.page.preview.hide()
            self.open_file(Path(name))

    @telling
    def open_file(self, path: Path, *, copy: bool = False) -> None:
        """Show what it would bring; nothing is taken over yet."""
        self._file = path
        found = taking(self.parts.catalogue, path, copy=copy)
        brings, other = bool(found.texts), bool(found.updated)
        self.page.preview.show_coming(path.name, coming_lines(found.kinds), may_copy=other, brings=brings)

    @telling
    def take(self, copy: bool) -> None:
        """The file is read once more: what is taken over is what it holds now."""
        found = taking(self.parts.catalogue, self._file, copy=copy)
        take(self.parts.catalogue, found)
        self.page.preview.hide()
        self._follow()
        self._show_rows()
        self.page.show_changed(_("Taken over."), can_undo=False)

    def _delete(self, sequence: Sequence) -> None:
        self._own.remove_sequence(sequence.id)
        self._show_deleted(sequence.name, lambda: self._own.keep_sequence(sequence))

    def _show_deleted(self, name: str, take_back: Callable[[], None]) -> None:
        self._take_back = take_back
        self._follow()
        self._show_rows()
        self.page.show_changed(_("Deleted: {name}").format(name=name), can_undo=True)
        self.page.focus_first()

    def _show_given(self, said: str) -> None:
        if self.parts.window.page is self.page:
            self.page.show_changed(said, can_undo=False)

    def _show_left(self) -> None:
        self.show_list()

    def _follow(self) -> None:
        self.parts.figures.read_again()
        self.changed.emit()

    def _show_rows(self) -> None:
        files = self.parts.catalogue
        own = [self._listed(one) for one in sorted(files.own_sequence_ids)]
        shipped = [self._listed(one) for one in files.sequence_ids if one not in files.own_sequence_ids]
        exercises = [self._listed_exercise(one) for one in sorted(files.own_exercise_ids)]
        programmes = [self._listed_programme(one) for one in sorted(files.own_programme_ids)]
        self.page.show_lists(own, shipped, exercises, programmes)

    def _listed(self, sequence_id: str) -> "Listed":
        from stretchtimer.ui.sequences_page import Listed

        plan: Plan = self.parts.catalogue.plan(sequence_id, Circumstances())
        sequence = plan.sequence
        about = f"{listed((steps_text(len(sequence.steps)), minutes_text(plan.length_ms)))}. {sequence.about}"
        return Listed(sequence_id, sequence.name, about, showcase(plan))

    def _listed_exercise(self, exercise_id: str) -> "Listed":
        from stretchtimer.ui.sequences_page import Listed

        exercise = self.parts.catalogue.exercise(exercise_id)
        return Listed(exercise_id, exercise.name, card_line(exercise), exercise_id)

    def _listed_programme(self, programme_id: str) -> "Listed":
        from stretchtimer.ui.sequences_page import Listed

        programme = self.parts.catalogue.programme(programme_id)
        first = next(step.step.exercise for step in programme.blocks[0].steps)
        return Listed(programme_id, programme.name, programme_line(programme), first)
