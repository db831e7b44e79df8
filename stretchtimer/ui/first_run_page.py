"""The first run's frame: which of the four steps it is, the step itself, and the ways back, past it and on.

The safety step brings its own ways, as its page does wherever it is shown.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.first_run import STEPS, FirstRunStep
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.first_run_body import FirstRunBody
from stretchtimer.ui.first_run_reminders import FirstRunReminders
from stretchtimer.ui.first_run_welcome import FirstRunWelcome
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.safety_page import EDGE as SAFETY_EDGE
from stretchtimer.ui.safety_page import NARROW_EDGE as SAFETY_NARROW_EDGE
from stretchtimer.ui.safety_page import SafetyPage
from stretchtimer.ui.step_dots import StepDots
from stretchtimer.ui.theme import Theme
from stretchtimer.words.first_run_words import step_name
from stretchtimer.words.language import _

EDGE, NARROW_EDGE, WIDEST, LOGO = 64, 16, 1052, 28
NARROW = 860
"""Below this width, at text size 100 %, everything stands below each other."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstRunPage(QWidget):
    """Shows one step at a time; what a step asks for it says itself."""

    back_requested = Signal()
    skip_requested = Signal()
    next_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.welcome, self.safety = FirstRunWelcome(theme, art), SafetyPage(theme, icons)
        self.body, self.reminders = FirstRunBody(theme), FirstRunReminders()
        self._mark, self._dots = QLabel(), StepDots(theme, len(STEPS))
        self._note = wrapped_label("small")
        self._back = SessionButton(theme, icons, form="inline")
        self._skip = SessionButton(theme, icons, "quiet", "inline")
        self._next = SessionButton(theme, icons, "primary", "inline")
        self._stack, self._foot = QStackedWidget(), QWidget()
        steps: tuple[QWidget, ...] = (self.welcome, self.safety, self.body, self.reminders)
        self._insides = {step: QVBoxLayout() for step in steps}
        self._places = {
            FirstRunStep.WELCOME: self._scrolling(self.welcome),
            FirstRunStep.SAFETY: self._framed(self.safety),
            FirstRunStep.BODY: self._scrolling(self.body),
            FirstRunStep.REMINDERS: self._scrolling(self.reminders),
        }
        self._lay_out()
        self.safety.show_skippable(True)
        self._back.clicked.connect(self.back_requested)
        self._skip.clicked.connect(self.skip_requested)
        self._next.clicked.connect(self.next_requested)
        self.show_theme(theme)

    def show_step(self, step: FirstRunStep, skip: str, onward: str) -> None:
        """Show a step; `skip` and `onward` say where its two ways lead."""
        self._dots.show_step(STEPS.index(step), step_name(step))
        self._stack.setCurrentWidget(self._places[step])
        self._foot.setVisible(step is not FirstRunStep.SAFETY)
        self._note.setText(_("Everything stays on this computer.") if step is FirstRunStep.WELCOME else "")
        self._back.setVisible(step is not FirstRunStep.WELCOME)
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left")
        self._skip.show_action(skip)
        self._skip.setVisible(bool(skip))
        self._next.show_action(onward)
        place = self._places[step]
        if isinstance(place, QScrollArea):
            place.verticalScrollBar().setValue(0)
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        mark = self._icons.logo(theme.color("primary"), theme.color("accent"), theme.px(LOGO), self.devicePixelRatioF())
        self._mark.setPixmap(mark)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and Esc goes back, wherever the keyboard is but in a field."""
        has_ways = self._foot.isVisible() and not event.isAutoRepeat()
        if has_ways and event.key() in ENTER and not isinstance(self.focusWidget(), QLineEdit):
            (self._skip if self._skip.hasFocus() else self._next).click()
        elif has_ways and event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self._back.click()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._head.setContentsMargins(edge, 24 if narrow else 40, edge, 8)
        self._ways.setContentsMargins(edge, 16, edge, 16 if narrow else 40)
        side = max(0, edge - (SAFETY_NARROW_EDGE if narrow else SAFETY_EDGE))
        for step, inside in self._insides.items():
            margins = (side, 0, side, 0) if step is self.safety else (edge, 16, edge, 16)
            inside.setContentsMargins(*margins)
        for part in (self.welcome, self.body, self.reminders):
            part.setMaximumWidth(self._theme.px(WIDEST))
            part.show_narrow(narrow)

    def _lay_out(self) -> None:
        name = QLabel("StretchTimer")
        name.setProperty("role", "title_s")
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(self._mark)
        self._head.addWidget(name)
        self._head.addStretch(1)
        self._head.addWidget(self._dots)
        for place in self._places.values():
            self._stack.addWidget(place)
        self._ways = row = QHBoxLayout(self._foot)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._note, 1)
        row.addWidget(self._skip)
        row.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)

    def _framed(self, step: QWidget) -> QWidget:
        frame = QWidget()
        frame.setProperty("ground", "bg")
        frame.setLayout(self._insides[step])
        self._insides[step].addWidget(step)
        return frame

    def _scrolling(self, step: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setProperty(WITHOUT_RING, True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._framed(step))
        return scroll
