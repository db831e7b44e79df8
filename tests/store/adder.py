"""Another process: adds sets to a session for as long as it lives and says each one's id once it is stored.

Run as `python -m tests.store.adder FILE HOW_MANY`.
"""

import sys
from pathlib import Path

from stretchtimer.store.store import Store
from tests.store.samples import NOW, a_set, later, start


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(path: Path, how_many: int) -> None:
    say("opening")
    with Store.open(path, NOW) as store:
        session = start(store)
        say(session.id)
        for step in range(how_many):
            say(store.add_set(session.id, a_set(step), later(step)).id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
