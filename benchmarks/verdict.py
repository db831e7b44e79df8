"""Is the verdict honest? People who do not change, and people who do, are made up by the thousand and judged weekly.

The noise here is the test's own: normal, with the errors that the clinical reference gives for one try and for three.
None of the verdict's constants is imported; the verdict is asked as the page asks it, after every reading, and whoever
is told of a real change once has been told. `python -m benchmarks.verdict` prints the table of docs/verdict.md.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from stretchtimer.core.measure import Kind
from stretchtimer.core.series import Measured
from stretchtimer.core.verdict import Outcome, verdict

START = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)
BASELINE = (-2, -1, 0)
RUNS = 2000
SEED = 20_261_005
MOST_FALSE = 0.05
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class People:
    """A kind of people: how they measure, how much it wobbles, and what they gain, evenly, by their last day."""

    name: str
    sem: float
    tries: int
    gain: float
    days: tuple[int, ...]
    aim: float | None = None  # of those who gain, how many must be found; None: shown only
    wild: float = 0.0  # how often a reading is a slip of 30 degrees


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of all runs that were ever told so, and what the limit would have to be for 5 % of them."""

    gain: float
    loss: float
    limit: float  # times the limit that is shipped

    @property
    def change(self) -> float:
        return self.gain + self.loss


def weekly(weeks: int) -> tuple[int, ...]:
    return (*BASELINE, *range(7, 7 * weeks + 1, 7))


EIGHT_WEEKS = weekly(8)
TWICE_A_WEEK = (*BASELINE, *sorted((*range(4, 57, 7), *range(7, 57, 7))))
PEOPLE = (
    People("no change, three tries", 2.9, 3, 0.0, EIGHT_WEEKS),
    People("no change, one try", 3.5, 1, 0.0, EIGHT_WEEKS),
    People("10° gained, three tries", 2.9, 3, 10.0, EIGHT_WEEKS, aim=0.90),
    People("10° gained, one try", 3.5, 1, 10.0, EIGHT_WEEKS, aim=0.74),
    People("10° lost, three tries", 2.9, 3, -10.0, EIGHT_WEEKS, aim=0.90),
    People("no change, three tries, daily", 2.9, 3, 0.0, tuple(range(57))),
    People("no change, three tries, twice a week", 2.9, 3, 0.0, TWICE_A_WEEK),
    People("no change, one slip in 20", 2.9, 3, 0.0, EIGHT_WEEKS, wild=0.05),
    People("10° gained, one slip in 20", 2.9, 3, 10.0, EIGHT_WEEKS, wild=0.05),
    People("no change, half again as noisy as supposed", 4.35, 3, 0.0, EIGHT_WEEKS),
    People("no change, three tries, 26 weeks", 2.9, 3, 0.0, weekly(26)),
)  # fmt: skip


def simulate(people: People, runs: int = RUNS, seed: int = SEED) -> Found:
    """Make up `runs` people, and ask for the verdict after each reading."""
    random = Random(f"{seed} {people.name}")
    gained = lost = 0
    largest = []
    for _ in range(runs):
        told, most = _told(_readings(people, random))
        gained += told is Outcome.GAIN
        lost += told is Outcome.LOSS
        largest.append(most)
    return Found(gained / runs, lost / runs, sorted(largest)[int(runs * (1 - MOST_FALSE))])


def _readings(people: People, random: Random) -> list[Measured]:
    last = people.days[-1]
    return [
        Measured(
            START + day * DAY,
            (START + day * DAY).date(),
            65 + people.gain * max(0, day) / last + random.gauss(0, people.sem) + _slip(people, random),
            people.tries,
        )
        for day in people.days
    ]


def _slip(people: People, random: Random) -> float:
    return random.choice((-30.0, 30.0)) if people.wild and random.random() < people.wild else 0.0


def _told(readings: Sequence[Measured]) -> tuple[Outcome, float]:
    """What was the first real change told of, if any; and the largest change seen, in limits."""
    told, most = Outcome.NO_CHANGE, 0.0
    for looks in range(len(BASELINE) + 1, len(readings) + 1):
        found = verdict(Kind.LEG_RAISE, readings[:looks])
        if found.outcome is Outcome.TOO_FEW:
            continue
        most = max(most, abs(found.change) / found.needed)
        if told is Outcome.NO_CHANGE and found.outcome is not Outcome.NO_CHANGE:
            told = found.outcome
    return told, most


def main(runs: int = RUNS) -> int:
    print(f"| people ({runs} of each) | told of a gain | told of a loss | aim | 95 % stay below, in limits |")
    print("|---|---|---|---|---|")
    sound = True
    for people in PEOPLE:
        found = simulate(people, runs)
        aim = ""
        if people.aim is not None:
            right = found.gain if people.gain > 0 else found.loss
            aim, sound = f"≥ {people.aim:.0%} found", sound and right >= people.aim
        elif people.days == EIGHT_WEEKS and not people.gain and not people.wild and people.sem < 4:
            aim, sound = f"≤ {MOST_FALSE:.0%} told", sound and found.change <= MOST_FALSE
        print(f"| {people.name} | {found.gain:.1%} | {found.loss:.1%} | {aim} | {found.limit:.2f} |")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
