"""Taking everything along and bringing it in: exports, imports, and tables of measurements from anywhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stretchtimer.core.message import UserError
from stretchtimer.core.table_choice import Said, said_of, said_with
from stretchtimer.own_along import own_bytes, taking_along
from stretchtimer.sharing import Taking, take
from stretchtimer.store.measurement_table import Line, Preview, TakenTable, preview
from stretchtimer.store.merge import Merged
from stretchtimer.ui.transfer_dialog import TransferDialog
from stretchtimer.wiring.parts import PROGRESS, Parts, telling
from stretchtimer.wiring.transfer_run import TransferRun, Work
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.messages import sentence
from stretchtimer.words.table_words import doubt, line_texts

if TYPE_CHECKING:
    from stretchtimer.ui.table_page import TablePage

EXPORTS = frozenset({".json", ".zip"})


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that is being looked at."""

    path: Path
    seen: Preview


class TransferWires(QObject):
    """One export or import at a time, in a thread, under a dialog that shows how far it is."""

    done = Signal(str)  # in a sentence
    came_in = Signal()  # what is kept is not what it was
    left = Signal()  # the page of a table

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._run: TransferRun | None = None
        self._table: _Table | None = None

    @cached_property
    def page(self) -> "TablePage":
        from stretchtimer.ui.table_page import TablePage

        page = self.parts.built(TablePage(self.parts.theme, self.parts.icons))
        page.back_requested.connect(self.left)
        page.choice_requested.connect(self.choose)
        page.import_requested.connect(self.take_table)
        return page

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def end(self) -> None:
        """The program is about to quit: what is not over leaves no trace."""
        if self._run is not None:
            self._run.end()

    def ask_export(self) -> None:
        kinds = _("JSON (*.json);;CSV tables in a zip (*.zip)")
        name, _kind = QFileDialog.getSaveFileName(self.parts.window, _("Export everything"), "stretchtimer.json", kinds)
        if name:
            path = Path(name)
            self.export(path if path.suffix.lower() in EXPORTS else path.with_name(f"{path.name}.json"))

    @telling
    def export(self, path: Path) -> None:
        """Write everything to `path`; the dialog has asked whether a file there may be replaced."""
        now, own = self.parts.clock.now(), own_bytes(self.parts.catalogue)
        self._begin(
            _("Exporting to {name}").format(name=path.name),
            lambda store, progress: store.export(path, now, replace=True, progress=progress, own=own),
            lambda _nothing: self.done.emit(_("Everything is in {name}.").format(name=path.name)),
            self.parts.store.count_rows(),
        )

    def ask_import(self) -> None:
        kinds = _("Exports, and tables of measurements (*.json *.zip *.csv *.tsv *.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self.parts.window, _("Import"), "", kinds)
        if name:
            self.take(Path(name))

    @telling
    def take(self, path: Path) -> None:
        """Bring an export in; a table from anywhere is shown first."""
        if path.suffix.lower() not in EXPORTS:
            self._look(path, {})
            self.parts.window.show_page(self.page, PROGRESS)
            return
        try:
            own = taking_along(self.parts.catalogue, path)
        except UserError as error:
            self.parts.window.show_problem(sentence(error.message))
            return
        now = self.parts.clock.now()
        self._begin(
            _("Importing {name}").format(name=path.name),
            lambda store, progress: store.import_export(path, now, progress=progress),
            lambda merged: self._show_merged(merged, own),
        )

    def choose(self, key: str, word: str) -> None:
        """Take part of the table for something else."""
        if self._table is None:
            return
        before = self._table
        try:
            self._look(before.path, said_with(before.seen.layout, key, word))
        except UserError as error:
            self._show_table(before)
            self.page.show_problem(sentence(error.message))

    def take_table(self, skip_bad: bool) -> None:
        """Bring the table in as it was seen; with bad lines in it only where they are to be left out."""
        if self._table is None:
            return
        path, seen, now, zone = self._table.path, self._table.seen, self.parts.clock.now(), self.parts.clock.zone()
        self._begin(
            _("Importing {name}").format(name=path.name),
            lambda store, progress: store.import_measurements(
                path, seen.layout, zone, now, skip_bad=skip_bad, progress=progress
            ),
            self._show_taken,
            seen.length,
        )

    def _look(self, path: Path, said: Said) -> None:
        """See what a table is; raises UserError where it is none."""
        clock = self.parts.clock
        self._table = _Table(path, preview(path, said, clock.zone(), clock.now()))
        self._show_table(self._table)

    def _show_table(self, table: _Table) -> None:
        seen = table.seen
        self.page.show_table(table.path.name, said_of(seen.layout), seen.header, seen.width)
        self.page.show_preview(self._texts(seen.lines), seen.length, doubt(seen.layout))

    def _texts(self, lines: Iterable[Line]) -> list[tuple[str, str]]:
        zone, today = self.parts.clock.zone(), self.parts.local_now.date()
        return [line_texts(line, zone, today) for line in lines]

    def _show_taken(self, taken: TakenTable) -> None:
        if not taken.stored:
            self.page.show_bad(self._texts(taken.bad), taken.bad_count, taken.new)
            return
        said = ngettext("Imported: {new} reading.", "Imported: {new} readings.", taken.new)
        same = ngettext("{same} was here already.", "{same} were here already.", taken.same) if taken.same else ""
        self.came_in.emit()
        self.left.emit()
        self.done.emit(" ".join(filter(None, (said, same))).format(new=f"{taken.new:,}", same=f"{taken.same:,}"))

    @telling
    def _show_merged(self, merged: Merged, own: Taking) -> None:
        take(self.parts.catalogue, own)
        new, changed = sum(merged.new.values()) + len(own.texts) + len(own.pictures), sum(merged.changed.values())
        self.came_in.emit()
        self.done.emit(_("Imported: {new} new, {changed} changed.").format(new=f"{new:,}", changed=f"{changed:,}"))

    def _begin(self, title: str, work: Work, finish: Callable[[Any], None], total: int = 0) -> None:
        if self.is_running:
            return
        dialog = TransferDialog(self.parts.theme, title, self.parts.window)
        self._run = run = TransferRun(self.parts.store.path, self.parts.clock.now(), work, self)
        dialog.cancel_requested.connect(run.cancel)
        run.progressed.connect(lambda rows: dialog.show_progress(rows, total))
        for ending in (run.finished, run.failed, run.cancelled):
            ending.connect(self._clear)
            ending.connect(dialog.show_over)
        run.finished.connect(finish)
        run.failed.connect(lambda message: self.parts.window.show_problem(sentence(message)))
        run.cancelled.connect(self._say_cancelled)
        run.start()

    def _say_cancelled(self) -> None:
        said = _("Cancelled. Nothing was stored.")
        if self._table is not None and self.parts.window.page is self.page:
            self.page.show_problem(said)
        else:
            self.done.emit(said)

    def _clear(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
