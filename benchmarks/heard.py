"""The desk break at true speed as it is heard: python -m benchmarks.heard [--mute N] [--players]

The program performs it, on whatever screen there is; its voice and its sounds go into a null sink, which is recorded,
and every cue of `stretchtimer transcript workplace` is looked for: sounds within 150 ms of plan, speech within 400 ms,
in order, and no gap in the event loop of over 50 ms. `--players` lets voice and sounds alone play the transcript,
without the program; `--mute N` then leaves out the Nth cue, which must fail.

The machine must have nothing else to do: the plan is in real time, and so are the sound server and the speech engine.
"""

import argparse
import json
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.spread import ROOT, environment
from tests.hearing import Cue, Heard, Performance, SoundRig, faults, hear, missing_programs, perform, sound_rig

SEQUENCE = "workplace"
LONGEST_GAP_MS = 50
AFTER_MS = 6_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.heard")
    parser.add_argument("--players", action="store_true", help="voice and sounds alone")
    parser.add_argument("--mute", type=int, metavar="N", help="let the players leave out the Nth cue, counted from 1")
    chosen = parser.parse_args()
    if missing := missing_programs():
        print(f"nothing can be heard without {', '.join(missing)}")
        return 1
    cues = read_cues(_desk_break())
    print(f"{len(cues)} cues in {cues[-1][0] / 1000:.0f} s", flush=True)
    with sound_rig() as rig:
        if chosen.players or chosen.mute is not None:
            muted = None if chosen.mute is None else chosen.mute - 1
            performance = perform(rig, cues, cues[-1][0] + AFTER_MS, muted=muted)
        else:
            performance = _program(rig, cues)
    return report(performance, hear(performance.planned(), performance.recording, ROOT / "resources" / "sounds"))


def read_cues(transcript: str) -> list[Cue]:
    return [
        (round(cue["at_s"] * 1000), "say" if cue["tone"] is None else "tone", cue["words"] or cue["tone"])
        for cue in json.loads(transcript)["cues"]
    ]


def report(performance: Performance, heard: list[Heard]) -> int:
    """Print how late everything was; 1 if anything was too late, missing or out of order."""
    for kind in ("tone", "say"):
        late = sorted(one.late_ms for one in heard if one.planned.kind == kind and one.late_ms is not None)
        if late:
            print(f"{kind}: {len(late)} heard, late by {late[0]:.0f} to {late[-1]:.0f} ms, median {median(late):.0f}")
    wrong = [*faults(heard), *performance.problems]
    if performance.longest_gap_ms > LONGEST_GAP_MS:
        wrong.append(f"the event loop stood for {performance.longest_gap_ms:.0f} ms")
    print(f"longest gap of the event loop {performance.longest_gap_ms:.0f} ms")
    for fault in wrong:
        print(f"FAILED: {fault}")
    return 1 if wrong else 0


def _program(rig: SoundRig, cues: list[Cue]) -> Performance:
    """What the program itself lets be heard."""
    with TemporaryDirectory() as folder, rig.recording() as recorder:
        command = [sys.executable, "-m", "benchmarks.heard_app", folder, SEQUENCE]
        display = {"QT_QPA_PLATFORM": "xcb"} if "DISPLAY" in os.environ else {}
        run = subprocess.run(
            command, cwd=ROOT, env=rig.environment | display, stdout=subprocess.PIPE, text=True, check=True
        )
    begun, told = run.stdout.strip().splitlines()
    said = json.loads(told)
    print(f"the event loop stood longest {said['longest_gap_at_s']:.1f} s after Start")
    return Performance(
        float(begun.split()[1]), cues, recorder.heard(), said["longest_gap_ms"], tuple(said["problems"]), ()
    )


def _desk_break() -> str:
    """The transcript as it is without anybody's settings."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "stretchtimer", "transcript", SEQUENCE, "--json", "--data-dir", folder]
        run = subprocess.run(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True, timeout=60
        )
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
