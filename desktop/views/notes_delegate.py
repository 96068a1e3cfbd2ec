"""A row of the list of notes, laid out and painted in plain text: what it is, the quote, what was written, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.search import Spans
from desktop.icons import icon
from desktop.models.notes import NoteRole, NoteRow
from desktop.noting.signs import paint_sign
from desktop.theme import Space, Theme, Type
from desktop.typography import utf16_offset

Index = QModelIndex | QPersistentModelIndex
_SIGN = 16
_QUOTE_LINES, _TEXT_LINES = 3, 8
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Part:
    """Some wrapped lines of a row: where they begin, how high they are, and their colour."""

    layout: QTextLayout
    left: float
    top: float
    height: float
    color: str
    is_quote: bool = False
    is_warning: bool = False
    is_cut: bool = False


class NotesDelegate(QStyledItemDelegate):
    """Rows as high as what is in them at the width that `width` answers.

    `editor_height` answers how high the row is that is being written in, 0 for all others.
    """

    def __init__(
        self, theme: Theme, width: Callable[[], int], editor_height: Callable[[Index], int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._width, self._editor_height = theme, width, editor_height
        self._heights: dict[tuple[NoteRow, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width of the list, and the height of all the parts."""
        del option
        if height := self._editor_height(index):
            return QSize(0, height)
        row = index.data(NoteRole.ROW)
        if not isinstance(row, NoteRow):
            return QSize()
        # All rows are asked whenever one changes; laying hundreds of them out again would be felt.
        key = (row, self._width())
        if key not in self._heights:
            bottom = max((part.top + part.height for part in self._parts(*key)), default=0.0)
            self._heights[key] = round(bottom) + self._theme.space(Space.M)
        return QSize(0, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the chosen row, then the parts, then a hairline."""
        row = index.data(NoteRole.ROW)
        if not isinstance(row, NoteRow) or self._editor_height(index):
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, area, has_focus=bool(state & QStyle.StateFlag.State_HasFocus))
        painter.translate(area.topLeft())
        self._paint_head(painter, row, area.width())
        for part in self._parts(row, area.width()):
            self._paint_part(painter, part)
        painter.restore()
        color = self._theme.color("line")
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), color)

    # ------------------------------------------------------------ laying out

    def _parts(self, row: NoteRow, width: int) -> list[Part]:
        space, left = self._theme.space, float(Space.L)
        room = max(40.0, width - 2.0 * Space.L)
        top = float(space(Space.M)) + self._head_height() + space(Space.XS)
        interface = self._theme.font(Type.INTERFACE, zoomed=True)
        small, caption = (self._theme.font(size, zoomed=True) for size in (Type.SMALL, Type.CAPTION))
        parts: list[Part] = []
        indent = float(space(Space.M))
        given: list[tuple[str, QFont, str, int, Spans, float]] = [
            (row.quote, small, "second", _QUOTE_LINES, row.quote_spans, indent),
            (row.text, interface, "ink", _TEXT_LINES, row.text_spans, 0.0),
            (row.where, caption, "second", 2, (), 0.0),
            (row.said, caption, "ink", 3, (), float(space(Space.XL))),
        ]
        for text, font, color, most, spans, inset in given:
            if not text:
                continue
            layout, height, is_cut = self._laid_out(text, font, room - inset, most, spans)
            is_quote, is_warning = text is row.quote and font is small, text is row.said
            parts.append(Part(layout, left + inset, top, height, color, is_quote, is_warning, is_cut))
            top += height + space(Space.XS + 2)
        return parts

    def _laid_out(
        self, text: str, font: QFont, width: float, most: int, spans: Sequence[tuple[int, int]]
    ) -> tuple[QTextLayout, float, bool]:
        """Text in lines of a width, `most` of them; whether there is more."""
        layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._marked(text, *span) for span in spans])
        step, lines, last, whole = QFontMetrics(font).height() * 1.25, 0, 0, utf16_offset(text, len(text))
        layout.beginLayout()
        while lines < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            if lines == most - 1 and line.textStart() + line.textLength() < whole:
                # Room for the dots that say there is more.
                line.setLineWidth(width - QFontMetrics(font).horizontalAdvance("…"))
            line.setPosition(QPointF(0, lines * step))
            lines, last = lines + 1, line.textStart() + line.textLength()
        layout.endLayout()
        return layout, lines * step, last < whole

    def _marked(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        """Found words on the colour for that."""
        found = QTextLayout.FormatRange()
        one, other = utf16_offset(text, start), utf16_offset(text, end)
        found.start, found.length = one, other - one  # type: ignore[attr-defined]
        look = QTextCharFormat()
        look.setBackground(self._theme.color("mark"))
        look.setForeground(self._theme.color("ink"))
        found.format = look  # type: ignore[attr-defined]
        return found

    def _head_height(self) -> int:
        return max(
            QFontMetrics(self._theme.font(Type.SMALL, bold=True, zoomed=True)).height(),
            self._theme.space(_SIGN),
        )

    # ------------------------------------------------------------ painting

    def _paint_ground(self, painter: QPainter, area: QRect, *, has_focus: bool) -> None:
        theme = self._theme
        painter.fillRect(area, theme.color("wash"))
        painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.color("accent"))
        # High contrast has no washes: the chosen row is framed instead.
        if has_focus or theme.tokens.wash == theme.tokens.background:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.tokens.line_width))
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1.5))

    def _paint_head(self, painter: QPainter, row: NoteRow, width: int) -> None:
        """The sign and the word at the left, the day at the right where there is room for both."""
        theme, top, height = self._theme, self._theme.space(Space.M), self._head_height()
        side = theme.space(_SIGN)
        sign = QRectF(Space.L, top + (height - side) / 2, side, side)
        paint_sign(painter, sign, row.note.kind, row.note.style, theme)
        line = QRectF(Space.L, top, width - 2 * Space.L, height).adjusted(
            side + theme.space(Space.S), 0, 0, 0
        )
        bold, caption = (
            theme.font(Type.SMALL, bold=True, zoomed=True),
            theme.font(Type.CAPTION, zoomed=True),
        )
        words = QFontMetrics(bold).elidedText(row.kind, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.setFont(bold)
        painter.setPen(theme.color("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, words)
        taken = QFontMetrics(bold).horizontalAdvance(words) + Space.S
        if taken + QFontMetrics(caption).horizontalAdvance(row.day) <= line.width():
            painter.setFont(caption)
            painter.setPen(theme.color("muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, row.day)

    def _paint_part(self, painter: QPainter, part: Part) -> None:
        theme = self._theme
        painter.setPen(theme.color(part.color))
        part.layout.draw(painter, QPointF(part.left, part.top))
        if part.is_quote:
            painter.fillRect(QRectF(Space.L, part.top, 2, part.height), theme.color("control"))
        if part.is_warning:
            side = theme.space(_SIGN)
            sign = icon("triangle-alert", theme.tokens.accent).pixmap(side, side)
            painter.drawPixmap(QPointF(Space.L, part.top), sign)
        if part.is_cut:
            self._paint_cut(painter, part)

    def _paint_cut(self, painter: QPainter, part: Part) -> None:
        """That there is more than is shown: all of it stands in the text, or opens for writing."""
        line = part.layout.lineAt(part.layout.lineCount() - 1)
        painter.setFont(part.layout.font())
        width = line.naturalTextWidth()
        spot = QRectF(part.left + width, part.top + line.y(), Space.L, line.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "…")
