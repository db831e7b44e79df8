"""Buttons with an icon, a word and the key that does the same; under a session large enough to be hit by a toe.

QPushButtons in all but looks, so that keys, shortcuts and screen readers work as everywhere. Painted by hand because
QSS knows neither a second row nor the gap between icon and word.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme

Kind = Literal["primary", "outline", "danger", "text", "quiet", "danger-text", "nav"]
Form = Literal["stacked", "compact", "inline", "dense"]

HEIGHTS: dict[Form, int] = {"stacked": 80, "compact": 68, "inline": 48, "dense": 40}
CORNERS: dict[Form, int] = {"stacked": 16, "compact": 12, "inline": 12, "dense": 8}
PADDING: dict[Form, int] = {"stacked": 24, "compact": 8, "inline": 20, "dense": 10}
ICON, ICON_GAP, DENSE_GAP = 24, 11, 8
NAV_START = 14
SMALL_ICON = 20
HINT_HEIGHT, HINT_PADDING, HINT_CORNER = 20, 7, 5
STACKED_ROWS = (26, 57)
COMPACT_ROWS = (23, 47)
"""Middles of the two rows, in px from the top of a button of the form's own height."""


@dataclass(frozen=True)
class _Look:
    fill: str
    hover: str
    press: str
    edge: str
    text: str
    hint: str
    hint_edge: str


CHOSEN = _Look("primary_soft", "primary_soft", "primary_soft", "", "on_soft", "on_soft", "on_soft")
"""A rail row that is checked."""

LOOKS: dict[Kind, _Look] = {
    "primary": _Look("primary", "primary_hover", "primary_press", "primary", "on_primary", "on_primary", "on_primary"),
    "outline": _Look("surface", "surface_2", "primary_soft", "line_strong", "ink", "ink_2", "line_strong"),
    "danger": _Look("danger_soft", "danger_soft", "danger_soft", "danger", "danger", "danger", "danger"),
    "text": _Look("", "surface_2", "primary_soft", "", "ink", "ink_2", "line_strong"),
    "quiet": _Look("", "surface_2", "primary_soft", "", "ink_2", "ink_2", "line_strong"),
    "danger-text": _Look("", "danger_soft", "danger_soft", "", "danger", "danger", "danger"),
    "nav": _Look("", "surface_2", "primary_soft", "", "ink_2", "ink_2", "line_strong"),
}


class SessionButton(QPushButton):
    """An icon, a word and the key that does the same."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        kind: Kind = "outline",
        form: Form = "stacked",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._kind: Kind = kind
        self._form: Form = form
        self._icon_name, self._hint, self._why_not = "", "", ""
        self._scale = 1.0
        self.setCheckable(kind == "nav")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_action(self, text: str, icon_name: str = "", hint: str = "") -> None:
        """`hint` is the key as written on it ("Space", "→"); it is shown and described, not bound."""
        self._icon_name, self._hint = icon_name, hint
        self.setText(text)
        self.setAccessibleDescription(self._why_not or hint)
        self.updateGeometry()
        self.update()

    def show_possible(self, why_not: str) -> None:
        """Enable it, or say why nothing can be done with it: that comes in the place of its key."""
        self._why_not = why_not
        self.setEnabled(not why_not)
        self.setToolTip(why_not)
        self.setAccessibleDescription(why_not or self._hint)

    def show_form(self, form: Form) -> None:
        self._form = form
        self.updateGeometry()
        self.update()

    def show_scale(self, scale: float) -> None:
        """Larger than the theme's text asks for, on a page that has grown as a whole."""
        if scale != self._scale:
            self._scale = scale
            self.updateGeometry()
            self.update()

    def show_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.update()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return CORNERS[self._form]

    def sizeHint(self) -> QSize:
        px = self._px
        if self._form == "compact":
            width = max(self._icon_px(), self._text_width())
        else:
            width = sum(self._row_widths()) + self._gap * (len(self._row_widths()) - 1)
        return QSize(round(width) + 2 * px(PADDING[self._form]), px(HEIGHTS[self._form]))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        spare = 0 if self._form == "dense" else self._px(PADDING[self._form])
        return QSize(hint.width() - spare, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self._paint_ground(painter)
        if self._form == "compact":
            self._paint_compact(painter)
        else:
            self._paint_row(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look()
        fill = look.press if self.isDown() else look.hover if self.underMouse() and self.isEnabled() else look.fill
        corner = CORNERS[self._form]
        painter.setBrush(self._theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
        loud = self._kind == "danger" and (self.isDown() or self.underMouse())
        width = 2.0 if loud else 1.0
        painter.setPen(QPen(self._theme.color(look.edge), width) if look.edge else Qt.PenStyle.NoPen)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)

    def _paint_compact(self, painter: QPainter) -> None:
        middle = self.width() / 2
        icon_y, text_y = (self._row(y) for y in COMPACT_ROWS)
        if self._icon_name:
            self._paint_icon(painter, middle - self._icon_px() / 2, icon_y)
        width = min(self._text_width(), self.width() - 8)
        self._paint_text(painter, middle - width / 2, text_y if self._icon_name else self.height() / 2, width)

    def _paint_row(self, painter: QPainter) -> None:
        stacked = self._form == "stacked" and bool(self._hint)
        y = self._row(STACKED_ROWS[0]) if stacked else self.height() / 2
        widths = self._row_widths()
        gap = self._gap
        spare = self.width() - 16 - sum(widths) - gap * (len(widths) - 1)
        x = NAV_START if self._kind == "nav" and self.text() else 8 + max(0.0, spare / 2)
        if self._icon_name:
            self._paint_icon(painter, self._mirrored(x, widths[0]), y)
            x += widths[0] + gap
        text_width = self._text_width() + min(0.0, spare)
        self._paint_text(painter, self._mirrored(x, text_width), y, text_width)
        if stacked:
            self._paint_hint(painter, (self.width() - self._hint_width()) / 2, self._row(STACKED_ROWS[1]))
        elif self._hint and self._form == "inline":
            self._paint_hint(painter, self._mirrored(x + text_width + gap, widths[-1]), y)

    def _paint_icon(self, painter: QPainter, x: float, y: float) -> None:
        px = self._icon_px()
        pixmap = self._icons.pixmap(self._icon_name, self._text_color(), px, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(x), round(y - px / 2)), pixmap)

    def _paint_text(self, painter: QPainter, x: float, y: float, width: float) -> None:
        font = self._text_font()
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(self._plain_text(), Qt.TextElideMode.ElideRight, width + 1)
        painter.setFont(font)
        painter.setPen(self._text_color())
        painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)

    def _paint_hint(self, painter: QPainter, x: float, y: float) -> None:
        look = self._look()
        height = self._px(HINT_HEIGHT)
        box = QRectF(round(x) + 0.5, round(y - height / 2) + 0.5, round(self._hint_width()) - 1, height - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(look.hint_edge), 1))
        painter.drawRoundedRect(box, HINT_CORNER, HINT_CORNER)
        font = self._key_font()
        painter.setFont(font)
        painter.setPen(self._theme.color(look.hint))
        metrics = QFontMetricsF(font)
        left = box.center().x() - metrics.horizontalAdvance(self._hint) / 2
        painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), self._hint)

    def _row_widths(self) -> list[float]:
        """Widths of what stands side by side in the text row."""
        icon = [float(self._icon_px())] if self._icon_name else []
        text = [self._text_width()] if self.text() else []
        hint = [self._hint_width()] if self._hint and self._form == "inline" else []
        return [*icon, *text, *hint]

    @property
    def _gap(self) -> int:
        return self._px(DENSE_GAP if self._form == "dense" else ICON_GAP)

    def _icon_px(self) -> int:
        return self._px(ICON if self._form == "stacked" else SMALL_ICON)

    def _hint_width(self) -> float:
        width = QFontMetricsF(self._key_font()).horizontalAdvance(self._hint)
        return max(self._px(24), width + 2 * self._px(HINT_PADDING))

    def _text_width(self) -> float:
        return QFontMetricsF(self._text_font()).horizontalAdvance(self._plain_text())

    def _look(self) -> _Look:
        return CHOSEN if self.isChecked() else LOOKS[self._kind]

    def _text_font(self) -> QFont:
        px = self._px({"compact": 14, "dense": 15}.get(self._form, 16))
        weight = 500 if self._kind == "nav" and not self.isChecked() else 600
        return self._theme.sized_font(px, weight, display=False)

    def _px(self, px: float) -> int:
        return round(self._theme.px(px) * self._scale)

    def _key_font(self) -> QFont:
        font = self._theme.font("key")
        if self._scale != 1.0:
            font.setPixelSize(round(font.pixelSize() * self._scale))
        return font

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _text_color(self) -> QColor:
        return self._theme.color(self._look().text)

    def _row(self, y: int) -> float:
        return y * self.height() / HEIGHTS[self._form]

    def _mirrored(self, x: float, width: float) -> float:
        return self.width() - x - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
