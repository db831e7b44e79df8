"""A reminder as a card in the corner of the screen. It never has the keyboard: what is being typed goes on elsewhere.

Mouse, tray and command line answer it. After half a minute it goes by itself; the pointer on it stops that clock.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainterPath, QRegion, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.popup import Popup
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import show_at_start, wrapped_label
from stretchtimer.ui.popup_place import PaintWatch, Placer, corner_of
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.popup_words import popup_text, popup_title, snooze_label, start_label

WIDTH, PICTURE, MARGIN, CORNER = 424, 128, 16, 24
STAYS_MS, AT_LEAST_MS = 30_000, 3_000
FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class ReminderCard(QWidget):
    """Shows a `Popup`."""

    start_requested = Signal()
    snooze_requested = Signal()
    skip_requested = Signal()
    not_today_requested = Signal()
    gone = Signal()  # by itself, unanswered
    not_painted = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt) -> None:
        super().__init__(None, FLAGS)
        self._theme, self._icons = theme, icons
        self._title, self._text = wrapped_label("title"), wrapped_label("body")
        self._text.setProperty("tone", "ink_2")
        self._picture = FigurePicture(theme, art)
        self._start = SessionButton(theme, icons, "primary", "inline")
        self._snooze = SessionButton(theme, icons, "outline", "inline")
        self._not_today = SessionButton(theme, icons, "quiet", "inline")
        self._skip = QPushButton()
        self._skip.setProperty("kind", "icon")
        self._left_ms = STAYS_MS
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)
        self._placer = Placer(self, self._place)
        self._watch = PaintWatch(self)
        self._watch.failed.connect(self.not_painted)
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_TranslucentBackground,
            Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow,
        ):
            self.setAttribute(attribute)
        self.setWindowTitle("StretchTimer")
        self._lay_out()
        self._connect()

    def show_popup(self, popup: Popup) -> None:
        """Come to the screen on which the user is."""
        self._title.setText(popup_title(popup))
        self._text.setText(popup_text(popup))
        for words in (self._title, self._text):
            show_at_start(words)
        self._picture.show_exercise(popup.picture)
        self._picture.setVisible(bool(popup.picture))
        self._start.show_action(start_label(popup), "play")
        self._snooze.show_action(snooze_label(popup.snooze_minutes))
        self._not_today.show_action(_("Not today"))
        self._left_ms = STAYS_MS
        self.show_theme(self._theme)
        self._placer.put_by_pointer()
        self.show()
        self._timer.start(STAYS_MS)
        self._announce()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._picture.setFixedSize(theme.px(PICTURE), theme.px(PICTURE))
        self._skip.setIcon(self._icons.icon("x", theme.color("ink_2"), theme.px(20)))
        self._skip.setIconSize(QSize(theme.px(20), theme.px(20)))

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._timer.isActive():
            self._left_ms = self._timer.remainingTime()
            self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(max(AT_LEAST_MS, self._left_ms))
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where nothing blends windows, a translucent corner would be black: it is cut off as well."""
        super().resizeEvent(event)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("panel", "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        beside_close = QHBoxLayout()
        beside_close.addWidget(self._title, 1)
        beside_close.addWidget(self._skip, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(beside_close)
        words.addWidget(self._text)
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(MARGIN)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for answer in (self._start, self._snooze, self._not_today):
            answers.addWidget(answer)
        answers.addStretch()
        column = QVBoxLayout(frame)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(top, 1)
        column.addLayout(answers)
        buttons: tuple[QPushButton, ...] = (self._start, self._snooze, self._not_today, self._skip)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self._skip.setAccessibleName(_("Skip this one"))
        self._skip.setToolTip(_("Skip this one"))
        wishes: tuple[tuple[QPushButton, SignalInstance], ...] = (
            (self._start, self.start_requested),
            (self._snooze, self.snooze_requested),
            (self._not_today, self.not_today_requested),
            (self._skip, self.skip_requested),
        )
        for answer, wish in wishes:
            answer.clicked.connect(self.hide)
            answer.clicked.connect(wish)

    def _place(self, screen: QScreen) -> QRect:
        area = screen.availableGeometry()
        layout = self.layout()
        width = min(max(self._theme.px(WIDTH), self.minimumSizeHint().width()), area.width())
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return corner_of(area, QSize(width, height), right_to_left=is_rtl)

    def _go(self) -> None:
        self.hide()
        self.gone.emit()

    def _announce(self) -> None:
        """It cannot be walked to by key, so a screen reader is told."""
        announce(self, f"{self._title.text()}. {self._text.text()}")
