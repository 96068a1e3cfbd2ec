"""The first columns of the ledger, which stay in sight while the others are scrolled to the side."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableView, QWidget

from desktop.models.scoreboard_cells import Column
from desktop.theme import Space, Theme
from desktop.views.scoreboard_header import ScoreboardHeader

FROZEN = (Column.NUMBER, Column.KIND, Column.TEXT)


class FrozenColumns(QTableView):
    """Lies over `table` once that is scrolled to the side; rows, choice and keys are the table's."""

    def __init__(self, table: QTableView, delegate: QAbstractItemDelegate, theme: Theme) -> None:
        super().__init__(table)
        self.setObjectName("frozencolumns")
        self._table, self._line = table, theme.tokens.line_width
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(ScoreboardHeader(theme, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusProxy(table)
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setAutoScroll(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for column in Column:
            self.setColumnHidden(column, column not in FROZEN)
        self._fade = _Fade(table, theme)
        self._follow()
        self.hide()

    def fit(self) -> None:
        """Lie where the table's first columns are, as wide as they are."""
        for column in FROZEN:
            self.setColumnWidth(column, self._table.columnWidth(column))
        header, view = self._table.horizontalHeader(), self._table.viewport()
        self.horizontalHeader().setFixedHeight(header.height())
        width = sum(self._table.columnWidth(column) for column in FROZEN)
        self.setGeometry(QRect(view.x(), header.y(), width + self._line, header.height() + view.height()))
        self._fade.setGeometry(self.geometry().right() + 1, view.y(), self._fade.width(), view.height())

    def scrollTo(self, index: object, hint: object = None) -> None:  # noqa: N802 - Qt's name
        """The table scrolls, for both."""
        del index, hint

    def _follow(self) -> None:
        mine, theirs = self.verticalScrollBar(), self._table.verticalScrollBar()
        theirs.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(theirs.setValue)
        header, other = self.horizontalHeader(), self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sortIndicatorChanged.connect(other.setSortIndicator)
        other.sortIndicatorChanged.connect(header.setSortIndicator)
        other.sectionResized.connect(self.fit)
        self._table.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_scrolled(self, value: int) -> None:
        self.setVisible(value > 0)
        self._fade.setVisible(value > 0)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())


class _Fade(QWidget):
    """Right of the line: what is scrolled below it fades out, and no digit touches it."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._ground = theme.color("panel")
        self.setFixedWidth(theme.space(Space.M))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the ground of the table to nothing."""
        del event
        clear = QColor(self._ground)
        clear.setAlpha(0)
        shades = QLinearGradient(0, 0, self.width(), 0)
        for place, color in ((0.0, self._ground), (0.4, self._ground), (1.0, clear)):
            shades.setColorAt(place, color)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shades)
        painter.end()
