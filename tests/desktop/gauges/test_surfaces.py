from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.gauges.face import GaugeFace
from desktop.gauges.geometry import GaugeModel
from desktop.gauges.item import GaugeView, configure
from desktop.gauges.painter import GaugeStyle
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens


def grabbed(widget: QWidget, width: int = 320, height: int = 190) -> QImage:
    widget.resize(width, height)
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QImage, other: QImage) -> float:
    """The part of pixels that differ visibly."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    far = sum(
        abs(QColor(one.pixel(*at)).lightness() - QColor(other.pixel(*at)).lightness()) > 8 for at in places
    )
    return far / len(places)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_face_and_view_show_the_same_gauge(qtbot: QtBot, models: list[GaugeModel], tokens: Tokens) -> None:
    style = GaugeStyle.of(Theme(tokens))
    face, view = GaugeFace(models[0], style), GaugeView(models[0], style)
    qtbot.addWidget(face)
    qtbot.addWidget(view)
    assert difference(grabbed(face), grabbed(view)) < 0.001


def test_the_view_follows_its_size(qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle) -> None:
    face, view = GaugeFace(models[2], light), GaugeView(models[2], light)
    qtbot.addWidget(face)
    qtbot.addWidget(view)
    grabbed(view)
    assert difference(grabbed(face, 240, 140), grabbed(view, 240, 140)) < 0.001


@pytest.mark.parametrize("surface", [GaugeFace, GaugeView])
def test_the_accessible_name_is_the_whole_gauge_in_a_line(
    qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle, surface: type[GaugeFace | GaugeView]
) -> None:
    widget = surface(models[0], light)
    qtbot.addWidget(widget)
    assert widget.accessibleName() == models[0].alt
    widget.set_model(replace(models[0], alt="another"))
    assert widget.accessibleName() == "another"


@pytest.mark.parametrize("surface", [GaugeFace, GaugeView])
def test_a_new_theme_repaints_the_ground(
    qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle, surface: type[GaugeFace | GaugeView]
) -> None:
    widget = surface(models[0], light)
    qtbot.addWidget(widget)
    grabbed(widget)
    widget.set_style(GaugeStyle.of(Theme(DARK)))
    assert grabbed(widget).pixelColor(2, 2) == QColor(DARK.panel)


def test_the_view_leaves_the_wheel_to_the_page(
    qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle
) -> None:
    view = GaugeView(models[0], light)
    qtbot.addWidget(view)
    view.resize(300, 180)
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert not wheel.isAccepted()


def test_a_click_on_the_view_reaches_what_it_stands_on(
    qtbot: QtBot, models: list[GaugeModel], light: GaugeStyle
) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    card.resize(300, 180)
    view = GaugeView(models[0], light, card)
    view.resize(300, 180)
    assert card.childAt(150, 90) is None
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_pyqtgraph_takes_the_themes_ground_and_ink() -> None:
    import pyqtgraph as pg  # noqa: PLC0415

    configure(Theme(DARK))
    assert pg.getConfigOption("background") == DARK.panel
    assert pg.getConfigOption("foreground") == DARK.ink
    assert pg.getConfigOption("antialias")
