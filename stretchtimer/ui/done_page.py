"""The page after a session: what was really done, and how the back feels now. It is saved before it is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.credit import stretched_ms
from stretchtimer.core.session import Session, Status
from stretchtimer.core.today import NextSession
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.banner import Banner
from stretchtimer.ui.done_answers import DoneAnswers
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.key_guard import KeyGuard
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.session_keys import ENTER_KEYS, PRESS_KEYS
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.session_words import clock_text
from stretchtimer.words.today_words import (
    StepResult,
    done_headline,
    done_line,
    felt_before_line,
    next_line,
    step_results,
)

CLOSING_KEYS = ENTER_KEYS | PRESS_KEYS | {Qt.Key.Key_Escape}
ROW_FROM = 900
PICTURE_HEIGHT = 184
WHAT_TO_EXPECT = "how_much#expect"
RESTING = "seated_forward_fold"  # its start: somebody sitting at ease


class DonePage(QScrollArea):
    """Shows a session that is over."""

    feel_requested = Signal(int)
    pull_requested = Signal(int)  # 0 to 10
    back_requested = Signal(int)  # pain in the back during it, 0 to 10
    learn_requested = Signal(str)
    close_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, art: FigureArt, now_ms: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """`now_ms` is a clock that only goes forward: no key closes the page as soon as it appears."""
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._guard = KeyGuard(now_ms, self)
        self._session: Session | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(WITHOUT_RING, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._headline, self._line = wrapped_label("display"), wrapped_label("lead")
        self._picture = FigurePicture(theme, art)
        self._picture.setFixedHeight(PICTURE_HEIGHT)
        self._picture.show_exercise(RESTING, depth=0.0)
        self._picture.show_spoken(_("At rest"), _("Somebody sitting at ease."))
        self._held, self._eased = wrapped_label("headline"), wrapped_label("headline")
        self._eased_words = wrapped_label("caption")
        self._problem = Banner("danger")
        self._feel, self._feel_note = FeelScale(theme), wrapped_label("small")
        self._answers = DoneAnswers(theme)
        self._next = wrapped_label("body")
        self._learn = LearnLink(theme, icons, WHAT_TO_EXPECT)
        self._learn.learn_requested.connect(self.learn_requested)
        self._results = QGridLayout()
        self._close = SessionButton(theme, icons, "primary", "inline")
        self._close.show_action(_("Close"), hint=_("Enter"))
        self._close.clicked.connect(self.close_requested)
        self._feel.feel_chosen.connect(self.feel_requested)
        self._answers.pull_requested.connect(self.pull_requested)
        self._answers.back_requested.connect(self.back_requested)
        self.setWidget(self._content())
        self._guard.watch(self)

    def show_session(self, session: Session, feel_before: int | None, following: NextSession | None = None) -> None:
        """Show what was done, how the back felt before it, and what comes next; nothing is answered yet."""
        self._session = session
        self._headline.setText(done_headline(session, completed=session.status is Status.FINISHED))
        self.setAccessibleName(self._headline.text())
        self._line.setText(done_line(session))
        self._held.setText(clock_text(stretched_ms(session.done, session.plan.exercises)))
        self._eased.setText(str(session.eased_off))
        self._eased_words.setText(ngettext("time eased off", "times eased off", session.eased_off))
        self._feel.show_words(_("Pain in the lower back, 0 to 10"), _("No pain"), _("Worst I can imagine"))
        self._before = feel_before
        self._feel.show_feel(None, feel_before)
        self._feel_note.setText(felt_before_line(feel_before))
        self._answers.show_answers(None, None)
        self._next.setText(next_line(following))
        self._next.setVisible(following is not None)
        self._problem.show_notice("")
        self._show_results(session)
        self.verticalScrollBar().setValue(0)
        self._guard.restart()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_feel_saved(self, pain: int) -> None:
        self._feel.show_feel(pain, self._before)

    def show_answers(self, pull: int | None, back_during: int | None) -> None:
        """What was answered and is stored."""
        self._answers.show_answers(pull, back_during)

    def show_problem(self, sentence: str) -> None:
        """Say that something of the session could not be stored."""
        self._problem.show_notice(sentence)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()
        if self._session is not None:
            self._show_results(self._session)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._guard.is_deaf:
            return
        if Qt.Key(event.key()) in CLOSING_KEYS:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_results(self, session: Session) -> None:
        while item := self._results.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        results = step_results(session)
        for row, step in enumerate(results):
            self._add_result(2 * row, step)
            if row + 1 < len(results):
                line = QFrame()
                line.setProperty("panel", "line")
                line.setFixedHeight(1)
                self._results.addWidget(line, 2 * row + 1, 0, 1, 3)
        self._results.setColumnStretch(1, 1)

    def _add_result(self, row: int, step: StepResult) -> None:
        icon, label, result = QLabel(), wrapped_label("body"), wrapped_label("body")
        sign, tone = ("hand", "ink_2") if step.eased else ("check", "ok") if step.held else ("minus", "ink_3")
        px = self._theme.px(20)
        icon.setPixmap(self._icons.pixmap(sign, self._theme.color(tone), px, self.devicePixelRatioF()))
        label.setText(step.name)
        result.setText(step.amount)
        result.setProperty("tone", "ink_2")
        result.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((icon, label, result)):
            self._results.addWidget(widget, row, column)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setSpacing(64)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        right.setSpacing(16)
        left.addWidget(self._headline)
        left.addWidget(self._line)
        left.addSpacing(12)
        left.addWidget(self._picture)
        left.addSpacing(12)
        left.addLayout(self._facts())
        left.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        left.addSpacing(12)
        left.addWidget(self._answers)
        left.addWidget(self._problem)
        left.addStretch()
        right.addWidget(self._feel_panel())
        panel = QFrame()
        panel.setProperty("panel", "card")
        panel.setLayout(self._results)
        self._results.setContentsMargins(24, 16, 24, 16)
        self._results.setSpacing(10)
        right.addWidget(panel)
        self._next.setProperty("tone", "ink_2")
        right.addWidget(self._next)
        right.addWidget(self._close)
        right.addStretch()
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        return content

    def _facts(self) -> QGridLayout:
        facts = QGridLayout()
        facts.setHorizontalSpacing(40)
        facts.setVerticalSpacing(2)
        words = wrapped_label("caption")
        words.setText(_("time under stretch"))
        facts.addWidget(self._held, 0, 0)
        facts.addWidget(words, 1, 0)
        facts.addWidget(self._eased, 0, 1)
        facts.addWidget(self._eased_words, 1, 1)
        facts.setColumnStretch(2, 1)
        return facts

    def _feel_panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("panel", "card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 20, 24, 20)
        question = wrapped_label("title")
        question.setText(_("How does your lower back feel now?"))
        column.addWidget(question)
        column.addWidget(self._feel_note)
        column.addSpacing(8)
        column.addWidget(self._feel)
        return panel

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        margin = 64 if roomy else 24
        self._columns.setContentsMargins(margin, 56 if roomy else 24, margin, 24)
