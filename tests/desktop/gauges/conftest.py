"""The compiled brief, its three growth targets, and a picture of a gauge to look at pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from db.compiling import compile_brief
from db.records import Brief, Measure
from desktop.gauges.geometry import GaugeModel
from desktop.gauges.painter import GaugeStyle, paint_gauge
from desktop.gauges.reading import CHINESE, gauge_model
from desktop.theme import LIGHT, Theme

SOURCE = Path(__file__).parents[3] / "db" / "sources" / "jinjiang-2023"

Pictured = Callable[..., QImage]


@pytest.fixture(scope="session")
def brief() -> Brief:
    return compile_brief(SOURCE)


@pytest.fixture(scope="session")
def models(brief: Brief) -> list[GaugeModel]:
    """GDP (左右), total budget revenue (exact), income (exact, paired)."""
    return [gauge_model(brief, figure, CHINESE, "zh_CN") for figure in brief.targets(Measure.GROWTH)]


@pytest.fixture
def light(qapp: object) -> GaugeStyle:
    return GaugeStyle.of(Theme(LIGHT))


@pytest.fixture
def pictured(light: GaugeStyle) -> Pictured:
    """Paint a model on its panel at 400 × 240."""

    def picture(
        model: GaugeModel,
        style: GaugeStyle = light,
        width: int = 400,
        height: int = 240,
        arc_at: float | None = None,
    ) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(style.panel))
        painter = QPainter(image)
        paint_gauge(painter, QRectF(0, 0, width, height), model, style, arc_at=arc_at)
        painter.end()
        return image

    return picture
