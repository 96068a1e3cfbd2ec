"""The table of the library: tens of thousands of rows of one line, of which only those in sight are ever put into words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from db.catalogue.listing import Row
from desktop import wording
from desktop.models.library import LibraryModel, LibraryRole
from desktop.models.library_cells import Column
from desktop.theme import Space, Theme, Type
from desktop.views.library_delegate import LibraryDelegate
from desktop.views.scoreboard_header import ScoreboardHeader
from desktop.widgets.plain_label import PlainLabel, wrapped

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
_WAYS = _ENDS | {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_NARROWEST = 200  # of the names
_WIDTHS = {
    Column.PLACE: 136,
    Column.RESULTS: 88,
    Column.TARGETS: 88,
    Column.EDITION: 64,
    Column.PACK: 184,
    Column.STATE: 152,
}
# What is said below the table of the chosen row as well, or of every row by its other columns; the first goes first.
_GIVE_WAY = (
    Column.RESULTS,
    Column.PACK,
    Column.EDITION,
    Column.TARGETS,
    Column.PLACE,
    Column.STATE,
)
_LEAST = 3  # rows in sight
_WIDTHS_EN = {
    Column.PLACE: 160,
    Column.RESULTS: 96,
    Column.TARGETS: 96,
    Column.EDITION: 72,
    Column.STATE: 184,
}


class LibraryTable(QTableView):
    """`opened` carries the row of a brief that Enter or a double click asks for; `chosen` tells that others are chosen.

    `painted` tells that the rows in sight are on the screen. `forget_wanted` asks for the chosen rows to go: after Delete.
    """

    opened = Signal(object)
    chosen = Signal()
    painted = Signal()
    forget_wanted = Signal()

    def __init__(self, model: LibraryModel, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("scoreboard")
        self._rows, self._theme = model, theme
        delegate = LibraryDelegate(theme, self)
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(ScoreboardHeader(theme, self, frozenset()))
        self.setModel(model)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setAccessibleName(wording.translate("Library", "Briefs in the library"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # All of one height: none is ever measured.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.painter.row_height)
        # Painted to its last pixel, so that Qt moves what is there and only the rows that come in are drawn.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.doubleClicked.connect(self._on_double_clicked)
        self.nothing = self._made_nothing()
        widths = _WIDTHS | (_WIDTHS_EN if language == "en" else {})
        self._widths = {column: theme.space(width) for column, width in widths.items()}
        for column, width in self._widths.items():
            self.setColumnWidth(column, width)

    def sizeHint(self) -> QSize:
        """A few rows, so that what stands around it is in sight; it takes all the height there is."""
        header, frame = self.horizontalHeader().sizeHint().height(), 2 * self.frameWidth()
        rows = _LEAST * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), header + rows + frame + 2 * Space.XS)

    def minimumSizeHint(self) -> QSize:
        """Not less than that."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @property
    def row(self) -> Row | None:
        """The row of the keyboard."""
        found = self.currentIndex().data(LibraryRole.ROW)
        return found if isinstance(found, Row) else None

    @property
    def chosen_rows(self) -> list[Row]:
        """The chosen rows, in their order; where none is, that of the keyboard."""
        found = (self._rows.index(place, 0).data(LibraryRole.ROW) for place in self._chosen_places)
        return [row for row in found if isinstance(row, Row)]

    @property
    def _chosen_places(self) -> list[int]:
        current = self.currentIndex()
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return places or ([current.row()] if current.isValid() else [])

    @property
    def spoken_of(self) -> Row | None:
        """The row that is spoken of: that of the keyboard, if it is chosen, else the first of the chosen ones."""
        chosen = self.chosen_rows
        return self.row if self.row in chosen else next(iter(chosen), None)

    def choose(self, place: int) -> None:
        """Make a row the current and only chosen one, in sight."""
        if 0 <= place < self._rows.rowCount():
            # Said outright: a Ctrl that is still held would take the row out of what is chosen.
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._rows.index(place, 0), how)
            self.scrollTo(self._rows.index(place, 0))

    @contextlib.contextmanager
    def holding(self) -> Iterator[None]:
        """Whatever the rows become meanwhile: those that were chosen are chosen after it, and stand where they stood.

        Where the row of the keyboard is gone, that of its pack, which is not usable any more, or the one in its place is
        chosen.
        """
        row, chosen, place = self.row, self.chosen_rows, self.currentIndex().row()
        path = self._rows.listing.packs[row.pack].path if row is not None else None
        bar, above = self.verticalScrollBar(), self.rowViewportPosition(place)
        was_at, was_seen = bar.value(), 0 <= above < self.viewport().height()
        yield
        if self.currentIndex().isValid():
            return  # nothing was reset
        found = self._rows.places_of([*chosen, *([row] if row else [])])
        self.executeDelayedItemsLayout()
        now = found.get((row.number, row.pack)) if row is not None else None
        refused = self._rows.place_of_refused(path) if path is not None and now is None else None
        self._choose_near(next((at for at in (now, refused) if at is not None), place))
        self._choose_too([found[one.number, one.pack] for one in chosen if (one.number, one.pack) in found])
        if now is not None and was_seen:
            bar.setValue(bar.value() + self.rowViewportPosition(now) - above)
        elif refused is None or not was_seen:
            bar.setValue(was_at)

    def _choose_near(self, place: int) -> None:
        self.choose(min(max(place, 0), self._rows.rowCount() - 1))

    def _choose_too(self, places: Sequence[int]) -> None:
        """Choose these rows besides; neighbours together, so that many are not many steps."""
        too = QItemSelection()
        # In a run of neighbours, places less their own number are the same.
        for _, run in groupby(enumerate(sorted(places)), lambda one: one[1] - one[0]):
            within = [place for _, place in run]
            too.select(self._rows.index(within[0], 0), self._rows.index(within[-1], 0))
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(too, how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to forget; the names of the chosen rows are copied.

        Every key that moves the bar chooses the row it comes to, be Ctrl held or not; with Shift those between as well.
        """
        is_alone = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER:
            self._open(self.spoken_of)
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENDS and is_alone:
            self.choose(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(_without_ctrl(event) if event.key() in _WAYS else event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802 - Qt's name
        """Home and End lead to the first and the last row, not to the columns at the edges."""
        if action not in {Action.MoveHome, Action.MoveEnd}:
            return super().moveCursor(action, modifiers)
        place = 0 if action is Action.MoveHome else self._rows.rowCount() - 1
        return self._rows.index(place, max(0, self.currentIndex().column()))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not jump to rows: the filter is for searching."""
        del search

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """The bar at the left moves."""
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:
            self.viewport().update(
                0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row)
            )
        self.chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell that other rows are chosen. Where a click took its own row out, the bar goes to the first of them."""
        super().selectionChanged(selected, deselected)
        model, current = self.selectionModel(), self.currentIndex()
        if model.hasSelection() and current.isValid() and not model.isSelected(current):
            first = self._rows.index(self._chosen_places[0], 0)
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what the other columns leave; where that is too little, columns give way.

        The row of the keyboard stays in sight where it was.
        """
        super().resizeEvent(event)
        current = self.currentIndex()
        if 0 <= self.rowViewportPosition(current.row()) < event.oldSize().height():
            self.scrollTo(current)
        room, least = self.viewport().width(), self._theme.space(_NARROWEST)
        shown = dict(self._widths)
        for column in _GIVE_WAY:
            if sum(shown.values()) + least > room:
                del shown[column]
            self.setColumnHidden(column, column not in shown)
        self.setColumnWidth(Column.NAME, max(1, room - sum(shown.values())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the cells."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("panel"))
        painter.end()
        super().paintEvent(event)
        self.painted.emit()

    def copy(self) -> None:
        """Copy the chosen rows, columns apart by tabs, as spreadsheets take them."""
        cells = range(self._rows.columnCount())
        lines = (
            "\t".join(str(self._rows.index(row, at).data()) for at in cells) for row in self._chosen_places
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _made_nothing(self) -> PlainLabel:
        """What is said in the middle of the table where no row is shown."""
        words = wording.translate("Library", "No brief answers this filter.")
        said = wrapped(PlainLabel(words, self.font(), self._theme.tokens.second))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.hide()
        column = QVBoxLayout(self.viewport())
        column.addWidget(said)
        return said

    def _open(self, row: Row | None) -> None:
        if row is not None and row.number:
            self.opened.emit(row)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        found = index.data(LibraryRole.ROW)
        self._open(found if isinstance(found, Row) else None)


def _without_ctrl(event: QKeyEvent) -> QKeyEvent:
    """The same key without Ctrl, which would move the bar away from what is chosen."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
    return QKeyEvent(event.type(), event.key(), held, event.text(), event.isAutoRepeat(), event.count())
