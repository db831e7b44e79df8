"""10,000 random rules and instants about the clock changes of all zones, 2020 to 2030, against the oracle.

The tests do the same with a few hundred; run as `python -m benchmarks.reminder_oracle [HOW_MANY]`.
"""

import sys

from hypothesis import HealthCheck, Phase, given, settings

from tests.core.test_reminder import agree, cases
from tests.reminder_oracle import zones


def main(count: int = 10_000) -> int:
    everywhere = given(cases(tuple(zones())))
    steady = settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    steady(everywhere(agree))()
    print(f"{count} rules and instants in {len(zones())} zones: as the oracle says")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
