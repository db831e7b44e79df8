"""It hurts: the clock has stopped first, and now the user is asked what would help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.session import SIGNS, Command, Session
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.choice_card import ChoiceCard
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.remote_answers import move_answer, press_answer
from stretchtimer.ui.session_keys import BACK_KEYS, PRESS_KEYS, SKIP_KEYS
from stretchtimer.ui.sign_panel import SignPanel
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description
from stretchtimer.words.language import _
from stretchtimer.words.session_words import (
    after_what_hurts,
    exercise_of,
    gentler_words,
    is_stretch,
    next_spoken,
    skip_words,
)

ROW_FROM = 900  # px of width; narrower, or with large text, the answers stand below each other
MARGIN = 80
STANDING = "hip_hinge"  # its start: somebody standing at ease

ANSWERS = {
    Qt.Key.Key_1: Command.GENTLER,
    Qt.Key.Key_2: Command.SKIP,
    Qt.Key.Key_3: Command.END,
    **{Qt.Key(Qt.Key.Key_4.value + number): command for number, command in enumerate(SIGNS)},
    Qt.Key.Key_Escape: Command.RESUME,
}

WHEN_TO_STOP = "when_to_stop#stop"


class EaseOffView(QScrollArea):
    """Three answers by key, mouse or toe, and six signs that say stop; Esc carries on."""

    command_requested = Signal(object)  # Command
    learn_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(WITHOUT_RING, True)
        self.setAccessibleName(_("Ease off. The clock has stopped."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gentler_picture, self._next_picture = FigurePicture(theme, art), FigurePicture(theme, art)
        self._standing = FigurePicture(theme, art)
        self._gentler = ChoiceCard(_("Make it gentler"), "1", self._gentler_picture, self)
        self._skip = ChoiceCard(_("Skip this stretch"), "2", self._next_picture, self)
        self._stop = ChoiceCard(_("Stop for today"), "3", self._standing, self)
        self._signs = SignPanel(theme, icons)
        self._carry_on = SessionButton(theme, icons, form="inline")
        back = "chevron-right" if self.isRightToLeft() else "chevron-left"
        self._carry_on.show_action(_("It was nothing, carry on"), back, _("Esc"))
        self._learn = LearnLink(theme, icons, WHEN_TO_STOP)
        self._learn.learn_requested.connect(self.learn_requested)
        self._stop.show_text(_("Save what you did and finish."))
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(24)
        for card in (self._gentler, self._skip, self._stop):
            self._answers.addWidget(card, 1)
        self._ways_on = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways_on.setSpacing(16)
        for way in (self._carry_on, self._learn):
            self._ways_on.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        self._ways_on.addStretch()
        self.setWidget(self._content())
        self._gentler.chosen.connect(lambda: self.command_requested.emit(Command.GENTLER))
        self._skip.chosen.connect(lambda: self.command_requested.emit(Command.SKIP))
        self._stop.chosen.connect(lambda: self.command_requested.emit(Command.END))
        self._signs.command_requested.connect(self.command_requested)
        self._carry_on.clicked.connect(lambda: self.command_requested.emit(Command.RESUME))
        self.hide()

    def show_session(self, session: Session) -> None:
        """Offer what suits the present exercise."""
        exercise, upcoming = exercise_of(session), after_what_hurts(session)
        side = session.phase.side
        self._gentler_picture.show_exercise(exercise.id, side, "easier")
        self._gentler_picture.show_spoken(exercise.name, figure_description(exercise, side, gentle=True))
        self._next_picture.show_exercise(upcoming.exercise.id if upcoming.exercise else "", upcoming.side)
        self._next_picture.show_spoken(*next_spoken(upcoming))
        self._standing.show_exercise(STANDING, depth=0.0)
        self._standing.show_spoken(_("Done"), _("Somebody standing upright."))
        self._gentler.show_text(gentler_words(session))
        self._skip.show_heading(_("Skip this stretch") if is_stretch(session) else _("Skip this exercise"))
        self._skip.show_text(skip_words(session))
        self.verticalScrollBar().setValue(0)
        self._gentler.setFocus()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        answers = (self._gentler, self._skip, self._stop, *self._signs.buttons, self._carry_on)
        if event.isAutoRepeat():
            return  # what is still held down asked the question
        if key in ANSWERS:
            self.command_requested.emit(ANSWERS[key])
        elif key in SKIP_KEYS or key in BACK_KEYS:
            move_answer(answers, 1 if key in SKIP_KEYS else -1)
            if (focused := self.focusWidget()) is not None:
                self.ensureWidgetVisible(focused)
        elif key in PRESS_KEYS:
            press_answer(answers)
        else:
            event.ignore()

    def setGeometry(self, *args: object) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(*args)  # type: ignore[call-overload]
        self._arrange()

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        heading, sub = wrapped_label("display"), wrapped_label("lead")
        heading.setText(_("Ease off. The clock has stopped."))
        sub.setText(_("A stretch should feel like a pull you could breathe through. What would help?"))
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        self._column.addWidget(heading)
        self._column.addWidget(sub)
        self._column.addSpacing(8)
        self._column.addLayout(self._answers)
        self._column.addSpacing(8)
        self._column.addWidget(self._signs)
        self._column.addLayout(self._ways_on)
        self._column.addStretch()
        return content

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        direction = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        for ways in (self._answers, self._ways_on):
            ways.setDirection(direction)
        margin = MARGIN if roomy else 24
        self._column.setContentsMargins(margin, 40 if roomy else 24, margin, 24)
        self._signs.show_columns(3 if roomy else 2 if self.width() >= ROW_FROM * self._theme.text_scale else 1)
