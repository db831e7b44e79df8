"""`python -m stretchtimer`."""

import sys

from stretchtimer.cli import main

if __name__ == "__main__":
    sys.exit(main())
