"""Values out of a spreadsheet: read a table, see what each row will do, import all of it or none. One undo for all.

Nothing is entered before Import is pressed, and Import waits until every ticked row is sound. Reading, judging
and entering is done beside the window: a short table is there at once, a long one says how far it is and may be stopped.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.models.import_preview import Column, PreviewRole
from desktop.progress.following import Following
from desktop.progress.import_delegates import turn
from desktop.progress.import_form import ImportForm
from desktop.progress.import_parts import Files, file_name, files_in, origin_words
from desktop.progress.import_waiting import waiting_words
from desktop.progress.import_work import ImportWork, Read, Standing
from desktop.progress.said_lines import KEPT, REFUSED, WARNED, Said
from desktop.progress.sheets.import_plan import Deed, ImportPlan, PlannedRow
from desktop.progress.sheets.reading import read_table, read_text
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.template import template_csv, template_xlsx
from desktop.progress.sheets.watching import Stopped, Watch
from desktop.theme import Theme

translate = wording.translate
_AT_ONCE, _LOOKS = 150, 100  # milliseconds that nothing need be said; and between two looks at how far it is


class ImportDialog(ImportForm):
    """`imported` carries how many values were entered."""

    imported = Signal(int)

    def __init__(
        self,
        brief: Brief,
        following: Following,
        theme: Theme,
        language: str,
        files: Files,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, language, parent)
        self._brief, self._following, self._language, self._files = brief, following, language, files
        self._read: Table | None = None
        self.work = ImportWork(self)
        self._is_reading = self._is_over = False
        self._writing: Watch | None = None
        self._clock = QTimer(self)
        self.setAcceptDrops(True)
        self._connect()
        self._show_nothing()
        self.fit(1040, 680)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, judged or entered."""
        return self._writing is not None or self.work.watch is not None

    # ------------------------------------------------------------ doing

    def open_file(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._take_in(partial(read_table, path))

    def paste(self) -> None:
        """Read what was copied: cells, or a file."""
        # There may be nothing at all, which the types do not know.
        self._take_mime(QGuiApplication.clipboard().mimeData() or QMimeData())

    def confirm(self) -> None:
        """Import the ticked rows, all or none."""
        entries = self.model.plan.entries
        if not entries or self.is_busy:
            return
        count = len(entries)
        name = translate("Sheets", "importing values (%1)").replace("%1", str(count))
        watch = self._writing = Watch()
        watch.begin(count)
        self.importer.setEnabled(False)
        self._clock.start(_AT_ONCE)
        taken = partial(self._on_taken, count)
        self._following.take_beside(self._brief, entries, name, watch.pass_row, taken)

    def write_template(self) -> None:
        """Write the table to be filled in where the user wants it."""
        name = translate("Sheets", "%1 progress table").replace("%1", self._brief.name.of(self._language))
        path = self._files.ask_save(self, f"{file_name(name)}.xlsx")
        if path is None:
            return
        make = template_csv if path.suffix.lower() == ".csv" else template_xlsx
        try:
            self._files.save(path, make(self._brief, self._following.progress(self._brief), self._language))
        except UserError as error:
            self._refuse(error)
            return
        words = translate("Sheets", "The template was written: %1. Fill it in, then choose it here.")
        self.said.say([Said(words.replace("%1", str(path)), KEPT)])

    def stop(self) -> None:
        """Stop reading a table, and what was shown before is shown again; or stop entering one, where there is time."""
        if self._writing is not None:
            # What comes of it is said when it is known.
            self._writing.stop()
            return
        self.work.stop()
        self._is_reading = False
        self._wait_no_more()
        self._say_stopped()

    def done(self, result: int) -> None:
        """Close; what is being read is let go of, what is being entered goes on."""
        self._is_over = True
        self._clock.stop()
        self.work.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and cells may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        event.acceptProposedAction()
        self._take_mime(event.mimeData())

    def _connect(self) -> None:
        self.chooser.clicked.connect(self._on_choosing)
        self.paster.clicked.connect(self.paste)
        self.writer.clicked.connect(self.write_template)
        self.importer.clicked.connect(self.confirm)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        tick = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self._tick)
        tick.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.head.filtered.connect(self._on_filtered)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.ticked.connect(self._on_ticked)
        self._following.changed.connect(self._on_changed)
        self.waiting.stopped.connect(self.stop)
        self.work.judged.connect(self._on_judged)
        self.work.refused.connect(self._on_refused)
        self._clock.timeout.connect(self._on_clock)

    # ------------------------------------------------------------ answering

    def _on_choosing(self) -> None:
        if (path := self._files.ask_open(self)) is not None:
            self.open_file(path)

    def _take_mime(self, mime: QMimeData) -> None:
        files = files_in(mime)
        if len(files) > 1:
            words = translate("Sheets", "One file at a time, please: nothing was read.")
            self.said.say([Said(words, REFUSED)])
        elif files:
            self.open_file(files[0])
        else:
            name = translate("Sheets", "Clipboard")
            self._take_in(partial(read_text, name, mime.text()))

    def _take_in(self, read: Read) -> None:
        if self._writing is not None:
            return
        self._is_reading = True
        self._begin(read)

    def _begin(self, read: Read, left_out: frozenset[int] = frozenset()) -> None:
        following = self._following
        progress = following.progress(self._brief)
        self.work.begin(read, Standing(self._brief, progress, datetime.now(UTC), following.today), left_out)
        self.importer.setEnabled(False)
        self._clock.start(_AT_ONCE)

    def _refuse(self, error: UserError) -> None:
        self.said.say([Said(wording.error_words(error, self._language), REFUSED)])

    def _say_stopped(self) -> None:
        self.said.say([Said(translate("Sheets", "Stopped: nothing was read or entered."), WARNED)])

    def _on_clock(self) -> None:
        """It takes longer than a moment: say how far it is."""
        watch = self._writing or self.work.watch
        if watch is None:
            self._clock.stop()
            return
        self._clock.setInterval(_LOOKS)
        if self._writing is None and not self._is_reading:
            self.counts.setText(waiting_words(watch))
            return
        self.waiting.show_progress(watch, is_writing=self._writing is not None)
        self._let_choose(allowed=self._writing is None)
        self.show_waiting()

    def _wait_no_more(self) -> None:
        self._clock.stop()
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        self._let_choose(allowed=True)
        self._count()
        self.show_middle(is_table=self._read is not None)

    def _let_choose(self, *, allowed: bool) -> None:
        for button in (self.chooser, self.paster, self.writer):
            button.setEnabled(allowed)

    def _on_taken(self, count: int, error: Exception | None) -> None:
        """The rows were entered, or none of them was."""
        self._writing = None
        if self._is_over:
            self._tell_elsewhere(error)
            return
        self._show_what_there_is()
        if error is None:
            words = translate("Sheets", "Values imported: %1. One undo takes all of them back.")
            self.said.say([Said(words.replace("%1", str(count)), KEPT)])
            self.imported.emit(count)
        elif isinstance(error, Stopped):
            self._say_stopped()
        elif isinstance(error, UserError):
            self._refuse(error)
        else:
            raise error

    def _tell_elsewhere(self, error: Exception | None) -> None:
        """The dialog was closed meanwhile."""
        if isinstance(error, UserError):
            self._following.refused.emit(error)
        elif error is not None:
            raise error

    def _on_refused(self, error: UserError) -> None:
        self._is_reading = False
        self._show_nothing()
        self._refuse(error)

    def _on_judged(self, table: Table, made: ImportPlan, standing: Standing) -> None:
        is_same = table is self._read
        left_out = self.model.plan.left_out if is_same else made.left_out
        if standing.progress is not self._following.progress(self._brief):
            # Something was entered meanwhile.
            self._begin(lambda _: table, left_out)
            return
        self._is_reading = False
        self._clock.stop()
        self._read = table
        self.model.show_plan(made if left_out == made.left_out else made.leaving_out(left_out))
        self._look_at_all()
        if not is_same:
            self.origin.setText(origin_words(table, made.blank, self._language))
            self._wait_no_more()
            self._on_ticked()

    def _show_nothing(self) -> None:
        self._read = None
        self.model.show_plan(ImportPlan(()))
        self._look_at_all()
        self._wait_no_more()

    def _look_at_all(self) -> None:
        self.rows.show_only(None)
        self.head.show_all()
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, Column.NAME))
        self._count()

    def _on_changed(self, brief: str) -> None:
        """Entered here or elsewhere: what is there already is seen anew, that of a table being read at its end."""
        table = self._read
        if brief == self._brief.id and table is not None and not self._is_reading:
            self._begin(lambda _: table, self.model.plan.left_out)

    def _on_ticked(self) -> None:
        self._count()
        self._on_current_changed()
        self.said.say(self._standing())

    def _standing(self) -> list[Said]:
        """Why Import waits, and what can be done about it."""
        made = self.model.plan
        if made.refused:
            words = translate(
                "Sheets",
                "Rows that cannot be imported: %1. Until they are corrected or left out, no row is.",
            )
            offer = translate("Sheets", "Leave out the rows that cannot be imported")
            return [Said(words.replace("%1", str(len(made.refused))), WARNED, offer, self._leave_out_refused)]
        if not made.is_sound:
            return [Said(translate("Sheets", "There is nothing new to import."), WARNED)]
        return []

    def _leave_out_refused(self) -> None:
        refused = {row.number for row in self.model.plan.refused}
        self.model.leave_out(self.model.plan.left_out | refused)
        self.table.setFocus()

    def _count(self) -> None:
        made = self.model.plan
        self.show_counts(made)
        self.importer.setEnabled(made.is_sound and not self.is_busy)

    def _on_filtered(self, deed: Deed | None) -> None:
        self.rows.show_only(deed)
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        row = self.table.currentIndex().data(PreviewRole.ROW)
        is_row = isinstance(row, PlannedRow)
        self.whole.setText(self.model.remarks(row) if is_row else "")

    def _tick(self) -> None:
        """Space anywhere in a row."""
        turn(self.rows, self.table.currentIndex().siblingAtColumn(Column.ROW))
