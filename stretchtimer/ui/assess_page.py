"""The guided measuring: steps above, the drawing at the leading side, one panel at the other, the way on below.

It takes the whole window, as a session does: one thing at a time, and nothing else to press. It arranges; what each
panel holds is the panel's, and which comes when is `wiring/assess.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.assess_choice import ChoicePanel, WarmUpPanel
from stretchtimer.ui.assess_result import ResultPanel
from stretchtimer.ui.assess_stop import StopPanel
from stretchtimer.ui.assess_try import TryPanel
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.gauge_stage import GaugeStage
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.photo_frame import PhotoFrame
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.stepper import Stepper
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EDGE, TOP, BOTTOM, GAP = 48, 28, 32, 32
NARROW_EDGE, NARROW_TOP, NARROW_GAP = 24, 16, 12
BESIDE_FROM = 820
PANEL, PANEL_SHARE = 392, 0.58
STAGE_SHARE, PHOTO_SHARE, PHOTO_SHARE_LOW = 0.36, 0.45, 0.55
"""Of the height, where the stage stands above the panel."""
LOW = 420
"""At text size 100 %: in a lower page the drawing gives way to the words."""
BUTTON = 56
MOVING, RESTING = "march", "seated_forward_fold"


@dataclass(frozen=True, slots=True)
class Ways:
    """What stands below: the next step, another one beside it, a word on what follows, and the way back."""

    primary: str
    second: str = ""
    note: str = ""
    back: bool = True


class AssessPage(QWidget):
    """Enter is the filled button's, Escape leaves."""

    leave_requested = Signal()
    back_requested = Signal()
    primary_requested = Signal()
    second_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        art: FigureArt,
        figure_of: Callable[[str], Figure],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._steps = Stepper(theme, icons)
        self.picture = FigurePicture(theme, art)
        self.gauge = GaugeStage(theme, icons, art, figure_of)
        self.photo = PhotoFrame(theme, icons)
        self.warm_up, self.choice = WarmUpPanel(theme), ChoicePanel(theme)
        self.trying, self.stop = TryPanel(theme, icons), StopPanel(theme)
        self.result = ResultPanel(theme, icons)
        self._panels = (self.warm_up, self.choice, self.trying, self.stop, self.result)
        self._stages, self._scroll = QStackedWidget(), QScrollArea()
        self._leave, self._second = SessionButton(theme, icons, "quiet", "inline"), SessionButton(theme, icons)
        self._back, self._primary = SessionButton(theme, icons), SessionButton(theme, icons, "primary")
        self._note, self._onward = wrapped_label("body"), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        for button, signal in (
            (self._leave, self.leave_requested),
            (self._back, self.back_requested),
            (self._primary, self.primary_requested),
            (self._second, self.second_requested),
        ):
            button.clicked.connect(signal)
        self.trying.problem_shown.connect(self._bring_into_sight)
        self.show_theme(theme)

    def show_steps(self, names: Sequence[str], at: int) -> None:
        self._steps.show_steps(names, at)

    def show_panel(self, panel: QWidget, stage: QWidget, ways: Ways) -> None:
        """Bring one of the page's panels and one of its stages to the front."""
        for other in self._panels:
            other.setVisible(other is panel)
        self._stages.setCurrentWidget(stage)
        self._scroll.verticalScrollBar().setValue(0)
        self._primary.show_action(ways.primary)
        self._second.show_action(ways.second)
        self._second.setVisible(bool(ways.second))
        self._note.setText(ways.note)
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left")
        self._back.setVisible(ways.back)
        self._arrange()

    def show_leaving(self, text: str) -> None:
        """What the way out is called: whether something is kept by it."""
        self._leave.show_action(text, "x")

    def show_ready(self, ready: bool) -> None:
        """Whether there is something to go on with."""
        show_possible(self._primary, "" if ready else _("Say or set what is asked above first."))

    def show_figure(self, exercise_id: str, name: str, description: str) -> None:
        """A still picture on the stage."""
        self.picture.show_exercise(exercise_id, depth=0.0 if exercise_id == RESTING else 1.0)
        self.picture.show_spoken(name, description)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._back, self._primary, self._second):
            button.setFixedHeight(theme.px(BUTTON))
        self._arrange()

    def focus_primary(self) -> None:
        self._primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._enter()
        else:
            super().keyPressEvent(event)

    def _bring_into_sight(self, label: QWidget) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # before that it has no place to scroll to
        self._scroll.ensureWidgetVisible(label, 0, NARROW_GAP)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif isinstance(focused, QCheckBox):
            focused.toggle()
        elif self._primary.isEnabled():
            self.primary_requested.emit()

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE_FROM
        scale = self._theme.text_scale
        edge, top = (EDGE, TOP) if beside and scale < 1.5 else (NARROW_EDGE, NARROW_TOP)
        self._whole.setContentsMargins(edge, top, edge, BOTTOM if beside and scale < 1.5 else NARROW_TOP)
        self._whole.setSpacing(20 if beside and scale < 1.5 else NARROW_GAP)
        self._body.setSpacing(GAP if beside else NARROW_GAP)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        room = self.width() - 2 * edge
        gives_way = False
        if beside:
            self._stages.setMinimumHeight(96)
            self._stages.setMaximumHeight(16_777_215)
            width = round(min(PANEL * scale, PANEL_SHARE * room))
            self._scroll.setFixedWidth(width)
        else:
            photo = self._stages.currentWidget() is self.photo
            low = self.height() < LOW * scale
            share = PHOTO_SHARE_LOW if photo and low else PHOTO_SHARE if photo else STAGE_SHARE
            self._stages.setFixedHeight(round(self.height() * share))
            gives_way = low and not photo
            self._scroll.setMinimumWidth(0)
            self._scroll.setMaximumWidth(16_777_215)
        self._stages.setVisible(not gives_way)
        tight = room < self._theme.px(760)
        self._note.setVisible(bool(self._note.text()) and not tight)
        buttons = [button for button in (self._back, self._second, self._primary) if not button.isHidden()]
        needed = sum(button.sizeHint().width() + GAP for button in buttons)
        self._onward.setDirection(
            QBoxLayout.Direction.TopToBottom if needed > room else QBoxLayout.Direction.LeftToRight
        )

    def _lay_out(self) -> None:
        self._note.setProperty("tone", "ink_2")
        for button in (self._back, self._primary, self._second):
            button.show_form("inline")
        for stage in (self.picture, self.gauge, self.photo):
            self._stages.addWidget(stage)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 12, 4)
        for panel in self._panels:
            column.addWidget(panel)
        self._stages.setMinimumSize(160, 96)  # or the widest of the stages would push the panel out
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty(WITHOUT_RING, True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._steps, 1)
        head.addWidget(self._leave)
        foot.setSpacing(16)
        foot.addWidget(self._back)
        foot.addWidget(self._note, 1)
        foot.addStretch()
        self._onward.setSpacing(NARROW_GAP)
        self._onward.addWidget(self._second)
        self._onward.addWidget(self._primary)
        foot.addLayout(self._onward)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self._stages, 1)
        self._body.addWidget(self._scroll, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(head)
        self._whole.addLayout(self._body, 1)
        self._whole.addLayout(foot)
