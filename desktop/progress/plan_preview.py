"""A monthly plan against the straight line, drawn while it is typed. The line is dashed, the plan full with its dots."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.quantities import plain
from desktop import wording
from desktop.progress.plan_reading import MONTHS
from desktop.theme import Space, Theme, Type

translate = wording.translate
Totals = Sequence[Decimal | None]
_HEIGHT, _DOT, _KEY = 176, 3.5, 28  # pixels


def points(totals: Totals, top: Decimal, area: QRectF) -> list[tuple[int, QPointF]]:
    """Where the totals stand, by month from 0, with nought at the beginning of the year; `top` is the area's height."""
    placed = [(0, QPointF(area.left(), area.bottom()))]
    for month, total in enumerate(totals, start=1):
        if total is not None:
            x = area.left() + area.width() * month / MONTHS
            placed.append((month, QPointF(x, area.bottom() - area.height() * float(total / top))))
    return placed


class PlanPreview(QWidget):
    """What is not a number yet is left out; the plan is drawn through the months that are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._totals: tuple[Decimal | None, ...] = (None,) * MONTHS
        self._whole, self._unit = Decimal(1), ""
        self._font = theme.font(Type.CAPTION, zoomed=True)
        self.setFixedHeight(theme.space(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Entering", "The plan against the straight line"))

    def show_plan(self, totals: Totals, whole: Decimal, unit: str) -> None:
        """Draw these totals, in `unit`; `whole` is what December has to reach."""
        self._totals, self._whole, self._unit = tuple(totals), whole, unit
        each = translate("Entering", "month %1: %2")
        said = [
            each.replace("%1", str(month)).replace("%2", f"{plain(total)}{unit}")
            for month, total in enumerate(totals, start=1)
            if total is not None
        ]
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.space(480), self._theme.space(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground line, the straight line, the plan, and the words for each."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        top = max([self._whole, *(total for total in self._totals if total is not None)])
        label = f"{plain(self._whole)}{self._unit}"
        left = max(metrics.horizontalAdvance(label), metrics.horizontalAdvance("0")) + self._theme.space(
            Space.S
        )
        gap = metrics.height() + self._theme.space(Space.S)
        area = QRectF(left, gap, self.width() - left - self._theme.space(Space.L), self.height() - 2 * gap)
        self._key(painter, metrics, area)
        self._scale(painter, metrics, area, top)
        self._lines(painter, area, top)
        painter.end()

    # ------------------------------------------------------------ parts

    def _key(self, painter: QPainter, metrics: QFontMetrics, area: QRectF) -> None:
        """The two lines in words, above the drawing."""
        wide, x, y = self._theme.space(_KEY), area.left(), metrics.height() / 2
        for pen, words in (
            (self._pen("accent", 2), translate("Entering", "monthly plan")),
            (self._pen("second", 1.4, dashed=True), translate("Entering", "straight line")),
        ):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + wide, y))
            painter.setPen(self._theme.color("second"))
            x += wide + self._theme.space(Space.S)
            painter.drawText(QPointF(x, metrics.ascent()), words)
            x += metrics.horizontalAdvance(words) + self._theme.space(Space.XL)

    def _scale(self, painter: QPainter, metrics: QFontMetrics, area: QRectF, top: Decimal) -> None:
        """Nought, the year's target, and the months."""
        painter.setPen(self._pen("line", 1))
        target = area.bottom() - area.height() * float(self._whole / top)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(QPointF(area.left(), target), QPointF(area.right(), target))
        painter.setPen(self._theme.color("second"))
        half = metrics.height() / 2
        for y, words in ((area.bottom(), "0"), (target, f"{plain(self._whole)}{self._unit}")):
            box = QRectF(0, y - half, area.left() - self._theme.space(Space.S), metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        step = area.width() / MONTHS
        for month in range(1, MONTHS + 1):
            box = QRectF(area.left() + step * (month - 0.5), area.bottom() + 4, step, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), str(month))

    def _lines(self, painter: QPainter, area: QRectF, top: Decimal) -> None:
        painter.setPen(self._pen("second", 1.4, dashed=True))
        straight = points([None] * (MONTHS - 1) + [self._whole], top, area)
        painter.drawLine(straight[0][1], straight[-1][1])
        placed = points(self._totals, top, area)
        painter.setPen(self._pen("accent", 2))
        painter.drawPolyline([point for _, point in placed])
        painter.setBrush(self._theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        dot = self._theme.zoom * _DOT
        for month, point in placed:
            if month:
                painter.drawEllipse(point, dot, dot)

    def _pen(self, token: str, width: float, *, dashed: bool = False) -> QPen:
        pen = QPen(self._theme.color(token), width * self._theme.zoom)
        pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        return pen
