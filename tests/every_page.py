"""Every page of the program, one after the other, with something on it: for tests that hold of all of them."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.first_run import STEPS
from stretchtimer.core.manners import Offer
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.popup import popup_of
from stretchtimer.core.presence import Presence
from stretchtimer.core.records import FeelWhen
from stretchtimer.core.session import Command
from stretchtimer.store.store import Store
from stretchtimer.ui.break_screen import BreakScreen
from stretchtimer.ui.reminder_card import ReminderCard
from stretchtimer.ui.support_page import Finding
from stretchtimer.wiring.parts import EXERCISES, PROGRAMME, PROGRESS, REMINDERS, SEQUENCES, SETTINGS
from stretchtimer.words.language import _
from tests.conftest import HandClock
from tests.on_screen import Screen


def fill(store: Store, clock: HandClock) -> None:
    """Two months of readings and of feels."""
    for number in range(20):
        at = clock.now() - timedelta(days=60 - 3 * number)
        readings = [
            check_reading(Kind.LEG_RAISE, str(degrees + number + number * 7 % 5), side, None)
            for side, degrees in ((Side.LEFT, 52), (Side.RIGHT, 56))
        ]
        for reading in (*readings, check_reading(Kind.SIT_AND_REACH, str(-8 + number * 0.5), None, None)):
            store.add_measurement(
                reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=clock.zone(), now=clock.now()
            )
        store.add_feel(number * 3 % 5 + 1, FeelWhen.DAY, None, felt_at=at, zone=clock.zone(), now=clock.now())


def every_page(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Each page's name and the page, or the window that stands for it, settled."""
    for walk in (_entries, _editors, _around, _first_run, _measuring, _session):
        for name in walk(screen):
            screen.settle()
            yield name, screen.page
    yield from _popups(screen)


def every_place(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Besides, what nobody hopes to come to."""
    yield from every_page(screen)
    screen.app.sessions.start("evening")
    screen.go(86)
    for command in (Command.EASE_OFF, Command.SHARP):
        screen.app.sessions.runner.command(command)
    yield "stop", screen.page


def _entries(screen: Screen) -> Iterator[str]:
    app = screen.app
    yield "today at first"
    fill(app.parts.store, screen.clock)
    app.today.show()
    yield "today"
    for entry, name in (
        (PROGRESS, "progress"),
        (PROGRAMME, "programme"),
        (EXERCISES, "exercises"),
        (SEQUENCES, "sequences"),
        (REMINDERS, "reminders at first"),
        (SETTINGS, "settings"),
    ):
        app.show_entry(entry)
        yield name
    app.show_entry(EXERCISES)
    app.exercises.page.show_exercise("pnf_strap")
    yield "exercise"
    app.exercises.show_learn("evidence")
    yield "learn"


def _editors(screen: Screen) -> Iterator[str]:
    app = screen.app
    app.sequences.editor.copy("evening")
    yield "sequence editor"
    app.sequences.editor.leave()
    app.sequences.exercises.new(app.sequences.show)
    yield "exercise editor"
    app.sequences.exercises.leave()
    app.show_entry(REMINDERS)
    app.reminders_page.add_suggested()
    yield "reminders"
    app.reminders_page.open(app.parts.store.reminders()[1].id)
    yield "reminder that comes every so often"


def _around(screen: Screen) -> Iterator[str]:
    app = screen.app
    app.senses.check(app.settings.show)
    yield "senses"
    app.history.show()
    yield "history"
    app.parts.window.show_page(app.support.page, REMINDERS)
    found = _("nobody tells of them; a session still pauses when it finds that its clock stood still")
    cure = _("install xdg-desktop-portal with your desktop's part of it, or let the screen stay on longer")
    app.support.page.show_findings([Finding("Qt", True, "6.11", ""), Finding(_("Lock and sleep"), False, found, cure)])
    yield "support"
    app.safety.show()
    yield "safety"


def _first_run(screen: Screen) -> Iterator[str]:
    first_run = screen.app.first_run
    first_run.repeat()
    for step in STEPS:
        first_run.go_to(step)
        yield f"first run: {step.name}"
    first_run.skip()


def _measuring(screen: Screen) -> Iterator[str]:
    app = screen.app
    app.today.show()
    app.measure()
    yield "measure: warm or cold"
    app.assess.go_on()
    yield "measure: what"
    app.assess.go_on()
    yield "measure: a try"
    app.assess.leave()


def _session(screen: Screen) -> Iterator[str]:
    app = screen.app
    command = app.sessions.runner.command
    app.today.show()
    app.before.ask("morning")
    yield "before"
    app.sessions.start("evening")
    screen.go(3)
    yield "prepare"
    screen.go(83)
    yield "hold"
    command(Command.PAUSE)
    yield "paused"
    command(Command.RESUME)
    screen.go(1)
    command(Command.EASE_OFF)
    yield "ease off"
    command(Command.GENTLER)
    screen.go(51)
    yield "change side"
    command(Command.END)
    yield "done"
    app.sessions.close_done()


def _popups(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    parts = screen.app.parts
    rule = parts.store.reminders()[1]
    popup = popup_of(Offer(rule, "", parts.clock.now()), parts.plan(rule.starts), parts.clock.now(), Presence.UNKNOWN)
    card = ReminderCard(parts.theme, parts.icons, parts.figures.art)
    whole = BreakScreen(parts.theme, parts.icons, parts.figures.art, parts.clock.elapsed_ms)
    for name, window in (("reminder card", card), ("full-screen break", whole)):
        window.show_popup(popup)
        screen.settle()
        yield name, window
        window.hide()
        window.deleteLater()
