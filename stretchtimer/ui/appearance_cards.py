"""How a reminder shows itself, as small pictures of a screen to choose from."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from stretchtimer.core.reminder import Appearance
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import appearance_manner, appearance_name

WIDTH, HEIGHT, PADDING, PICTURE, GAP = 124, 140, 12, 64, 12
CORNER, SCREEN_CORNER, SHAPE_CORNER, TICK = 12, 8, 4, 20
FOUR, TWO = 4, 2


class AppearanceCards(Painted):
    """One of four; arrow keys and clicks choose at once."""

    appearance_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        self._cards = {one: _Card(theme, icons, one, self) for one in Appearance}
        self._is_showing = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setAccessibleName(_("How it appears"))
        for card in self._cards.values():
            self._group.addButton(card)
            card.toggled.connect(self._report)
        self.show_columns(FOUR)

    def show_appearance(self, appearance: Appearance) -> None:
        """Emits nothing."""
        self._is_showing = True
        self._cards[appearance].setChecked(True)
        self._is_showing = False

    def show_columns(self, columns: int) -> None:
        for number, card in enumerate(self._cards.values()):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(FOUR):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for card in self._cards.values():
            card.show_theme(theme)

    def _report(self, checked: bool) -> None:
        """Tell of a choice, and make it the group's one stop for Tab, as radio groups are."""
        for card in self._cards.values():
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card.isChecked() else Qt.FocusPolicy.ClickFocus)
        if checked and not self._is_showing:
            self.appearance_requested.emit(next(one.value for one, card in self._cards.items() if card.isChecked()))


class _Card(QRadioButton):
    def __init__(self, theme: Theme, icons: Icons, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._appearance = theme, icons, appearance
        self.setText(appearance_name(appearance))
        self.setAccessibleDescription(appearance_manner(appearance))
        self.setToolTip(appearance_manner(appearance))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return CORNER

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:  # noqa: N802 - Qt's
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px, chosen = self._theme, self._theme.px, self.isChecked()
        width = 2.0 if chosen else 1.0
        painter.setPen(QPen(theme.color("primary" if chosen else "line_strong"), width))
        painter.setBrush(theme.color("surface_2" if self.underMouse() and not chosen else "surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), CORNER, CORNER
        )
        padding = px(PADDING)
        screen = QRectF(padding, padding, self.width() - 2 * padding, px(PICTURE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("stage"))
        painter.drawRoundedRect(screen, SCREEN_CORNER, SCREEN_CORNER)
        self._paint_what_is_seen(painter, screen)
        self._paint_name(painter, screen)

    def _paint_what_is_seen(self, painter: QPainter, screen: QRectF) -> None:
        px = self._theme.px
        painter.setBrush(self._theme.color("primary"))
        box = self._box(screen)
        if box is not None:
            painter.drawRoundedRect(box, SHAPE_CORNER, SHAPE_CORNER)
            return
        size = px(24)
        icon = self._icons.pixmap("volume-2", self._theme.color("primary"), size, self.devicePixelRatioF())
        middle = screen.center()
        painter.drawPixmap(round(middle.x() - size / 2), round(middle.y() - size / 2), icon)

    def _box(self, screen: QRectF) -> QRectF | None:
        """Where on the screen it is; None where nothing is seen."""
        edge = self._theme.px(6)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        match self._appearance:
            case Appearance.CARD:
                size = QSize(round(screen.width() * 0.4), round(screen.height() * 0.4))
                x = screen.left() + edge if mirrored else screen.right() - edge - size.width()
                return QRectF(x, screen.bottom() - edge - size.height(), size.width(), size.height())
            case Appearance.FULL_SCREEN:
                return screen.adjusted(edge, edge, -edge, -edge)
            case Appearance.NOTIFICATION:
                size = QSize(round(screen.width() * 0.6), round(screen.height() * 0.22))
                x = screen.center().x() - size.width() / 2
                return QRectF(x, screen.top() + edge, size.width(), size.height())
            case Appearance.SOUND:
                return None

    def _paint_name(self, painter: QPainter, screen: QRectF) -> None:
        px, padding = self._theme.px, self._theme.px(PADDING)
        room = QRectF(padding, screen.bottom() + px(8), self.width() - 2 * padding, 0)
        room.setBottom(self.height() - px(6))
        if self.isChecked():
            size = px(TICK)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = room.left() if mirrored else room.right() - size
            tick = self._icons.pixmap("check", self._theme.color("primary"), size, self.devicePixelRatioF())
            painter.drawPixmap(round(x), round(room.top()), tick)
            room.adjust(size if mirrored else 0, 0, 0 if mirrored else -size, 0)
        painter.setPen(self._theme.color("ink"))
        painter.setFont(self._theme.font("small_strong"))
        leading = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = leading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.text())
