"""The library: every brief that was taken in, by place and year, and every file that was refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.catalogue.listing import Finder, Listing
from db.catalogue.runs import Report
from db.records import Brief
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.library.words import report_words
from desktop.models.library import LibraryModel, Wanted
from desktop.theme import Space, Theme
from desktop.views.library_adding import Ask, LibraryAdding, ask_folder, ask_packs
from desktop.views.library_chosen import LibraryChosen
from desktop.views.library_empty import LibraryEmpty
from desktop.views.library_filter import LibraryFilter
from desktop.views.library_head import LibraryHead
from desktop.views.library_progress import LibraryProgress
from desktop.views.library_question import LibraryQuestion
from desktop.views.library_side import LibrarySide
from desktop.views.library_strip import LibraryStrip
from desktop.views.library_table import LibraryTable
from desktop.views.page import Page

FILTER_KEY = "Ctrl+Shift+F"
_WIDEST = 16_777_215  # as wide as Qt lets a widget be
_NARROW = 480  # pixels at 100 %; narrower than this its margins are, too
_TIGHT = 920  # narrower than this there is no room beside the table


class LibraryPage(Page):
    """Fills the window; its table scrolls by itself. `opened` carries the row of a brief that is to be opened."""

    opened = Signal(object)

    def __init__(
        self,
        brief: Brief,
        theme: Theme,
        language: str,
        desk: LibraryDesk,
        recents: LibraryRecents,
        ask_folder: Ask = ask_folder,
        ask_packs: Ask = ask_packs,
    ) -> None:
        super().__init__(brief, theme, language)
        self._desk, self._recents = desk, recents
        # First of all: it is read while the page is made.
        desk.begin()
        self._is_awaiting_paint = False
        self.model = LibraryModel(language, self)
        self.table = LibraryTable(self.model, theme, language)
        self.side = LibrarySide(theme, language)
        self.filter = LibraryFilter(theme)
        self.strip = LibraryStrip(theme, language)
        self.question = LibraryQuestion(theme)
        self.chosen = LibraryChosen(self.table, self.model, self.strip, self.question, desk, theme)
        self.progress = LibraryProgress(theme)
        self.adding = LibraryAdding(theme, recents, ask_folder, ask_packs, alone=False)
        self.head = LibraryHead(theme, self.adding)
        self.empty = LibraryEmpty(theme, LibraryAdding(theme, recents, ask_folder, ask_packs, alone=True))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        if desk.is_working:
            self.empty.show_step()
        if desk.is_listed:
            self._on_listed(desk.listing)
            if desk.finder is not None:
                self.model.use_finder(desk.finder)

    def copy(self) -> None:
        """Copy the chosen rows."""
        self.table.copy()

    # ------------------------------------------------------------ what happens

    def _on_listed(self, listing: Listing) -> None:
        kept = bool(listing.rows)
        with self.table.holding():
            self.model.show_listing(listing)
        self.side.show_listing(listing)
        self._on_recents_changed()
        was_empty = not self.empty.isHidden()
        is_here = self.isAncestorOf(QApplication.focusWidget() or self)
        if not self._desk.is_working:
            self.empty.show_nothing()
        self.empty.setHidden(kept)
        for widget in (self.full, self.adding):
            widget.setVisible(kept)
        self._fit()
        self._show()
        if kept and was_empty and is_here:
            # The button that was pressed, or the first of the page, is not what is read.
            self.table.setFocus()
        self._is_awaiting_paint = True

    def _on_painted(self) -> None:
        """What takes its time is read when the rows are on the screen."""
        if self._is_awaiting_paint and self.model.listing.rows:
            self._is_awaiting_paint = False
            self._desk.read_names()

    def _on_recents_changed(self) -> None:
        self.side.show_read(self.model.listing, self._recents.briefs)

    def _on_findable(self, finder: Finder) -> None:
        with self.table.holding():
            is_another = self.model.use_finder(finder)
        if is_another:
            self._show()

    def _on_wanted(self) -> None:
        wanted = Wanted(self.filter.field.text(), self.side.places.keys, self.side.years.keys)
        self.model.want(wanted)
        self.table.choose(0)
        self._show()

    def _on_stepped(self, done: int, of: int, name: str) -> None:
        self.progress.show_step(done, of, name)
        self.empty.show_step(done, of)

    def _on_finished(self, report: Report) -> None:
        self.progress.say(report_words(report, self.language))
        self.chosen.show()

    def _on_cancelled(self) -> None:
        self.progress.show_stopping()
        self._desk.cancel()

    def _on_rest_wanted(self) -> None:
        self.filter.field.clear()
        self.side.clear_choice()
        self.table.setFocus()

    def _add(self, paths: Sequence[Path]) -> None:
        if paths:
            self._recents.add_sources(paths)
            self._desk.add(paths)
            self.empty.show_step()
            self.chosen.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        self._add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        is_filtered = self.model.wanted != Wanted()
        self.filter.show_counts(self.model.listing, self.model.rowCount(), is_filtered=is_filtered)
        self.table.nothing.setVisible(is_filtered and not self.model.rowCount())
        self.chosen.show()

    # ------------------------------------------------------------ parts

    def _connect(self) -> None:
        desk = self._desk
        desk.listed.connect(self._on_listed)
        desk.ordered.connect(self.side.show_places)
        desk.findable.connect(self._on_findable)
        desk.progressed.connect(self._on_stepped)
        desk.finished.connect(self._on_finished)
        self.progress.cancelled.connect(self._on_cancelled)
        self.filter.typed.connect(self._on_wanted)
        self.filter.left.connect(self.table.setFocus)
        self.filter.rest_wanted.connect(self._on_rest_wanted)
        self.side.changed.connect(self._on_wanted)
        self.side.opened.connect(self.opened)
        self._recents.changed.connect(self._on_recents_changed)
        self.chosen.opened.connect(self.opened)
        self.chosen.shown.connect(self._fit)
        self.table.painted.connect(self._on_painted)
        for part in (self.adding, self.empty.adding):
            part.wanted.connect(self._add)
            part.missed.connect(self._desk.miss)
        shortcut = QShortcut(QKeySequence(FILTER_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.filter.field.setFocus)

    def _lay_out(self) -> None:
        inside = self.column.parentWidget()
        assert inside is not None
        inside.setMaximumWidth(_WIDEST)
        self._trim()
        gap = self.theme.space(Space.M)
        self.column.setSpacing(gap)
        self.column.addWidget(self.head)
        self.column.addWidget(self.progress)
        self.full = QWidget()
        row = QHBoxLayout(self.full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(Space.L))
        row.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(gap)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.question)
        column.addWidget(self.strip)
        row.addLayout(column, 1)
        for part in (self.full, self.empty):
            self.column.addWidget(part, 1)
        for part in (self.side, self.adding, self.strip, self.empty):
            part.hide()
        self.setFocusProxy(self.table)

    def _trim(self) -> None:
        """Narrow margins: a table needs the room."""
        is_tight = self.width() < self.theme.space(_NARROW)
        side, top = self.theme.space(Space.L if is_tight else Space.XL), self.theme.space(Space.L)
        self._outer.setContentsMargins(side, top, side, top)

    def _fit(self) -> None:
        """Show what there is room for; what stands side by side folds before it is cut."""
        room = self._room(self.width())
        self.head.fit(room)
        self.empty.fit(room)
        has_side = bool(self.model.listing.rows) and self.width() >= self.theme.space(_TIGHT)
        self.side.setVisible(has_side)
        beside = room - (self.side.sizeHint().width() + self.theme.space(Space.L) if has_side else 0)
        for part in (self.filter, self.question, self.strip):
            part.fit(beside)

    def minimumSizeHint(self) -> QSize:
        """As high as its parts are at this width: below that the window scrolls the page as a whole."""
        layout = self.layout()
        assert layout is not None
        return QSize(super().minimumSizeHint().width(), layout.totalMinimumHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins stay narrow at every width."""
        super().resizeEvent(event)
        self._trim()
        self._fit()
