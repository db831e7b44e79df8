"""The progress page: what was measured, the form that takes a new reading, and undo for one that was removed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.held import HeldWeek
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import ActivityRecord, FeelRecord, MeasurementRecord, ScoreRecord
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.chart_drawing import Phase
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.measure_form import MeasureForm
from stretchtimer.ui.progress_drawings import Goals
from stretchtimer.ui.progress_empty import ProgressEmpty
from stretchtimer.ui.progress_panels import ProgressPanels
from stretchtimer.ui.progress_sentences import Person
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import _

EDGE, TOP, GUTTER = 32, 24, 16
NARROW_EDGE, NARROW = 24, 640
RANGE_AND_PAIN = "evidence#range"


class ProgressPage(QWidget):
    """Draws the readings it is given; says what the user wants measured, removed or put back."""

    measurement_requested = Signal(object, str, object, object)
    """Kind, the reading as typed, Side, Protocol."""
    removal_requested = Signal(str)
    """The id of a measurement."""
    restore_requested = Signal()
    history_requested = Signal()
    guide_requested = Signal()  # to be led through a test
    summary_requested = Signal()  # on paper
    learn_requested = Signal(str)
    activity_requested = Signal(str)
    """The name of a new activity, as typed."""
    score_requested = Signal(str, int)
    activity_removal_requested = Signal(str)
    """The id of an activity."""
    drawn = Signal()
    """The page and its charts are there: what takes longer to read can follow."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_records = self._has_sessions = self._has_activities = False
        self._measure = SessionButton(theme, icons, "primary", "inline")
        self._measure.show_action(_("Measure now"), "plus")
        self._history = QPushButton(_("History"))
        self._history.setProperty("kind", "text")
        self._guide = QPushButton(_("Guide me"))
        self._guide.setProperty("kind", "text")
        self._guide.setToolTip(_("Step by step through a test, with a drawing"))
        self._learn = LearnLink(theme, icons, RANGE_AND_PAIN)
        self._summary = SessionButton(theme, icons, "outline", "inline")
        self._summary.show_action(_("Summary for your physiotherapist"), "printer")
        self._scroll = QScrollArea(self)
        body = QWidget(self._scroll)
        self._form = MeasureForm(theme, body)
        self._empty = ProgressEmpty(theme, icons, body)
        self._panels = ProgressPanels(theme, icons, body)
        self._column = QVBoxLayout(body)
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.setWidget(body)
        self._toast = Toast(theme, self)
        self._lay_out()
        self._listen()
        self.show_theme(theme)
        self._show_parts()

    def show_records(self, measurements: Iterable[MeasurementRecord], feels: Iterable[FeelRecord]) -> None:
        kept, felt = tuple(measurements), tuple(feels)
        self._has_records = bool(kept or felt or self._has_activities or self._has_sessions)
        self._form.show_last_methods(kept)
        self._panels.show_records(kept, felt)
        self._show_parts()

    def show_person(self, person: Person, goals: Goals) -> None:
        """Whom the readings belong to, and where they want to be; shown with the next records."""
        self._panels.show_person(person, goals)

    def show_sessions(self, counts: Mapping[date, int], held: Mapping[HeldWeek, int], zone: str) -> None:
        """How many sessions each day had, and the ms each muscle was held."""
        self._has_sessions = bool(counts or held)
        self._has_records = self._has_records or self._has_sessions
        self._panels.show_sessions(counts, held, zone)
        self._show_parts()

    def show_activities(self, activities: Sequence[ActivityRecord], scores: Sequence[ScoreRecord], today: date) -> None:
        """The user's own activities, with every score of theirs."""
        self._has_activities = bool(activities)
        self._panels.activities.show_activities(activities, scores, today)

    def show_activity_problem(self, sentence: str) -> None:
        self._panels.activities.show_problem(sentence)

    def show_activity_added(self) -> None:
        self._panels.activities.show_added()

    def show_phases(self, phases: Sequence[Phase]) -> None:
        """The phases of the programme: first day, first day after, name."""
        self._panels.show_phases(phases)

    def show_units(self, units: LengthUnit) -> None:
        """The unit of reaches in charts and table. A reading is typed in the unit of its method."""
        self._panels.show_units(units)

    def show_now(self, now: datetime, zone: str) -> None:
        """The end of the time axis, from which the ranges count back, and the zone that days are counted in."""
        self._panels.show_now(now, zone)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._measure.show_theme(theme)
        self._learn.show_theme(theme)
        self._summary.show_theme(theme)
        for part in (self._form, self._empty, self._panels):
            part.show_theme(theme)
        self._arrange()

    @property
    def is_drawn(self) -> bool:
        """Whether nothing is left to be drawn."""
        return not (self._has_records and self._panels.awaits_charts)

    def show_form(self) -> None:
        """Open the form, ready to be typed into."""
        self._form.start()
        self._show_parts()
        self._scroll.verticalScrollBar().setValue(0)

    def show_entry_problem(self, sentence: str) -> None:
        """Why the reading was not taken, beside the field."""
        self._form.show_problem(sentence)

    def show_entry_saved(self, sentence: str) -> None:
        self._form.show_saved(sentence)

    def show_removed(self, sentence: str) -> None:
        """Say it for a few seconds, with a button that asks to put it back."""
        self._toast.show_message(sentence, _("Undo"))
        self._place_toast()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _lay_out(self) -> None:
        title = QLabel(_("Progress"))
        title.setProperty("role", "headline")
        buttons = FlowBox()
        buttons.show_parts([self._history, self._guide, self._measure])
        self._header.addWidget(title, 1)
        self._header.addWidget(buttons)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(self._header)
        self._column.addWidget(self._form)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self._panels, 1)
        self._column.addWidget(self._summary, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._form.hide()

    def _listen(self) -> None:
        self._measure.clicked.connect(self.show_form)
        self._history.clicked.connect(self.history_requested)
        self._guide.clicked.connect(self.guide_requested)
        self._summary.clicked.connect(self.summary_requested)
        self._learn.learn_requested.connect(self.learn_requested)
        self._empty.check_requested.connect(self.show_form)
        self._form.closed.connect(self._close_form)
        self._form.measurement_requested.connect(self.measurement_requested)
        self._panels.removal_requested.connect(self.removal_requested)
        self._panels.drawn.connect(self.drawn)
        self._panels.activities.addition_requested.connect(self.activity_requested)
        self._panels.activities.score_requested.connect(self.score_requested)
        self._panels.activities.removal_requested.connect(self.activity_removal_requested)
        self._panels.problem_found.connect(self._toast.show_message)
        self._panels.problem_found.connect(self._place_toast)
        self._panels.learn_requested.connect(self.learn_requested)
        self._toast.undo_requested.connect(self.restore_requested)

    def _close_form(self) -> None:
        self._form.hide()
        self._show_parts()
        if self._has_records:
            self._measure.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.focus_button()

    def _show_parts(self) -> None:
        """One filled button at a time: Save while the form is open, else the one that opens it."""
        is_open = not self._form.isHidden()
        self._measure.setVisible(self._has_records and not is_open)
        self._guide.setVisible(self._has_records and not is_open)
        self._empty.show_button(not is_open)
        self._empty.setVisible(not self._has_records)
        self._panels.setVisible(self._has_records)
        self._summary.setVisible(self._has_records)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._panels.show_room(self.width() - 2 * edge - bar)
        downwards, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._header.setDirection(downwards if narrow else beside)
        self._form.show_narrow(self.width() / self._theme.text_scale < NARROW + 2 * EDGE)

    def _place_toast(self) -> None:
        """At the foot of the page, where it hides none of the table's button."""
        size = self._toast.sizeHint()
        start = EDGE if self.width() > size.width() + 2 * EDGE else 0
        x = self.width() - size.width() - start if self.isRightToLeft() else start
        self._toast.setGeometry(x, self.height() - size.height() - TOP, size.width(), size.height())
