"""Every reading as a table, newest first: all that the charts say, for the keyboard and for screen readers.

One reading is one cell: the arrows walk over the readings, and Delete or the button below removes the present one.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.progress import LengthUnit, Row, angle_value, reach_value
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.table_sorting import make_sortable
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import protocol_name
from stretchtimer.words.progress_words import cell_texts, day_text, heading_notes, headings

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a sign before its number in scripts that run to the left."""
DATE, LEFT, RIGHT, REACH, PAIN = range(5)
ROW_HEIGHT, LEAST_ROWS = 36, 6
ROWS_MEASURED = 60
"""Columns are as wide as these rows need; measuring years of them would hold up the first paint."""
ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.AccessibleDescriptionRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
    }
)
"""Those that are answered; the table asks each cell for as many again."""
PADDING, CELL_ROOM = 16, 8
CLOSE_COLUMNS = "QTableView::item { padding: 0 1px; } QHeaderView::section { padding: 6px 4px; }"
"""Five columns in a narrow card."""


class MeasurementTable(QFrame):
    """A card with the table, and the button that removes the chosen reading."""

    removal_requested = Signal(str)
    full_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._readings = _Readings(self)
        self._table = QTableView()
        self._title = QLabel(_("Measurements"))
        self._remove = QPushButton(_("Remove reading"))
        self._full = QPushButton(_("Show all"))
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_rows(self, rows: tuple[Row, ...], units: LengthUnit, this_year: int) -> None:
        """The present cell stays where it is, so that Delete can be pressed again."""
        current = self._table.currentIndex()
        row, column = current.row(), current.column()
        self._readings.show_rows(rows, units, this_year)
        if row >= 0 and rows:
            self._table.setCurrentIndex(self._readings.index(min(row, len(rows) - 1), column))
        self._show_removable()
        self._make_room()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        row = theme.px(ROW_HEIGHT)
        self._table.verticalHeader().setDefaultSectionSize(row)
        self._table.setMinimumHeight(row * (LEAST_ROWS + 1))
        self._make_room()

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        table = self._table
        table.setModel(self._readings)
        table.setAccessibleName(_("Measurements, newest first"))
        table.setProperty("role", "small")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setStyleSheet(CLOSE_COLUMNS)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = table.horizontalHeader()
        heads.setProperty("role", "caption")
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(1)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(DATE, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING - 4, PADDING - 2, PADDING - 4, 4)
        column.setSpacing(8)
        self._title.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self._title)
        column.addWidget(table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(self._full)
        column.addLayout(foot)
        self._full.setProperty("kind", "text")
        self._full.setToolTip(_("Every test and method, with trend and noise band"))
        make_sortable(table, arrows=False)  # there is no room

    def _make_room(self) -> None:
        """Dates have what the other columns leave: no less than the longest wants, the oldest with its year."""
        table, heads = self._table, self._table.horizontalHeader()
        table.ensurePolished()
        metrics = table.fontMetrics()
        wanted = []
        for column in range(heads.count()):
            texts = max(map(metrics.horizontalAdvance, self._readings.texts(column)), default=0)
            wanted.append(max(texts + CELL_ROOM, heads.sectionSizeHint(column)))
            if column != DATE:
                heads.resizeSection(column, wanted[column])
        table.setMinimumWidth(sum(wanted) + table.verticalScrollBar().sizeHint().width())

    def _listen(self) -> None:
        self._remove.clicked.connect(self._ask_removal)
        self._full.clicked.connect(self.full_requested)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._ask_removal)
        self._table.selectionModel().currentChanged.connect(self._show_removable)

    def _show_removable(self) -> None:
        record = self._readings.record_at(self._table.currentIndex())
        show_possible(self._remove, "" if record is not None else _("Choose a reading in the table first."))
        self._remove.setProperty("kind", "quiet" if record is None else "danger")
        repolish(self._remove)

    def _ask_removal(self) -> None:
        record = self._readings.record_at(self._table.currentIndex())
        if record is not None:
            self.removal_requested.emit(record.id)


class _Readings(QAbstractTableModel):
    """The rows as Qt's table asks for them."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self._rows: tuple[Row, ...] = ()
        self._units: LengthUnit = "cm"
        self._this_year = 0
        self._order = DATE, Qt.SortOrder.DescendingOrder

    def show_rows(self, rows: tuple[Row, ...], units: LengthUnit, this_year: int) -> None:
        """`rows` come newest first; they keep the order that was asked for."""
        self.beginResetModel()
        self._rows, self._units, self._this_year = rows, units, this_year
        if self._order != (DATE, Qt.SortOrder.DescendingOrder):
            self._sort_rows()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = column, order
        self._sort_rows()
        self.layoutChanged.emit()

    def _sort_rows(self) -> None:
        """Empty cells come last whichever way it is sorted."""
        column, order = self._order
        down = order is Qt.SortOrder.DescendingOrder
        values = {id(row): self._value(row, column) for row in self._rows}
        filled = [row for row in self._rows if values[id(row)] is not None]
        empty = [row for row in self._rows if values[id(row)] is None]
        filled.sort(key=lambda row: (values[id(row)], row.day), reverse=down)
        self._rows = (*filled, *empty)

    def _value(self, row: Row, column: int) -> float | None:
        match column:
            case 0:
                return row.day.toordinal()
            case 1 | 2:
                record = row.left if column == LEFT else row.right
                return None if record is None else angle_value(record)
            case 3:
                return None if row.reach is None else reach_value(row.reach, self._units)
            case _:
                return None if row.pain is None else row.pain.pain

    def texts(self, column: int) -> set[str]:
        """What columns are as wide as: of years of readings the newest, and the oldest day with its year."""
        return {self._text(row, column) for row in (*self._rows[:ROWS_MEASURED], *self._rows[-1:])}

    def record_at(self, index: Index) -> MeasurementRecord | None:
        """The reading in a cell; None in the columns of the date and of pain, and in an empty cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return {LEFT: row.left, RIGHT: row.right, REACH: row.reach}.get(index.column())

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else len(headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return headings()[section]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return heading_notes(self._units)[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if role not in ROLES:
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                mark = LEFT_TO_RIGHT if self._is_mirrored() and index.column() != DATE else ""
                return mark + self._text(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._text(row, index.column())
                return text or _("none")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                record = self.record_at(index)
                return protocol_name(record.protocol) if record else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
        return None

    def _text(self, row: Row, column: int) -> str:
        return day_text(row.day, self._this_year) if column == DATE else cell_texts(row, self._units)[column - 1]

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Numbers at the end, so that their digits stand below each other. Said for both directions: headings under
        a style sheet are not mirrored by Qt."""
        at_left = (column == DATE) != self._is_mirrored()
        side = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def _is_mirrored(self) -> bool:
        return self._card.isRightToLeft()
