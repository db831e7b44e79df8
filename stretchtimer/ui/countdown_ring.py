"""The countdown: the largest thing on the screen, to be read from a mat three metres away.

It shows a RingFace and knows nothing of sessions. Someone shows it a face thirty times a second; it repaints only
what moved by half a pixel, and tells a screen reader something new only every ten seconds.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.ring_face import RingFace, spoken_step, spoken_text
from stretchtimer.ui.ring_picture import RingPicture
from stretchtimer.ui.theme import Layout, Theme
from stretchtimer.words.language import _

__all__ = ["CountdownRing", "RingFace"]

DIAMETERS: dict[Layout, int] = {"window": 408, "full": 640, "compact": 232}
SMALLEST = 120


class CountdownRing(Painted):
    """A ring of any size, with digits, a word and a breath inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, at: Layout = "window") -> None:
        super().__init__(theme, parent)
        self._face = RingFace()
        self._at: Layout = at
        self._picture: RingPicture | None = None
        self._voice = _Voice(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def face(self) -> RingFace:
        """What is painted; a change too small to see is not in it."""
        return self._face

    def show_face(self, face: RingFace) -> None:
        dirty = self._changed(face)
        if dirty.isEmpty():
            return
        if spoken_step(face) != spoken_step(self._face):
            self._voice.show_progress(face.fraction, spoken_text(face))
        self._face = face
        self.update(dirty)

    def show_size(self, at: Layout) -> None:
        self._at = at
        self.updateGeometry()

    def show_theme(self, theme: Theme) -> None:
        self._picture = None
        super().show_theme(theme)

    def sizeHint(self) -> QSize:
        side = DIAMETERS[self._at]
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST, SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        self._voice.setGeometry(self.rect())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._picture = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(self._centre())
        middle = self._centre().toPoint()
        self._drawn().paint(painter, self._face, event.region().translated(-middle.x(), -middle.y()))

    def _changed(self, face: RingFace) -> QRegion:
        """The region in which `face` would look different; empty for less than half a pixel."""
        old = self._face
        if replace(face, fraction=old.fraction, disc=old.disc) != old or (face.disc is None) != (old.disc is None):
            return QRegion(self.rect())
        region = QRegion()
        for place in self._drawn().moved(old, face):
            region = region.united(place.translated(self._centre()).toAlignedRect())
        return region

    def _drawn(self) -> RingPicture:
        if self._picture is None:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._picture = RingPicture(self.theme, min(self.width(), self.height()), mirrored)
        return self._picture

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)


class _Voice(QProgressBar):
    """The ring as a screen reader meets it: an unpainted progress bar of the same size.

    Its value stays 0, and what lies before and after it changes: a reader says each change of a value by itself, and
    "67 per cent" is nothing that somebody in the middle of a stretch wants to hear.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, 100)
        self.setValue(0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Countdown"))

    def show_progress(self, fraction: float, text: str) -> None:
        self.setFormat(text.replace("%", ""))
        self.setAccessibleDescription(text)
        gone = round(100 * fraction)
        self.setRange(-gone, 100 - gone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the ring below is the picture."""
