"""One test under way: the number, the drawing and the photo kept in step, and what of them is a try."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from stretchtimer.core.angles import Tape, tape_warning
from stretchtimer.core.assess import guide_of
from stretchtimer.core.entry import (
    Entry,
    dial_of,
    dial_value,
    dragged_value,
    shown_reading,
    standing_value,
    stepped,
    stored_value,
)
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.gauge import gauge_of
from stretchtimer.core.guided import Trial
from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.core.message import UserError
from stretchtimer.ui.assess_page import AssessPage
from stretchtimer.ui.photo_file import read_photo
from stretchtimer.words.assess_words import tries_text
from stretchtimer.words.guided_words import (
    as_read_text,
    compared_text,
    do_text,
    field_name,
    hint_text,
    note_text,
    number_text,
    photo_advice,
    reads_as_text,
    trial_name,
    trial_title,
    try_label,
    value_text,
)
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence


class AssessTrial(QObject):
    """Holds the dial. It stands nowhere until something was read, so that nothing is stored by mistake."""

    ready_changed = Signal(bool)

    def __init__(self, page: AssessPage) -> None:
        super().__init__(page)
        self._page = page
        self._trial = Trial(Kind.LEG_RAISE, Protocol.PHONE, Side.BOTH)
        self._entry = Entry(Kind.LEG_RAISE, Protocol.PHONE)
        self._dial: int | None = None
        self._before: int | None = None
        page.trying.typed.connect(self._type)
        page.trying.stepped.connect(self._step)
        page.gauge.reading_dragged.connect(self._drag)
        page.photo.picture_requested.connect(self.open_picture)
        page.photo.stage.angle_measured.connect(self._follow_photo)
        page.photo.stage.problem_found.connect(page.trying.show_problem)

    @property
    def is_photo(self) -> bool:
        return self._trial.protocol is Protocol.PHOTO

    @property
    def is_empty(self) -> bool:
        """Whether no number stands there."""
        return not self._page.trying.text.strip()

    def show_trial(self, trial: Trial, entry: Entry, before: int | None) -> None:
        """Begin a try, with an empty dial; `before` is what the last check stored."""
        another = (trial.kind, trial.side, trial.protocol) != (self._trial.kind, self._trial.side, self._trial.protocol)
        self._trial, self._entry, self._before, self._dial = trial, entry, before, None
        panel, guide = self._page.trying, guide_of(trial.kind, trial.protocol)
        panel.show_trial(
            trial_title(trial), trial.side, do_text(trial), tries_text(guide), note_text(trial.kind, trial.protocol)
        )
        self._show_tries()
        gauge = gauge_of(trial.kind, trial.protocol)
        draggable = not entry.is_tape and not self.is_photo
        self._page.gauge.show_gauge(gauge, trial.side, hint_text(trial, draggable), draggable=draggable)
        if self.is_photo:
            self._page.photo.show_photo(QImage())
        if another:
            self._page.gauge.show_reading(gauge.neutral)
        self._show_dial()

    def show_entry(self, entry: Entry) -> None:
        """Another unit of length; the reading stays what it is. What was none yet may be one in this unit."""
        self._entry = entry
        self._show_tries()
        text = self._page.trying.text
        if self._dial is None and text.strip():
            self._show_number(text)
            self._type(text)
        else:
            self._show_dial()

    def take(self) -> int | None:
        """The try as it is stored; None, with the reason said, where what is typed is none."""
        try:
            self._dial = standing_value(self._entry, self._page.trying.text, self._dial)
            return stored_value(self._entry, self._dial)
        except UserError as error:
            self._page.trying.show_problem(sentence(error.message))
            self._page.trying.focus_first()
            return None

    def focus_first(self) -> None:
        if not self.is_photo:
            self._page.trying.focus_first()

    def open_picture(self) -> None:
        """Ask for a photo. The dialog stands beside the page, so that nothing waits for it."""
        dialog = QFileDialog(self._page, _("Open a photo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"), _("All files (*)")])
        dialog.fileSelected.connect(self.read_picture)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_picture(self, path: str) -> None:
        try:
            self._page.photo.show_photo(read_photo(path))
        except UserError as error:
            self._page.trying.show_problem(sentence(error.message))

    def _type(self, text: str) -> None:
        """Follow what is typed as soon as it is a reading; it is complained about only when it is saved."""
        try:
            self._dial = dial_value(self._entry, text)
            self._show_follows()
        except UserError:
            self._dial = None
            self._page.trying.show_reads(reads_as_text(self._entry, None), "")
        self.ready_changed.emit(bool(text.strip()))

    def _step(self, steps: int) -> None:
        start = self._dial
        if start is None:
            neutral = gauge_of(self._trial.kind, self._trial.protocol).neutral
            start = self._neutral_dial(neutral)
        self._dial = stepped(self._entry, start, steps)
        self._show_dial()

    def _neutral_dial(self, neutral: float) -> int:
        return dial_of(self._entry, round(neutral * 10)) if self._entry.is_tape else dragged_value(self._entry, neutral)

    def _drag(self, reading: float) -> None:
        self._dial = dragged_value(self._entry, reading)
        self._show_dial()

    def _follow_photo(self, angle: int | None) -> None:
        if self.is_photo:
            self._dial = angle
            placed = [spot is not None for spot in self._page.photo.stage.points]
            has_photo = self._page.photo.stage.view is not None
            self._page.trying.show_do(photo_advice(placed) if has_photo else do_text(self._trial))
            self._show_dial()

    def _show_dial(self) -> None:
        self._show_number("" if self._dial is None else number_text(self._entry, self._dial))
        self._show_follows()
        self.ready_changed.emit(self._dial is not None)

    def _show_number(self, text: str) -> None:
        sign = "°" if self._entry.typed_unit is Unit.TENTH_DEGREE else ""
        panel = self._page.trying
        panel.show_number(text, sign, field_name(self._entry, self._trial))
        panel.show_units(self._entry.units, self._entry.follows_units)

    def _show_follows(self) -> None:
        """What follows from the number: the drawing, what it amounts to, and how it stands to last time."""
        stored = None if self._dial is None else stored_value(self._entry, self._dial)
        said = reads_as_text(self._entry, stored)
        if stored is None:
            self._page.trying.show_reads(said, "")
            return
        warning = self._warning(stored)
        compared = compared_text(self._entry, stored, self._before) if self._before is not None else ""
        self._page.trying.show_reads(said, warning or compared)
        self._page.gauge.show_reading(shown_reading(self._entry, stored))
        self._page.gauge.show_spoken(trial_name(self._trial), value_text(self._entry, stored))

    def _warning(self, stored: int) -> str:
        if not self._entry.is_tape:
            return ""
        tape: Tape = "wall" if self._entry.protocol is Protocol.WALL else "heel"
        warning = tape_warning(tape, stored, self._entry.leg_mm)
        return sentence(warning) if warning else ""

    def _show_tries(self) -> None:
        trial = self._trial
        guide = guide_of(trial.kind, trial.protocol)
        practice = [(try_label(n + 1, True), _("done") if n < trial.practised else "") for n in range(guide.practice)]
        tries = [
            (try_label(n + 1, False), as_read_text(self._entry, trial.tries[n]) if n < len(trial.tries) else "")
            for n in range(guide.tries)
        ]
        self._page.trying.show_tries([*practice, *tries], trial.practised + len(trial.tries))
