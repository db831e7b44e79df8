"""The program in the terminal: builds the runner, the keeper and the guide, and performs one session."""

import sys
from contextlib import ExitStack

from PySide6.QtCore import QCoreApplication, QTimer

from stretchtimer.app import (
    circumstances,
    cut_off,
    hold_session,
    leave_cut_off,
    must_be_safe,
    plan_again,
    safety,
    startable,
)
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.plan import Plan
from stretchtimer.core.records import SessionRecord
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.session import Command, Event, Interrupted, Session, Status, begin
from stretchtimer.desktop.signals import on_termination
from stretchtimer.keeper import SessionKeeper
from stretchtimer.runners import SessionRunner
from stretchtimer.store.store import Store
from stretchtimer.terminal import TerminalGuide, single_keys
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence
from stretchtimer.words.today_words import (
    cut_off_line,
    done_headline,
    done_line,
    kit_line,
    step_results,
    swap_lines,
)

TICK_MS = 50
INTERRUPTED = 130  # exit status after Ctrl+C, as shells have it


def guide(sequence: Sequence, clock: Clock, store: Store, catalogue: Catalogue, speed: int, *, record: bool) -> int:
    """Guide one session and return the exit status. A rehearsal, faster than life, is stored only if `record`."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    kept = speed == 1 or record
    with ExitStack() as until_the_end:
        if kept:
            until_the_end.callback(hold_session(store).unlock)
        return _perform(application, sequence, clock, store, catalogue, speed, kept=kept)


def _perform(
    application: QCoreApplication,
    sequence: Sequence,
    clock: Clock,
    store: Store,
    catalogue: Catalogue,
    speed: int,
    *,
    kept: bool,
) -> int:
    safe = safety(store, clock, catalogue)
    must_be_safe(safe)
    fitting = circumstances(store.settings(), clock, safe)
    plan = startable(catalogue.plan_of(sequence, fitting))
    runner = SessionRunner(clock, TICK_MS, speed)
    keeper = SessionKeeper(runner, store, clock) if kept else None
    earlier = _gone_on_with(plan, clock, store, catalogue) if kept and speed == 1 else None
    if earlier is not None:
        plan = plan_again(store, catalogue, clock, earlier) or plan
    status = [0]

    def end() -> None:
        status[0] = INTERRUPTED
        runner.command(Command.END)

    with single_keys(sys.stdin) as keyboard, on_termination(end):
        shown = TerminalGuide(runner, sys.stdout, keyboard)
        if keyboard is None:
            plan = plan.by_the_clock()
        for line in (kit_line(plan), *swap_lines(plan)):
            shown.show_line(line)
        if keyboard is None:
            runner.happened.connect(lambda event: _resume_unattended(runner, event))
        if keeper is not None:
            keeper.problem.connect(lambda problem: shown.show_problem(sentence(problem)))
        runner.session_over.connect(lambda _session: QTimer.singleShot(0, application.quit))
        if keeper is None:
            runner.start(begin(plan))
        elif earlier is not None:
            keeper.go_on(earlier, plan)
        else:
            keeper.start(plan, rehearsal=speed > 1)
        application.exec()
        if runner.session is not None:
            _show_result(shown, runner.session)
    if keeper is not None and not keeper.keep_waiting():
        return 1
    if shown.lost is not None:
        raise shown.lost
    return status[0]


def _gone_on_with(plan: Plan, clock: Clock, store: Store, catalogue: Catalogue) -> SessionRecord | None:
    """The session of this sequence that was cut off, if the user wants to go on with it; any other is left as it is."""
    found = cut_off(store, catalogue, clock)
    if found is not None and found.sequence == plan.sequence.id and sys.stdin.isatty():
        sys.stdout.write(f"{cut_off_line(found, plan.sequence.name)}\n{_('Go on from there? [Y/n] ')}")
        sys.stdout.flush()
        answer = sys.stdin.readline()  # within input() PySide runs Qt's loop, and Ctrl+C would wait for Enter
        if not answer:  # Ctrl+D
            raise KeyboardInterrupt
        if answer.strip().lower() in ("", "y", "yes"):
            return found
    leave_cut_off(store, clock)
    return None


def _resume_unattended(runner: SessionRunner, event: Event) -> None:
    """Nobody can press a key here: after an interruption the session counts in again by itself."""
    if isinstance(event, Interrupted):
        QTimer.singleShot(0, runner, lambda: runner.command(Command.RESUME))


def _show_result(shown: TerminalGuide, session: Session) -> None:
    completed = session.status is Status.FINISHED
    shown.show_line("")
    shown.show_line(f"{done_headline(session, completed=completed)}. {done_line(session)}")
    for result in step_results(session):
        shown.show_line(f"  {'✓' if result.held else '–'} {result.name}  {result.amount}")
