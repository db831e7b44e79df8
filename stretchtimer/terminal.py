"""The guide in the terminal: a session by countdown, breathing bar, side and cue, with keys.

It draws like a page of the window, and the same SessionRunner drives it. Where the output is no terminal, it writes one
plain line for each phase instead, so that a log or a screen reader can follow.
"""

import os
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from stretchtimer.core.breathing import Breath
from stretchtimer.core.cues import breath_of
from stretchtimer.core.session import SIGNS, Command, Event, Interrupted, PhaseStarted, Session, Status, allowed
from stretchtimer.runners import SessionRunner
from stretchtimer.words.language import _
from stretchtimer.words.names import side_letter
from stretchtimer.words.plan_words import phase_line
from stretchtimer.words.session_words import (
    cue,
    digits,
    exercise_of,
    next_up,
    reps_line,
    session_word,
    side_line,
    step_line,
    time_left,
)
from stretchtimer.words.stop_words import first_aid, no_diagnosis, sign_name, urgencies

BAR = 24
USUAL_WIDTH = 80
CLEAR_LINE, CLEAR_BELOW = "\x1b[2K", "\x1b[J"
UP = "\x1b[{lines}A\r"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"

KEYS = {
    "s": Command.SKIP,
    "\x1b[C": Command.SKIP,
    "b": Command.BACK,
    "\x1b[D": Command.BACK,
    "+": Command.EXTEND,
    "=": Command.EXTEND,
    "e": Command.EASE_OFF,
    "t": Command.TAP,
    "\r": Command.TAP,
    "\n": Command.TAP,
}
EASING_KEYS = {"1": Command.GENTLER, "2": Command.SKIP, "3": Command.END, "\x1b": Command.RESUME, " ": Command.RESUME}
EASING_KEYS |= {str(4 + number): command for number, command in enumerate(SIGNS)}
ESCAPE = "\x1b"
END_KEYS = ("q", "\x03", "\x04", ESCAPE)


class TerminalGuide(QObject):
    """Shows a runner's session on `output`, and passes on the keys typed at `keyboard` where that is a terminal."""

    def __init__(self, runner: SessionRunner, output: TextIO, keyboard: TextIO | None) -> None:
        super().__init__()
        self._runner = runner
        self._output = output
        self._drawn: tuple[str, ...] = ()
        self._asked_to_end = False
        self._lost: OSError | None = None
        self._live = output.isatty()
        if self._live:
            runner.session_changed.connect(self.show_session)
        else:
            runner.happened.connect(self._show_event)
        if keyboard is not None:
            self._keys = QSocketNotifier(keyboard.fileno(), QSocketNotifier.Type.Read, self)
            self._keys.activated.connect(lambda: self._read_keys(keyboard.fileno()))

    @property
    def lost(self) -> OSError | None:
        """Why the output can be written no more."""
        return self._lost

    def show_session(self, session: Session) -> None:
        """Draw the session over what was drawn before, if anything on it has changed."""
        width = os.get_terminal_size(self._output.fileno()).columns or USUAL_WIDTH
        lines = tuple(row for line in (*screen(session), self._key_line(session)) for row in wrapped(line, width))
        if lines == self._drawn:
            return
        up = UP.format(lines=len(self._drawn)) if self._drawn else ""
        self._drawn = lines
        self._write(up + "".join(f"{CLEAR_LINE}{line}\n" for line in lines) + CLEAR_BELOW)

    def show_line(self, text: str) -> None:
        self._write(text + "\n")

    def show_problem(self, text: str) -> None:
        """Say what went wrong on stderr; what is drawn next comes below it."""
        sys.stderr.write(text + "\n")
        self._drawn = ()

    def _write(self, text: str) -> None:
        try:
            self._output.write(text)
            self._output.flush()
        except OSError as error:  # the reader has gone, as `| head` does: end, and what was done is kept
            self._lost = error
            QTimer.singleShot(0, self._runner, lambda: self._runner.command(Command.END))

    def _show_event(self, event: Event) -> None:
        session = self._runner.session
        if isinstance(event, PhaseStarted) and session is not None:
            self.show_line(phase_line(session, event.index))
        elif isinstance(event, Interrupted):
            self.show_line(_("Interrupted: paused where you were."))

    def _key_line(self, session: Session) -> str:
        if self._asked_to_end:
            return _("End the session? What you did is kept.  q end   any other key: go on")
        if session.status is Status.EASING:
            signs = "   ".join(f"{4 + number} {sign_name(sign)}" for number, sign in enumerate(SIGNS.values()))
            helps = _("What would help?  1 make it gentler   2 skip this stretch   3 stop for today   Esc carry on")
            return f"{helps}   {signs}"
        if session.status is Status.ALARMED:
            return _("Any key ends the session.")
        if session.status is Status.PAUSED:
            return _("Space resume   s skip   b back   + 10 s   e it hurts   q end")
        if Command.TAP in allowed(session):
            return _("Enter next repetition   Space pause   s skip   b back   e it hurts   q end")
        return _("Space pause   s skip   b back   + 10 s   e it hurts   q end")

    def _read_keys(self, descriptor: int) -> None:
        try:
            typed = os.read(descriptor, 64)
        except OSError:  # its terminal was closed
            typed = b""
        if not typed:  # the keyboard is gone: the session goes on without it
            self._keys.setEnabled(False)
        for key in split_keys(typed.decode(errors="ignore")):
            self._press(key)

    def _press(self, key: str) -> None:
        session = self._runner.session
        if session is None or session.is_over:
            return
        asked, self._asked_to_end = self._asked_to_end, False
        if session.status is Status.ALARMED:
            self._runner.command(Command.END)
        elif session.status is Status.EASING:
            self._runner.command(EASING_KEYS.get(key, Command.EASE_OFF))
        elif key in END_KEYS:
            if asked and key != ESCAPE:
                self._runner.command(Command.END)
                return
            self._asked_to_end = not asked
            self._runner.command(Command.RESUME if asked else Command.PAUSE)
        elif asked or (key == " " and session.status is Status.PAUSED):
            self._runner.command(Command.RESUME)
        elif key == " ":
            self._runner.command(Command.PAUSE)
        elif key in KEYS:
            self._runner.command(KEYS[key])
        if self._live and self._runner.session is not None:
            self.show_session(self._runner.session)


def screen(session: Session) -> tuple[str, ...]:
    """The lines that show an instant of a session."""
    exercise = exercise_of(session)
    letter = side_letter(session.phase.side)
    badge = f"[{letter}] " if letter else ""
    if session.sign is not None:
        urgent = (f"{urgency.when} {urgency.what}" for urgency in urgencies())
        return (_("Stop here for today."), first_aid(session.sign), *urgent, no_diagnosis())
    upcoming = next_up(session)
    big = f"{digits(session)} {reps_line(session)}".rstrip()
    return (
        f"{session.plan.sequence.name}   {step_line(session)}   {time_left(session)}",
        f"{exercise.name}   {badge}{side_line(session)}",
        f"{big:>7}   {session_word(session)}",
        f"          {breath_bar(breath_of(session))}",
        cue(session),
        _("Next: {title}, {note}").format(title=upcoming.title, note=upcoming.note),
    )


def wrapped(line: str, width: int) -> list[str]:
    """A line as rows of a terminal, so that the number of rows to draw over is known."""
    return textwrap.wrap(line, max(width - 1, 1)) or [""]


def breath_bar(breath: Breath | None) -> str:
    """A bar that grows on the in-breath and shrinks on the out-breath; empty where breathing is free."""
    if breath is None:
        return ""
    full = round(breath.lungs * BAR)
    return "█" * full + "░" * (BAR - full)


def split_keys(typed: str) -> Iterator[str]:
    """Take what was read from a terminal apart into keys; an arrow is three characters."""
    while typed:
        length = 3 if typed.startswith("\x1b[") and len(typed) >= 3 else 1
        yield typed[:length]
        typed = typed[length:]


@contextmanager
def single_keys(stream: TextIO) -> Iterator[TextIO | None]:
    """Let a terminal pass on each key as it is pressed; None where `stream` is no terminal that can."""
    restore = _pass_single_keys(stream)
    if restore is None:
        yield None
        return
    live = sys.stdout.isatty()
    try:
        if live:
            sys.stdout.write(HIDE_CURSOR)
        yield stream
    finally:
        restore()
        if live:
            sys.stdout.write(SHOW_CURSOR)
            sys.stdout.flush()


def _pass_single_keys(stream: TextIO) -> Callable[[], None] | None:
    if sys.platform == "win32" or not stream.isatty():
        return None
    import termios
    import tty

    descriptor = stream.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    now = termios.tcgetattr(descriptor)
    now[3] |= termios.NOFLSH  # else Ctrl+C throws away what is on its way to the screen, and the drawing slips upwards
    termios.tcsetattr(descriptor, termios.TCSADRAIN, now)
    return lambda: termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
