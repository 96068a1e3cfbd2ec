"""The shapes of states, drawn with any QPainter: on chips and cards, in the ledger, on slides.

A shape never stands without its word beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.gauges.marks import Mark, character_of, mark_of, mark_of_task, token_of, tone_of

__all__ = ["Mark", "character_of", "mark_of", "mark_of_task", "paint_mark", "token_of", "tone_of"]

_LINE = 0.12  # of the side
_DASHES = 8
_DOWN = ((0.04, 0.15), (0.96, 0.15), (0.5, 0.93))
_DOWN_TWICE = (
    ((0.08, 0.0), (0.92, 0.0), (0.5, 0.52)),
    ((0.08, 0.48), (0.92, 0.48), (0.5, 1.0)),
)
_START = ((0.14, 0.04), (0.14, 0.96), (0.94, 0.5))
_DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_CHECK = ((0.25, 0.52), (0.43, 0.7), (0.76, 0.33))
_ARROW = (((0.0, 0.5), (0.94, 0.5)), ((0.56, 0.12), (0.95, 0.5), (0.56, 0.88)))
_AT_LEAST = (((0.12, 0.04), (0.9, 0.37), (0.12, 0.7)), ((0.12, 0.94), (0.9, 0.94)))
_CROSS = (((0.2, 0.2), (0.8, 0.8)), ((0.2, 0.8), (0.8, 0.2)))

Points = tuple[tuple[float, float], ...]


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, ink: QColor, ground: QColor) -> None:
    """Draw `mark` as large as `box` allows, in its middle; `ground` is the colour under it, for what is cut out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Hand(painter, box, ink, ground).draw(mark)
    painter.restore()


class _Hand:
    """One drawing, in a square from 0 to 1."""

    def __init__(self, painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
        self.painter, self.ink, self.ground = painter, ink, ground
        self.side = min(box.width(), box.height())
        self.line = max(1.2, self.side * _LINE)
        self.left = box.center().x() - self.side / 2
        self.top = box.center().y() - self.side / 2

    def draw(self, mark: Mark) -> None:
        """The shape."""
        shapes: dict[Mark, Callable[[], None]] = {
            Mark.RING: lambda: self._circle(dashed=True),
            Mark.DISC: lambda: self._circle(full=True),
            Mark.CHECK: self._check,
            Mark.AT_LEAST: lambda: self._lines(_AT_LEAST, self.ink),
            Mark.HALF: self._half,
            Mark.DOWN: lambda: self._polygon(_DOWN),
            Mark.DOWN_FULL: lambda: self._polygon(_DOWN, full=True),
            Mark.DOWN_TWICE: lambda: self._twice(_DOWN_TWICE),
            Mark.UP: lambda: self._polygon(_turned(_DOWN)),
            Mark.UP_FULL: lambda: self._polygon(_turned(_DOWN), full=True),
            Mark.UP_TWICE: lambda: self._twice(map(_turned, _DOWN_TWICE)),
            Mark.DIAMOND: lambda: self._polygon(_DIAMOND),
            Mark.SQUARE: lambda: self._square(full=False),
            Mark.DOTTED: self._dotted,
            Mark.CROSSED: self._crossed,
            Mark.EARLIER: lambda: self._lines(tuple(map(_turned, _ARROW)), self.ink),
            Mark.LATER: lambda: self._lines(_ARROW, self.ink),
            Mark.DASH: lambda: self._lines((((0.08, 0.5), (0.92, 0.5)),), self.ink),
            Mark.START: lambda: self._polygon(_START),
            Mark.GOING: lambda: self._polygon(_START, full=True),
            Mark.STOP: lambda: self._square(full=True),
        }
        shapes[mark]()

    # Parts.

    def _pen(self, colour: QColor) -> QPen:
        round_join = Qt.PenJoinStyle.RoundJoin
        return QPen(colour, self.line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, round_join)

    def _at(self, x: float, y: float, inset: float = 0.0) -> QPointF:
        """A place in the square, moved in from its sides by `inset` pixels."""
        room = self.side - 2 * inset
        return QPointF(self.left + inset + x * room, self.top + inset + y * room)

    def _box(self, inset: float) -> QRectF:
        return QRectF(self._at(0, 0, inset), self._at(1, 1, inset))

    def _outline(self, *, full: bool) -> None:
        self.painter.setPen(self._pen(self.ink))
        self.painter.setBrush(self.ink if full else Qt.BrushStyle.NoBrush)

    def _circle(self, *, full: bool = False, dashed: bool = False) -> None:
        self._outline(full=full)
        box = self._box(self.line / 2)
        if not dashed:
            self.painter.drawEllipse(box)
            return
        step = 360 * 16 // _DASHES
        for place in range(_DASHES):
            self.painter.drawArc(box, place * step, round(step * 0.58))

    def _check(self) -> None:
        self._circle(full=True)
        self._lines((_CHECK,), self.ground)

    def _half(self) -> None:
        self._circle()
        self.painter.setBrush(self.ink)
        self.painter.drawPie(self._box(self.line / 2), 90 * 16, 180 * 16)

    def _dotted(self) -> None:
        self._circle()
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        self.painter.drawEllipse(self._box(self.side * 0.34))

    def _crossed(self) -> None:
        self._circle()
        self._lines(_CROSS, self.ink)

    def _square(self, *, full: bool) -> None:
        self._outline(full=full)
        self.painter.drawRect(self._box(self.side * 0.06 + self.line / 2))

    def _polygon(self, points: Points, *, full: bool = False) -> None:
        self._outline(full=full)
        self.painter.drawPolygon(QPolygonF([self._at(x, y, self.line / 2) for x, y in points]))

    def _twice(self, triangles: Iterable[Points]) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        for points in triangles:
            self.painter.drawPolygon(QPolygonF([self._at(x, y) for x, y in points]))

    def _lines(self, lines: tuple[Points, ...], colour: QColor) -> None:
        self.painter.setPen(self._pen(colour))
        for points in lines:
            self.painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in points]))


def _turned(points: Points) -> Points:
    """The same shape the other way round."""
    return tuple((1 - x, 1 - y) for x, y in points)
