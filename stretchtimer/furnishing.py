"""What comes into the window after its first frame: the store, the catalogue, the pages, and later starts' wishes.

Every page says its texts when it is built. So when another language is chosen, all of it is built anew in the same
window, as a restart would do it; what the user has is in the store, and nothing else is lost.
"""

import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from stretchtimer.app import open_catalogue, open_store, speak
from stretchtimer.clock import Clock, SystemClock
from stretchtimer.core.message import Message, UserError
from stretchtimer.desktop.signals import on_termination
from stretchtimer.desktop.single_instance import WishListener, runtime_folder
from stretchtimer.opening import BACKGROUND, LOOK, Application
from stretchtimer.shell import Shell, make_shell
from stretchtimer.store.store import Store
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.ui.qt_language import QtLanguage
from stretchtimer.window_app import WindowApp
from stretchtimer.wiring.closing import ClosingWires
from stretchtimer.wiring.resident import ResidentWires
from stretchtimer.words.language import environment_languages, is_mirrored, written_language
from stretchtimer.words.messages import sentence


def furnish(until_the_end: ExitStack, application: Application, window: MainWindow, folder: Path, wish: str) -> None:
    """Bring the program into its window; where the records cannot be opened, say why and end."""
    until_the_end.enter_context(on_termination(application.quit))
    clock = SystemClock()
    try:
        store = until_the_end.enter_context(open_store(folder, clock))
    except UserError as error:
        sys.stderr.write(f"{sentence(error.message)}\n")
        QMessageBox.critical(window, "StretchTimer", sentence(error.message))
        application.exit(1)
        return
    furniture = Furniture(application, window, folder, clock, store)
    application.setQuitOnLastWindowClosed(False)
    application.quitting.connect(lambda: window.show_kept(False))
    application.aboutToQuit.connect(furniture.end)
    if wish != BACKGROUND:
        furniture.app.grant(wish)


class Furniture(QObject):
    """All that is in the window, in one language at a time."""

    def __init__(self, application: QApplication, window: MainWindow, folder: Path, clock: Clock, store: Store) -> None:
        super().__init__(application)
        self._application, self._window, self._folder = application, window, folder
        self._clock, self._store = clock, store
        self._qt_language = QtLanguage(application)
        self._bring_in()

    def end(self) -> None:
        """The program is about to quit, or to be built anew."""
        self.app.end()
        self._resident.end()

    def change_language(self) -> None:
        """Build everything anew in the language of the settings, and go on where it was chosen."""
        unfinished = self.app.sequences.exercises.unfinished
        self.end()
        for old in (self.app, self.shell.appearance):
            old.deleteLater()
            self._application.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self._bring_in()
        if unfinished is not None:
            self.app.sequences.exercises.take_up(unfinished, self.app.sequences.show_list)
        self.app.settings.show_setting("language")

    def _bring_in(self) -> None:
        settings = self._store.settings()
        speak(settings, *(environment_languages() or QLocale.system().uiLanguages()))
        self._qt_language.show_language(written_language(), is_mirrored=is_mirrored())
        self._window.setLocale(QLocale())
        self.shell = make_shell(self._application, self._window, settings.text("theme"), settings.text_scale)
        self.app = app = WindowApp(self.shell, self._clock, self._store, open_catalogue(self._folder))
        app.setParent(self)
        # Queued: the page on which it was chosen is taken away.
        app.settings.language_changed.connect(self.change_language, Qt.ConnectionType.QueuedConnection)
        self._resident = ResidentWires(app)
        self._connect_resident(app, self._resident)
        _keep_look(self._folder, self.shell)
        self.shell.appearance.changed.connect(lambda _theme: _keep_look(self._folder, self.shell))

    def _connect_resident(self, app: WindowApp, resident: ResidentWires) -> None:
        """What lives on when the window is closed, and hears later starts."""
        closing = ClosingWires(
            app.parts,
            app.sessions.runner,
            self._folder,
            lambda: resident.reminders.buses,
            app.sequences.exercises.holds,
        )
        closing.setParent(app)
        app.settings.changed.connect(closing.follow)
        closing.put_back.connect(app.settings.refresh)
        resident.quit_requested.connect(closing.quit)
        closing.quit_requested.connect(self._application.quit)
        app.reminders_page.changed.connect(resident.reminders.reload)
        app.reminders_page.show_me_requested.connect(resident.reminders.show_example)
        listener = WishListener(self._folder, app, resident.reminders.respond)
        listener.wished.connect(lambda _wish: resident.open_window())
        listener.wished.connect(app.grant)
        if not listener.is_heard:
            app.parts.window.show_problem(sentence(Message("instance_deaf", {"folder": runtime_folder()})))


def _keep_look(folder: Path, shell: Shell) -> None:
    """Note colours and direction for the next start's first frame. They are only a copy: a full disk may lose them."""
    with suppress(OSError):
        (folder / LOOK).write_text(" ".join(shell.window.look), "ascii")
