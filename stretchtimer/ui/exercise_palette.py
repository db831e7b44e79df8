"""The exercises that can be added to a sequence: searched by name, each a button that adds it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.exercise import Exercise
from stretchtimer.core.library import Entry, Wish, found, make_entries
from stretchtimer.core.plan import Circumstances
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import yielding_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.library_words import card_description, search_names

PICTURE, PLUS = (48, 34), 20
LEAST_HEIGHT = 220


class ExercisePalette(QFrame):
    """Says which exercise is to be added, or that a new one is wanted."""

    add_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._entries: tuple[Entry, ...] = ()
        self._rows: dict[str, _PaletteRow] = {}
        self._search, self._new = QLineEdit(), QPushButton(_("New exercise"))
        self._column, self._scroll = QVBoxLayout(), QScrollArea()
        self._lay_out()
        self._search.textChanged.connect(self._show_found)
        self._search.returnPressed.connect(self._add_first)
        self._new.clicked.connect(self.new_requested)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return (self._search, *self._rows.values(), self._new)

    def show_exercises(self, exercises: Sequence[Exercise]) -> None:
        for row in self._rows.values():
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._entries = make_entries(exercises, search_names)
        self._rows = {entry.exercise.id: self._row(entry.exercise) for entry in self._entries}
        for row in self._rows.values():
            self._column.insertWidget(self._column.count() - 1, row)
        self._show_found()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._scroll.setMinimumHeight(theme.px(LEAST_HEIGHT))
        for row in self._rows.values():
            row.show_theme(theme)

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search to what was found; the arrows lead through it."""
        shown = [row for row in self._rows.values() if not row.isHidden()]
        at = next((number for number, row in enumerate(shown) if row.hasFocus()), -1)
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not by or not 0 <= at + by < len(shown):
            event.ignore()
            return
        shown[at + by].setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(shown[at + by])

    @property
    def _found(self) -> list[str]:
        return [exercise.id for exercise in found(self._entries, Wish(self._search.text()), Circumstances())]

    def _show_found(self) -> None:
        shown = set(self._found)
        for exercise_id, row in self._rows.items():
            row.setVisible(exercise_id in shown)

    def _add_first(self) -> None:
        if self._found:
            self.add_requested.emit(self._found[0])

    def _row(self, exercise: Exercise) -> "_PaletteRow":
        row = _PaletteRow(self._theme, self._icons, self._art, exercise)
        row.clicked.connect(lambda: self.add_requested.emit(exercise.id))
        return row

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._search.setPlaceholderText(_("Add an exercise"))
        self._search.setAccessibleName(_("Add an exercise"))
        self._new.setProperty("kind", "text")
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        content = QWidget()
        content.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._new)


class _PaletteRow(QAbstractButton):
    """Picture, name and a plus. All of it adds."""

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, exercise: Exercise) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._picture, self._name, self._plus = FigurePicture(theme, art), yielding_label("small_strong"), QLabel()
        self._picture.show_exercise(exercise.id)
        self._name.setText(exercise.name)
        self.setText(exercise.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # a button's own cuts two lines
        self.setAccessibleName(_("Add: {name}").format(name=exercise.name))
        self.setAccessibleDescription(card_description(exercise))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(2, 6, 2, 6)
        row.setSpacing(6)
        for part in (self._picture, self._name, self._plus):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 1 if part is self._name else 0)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._picture.show_theme(theme)
        self._picture.setFixedSize(*PICTURE)
        px = theme.px(PLUS)
        self._plus.setPixmap(self._icons.pixmap("plus", theme.color("primary"), px, self.devicePixelRatioF()))
        self.update()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focus_corner(self) -> int:
        return 8

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("primary_soft" if self.isDown() else "surface_2"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
