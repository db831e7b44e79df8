"""Everything the charts say, as a table: each reading in each method with its trend and band, pain, sessions a day and
minutes held; what a chart shows as a gap, a ring or a shaded phase is a remark, and its verdict stands above.

Made when it is asked for; what a row says of its trend is worked out when the row is seen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.chart_drawing import Phase
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.table_sorting import SortButton, make_sortable
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed
from stretchtimer.words.numbers import in_order
from stretchtimer.words.progress_words import day_text, gap_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAY, WHAT, HOW, VALUE, TREND, BAND, REMARK = range(7)
ROW_HEIGHT, ROWS_SHOWN = 36, 10
PADDING = 16


@dataclass(frozen=True, slots=True)
class Column:
    """One series of the table. `text` says one of its values, `size` the width of its band."""

    what: str
    how: str
    readings: Smoothed
    text: Callable[[float], str]
    size: Callable[[float], str] | None = None
    remark: str = ""
    has_gaps: bool = True


class FullTable(QFrame):
    """A card as wide as the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries(self)
        self._table, self._said = QTableView(), wrapped_label("small")
        self._lay_out()
        self.show_theme(theme)

    def show_columns(self, columns: Sequence[Column], phases: Sequence[Phase], this_year: int) -> None:
        """Every reading of every series, the newest first unless another order was asked for."""
        self._entries.show_columns(columns, phases, this_year)

    def show_said(self, lines: Sequence[str]) -> None:
        """What can be said of the series: verdicts, goals, and what is useful."""
        self._said.setText("\n".join(lines))
        self._said.setVisible(bool(lines))

    def show_theme(self, theme: Theme) -> None:
        row = theme.px(ROW_HEIGHT)
        self._table.verticalHeader().setDefaultSectionSize(row)
        self._table.setMinimumHeight(row * (ROWS_SHOWN + 1))

    def focus_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        title = QLabel(_("All readings"))
        title.setProperty("role", "title_s")
        title.setProperty("tone", "ink")
        table = self._table
        table.setModel(self._entries)
        table.setAccessibleName(_("All readings, with trend and noise band"))
        table.setProperty("role", "small")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = table.horizontalHeader()
        heads.setProperty("role", "caption")
        heads.setHighlightSections(False)
        heads.setResizeContentsPrecision(60)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 4)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._said)
        column.addWidget(table, 1)
        column.addWidget(SortButton(table), 0, Qt.AlignmentFlag.AlignLeading)
        make_sortable(table, arrows=True)


class _Entries(QAbstractTableModel):
    """The rows as Qt's table asks for them: which series, and which reading of it."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self._columns: Sequence[Column] = ()
        self._rows: list[tuple[int, int]] = []
        self._phases: Sequence[Phase] = ()
        self._this_year = 0
        self._order = DAY, Qt.SortOrder.DescendingOrder

    def show_columns(self, columns: Sequence[Column], phases: Sequence[Phase], this_year: int) -> None:
        self.beginResetModel()
        self._columns, self._phases, self._this_year = columns, phases, this_year
        self._rows = [(c, i) for c, column in enumerate(columns) for i in range(len(column.readings.readings))]
        self._sort_rows()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = column, order
        self._sort_rows()
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's
        return 0 if parent.isValid() else REMARK + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's
        if orientation is not Qt.Orientation.Horizontal:
            return None
        names = (_("Date"), _("What"), _("Method"), _("Reading"), _("Trend"), _("Noise band"), _("Remark"))
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(*self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text(*self._rows[index.row()], index.column()) or _("none")
        return self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, c: int, i: int, field: int) -> str:
        column = self._columns[c]
        reading = column.readings.readings[i]
        match field:
            case 0:
                return day_text(reading.day, self._this_year)
            case 1:
                return column.what
            case 2:
                return column.how
            case 3:
                return column.text(reading.value)
            case 4:
                height = column.readings.height(i) if column.size else None
                return "" if height is None else column.text(height)
            case 5:
                shown = column.size is not None and column.readings.height(i) is not None
                return in_order(f"±{column.size(column.readings.band)}") if shown and column.size else ""
            case _:
                return listed(self._remarks(column, i))

    def _remarks(self, column: Column, i: int) -> Iterator[str]:
        """What the chart shows about a reading beside its height."""
        readings = column.readings.readings
        day = readings[i].day
        if column.size is not None and column.readings.is_wild(i):
            yield _("too far off to be noise")
        if column.has_gaps and i and column.readings.run(i)[0] == i:
            yield gap_text((day - readings[i - 1].day).days)
        yield from (name for first, after, name in self._phases if first <= day < after)
        if column.remark:
            yield column.remark

    def _key(self, c: int, i: int, field: int) -> tuple[object, ...]:
        column = self._columns[c]
        reading = column.readings.readings[i]
        if field == DAY:
            return (reading.day, reading.at, -c)
        if field == VALUE:
            return (column.what, reading.value, reading.at)
        if field in (TREND, BAND):
            height = column.readings.height(i) if column.size else None
            value = column.readings.band if field == BAND else height
            return (column.what, float("-inf") if height is None else value, reading.at)
        return (self._text(c, i, field), reading.at)

    def _sort_rows(self) -> None:
        field, order = self._order
        down = order is Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: self._key(row[0], row[1], field), reverse=down)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        at_left = (column not in (VALUE, TREND, BAND)) != self._card.isRightToLeft()
        side = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
