"""`make bench`: measure everything, print it, and fail only on what got much worse than what is committed."""

import sys

from benchmarks import figure, first_frame, help, progress, session, verdict  # noqa: A004 - named for its option
from benchmarks.spread import report


def main() -> int:
    sound = [
        report("first_frame", first_frame.measure_frame(), first_frame.FRAME_AIM),
        report("first_page", first_frame.measure_page(), first_frame.PAGE_AIM),
        report("help", help.measure(), help.AIM),
        figure.main(),
        progress.main(),
        verdict.main() == 0,
        session.main() == 0,
    ]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
