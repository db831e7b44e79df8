"""Sorting a table by mouse and by keyboard: a click on a heading, or S in the column; again turns the order round."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTableView

from stretchtimer.ui.announcing import announce
from stretchtimer.words.language import _

SORT_KEY = Qt.Key.Key_S


def make_sortable(table: QTableView, *, arrows: bool) -> None:
    """The model sorts; `arrows` in the headings show by what. At first it is the first column, downwards."""
    heads = table.horizontalHeader()
    heads.setSectionsClickable(True)
    heads.setSortIndicatorShown(arrows)
    heads.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    heads.sortIndicatorChanged.connect(table.model().sort)
    key = QShortcut(QKeySequence(SORT_KEY), table)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(lambda: sort_by_current(table))


def sort_by_current(table: QTableView) -> None:
    """By the column of the present cell, and the other way round where it is sorted by it already."""
    column, heads = max(0, table.currentIndex().column()), table.horizontalHeader()
    down = heads.sortIndicatorSection() == column and heads.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    heads.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
    name = table.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    announce(table, (_("Sorted by {column}, falling") if down else _("Sorted by {column}, rising")).format(column=name))


class SortButton(QPushButton):
    """The same for whoever does not know the key."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(_("Sort by this column (S)"))
        self.setProperty("kind", "quiet")
        self.clicked.connect(lambda: sort_by_current(table))
