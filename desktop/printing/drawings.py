"""The gauges of a brief for paper: the very drawing of the screen, as SVG whose text is text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from db.records import Brief, Measure
from desktop.fonts import SANS, have_fonts
from desktop.gauges.comparing import comparison
from desktop.gauges.model import GaugeModel
from desktop.gauges.painter import GaugeStyle, paint_gauge
from desktop.gauges.reading import CHINESE, gauge_model
from desktop.theme import LIGHT
from desktop.typography import shown

_SIZE = QSize(260, 150)
# What Qt says of the drawing in general: paper's own title stands outside it.
_QT_TITLE = re.compile(rb"<title>.*?</title>\s*|<desc>.*?</desc>\s*", re.S)


@dataclass(frozen=True, slots=True)
class GaugeDrawing:
    """One target's gauge; `alt` is the whole of it as a line of text, `svg` is 260 by 150 units."""

    figure: str
    title: str
    measure: str
    line: int
    comparison: str
    alt: str
    svg: str


def gauge_drawings(brief: Brief, figures: set[str], *, black_and_white: bool) -> tuple[GaugeDrawing, ...]:
    """The gauges of the growth targets among `figures`, in the source's order."""
    have_fonts(SANS)
    out = []
    for figure in brief.targets(Measure.GROWTH):
        if figure.id in figures:
            model = gauge_model(brief, figure, CHINESE, "zh_CN")
            out.append(
                GaugeDrawing(
                    figure=figure.id,
                    title=shown(model.title),
                    measure=model.measure,
                    line=figure.span.line,
                    comparison=comparison(brief, figure, "zh_CN"),
                    alt=model.alt,
                    svg=_svg(model, _style(black_and_white=black_and_white)),
                )
            )
    return tuple(out)


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
