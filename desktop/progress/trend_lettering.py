"""The words in a trend: the target, each value as written, the day looked at, and the reading at the head.

A label that has no room is left out, the oldest value first: it is still read by stepping to it, and in the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.progress.trend import Place, TrendModel, TrendPoint
from desktop.progress.trend_labels import Box, Wanted, along, placed
from desktop.progress.trend_words import empty_words, reading, short_day, target_words, unit_words
from desktop.theme import Space, Theme, Type

_DOT = 5.5  # pixels from the middle of a point to its edge at 100 %
_ON_LINE = 2.0


class Ground(Protocol):
    """Where the words are written: pixels of a plot."""

    @property
    def area(self) -> QRectF:
        """Where values are drawn."""

    @property
    def width(self) -> float:
        """The whole width, axes included."""

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a place of the model is."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a box, in the colour of a token."""

    words: str
    token: str
    is_bold: bool
    box: Box


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    token: str
    at: tuple[QPointF, ...]
    reach: float
    is_bold: bool = False
    is_of_a_point: bool = False


class Lettering:
    """Places and paints the words of a trend."""

    def __init__(self, theme: Theme, language: str, ground: Ground) -> None:
        self._theme, self._language, self._ground = theme, language, ground

    def labels(self, model: TrendModel, current: TrendPoint | None = None) -> list[Label]:
        """Every label that has room, none on another, while `current` is read at the head."""
        over_line = self._day_at_head(model, current)
        target, values = self._of_target(model), self._of_values(model)
        day = [] if over_line else self._of_day(model)
        labels = self._placed([*values, target, *day], model)
        if not any(label.words == target.words for label in labels):
            # It has more places to choose from, and comes after the values; but it is not to be the one that is left out.
            labels = self._placed([target, *values, *day], model)
        return [*labels, over_line] if over_line else labels

    def paint(self, painter: QPainter, model: TrendModel, current: TrendPoint | None) -> None:
        """Write all of it; what is read now stands at the head, else the unit."""
        ground = self._theme.color("panel")
        ground.setAlphaF(0.85)
        for label in self.labels(model, current):
            area = QRectF(label.box.left, label.box.top, label.box.width, label.box.height)
            painter.fillRect(area, ground)
            self._write(painter, area, label.words, label.token, bold=label.is_bold)
        head, token = self._head(model, current)
        top = QRectF(Space.S, 0, self._ground.width - 2 * Space.S, self._ground.area.top() - Space.S)
        self._write(painter, top, head, token, bold=False)

    # ------------------------------------------------------------ what is written

    def _head(self, model: TrendModel, current: TrendPoint | None) -> tuple[str, str]:
        if current is not None:
            return reading(current, self._language), "ink"
        if not model.points:
            return empty_words(model), "second"
        return unit_words(model), "second"

    def _day_at_head(self, model: TrendModel, current: TrendPoint | None) -> Label | None:
        """The name of the day looked at, over its line beside the head; None where the head reaches that far."""
        if model.day is None:
            return None
        metrics, area = QFontMetricsF(self._font(bold=False)), self._ground.area
        words = short_day(model.on, self._language)
        width = metrics.horizontalAdvance(words) + 2
        left = min(self._ground.pixel(model.day, 0).x() - width / 2, area.right() - width)
        if left < 2 * Space.S + metrics.horizontalAdvance(self._head(model, current)[0]):
            return None
        top = area.top() - self._height() - _ON_LINE
        return Label(words, "second", False, Box(left, top, width, self._height()))

    def _of_values(self, model: TrendModel) -> list[_Text]:
        """The values that count before others, the latest first."""
        latest_first = sorted(model.points, key=lambda point: (point.counts, point.x), reverse=True)
        return [self._of_point(point) for point in latest_first]

    def _of_day(self, model: TrendModel) -> list[_Text]:
        if model.day is None:
            return []
        # Only what hangs from here has room: the name stands at the head of its line, or nowhere.
        at = QPointF(self._ground.pixel(model.day, 0).x(), self._ground.area.top() - _ON_LINE)
        return [_Text(short_day(model.on, self._language), "second", (at,), _ON_LINE / 2)]

    def _of_target(self, model: TrendModel) -> _Text:
        # The pace line ends at the target; a level has two ends.
        at = tuple(self._ground.pixel(x, max(model.levels)) for x in ((12,) if model.due else (12, 0)))
        words, measured = target_words(model), QFontMetricsF(self._font(bold=True)).horizontalAdvance
        if measured(words) + 2 > self._ground.area.width():
            words = model.target
        return _Text(words, "accent", at, self._theme.zoom * _ON_LINE, is_bold=True)

    def _of_point(self, point: TrendPoint) -> _Text:
        token = "ink" if point.counts and not point.is_later else "second"
        at = (self._ground.pixel(point.x, point.y),)
        return _Text(point.label, token, at, self._theme.zoom * _DOT, is_of_a_point=True)

    # ------------------------------------------------------------ how it is placed

    def _placed(self, texts: list[_Text], model: TrendModel) -> list[Label]:
        dots = [self._dot(point) for point in model.points]
        wanted = [self._wanted(text) for text in texts]
        boxes = placed(wanted, _box(self._ground.area), dots, self._lines(model))
        found = zip(texts, boxes, strict=True)
        return [Label(text.words, text.token, text.is_bold, box) for text, box in found if box is not None]

    def _wanted(self, text: _Text) -> Wanted:
        width = QFontMetricsF(self._font(bold=text.is_bold)).horizontalAdvance(text.words)
        places = tuple((at.x(), at.y()) for at in text.at)
        return Wanted(places, text.reach, width + 2, self._height(), text.is_of_a_point)

    def _dot(self, point: TrendPoint) -> Box:
        at, half = self._ground.pixel(point.x, point.y), self._theme.zoom * _DOT
        return Box(at.x() - half, at.y() - half, 2 * half, 2 * half)

    def _lines(self, model: TrendModel) -> list[Box]:
        across = [[(-1.0, level), (13.0, level)] for level in model.levels] if not model.due else []
        joined = [(point.x, point.y) for point in model.counted]
        ranges = [[(p.x, p.y), (p.x, p.high)] for p in model.points if p.high is not None]
        return [
            box for line in (*across, model.pace_line, joined, *ranges) for box in along(self._pixels(line))
        ]

    def _pixels(self, corners: Sequence[Place]) -> list[Place]:
        return [(at.x(), at.y()) for x, y in corners for at in [self._ground.pixel(x, y)]]

    def _font(self, *, bold: bool) -> QFont:
        return self._theme.font(Type.CAPTION, bold=bold, zoomed=True)

    def _height(self) -> float:
        return QFontMetricsF(self._font(bold=False)).height()

    def _write(self, painter: QPainter, area: QRectF, words: str, token: str, *, bold: bool) -> None:
        font = self._font(bold=bold)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width() + Space.XS)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


def _box(area: QRectF) -> Box:
    return Box(area.left(), area.top(), area.width(), area.height())
