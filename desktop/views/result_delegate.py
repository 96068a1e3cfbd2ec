"""How a row of what was found is drawn: its text with every occurrence marked, below it where that is. Never markup."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import wording
from desktop.models.results import Heading, ResultRole, place_words, text_of
from desktop.searching.source import Result
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
_TALL, _LOW = 56, 36  # pixels at 100 %
_LEFT_OF_HIT = 12  # characters that stay before a hit far into a text
_LONGEST = 240  # characters that are measured


class ResultDelegate(QStyledItemDelegate):
    """Draws the rows of a ResultsModel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font(Type.CARD, zoomed=True)
        self._small = theme.font(Type.CAPTION, zoomed=True)
        self._bold = theme.font(Type.SMALL, bold=True, zoomed=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Low for what is one line, high for a line of the source and where it is."""
        del option
        row = index.data(ResultRole.ROW)
        is_tall = isinstance(row, Result) and row.place.line > 0
        return QSize(0, self._theme.space(_TALL if is_tall else _LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ResultRole.ROW)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and not isinstance(row, Heading):
            self._paint_choice(painter, area)
        side = self._theme.space(Space.L)
        inside = area.adjusted(side, 0, -side, 0)
        if isinstance(row, Heading):
            self._paint_heading(painter, inside, row)
        elif isinstance(row, Result) and row.place.line:
            self._paint_line(painter, inside, row)
        elif isinstance(row, Result):
            self._paint_section(painter, inside, row)
        elif row is not None:
            self._write(painter, inside, text_of(row), self._font, "ink")
        painter.restore()

    def _paint_choice(self, painter: QPainter, area: QRect) -> None:
        """The row that Enter opens: a ground with a bar, and a frame where the theme has no grounds."""
        tokens = self._theme.tokens
        is_framed = tokens.wash == tokens.background
        ground = area.adjusted(Space.S, 1, -Space.S, -1)
        width = tokens.line_width
        painter.setPen(QPen(self._theme.color("accent"), width) if is_framed else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wash"))
        painter.drawRoundedRect(ground.adjusted(width, 0, -width, 0) if is_framed else ground, 6, 6)
        bar = QRect(ground.left(), ground.top() + Space.S, 3, ground.height() - 2 * Space.S)
        painter.fillRect(bar, self._theme.color("accent"))

    def _paint_heading(self, painter: QPainter, area: QRect, row: Heading) -> None:
        below = area.adjusted(0, self._theme.space(Space.S), 0, 0)
        left = self._write(painter, below, row.name, self._bold, "second")
        for text, token in ((row.count, "second"), (row.note, "muted")):
            rest = below.adjusted(left, 0, 0, 0)
            left += self._write(painter, rest, text, self._small, token) if text else 0

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont, token: str) -> int:
        """Write one line, cut where there is no room; how far it reaches, with a gap after it."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QPen(self._theme.color(token)))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
        return metrics.horizontalAdvance(cut) + self._theme.space(Space.S)

    def _paint_section(self, painter: QPainter, area: QRect, row: Result) -> None:
        """A page by its name, and beside it the way there."""
        self._paint_text(painter, area.adjusted(0, self._theme.space(4), 0, -self._theme.space(4)), row)
        reach = QFontMetrics(self._font).horizontalAdvance(text_of(row)) + self._theme.space(Space.M)
        rest = area.adjusted(reach, 0, 0, 0)
        if rest.width() > self._theme.space(Space.XXXL):
            self._write(painter, rest, place_words(row), self._small, "muted")

    def _paint_line(self, painter: QPainter, area: QRect, row: Result) -> None:
        """A line of the source, and below it where it is."""
        space = self._theme.space
        line = QRect(area.left(), area.top() + space(6), area.width(), space(26))
        seen = self._paint_text(painter, line, row)
        place = place_words(row)
        if hidden := len(row.spans) - seen:
            more = wording.translate("Search", "%1 more in this line").replace("%1", str(hidden))
            place = f"{place}  ·  {more}"
        below = QRect(area.left(), line.bottom(), area.width(), space(18))
        self._write(painter, below, place, self._small, "muted")

    def _paint_text(self, painter: QPainter, line: QRect, row: Result) -> int:
        """Draw the text and mark the hits in it, with a ground and a line below; how many could be."""
        metrics = QFontMetrics(self._font)
        text, spans = window(text_of(row), row.spans, metrics, line.width())
        width = max(2, self._theme.tokens.line_width)
        for start, end in spans:
            left = line.left() + metrics.horizontalAdvance(text[:start])
            mark = QRect(left, line.top() + 2, metrics.horizontalAdvance(text[start:end]), line.height() - 4)
            painter.fillRect(mark, self._theme.color("mark"))
            painter.fillRect(mark.adjusted(0, mark.height() - width, 0, 0), self._theme.color("accent"))
        painter.setFont(self._font)
        painter.setPen(QPen(self._theme.color("ink")))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        return len(spans)


def window(
    text: str, spans: tuple[tuple[int, int], ...], metrics: QFontMetrics, width: int
) -> tuple[str, list[tuple[int, int]]]:
    """The part of a text that fits in and holds its first hit, cut with an ellipsis on either side; the hits in it."""
    text = text.replace("\n", " ")
    first = spans[0] if spans else (0, 0)
    shift = 0
    if first[1] > _LONGEST or metrics.horizontalAdvance(text[: first[1]]) > width - metrics.height():
        shift = max(0, first[0] - _LEFT_OF_HIT)
        text = "…" + text[shift:]
        shift -= 1
    cut = metrics.elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, width)
    end = len(cut) - (cut != text)
    return cut, [(s - shift, min(e - shift, end)) for s, e in spans if s >= shift and s - shift < end]
