"""`draw EXERCISE -o FILE.png|svg` and `draw --sheet FILE.png`: the figures on paper."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stretchtimer.cli.group import add, open_files
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.catalogue.figures import Figures
    from stretchtimer.cli.group import Commands
    from stretchtimer.core.figure.motion import Moment
    from stretchtimer.ui.figure_colours import SkinTone
    from stretchtimer.ui.figure_look import Hair, Look
    from stretchtimer.ui.figure_painter import FigurePainter

SIZE, SMALLEST, LARGEST = "800x600", 16, 8000
STANDS = "hip_hinge"
"""Who shows the skin tones on the sheet: starts upright, with nothing around."""
PEOPLE: "tuple[tuple[SkinTone, Hair], ...]" = (("light", "short"), ("tan", "bun"), ("brown", "short"), ("deep", "bun"))


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    parser = add(commands, common, "draw", _draw, _("draw the figure of an exercise, or the sheet of all"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("exercise", nargs="?", metavar="EXERCISE")
    what.add_argument("--sheet", type=Path, metavar="FILE.png", help=_("all figures, start and full pose"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("where to: a .png or .svg file"))
    parser.add_argument("--side", choices=("left", "right"), default="right", help=_("the side that works"))
    parser.add_argument("--at", type=_share, default=1.0, metavar="0..1", help=_("0 is the start, 1 the full pose"))
    parser.add_argument(
        "--form", choices=("usual", "easier", "ghost"), default="usual", help=_("ghost: the common fault")
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--skin", choices=("light", "tan", "brown", "deep"), default="tan")
    parser.add_argument("--hair", choices=("short", "bun"), default="short")
    parser.add_argument(
        "--size", type=_size, default=_size(SIZE), metavar="WIDTHxHEIGHT", help=_("default {size}").format(size=SIZE)
    )
    parser.set_defaults(parser=parser)


def _draw(chosen: argparse.Namespace) -> int:
    if chosen.exercise and (chosen.output is None or chosen.output.suffix not in (".png", ".svg")):
        chosen.parser.error(_("EXERCISE needs -o FILE.png or -o FILE.svg"))
    if chosen.sheet and chosen.sheet.suffix != ".png":
        chosen.parser.error(_("--sheet needs FILE.png: the sheet of all figures is a picture"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import tomllib

    from PySide6.QtGui import QGuiApplication

    from stretchtimer import paths
    from stretchtimer.catalogue.figures import Figures
    from stretchtimer.ui.figure_colours import figure_colours
    from stretchtimer.ui.figure_look import Look

    figures = Figures(paths.resources() / "figure", open_files(chosen))
    tokens = tomllib.loads((paths.resources() / "themes/tokens.toml").read_text(encoding="utf-8"))
    look = Look(figure_colours(tokens["figure"], chosen.theme, chosen.skin), chosen.hair)
    application = QGuiApplication.instance() or QGuiApplication([])
    if chosen.sheet:
        _write_sheet(chosen, figures, tokens)
    else:
        _write_figure(chosen, figures, look)
    del application
    return 0


def _write_figure(chosen: argparse.Namespace, figures: "Figures", look: "Look") -> None:
    from stretchtimer.core.exercise import Side
    from stretchtimer.core.figure.motion import Moment
    from stretchtimer.ui.figure_painter import FigurePainter
    from stretchtimer.ui.figure_shapes import SideShapes

    rig, figure = figures.rig(), figures.figure(chosen.exercise)
    drawing = FigurePainter(rig, SideShapes(rig), figure, chosen.form, look)
    moment = Moment(chosen.at, glow=1.0, arrow="press" if chosen.at < 0.5 else "closer")
    mirrored = figure.is_mirrored(Side(chosen.side))
    if chosen.output.suffix == ".svg":
        _write_svg(chosen, drawing, moment, mirrored, look.colours.stage.name())
    else:
        _write_png(chosen, drawing, moment, mirrored, look)


def _write_svg(
    chosen: argparse.Namespace, drawing: "FigurePainter", moment: "Moment", mirrored: bool, ground: str
) -> None:
    from stretchtimer.ui.figure_svg import figure_svg

    width, height = chosen.size
    text = figure_svg(drawing, moment, width, height, ground, mirrored)
    _write(chosen.output, text.encode())


def _write_png(
    chosen: argparse.Namespace, drawing: "FigurePainter", moment: "Moment", mirrored: bool, look: "Look"
) -> None:
    from stretchtimer.ui.figure_sheet import figure_picture

    width, height = chosen.size
    _save(figure_picture(drawing, moment, width, height, look.colours.stage, mirrored), chosen.output)


def _write_sheet(chosen: argparse.Namespace, figures: "Figures", tokens: dict[str, Any]) -> None:
    from stretchtimer.ui.figure_colours import figure_colours
    from stretchtimer.ui.figure_look import Look
    from stretchtimer.ui.figure_shapes import SideShapes
    from stretchtimer.ui.figure_sheet import FigureSheet, SheetEntry
    from stretchtimer.ui.fonts import load_inter
    from stretchtimer.ui.theme import load_theme
    from stretchtimer.words.figure_words import figure_title, lit_caption

    load_inter()
    rig, exercises = figures.rig(), open_files(chosen)
    shown = [(name, figures.figure(name)) for name in figures.ids]
    named = {name: exercises.exercise(name).name for name in exercises.exercise_ids}
    entries = [
        SheetEntry(figure, figure_title(name, named.get(name, "")), lit_caption(figure))
        for name, figure in shown
        if chosen.form == "usual" or getattr(figure, chosen.form)
    ]
    look, *looks = (
        Look(figure_colours(tokens["figure"], chosen.theme, skin), hair)
        for skin, hair in ((chosen.skin, chosen.hair), *PEOPLE)
    )
    people = (figures.figure(STANDS), looks) if chosen.form == "usual" else None
    sheet = FigureSheet(rig, SideShapes(rig), look, load_theme(tokens, chosen.theme))
    _save(sheet.painted(entries, chosen.form, people), chosen.sheet)


def _save(image: object, path: Path) -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    _write(path, bytes(buffer.data().data()))


def _write(path: Path, content: bytes) -> None:
    from stretchtimer.core.message import Message, UserError

    try:
        path.write_bytes(content)
    except OSError as error:
        values = {"path": str(path), "problem": error.strerror or str(error)}
        raise UserError(Message("export_not_written", values)) from None


def _share(text: str) -> float:
    value = float(text)
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(_("must be from 0 to 1"))
    return value


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    size = (int(width), int(height))
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise argparse.ArgumentTypeError(
            _("must be from {least} to {most} pixels").format(least=SMALLEST, most=LARGEST)
        )
    return size
