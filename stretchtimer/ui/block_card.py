"""One block of the programme: its weeks, its name and days, and its exercises as pictures."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.programme_view import BlockRow, RowState
from stretchtimer.ui.day_dots import DayDots
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import dots_text, row_status, weeks_text

PICTURE_HEIGHT = 84
HEAD_WIDTH = 176
PAIR = 2  # pictures that each half has room for at least, so that rows stand in columns


class BlockCard(QFrame):
    """Shows a block; the present one has a border of its own."""

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._row: BlockRow | None = None
        self._weeks, self._name, self._status = wrapped_label("small"), wrapped_label("title"), wrapped_label("caption")
        self._tick = QLabel()
        self._dots = DayDots(theme)
        self._head, self._pictures = QWidget(), QWidget()
        self._groups: QBoxLayout | None = None
        self._between = _line()
        self._narrow, self._tight, self._two_rows = False, False, False
        self._halves: list[tuple[QGridLayout, list[QWidget]]] = []
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    def show_row(self, row: BlockRow, names: Mapping[str, str]) -> None:
        """`names` are the exercises' by their ids."""
        self._row = row
        present = row.state is RowState.PRESENT
        self.setProperty("panel", "due" if present else "card")
        repolish(self)
        self._weeks.setText(weeks_text(row))
        self._weeks.setProperty("tone", "primary" if present else "ink_2")
        repolish(self._weeks)
        self._name.setText(row.name)
        status = row_status(row)
        self._status.setText(status)
        self._status.setVisible(bool(status))
        self._status.setProperty("tone", "ok" if row.is_achieved else "ink_2")
        repolish(self._status)
        self._tick.setVisible(row.is_achieved)
        self._dots.show_days(row.days if present else (), dots_text(row))
        self._show_pictures(row, names)
        self._show_icon()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_icon()
        self._arrange()

    def show_narrow(self, narrow: bool, *, tight: bool = False) -> None:
        """Stand the pictures below the words, for narrow windows and large text; where it is `tight`, two beside each
        other."""
        self._tight = tight
        self._outer.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._narrow = narrow
        self._arrange()

    def _arrange(self) -> None:
        self._head.setMinimumWidth(0 if self._narrow else self._theme.px(HEAD_WIDTH))
        self._head.setMaximumWidth(16_777_215 if self._narrow else self._theme.px(HEAD_WIDTH))
        for grid, pictures in self._halves:
            columns = PAIR if self._tight else max(PAIR, len(pictures))
            for number, picture in enumerate(pictures):
                grid.addWidget(picture, number // columns, number % columns)
            for column in range(max(PAIR, len(pictures))):
                grid.setColumnStretch(column, 1 if column < columns else 0)
        if self._groups is not None:
            below = self._narrow and (self._two_rows or self._tight)  # more than a narrow row has room for
            self._groups.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
            self._between.setVisible(not below)

    def _show_pictures(self, row: BlockRow, names: Mapping[str, str]) -> None:
        self._groups = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._between, self._halves = _line(), []
        for group, (title, exercises) in enumerate(((_("Stretches"), row.stretches), (_("Core"), row.core))):
            if group:
                layout.addWidget(self._between)
            pictures = QGridLayout()
            pictures.setSpacing(12)
            self._halves.append((pictures, [self._picture(one, names.get(one, one), title) for one in exercises]))
            layout.addLayout(pictures, max(PAIR, len(exercises)))
        self._two_rows = len(row.stretches) + len(row.core) > 2 * PAIR
        fresh = QWidget()
        fresh.setLayout(layout)
        self._outer.replaceWidget(self._pictures, fresh)
        self._pictures.hide()
        self._pictures.deleteLater()
        self._pictures = fresh
        self._outer.setStretchFactor(fresh, 1)
        self._arrange()

    def _picture(self, exercise: str, name: str, part: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        picture = FigurePicture(self._theme, self._art)
        picture.setFixedHeight(PICTURE_HEIGHT)
        picture.show_exercise(exercise)
        picture.show_spoken(name, part)
        label = wrapped_label("caption")
        label.setProperty("tone", "ink")
        label.setText(name)
        column.addWidget(picture)
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch()
        return holder

    def _show_icon(self) -> None:
        color, size = self._theme.color("ok"), self._theme.px(16)
        self._tick.setPixmap(self._icons.pixmap("check", color, size, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        status = QHBoxLayout()
        status.setSpacing(6)
        status.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(self._status, 1)
        column.addStretch()
        column.addWidget(self._weeks)
        column.addWidget(self._name)
        column.addWidget(self._dots)
        column.addLayout(status)
        column.addStretch()
        self._outer.setContentsMargins(16, 10, 16, 10)
        self._outer.setSpacing(16)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._pictures, 1)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedWidth(1)
    return line
