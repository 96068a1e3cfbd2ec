"""The chart of a year: values readable without hovering, stepped through by keys, chosen by a click."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.actuals.records import Actual, Status
from db.progress import Progress
from db.records import Figure, Measure
from desktop.progress.trend import trend
from desktop.progress.trend_chart import TrendChart
from desktop.theme import CONTRAST, DARK, LIGHT, SANS, Theme, Tokens
from tests.db.pace_cases import actual, target

CLOUD, GROWTH = target("400家以上"), target("6.5%左右", Measure.GROWTH)
MARCH = actual("105家", date(2023, 3, 31), name="march")
JUNE = actual("210家", date(2023, 6, 30), name="june")
AUTUMN = actual("298家", date(2023, 9, 30), name="autumn", status=Status.PROVISIONAL)
VALUES = (MARCH, JUNE, AUTUMN)


def chart(
    qtbot: QtBot, *actuals: Actual, figure: Figure = CLOUD, tokens: Tokens = LIGHT, zoom: float = 1.0
) -> TrendChart:
    made = TrendChart(Theme(tokens, zoom), "zh_CN")
    qtbot.addWidget(made)
    made.resize(328, 200)
    show(made, *actuals, figure=figure)
    made.show()
    made.grab()
    return made


def show(chart: TrendChart, *actuals: Actual, figure: Figure = CLOUD, on: date = date(2023, 10, 10)) -> None:
    chart.show_trend(trend(figure, Progress({"cloud": actuals}), on), "one line")


def words(chart: TrendChart) -> list[str]:
    return [label.words for label in chart.labels]


def press(chart: TrendChart, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(chart, key)
    return str(chart.accessibleDescription())


def click(chart: TrendChart, place: QPointF) -> None:
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_every_value_and_the_target_stand_in_the_chart_as_written(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    assert {"105家", "210家", "298家"} < set(words(made))
    assert any("400家以上" in text for text in words(made))
    assert made.accessibleName() == "one line"


def test_labels_are_apart_and_inside_at_any_zoom(qtbot: QtBot) -> None:
    many = [actual(f"{n * 30}家", date(2023, n, 28)) for n in range(1, 13)]
    for zoom in (1.0, 1.5, 2.0):
        made = chart(qtbot, *many, zoom=zoom)
        # As high as the pane makes it: its height grows with the letters.
        made.resize(328, round(200 * zoom))
        made.grab()
        labels = made.labels
        assert len(labels) > 2
        pairs = itertools.combinations([label.box for label in labels], 2)
        assert not any(one.meets(other) for one, other in pairs)
        assert all(label.box.left >= 0 and label.box.right <= 328 for label in labels)


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [264, 464])
def test_the_target_is_never_the_label_that_is_left_out(qtbot: QtBot, width: int, zoom: float) -> None:
    near = [actual(f"6.{n}%左右", date(2023, n, 28)) for n in range(1, 10)]
    for figure, values in ((GROWTH, near), (CLOUD, [*VALUES]), (CLOUD, [])):
        made = chart(qtbot, *values, figure=figure, zoom=zoom)
        made.resize(width, round(200 * zoom))
        assert any(figure.quote in text for text in words(made))


def test_the_day_looked_at_is_named(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    (over_its_line,) = [label.box for label in made.labels if label.words == "10月10日"]
    assert over_its_line.bottom < made.getPlotItem().area.top()
    press(made, Qt.Key.Key_End)
    made.resize(250, 200)
    assert "10月10日" not in words(made)  # the value that is read has its place
    made.resize(328, 200)
    show(made, figure=GROWTH, on=date(2024, 1, 5))
    assert "1月5日" not in words(made)


def test_arrows_go_from_value_to_value_and_stop_at_the_ends(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    assert "105家" in press(made, Qt.Key.Key_Right)
    assert "210家" in press(made, Qt.Key.Key_Right)
    assert "298家" in press(made, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert "105家" in press(made, Qt.Key.Key_Home)
    assert "105家" in press(made, Qt.Key.Key_Left)
    assert "298家" in press(made, Qt.Key.Key_End)
    assert "210家" in press(made, Qt.Key.Key_Left)


def test_the_first_step_to_the_left_is_to_the_latest(qtbot: QtBot) -> None:
    assert "298家" in press(chart(qtbot, *VALUES), Qt.Key.Key_Left)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_value_that_is_read_is_chosen_by_a_key(qtbot: QtBot, key: Qt.Key) -> None:
    made = chart(qtbot, *VALUES)
    press(made, Qt.Key.Key_End)
    with qtbot.waitSignal(made.value_chosen) as chosen:
        press(made, key)
    assert chosen.args == ["autumn"]


def test_keys_do_nothing_where_there_is_no_value(qtbot: QtBot) -> None:
    made = chart(qtbot)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_A):
        assert press(made, key) == ""


def test_a_click_on_a_point_chooses_it_and_one_beside_does_not(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    told: list[str] = []
    made.value_chosen.connect(told.append)
    for point in made.model.points if made.model else ():
        click(made, made.place_of(point))
    click(made, QPointF(60, 60))
    assert told == ["march", "june", "autumn"]


def test_what_can_be_clicked_shows_a_hand(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    assert made.model is not None
    for place, shape in (
        (made.place_of(made.model.points[0]), Qt.CursorShape.PointingHandCursor),
        (QPointF(60, 60), Qt.CursorShape.ArrowCursor),
    ):
        none = Qt.MouseButton.NoButton
        QApplication.sendEvent(
            made.viewport(),
            QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier),
        )
        assert made.viewport().cursor().shape() is shape


def test_the_value_that_is_read_stays_when_others_come_in(qtbot: QtBot) -> None:
    made = chart(qtbot, MARCH, JUNE)
    press(made, Qt.Key.Key_End)
    show(made, *VALUES)
    assert made.current is not None
    assert made.current.actual == JUNE
    show(made, MARCH)
    assert made.current is None
    assert made.accessibleDescription() == ""


def test_the_wheel_and_the_menu_are_left_to_the_pane(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = made.grab().toImage()
    made.wheelEvent(wheel)
    assert not wheel.isAccepted()
    assert made.grab().toImage() == before


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_ground_target_and_points_have_the_theme_s_colours(qtbot: QtBot, tokens: Tokens) -> None:
    made = chart(qtbot, *VALUES, tokens=tokens)
    picture = made.grab().toImage()
    assert picture.pixelColor(4, 190) == QColor(tokens.panel)
    assert made.model is not None
    full, hollow = made.model.points[0], made.model.points[-1]
    assert picture.pixelColor(made.place_of(full).toPoint()) == QColor(tokens.ink)
    assert picture.pixelColor(made.place_of(hollow).toPoint()) == QColor(tokens.panel)
    assert has(picture, tokens.accent)


def has(picture: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(
        picture.pixelColor(x, y) == wanted for x in range(picture.width()) for y in range(picture.height())
    )


def test_the_focus_is_seen_and_so_is_the_value_that_is_read(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    made.setFocus()
    plain = made.grab().toImage()
    press(made, Qt.Key.Key_Right)
    assert made.grab().toImage() != plain
    if made.hasFocus():
        assert plain.pixelColor(160, 1) == QColor(LIGHT.accent)


def test_no_japanese_shapes(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)
    for name in ("left", "bottom"):
        assert made.getPlotItem().getAxis(name).style["tickFont"].families() == SANS


def test_months_are_named_as_there_is_room(qtbot: QtBot) -> None:
    made = chart(qtbot, *VALUES)

    def named() -> list[str]:
        majors, _ = made.getPlotItem().getAxis("bottom")._tickLevels
        return [name for _, name in majors]

    assert named() == ["3月末", "6月末", "9月末", "12月末"]
    made.resize(900, 200)
    assert len(named()) == 12
    made.resize(180, 200)
    assert named() == ["6月末", "12月末"]
