"""The menu of the icon beside the clock: what comes next, what can be started, and rest from reminders.

Some desktops draw it themselves and take only plain rows, so it is made of nothing else.
"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stretchtimer.core.manners import SNOOZES
from stretchtimer.core.tray import Standing, TrayView
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.popup_words import snooze_words
from stretchtimer.words.tray_words import left_line, minutes_column, next_line, start_line

ICON = 20
HOUR = 60


@dataclass(frozen=True, slots=True)
class Startable:
    """A sequence of the day, and its minutes."""

    sequence_id: str
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class TrayDay:
    """What the menu says of the day."""

    starts: tuple[Startable, ...] = ()
    left: int = 0
    of: int = 0


class TrayMenu(QMenu):
    """Shows a `TrayView` and a `TrayDay`."""

    day_wanted = Signal()  # about to be opened: `show_day` is to be called
    start_requested = Signal(str)  # a sequence's id
    answer_start_requested = Signal()  # to what is offered
    snooze_requested = Signal(int)
    skip_requested = Signal()
    not_today_requested = Signal()
    pause_requested = Signal(int)  # minutes; 0: until tomorrow
    resume_requested = Signal()
    feel_requested = Signal()
    open_requested = Signal()
    quit_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._view, self._day = TrayView(), TrayDay()
        self.aboutToShow.connect(self.day_wanted)
        self._fill()

    def show_view(self, view: TrayView) -> None:
        if view != self._view:
            self._view = view
            self._fill()

    def show_day(self, day: TrayDay) -> None:
        if day != self._day:
            self._day = day
            self._fill()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill()

    def _fill(self) -> None:
        self.clear()
        heading = self._row(next_line(self._view))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.triggered.connect(self.open_requested)  # and so it is as legible as the rest
        if self._day.of:
            self._row(left_line(self._day.left, self._day.of)).setEnabled(False)
        self.addSeparator()
        if self._view.standing is Standing.OFFERED:
            self._add_answers()
        for one in self._day.starts:
            text = f"{start_line(one.sequence_id, one.name)}\t{minutes_column(one.minutes)}"
            row = self._row(text, "play")
            row.triggered.connect(lambda _on=False, wanted=one.sequence_id: self.start_requested.emit(wanted))
        self.addSeparator()
        self._add_pauses()
        self.addSeparator()
        self._row(_("Log how my back feels"), "pencil").triggered.connect(self.feel_requested)
        self._row(_("Open StretchTimer"), "house").triggered.connect(self.open_requested)
        self.addSeparator()
        self._row(_("Quit"), "x").triggered.connect(self.quit_requested)

    def _add_answers(self) -> None:
        """To the reminder that is waiting."""
        self._row(_("Start it now"), "play").triggered.connect(self.answer_start_requested)
        for minutes in SNOOZES:
            row = self._row(snooze_words(minutes), "clock")
            row.triggered.connect(lambda _on=False, wanted=minutes: self.snooze_requested.emit(wanted))
        self._row(_("Skip this one"), "skip-forward").triggered.connect(self.skip_requested)
        self._row(_("Not today"), "bell-off").triggered.connect(self.not_today_requested)
        self.addSeparator()

    def _add_pauses(self) -> None:
        if self._view.standing is Standing.PAUSED:
            self._row(_("Resume reminders"), "bell").triggered.connect(self.resume_requested)
            return
        for minutes, text, icon in (
            (HOUR, _("Pause reminders for 1 hour"), "pause"),
            (0, _("Pause until tomorrow"), "moon"),
        ):
            row = self._row(text, icon)
            row.triggered.connect(lambda _on=False, wanted=minutes: self.pause_requested.emit(wanted))

    def _row(self, text: str, icon: str = "") -> QAction:
        row = self.addAction(text.replace("&", "&&"))  # a name's own "&" underlines nothing
        if icon:
            row.setIcon(self._icons.icon(icon, self._theme.color("ink"), self._theme.px(ICON)))
        return row
