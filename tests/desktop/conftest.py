"""A bus of a test's own, with nobody on it but whom the test puts there."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication

from stretchtimer.desktop.dbus import Buses

CONFIGURATION = """
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
    <allow send_requested_reply="false" send_type="method_return"/>
    <allow receive_requested_reply="false" receive_type="method_return"/>
  </policy>
</busconfig>
"""


@contextmanager
def a_daemon() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A bus' address and its process."""
    program = shutil.which("dbus-daemon")
    assert program is not None
    with TemporaryDirectory(prefix="st-") as folder:
        (Path(folder) / "bus.conf").write_text(CONFIGURATION.format(folder=folder))
        command = [program, f"--config-file={folder}/bus.conf", "--nofork", "--print-address"]
        # It complains that it may not raise its own limit of open files.
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            assert process.stdout is not None
            try:
                yield process.stdout.readline().strip(), process
            finally:
                process.kill()


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    """Real daemons, one for the user and one for the machine; the test gets the user's."""
    with a_daemon() as (users, process), a_daemon() as (machines, _):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", users)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", machines)
        yield process


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/no-such-bus")


@pytest.fixture
def buses(qapp: QApplication) -> Iterator[Buses]:
    made = Buses()
    yield made
    made.close()
