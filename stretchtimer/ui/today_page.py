"""The Today page: what fits now, how the back feels, and an invitation to measure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.just_start import Choice
from stretchtimer.core.records import Occasion
from stretchtimer.core.safety import Allowed
from stretchtimer.core.today import ProgrammeToday, Today
from stretchtimer.ui.banner import Banner
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.flexibility_panel import FlexibilityPanel
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.start_bar import StartBar
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.ui.today_card import TodayCard
from stretchtimer.ui.week_panel import WeekPanel
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import accept_text, change_text
from stretchtimer.words.safety_words import state_lines
from stretchtimer.words.today_words import (
    cut_off_line,
    day_line,
    feel_question,
    headline,
    local_clock,
    morning_note,
)

START_KEY = Qt.Key.Key_Space
CARDS = 3
FEEL_SHARE, WEEK_SHARE = 2, 1  # of the lower row
TOP = 24
BOTTOM = 16
ROW_FROM = 860  # px of page width for three cards beside each other


class TodayPage(QScrollArea):
    """Shows a `Today` value."""

    start_requested = Signal(str)  # the sequence's id
    go_on_requested = Signal()  # with the session that was cut off
    leave_requested = Signal()  # it as it is
    feel_requested = Signal(int)
    feel_undo_requested = Signal()
    just_start_requested = Signal()
    minutes_requested = Signal(object)  # how long there is for that, or None
    accept_requested = Signal()  # the change that is proposed
    refuse_requested = Signal()
    undo_change_requested = Signal()
    programme_requested = Signal()
    measure_requested = Signal()
    learn_requested = Signal(str)  # a topic of Learn
    safety_requested = Signal()  # to read again, answer again, or say that one has been cleared

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._headline, self._day = wrapped_label("headline"), wrapped_label("body")
        self._day.setProperty("tone", "ink_2")
        self._cut_off, self._problems, self._safety = Banner("accent"), Banner("danger"), Banner("warn")
        self._proposal, self._applied = Banner("soft"), Banner("accent")
        self._start = StartBar(theme, icons)
        self._cards = [TodayCard(theme, icons, art) for _number in range(CARDS)]
        self._feel = FeelScale(theme)
        self._question, self._feel_note = wrapped_label("title_s"), wrapped_label("caption")
        self._week, self._flexibility = WeekPanel(theme), FlexibilityPanel(theme)
        self._toast = Toast(theme, self)
        self._toast.hide()
        self.setWidget(self._content())
        self._connect_parts()

    def show_today(self, today: Today, cut_off_name: str = "") -> None:
        """Show the day; `cut_off_name` is what the cut-off session's sequence is called."""
        self._headline.setText(headline(today))
        self._day.setText(day_line(today))
        for widget, card in zip(self._cards, today.cards, strict=True):
            widget.show_card(card)
        self._problems.show_notice("\n".join(today.problems))
        self._show_safety(today.safety)
        self._show_dose_change(today.programme, may_grow=today.safety.may_start)
        if today.cut_off is None:
            self._cut_off.show_notice("")
        else:
            line = cut_off_line(today.cut_off, cut_off_name)
            self._cut_off.show_notice(line, _("Go on from there"), _("Leave it at that"))
        self._show_feel(today)
        if today.week is not None:
            self._week.show_week(today.week)
        self._flexibility.show_checks(
            today.measurements, today.next_check, today.now.date(), locked=today.safety.is_locked
        )

    def show_choice(self, choice: Choice, minutes: int | None) -> None:
        """What "Just start" would start, in so many `minutes`."""
        self._start.show_choice(choice, minutes)

    def focus_due(self) -> None:
        """Give the keyboard to what comes first: the notice while something is locked or asked, else "Just start"."""
        if not self._safety.focus_first() and not self._start.focus_start():
            self._cards[0].focus_start()

    def show_feel_saved(self, pain: int) -> None:
        self._toast.show_message(_("Saved: {pain} of 10.").format(pain=pain), _("Undo"))
        self._place_toast()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space that no button has taken just starts."""
        if event.key() == START_KEY and not event.isAutoRepeat():
            self.just_start_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _show_safety(self, safety: Allowed) -> None:
        """What is locked, or asked again, and why; before the first answers Start itself leads to the questions."""
        if safety.ask is Occasion.FIRST:
            self._safety.show_notice("")
            return
        to_do = _("Answer now") if safety.ask else _("Answer again")
        lines = state_lines(safety)
        self._safety.show_notice("\n".join(lines), _("Read it again") if safety.is_locked else to_do)

    def _show_feel(self, today: Today) -> None:
        self._feel.show_feel(today.feel.pain if today.feel else None, None)
        self._feel.show_words(_("Pain in the lower back, 0 to 10"), _("No pain"), _("Worst I can imagine"))
        self._question.setText(feel_question(today))
        if today.morning is not None:
            self._feel_note.setText(morning_note(today.morning))
            return
        if today.feel is None:
            self._feel_note.setText(_("One tap saves it."))
            return
        at = local_clock(today.feel.felt_at, today.feel.zone)
        self._feel_note.setText(_("At {time} you chose {pain}. One tap saves a new one.").format(
            time=at, pain=today.feel.pain
        ))  # fmt: skip

    def _show_dose_change(self, programme: ProgrammeToday | None, *, may_grow: bool) -> None:
        """What the programme proposes, and what it has changed by itself, each with its reason."""
        proposal = programme.proposal if programme and may_grow else None
        applied = programme.applied if programme else None
        names = programme.names if programme else {}
        if proposal is None:
            self._proposal.show_notice("")
        else:
            self._proposal.show_notice(change_text(proposal, names), accept_text(proposal), _("Leave it as it is"))
        self._applied.show_notice("" if applied is None else change_text(applied, names), _("Undo"))

    def _connect_parts(self) -> None:
        for card in self._cards:
            card.start_requested.connect(self.start_requested)
            card.learn_requested.connect(self.learn_requested)
        self._cut_off.first_requested.connect(self.go_on_requested)
        self._cut_off.second_requested.connect(self.leave_requested)
        self._safety.first_requested.connect(self.safety_requested)
        self._proposal.first_requested.connect(self.accept_requested)
        self._proposal.second_requested.connect(self.refuse_requested)
        self._applied.first_requested.connect(self.undo_change_requested)
        self._start.start_requested.connect(self.just_start_requested)
        self._start.minutes_requested.connect(self.minutes_requested)
        self._feel.feel_chosen.connect(self.feel_requested)
        self._week.programme_requested.connect(self.programme_requested)
        self._flexibility.measure_requested.connect(self.measure_requested)
        self._toast.undo_requested.connect(self.feel_undo_requested)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._headline)
        words.addWidget(self._day)
        words.addStretch()
        self._heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heading.setSpacing(16)
        self._heading.addLayout(words, 1)
        self._heading.addWidget(self._start)
        self._card_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._card_row.setSpacing(16)
        for card in self._cards:
            self._card_row.addWidget(card, 1)
        self._lower_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower_row.setSpacing(16)
        for part, stretch in (
            (self._feel_panel(), FEEL_SHARE),
            (self._week, WEEK_SHARE),
            (self._flexibility, WEEK_SHARE),
        ):
            self._lower_row.addWidget(part, stretch)
        self._column.addLayout(self._heading)
        for notice in (self._problems, self._safety, self._cut_off, self._proposal, self._applied):
            self._column.addWidget(notice)
        self._column.addLayout(self._card_row)
        self._column.addLayout(self._lower_row)
        self._column.addStretch()
        return content

    def _feel_panel(self) -> QFrame:
        panel, column = _panel()
        column.addWidget(self._question)
        column.addWidget(self._feel_note)
        column.addSpacing(6)
        column.addWidget(self._feel)
        column.addStretch()
        return panel

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._card_row.setDirection(across if roomy else down)
        self._lower_row.setDirection(across if roomy else down)
        self._heading.setDirection(across if roomy else down)
        for card in self._cards:
            card.show_row(not roomy and self.width() >= 600)
        self._start.show_narrow(self.width() < (900 if self._theme.text_scale >= 1.5 else 600))
        margin = 32 if self.width() >= 600 else 16
        top, bottom = (TOP, BOTTOM) if margin > TOP else (margin, margin)
        self._column.setContentsMargins(margin, top, margin, bottom)

    def _place_toast(self) -> None:
        self._toast.adjustSize()
        self._toast.move((self.width() - self._toast.width()) // 2, self.height() - self._toast.height() - 24)
        self._toast.raise_()


def _panel() -> tuple[QFrame, QVBoxLayout]:
    panel = QFrame()
    panel.setProperty("panel", "card")
    column = QVBoxLayout(panel)
    column.setContentsMargins(20, 18, 20, 18)
    return panel, column
