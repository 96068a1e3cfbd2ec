"""The surfaces a card can draw its gauge on: a light widget first, pyqtgraph's view when it has been loaded.

The light one is there in the first frame; the other comes after it, with all that it loads.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.records import Brief, Figure, Measure
from desktop import wording
from desktop.gauges.face import GaugeFace
from desktop.gauges.geometry import GaugeModel
from desktop.gauges.painter import GaugeStyle
from desktop.gauges.reading import GaugeWords, gauge_model
from desktop.theme import Theme


def light(brief: Brief, figure: Figure, theme: Theme, language: str) -> QWidget:
    """The gauge as a plain widget."""
    return GaugeFace(card_model(brief, figure, language), GaugeStyle.of(theme))


def full(brief: Brief, figure: Figure, theme: Theme, language: str) -> QWidget:
    """The gauge as a pyqtgraph item in its view; the first call loads numpy and pyqtgraph."""
    from desktop.gauges import item  # noqa: PLC0415 - they triple the start

    item.configure(theme)
    view: QWidget = item.GaugeView(card_model(brief, figure, language), GaugeStyle.of(theme))
    return view


def card_model(brief: Brief, figure: Figure, language: str) -> GaugeModel:
    """What the gauge on a card draws: the card's chip says 尚无数据, the gauge need not say it again."""
    return replace(gauge_model(brief, figure, gauge_words(), language), no_data="")


def gauge_words() -> GaugeWords:
    """The interface's words on a gauge; the names in braces are filled in by the gauge."""
    return GaugeWords(
        measures={measure: wording.measure_word(measure) for measure in Measure},
        no_data=wording.translate("Gauge", "No data yet"),
        target=wording.translate("Gauge", "target for {year} {quote}"),
        result=wording.translate("Gauge", "{year} {quote}"),
        estimate=wording.translate("Gauge", "{year} {word} {quote}"),
        scale=wording.translate("Gauge", "scale from {low} to {high}%"),
        source=wording.translate("Gauge", "source line {lines}"),
        alt=wording.translate("Gauge", "{name}, {measure}: {parts}"),
        between_lines=wording.translate("Gauge", ", "),
        between_parts=wording.translate("Gauge", "; "),
    )
