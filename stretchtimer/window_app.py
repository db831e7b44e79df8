"""The program with its window: builds the wiring of every page and says which page leads to which.

Data flows one way. A page asks; its wiring (`wiring/`) stores, reads back what was stored, and shows that: a fault in
storing cannot hide. Pages are built when they are first shown, so that the first frame pays for one of them.
"""

from PySide6.QtCore import QObject

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.just_start import GENTLE
from stretchtimer.shell import Shell
from stretchtimer.store.store import Store
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.wiring.assess import AssessWires
from stretchtimer.wiring.before import BeforeWires
from stretchtimer.wiring.data import DataWires
from stretchtimer.wiring.drawn_figures import DrawnFigures
from stretchtimer.wiring.exercises import ExerciseWires
from stretchtimer.wiring.first_run import FirstRunWires
from stretchtimer.wiring.history import HistoryWires
from stretchtimer.wiring.just_start import StartWires
from stretchtimer.wiring.keys import KeyWires
from stretchtimer.wiring.papers import PaperWires
from stretchtimer.wiring.parts import EXERCISES, PROGRAMME, PROGRESS, REMINDERS, SEQUENCES, SETTINGS, TODAY, Parts
from stretchtimer.wiring.programme import ProgrammeWires
from stretchtimer.wiring.progress import ProgressWires
from stretchtimer.wiring.reminders_page import RemindersPageWires
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.wiring.senses import SensesWires
from stretchtimer.wiring.sequences import SequenceWires
from stretchtimer.wiring.sessions import SessionWires
from stretchtimer.wiring.settings import SettingsWires
from stretchtimer.wiring.support import SupportWires
from stretchtimer.wiring.today import TodayWires
from stretchtimer.wiring.transfers import TransferWires


class WindowApp(QObject):
    """Everything the window needs, built once, wired once."""

    def __init__(self, shell: Shell, clock: Clock, store: Store, catalogue: Catalogue) -> None:
        super().__init__()
        figures = DrawnFigures(catalogue, shell.tokens, shell.appearance.theme, store.settings())
        self._came_from = TODAY
        self.parts = parts = Parts(shell, clock, store, catalogue, figures)
        self.senses = SensesWires(parts)
        self.settings = SettingsWires(parts, self.senses)
        self.safety = SafetyWires(parts)
        self.sessions = SessionWires(parts, self.safety)
        self.before = BeforeWires(parts, self.sessions, self.senses, self.safety)
        self.progress, self.transfers = ProgressWires(parts), TransferWires(parts)
        self.history = HistoryWires(parts, self.transfers)
        self.progress.history_requested.connect(self.history.show)
        self.history.back_requested.connect(self.progress.show)
        self.history.erased.connect(self.settings.show_look)
        self.data = DataWires(parts, self.settings, self.transfers, self.history)
        self.assess = AssessWires(parts, self.safety)
        self.assess.gentle_requested.connect(lambda: self.sessions.start_gentle(GENTLE))
        self.assess.left.connect(self._show_measured)
        self.exercises = ExerciseWires(parts, self.sessions, self.before)
        self.sequences = SequenceWires(parts, self.before)
        self.papers = PaperWires(parts)
        self.exercises.print_requested.connect(self.papers.ask_sheet)
        self.progress.summary_requested.connect(self.papers.ask_report)
        self.start = StartWires(parts, self.before)
        self.programme = ProgrammeWires(parts)
        self.programme.open_file_requested.connect(self.sequences.open_shared)
        self.reminders_page, self.support = RemindersPageWires(parts), SupportWires(parts)
        self.reminders_page.support_requested.connect(self.support.show)
        self.support.left.connect(self.reminders_page.show)
        self.today = TodayWires(parts, self.sessions, self.before, self.safety, self.start, self.programme)
        self.today.page.measure_requested.connect(self.measure)
        self.progress.guide_requested.connect(self.measure)
        for claims in (self.today.page, self.before, self.sessions, self.progress, self.programme):
            claims.learn_requested.connect(self.exercises.show_learn)
        self.first_run = FirstRunWires(parts)
        self.first_run.finished.connect(self.today.show_first)
        self.first_run.measure_requested.connect(self.measure)
        self.first_run.reminders_changed.connect(self.reminders_page.changed)
        self.settings.first_run_requested.connect(self.first_run.repeat)
        self.keys = KeyWires(parts, self.sessions.runner)
        self._connect_sound()
        parts.window.guard_keys(clock.elapsed_ms)
        parts.window.page_requested.connect(self.show_entry)
        figures.look_changed.connect(self._repaint_pictures)
        self.first_run.resume()

    def end(self) -> None:
        """The program is about to quit."""
        self.assess.end()
        self.sequences.editor.end()
        self.reminders_page.calendar.end()
        self.support.end()
        self.sessions.end()
        self.transfers.end()

    def grant(self, wish: str) -> None:
        """Do what a later start of the program asks: "raise", "run" and a sequence, or "start" and perhaps minutes."""
        self.parts.window.show_raised()
        verb, _space, what = wish.partition(" ")
        if self.sessions.is_running or self.transfers.is_running:
            return
        if verb == "run":
            self.before.ask(what)
        elif verb == "start":
            self.start.start(int(what) if what else None)

    def measure(self) -> None:
        """Test flexibility, where the answers to the safety questions allow it."""
        came_from = self.parts.window.entry or TODAY  # the questions stand beside Today
        self.safety.test(lambda: self._measure(came_from))

    def show_entry(self, entry: int) -> None:
        """Open one of the rail's pages."""
        show = {
            TODAY: self.today.show,
            PROGRESS: self.progress.show,
            PROGRAMME: self.programme.show,
            EXERCISES: self.exercises.show,
            SEQUENCES: self.sequences.show,
            REMINDERS: self.reminders_page.show,
            SETTINGS: self.settings.show,
        }
        show[entry]()

    def _measure(self, came_from: int) -> None:
        self._came_from = came_from
        self.assess.show()

    def _show_measured(self) -> None:
        """Back to the page from which the measuring was begun, with what is in the file now."""
        if self.first_run.is_wanted:
            self.first_run.resume()
            return
        self.show_entry(self._came_from)
        if self._came_from == TODAY:
            self.today.page.focus_due()

    def _connect_sound(self) -> None:
        """Trials of what sessions sound like, and what can be chosen for them."""
        sound = self.sessions.sound
        self.senses.say_requested.connect(sound.say)
        self.settings.say_requested.connect(sound.say)
        self.settings.sound_requested.connect(sound.play_example)
        self.settings.voices_wanted.connect(sound.find_voices)
        sound.voices_found.connect(self.settings.show_voices)
        sound.problem.connect(self.senses.show_silent)

    def _repaint_pictures(self) -> None:
        for picture in self.parts.window.findChildren(FigurePicture):
            picture.update()
