"""Pages of paper, as PDF and for the printer: their sizes, and how something is painted on them.

Everything on paper is measured in points (1/72 inch); the device counts ten to each, so that type can have half points.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

PER_POINT = 10
DPI = 72 * PER_POINT


class PaperSize(StrEnum):
    """What can be printed on."""

    A4 = "a4"
    LETTER = "letter"


SIZES = {
    PaperSize.A4: QPageSize(QPageSize.PageSizeId.A4),
    PaperSize.LETTER: QPageSize(QPageSize.PageSizeId.Letter),
}
LETTER_LANDS = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.Guatemala,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.Venezuela,
    }
)

PaintPages = Callable[[QPainter, QPagedPaintDevice, QSizeF], None]
"""Paints all pages, `newPage()` of the device between two; the size is that of a page, in points."""


def usual_paper(locale: QLocale | None = None) -> PaperSize:
    """What printers hold where the user lives."""
    return PaperSize.LETTER if (locale or QLocale.system()).territory() in LETTER_LANDS else PaperSize.A4


def whole_page(paper: PaperSize) -> QPageLayout:
    """Without margins: what is painted keeps its own."""
    return QPageLayout(SIZES[paper], QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def pdf_of(title: str, paper: PaperSize, paint: PaintPages) -> bytes:
    """A PDF with selectable text and its fonts in it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(whole_page(paper))
    writer.setTitle(title)
    writer.setCreator("StretchTimer")
    paint_on(writer, paint)
    return bytes(buffer.data().data())


def paint_on(device: QPagedPaintDevice, paint: PaintPages) -> None:
    """Paint on a device of any resolution, on the paper that it has."""
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.LosslessImageRendering)
    try:
        paint(painter, device, QSizeF(device.pageLayout().fullRectPoints().size()))
    finally:
        painter.end()
