"""The chosen step in full: its picture, its sides, how it is counted, its rests, and what comes in its place."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise, Sides
from stretchtimer.core.sequence import Step, Substitute
from stretchtimer.core.sequence_edit import first_step
from stretchtimer.ui.amount_box import AmountBox
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.sequence_words import sides_choices

PICTURE_HEIGHT = 112
MS_A_TENTH = 100
USUAL_SECONDS, USUAL_REPS = 30, 8


class StepPanel(QFrame):
    """Says the step as the user wants it."""

    step_requested = Signal(object)  # Step
    duplicate_requested = Signal()
    remove_requested = Signal()

    def __init__(self, theme: Theme, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._exercises: dict[str, Exercise] = {}
        self._picture, self._title = FigurePicture(theme, art), QLabel(_("Selected step"))
        self._sides, self._counted = QComboBox(), QComboBox()
        self._tempo = AmountBox(_("One repetition, seconds"), 3, 300, 5)
        self._prepare = AmountBox(_("Time to get ready, seconds"), 3, 120)
        self._change = AmountBox(_("Time to change sides, seconds"), 3, 120)
        self._rest = AmountBox(_("Rest between sets, seconds"), 3, 120)
        self._waits, self._only = Switch(theme), Switch(theme)
        self._first_hour, self._otherwise = QComboBox(), QComboBox()
        self._duplicate, self._remove = QPushButton(_("Repeat")), QPushButton(_("Remove"))
        self._more, self._form = QPushButton(_("More")), QFormLayout()
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return (*(field for _name, field in self._rows()), self._more, self._duplicate, self._remove)

    def show_exercises(self, exercises: Sequence[Exercise]) -> None:
        """What may come in a step's place."""
        self._exercises = {exercise.id: exercise for exercise in exercises}
        for box in (self._first_hour, self._otherwise):
            box.clear()
            box.addItem(_("Nothing"), "")
            for exercise in sorted(exercises, key=lambda exercise: exercise.name):
                box.addItem(exercise.name, exercise.id)

    def show_step(self, step: Step | None) -> None:
        self._step = step
        self.setVisible(step is not None)
        if step is None:
            return
        exercise = self._exercises[step.exercise]
        self._picture.show_exercise(step.exercise, step.first_side)
        self._show_sides(step, exercise)
        self._counted.setCurrentIndex(0 if step.reps is None else 1)
        tempo_ms = step.tempo_ms or exercise.dose.tempo_ms or 2_000
        self._tempo.show_amount(tempo_ms // MS_A_TENTH)
        for box, seconds in ((self._prepare, step.prepare_s), (self._change, step.change_s), (self._rest, step.rest_s)):
            box.show_amount(seconds)
        self._waits.show_on(step.wait_for_tap)
        self._only.show_on(step.only_first_hour)
        for combo, instead in ((self._first_hour, step.first_hour), (self._otherwise, step.otherwise)):
            combo.setCurrentIndex(max(0, combo.findData(instead.exercise if instead else "")))
        self._show_rows(step, exercise)

    def show_theme(self, theme: Theme) -> None:
        for painted in (self._picture, self._waits, self._only):
            painted.show_theme(theme)
        self._picture.setFixedHeight(PICTURE_HEIGHT)

    def _rows(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (_("Sides"), self._sides),
            (_("Rest"), self._rest),
            (_("Counted"), self._counted),
            (_("One repetition"), self._tempo),
            (_("Wait for my tap"), self._waits),
            (_("Get ready"), self._prepare),
            (_("Change sides"), self._change),
            (_("First hour up: instead"), self._first_hour),
            (_("Missing kit: instead"), self._otherwise),
            (_("Only in the first hour up"), self._only),
        )

    def _show_rows(self, step: Step, exercise: Exercise) -> None:
        """What can be said of this step; most of it only where more is asked for."""
        has_two, is_counted, more = exercise.sides is Sides.EACH, step.reps is not None, self._more.isChecked()
        self._form.setRowVisible(self._sides, has_two)
        self._form.setRowVisible(self._rest, step.sets > 1)
        self._form.setRowVisible(self._change, more and has_two and not step.one_side)
        counted: tuple[QWidget, ...] = (self._tempo, self._waits)
        others: tuple[QWidget, ...] = (self._counted, self._prepare, self._first_hour, self._otherwise, self._only)
        for part in counted:
            self._form.setRowVisible(part, more and is_counted)
        for part in others:
            self._form.setRowVisible(part, more)

    def _show_sides(self, step: Step, exercise: Exercise) -> None:
        self._sides.clear()
        for choice, text in sides_choices(exercise.limb):
            self._sides.addItem(text, choice)
        chosen = [choice for choice, _text in sides_choices(exercise.limb)].index((step.first_side, step.one_side))
        self._sides.setCurrentIndex(chosen)

    def _ask(self, **changes: object) -> None:
        if self._step is not None:
            self.step_requested.emit(replace(self._step, **changes))  # type: ignore[arg-type]

    def _ask_sides(self) -> None:
        first, alone = self._sides.currentData()
        self._ask(first_side=first, one_side=alone)

    def _ask_counted(self) -> None:
        """By the clock or by number: the other way begins as the exercise is usually done."""
        if self._step is None:
            return
        dose = self._exercises[self._step.exercise].dose
        if self._counted.currentIndex() == 1:
            tempo = None if dose.tempo_ms else self._tempo.value() * MS_A_TENTH
            self._ask(seconds=None, reps=(dose.reps or (USUAL_REPS,))[0], tempo_ms=tempo)
        else:
            seconds = (dose.seconds or (USUAL_SECONDS,))[0]
            self._ask(seconds=seconds, reps=None, tempo_ms=None, wait_for_tap=False)

    def _ask_instead(self, key: str, combo: QComboBox) -> None:
        chosen = combo.currentData()
        if not chosen:
            self._ask(**{key: None})
            return
        usual = first_step(self._exercises[chosen])
        self._ask(**{key: Substitute(chosen, usual.sets, usual.seconds, usual.reps)})

    def _listen(self) -> None:
        self._sides.activated.connect(self._ask_sides)
        self._counted.activated.connect(self._ask_counted)
        self._tempo.amount_requested.connect(lambda tenths: self._ask(tempo_ms=tenths * MS_A_TENTH))
        self._prepare.amount_requested.connect(lambda seconds: self._ask(prepare_s=seconds))
        self._change.amount_requested.connect(lambda seconds: self._ask(change_s=seconds))
        self._rest.amount_requested.connect(lambda seconds: self._ask(rest_s=seconds))
        self._waits.toggled.connect(lambda on: self._ask(wait_for_tap=on))
        self._only.toggled.connect(lambda on: self._ask(only_first_hour=on))
        self._first_hour.activated.connect(lambda: self._ask_instead("first_hour", self._first_hour))
        self._otherwise.activated.connect(lambda: self._ask_instead("otherwise", self._otherwise))
        self._more.toggled.connect(lambda: self.show_step(self._step))
        self._duplicate.clicked.connect(self.duplicate_requested)
        self._remove.clicked.connect(self.remove_requested)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "strong")
        self._tempo.show_tenths()
        self._counted.addItems([_("By the clock"), _("By number")])
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(8)
        for name, field in self._rows():
            label = QLabel(name)
            label.setProperty("role", "small")
            label.setWordWrap(True)
            self._form.addRow(label, field)
            field.setAccessibleName(field.accessibleName() or name)
            if isinstance(field, QComboBox):
                name_list(field, field.accessibleName())
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(8)
            if isinstance(field, AmountBox):
                field.show_unit(_("s"))
        self._remove.setProperty("kind", "danger")
        self._duplicate.setProperty("kind", "text")
        repolish(self._remove)
        self._more.setCheckable(True)
        self._more.setProperty("kind", "chip")
        buttons = FlowBox(gap=0)
        buttons.show_parts([self._duplicate, self._remove])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._picture)
        column.addLayout(self._form)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(buttons)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
