"""Every state of a session in every view: nothing is cut, and nothing covered."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.session import SIGNS, Command, Session, Status, begin, command, tick
from stretchtimer.ui.session_page import SessionPage
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.ui.flaws import flaws
from tests.ui.looks import art, icons

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LOOKS = [
    ((1180, 760), "100", LEFT),
    ((1180, 760), "200", RIGHT),
    ((480, 720), "100", RIGHT),
    ((800, 640), "200", LEFT),
    ((1920, 1080), "100", LEFT),
    ((1920, 1080), "200", LEFT),
]
SEQUENCES = ("morning", "evening", "workplace", "warm_up", "pnf", "core", "after_exercise")


def phases(screen: Screen) -> list[tuple[str, Session]]:
    """One instant of every kind of phase of every technique that is shipped."""
    found: dict[tuple[object, ...], tuple[str, Session]] = {}
    for sequence in SEQUENCES:
        plan = screen.app.sessions.parts.catalogue.plan(sequence, Circumstances(form=Form.USUAL))
        running, _ = command(begin(plan), Command.START)
        for index, phase in enumerate(plan.phases):
            kind = (phase.kind, plan.exercises[phase.exercise].technique, plan.exercises[phase.exercise].limb)
            session = replace(running, index=index, elapsed_ms=phase.length_ms // 3)
            found.setdefault(kind, (f"{phase.exercise} {phase.kind}", session))
    return list(found.values())


def others(session: Session) -> list[tuple[str, Session]]:
    """The states besides running, in the middle of a hold."""
    states = []
    for asked in ((Command.PAUSE,), (Command.PAUSE, Command.RESUME), (Command.EASE_OFF,)):
        after = session
        for one in asked:
            after, _ = command(after, one)
        states.append((after.status.value, after))
    gentler, _ = tick(command(states[-1][1], Command.GENTLER)[0], 4_000)
    states.append(("gentler", gentler))
    return states + [(sign.value, command(states[2][1], sign)[0]) for sign in SIGNS]


@pytest.mark.parametrize(("size", "text_size", "direction"), LOOKS, ids=str)
def test_nothing_is_cut_and_nothing_covered_in_any_state(
    qapp: QApplication, own_data_dir: Path, size: tuple[int, int], text_size: str, direction: Qt.LayoutDirection
) -> None:
    hands, found = HandClock(), list[str]()
    with on_screen(qapp, own_data_dir, HandClock(), text_size=text_size) as screen:
        qapp.setLayoutDirection(direction)
        page = SessionPage(screen.app.sessions.parts.theme, icons(), art(), hands.elapsed_ms)
        page.resize(*size)
        page.show()
        page.show_sound(True)
        shown = phases(screen)
        hold = next(session for name, session in shown if name.endswith(" hold"))
        shown += others(hold)

        def look(view: str, name: str, session: Session) -> None:
            page.show_session(session)
            screen.settle()
            found.extend(f"{view}, {name}: {flaw}" for flaw in flaws(page))

        for name, session in shown:
            look("usual", name, session)
        page.show_session(hold)
        for _ in range(2 if text_size == "200" else 1):
            hands.advance(1_000)
            QTest.keyClick(page, Qt.Key.Key_V)
        for name, session in shown:
            if session.status not in (Status.EASING, Status.ALARMED):
                look("mat", name, session)
        page.close()
        page.deleteLater()
    assert not found, sorted({f.split(": ", 1)[1] for f in found})
