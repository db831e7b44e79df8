"""Giving away what is the user's own: a sequence or a programme, with its exercises, as one file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stretchtimer.sharing import share
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.language import _

FILES = "(*.stretch)"


class GivingWires(QObject):
    """Asks for a place and writes the file."""

    given = Signal(str)  # in a sentence

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts

    def ask(self, own_id: str) -> None:
        name, _kind = QFileDialog.getSaveFileName(self.parts.window, _("Share"), f"{own_id}.stretch", kinds())
        if name:
            self.give(own_id, Path(name).with_suffix(".stretch"))

    @telling
    def give(self, own_id: str, path: Path) -> None:
        """The dialog has asked whether a file there may be replaced."""
        share(self.parts.catalogue, [own_id], path, replace_file=True)
        self.given.emit(_("It is in {name}.").format(name=path.name))


def kinds() -> str:
    """Which files are asked for."""
    return _("Shared sequences {files}").format(files=FILES)
