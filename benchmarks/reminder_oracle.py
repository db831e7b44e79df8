"""10,000 random rules and instants about the clock changes of all zones, 2020 to 2030, against the oracle; and as many
walks through hours of offers, of which one in ten looks every minute.

The tests do the same with a few hundred; run as `python -m benchmarks.reminder_oracle [HOW_MANY]`.
"""

import sys
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings

from tests.core.test_offered import keeps_its_word, walks
from tests.core.test_reminder import agree, cases
from tests.reminder_oracle import zones

EVERY_MINUTE = 10


def main(count: int = 10_000) -> int:
    everywhere = tuple(zones())
    _try(count, given(cases(everywhere))(agree))
    print(f"{count} rules and instants in {len(everywhere)} zones: as the oracle says", flush=True)
    looked = count // EVERY_MINUTE
    _try(count - looked, given(walks(everywhere))(keeps_its_word))
    _try(looked, given(walks(everywhere, looks_every=1))(keeps_its_word))
    print(f"{count} walks: what was offered is what the oracle says and what was promised")
    return 0


def _try(count: int, law: Callable[[], None]) -> None:
    steady = settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    steady(law)()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
