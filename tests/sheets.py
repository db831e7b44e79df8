"""A physio's sheet to test with: an own exercise with a picture, and a sequence that has it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from stretchtimer.app import open_catalogue
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.exercise import Side
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.own_files import OwnFiles

SHEET = Sequence(
    "sheet",
    "Frau Köhler’s sheet",
    "What the physio wrote down",
    (
        Step("march", seconds=60),
        Step("door_slide", 2, seconds=40, first_side=Side.LEFT, rest_s=15),
        Step("pnf_strap", 2, seconds=20, first_side=Side.LEFT),
        Step("bridge", 2, reps=8, tempo_ms=4_000),
        Step("side_plank", seconds=20, one_side=True),
    ),
    breathing="long_out_3_7",
)


def a_raw_exercise(**changes: Any) -> dict[str, Any]:
    """What the file of an own exercise holds."""
    values: dict[str, Any] = {
        "schema": 1,
        "name": "Slide in the “door”",
        "technique": "static",
        "sides": "each",
        "position": "lying",
        "places": ["mat"],
        "kit": ["mat"],
        "ready": "Lie in a doorway.",
        "cue": "Let the heel\tslide up the frame.",
        "short_cue": "Slide up.",
        "change": "Turn round for the other leg.",
        "setup": ["Lie down.", "Lift one leg against the frame."],
        "cues": [],
        "mistakes": [],
        "feel": "The back of the thigh.",
        "care": "Stop where it tingles.",
        "easier": "Move away from the frame.",
        "first_hour": "no",
        "avoid": ["leg_pain_or_sciatica"],
        "sources": ["C:\\sheet of 3 May"],
        "dose": {"sets": [1, 2], "seconds": [20, 40]},
        "muscles": {"stretched": ["hamstrings"]},
        "load": {"flexion": "low"},
        "picture": "door_slide.png",
        "picture_text": "A person lies in a doorway, one leg up against the frame.",
    }
    return {key: value for key, value in (values | changes).items() if value is not None}


def a_picture(colour: str = "#3A7", size: int = 40) -> bytes:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def endless_drawing(levels: int = 8) -> bytes:
    """Two kilobytes of SVG that stand for ten to the power of `levels` squares."""
    tens = "".join(f'<g id="a{i}">' + f'<use xlink:href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, levels + 1))
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100"'
    square = '<g id="a0"><rect width="1" height="1"/></g>'
    return f'<svg {spaces}><defs>{square}{tens}</defs><use xlink:href="#a{levels}"/></svg>'.encode()


def with_the_sheet(folder: Path) -> Catalogue:
    """A data folder with the sheet in it, through the program's own door."""
    catalogue = open_catalogue(folder)
    own = OwnFiles(catalogue)
    own.keep_exercise("door_slide", a_raw_exercise(), {"door_slide.png": a_picture()})
    own.keep_sequence(SHEET)
    return catalogue
