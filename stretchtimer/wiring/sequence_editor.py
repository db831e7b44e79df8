"""Editing a sequence: its changes on an undo stack, stored when one saves or leaves, never lost."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.sequence import Sequence
from stretchtimer.core.sequence_edit import free_id, notes
from stretchtimer.own_files import OwnFiles
from stretchtimer.ui.sequence_draft import SequenceDraft
from stretchtimer.wiring.parts import SEQUENCES, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.sequence_editor import SequenceEditor

NEW = "sequence"


class SequenceEditorWires(QObject):
    """One sequence at a time."""

    left = Signal()
    kept = Signal()
    new_exercise_requested = Signal()

    def __init__(self, parts: Parts, own: OwnFiles) -> None:
        super().__init__()
        self.parts, self._own = parts, own
        self._draft: SequenceDraft | None = None
        self._id = ""  # of its file; a new one gets it from its name when it is first stored, and keeps it
        self._known: str | None = None  # what the file held when it was read or written here last

    @cached_property
    def page(self) -> "SequenceEditor":
        from stretchtimer.ui.sequence_editor import SequenceEditor

        page = self.parts.built(SequenceEditor(self.parts.theme, self.parts.icons, self.parts.figures.art))
        page.sequence_requested.connect(self.change)
        page.undo_requested.connect(self.undo)
        page.redo_requested.connect(self.redo)
        page.save_requested.connect(self.save)
        page.duplicate_requested.connect(self.duplicate)
        page.new_exercise_requested.connect(self.new_exercise_requested)
        page.back_requested.connect(self.leave)
        return page

    @property
    def is_open(self) -> bool:
        return self._draft is not None

    def new(self) -> None:
        self._open(Sequence("", _("My sequence"), _("My own"), ()), "")

    def edit(self, sequence_id: str) -> None:
        """One of the user's own."""
        self._open(self.parts.catalogue.sequence(sequence_id), sequence_id)

    def copy(self, sequence_id: str) -> None:
        """A copy of any: a shipped one is never changed itself. It is stored with its first change, or at leaving."""
        shipped = self.parts.catalogue.sequence(sequence_id)
        self._open(shipped, "")
        name = _("{name} (mine)").format(name=shipped.name)
        self._draft_now.change(replace(shipped, name=name, window_s=None), _("Copied."))

    @telling
    def go_on(self) -> None:
        """Show what is being edited as it is, with the exercises there are now."""
        files = self.parts.catalogue
        self.page.show_exercises([files.exercise(one) for one in files.exercise_ids])
        self._show()
        self.parts.window.show_page(self.page, SEQUENCES)
        self.page.focus_first()

    def change(self, sequence: Sequence, name: str) -> None:
        self._draft_now.change(sequence, name)

    def undo(self) -> None:
        self._draft_now.undo()

    def redo(self) -> None:
        self._draft_now.redo()

    @telling
    def save(self) -> None:
        self.page.finish_typing()
        said = _("Saved.") if self._keep() else _("Changed elsewhere meanwhile: yours is kept beside it.")
        self.page.show_changed(said, can_undo=False)

    @telling
    def duplicate(self) -> None:
        """Store it, and go on with a copy of it."""
        self.page.finish_typing()
        self._keep()
        sequence = self._draft_now.sequence
        self._open(replace(sequence, name=_("{name} (copy)").format(name=sequence.name)), "")
        self._keep()
        self.page.show_changed(_("This is the copy."), can_undo=False)

    @telling
    def leave(self) -> None:
        """What was changed is stored; only one without a step is left behind."""
        self.page.finish_typing()
        if self._draft_now.sequence.steps and not self._draft_now.is_kept:
            self._keep()
        self._draft = None
        self.left.emit()

    @telling
    def end(self) -> None:
        """The program is about to quit."""
        if self._draft is not None:
            self.page.finish_typing()
            if self._draft.sequence.steps and not self._draft.is_kept:
                self._keep()

    @property
    def _draft_now(self) -> SequenceDraft:
        assert self._draft is not None
        return self._draft

    def _open(self, sequence: Sequence, sequence_id: str) -> None:
        self._id = sequence_id
        self._known = self._own.sequence_text(sequence_id) if sequence_id else None
        self._draft = SequenceDraft(sequence, self)
        self._draft.changed.connect(self._show)
        self.go_on()

    def _keep(self) -> bool:
        """Store it; False where its file was changed by somebody else, so that it got one of its own."""
        draft = self._draft_now
        is_alone = not self._id or self._own.sequence_text(self._id) == self._known
        self._id = self._id if is_alone else ""
        taken = self.parts.catalogue.taken_sequence_ids
        sequence_id = self._id or free_id(draft.sequence.name, taken, NEW)
        self._own.keep_sequence(replace(draft.sequence, id=sequence_id))
        self._id, self._known = sequence_id, self._own.sequence_text(sequence_id)
        draft.note_kept()
        self._show()
        self.kept.emit()
        return is_alone

    def _show(self) -> None:
        draft, files = self._draft_now, self.parts.catalogue
        exercises = {one: files.exercise(one) for one in files.exercise_ids}
        told = notes(draft.sequence, exercises, self.parts.settings.conditions)
        self.page.show_sequence(draft.sequence, [sentence(message) for message in told])
        self.page.show_possible(undo=draft.can_undo, save=bool(draft.sequence.steps) and not draft.is_kept)
