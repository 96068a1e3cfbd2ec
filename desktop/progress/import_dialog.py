"""Values out of a spreadsheet: read a table, see what each row will do, import all of it or none. One undo for all.

Nothing is entered before Import is pressed, and Import waits until every ticked row is sound. Reading and judging is
done beside the window: a short table is there at once, a long one says how far it is and may be stopped.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QTableView, QWidget

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.models.import_preview import Column, DeedFilter, ImportPreviewModel, PreviewRole
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.import_delegates import DeedDelegate, TickDelegate, turn
from desktop.progress.import_head import ImportHead
from desktop.progress.import_parts import DropPlace, Files, file_name, files_in, origin_words
from desktop.progress.import_waiting import WaitingPlace, waiting_words
from desktop.progress.import_work import ImportWork, Read, Standing
from desktop.progress.said_lines import KEPT, REFUSED, WARNED, Said, high_enough
from desktop.progress.sheets.import_plan import Deed, ImportPlan, PlannedRow
from desktop.progress.sheets.reading import read_table, read_text
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.template import template_csv, template_xlsx
from desktop.progress.tables import plain_table
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_WIDTHS = {Column.ROW: 72, Column.DEED: 128, Column.NAME: 184, Column.VALUE: 104, Column.AS_OF: 112}
_LEAST = 148  # pixels: the heading and three rows
_AT_ONCE, _LOOKS = 150, 100  # milliseconds that nothing need be said; and between two looks at how far it is


class ImportDialog(FormDialog):
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
        super().__init__(translate("Sheets", "Import values"), theme, parent)
        self._brief, self._following, self._language, self._files = brief, following, language, files
        self._read: Table | None = None
        self.model = ImportPreviewModel(language, self)
        self.rows = DeedFilter(self)
        self.rows.setSourceModel(self.model)
        self.chooser = self.button(translate("Sheets", "Choose a file…"))
        self.paster = self.button(translate("Sheets", "Paste"))
        self.writer = self.button(translate("Sheets", "Write a template…"))
        self.origin = self._small()
        self.head = ImportHead(theme, language)
        self.counts, self.filter = self.head.counts, self.head.filter
        self.table = self._made_table()
        self.whole = self._small()
        self.importer = self.button(translate("Sheets", "Import"), filled=True)
        self.waiting = WaitingPlace(theme)
        self.work = ImportWork(self)
        self._is_reading = False
        self._clock = QTimer(self)
        self.setAcceptDrops(True)
        self._lay_out_parts()
        self._connect()
        self._show_nothing()
        self.fit(1040, 680)

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
        if not entries or self.work.watch is not None:
            return
        name = translate("Sheets", "importing values (%1)").replace("%1", str(len(entries)))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # thousands of values take seconds
        try:
            self._following.take(self._brief, entries, name)
        except UserError as error:
            self._refuse(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        words = translate("Sheets", "Values imported: %1. One undo takes all of them back.")
        self.said.say([Said(words.replace("%1", str(len(entries))), KEPT)])
        self.table.setFocus()
        self.imported.emit(len(entries))

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
        """Stop reading a table; what was shown before is shown again."""
        self.work.stop()
        self._is_reading = False
        self._wait_no_more()
        self.said.say([Said(translate("Sheets", "Stopped: nothing was read or entered."), WARNED)])

    def done(self, result: int) -> None:
        """Close; what is being read is let go of."""
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

    # ------------------------------------------------------------ parts

    def _small(self) -> PlainLabel:
        return high_enough(PlainLabel("", self.theme.font(Type.SMALL, zoomed=True), self.theme.tokens.second))

    def _made_table(self) -> QTableView:
        name = translate("Sheets", "What each row will do; Space ticks or unticks it")
        table = plain_table(name, self.rows, _WIDTHS.items(), self.theme)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setItemDelegateForColumn(Column.ROW, TickDelegate(self.theme, table))
        table.setItemDelegateForColumn(Column.DEED, DeedDelegate(self.theme, table))
        return table

    def _lay_out_parts(self) -> None:
        top, space = QHBoxLayout(), self.theme.space
        top.setSpacing(space(Space.S))
        for button in (self.chooser, self.paster):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.writer)
        middle = QWidget()
        # It takes the height that the rest leaves, so that the remarks of a row stay in sight.
        middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        middle.setMinimumHeight(space(_LEAST))
        self.pages = QStackedLayout(middle)
        self.pages.addWidget(DropPlace(self.theme))
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.waiting)
        self.body.addLayout(top)
        for part in (self.origin, self.head, middle, self.whole):
            self.body.addWidget(part)
        self.grow(middle)
        self.foot.addWidget(self.importer)
        self.foot.addWidget(self.closer())
        self.chooser.setFocus()

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

    def _on_clock(self) -> None:
        """It takes longer than a moment: say how far it is."""
        watch = self.work.watch
        if watch is None:
            self._clock.stop()
            return
        self._clock.setInterval(_LOOKS)
        if not self._is_reading:
            self.counts.setText(waiting_words(watch))
            return
        self.waiting.show_progress(watch)
        if self.pages.currentWidget() is not self.waiting:
            self.pages.setCurrentWidget(self.waiting)
            self._show_parts(is_table=False)
            self.waiting.stopper.setFocus()

    def _wait_no_more(self) -> None:
        self._clock.stop()
        is_table = self._read is not None
        self.pages.setCurrentIndex(int(is_table))
        self._show_parts(is_table=is_table)
        self._count()
        (self.table if is_table else self.chooser).setFocus()

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

    def _show_parts(self, *, is_table: bool) -> None:
        for part in (self.origin, self.head, self.whole, self.importer):
            part.setVisible(is_table)

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
        self.head.show_plan(made)
        changes = made.count(Deed.ADD) + made.count(Deed.REVISE)
        words_of_button = translate("Sheets", "Import (%1)") if changes else translate("Sheets", "Import")
        self.importer.setText(words_of_button.replace("%1", str(changes)))
        self.importer.setEnabled(made.is_sound and self.work.watch is None)

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
