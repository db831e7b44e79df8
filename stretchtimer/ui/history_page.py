"""The history: everything that was recorded, to be looked through, added to, corrected, deleted and taken along."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.history import Entry, EntryKind, number_of
from stretchtimer.ui.erase_form import EraseForm
from stretchtimer.ui.history_form import Choices, HistoryForm
from stretchtimer.ui.history_list import KIND, TEXT, WHEN, HistoryList
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.history_words import filter_text
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.numbers import count_text

EDGE, NARROW_EDGE, TOP, GUTTER, NARROW = 32, 16, 24, 12, 640
ROW_HEIGHT, NARROW_ROW_HEIGHT, LEAST_ROWS = 36, 56, 6
TOAST_ROOM, TOAST_GAP = 64, 8
"""Below everything else, so that the toast covers no button."""
FIXED = frozenset({EntryKind.DAY_OFF})  # nothing in it can be corrected, only deleted


class HistoryPage(QWidget):
    """Draws the entries it is given; says what the user wants added, corrected, deleted, undone or taken along."""

    back_requested = Signal()
    filter_requested = Signal(object)
    """An EntryKind; None for all of them."""
    add_requested = Signal(object, str, str, str)
    correction_requested = Signal(str, str, str)
    deletion_requested = Signal(str)
    undo_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now: datetime | None = None
        self._list, self._table = HistoryList(self), QTableView()
        self._filter, self._count = QComboBox(), QLabel()
        self._back, self._add = QPushButton(_("Back")), QPushButton(_("Add for a past day"))
        self._correct, self._delete = QPushButton(_("Correct")), QPushButton(_("Delete"))
        self._export, self._import = QPushButton(_("Export")), QPushButton(_("Import"))
        self._erase, self.erase_form = QPushButton(_("Erase")), EraseForm(theme)
        self._form = HistoryForm(theme)
        self._toast = Toast(theme, self)
        self._column, self._scroll, self._whole = QVBoxLayout(), QScrollArea(), QVBoxLayout(self)
        self._tools, self._foot = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _part in range(2))
        self._name_all(icons)
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_entries(self, entries: Sequence[Entry], names: Mapping[str, str], local_now: datetime, zone: str) -> None:
        """`names` of exercises, sequences, programmes and activities, by id."""
        row = self._table.currentIndex().row()
        self._now = local_now
        self._list.show_entries(entries, names, zone, local_now.date())
        if row >= 0 and entries:
            self._table.setCurrentIndex(self._list.index(min(row, len(entries) - 1), WHEN))
        count = ngettext("{count} entry", "{count} entries", len(entries))
        self._count.setText(count.format(count=count_text(len(entries))))
        self.erase_form.ask_again()
        self._show_possible()

    def show_choices(self, choices: dict[EntryKind, Choices]) -> None:
        """What can be added of each kind."""
        self._form.show_choices(choices)

    def show_problem(self, sentence: str) -> None:
        """Why what was typed was not taken."""
        self._form.show_problem(sentence)

    def show_changed(self, sentence: str, *, can_undo: bool = True) -> None:
        """Say what was done, with a button that takes it back."""
        self._form.hide()
        self._show_possible()
        self._toast.show_message(sentence, _("Undo") if can_undo else "")
        self._place_toast()

    def show_erasing(self) -> None:
        """Open the card on which one chooses what goes."""
        if self._now is not None:
            self._form.hide()
            self.erase_form.show_open(self._now.date())
            self._show_possible()
            self._scroll.verticalScrollBar().setValue(0)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._form.show_theme(theme)
        self._table.setMinimumHeight(theme.px(ROW_HEIGHT) * (LEAST_ROWS + 1))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _name_all(self, icons: Icons) -> None:
        self._filter.addItem(_("Everything"), None)
        for kind in EntryKind:
            self._filter.addItem(filter_text(kind), kind)
        name_list(self._filter, _("Shown"))
        self._table.setAccessibleName(_("History, newest first"))
        arrow, px = "arrow-right" if self.isRightToLeft() else "arrow-left", self._theme.px(20)
        self._back.setIcon(icons.icon(arrow, self._theme.color("primary"), px))
        self._back.setIconSize(QSize(px, px))
        self._back.setProperty("kind", "text")
        self._add.setProperty("kind", "primary")
        for button in (self._delete, self._erase):
            button.setProperty("kind", "danger")
        for button in (self._correct, self._export, self._import):
            button.setProperty("kind", "text")
        self._count.setProperty("role", "small")

    def _lay_out(self) -> None:
        title = QLabel(_("History"))
        title.setProperty("role", "headline")
        head, chosen, whole_file = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._back)
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._tools.addWidget(self._filter)
        self._tools.addWidget(self._count, 1)
        self._tools.addWidget(self._add)
        for row, buttons in (
            (chosen, (self._correct, self._delete)),
            (whole_file, (self._import, self._export, self._erase)),
        ):
            row.setSpacing(0)
            for button in buttons:
                row.addWidget(button)
            self._foot.addLayout(row)
        chosen.addStretch(1)
        card = QFrame()
        card.setProperty("panel", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 4)
        inside.addWidget(self._table, 1)
        inside.addLayout(self._foot)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(head)
        self._column.addLayout(self._tools)
        self._column.addWidget(self._form)
        self._column.addWidget(self.erase_form)
        self._column.addWidget(card, 1)
        body = QWidget()
        body.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        self._whole.addWidget(self._scroll)
        self._lay_out_table()

    def _lay_out_table(self) -> None:
        table, heads = self._table, self._table.horizontalHeader()
        table.setModel(self._list)
        table.setProperty("role", "small")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setProperty("role", "caption")
        heads.setHighlightSections(False)
        heads.setResizeContentsPrecision(60)
        for column in (WHEN, KIND):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)

    def _listen(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._export.clicked.connect(self.export_requested)
        self._import.clicked.connect(self.import_requested)
        self._filter.activated.connect(lambda: self.filter_requested.emit(self._filter.currentData()))
        self._add.clicked.connect(self._open_empty)
        self._correct.clicked.connect(self._open_present)
        self._delete.clicked.connect(self._ask_deletion)
        self._table.selectionModel().currentChanged.connect(self._show_possible)
        self._table.doubleClicked.connect(self._open_present)
        self._form.closed.connect(self._show_possible)
        self._erase.clicked.connect(self.show_erasing)
        self.erase_form.closed.connect(self._show_possible)
        self._form.add_requested.connect(self.add_requested)
        self._form.correction_requested.connect(self.correction_requested)
        self._toast.undo_requested.connect(self.undo_requested)
        for keys, does in (
            (QKeySequence.StandardKey.Delete, self._ask_deletion),
            (Qt.Key.Key_Return, self._open_present),
        ):
            key = QShortcut(QKeySequence(keys), self._table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(does)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_requested)

    @property
    def _present(self) -> Entry | None:
        return self._list.entry_at(self._table.currentIndex())

    def _show_possible(self) -> None:
        present = self._present
        why_not = "" if present is not None else _("Choose an entry in the list first.")
        show_possible(self._delete, why_not)
        self._delete.setProperty("kind", "quiet" if present is None else "danger")
        repolish(self._delete)
        is_fixed = present is not None and present.kind in FIXED
        show_possible(self._correct, _("An entry of this kind can only be deleted.") if is_fixed else why_not)
        self._add.setVisible(self._form.isHidden() and self.erase_form.isHidden())  # one filled button at a time

    def _open_empty(self) -> None:
        if self._now is not None:
            self.erase_form.hide()
            self._form.show_adding(self._now)
            self._show_possible()

    def _open_present(self) -> None:
        entry, now = self._present, self._now
        if entry is None or now is None or entry.at is None or entry.kind in FIXED:
            return
        text, number = self._list.text_of(entry), number_of(entry.record) or ""
        at = entry.at.astimezone(now.tzinfo)
        self._form.show_correcting(entry.record.id, entry.kind, text, number, at, now)
        self._show_possible()

    def _ask_deletion(self) -> None:
        if self._present is not None:
            self.deletion_requested.emit(self._present.record.id)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._column.setContentsMargins(edge, TOP, edge, 0)
        self._whole.setContentsMargins(0, 0, 0, self._theme.px(TOAST_ROOM))
        self._table.setColumnHidden(KIND, narrow)
        self._table.setWordWrap(narrow)
        self._table.verticalHeader().setDefaultSectionSize(self._theme.px(NARROW_ROW_HEIGHT if narrow else ROW_HEIGHT))
        self._form.show_narrow(narrow)
        downwards, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.erase_form.show_narrow(narrow)
        for row in (self._tools, self._foot):
            row.setDirection(downwards if narrow else beside)

    def _place_toast(self) -> None:
        edge = self._column.contentsMargins().left()
        size = self._toast.size_within(self.width() - 2 * edge)
        x = self.width() - size.width() - edge if self.isRightToLeft() else edge
        self._toast.setGeometry(x, self.height() - size.height() - TOAST_GAP, size.width(), size.height())
