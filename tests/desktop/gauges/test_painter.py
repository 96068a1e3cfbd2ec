import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture, QTransform

from db.pace.states import PaceState
from db.quantities import Comparator
from desktop.gauges.geometry import GaugeModel, layout
from desktop.gauges.painter import GaugeStyle, _laid_out, _Measure, paint_gauge
from desktop.gauges.shapes import GaugeGeometry, Role, polar
from desktop.gauges.specimens import STATES
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from tests.desktop.gauges.conftest import Pictured

# Fonts need an application.
pytestmark = pytest.mark.usefixtures("qapp")


def geometry_of(model: GaugeModel, style: GaugeStyle) -> GaugeGeometry:
    geometry = layout(model, 400, 240, _Measure(style.families))
    assert geometry is not None
    return geometry


def along_the_arc(image: QImage, geometry: GaugeGeometry) -> dict[int, QColor]:
    """The colour in the middle of the track at every whole degree."""
    middle = geometry.radius - geometry.thickness / 2
    points = {angle: polar(geometry.centre, angle, middle) for angle in range(1, 180)}
    return {angle: image.pixelColor(math.floor(x), math.floor(y)) for angle, (x, y) in points.items()}


def close(one: QColor, other: QColor, within: int = 24) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= within for a, b in pairs)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_without_an_actual_only_the_tick_has_the_accent(
    models: list[GaugeModel], pictured: Pictured, tokens: Tokens
) -> None:
    style = GaugeStyle.of(Theme(tokens))
    colours = along_the_arc(pictured(models[1], style), geometry_of(models[1], style))
    target = models[1].scale.angle(7.6)
    accented = [angle for angle, colour in colours.items() if close(colour, style.accent)]
    assert accented
    assert all(abs(angle - target) < 2 for angle in accented)
    assert not [
        angle for angle, colour in colours.items() if close(colour, style.fill) and tokens is not CONTRAST
    ]


def test_the_fill_ends_at_the_actual(models: list[GaugeModel], pictured: Pictured, light: GaugeStyle) -> None:
    model = replace(models[1], actual=4.0, actual_label="上半年 4.0%")
    colours = along_the_arc(pictured(model), geometry_of(model, light))
    filled = [angle for angle, colour in colours.items() if close(colour, light.fill)]
    assert min(filled) == pytest.approx(108, abs=1)
    assert max(filled) == 179
    assert len(filled) == max(filled) - min(filled) + 1


def test_the_targets_tick_shows_outside_the_track(
    models: list[GaugeModel], pictured: Pictured, light: GaugeStyle
) -> None:
    image, geometry = pictured(models[2]), geometry_of(models[2], light)
    x, y = polar(geometry.centre, models[2].scale.angle(7.0), geometry.radius + 3)
    assert close(image.pixelColor(math.floor(x), math.floor(y)), light.accent)


def test_around_fades_to_both_sides(models: list[GaugeModel], pictured: Pictured, light: GaugeStyle) -> None:
    colours = along_the_arc(pictured(models[0]), geometry_of(models[0], light))
    greens = [colours[angle].green() for angle in (59, 58, 57, 54)]
    assert greens == sorted(greens)
    assert close(colours[54], light.track, 3)
    assert not close(colours[66], light.track)


def test_a_chevron_changes_only_one_side_of_the_tick(models: list[GaugeModel], pictured: Pictured) -> None:
    exact = replace(models[1], target=5.0)
    style = GaugeStyle.of(Theme(LIGHT))
    geometry = geometry_of(exact, style)
    plain = along_the_arc(pictured(exact), geometry)
    bound = along_the_arc(pictured(replace(exact, comparator=Comparator.GE)), geometry)
    changed = [angle for angle in plain if plain[angle] != bound[angle]]
    assert changed
    assert all(angle < 90 for angle in changed)


def test_high_contrast_outlines_the_arc(models: list[GaugeModel], pictured: Pictured) -> None:
    style = GaugeStyle.of(Theme(CONTRAST))
    image, geometry = pictured(models[1], style), geometry_of(models[1], style)
    x, y = (round(part) for part in geometry.centre)
    column = [
        image.pixelColor(x, y - round(geometry.radius) + offset)
        for offset in range(geometry_thickness(geometry))
    ]
    assert [close(colour, style.ink) for colour in (*column[:2], *column[-2:])] == [True] * 4
    assert all(close(colour, style.panel) for colour in column[3:-3])


def geometry_thickness(geometry: GaugeGeometry) -> int:
    return round(geometry.thickness)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_nothing_is_painted_outside_the_rectangle(models: list[GaugeModel], tokens: Tokens) -> None:
    style = GaugeStyle.of(Theme(tokens))
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_gauge(painter, QRectF(60, 50, 280, 170), models[0], style)
    painter.end()
    bands = [(0, 0, 400, 50), (0, 220, 400, 80), (0, 0, 60, 300), (340, 0, 60, 300)]
    assert all(_is_empty(image.copy(*band)) for band in bands)
    assert not _is_empty(image)


def _is_empty(image: QImage) -> bool:
    empty = QImage(image.size(), image.format())
    empty.fill(QColor(0, 0, 0, 0))
    return image == empty


def test_the_painter_is_left_as_it_was(models: list[GaugeModel], light: GaugeStyle) -> None:
    picture = QPicture()
    painter = QPainter(picture)
    pen, font, transform = painter.pen(), painter.font(), QTransform(painter.transform())
    paint_gauge(painter, QRectF(10, 10, 300, 180), models[0], light)
    assert (painter.pen(), painter.font(), painter.transform()) == (pen, font, transform)
    painter.end()


def test_every_pen_scales_with_the_drawing(models: list[GaugeModel], light: GaugeStyle) -> None:
    large = QImage(800, 480, QImage.Format.Format_ARGB32_Premultiplied)
    large.fill(light.panel)
    painter = QPainter(large)
    painter.scale(2, 2)
    paint_gauge(painter, QRectF(0, 0, 400, 240), models[1], light)
    painter.end()
    colours = [
        large.pixelColor(*(math.floor(2 * part) for part in polar(g.centre, angle / 4, g.radius + 3)))
        for g in [geometry_of(models[1], light)]
        for angle in range(4 * 35, 4 * 52)
    ]
    accented = sum(close(colour, light.accent) for colour in colours) / 4
    g = geometry_of(models[1], light)
    tick = g.stroke(Role.TARGET)
    assert tick is not None
    assert math.radians(accented) * g.radius == pytest.approx(tick.width, abs=1.0)


def test_the_style_tells_its_themes_apart() -> None:
    assert GaugeStyle.of(Theme(CONTRAST)).high_contrast
    assert not GaugeStyle.of(Theme(DARK)).high_contrast
    assert GaugeStyle.of(Theme(LIGHT)) == GaugeStyle.of(Theme(LIGHT))


def test_a_tiny_rectangle_paints_nothing(
    models: list[GaugeModel], pictured: Pictured, light: GaugeStyle
) -> None:
    image = pictured(models[0], light, 12, 8)
    assert {image.pixelColor(x, y).name() for x in range(12) for y in range(8)} == {light.panel.name()}


def test_what_is_due_is_painted_in_ink_and_the_state_in_its_own_colour(
    pictured: Pictured, light: GaugeStyle
) -> None:
    (behind,) = (each.model() for each in STATES if each.pace.state is PaceState.BEHIND_YELLOW)
    image, geometry = pictured(behind), geometry_of(behind, light)
    for pointer in geometry.pointers:
        x, y = (sum(part) / 3 for part in zip(*pointer, strict=True))
        assert close(image.pixelColor(math.floor(x), math.floor(y)), light.ink)
    assert geometry.mark is not None
    middle = (geometry.mark.left + geometry.mark.right) / 2, (geometry.mark.top + geometry.mark.bottom) / 2
    assert close(image.pixelColor(*map(math.floor, middle)), light.accent)


def test_a_gauge_is_laid_out_once_and_painted_often(pictured: Pictured) -> None:
    model = STATES[0].model()
    pictured(model)
    before = _laid_out.cache_info().misses
    pictured(model, arc_at=100.0)
    pictured(model)
    assert _laid_out.cache_info().misses == before
