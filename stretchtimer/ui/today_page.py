"""The Today page: what fits now, how the back feels, and an invitation to measure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.measure import Kind, shown_text
from stretchtimer.core.records import MeasurementRecord, Occasion
from stretchtimer.core.safety import Allowed
from stretchtimer.core.today import Today
from stretchtimer.ui.banner import Banner
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.ui.today_card import TodayCard
from stretchtimer.words.language import _
from stretchtimer.words.names import side_name
from stretchtimer.words.safety_words import state_lines
from stretchtimer.words.today_words import cut_off_line, day_line, day_text, headline, local_clock

CARDS = 3
ROW_FROM = 860  # px of page width for three cards beside each other


class TodayPage(QScrollArea):
    """Shows a `Today` value."""

    start_requested = Signal(str)  # the sequence's id
    go_on_requested = Signal()  # with the session that was cut off
    leave_requested = Signal()  # it as it is
    feel_requested = Signal(int)
    feel_undo_requested = Signal()
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
        self._cards = [TodayCard(theme, icons, art) for _number in range(CARDS)]
        self._feel = FeelScale(theme)
        self._feel_note = wrapped_label("caption")
        self._flexibility, self._flexibility_note = wrapped_label("title_s"), wrapped_label("small")
        self._measure = QPushButton()
        self._measure.setProperty("kind", "outline")
        self._toast = Toast(theme, self)
        self._toast.hide()
        self.setWidget(self._content())
        for card in self._cards:
            card.start_requested.connect(self.start_requested)
            card.learn_requested.connect(self.learn_requested)
        self._cut_off.first_requested.connect(self.go_on_requested)
        self._cut_off.second_requested.connect(self.leave_requested)
        self._safety.first_requested.connect(self.safety_requested)
        self._feel.feel_chosen.connect(self.feel_requested)
        self._measure.clicked.connect(self.measure_requested)
        self._toast.undo_requested.connect(self.feel_undo_requested)

    def show_today(self, today: Today, cut_off_name: str = "") -> None:
        """Show the day; `cut_off_name` is what the cut-off session's sequence is called."""
        self._headline.setText(headline(today))
        self._day.setText(day_line(today))
        for widget, card in zip(self._cards, today.cards, strict=True):
            widget.show_card(card)
        self._problems.show_notice("\n".join(today.problems))
        self._show_safety(today.safety)
        self._measure.setEnabled(not today.safety.is_locked)
        if today.cut_off is None:
            self._cut_off.show_notice("")
        else:
            line = cut_off_line(today.cut_off, cut_off_name)
            self._cut_off.show_notice(line, _("Go on from there"), _("Leave it at that"))
        self._show_feel(today)
        self._show_flexibility(today.measurements)

    def focus_due(self) -> None:
        """Give the keyboard to what comes first: Start of the first card, or the notice while that is locked."""
        if not self._safety.focus_first():
            self._cards[0].focus_start()

    def show_feel_saved(self, pain: int) -> None:
        self._toast.show_message(_("Saved: {pain} of 10.").format(pain=pain), _("Undo"))
        self._place_toast()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

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
        if today.feel is None:
            self._feel_note.setText(_("One tap saves it."))
            return
        at = local_clock(today.feel.felt_at, today.feel.zone)
        self._feel_note.setText(_("At {time} you chose {pain}. One tap saves a new one.").format(
            time=at, pain=today.feel.pain
        ))  # fmt: skip

    def _show_flexibility(self, measurements: Sequence[MeasurementRecord]) -> None:
        latest = {record.side: record for record in measurements if record.kind is Kind.LEG_RAISE}
        if not latest:
            self._flexibility.setText(_("Measure once, see it change"))
            self._flexibility_note.setText(_("Five minutes: leg raise and sit and reach."))
            self._measure.setText(_("First check"))
            return
        values = (
            f"{side_name(side)} {shown_text(record.value, record.unit)}{record.unit.shown}"
            for side, record in sorted(latest.items())
        )
        last = max(record.day for record in latest.values())
        self._flexibility.setText("   ".join(values))
        self._flexibility_note.setText(_("Straight leg raise, last measured on {day}.").format(day=day_text(last)))
        self._measure.setText(_("Measure"))

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "bg")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        heading = QVBoxLayout()
        heading.setSpacing(4)
        heading.addWidget(self._headline)
        heading.addWidget(self._day)
        self._card_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._card_row.setSpacing(16)
        for card in self._cards:
            self._card_row.addWidget(card, 1)
        self._lower_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower_row.setSpacing(16)
        self._lower_row.addWidget(self._feel_panel(), 1)
        self._lower_row.addWidget(self._flexibility_panel(), 1)
        self._column.addLayout(heading)
        self._column.addWidget(self._problems)
        self._column.addWidget(self._safety)
        self._column.addWidget(self._cut_off)
        self._column.addLayout(self._card_row)
        self._column.addLayout(self._lower_row)
        self._column.addStretch()
        return content

    def _feel_panel(self) -> QFrame:
        panel, column = _panel()
        question = wrapped_label("title_s")
        question.setText(_("How does your lower back feel now?"))
        column.addWidget(question)
        column.addWidget(self._feel_note)
        column.addSpacing(6)
        column.addWidget(self._feel)
        column.addStretch()
        return panel

    def _flexibility_panel(self) -> QFrame:
        panel, column = _panel()
        column.addWidget(self._flexibility)
        column.addWidget(self._flexibility_note)
        column.addSpacing(6)
        column.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        return panel

    def _arrange(self) -> None:
        roomy = self.width() >= ROW_FROM and self._theme.text_scale < 1.5
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._card_row.setDirection(across if roomy else down)
        self._lower_row.setDirection(across if roomy else down)
        for card in self._cards:
            card.show_row(not roomy and self.width() >= 600)
        margin = 32 if self.width() >= 600 else 16
        self._column.setContentsMargins(margin, margin, margin, margin)

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
