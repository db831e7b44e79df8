"""How punctual the cues are: a real session, in real time, with every core kept busy, and each cue against its plan.

`python -m benchmarks.cues [SECONDS]` performs a session of about so many seconds (120), frames and all; `--idle` leaves
the cores alone. It fails where a cue in a hundred comes more than 50 ms late, any more than 150 ms, the end more than
50 ms, where one is missing, or where the lateness grows. Beside it a bare process does nothing but sleep and wake: by
as much as the machine wakes that one late, the limits are wider. `--stop N` stops the process for N seconds in the
middle instead, and prints what became of the session: after 3 s it goes on, after 60 s it is interrupted.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from statistics import mean

from PySide6.QtCore import QCoreApplication, QTimer

from benchmarks.spread import ROOT
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import SystemClock
from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.ears import LATEST_TONE_MS
from stretchtimer.core.plan import Circumstances, Plan, make_plan
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.session import Session, begin
from stretchtimer.core.sound_choices import SoundChoices
from stretchtimer.core.sound_script import sound_script
from stretchtimer.cue_runner import CueRunner
from stretchtimer.runners import SessionRunner
from stretchtimer.words.spoken import length_at

P99_MS, MOST_MS, END_MS, DRIFT_MS = 50.0, 150.0, 50.0, 10.0
BUSY = "while True: sum(range(10_000))"
BARE_EVERY_S = 0.1
ROUND = (
    Step("supine_strap", seconds=20, prepare_s=5, change_s=5),
    Step("leg_swings", reps=8, prepare_s=5, change_s=5),
    Step("pnf_strap", seconds=20, prepare_s=5, change_s=5),
)


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Ms by which each cue came after its plan, in order, and the session's end; and a bare process's wakings."""

    late_ms: tuple[float, ...]
    end_ms: float
    planned: int
    bare_ms: tuple[float, ...]

    @property
    def drift(self) -> float:
        """By how much the last quarter is later than the first."""
        quarter = max(len(self.late_ms) // 4, 1)
        return mean(self.late_ms[-quarter:]) - mean(self.late_ms[:quarter])

    @property
    def is_sound(self) -> bool:
        bare_p99, bare_most = percentile_99(self.bare_ms), max(self.bare_ms)
        punctual = percentile_99(self.late_ms) <= P99_MS + bare_p99 and max(self.late_ms) <= MOST_MS + bare_most
        whole = len(self.late_ms) == self.planned or bare_most > LATEST_TONE_MS
        return punctual and whole and self.end_ms <= END_MS + bare_most and self.drift <= DRIFT_MS + bare_p99


def percentile_99(late_ms: Iterable[float]) -> float:
    ordered = sorted(late_ms)
    return ordered[-1 - len(ordered) // 100]


def a_session(seconds: int) -> Plan:
    """About so many seconds of holds, sides, contract-relax and repetitions."""
    shipped = Catalogue(ROOT / "resources", ROOT / "no own files")
    exercises = {step.exercise: shipped.exercise(step.exercise) for step in ROUND}
    for number in range(1, seconds):
        steps = (ROUND * number)[:number]
        plan = make_plan(Sequence("bench", "Bench", "Bench", steps), exercises, Circumstances())
        if plan.length_ms >= seconds * 1000:
            return plan
    raise ValueError("a session needs some seconds")


def perform(plan: Plan, *, frames: bool, stop_s: int = 0) -> tuple[Punctuality, Session]:
    """Perform a session in real time; stopped in the middle for `stop_s` seconds, where that is not 0."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    choices, length_of = SoundChoices(), length_at(100)
    runner = SessionRunner(SystemClock())
    runner.show_frames(frames)
    cues = CueRunner(runner, choices, length_of)
    heard: list[tuple[float, Cue]] = []
    cues.cue_due.connect(lambda cue: heard.append((time.monotonic() * 1000, cue)))
    runner.session_over.connect(application.quit)
    if stop_s:
        QTimer.singleShot(plan.length_ms // 2, lambda: _stop(stop_s))
        QTimer.singleShot(plan.length_ms // 2 + stop_s * 1000 + 1_000, application.quit)
    began_ms = time.monotonic() * 1000
    runner.start(begin(plan))
    application.exec()
    end_ms = time.monotonic() * 1000 - began_ms - plan.length_ms
    planned = sound_script(plan, choices, length_of)
    late = tuple(at - began_ms - at_ms for at, at_ms in _matched(heard, planned))
    assert runner.session is not None
    return Punctuality(late, end_ms, len(planned), ()), runner.session


def _matched(heard: list[tuple[float, Cue]], planned: tuple[Cue, ...]) -> Iterator[tuple[float, int]]:
    """When each cue was heard, and when it was planned; one that was left out is passed over."""
    left = iter(planned)
    for at, cue in heard:
        found = next((one for one in left if one.sound == cue.sound), None)
        if found is not None:
            yield at, found.at_ms


def _stop(seconds: int) -> None:
    """Let another process wake this one after a while, and stop."""
    subprocess.Popen(["sh", "-c", f"sleep {seconds}; kill -CONT {os.getpid()}"])
    os.kill(os.getpid(), signal.SIGSTOP)


@contextmanager
def every_core_busy() -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


@contextmanager
def a_bare_process(seconds: int) -> Iterator[list[float]]:
    """A process that only sleeps and wakes meanwhile; at the end, the ms by which it woke late."""
    command = [sys.executable, "-m", "benchmarks.cues", "--bare", str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as bare:
        late_ms: list[float] = []
        yield late_ms
        late_ms.extend(map(float, bare.communicate()[0].split()))


def sleep_and_wake(seconds: int) -> None:
    due = time.monotonic()
    end = due + seconds
    while due < end:
        due = max(due + BARE_EVERY_S, time.monotonic())
        time.sleep(max(due - time.monotonic(), 0))
        print((time.monotonic() - due) * 1000)


def report(name: str, found: Punctuality) -> bool:
    print(f"{name}\n  cues  {len(found.late_ms)} of {found.planned}")
    for what, late_ms in (("late", found.late_ms), ("bare", found.bare_ms)):
        print(f"  {what}  mean {mean(late_ms):5.1f}  p99 {percentile_99(late_ms):5.1f}  most {max(late_ms):5.1f} ms")
    print(f"  end {found.end_ms:.1f} ms late; drift {found.drift:+.1f} ms")
    if not found.is_sound:
        print(
            f"  FAILED: p99 {P99_MS:.0f}, most {MOST_MS:.0f}, end {END_MS:.0f}, drift {DRIFT_MS:.0f} ms, none missing"
        )
    return found.is_sound


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.cues")
    parser.add_argument("seconds", nargs="?", type=int, default=120)
    parser.add_argument("--idle", action="store_true", help="leave the cores alone")
    parser.add_argument("--no-frames", action="store_true", help="as while the window is hidden")
    parser.add_argument("--stop", type=int, default=0, metavar="N", help="stop the process for N seconds")
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.bare:
        sleep_and_wake(chosen.seconds)
        return 0
    plan = a_session(chosen.seconds)
    if chosen.stop:
        _, session = perform(plan, frames=True, stop_s=chosen.stop)
        print(f"stopped for {chosen.stop} s: {session.status}, {session.active_ms / 1000:.1f} s credited")
        return 0
    with nullcontext() if chosen.idle else every_core_busy(), a_bare_process(plan.length_ms // 1000) as bare_ms:
        found, _ = perform(plan, frames=not chosen.no_frames)
    found = Punctuality(found.late_ms, found.end_ms, found.planned, tuple(bare_ms))
    return 0 if report("cues, idle" if chosen.idle else "cues, every core busy", found) else 1


if __name__ == "__main__":
    sys.exit(main())
