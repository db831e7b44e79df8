"""It hurts: the clock has stopped first, and now the user is asked what would help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.session import Command, Session
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.choice_card import ChoiceCard
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description
from stretchtimer.words.language import _
from stretchtimer.words.session_words import exercise_of, next_spoken, next_up

ROW_FROM = 900  # px of width; narrower, or with large text, the answers stand below each other
MARGIN = 80
STANDING = "hip_hinge"  # its start: somebody standing at ease

ANSWERS = {
    Qt.Key.Key_1: Command.GENTLER,
    Qt.Key.Key_2: Command.SKIP,
    Qt.Key.Key_3: Command.END,
    Qt.Key.Key_Escape: Command.RESUME,
}

WHEN_TO_STOP = "when_to_stop#stop"


class EaseOffView(QScrollArea):
    """Three answers by key, mouse or toe; Esc carries on."""

    command_requested = Signal(object)  # Command
    learn_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(WITHOUT_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gentler_picture, self._next_picture = FigurePicture(theme, art), FigurePicture(theme, art)
        self._standing = FigurePicture(theme, art)
        self._gentler = ChoiceCard(_("Make it gentler"), "1", self._gentler_picture, self)
        self._skip = ChoiceCard(_("Skip this stretch"), "2", self._next_picture, self)
        self._stop = ChoiceCard(_("Stop for today"), "3", self._standing, self)
        self._carry_on = SessionButton(theme, icons, form="inline")
        self._carry_on.show_action(_("It was nothing, carry on"), "chevron-left", _("Esc"))
        self._learn = LearnLink(theme, icons, WHEN_TO_STOP)
        self._learn.learn_requested.connect(self.learn_requested)
        self._skip.show_text(_("Move on to the next one. Nothing is marked as failed."))
        self._stop.show_text(_("Save what you did and finish."))
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(24)
        for card in (self._gentler, self._skip, self._stop):
            self._answers.addWidget(card, 1)
        self.setWidget(self._content())
        self._gentler.chosen.connect(lambda: self.command_requested.emit(Command.GENTLER))
        self._skip.chosen.connect(lambda: self.command_requested.emit(Command.SKIP))
        self._stop.chosen.connect(lambda: self.command_requested.emit(Command.END))
        self._carry_on.clicked.connect(lambda: self.command_requested.emit(Command.RESUME))
        self.hide()

    def show_session(self, session: Session) -> None:
        """Offer what suits the present exercise."""
        exercise, upcoming = exercise_of(session), next_up(session)
        easier, side = exercise.easier, session.phase.side
        self._gentler_picture.show_exercise(exercise.id, side, "easier")
        self._gentler_picture.show_spoken(exercise.name, figure_description(exercise, side, gentle=True))
        self._next_picture.show_exercise(upcoming.exercise.id if upcoming.exercise else "", upcoming.side)
        self._next_picture.show_spoken(*next_spoken(upcoming))
        self._standing.show_exercise(STANDING, depth=0.0)
        self._standing.show_spoken(_("Done"), _("Somebody standing upright."))
        self._gentler.show_text(_("{easier} Stay for 10 more seconds.").format(easier=easier))
        self.verticalScrollBar().setValue(0)
        self._gentler.setFocus()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = ANSWERS.get(Qt.Key(event.key()))
        if answer is None or event.isAutoRepeat():
            event.accept()  # nothing else reaches the session behind
        else:
            self.command_requested.emit(answer)

    def setGeometry(self, *args: object) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(*args)  # type: ignore[call-overload]
        self._arrange()

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        heading = QLabel(_("Ease off. The clock has stopped."))
        heading.setProperty("role", "display")
        sub = QLabel(_("A stretch should feel like a pull you could breathe through. What would help?"))
        sub.setProperty("role", "lead")
        for label in (heading, sub):
            label.setWordWrap(True)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        self._column.addWidget(heading)
        self._column.addWidget(sub)
        self._column.addSpacing(16)
        self._column.addLayout(self._answers)
        self._column.addSpacing(16)
        self._column.addWidget(self._warning())
        self._column.addWidget(self._carry_on, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch()
        return content

    def _warning(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("panel", "danger")
        self._sign = QLabel()
        sharp, help_today = QLabel(), QLabel()
        sharp.setText(_("Sharp, electric, or running below the knee? Choose 3 and rest."))
        sharp.setProperty("role", "strong")
        help_today.setText(
            _(
                "Get medical help today if there is numbness around the groin, a weak leg, "
                "or trouble with bladder or bowel."
            )
        )
        help_today.setProperty("role", "body")
        help_today.setProperty("tone", "ink")
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (sharp, help_today):
            label.setWordWrap(True)
            words.addWidget(label)
        words.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(panel)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return panel

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        direction = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._answers.setDirection(direction)
        margin = MARGIN if roomy else 24
        self._column.setContentsMargins(margin, 56 if roomy else 24, margin, 24)
        px = self._theme.px(26)
        self._sign.setPixmap(
            self._icons.pixmap("triangle-alert", self._theme.color("danger"), px, self.devicePixelRatioF())
        )
