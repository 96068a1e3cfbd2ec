"""What lies over a slide while it is talked about: the strokes of the pen, the laser's dot, the spotlight."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.presenting.show import Fraction, Stroke, Tool, View, Zoom

_INK = QColor("#D93025")
_LASER = QColor("#FF2D2D")
_EDGE = QColor("#FFFFFF")
_SHADE, _RIM = QColor(0, 0, 0, 150), QColor(255, 255, 255, 170)
# Parts of the slide's height.
_NIB, _DOT, _LIGHT = 0.006, 0.014, 0.16


@dataclass(frozen=True, slots=True)
class Marks:
    """Pointer, ink and zoom on one slide; places are fractions of the slide."""

    tool: Tool = Tool.NONE
    pointer: Fraction | None = None
    zoom: Zoom = field(default_factory=Zoom)
    ink: tuple[Stroke, ...] = ()

    @classmethod
    def of(cls, view: View, slide_id: str) -> Marks:
        """The marks of a view on the slide it sees."""
        return cls(view.tool, view.pointer, view.zoom, view.ink.get(slide_id, ()))


def paint_marks(painter: QPainter, whole: QRectF, shown: QRectF, marks: Marks) -> None:
    """Draw over a slide that lies in `whole`, of which `shown` is seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # White below the red: strokes are seen on a red ground too.
    for color, size in ((_EDGE, _NIB * 1.8), (_INK, _NIB)):
        pen = QPen(color, whole.height() * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in marks.ink:
            # A stroke of one place is a dot: a line of no length with round ends.
            points = [_point(place, whole) for place in (stroke if len(stroke) > 1 else stroke * 2)]
            painter.drawPolyline(QPolygonF(points))
    if marks.pointer is None:
        return
    at = _point(marks.pointer, whole)
    painter.setPen(Qt.PenStyle.NoPen)
    if marks.tool is Tool.LASER:
        halo = QColor(_LASER)
        halo.setAlpha(80)
        for color, size in ((halo, 2.2), (_EDGE, 1.3), (_LASER, 1.0)):
            painter.setBrush(color)
            painter.drawEllipse(at, shown.height() * _DOT * size, shown.height() * _DOT * size)
    elif marks.tool is Tool.SPOTLIGHT:
        shade = QPainterPath()
        shade.addRect(shown)
        shade.addEllipse(at, shown.height() * _LIGHT, shown.height() * _LIGHT)
        painter.fillPath(shade, _SHADE)
        # On a dark ground the shade alone would hardly be seen.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_RIM, max(1.5, shown.height() * 0.003)))
        painter.drawEllipse(at, shown.height() * _LIGHT, shown.height() * _LIGHT)


def _point(place: Fraction, whole: QRectF) -> QPointF:
    return QPointF(whole.x() + place[0] * whole.width(), whole.y() + place[1] * whole.height())
