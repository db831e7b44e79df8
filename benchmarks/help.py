"""`--help`, from the start of the process to its end, against Python starting for nothing."""

import subprocess
import sys
import time

from benchmarks.spread import ROOT, Comparison, environment, in_turn

AIM = 5.0


def measure() -> Comparison:
    return in_turn(lambda: _run_ms("-m", "stretchtimer", "--help"), lambda: _run_ms("-c", "pass"))


def _run_ms(*arguments: str) -> float:
    begun_ns = time.monotonic_ns()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment(), capture_output=True, check=True, timeout=60
    )
    return (time.monotonic_ns() - begun_ns) / 1e6
