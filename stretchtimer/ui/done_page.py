"""The page after a session: what was really done, and how the back feels now. It is saved before it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.credit import stretched_ms
from stretchtimer.core.session import Session, Status
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.banner import Banner
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.focus_style import WITHOUT_RING
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.session_words import clock_text
from stretchtimer.words.today_words import done_headline, done_line, step_results

ROW_FROM = 900
PICTURE_HEIGHT = 232
WHAT_TO_EXPECT = "how_much#expect"
RESTING = "seated_forward_fold"  # its start: somebody sitting at ease


class DonePage(QScrollArea):
    """Shows a session that is over."""

    feel_requested = Signal(int)
    learn_requested = Signal(str)
    close_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
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
        self._feel = FeelScale(theme)
        self._learn = LearnLink(theme, icons, WHAT_TO_EXPECT)
        self._learn.learn_requested.connect(self.learn_requested)
        self._results = QGridLayout()
        self._close = SessionButton(theme, icons, "primary", "inline")
        self._close.show_action(_("Close"), hint=_("Enter"))
        self._close.clicked.connect(self.close_requested)
        self._feel.feel_chosen.connect(self.feel_requested)
        self.setWidget(self._content())

    def show_session(self, session: Session, feel_before: int | None) -> None:
        """Show what was done; `feel_before` is today's last feel before the session."""
        self._session = session
        self._headline.setText(done_headline(session, completed=session.status is Status.FINISHED))
        self._line.setText(done_line(session))
        self._held.setText(clock_text(stretched_ms(session.done, session.plan.exercises)))
        self._eased.setText(str(session.eased_off))
        self._eased_words.setText(ngettext("time eased off", "times eased off", session.eased_off))
        self._feel.show_words(_("Pain in the lower back, 0 to 10"), _("No pain"), _("Worst I can imagine"))
        self._before = feel_before
        self._feel.show_feel(None, feel_before)
        self._problem.show_notice("")
        self._show_results(session)
        self.verticalScrollBar().setValue(0)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_feel_saved(self, pain: int) -> None:
        self._feel.show_feel(pain, self._before)

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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_results(self, session: Session) -> None:
        while item := self._results.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row, (name, amount, held) in enumerate(step_results(session)):
            icon, label, result = QLabel(), wrapped_label("body"), wrapped_label("body")
            sign, tone = ("check", "ok") if held else ("minus", "ink_3")
            px = self._theme.px(20)
            icon.setPixmap(self._icons.pixmap(sign, self._theme.color(tone), px, self.devicePixelRatioF()))
            label.setText(name)
            result.setText(amount)
            result.setProperty("tone", "ink_2")
            result.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((icon, label, result)):
                self._results.addWidget(widget, 2 * row, column)
            if row + 1 < len(step_results(session)):
                line = QFrame()
                line.setProperty("panel", "line")
                line.setFixedHeight(1)
                self._results.addWidget(line, 2 * row + 1, 0, 1, 3)
        self._results.setColumnStretch(1, 1)

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
        left.addSpacing(20)
        left.addWidget(self._problem)
        left.addStretch()
        right.addWidget(self._feel_panel())
        panel = QFrame()
        panel.setProperty("panel", "card")
        panel.setLayout(self._results)
        self._results.setContentsMargins(24, 16, 24, 16)
        self._results.setSpacing(10)
        right.addWidget(panel)
        right.addSpacing(8)
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
        note = wrapped_label("small")
        note.setText(_("One tap saves it. You may leave it out."))
        column.addWidget(question)
        column.addWidget(note)
        column.addSpacing(8)
        column.addWidget(self._feel)
        return panel

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        margin = 64 if roomy else 24
        self._columns.setContentsMargins(margin, 56 if roomy else 24, margin, 24)
