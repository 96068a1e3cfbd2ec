"""What is painted beside the text of a section: line numbers, list numbers, bullets, the rule, the current line's ground.

It stands beside the document and not in it, so that a copy holds the source's own characters and nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from desktop.theme import Theme, Type
from desktop.views.reading_document import GUTTER, MARK, ROLE, BlockRole
from desktop.views.reading_layout import ReadingLayout


class ReadingMargin:
    """Paints for one view, whose text is laid out by `layout`."""

    def __init__(self, layout: ReadingLayout, theme: Theme) -> None:
        self._layout, self._theme = layout, theme

    def paint_current(self, painter: QPainter, line: int, width: int) -> None:
        """The ground below the block of a source line, as far as `width`; nothing where it has none."""
        rect = self._layout.line_rect(line)
        if rect.isEmpty():
            return
        left = self._theme.space(GUTTER) - 14
        ground = QRectF(left, rect.top() - 2, width - left, rect.height() + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wash"))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, ground.top(), 3, ground.height()), 1.5, 1.5)

    def paint_beside(self, painter: QPainter, block: QTextBlock, *, numbered: bool) -> None:
        """What stands left of a block; the number of its source line where it is wanted."""
        role = block.blockFormat().intProperty(ROLE)
        first = self._layout.first_row(block)
        if numbered:
            self._paint_line_number(painter, block.userState(), first)
        if role == BlockRole.HIGHLIGHT:
            self._paint_rule(painter, block)
        mark = block.blockFormat().stringProperty(MARK)
        if mark:
            self._paint_mark(painter, mark, first)
        elif role in {BlockRole.POINT, BlockRole.HIGHLIGHT}:
            self._paint_bullet(painter, role, first)

    def _paint_line_number(self, painter: QPainter, line: int, first: QRectF) -> None:
        painter.setFont(self._theme.font(Type.CAPTION, zoomed=True))
        painter.setPen(QPen(self._theme.color("muted")))
        painter.drawText(
            QRectF(0, first.top(), self._theme.space(GUTTER) - 20, first.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(line),
        )

    def _paint_mark(self, painter: QPainter, mark: str, first: QRectF) -> None:
        gutter = self._theme.space(GUTTER)
        painter.setFont(self._theme.font(Type.HEADING, bold=True, zoomed=True))
        painter.setPen(QPen(self._theme.color("accent")))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(gutter, first.top(), gutter, first.height()), flags, mark)

    def _paint_bullet(self, painter: QPainter, role: int, first: QRectF) -> None:
        gutter, radius = self._theme.space(GUTTER), self._theme.space(5) / 2
        x = gutter + (self._theme.space(18) if role == BlockRole.HIGHLIGHT else radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if role == BlockRole.POINT else "control"))
        painter.drawEllipse(QPointF(x, first.center().y()), radius, radius)

    def _paint_rule(self, painter: QPainter, block: QTextBlock) -> None:
        """The quiet rule down the left of the highlights, unbroken between blocks."""
        gutter, rect = self._theme.space(GUTTER), self._layout.rect(block)
        following = block.next()
        ends = not following.isValid() or following.blockFormat().intProperty(ROLE) != BlockRole.HIGHLIGHT
        bottom = rect.bottom() if ends else self._layout.rect(following).top()
        painter.fillRect(QRectF(gutter + 1, rect.top(), 2, bottom - rect.top()), self._theme.color("line"))
