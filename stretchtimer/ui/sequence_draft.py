"""A sequence under the hands of its editor: what it is now, and every state it has been in, to go back to."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from stretchtimer.core.sequence import Sequence


class SequenceDraft(QObject):
    """Each change is a command of one QUndoStack; "clean" is what has been stored."""

    changed = Signal()

    def __init__(self, sequence: Sequence, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sequence = sequence
        self._stack = QUndoStack(self)
        self._stack.indexChanged.connect(self.changed)

    @property
    def sequence(self) -> Sequence:
        return self._sequence

    @property
    def is_kept(self) -> bool:
        """Whether all of it has been stored."""
        return self._stack.isClean()

    @property
    def can_undo(self) -> bool:
        return self._stack.canUndo()

    def change(self, sequence: Sequence, name: str) -> None:
        if sequence != self._sequence:
            self._stack.push(_Change(self, self._sequence, sequence, name))

    def undo(self) -> None:
        self._stack.undo()

    def redo(self) -> None:
        self._stack.redo()

    def note_kept(self) -> None:
        self._stack.setClean()

    def _become(self, sequence: Sequence) -> None:
        self._sequence = sequence


class _Change(QUndoCommand):
    def __init__(self, draft: SequenceDraft, before: Sequence, after: Sequence, name: str) -> None:
        super().__init__(name)
        self._draft, self._before, self._after = draft, before, after

    def redo(self) -> None:
        self._draft._become(self._after)

    def undo(self) -> None:
        self._draft._become(self._before)
