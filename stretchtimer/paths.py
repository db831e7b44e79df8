"""Where the shipped resources lie, and the user's own files."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
DATA_DIR_VARIABLE = "STRETCHTIMER_DATA_DIR"
DATABASE = "stretchtimer.sqlite"


def resources() -> Path:
    """The shipped resources: inside the installed package, or beside it in a checkout."""
    installed = PACKAGE / "resources"
    return installed if installed.is_dir() else PACKAGE.parent / "resources"


def data_dir(chosen: Path | None = None) -> Path:
    """The user's data folder: the one `chosen` on the command line, else the environment's, else the platform's."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    if named := os.environ.get(DATA_DIR_VARIABLE):
        return Path(named).expanduser().absolute()
    return usual_data_dir()


def usual_data_dir() -> Path:
    """The platform's own place for it."""
    import platformdirs  # a start that names its folder need not wait for it

    return platformdirs.user_data_path("stretchtimer", appauthor=False)
