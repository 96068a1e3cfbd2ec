"""What stands in the import of values: where a table is dropped, its rows, what becomes of them, and the buttons.

It lays out and shows; what is read, judged and entered is import_dialog.py.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QTableView, QWidget

from desktop import wording
from desktop.models.import_preview import Column, DeedFilter, ImportPreviewModel
from desktop.progress.form_dialog import FormDialog
from desktop.progress.import_delegates import DeedDelegate, TickDelegate
from desktop.progress.import_head import ImportHead
from desktop.progress.import_parts import DropPlace
from desktop.progress.import_waiting import WaitingPlace
from desktop.progress.said_lines import high_enough
from desktop.progress.sheets.import_plan import Deed, ImportPlan
from desktop.progress.tables import plain_table
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_WIDTHS = {Column.ROW: 72, Column.DEED: 128, Column.NAME: 184, Column.VALUE: 104, Column.AS_OF: 112}
_LEAST = 148  # pixels: the heading and three rows


class ImportForm(FormDialog):
    """One of three in the middle: where to drop a table, how far the work is, or the rows."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("Sheets", "Import values"), theme, parent)
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
        self._lay_out_parts()

    def show_waiting(self) -> None:
        """Put how far the work is in the middle, with the way to stop it."""
        if self.pages.currentWidget() is not self.waiting:
            self.pages.setCurrentWidget(self.waiting)
            self._show_parts(is_table=False)
            self.waiting.stopper.setFocus()

    def show_middle(self, *, is_table: bool) -> None:
        """Put the rows in the middle, or where a table is dropped."""
        self.pages.setCurrentIndex(int(is_table))
        self._show_parts(is_table=is_table)
        (self.table if is_table else self.chooser).setFocus()

    def show_counts(self, made: ImportPlan) -> None:
        """Say how many rows come to what, and how many would be entered."""
        self.head.show_plan(made)
        changes = made.count(Deed.ADD) + made.count(Deed.REVISE)
        words = translate("Sheets", "Import (%1)") if changes else translate("Sheets", "Import")
        self.importer.setText(words.replace("%1", str(changes)))

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

    def _show_parts(self, *, is_table: bool) -> None:
        for part in (self.origin, self.head, self.whole, self.importer):
            part.setVisible(is_table)
