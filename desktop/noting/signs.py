"""The signs of notes, drawn once: in the margin of the text, in the list, and on the button.

Each has a shape of its own: a bookmark is a ribbon, a note a sheet with lines, a highlight a letter with what marks it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from db.notes.notes import NoteKind, Style
from desktop.theme import Theme


def paint_sign(painter: QPainter, area: QRectF, kind: NoteKind, style: Style, theme: Theme) -> None:
    """Draw the sign of a kind of note into a square; `style` is that of a highlight."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind is NoteKind.BOOKMARK:
        paint_ribbon(painter, area, theme)
    elif kind is NoteKind.NOTE:
        paint_sheet(painter, area, theme)
    else:
        _paint_letter(painter, area, style, theme)
    painter.restore()


def paint_ribbon(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A ribbon with a notch: a bookmark."""
    width, height = area.width() * 0.6, area.height() * 0.9
    left, top = area.center().x() - width / 2, area.center().y() - height / 2
    points = [(0.0, 0.0), (width, 0.0), (width, height), (width / 2, height * 0.7), (0.0, height)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawPolygon(QPolygonF([QPointF(left + x, top + y) for x, y in points]))


def paint_sheet(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A sheet with two lines on it: a note."""
    unit = area.width() / 12
    sheet = QRectF(area.left() + unit, area.top() + unit, 10 * unit, 10 * unit)
    pen = QPen(theme.color("accent"), max(1.2, 1.2 * unit))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(sheet, 1.5 * unit, 1.5 * unit)
    for down, to in ((3.6, 7.4), (6.4, 5.4)):
        y = sheet.top() + down * unit
        painter.drawLine(QPointF(sheet.left() + 2.6 * unit, y), QPointF(sheet.left() + to * unit, y))


def paint_wash(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The ground of what is shaded; in high contrast it has an edge, because there the ground alone is not enough."""
    color = theme.color("mark")
    has_edge = theme.tokens.wash == theme.tokens.background
    painter.setPen(QPen(theme.color("accent"), 1) if has_edge else Qt.PenStyle.NoPen)
    # A little of the page shines through, so that figures in the accent colour stay readable on it.
    color.setAlphaF(1.0 if has_edge else 0.85)
    painter.setBrush(color)
    painter.drawRoundedRect(area, 3, 3)


def paint_stroke(
    painter: QPainter, left: float, right: float, y: float, style: Style, theme: Theme, scale: float
) -> None:
    """The straight or wavy line below words; nothing for another style."""
    pen = QPen(theme.color("accent"), 2 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if style is Style.WAVE else Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if style is Style.LINE:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    elif style is Style.WAVE:
        painter.drawPath(_wave(left, right, y, scale))


def paint_corner(painter: QPainter, right: float, top: float, color: QColor, scale: float) -> None:
    """A small triangle at the upper end of words that have a note, as in a spreadsheet."""
    side = 6 * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(
        QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
    )


def _wave(left: float, right: float, y: float, scale: float) -> QPainterPath:
    path, half, rise, up = QPainterPath(QPointF(left, y)), 3.0 * scale, 2.0 * scale, True
    while left + half <= right + 0.5:
        path.quadTo(QPointF(left + half / 2, y + (-rise if up else rise)), QPointF(left + half, y))
        left, up = left + half, not up
    return path


def _paint_letter(painter: QPainter, area: QRectF, style: Style, theme: Theme) -> None:
    unit = area.width() / 16
    if style is Style.WASH:
        paint_wash(painter, area.adjusted(0, unit, 0, -unit), theme)
    font = theme.font(12, bold=True)
    font.setPixelSize(max(8, round(area.height() * 0.72)))
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    over = 2 * unit if style is not Style.WASH else 0
    painter.drawText(area.adjusted(0, -over, 0, -over), Qt.AlignmentFlag.AlignCenter, "文")
    paint_stroke(
        painter, area.left() + unit, area.right() - unit, area.bottom() - 1.5 * unit, style, theme, unit
    )
