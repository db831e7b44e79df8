"""A reminder over the whole screen, where the user chose so. It has the keyboard, and gives it back by itself.

For two seconds no key does anything: somebody was just typing. Then Enter starts, S lets it come again, Esc skips.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.popup import Popup
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import show_at_start
from stretchtimer.ui.popup_place import PaintWatch, Placer
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.popup_words import closes_line, screen_text, screen_title, snooze_words

DEAF_MS, STAYS_MS = 2_000, 120_000
DESIGNED, PICTURE = QSize(1180, 760), QSize(520, 592)
LARGEST = 2.0  # so many times as designed; a screen on a wall is read from further away, not from across a hall
TITLE, TEXT, SMALL = (56, 600), (22, 400), (16, 400)  # px and weight
LARGE_TEXT_FROM = 1.5
BUTTONS = 1.5  # times as large as elsewhere
WITH_PICTURE_FROM = 900
START_KEYS, SNOOZE_KEY, SKIP_KEY = (Qt.Key.Key_Return, Qt.Key.Key_Enter), Qt.Key.Key_S, Qt.Key.Key_Escape
FLAGS = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class BreakScreen(QWidget):
    """Shows a `Popup`."""

    start_requested = Signal()
    snooze_requested = Signal()
    skip_requested = Signal()
    gone = Signal()  # by itself, unanswered
    not_painted = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, now_ms: Callable[[], int]) -> None:
        """`now_ms` is a clock that only goes forward."""
        super().__init__(None, FLAGS)
        self._theme, self._now_ms = theme, now_ms
        self._deaf_until_ms = now_ms()
        self._closes, self._title, self._text = QLabel(), QLabel(), QLabel()
        self._picture = FigurePicture(theme, art)
        self._start = SessionButton(theme, icons, "primary", "inline")
        self._snooze = SessionButton(theme, icons, "outline", "inline")
        self._skip = SessionButton(theme, icons, "quiet", "inline")
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._go)
        self._placer = Placer(self, self._place)
        self._watch = PaintWatch(self)
        self._watch.failed.connect(self.not_painted)
        self.setWindowTitle("StretchTimer")
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        for button, wish in self._wishes():
            button.installEventFilter(self)
            button.clicked.connect(self.hide)
            button.clicked.connect(wish)

    def show_popup(self, popup: Popup) -> None:
        """Cover the screen on which the user is, and take the keyboard."""
        self._closes.setText(closes_line(STAYS_MS // 60_000))
        self._title.setText(screen_title(popup))
        self._text.setText(screen_text(popup))
        for words in (self._title, self._text):
            show_at_start(words)
        self._picture.show_exercise(popup.picture)
        self._start.show_action(_("Start now"), "play")
        self._snooze.show_action(snooze_words(popup.snooze_minutes))
        self._skip.show_action(_("Skip this one"), "", _("Esc"))
        self._deaf_until_ms = self._now_ms() + DEAF_MS
        self._placer.put_by_pointer()
        self.showFullScreen()
        self.activateWindow()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._take_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys come to the button that has the focus first."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Tell whether it is dealt with. A key that is held down since before does nothing, however long."""
        if self._now_ms() < self._deaf_until_ms or event.isAutoRepeat():
            return True
        focused = self.focusWidget()
        key = Qt.Key(event.key())
        if key in START_KEYS and isinstance(focused, SessionButton):
            focused.click()
        elif key == SNOOZE_KEY:
            self._snooze.click()
        elif key == SKIP_KEY:
            self._skip.click()
        else:
            return False
        return True

    def _wishes(self) -> tuple[tuple[SessionButton, SignalInstance], ...]:
        return (
            (self._start, self.start_requested),
            (self._snooze, self.snooze_requested),
            (self._skip, self.skip_requested),
        )

    def _lay_out(self) -> None:
        answers, skip = QHBoxLayout(), QHBoxLayout()
        answers.setSpacing(12)
        for row, buttons in ((answers, (self._start, self._snooze)), (skip, (self._skip,))):
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(2)
        for part, gap in ((self._title, 16), (self._text, 36), (answers, 16), (skip, 0)):
            words.addWidget(part) if isinstance(part, QWidget) else words.addLayout(part)
            words.addSpacing(gap)
        words.addStretch(3)
        beside = QHBoxLayout()
        beside.setSpacing(56)
        beside.addStretch(1)
        beside.addWidget(self._picture)
        beside.addLayout(words, 8)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.addWidget(self._closes)
        column.addLayout(beside, 1)
        self._closes.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        for label, tone in ((self._closes, "ink_2"), (self._title, "ink"), (self._text, "ink_2")):
            label.setProperty("tone", tone)
            label.setWordWrap(True)

    def _fit(self) -> None:
        """As large as the screen allows; the picture gives way to large text."""
        fits = min(self.width() / DESIGNED.width(), self.height() / DESIGNED.height())
        scale = max(self._theme.text_scale, min(LARGEST, fits)) / self._theme.text_scale
        for label, (px, weight) in ((self._title, TITLE), (self._text, TEXT), (self._closes, SMALL)):
            large = px * scale * (min(self._theme.text_scale, 1.4) if label is self._title else self._theme.text_scale)
            label.setFont(self._theme.sized_font(large, weight, tabular=False, display=weight > 400))
        for button in (self._start, self._snooze):
            button.show_scale(BUTTONS * scale if self._theme.text_scale < LARGE_TEXT_FROM else 1.0)
        self._skip.show_scale(scale)
        self._picture.setFixedSize(PICTURE * min(fits, LARGEST))
        self._picture.setVisible(self.width() >= WITH_PICTURE_FROM * self._theme.text_scale)

    def _place(self, screen: QScreen) -> QRect:
        return screen.geometry()

    def _go(self) -> None:
        self.hide()
        self.gone.emit()
