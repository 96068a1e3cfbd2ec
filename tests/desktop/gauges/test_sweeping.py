from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gauges.face import GaugeFace
from desktop.gauges.geometry import GaugeModel
from desktop.gauges.item import GaugeView
from desktop.gauges.painter import GaugeStyle
from desktop.gauges.sweeping import DURATION
from tests.desktop.gauges.conftest import Pictured


def with_actual(model: GaugeModel, actual: float | None) -> GaugeModel:
    return replace(model, actual=actual, actual_label="" if actual is None else "截至2023-06-30")


def resting(surface: GaugeFace | GaugeView) -> bool:
    return surface.sweep.at is None


def on_the_way(surface: GaugeFace | GaugeView, milliseconds: int) -> float | None:
    """Where the arc is that long after it set out, the clock held."""
    surface.sweep.pause()
    surface.sweep.setCurrentTime(milliseconds)
    return surface.sweep.at


@pytest.fixture(params=[GaugeFace, GaugeView])
def surface(
    request: pytest.FixtureRequest, qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle
) -> Iterator[GaugeFace | GaugeView]:
    card = QWidget()
    qtbot.addWidget(card)
    made: GaugeFace | GaugeView = request.param(models[1], light, card)
    made.resize(300, 180)
    card.show()
    yield made
    card.close()


def test_the_arc_sweeps_from_nothing_to_the_first_value(
    surface: GaugeFace | GaugeView, models: list[GaugeModel]
) -> None:
    surface.set_model(with_actual(models[1], 6.0), animate=True)
    places = [on_the_way(surface, time) for time in (0, 60, 120, 219)]
    assert places[0] == 0.0
    assert all(a < b < 6.0 for a, b in pairwise(places))  # type: ignore[operator]
    assert on_the_way(surface, DURATION) is None


def test_the_arc_sweeps_on_from_where_it_is(surface: GaugeFace | GaugeView, models: list[GaugeModel]) -> None:
    surface.set_model(with_actual(models[1], 6.0))
    surface.set_model(with_actual(models[1], 8.0), animate=True)
    here = on_the_way(surface, 100)
    surface.set_model(with_actual(models[1], 2.0), animate=True)
    assert on_the_way(surface, 0) == here


def test_a_value_that_is_taken_back_sweeps_to_nothing(
    surface: GaugeFace | GaugeView, models: list[GaugeModel]
) -> None:
    surface.set_model(with_actual(models[1], 6.0))
    surface.set_model(models[1], animate=True)
    assert on_the_way(surface, 0) == 6.0
    assert surface.sweep.endValue() == 0.0


def test_where_motion_is_reduced_the_arc_is_there_at_once(
    surface: GaugeFace | GaugeView, models: list[GaugeModel]
) -> None:
    surface.set_model(with_actual(models[1], 6.0), animate=True)
    surface.set_model(with_actual(models[1], 7.0), animate=False)
    assert resting(surface)


def test_words_alone_move_nothing(surface: GaugeFace | GaugeView, models: list[GaugeModel]) -> None:
    surface.set_model(with_actual(models[1], 6.0))
    surface.set_model(replace(with_actual(models[1], 6.0), word="达到目标"), animate=True)
    assert resting(surface)


def test_what_is_not_seen_does_not_move(qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle) -> None:
    face = GaugeFace(models[1], light)
    qtbot.addWidget(face)
    face.set_model(with_actual(models[1], 6.0), animate=True)
    assert resting(face)


def test_it_is_over_in_a_quarter_of_a_second() -> None:
    assert DURATION <= 250


def test_on_its_way_only_the_arc_differs(models: list[GaugeModel], pictured: Pictured) -> None:
    model = with_actual(models[1], 6.0)
    whole, half = pictured(model), pictured(model, arc_at=3.0)
    assert half != whole
    words = QRect(110, 110, 180, 130)
    assert half.copy(words) == whole.copy(words)
    assert pictured(model, arc_at=6.0) == whole
