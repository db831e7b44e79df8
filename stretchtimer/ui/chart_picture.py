"""A part of a page as a picture in a file: PNG, or SVG whose text stays text.

pyqtgraph's own SVG exporter fails on every kind of plot (pyqtgraph #3485), so the widget paints itself into Qt's.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchtimer.core.message import Message, UserError
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence

PNG, SVG = ".png", ".svg"
SHARPNESS = 2
"""A PNG has twice the pixels of the screen, so that it can be printed."""


def save_picture(widget: QWidget, path: str) -> None:
    """Write a widget to a file; raises UserError where it cannot be written."""
    target = Path(path)
    if target.suffix.lower() not in (PNG, SVG):
        target = target.with_name(target.name + PNG)
    written = _write_svg(widget, target) if target.suffix.lower() == SVG else _write_png(widget, target)
    if not written:
        raise UserError(Message("picture_not_written", {"path": str(target)}))


def ask_where(widget: QWidget, name: str, save: Callable[[str], None], tell: Callable[[str], None]) -> QFileDialog:
    """Open the dialog that asks for the file; the window goes on meanwhile. `tell` gets what a person can mend."""
    dialog = QFileDialog(widget.window(), _("Save picture"), name.replace("/", "-"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_("PNG picture (*.png)"), _("SVG drawing (*.svg)")])
    dialog.setDefaultSuffix(PNG[1:])
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(SVG[1:] if SVG in chosen else PNG[1:]))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keep(path: str) -> None:
        try:
            save(path)
        except UserError as error:
            tell(sentence(error.message))

    dialog.fileSelected.connect(keep)
    dialog.open()
    return dialog


def _write_png(widget: QWidget, target: Path) -> bool:
    picture = QPixmap(widget.size() * SHARPNESS)
    picture.setDevicePixelRatio(SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    widget.render(painter, QPoint())
    painter.end()
    return picture.save(str(target), "PNG")


def _write_svg(widget: QWidget, target: Path) -> bool:
    drawing = QSvgGenerator()
    drawing.setFileName(str(target))
    drawing.setResolution(widget.logicalDpiX())  # else the axes come out at three quarters of their size
    drawing.setSize(widget.size())
    drawing.setViewBox(QRect(QPoint(), widget.size()))
    drawing.setTitle(widget.accessibleName())
    painter = QPainter()
    if not painter.begin(drawing):
        return False
    widget.render(painter, QPoint())
    return painter.end()
