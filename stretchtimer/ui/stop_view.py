"""A sign said stop: what to do now, how soon to get help, and one key that ends the session kindly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.session import Command, Session
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.session_keys import ENTER_KEYS, PRESS_KEYS
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.stop_words import first_aid, no_diagnosis, stop_list, urgencies

ENDING_KEYS = ENTER_KEYS | PRESS_KEYS | {Qt.Key.Key_Space, Qt.Key.Key_Escape}
SCROLL_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ROOMY_FROM = 900
MARGIN, READING_WIDTH = 80, 900


class StopView(QScrollArea):
    """There is no way on from here but to end."""

    command_requested = Signal(object)  # Command

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(WITHOUT_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Stop here for today."))
        self._first = wrapped_label("lead")
        self._end = SessionButton(theme, icons, "primary", "inline")
        self._end.show_action(_("End and save"), "check", _("Enter"))
        self._end.clicked.connect(lambda: self.command_requested.emit(Command.END))
        self.setWidget(self._content())
        self.hide()

    def show_session(self, session: Session) -> None:
        if session.sign is not None:
            self._first.setText(first_aid(session.sign))
            self.verticalScrollBar().setValue(0)
            self._end.setFocus()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in SCROLL_KEYS:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + SCROLL_KEYS[key] * bar.pageStep())
        elif key in ENDING_KEYS and not event.isAutoRepeat():
            self.command_requested.emit(Command.END)
        else:
            event.ignore()

    def setGeometry(self, *args: object) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(*args)  # type: ignore[call-overload]
        self._arrange()

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        heading = wrapped_label("display")
        heading.setText(_("Stop here for today."))
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        self._column.addWidget(heading)
        self._column.addWidget(self._first)
        self._column.addWidget(_urgency_panel())
        for text, tone in ((stop_list(), "ink_2"), (no_diagnosis(), "ink")):
            label = wrapped_label("body")
            label.setProperty("tone", tone)
            label.setText(text)
            self._column.addWidget(label)
        self._column.addSpacing(8)
        self._column.addWidget(self._end, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch()
        return content

    def _arrange(self) -> None:
        roomy = self.width() >= ROOMY_FROM and self._theme.text_scale < 1.5
        margin = max(MARGIN, (self.width() - round(READING_WIDTH * self._theme.text_scale)) // 2) if roomy else 24
        self._column.setContentsMargins(margin, 56 if roomy else 24, margin, 24)


def _urgency_panel() -> QFrame:
    panel = QFrame()
    panel.setProperty("panel", "danger")
    column = QVBoxLayout(panel)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(4)
    for urgency in urgencies():
        when, what = wrapped_label("strong"), wrapped_label("body")
        when.setText(urgency.when)
        what.setText(urgency.what)
        what.setProperty("tone", "ink")
        for label in (when, what):
            column.addWidget(label)
        column.addSpacing(8)
    return panel
