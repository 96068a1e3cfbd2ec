"""The gauges of a brief for paper: the very drawing of the screen, as SVG whose text is text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from db.progress import NOTHING, Progress
from db.records import Brief, Figure, FigureKind, Measure
from desktop.fonts import SANS, have_fonts
from desktop.gauges.comparing import comparison
from desktop.gauges.model import GaugeModel, without_state
from desktop.gauges.painter import GaugeStyle, paint_gauge
from desktop.gauges.reading import CHINESE, gauge_model, gauge_on
from desktop.printing.ledger import MEASURES
from desktop.reached import has_values, last_day
from desktop.theme import LIGHT
from desktop.typography import shown

_PAPER = "zh_CN"
_SIZE = QSize(260, 150)
# What Qt says of the drawing in general: paper's own title stands outside it.
_QT_TITLE = re.compile(rb"<title>.*?</title>\s*|<desc>.*?</desc>\s*", re.S)


@dataclass(frozen=True, slots=True)
class GaugeDrawing:
    """One target's gauge; `alt` is the whole of it as a line of text, `svg` is 260 by 150 units.

    `is_extra` says that the target only has one because it has a value.
    """

    figure: str
    title: str
    measure: str
    line: int
    comparison: str
    alt: str
    svg: str
    is_extra: bool = False


def gauge_drawings(
    brief: Brief,
    figures: set[str],
    progress: Progress = NOTHING,
    on: date | None = None,
    *,
    black_and_white: bool,
) -> tuple[GaugeDrawing, ...]:
    """The gauges of the growth targets among `figures`, filled to what was reached, in the source's order.

    Any other target has one once it has a value.
    """
    have_fonts(SANS)
    style = _style(black_and_white=black_and_white)
    drawn = [
        figure
        for figure in brief.figures
        if figure.id in figures
        and figure.kind is FigureKind.TARGET
        and (figure.indicator.measure is Measure.GROWTH or progress.of(figure))
    ]
    day = on or last_day(progress)
    return tuple(_drawing(brief, figure, _model(brief, figure, progress, day), style) for figure in drawn)


def _model(brief: Brief, figure: Figure, progress: Progress, on: date) -> GaugeModel:
    """The foot is bare once there are values: state, date and status then stand below, where they are read."""
    if not has_values(progress):
        return gauge_model(brief, figure, CHINESE, _PAPER)
    model = gauge_on(brief, figure, CHINESE, _PAPER, progress, on)
    return replace(without_state(model), actual_label="")


def _drawing(brief: Brief, figure: Figure, model: GaugeModel, style: GaugeStyle) -> GaugeDrawing:
    return GaugeDrawing(
        figure=figure.id,
        title=shown(model.title),
        measure=MEASURES[figure.indicator.measure],
        line=figure.span.line,
        comparison=comparison(brief, figure, _PAPER),
        alt=model.alt,
        svg=_svg(model, style),
        is_extra=figure.indicator.measure is not Measure.GROWTH,
    )


def _svg(model: GaugeModel, style: GaugeStyle) -> str:
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only where paper is made

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_SIZE)
    generator.setViewBox(QRectF(0, 0, _SIZE.width(), _SIZE.height()))
    generator.setResolution(96)
    painter = QPainter(generator)
    paint_gauge(painter, QRectF(0, 0, _SIZE.width(), _SIZE.height()), model, style)
    painter.end()
    return _QT_TITLE.sub(b"", data.data()).decode("utf-8")


def _style(*, black_and_white: bool) -> GaugeStyle:
    """The light theme on white paper, in the bundled face; in black and white, the accent is black."""
    return GaugeStyle(
        ink=QColor(LIGHT.ink),
        second=QColor(LIGHT.second),
        muted=QColor(LIGHT.second),
        track=QColor("#DDDCD5"),
        fill=QColor(LIGHT.control),
        accent=QColor("#000000" if black_and_white else LIGHT.accent),
        panel=QColor("#FFFFFF"),
        families=(SANS,),
    )
