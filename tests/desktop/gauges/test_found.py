"""What was searched for is marked in the number of a gauge, or in the target's own line where a value has come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.gauges.geometry import GaugeModel
from desktop.gauges.model import Amount
from desktop.gauges.style import GaugeStyle
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from tests.desktop.gauges.conftest import Pictured


def ground(image: QImage, color: QColor) -> list[int]:
    """The x of every pixel of the ground of marks."""
    wanted = color.rgb()
    return [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_the_number_is_marked_and_the_rest_is_not(
    models: list[GaugeModel], pictured: Pictured, tokens: Tokens
) -> None:
    style = GaugeStyle.of(Theme(tokens))
    assert models[0].written == "6.5%左右"
    number, hedge = (
        ground(pictured(replace(models[0], found=(span,)), style), style.mark)
        for span in ((0, 3, False), (4, 6, False))
    )
    assert max(number) < min(hedge)
    assert not ground(pictured(models[0], style), style.mark)


def test_the_current_one_has_a_line_above_too(
    models: list[GaugeModel], pictured: Pictured, light: GaugeStyle
) -> None:
    accent = light.accent
    counts = [
        len(ground(pictured(replace(models[1], found=found)), accent))
        for found in ((), ((0, 4, False),), ((0, 4, True),))
    ]
    assert counts[0] < counts[1] < counts[2]
    assert abs((counts[2] - counts[1]) - (counts[1] - counts[0])) <= 2


def test_over_a_value_the_target_s_own_line_is_marked(
    models: list[GaugeModel], pictured: Pictured, light: GaugeStyle
) -> None:
    entered = replace(
        models[1], actual=3.0, amount=Amount("", "3.0", "%", ""), caption="实际", aim="目标 7.6%"
    )
    seen = ground(pictured(replace(entered, found=((0, 3, True),))), light.mark)
    assert seen
    middle = 200
    assert min(seen) > middle - 20
    assert not ground(pictured(replace(entered, aim="目标 7.7%", found=((0, 3, True),))), light.mark)
