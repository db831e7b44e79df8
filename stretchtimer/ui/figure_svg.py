"""A figure as SVG text, for prints and other programs: the same marks, written down instead of painted.

SVG knows no SourceAtop, so separation lines are clipped to the body drawn before them.
"""

from collections.abc import Iterable

from PySide6.QtGui import QPainterPath, QTransform

from stretchtimer.core.figure.motion import Moment
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_marks import Mark
from stretchtimer.ui.figure_painter import FigurePainter

LETTERS = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
    QPainterPath.ElementType.CurveToDataElement: " ",
}


def figure_svg(
    drawing: FigurePainter, moment: Moment, width: int, height: int, ground: str, mirrored: bool = False
) -> str:
    """The drawing on a ground of colour `ground`."""
    place = fit(drawing.viewport, width, height)
    turn = QTransform(-1.0, 0.0, 0.0, 1.0, width, 0.0) if mirrored else QTransform()
    marks = [*drawing.ground, *drawing.shadow_marks(moment), *drawing.back]
    body = drawing.body_marks(moment)
    parts = [_element(mark) for mark in (*marks, *(mark for mark in body if mark.under))]
    clips, clipped = _clipped([mark for mark in body if not mark.under])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">\n<rect width="{width}" height="{height}" fill="{ground}"/>\n'
        f'<g transform="{_matrix(place.transform() * turn)}">\n'
        + "\n".join(("<defs>", *clips, "</defs>", *parts, *clipped))
        + "\n</g>\n</svg>\n"
    )


def _clipped(marks: Iterable[Mark]) -> tuple[list[str], list[str]]:
    """Clip paths, and the body's marks, in which each separation line is clipped to the body so far."""
    clips: list[str] = []
    found: list[str] = []
    body: list[str] = []
    for mark in marks:
        if mark.over_body:
            name = f"body{len(clips)}"
            clips.append(f'<clipPath id="{name}">{"".join(body)}</clipPath>')
            found.append(f'<g clip-path="url(#{name})">{_element(mark)}</g>')
        elif mark.body:
            name = f"part{len(body)}"
            body.append(f'<use href="#{name}"/>')
            found.append(_element(mark, name))
        else:
            found.append(_element(mark))
    return clips, found


def _element(mark: Mark, name: str = "") -> str:
    path = mark.path if mark.place is None else mark.place.map(mark.path)
    opacity = f' opacity="{mark.opacity:.3f}"' if mark.opacity < 1.0 else ""
    identity = f' id="{name}"' if name else ""
    return f'<path{identity} fill="{mark.colour.name()}"{opacity} d="{_data(path)}"/>'


def _data(path: QPainterPath) -> str:
    words = []
    for i in range(path.elementCount()):
        point = path.elementAt(i)
        words.append(f"{LETTERS[point.type]}{point.x:.2f} {point.y:.2f}")
    return "".join(words) + "Z"


def _matrix(transform: QTransform) -> str:
    numbers = (transform.m11(), transform.m12(), transform.m21(), transform.m22(), transform.dx(), transform.dy())
    return "matrix(" + " ".join(f"{number:.4f}" for number in numbers) + ")"
