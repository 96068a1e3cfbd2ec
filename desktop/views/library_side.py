"""Beside the table of the library: its places and years, each with how many briefs it has, to choose by."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.catalogue.listing import Listing
from desktop import wording
from desktop.models.library_choices import ChoiceRole, LibraryChoices
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
Index = QModelIndex | QPersistentModelIndex
_WIDTH = 208  # pixels at 100 %
_YEARS = 5  # of them in sight, with the row for all


class ChoiceDelegate(QStyledItemDelegate):
    """A name at the left, a count at the right; what is chosen has a bar as well as a ground."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font = theme.font(Type.INTERFACE, zoomed=True)
        self._pad = theme.space(Space.M)
        has_wash = theme.tokens.wash != theme.tokens.background
        self._chosen = theme.color("wash" if has_wash else "mark")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line and its air."""
        del index
        return QSize(0, option.fontMetrics.height() + self._theme.space(Space.M))  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if is_chosen:
            painter.fillRect(rect, self._chosen)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent"))
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        room = rect.adjusted(self._pad, 0, -self._pad, 0)
        count = f"{index.data(ChoiceRole.COUNT):,}"
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.color("second"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - metrics.horizontalAdvance(count) - self._pad)
        painter.setPen(self._theme.color("ink"))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


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
        self.setObjectName("watchlist")
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
    """`changed` tells that other places or years are chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.places = ChoiceList(translate("Library", "Places"), translate("Library", "All places"), theme)
        self.years = ChoiceList(
            translate("Library", "Years of targets"), translate("Library", "All years"), theme
        )
        self.setFixedWidth(theme.space(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.S))
        for view, stretch in ((self.years, 0), (self.places, 1)):
            title = PlainLabel(
                view.accessibleName(), theme.font(Type.SMALL, bold=True, zoomed=True), theme.tokens.second
            )
            column.addWidget(title)
            column.addWidget(view, stretch)
            view.changed.connect(self.changed)
        line = self.years.fontMetrics().height() + theme.space(Space.M)
        self.years.setFixedHeight(_YEARS * line + theme.space(Space.M))
        self.years.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_listing(self, listing: Listing) -> None:
        """Offer the places and years of a listing."""
        is_english = self._language == "en"
        places = [(zh, en if is_english else zh, count) for (zh, en), count in listing.places]
        self.places.show_rows(sorted(places, key=lambda place: place[1]) if is_english else places)
        self.years.show_rows([(year, year, count) for year, count in listing.years])

    def clear_choice(self) -> None:
        """All places and years again."""
        self.places.clear_choice()
        self.years.clear_choice()
