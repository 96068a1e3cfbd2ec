"""Beside the table of the library: what was read last, and its places and years with how many briefs each has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from db.catalogue.listing import Listing
from desktop import wording
from desktop.models.library_choices import ChoiceRole, LibraryChoices
from desktop.theme import Space, Theme, Type
from desktop.views.library_choice_delegate import ChoiceDelegate
from desktop.views.library_read_list import ReadList
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_WIDTH = 208  # pixels at 100 %
_YEARS = 5  # of them in sight, with the row for all
_PLACES = 5  # at the least, before fewer of what was read last are in sight
_READ = 3  # of these at the least


class ChoiceList(QListView):
    """Several may be chosen; the row for all stands for none. `changed` carries the keys."""

    changed = Signal(object)

    def __init__(self, name: str, everything: str, theme: Theme) -> None:
        super().__init__()
        self.choices = LibraryChoices(everything, self)
        self.setModel(self.choices)
        self.setAccessibleName(name)
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setObjectName("librarylist")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.keys: frozenset[str] = frozenset()
        self._is_showing = False
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def show_rows(self, rows: list[tuple[str, str, int]]) -> None:
        """Offer these; what was chosen stays chosen as far as it is there."""
        self._is_showing = True
        self.choices.show_rows(rows)
        self._is_showing = False
        self._choose(self.keys & {key for key, *_ in rows})

    def clear_choice(self) -> None:
        """All of them again."""
        self._choose(frozenset())

    def _choose(self, keys: frozenset[str]) -> None:
        model, select = self.selectionModel(), QItemSelectionModel.SelectionFlag.Select
        self._is_showing = True
        model.clearSelection()
        rows = self.choices.rows_of(keys)
        for row in rows:
            model.select(self.choices.index(row), select)
        if rows:
            model.setCurrentIndex(self.choices.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_showing = False
        self._tell(keys)

    def _on_selected(self) -> None:
        if not self._is_showing:
            keys = frozenset(str(index.data(ChoiceRole.KEY)) for index in self.selectedIndexes())
            self._tell(frozenset() if "" in keys else keys)

    def _tell(self, keys: frozenset[str]) -> None:
        if keys != self.keys:
            self.keys = keys
            self.changed.emit(keys)


class LibrarySide(QWidget):
    """`changed` tells that other places or years are chosen; `opened` carries the row of a brief that was read before."""

    changed = Signal()
    opened = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language, self._theme = language, theme
        self.read = ReadList(theme, language)
        self.places = ChoiceList(translate("Library", "Places"), translate("Library", "All places"), theme)
        self.years = ChoiceList(
            translate("Library", "Years of targets"), translate("Library", "All years"), theme
        )
        self.setFixedWidth(theme.space(_WIDTH))
        # It takes the height that the page has, and never holds it open.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(Space.S))
        self._read_title = self._put(self.read)
        self._put(self.years)
        self._put(self.places, stretch=1)
        self.years.setFixedHeight(self._height(_YEARS))
        self.years.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.read.opened.connect(self.opened)
        for view in (self.years, self.places):
            view.changed.connect(self.changed)
        self._fit()

    def show_listing(self, listing: Listing) -> None:
        """Offer the years of a listing, and its places as soon as they are in order."""
        self.years.show_rows([(year, year, count) for year, count in listing.years])
        if listing.is_ordered:
            self.show_places(listing)

    def show_places(self, listing: Listing) -> None:
        """Offer the places of a listing, in their order."""
        is_english = self._language == "en"
        places = [(zh, en if is_english else zh, count) for (zh, en), count in listing.places]
        self.places.show_rows(sorted(places, key=lambda place: place[1]) if is_english else places)

    def show_read(self, listing: Listing, ids: Sequence[str]) -> None:
        """Offer the briefs of these ids that are in the listing."""
        self.read.show_briefs(listing, ids)
        self._fit()

    def clear_choice(self) -> None:
        """All places and years again."""
        self.places.clear_choice()
        self.years.clear_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low page fewer of the briefs that were read last are in sight."""
        super().resizeEvent(event)
        self._fit()

    def _put(self, view: QListView, stretch: int = 0) -> PlainLabel:
        font = self._theme.font(Type.SMALL, bold=True, zoomed=True)
        title = PlainLabel(view.accessibleName(), font, self._theme.tokens.second)
        self._column.addWidget(title)
        self._column.addWidget(view, stretch)
        return title

    def _height(self, rows: int) -> int:
        line = self.years.fontMetrics().height() + self._theme.space(Space.M)
        return rows * line + self._theme.space(Space.M)

    def _fit(self) -> None:
        count = self.read.read.rowCount()
        edge, gap = self._height(0), self._column.spacing()
        titles = 3 * self._read_title.sizeHint().height() + 5 * gap
        left = self.height() - titles - self._height(_YEARS) - self._height(_PLACES) - edge
        line = self._height(1) - edge
        self.read.setFixedHeight(self._height(max(min(count, _READ), min(count, left // line))))
        for widget in (self._read_title, self.read):
            widget.setVisible(bool(count))
