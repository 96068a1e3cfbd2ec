"""The tables of the forms: rows chosen as a whole, read with the arrow keys, left with Tab."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.theme import Theme, Type

_ROW = 36  # pixels


def plain_table(
    name: str, model: QAbstractItemModel, widths: Iterable[tuple[int, int]], theme: Theme
) -> QTableView:
    """A table that is only read; columns without one of the `widths`, in pixels at 100 %, share what is left."""
    table = QTableView()
    table.setObjectName("progresstable")
    table.setModel(model)
    table.setFont(theme.font(Type.SMALL, zoomed=True))
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.space(_ROW))
    header = table.horizontalHeader()
    # A style sheet keeps the header's face from what it draws on.
    for part in (header, header.viewport()):
        part.setFont(theme.font(Type.SMALL, bold=True, zoomed=True))
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column, width in widths:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(column, theme.space(width))
    return table


def in_lines(table: QTableView, lines: int) -> None:
    """Let the words of a cell stand in up to so many lines."""
    table.setWordWrap(True)
    air = table.verticalHeader().defaultSectionSize() - table.fontMetrics().lineSpacing()
    table.verticalHeader().setDefaultSectionSize(lines * table.fontMetrics().lineSpacing() + air)


def as_high_as_its_rows(table: QTableView) -> None:
    """Let a small table show all of its rows, so that only the form around it scrolls."""
    rows = table.model().rowCount() * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth() + 2)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
