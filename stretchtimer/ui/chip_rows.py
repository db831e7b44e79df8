"""The chips that narrow a list down, each with how many it has to offer.

Folded, the few most asked for stand in one flow, with whatever else is chosen. Unfolded, every facet has a row of its
own with its name.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from stretchtimer.core.exercise import Place, Technique
from stretchtimer.core.library import ALL_CHIPS, Chip, Facet, Fit, MuscleGroup
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.library_words import chip_name, chip_text, facet_name, found_text

GAP, ROW_GAP, LABEL_GAP = 8, 14, 4
REPLACES = (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange)
"""After these the chips are placed anew: one has grown or shrunk, or reading goes the other way."""
SOME_WIDTH = 200
QUICK = (
    Chip(Facet.MUSCLE, MuscleGroup.HAMSTRINGS),
    Chip(Facet.MUSCLE, MuscleGroup.CORE),
    Chip(Facet.TECHNIQUE, Technique.DYNAMIC),
    Chip(Facet.PLACE, Place.DESK),
    Chip(Facet.USER, Fit.SUITED),
)
"""What folded chips show, in this order."""


class ChipRows(QWidget):
    """Shows which chips there are, how many each offers and which are chosen; says what the user wants chosen."""

    chips_requested = Signal(object)  # frozenset[Chip]

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: frozenset[Chip] = frozenset()
        self._counts: Mapping[Chip, int] = {}
        self._all, self._more = _chip_button(self), _chip_button(self)
        self._buttons = {chip: _chip_button(self) for chip in ALL_CHIPS}
        self._labels = {facet: QLabel(facet_name(facet), self) for facet in Facet}
        self._rows: list[list[QWidget]] = []
        self._stops: list[QPushButton] = [self._all]
        for label in self._labels.values():
            label.setProperty("role", "caption")
        for chip, button in self._buttons.items():
            button.clicked.connect(lambda _checked, chip=chip: self._toggle(chip))
        self._all.clicked.connect(lambda: self.chips_requested.emit(frozenset()))
        self._more.clicked.connect(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()

    def show_chips(self, counts: Mapping[Chip, int], chosen: frozenset[Chip], all_count: int) -> None:
        """The chips on offer with their counts; `all_count` is what there is without any."""
        self._counts, self._chosen = counts, chosen
        _show_chip(self._all, _("All {count}").format(count=all_count), not chosen)
        self._all.setAccessibleName(_("All, {count}").format(count=found_text(all_count)))
        for chip, button in self._buttons.items():
            number = counts.get(chip, 0)
            _show_chip(button, chip_text(chip, number), chip in chosen)
            anything = number > 0 or chip in chosen
            show_possible(button, "" if anything else _("No exercise has this beside what is chosen."))
            name = _("{facet}: {name}, {count}")
            button.setAccessibleName(
                name.format(facet=facet_name(chip.facet), name=chip_name(chip), count=found_text(number))
            )
        self._arrange()

    @property
    def last_stop(self) -> QWidget:
        """The last of those that take the focus."""
        return self._stops[-1]

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, place=False)

    def sizeHint(self) -> QSize:
        return QSize(SOME_WIDTH, self._all.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max((part.sizeHint().width() for row in self._rows for part in row), default=0)
        return QSize(widest, self._all.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in REPLACES:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _toggle(self, chip: Chip) -> None:
        self.chips_requested.emit(self._chosen ^ {chip})

    def _arrange(self) -> None:
        """Sort the buttons into rows, folded or not, and hide the others."""
        unfolded = self._more.isChecked()
        _show_chip(self._more, _("Fewer filters") if unfolded else _("More filters"), unfolded)
        self._rows = self._unfolded() if unfolded else [[self._all, *self._folded(), self._more]]
        shown = [part for row in self._rows for part in row]
        for part in (*self._buttons.values(), *self._labels.values()):
            part.setVisible(part in shown)
        self._stops = [part for part in shown if isinstance(part, QPushButton)]
        for one, next_one in pairwise(self._stops):
            QWidget.setTabOrder(one, next_one)
        self.updateGeometry()
        self._place()

    def _folded(self) -> list[QPushButton]:
        others = (chip for chip in self._counts if chip in self._chosen and chip not in QUICK)
        return self._buttons_of((*(chip for chip in QUICK if chip in self._counts), *others))

    def _unfolded(self) -> list[list[QWidget]]:
        facets: list[list[QWidget]] = []
        for facet in Facet:
            row = self._buttons_of(chip for chip in self._counts if chip.facet is facet)
            if row:
                facets.append([self._labels[facet], *row])
        return [[self._all, self._more], *facets]

    def _buttons_of(self, chips: Iterable[Chip]) -> list[QPushButton]:
        return [self._buttons[chip] for chip in chips]

    def _place(self) -> None:
        self._flow(self.width(), place=True)

    def _flow(self, width: int, *, place: bool) -> int:
        """Set the rows one below the other, wrapped at `width`; the height they take."""
        y = 0
        for row in self._rows:
            y += ROW_GAP if y else 0
            y += self._flow_row(row, y, width, place=place)
        return y

    def _flow_row(self, row: Sequence[QWidget], top: int, width: int, *, place: bool) -> int:
        x, y, height = 0, 0, 0
        for part in row:
            size = part.sizeHint()
            own_line = isinstance(part, QLabel)
            if x and x + size.width() > width:
                x, y, height = 0, y + height + GAP, 0
            if place:
                at = QPoint(self.width() - x - size.width() if self.isRightToLeft() else x, top + y)
                part.setGeometry(QRect(at, size))
            if own_line:
                y += size.height() + LABEL_GAP
            else:
                x, height = x + size.width() + GAP, max(height, size.height())
        return y + height


def _chip_button(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("kind", "chip")
    button.setCheckable(True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.toggled.connect(lambda _checked: repolish(button))  # a chosen one is set bolder
    return button


def _show_chip(button: QPushButton, text: str, checked: bool) -> None:
    button.setText(text)
    button.setChecked(checked)
