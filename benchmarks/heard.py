"""The desk break at true speed as it is heard: python -m benchmarks.heard [--mute N] [TRANSCRIPT.json]

A real speech engine and the sounds play into a null sink; the sink is recorded, and every cue of the transcript (that
of `stretchtimer transcript workplace --json`, or another one's) is looked for: sounds within 150 ms of plan, speech
within 400 ms, in order, and no gap in the event loop of over 50 ms. `--mute N` leaves out the Nth cue, which must fail.

The machine must have nothing else to do: the plan is in real time, and so are the sound server and the speech engine.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.spread import ROOT, environment
from tests.hearing import Cue, Heard, Performance, faults, hear, missing_programs, perform, sound_rig

LONGEST_GAP_MS = 50
AFTER_MS = 6_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.heard")
    parser.add_argument("transcript", type=Path, nargs="?", help="JSON of `stretchtimer transcript`")
    parser.add_argument("--mute", type=int, metavar="N", help="leave out the Nth cue, counted from 1")
    chosen = parser.parse_args()
    if missing := missing_programs():
        print(f"nothing can be heard without {', '.join(missing)}")
        return 1
    cues = read_cues(chosen.transcript.read_text("utf-8") if chosen.transcript else _desk_break())
    print(f"{len(cues)} cues in {cues[-1][0] / 1000:.0f} s", flush=True)
    with sound_rig() as rig:
        performance = perform(rig, cues, cues[-1][0] + AFTER_MS, muted=None if chosen.mute is None else chosen.mute - 1)
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


def _desk_break() -> str:
    command = [sys.executable, "-m", "stretchtimer", "transcript", "workplace", "--json"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True, timeout=60
    )
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
