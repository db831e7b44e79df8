"""What comes into the window after its first frame: the store, the catalogue, the pages, and later starts' wishes."""

import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from stretchtimer.app import open_catalogue, open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.message import UserError
from stretchtimer.desktop.signals import on_termination
from stretchtimer.desktop.single_instance import WishListener
from stretchtimer.opening import BACKGROUND, LOOK, Application
from stretchtimer.shell import Shell, make_shell
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.window_app import WindowApp
from stretchtimer.wiring.closing import ClosingWires
from stretchtimer.wiring.resident import ResidentWires
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
    settings = store.settings()
    shell = make_shell(application, window, settings.text("theme"), settings.text_scale)
    app = WindowApp(shell, clock, store, open_catalogue(folder))
    app.setParent(application)
    application.aboutToQuit.connect(app.end)
    if wish != BACKGROUND:
        app.grant(wish)
    resident = ResidentWires(app)
    closing = ClosingWires(app.parts, app.sessions.runner, folder, lambda: resident.reminders.buses)
    app.settings.changed.connect(closing.follow)
    for quits in (resident, closing):
        quits.quit_requested.connect(application.quit)
    application.setQuitOnLastWindowClosed(False)
    application.quitting.connect(lambda: window.show_kept(False))
    application.aboutToQuit.connect(resident.end)
    app.reminders_page.changed.connect(resident.reminders.reload)
    app.reminders_page.show_me_requested.connect(resident.reminders.show_example)
    listener = WishListener(folder, app, resident.reminders.respond)
    listener.wished.connect(lambda _wish: resident.open_window())
    listener.wished.connect(app.grant)
    _keep_look(folder, shell)
    shell.appearance.changed.connect(lambda _theme: _keep_look(folder, shell))


def _keep_look(folder: Path, shell: Shell) -> None:
    """Note the colours for the next start's first frame. They are only a copy: a full disk may lose them."""
    with suppress(OSError):
        (folder / LOOK).write_text(" ".join(shell.window.look), "ascii")
