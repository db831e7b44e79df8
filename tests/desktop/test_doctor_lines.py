"""What `doctor` says of the desktop: the real command, on a bus with stand-ins and without any bus."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from stretchtimer.cli.checkup import Finding
from stretchtimer.cli.checkup_desktop import examine_desktop
from tests.desktop.stand_ins import SCREEN_SAVER, Inhibitor
from tests.desktop.test_interruptions import Logind

LINES = ("Screen on during a session", "Lock and sleep", "Media keys")
REMINDERS = ("Breaks by yourself", "Do not disturb", "Full screen", "Camera and microphone")


def doctor(folder: Path, qtbot: QtBot) -> dict[str, dict[str, Any]]:
    """Run it while our loop answers for the stand-ins."""
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=30_000):
        process.start(sys.executable, ["-m", "stretchtimer", "doctor", "--json", "--data-dir", str(folder)])
    found = json.loads(bytes(process.readAllStandardOutput().data()))["findings"]
    return {finding["what"]: finding for finding in found}


def test_a_desktop_that_does_everything(bus: object, tmp_path: Path, qtbot: QtBot) -> None:
    saver, logind = Inhibitor(SCREEN_SAVER), Logind()
    found = doctor(tmp_path, qtbot)
    assert [found[line]["good"] for line in LINES] == [True, True, True]
    assert [found[line]["cure"] for line in LINES] == ["", "", ""]
    assert SCREEN_SAVER in found["Screen on during a session"]["found"]
    assert "session 2" in found["Lock and sleep"]["found"]
    assert [member for _, member in saver.calls] == ["Inhibit", "UnInhibit"]
    saver.leave()
    logind.leave()


def test_a_system_without_any_bus(no_bus: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    found = {finding.what: finding for finding in examine_desktop()}
    assert tuple(found) == (*LINES, *REMINDERS, "Notifications", "Tray icon")
    assert not any(found[line].good for line in LINES)
    assert not found["Breaks by yourself"].good
    assert found["Camera and microphone"].found == "told by /proc"
    assert [found[line].good for line in REMINDERS] == [False, False, False, True]
    assert "clock stood still" in found["Lock and sleep"].found
    assert "keyboard" in found["Media keys"].found
    assert all(isinstance(finding, Finding) for finding in found.values())
