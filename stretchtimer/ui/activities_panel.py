"""Activities that matter to the user: three to five of their own, scored 0 to 10, and how far they have come."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.activities import ADVISED, LONGEST_NAME, MOST, function_change, is_due, mean_readings
from stretchtimer.core.records import ActivityRecord, ScoreRecord
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.chart_panel import ChartPanel
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.progress_drawings import Span, function_drawing
from stretchtimer.ui.theme import Theme
from stretchtimer.words.activity_words import best_word, change_line, question, worst_word
from stretchtimer.words.language import _
from stretchtimer.words.verdict_words import function_text

HEIGHT = 110
GOALS = "how_much#expect"


class ActivitiesPanel(QWidget):
    """Names and scores as they are kept; says what the user wants added, scored or removed."""

    addition_requested = Signal(str)
    score_requested = Signal(str, int)
    """The id of an activity, and its score."""
    removal_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.panel = ChartPanel(theme, icons, HEIGHT, GOALS)
        self._means = Smoothed(())
        self._sentence = ""
        self._rows: dict[str, _ActivityRow] = {}
        self._list, self._entry = QVBoxLayout(), QWidget()
        self._name, self._add, self._problem = QLineEdit(), QPushButton(_("Add")), wrapped_label("small")
        self._lay_out()
        self._add.clicked.connect(self._ask)
        self._name.returnPressed.connect(self._ask)
        self._name.textEdited.connect(lambda: self.show_problem(""))

    def show_activities(self, activities: Sequence[ActivityRecord], scores: Sequence[ScoreRecord], today: date) -> None:
        """Rows keep an open scale; what is gone loses its row."""
        kept = {activity.id for activity in activities}
        for gone in [key for key in self._rows if key not in kept]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for activity in activities:
            if activity.id not in self._rows:
                row = _ActivityRow(self._theme, activity, self._ask_score, self.removal_requested.emit)
                self._rows[activity.id] = row
                self._list.addWidget(row)
            mine = [score for score in scores if score.activity == activity.id]
            self._rows[activity.id].show_scores(mine, is_due(activity, mine, today), today.year)
        self._entry.setVisible(len(activities) < MOST)
        self._means = Smoothed(mean_readings(activities, scores))
        self._sentence = function_text(function_change(activities, scores)) if scores else ""

    def show_span(self, over: Span) -> None:
        """Draw the means over the same days as the other charts."""
        caption = _("Your own, from 0 (cannot do it) to 10 (as before).")
        self.panel.show_title(_("Activities that matter to you"), caption)
        self.panel.show_sentences([self._sentence])
        nothing = _("Score all of them on a day, and their mean is drawn here.") if self._rows else ""
        self.panel.show_drawing(function_drawing(self._means, over, [self._sentence]), nothing)

    def show_problem(self, sentence: str) -> None:
        """Why a name was not taken, beneath the field, which keeps it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def show_added(self) -> None:
        self._name.clear()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def means(self) -> Smoothed:
        return self._means

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.panel.show_theme(theme)
        for row in self._rows.values():
            row.show_theme(theme)

    def _ask(self) -> None:
        self.addition_requested.emit(self._name.text())

    def _ask_score(self, activity_id: str, score: int) -> None:
        self.score_requested.emit(activity_id, score)

    def _lay_out(self) -> None:
        hint = _("Name {few} to {most} things that your back or leg makes hard.").format(few=ADVISED, most=MOST)
        words = wrapped_label("small")
        words.setText(hint)
        self._name.setAccessibleName(_("A new activity"))
        self._name.setPlaceholderText(_("Putting on socks"))
        self._name.setMaxLength(LONGEST_NAME)
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self._name, 1)
        typed.addWidget(self._add)
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(8)
        entry.addWidget(words)
        entry.addLayout(typed)
        entry.addWidget(self._problem)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self._list.setSpacing(4)
        rows.addLayout(self._list)
        rows.addWidget(self._entry)
        self.panel.add_above_chart(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)


class _ActivityRow(QFrame):
    """One activity: where it stands, a button that opens its scale, and one that removes it."""

    def __init__(
        self,
        theme: Theme,
        activity: ActivityRecord,
        score: Callable[[str, int], None],
        remove: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._words, self._scale = wrapped_label("small"), FeelScale(theme)
        self._ask, self._remove = QPushButton(_("Score")), QPushButton(_("Remove"))
        name = wrapped_label("strong")
        name.setText(activity.name)
        self._ask.setCheckable(True)
        self._ask.setProperty("kind", "text")
        self._remove.setProperty("kind", "quiet")
        for button in (self._ask, self._remove):
            button.setAccessibleName(f"{button.text()}: {activity.name}")
        self._scale.show_words(question(activity.name), worst_word(), best_word())
        self._scale.hide()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(name)
        said.addWidget(self._words)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addLayout(said, 1)
        line.addWidget(self._ask)
        line.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._scale)
        self._ask.toggled.connect(self._scale.setVisible)
        self._scale.feel_chosen.connect(lambda chosen: score(activity.id, chosen))
        self._remove.clicked.connect(lambda: remove(activity.id))

    def show_scores(self, scores: Sequence[ScoreRecord], due: bool, this_year: int) -> None:
        ordered = sorted(scores, key=lambda score: score.scored_at)
        self._words.setText(change_line(ordered, due, this_year))
        self._ask.setChecked(False)
        self._scale.show_feel(None, ordered[-1].score if ordered else None)
        self._ask.setText(_("Score now") if due else _("Score"))

    def show_theme(self, theme: Theme) -> None:
        self._scale.show_theme(theme)
