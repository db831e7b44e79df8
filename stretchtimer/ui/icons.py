"""Line icons in any colour and size, rendered once each.

The drawings are SVG files that say `currentColor`; the colour is put in before rendering, so that one file serves
every theme and state.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

LOGO = "stretchtimer"
LOGO_RING, LOGO_LEG = "#0E5A61", "#F08A3C"
"""The two colours written in the logo's file."""
WINDOW_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def _render(svg: str, px: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(px * dpr), round(px * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


class Icons:
    """The icons of one directory. An unknown name is a bug and raises FileNotFoundError."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, str, int, float], QPixmap] = {}

    @property
    def directory(self) -> Path:
        return self._directory

    def names(self) -> frozenset[str]:
        return frozenset(path.stem for path in self._directory.glob("*.svg"))

    def pixmap(self, name: str, color: QColor, px: int, dpr: float = 1.0) -> QPixmap:
        return self._cached(name, color.name(), "", px, dpr)

    def icon(self, name: str, color: QColor, px: int) -> QIcon:
        icon = QIcon()
        for dpr in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, color, px, dpr))
        return icon

    def logo(self, ring: QColor, leg: QColor, px: int, dpr: float = 1.0) -> QPixmap:
        return self._cached(LOGO, ring.name(), leg.name(), px, dpr)

    def window_icon(self) -> QIcon:
        icon = QIcon()
        for px in WINDOW_ICON_SIZES:
            icon.addPixmap(self.logo(QColor(LOGO_RING), QColor(LOGO_LEG), px))
        return icon

    def _cached(self, name: str, color: str, second: str, px: int, dpr: float) -> QPixmap:
        key = (name, color, second, px, dpr)
        if key not in self._pixmaps:
            svg = self._drawing(name).replace("currentColor", color).replace(LOGO_RING, color)
            self._pixmaps[key] = _render(svg.replace(LOGO_LEG, second), px, dpr)
        return self._pixmaps[key]

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            self._drawings[name] = (self._directory / f"{name}.svg").read_text(encoding="utf-8")
        return self._drawings[name]
