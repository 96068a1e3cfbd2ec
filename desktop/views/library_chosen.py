"""What is done with the rows that are chosen in the library's table: said, opened, checked again and forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from db.catalogue.listing import Row
from desktop.library.desk import LibraryDesk
from desktop.models.library import LibraryModel
from desktop.theme import Theme
from desktop.views.library_question import LibraryQuestion
from desktop.views.library_row_menu import RowMenu
from desktop.views.library_strip import LibraryStrip
from desktop.views.library_table import LibraryTable


class LibraryChosen(QObject):
    """`opened` carries the row of a brief that is to be opened; `shown` tells that something else is said of the rows."""

    opened = Signal(object)
    shown = Signal()

    def __init__(
        self,
        table: LibraryTable,
        model: LibraryModel,
        strip: LibraryStrip,
        question: LibraryQuestion,
        desk: LibraryDesk,
        theme: Theme,
    ) -> None:
        super().__init__(table)
        self._table, self._model, self._strip, self._question = table, model, strip, question
        self._desk, self._theme = desk, theme
        table.chosen.connect(self.show)
        table.opened.connect(self.opened)
        table.forget_wanted.connect(self._on_forget_wanted)
        table.customContextMenuRequested.connect(self._open_menu)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        strip.open_wanted.connect(self._on_open_wanted)
        strip.verify_wanted.connect(self._on_verify_wanted)
        strip.forget_wanted.connect(self._on_forget_wanted)
        question.agreed.connect(self._on_agreed)
        question.kept.connect(self._on_kept)

    def show(self) -> None:
        """Say what the rows are now; what was asked about others is not asked any more."""
        self._question.put_off()
        self._strip.show_row(
            self._model.listing,
            self._table.spoken_of,
            self._table.chosen_rows,
            is_working=self._desk.is_working,
        )
        self._arrange()

    def _arrange(self) -> None:
        # What is asked about rows stands in the place of what is said of them: the table stays as it is.
        self._strip.setVisible(self._table.row is not None and self._question.isHidden())
        self.shown.emit()

    def _on_open_wanted(self) -> None:
        row = self._table.spoken_of
        if row is not None and row.number:
            self.opened.emit(row)

    def _on_verify_wanted(self) -> None:
        self._desk.verify(self._files(self._table.chosen_rows))
        self.show()

    def _on_forget_wanted(self) -> None:
        """Asked twice: the first time it says what will go."""
        files = self._files(self._table.chosen_rows)
        if files and files != self._question.files and not self._desk.is_working:
            listing, paths = self._model.listing, set(files)
            briefs = sum(1 for row in listing.rows if row.number and listing.packs[row.pack].path in paths)
            self._question.ask(files, briefs)
            self._arrange()

    def _on_agreed(self, files: Sequence[Path]) -> None:
        self._desk.forget(files)
        self._table.setFocus()
        self.show()

    def _on_kept(self) -> None:
        self._table.setFocus()
        self._arrange()

    def _open_menu(self, at: QPoint) -> None:
        if self._table.row is not None:
            menu = RowMenu(self._table, self._strip, self._theme)
            menu.popup(self._table.viewport().mapToGlobal(at))

    def _files(self, rows: Sequence[Row]) -> tuple[Path, ...]:
        packs = self._model.listing.packs
        return tuple(dict.fromkeys(packs[row.pack].path for row in rows))
