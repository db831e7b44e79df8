"""A figure read out of a file that is open already, or refused in one message with file and key.

Apart from `catalogue.py`, which loads this only when a figure is wanted: most commands and pages need none.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.figure_table import read_figure
from stretchtimer.catalogue.table import TableError
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.message import Message, UserError


def figure_in(path: Path, raw: Mapping[str, Any], figure_id: str) -> Figure:
    """The figure of the [figure] table `raw`, which stands in the file `path`."""
    try:
        return read_figure(figure_id, raw)
    except TableError as error:
        raise refused(path, error) from None


def refused(path: Path, error: TableError) -> UserError:
    return UserError(Message("figure_mistake", {"file": str(path), "key": error.key, "problem": error.what}))
