"""The safety page: the questions, and what is said after a tick. It scrolls down, never sideways.

It knows no more than what it is shown, so that the first run can hold it as one of its steps: whoever holds it stores
the answers, asks the rule what they allow, and shows the stop or goes on.
"""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.safety import Allowed
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.safety_questions import SafetyQuestions
from stretchtimer.ui.safety_stop import SafetyStop
from stretchtimer.ui.theme import Theme

EDGE, NARROW_EDGE, WIDEST = 32, 16, 1052
NARROW = 760
"""Below this width, at text size 100 %, everything stands below each other."""


class SafetyPage(QScrollArea):
    """Asks, or says stop."""

    answered = Signal(object)  # frozenset of RedFlag
    cleared = Signal(object)  # the date on which a professional said yes
    print_requested = Signal()
    cancelled = Signal()  # back from the questions, unanswered
    skipped = Signal()  # on from the questions or the stop, where there is something to go on to
    close_requested = Signal()  # the program

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flags: tuple[RedFlag, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._questions, self._stop = SafetyQuestions(theme, icons), SafetyStop(theme, icons)
        self._body = QVBoxLayout()
        content = QWidget()
        content.setProperty("ground", "bg")
        content.setLayout(self._body)
        for view in (self._questions, self._stop):
            view.setMaximumWidth(theme.px(WIDEST))
            self._body.addWidget(view)
        self._stop.hide()
        self.setWidget(content)
        self._questions.answered.connect(self.answered)
        self._questions.back_requested.connect(self.cancelled)
        self._questions.skipped.connect(self.skipped)
        self._stop.skipped.connect(self.skipped)
        self._stop.cleared.connect(self.cleared)
        self._stop.print_requested.connect(self.print_requested)
        self._stop.back_requested.connect(lambda: self.show_questions("", self._flags))
        self._stop.close_requested.connect(self.close_requested)
        self.show_theme(theme)

    def show_questions(self, why: str, ticked: Iterable[RedFlag] = ()) -> None:
        """Ask; `why` says why now. `ticked` stands ticked already, to be corrected."""
        self._questions.show_questions(why, ticked)
        self._show(self._questions)
        self._questions.focus_first()

    def show_stop(self, allowed: Allowed, day: date) -> None:
        """Say what was ticked and what to do; `day` is today."""
        self._flags = allowed.flags
        self._stop.show_stop(allowed, day)
        self._show(self._stop)
        self._stop.focus_first()
        announce(self, self._stop.headline)

    def show_skippable(self, skippable: bool) -> None:
        """Whether one may go on without an answer, or after a tick: nothing that stretches opens by that."""
        self._questions.show_skippable(skippable)
        self._stop.show_skippable(skippable)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._stop.show_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, view: QWidget) -> None:
        for other in (self._questions, self._stop):
            other.setVisible(other is view)
        self.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._body.setContentsMargins(edge, edge, edge, edge)
        self._stop.show_narrow(narrow)
        self._questions.show_narrow(narrow)
