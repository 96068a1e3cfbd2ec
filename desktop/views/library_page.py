"""The library: every brief that was taken in, by place and year, and every file that was refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.catalogue.listing import Finder, Listing, Row
from db.catalogue.runs import Report
from db.records import Brief
from desktop import wording
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.library.words import report_words
from desktop.models.library import LibraryModel, Wanted
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import Ask, LibraryAdding, ask_folder, ask_packs, push_button
from desktop.views.library_parts import LibraryEmpty, LibraryProgress, LibraryStrip
from desktop.views.library_side import LibrarySide
from desktop.views.library_table import LibraryTable
from desktop.views.page import Page
from desktop.widgets.filter_field import FilterField
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

translate = wording.translate
FILTER_KEY = "Ctrl+Shift+F"
_WIDEST = 16_777_215  # as wide as Qt lets a widget be
_FIELD = 280  # pixels at 100 %
_TIGHT = 920  # narrower than this there is no room beside the table
_LOW = 520  # lower than this what is said of a row gives way to rows


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
        self._forgetting: tuple[Path, ...] = ()
        self._is_awaiting_paint = False
        self.model = LibraryModel(language, self)
        self.table = LibraryTable(self.model, theme, language)
        self.side = LibrarySide(theme, language)
        self.strip = LibraryStrip(theme, language)
        self.progress = LibraryProgress(theme)
        self.adding = LibraryAdding(theme, recents, ask_folder, ask_packs, alone=False)
        self.empty = LibraryEmpty(theme, LibraryAdding(theme, recents, ask_folder, ask_packs, alone=True))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
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
        was_empty = self.stack.currentWidget() is self.empty
        is_here = self.isAncestorOf(QApplication.focusWidget() or self)
        self.stack.setCurrentIndex(0 if kept else 1)
        for widget in (self.side, self.field, self.adding):
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
        wanted = Wanted(self.field.text(), self.side.places.keys, self.side.years.keys)
        self.model.want(wanted)
        self.table.choose(0)
        self._show()

    def _on_stepped(self, done: int, of: int, name: str) -> None:
        self.progress.show_step(done, of, name)

    def _on_finished(self, report: Report) -> None:
        self.progress.say(report_words(report, self.language))
        self._on_chosen()

    def _on_cancelled(self) -> None:
        self.progress.show_stopping()
        self._desk.cancel()

    def _on_chosen(self) -> None:
        self._put_off_forgetting()
        self.strip.show_row(
            self.model.listing, self.table.spoken_of, self.table.chosen_rows, is_working=self._desk.is_working
        )
        self._fit()

    def _on_open_wanted(self) -> None:
        row = self.table.spoken_of
        if row is not None and row.number:
            self.opened.emit(row)

    def _on_verify_wanted(self) -> None:
        self._desk.verify(self._files(self.table.chosen_rows))
        self._on_chosen()

    def _on_forget_wanted(self) -> None:
        """Asked twice: the first time it says what will go."""
        files = self._files(self.table.chosen_rows)
        if files != self._forgetting:
            self._forgetting = files
            self.sure.setText(self._question(files))
            self.asking.show()
            # Enter does no harm.
            self.no.setFocus()

    def _on_forget_sure(self) -> None:
        files = self._forgetting
        self._put_off_forgetting()
        self._desk.forget(files)
        self.table.setFocus()
        self._on_chosen()

    def _put_off_forgetting(self) -> None:
        self._forgetting = ()
        self.asking.hide()

    def _on_rest_wanted(self) -> None:
        self.field.clear()
        self.side.clear_choice()
        self.table.setFocus()

    def _add(self, paths: Sequence[Path]) -> None:
        if paths:
            self._recents.add_sources(paths)
            self._desk.add(paths)
            self._on_chosen()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        self._add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # ------------------------------------------------------------ what is shown

    def _files(self, rows: Sequence[Row]) -> tuple[Path, ...]:
        packs = self.model.listing.packs
        return tuple(dict.fromkeys(packs[row.pack].path for row in rows))

    def _question(self, files: Sequence[Path]) -> str:
        listing, paths = self.model.listing, set(files)
        briefs = sum(1 for row in listing.rows if row.number and listing.packs[row.pack].path in paths)
        text = translate(
            "Library",
            "%1 packs with %2 briefs are taken off the list and their copies removed. The files themselves stay where they "
            "came from.",
        )
        return text.replace("%1", f"{len(files):,}").replace("%2", f"{briefs:,}")

    def _show(self) -> None:
        shown, whole = self.model.rowCount(), len(self.model.listing.rows)
        text = translate("Library", "%1 of %2 rows").replace("%1", f"{shown:,}").replace("%2", f"{whole:,}")
        self.said.setText(text if shown != whole else self._counts(self.model.listing))
        self.rest.setVisible(self.model.wanted != Wanted())
        self.nothing.setVisible(bool(whole) and not shown)
        self._on_chosen()

    @staticmethod
    def _counts(listing: Listing) -> str:
        refused = listing.refused
        briefs = len(listing.rows) - refused
        text = translate("Library", "%1 briefs of %2 places in %3 packs")
        text = text.replace("%1", f"{briefs:,}").replace("%2", f"{len(listing.counts):,}")
        text = text.replace("%3", f"{len(listing.packs) - refused:,}")
        more = translate("Library", "%1; %2 files not usable").replace("%1", text)
        return more.replace("%2", f"{refused:,}") if refused else text

    # ------------------------------------------------------------ parts

    def _connect(self) -> None:
        desk = self._desk
        desk.listed.connect(self._on_listed)
        desk.ordered.connect(self.side.show_places)
        desk.findable.connect(self._on_findable)
        desk.progressed.connect(self._on_stepped)
        desk.finished.connect(self._on_finished)
        self.progress.cancelled.connect(self._on_cancelled)
        self.field.textChanged.connect(self._on_wanted)
        self.field.left.connect(self.table.setFocus)
        self.side.changed.connect(self._on_wanted)
        self.side.opened.connect(self.opened)
        self._recents.changed.connect(self._on_recents_changed)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.opened)
        self.table.painted.connect(self._on_painted)
        self.strip.open_wanted.connect(self._on_open_wanted)
        self.strip.verify_wanted.connect(self._on_verify_wanted)
        self.strip.forget_wanted.connect(self._on_forget_wanted)
        self.rest.clicked.connect(self._on_rest_wanted)
        self.yes.clicked.connect(self._on_forget_sure)
        self.no.clicked.connect(self._put_off_forgetting)
        for part in (self.adding, self.empty.adding):
            part.wanted.connect(self._add)
        shortcut = QShortcut(QKeySequence(FILTER_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.field.setFocus)

    def _lay_out(self) -> None:
        inside = self.column.parentWidget()
        assert inside is not None
        inside.setMaximumWidth(_WIDEST)
        self._trim()
        gap = self.theme.space(Space.M)
        self.column.setSpacing(gap)
        self.column.addLayout(self._head())
        self.column.addWidget(self.progress)
        self.stack = QStackedWidget()
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(Space.L))
        row.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(gap)
        column.addLayout(self._filter())
        column.addWidget(self.table, 1)
        column.addWidget(self._made_asking())
        column.addWidget(self.strip)
        row.addLayout(column, 1)
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        for widget in (self.side, self.adding, self.strip):
            widget.hide()
        self.column.addWidget(self.stack, 1)
        self.folds(self.strip.across)
        self.setFocusProxy(self.table)

    def _head(self) -> QHBoxLayout:
        theme, row = self.theme, QHBoxLayout()
        row.setSpacing(theme.space(Space.M))
        title = PlainLabel(
            translate("Library", "Library"),
            theme.font(Type.TITLE, bold=True, serif=True, zoomed=True),
            theme.tokens.ink,
        )
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.adding)
        self.folds_if_tight(row)
        return row

    def _filter(self) -> QHBoxLayout:
        theme, row = self.theme, QHBoxLayout()
        font = theme.font(Type.INTERFACE, zoomed=True)
        row.setSpacing(theme.space(Space.M))
        self.field = FilterField()
        self.field.setFont(font)
        self.field.setClearButtonEnabled(True)
        words = translate("Library", "Filter by place or name, or by their pinyin")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setMinimumWidth(theme.space(_FIELD) // 2)
        self.field.setMaximumWidth(2 * theme.space(_FIELD))
        self.nothing = PlainLabel(
            translate("Library", "No brief answers this filter."), font, theme.tokens.ink
        )
        self.rest = link_button(translate("Library", "Show all"), font)
        self.said = PlainLabel("", font, theme.tokens.second)
        self.nothing.hide()
        self.rest.hide()
        row.addWidget(self.field, 3)
        row.addStretch(1)
        # What is said comes first: "show all" before a number reads as if all were shown.
        counts = QHBoxLayout()
        counts.setSpacing(theme.space(Space.M))
        for widget in (self.nothing, self.said, self.rest):
            counts.addWidget(widget)
        counts.addStretch(0)
        row.addLayout(counts)
        self._filtering, self._counting = row, counts
        return row

    def _made_asking(self) -> QWidget:
        """Whether packs are really to be forgotten; never a window of its own."""
        theme = self.theme
        self.asking = QWidget()
        self.asking.setObjectName("note")
        self.asking.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sure = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.ink))
        self.yes = push_button(translate("Library", "Forget them"), theme)
        self.no = push_button(translate("Library", "Keep them"), theme)
        row = QHBoxLayout(self.asking)
        row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        row.setSpacing(theme.space(Space.S))
        row.addWidget(self.sure, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.asking.hide()
        return self.asking

    def _trim(self) -> None:
        """Narrow margins: a table needs the room."""
        side, top = self.theme.space(Space.XL), self.theme.space(Space.L)
        self._outer.setContentsMargins(side, top, side, top)

    def _fit(self) -> None:
        has_rows = bool(self.model.listing.rows)
        self.side.setVisible(has_rows and self.width() >= self.theme.space(_TIGHT))
        self.strip.setVisible(self.table.row is not None and self.height() >= self.theme.space(_LOW))
        self._fold_heads()

    def _fold_heads(self) -> None:
        """What stands above the table is longer or shorter than it was; it folds before it is cut."""
        room = self._room(self.width())
        self._fold(self.adding.row, room)
        for layout in self._tight:
            self._fold(layout, room)
        beside = 0 if self.side.isHidden() else self.side.sizeHint().width() + self.theme.space(Space.L)
        for label in (self.nothing, self.said):
            label.setWordWrap(False)
        # Qt tells the layout of the page that a label is another, and not the one inside it.
        self._counting.invalidate()
        self._fold(self._filtering, room - beside)
        is_long = self._counting.sizeHint().width() > room - beside
        for label in (self.nothing, self.said):
            label.setWordWrap(is_long)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins stay narrow at every width."""
        super().resizeEvent(event)
        self._trim()
        self._fit()
