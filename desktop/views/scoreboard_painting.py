"""How a cell of the ledger is drawn: two lines at most, a shape before its word, nothing in a text is markup."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from desktop.gauges.marks import Mark
from desktop.gauges.state_marks import paint_mark
from desktop.models.scoreboard_cells import Cell
from desktop.theme import Space, Theme, Type
from desktop.typography import code_point_offset

_MARK = 12  # pixels at 100 %
_MOST_KEPT = 20_000  # broken texts
_INKS = ("ink", "second", "muted", "accent", "line", "side", "wash", "mark", "panel")


class CellPainter:
    """Draws cells in one theme. Text that was broken into lines once is kept: a table scrolls past it again."""

    def __init__(self, theme: Theme) -> None:
        self.tokens = theme.tokens
        self.font = theme.font(Type.INTERFACE, zoomed=True)
        self.small = theme.font(Type.CAPTION, zoomed=True)
        self.pad = theme.space(Space.S)
        self._metrics = QFontMetrics(self.font)
        self._small_metrics = QFontMetrics(self.small)
        self._side = theme.space(_MARK)
        self._colours = {name: theme.color(name) for name in _INKS}
        # High contrast has no washes.
        has_wash = theme.tokens.wash != theme.tokens.background
        self.chosen_ground = self._colours["wash" if has_wash else "mark"]
        self.row_ground = self._colours["side"] if has_wash else None
        self._dotted = QPen(theme.color("control"), 1, Qt.PenStyle.DotLine)
        self._line_width = theme.tokens.line_width
        self._lines: dict[tuple[str, int, int], tuple[str, ...]] = {}

    @property
    def row_height(self) -> int:
        """Two lines and their air."""
        return 2 * self._metrics.height() + 2 * self.pad

    def paint_ground(
        self, painter: QPainter, rect: QRect, *, is_chosen: bool, is_current_row: bool
    ) -> QColor:
        """The ground of a cell and the hairline below it; answers the colour that lies there."""
        ground = self._colours["panel"]
        if is_chosen:
            ground = self.chosen_ground
        elif is_current_row and self.row_ground is not None:
            ground = self.row_ground
        painter.fillRect(rect, ground)
        line = QRect(rect.left(), rect.bottom() - self._line_width + 1, rect.width(), self._line_width)
        painter.fillRect(line, self._colours["line"])
        return ground

    def paint_frame(self, painter: QPainter, rect: QRect) -> None:
        """The frame of the current cell."""
        pen = QPen(self._colours["accent"], 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def paint(self, painter: QPainter, rect: QRect, cell: Cell, ground: QColor, *, is_right: bool) -> None:
        """The shape, the text and the note of a cell."""
        left, room = rect.left() + self.pad, rect.width() - 2 * self.pad
        if cell.mark is not None:
            self._mark(painter, QRectF(left, 0, self._side, self._side), rect, cell, ground)
            left, room = left + self._side + self.pad // 2, room - self._side - self.pad // 2
        lines = self.broken(cell.text, room, 1 if cell.note else 2)
        height, low = self._metrics.height(), self._small_metrics.height() if cell.note else 0
        y = rect.top() + (rect.height() - len(lines) * height - low) / 2 + self._metrics.ascent()
        painter.setFont(self.font)
        painter.setPen(self._colours["ink" if cell.mark is not None else cell.ink])
        for line in lines:
            shift = room - self._metrics.horizontalAdvance(line) if is_right else 0
            painter.drawText(QPointF(left + shift, y), line)
            if cell.is_link:
                self._underline(painter, QPointF(left + shift, y + 3), self._metrics.horizontalAdvance(line))
            y += height
        if cell.note:
            self._note(painter, QPointF(left, y), room, cell)

    def broken(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """`text` in at most `most` lines of a width, the last one cut with an ellipsis where it is longer."""
        key = (text, width, most)
        if key not in self._lines:
            if len(self._lines) > _MOST_KEPT:
                self._lines.clear()
            self._lines[key] = _broken(text, self.font, self._metrics, width, most)
        return self._lines[key]

    def _mark(self, painter: QPainter, box: QRectF, rect: QRect, cell: Cell, ground: QColor) -> None:
        assert cell.mark is not None
        lines = 1 if cell.note else len(self.broken(cell.text, rect.width(), 1))
        low = self._small_metrics.height() if cell.note else 0
        middle = rect.top() + (rect.height() - low) / 2 if lines else rect.center().y()
        box.moveTop(middle - self._side / 2)
        paint_mark(painter, box, cell.mark, self._colours[cell.ink], ground)

    def _underline(self, painter: QPainter, at: QPointF, width: int) -> None:
        """As under the links of the page."""
        painter.setPen(self._dotted)
        painter.drawLine(at, QPointF(at.x() + width, at.y()))

    def _note(self, painter: QPainter, at: QPointF, room: int, cell: Cell) -> None:
        top = at.y() - self._metrics.ascent()
        if cell.is_late:
            side = self._side * 0.8
            box = QRectF(at.x(), top + (self._small_metrics.height() - side) / 2, side, side)
            paint_mark(painter, box, Mark.DOWN_FULL, self._colours["accent"], self._colours["panel"])
            at, room = QPointF(at.x() + side + 4, at.y()), room - round(side) - 4
        painter.setFont(self.small)
        painter.setPen(self._colours["accent" if cell.is_late else "second"])
        text = self._small_metrics.elidedText(cell.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(at.x(), top + self._small_metrics.ascent()), text)


def _broken(text: str, font: QFont, metrics: QFontMetrics, width: int, most: int) -> tuple[str, ...]:
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    if most == 1:
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    start = 0
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = code_point_offset(text, line.textStart() + line.textLength())
        lines.append(text[start:end].rstrip())
        start = end
    layout.endLayout()
    rest = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return (*lines, rest) if rest else tuple(lines)
