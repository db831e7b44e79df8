"""The figures as this user sees them: as deep as their own flexibility, in the look they have chosen."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.depth import Flexibility, fitted
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.measure import Kind
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.settings import Settings
from stretchtimer.own_files import OwnFiles
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_colours import SkinTone, figure_colours, with_keylines
from stretchtimer.ui.figure_look import Hair, Look
from stretchtimer.ui.own_picture import kept_picture
from stretchtimer.ui.theme import Theme


class DrawnFigures(QObject):
    """One `art` for all pages, kept true to measurements, settings and theme."""

    look_changed = Signal()
    depth_changed = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Mapping[str, Any], theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._catalogue, self._tokens = catalogue, tokens
        self._measurements: tuple[MeasurementRecord, ...] = ()
        self._fitted: dict[tuple[str, Side], Figure | None] = {}
        rig = Figures(paths.resources() / "figure", catalogue).rig()
        self._pictures: dict[str, QPixmap] = {}
        self.art = FigureArt(rig, self._figure, self._look(theme, settings), self._own_picture)

    def show_measurements(self, measurements: tuple[MeasurementRecord, ...]) -> None:
        self._measurements = measurements
        self._fitted.clear()
        self.art.forget_pictures()
        self.depth_changed.emit()

    def read_again(self) -> None:
        """The user's own exercises have changed."""
        self._fitted.clear()
        self._pictures.clear()
        self.art.forget_pictures()
        self.depth_changed.emit()

    def show_look(self, theme: Theme, settings: Settings) -> None:
        self.art.look = self._look(theme, settings)
        self.look_changed.emit()

    def _figure(self, exercise_id: str, side: Side) -> Figure | None:
        """The figure of an exercise, as deep as the user's own latest tests of that side."""
        key = (exercise_id, side)
        if key not in self._fitted:
            figure = self._catalogue.figure(exercise_id)
            self._fitted[key] = figure and fitted(figure, self._flexibility(side), self.art.rig)
        return self._fitted[key]

    def _own_picture(self, exercise_id: str) -> QPixmap:
        """Read once; one that is gone or no picture is none."""
        if exercise_id not in self._pictures:
            own = exercise_id in self._catalogue.own_exercise_ids
            name = self._catalogue.exercise(exercise_id).picture if own else ""
            path = OwnFiles(self._catalogue).picture_path(name)
            self._pictures[exercise_id] = kept_picture(path.read_bytes()) if name and path.is_file() else QPixmap()
        return self._pictures[exercise_id]

    def _flexibility(self, side: Side) -> Flexibility:
        """Of both legs together the tighter one's: it raises less, and stays further from straight."""
        raised, bent = self._latest(Kind.LEG_RAISE), self._latest(Kind.KNEE_EXTENSION)
        return Flexibility(
            raised.get(side, min(raised.values(), default=None)), bent.get(side, max(bent.values(), default=None))
        )

    def _latest(self, kind: Kind) -> dict[Side, float]:
        """The newest reading of each side, in degrees."""
        return {r.side: r.value / r.unit.per_shown for r in self._measurements if r.kind is kind}

    def _look(self, theme: Theme, settings: Settings) -> Look:
        skin = cast(SkinTone, settings.text("figure_skin"))
        hair = cast(Hair, settings.text("figure_hair"))
        colours = figure_colours(self._tokens["figure"], theme.name, skin)
        if theme.high_contrast:
            colours = with_keylines(colours, theme.color("stage"), theme.color("line_strong"))
        return Look(colours, hair)
