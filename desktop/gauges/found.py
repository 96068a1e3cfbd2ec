"""Marks on what was searched for in the number of a gauge: a ground and a line below; the current one with a line above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.gauges.model import GaugeModel
from desktop.gauges.shapes import Label, Role
from desktop.gauges.style import GaugeStyle

_LINE = 2.0  # pixels
_GAP = 1.0

Place = tuple[QRectF, bool]


def found_places(model: GaugeModel, labels: Iterable[Label], style: GaugeStyle) -> Iterator[Place]:
    """Where the target as written is marked, and which mark is the current one's: in its number, or in its own line."""
    for label, offset in _parts(model, labels):
        for start, end, is_current in model.found:
            first, last = max(start - offset, 0), min(end - offset, len(label.text))
            if first < last:
                yield _rect(label, first, last, style), is_current


def paint_found_grounds(
    painter: QPainter, model: GaugeModel, labels: Iterable[Label], style: GaugeStyle
) -> None:
    """What lies under the words."""
    for place, _ in found_places(model, labels, style):
        painter.fillRect(place, style.mark)


def paint_found_lines(
    painter: QPainter, model: GaugeModel, labels: Iterable[Label], style: GaugeStyle
) -> None:
    """What lies over them."""
    for place, is_current in found_places(model, labels, style):
        below = QRectF(place.left(), place.bottom() - _LINE, place.width(), _LINE)
        painter.fillRect(below, style.accent)
        if is_current:
            painter.fillRect(below.translated(0, _LINE - place.height()), style.accent)


def _parts(model: GaugeModel, labels: Iterable[Label]) -> Iterator[tuple[Label, int]]:
    """The labels the target is written in, and how much of it stands before each; below 0 where the label has more."""
    if model.amount is not None:
        for label in labels:
            if label.role is Role.AIM and model.written in label.text:
                yield label, -label.text.index(model.written)
        return
    offset = 0
    for label in labels:
        if label.role in {Role.BESIDE, Role.NUMBER}:
            yield label, offset
            offset += len(label.text)


def _rect(label: Label, start: int, end: int, style: GaugeStyle) -> QRectF:
    metrics = QFontMetricsF(style.font(label.px, label.bold))
    left, right = (metrics.horizontalAdvance(label.text[:place]) for place in (start, end))
    box = label.box
    top, bottom = box.top - _GAP - _LINE, box.bottom + _GAP + _LINE
    return QRectF(label.x + left, top, right - left, bottom - top)
