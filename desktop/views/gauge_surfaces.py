"""The surfaces a card can draw its gauge on: a light widget first, pyqtgraph's view when it has been loaded.

The light one is there in the first frame; the other comes after it, with all that it loads.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.records import Brief, Figure
from desktop.gauges.face import GaugeFace
from desktop.gauges.interface_words import gauge_words
from desktop.gauges.model import GaugeModel, without_state
from desktop.gauges.painter import GaugeStyle
from desktop.gauges.reading import gauge_model, gauge_on
from desktop.theme import Theme

if TYPE_CHECKING:
    from db.progress import Progress


def light(model: GaugeModel, theme: Theme) -> QWidget:
    """The gauge as a plain widget."""
    return GaugeFace(model, GaugeStyle.of(theme))


def full(model: GaugeModel, theme: Theme) -> QWidget:
    """The gauge as a pyqtgraph item in its view; the first call loads numpy and pyqtgraph."""
    from desktop.gauges import item  # noqa: PLC0415 - they triple the start

    item.configure(theme)
    view: QWidget = item.GaugeView(model, GaugeStyle.of(theme))
    return view


def target_model(brief: Brief, figure: Figure, language: str) -> GaugeModel:
    """What the gauge on a card draws of a target alone."""
    return _on_a_card(gauge_model(brief, figure, gauge_words(), language))


def card_model(brief: Brief, figure: Figure, language: str, progress: Progress, on: date) -> GaugeModel:
    """What the gauge on a card draws of a target on the day `on`, with what was entered."""
    return _on_a_card(gauge_on(brief, figure, gauge_words(), language, progress, on))


def _on_a_card(model: GaugeModel) -> GaugeModel:
    """The card itself says the state and the day of the value: the gauge need not say them again."""
    return replace(without_state(model), actual_label="")
