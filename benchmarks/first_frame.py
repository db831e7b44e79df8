"""From the start of the process to what is first seen: the program's first frame, and its first page.

The program paints its window's frame first and brings the page in right after it, so both are measured, each against
the first frame of a bare window. The data folder is one that was used before, as on every start but the first.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.spread import ROOT, Comparison, environment, in_turn
from tests.screened import straight_in

FRAME_AIM, PAGE_AIM = 1.4, 3.0


def measure_frame() -> Comparison:
    return _measure("frame")


def measure_page() -> Comparison:
    return _measure("page")


def _measure(painted: str) -> Comparison:
    with TemporaryDirectory() as folder:
        data = str(straight_in(Path(folder) / "data"))
        _until_painted_ms("page", "--data-dir", data)
        return in_turn(lambda: _until_painted_ms(painted, "--data-dir", data), lambda: _until_painted_ms("bare"))


def _until_painted_ms(*arguments: str) -> float:
    command = [sys.executable, "-m", "benchmarks.frame_child", *arguments]
    begun_ns = time.monotonic_ns()
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    return (int(run.stdout) - begun_ns) / 1e6
