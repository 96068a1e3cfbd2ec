"""A slider over the days of a year: by a day, by a month, to the days on which something is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.theme import LIGHT, Theme
from desktop.widgets.day_slider import DaySlider, _month_beside

MARKS = (date(2023, 3, 31), date(2023, 6, 30))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def slider(qtbot: QtBot) -> DaySlider:
    made = DaySlider(2023, Theme(LIGHT))
    made.show_days(date(2023, 5, 10), date(2023, 10, 10), MARKS)
    qtbot.addWidget(made)
    made.resize(600, 28)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "modifier", "day"),
    [
        (Qt.Key.Key_Left, None, date(2023, 5, 9)),
        (Qt.Key.Key_Right, None, date(2023, 5, 11)),
        (Qt.Key.Key_PageDown, None, date(2023, 4, 10)),
        (Qt.Key.Key_PageUp, None, date(2023, 6, 10)),
        (Qt.Key.Key_Home, None, date(2023, 1, 1)),
        (Qt.Key.Key_End, None, date(2023, 10, 10)),
        (Qt.Key.Key_Left, CONTROL, date(2023, 3, 31)),
        (Qt.Key.Key_Right, CONTROL, date(2023, 6, 30)),
    ],
)
def test_keys_choose_a_day(
    qtbot: QtBot, slider: DaySlider, key: Qt.Key, modifier: Qt.KeyboardModifier | None, day: date
) -> None:
    chosen: list[date] = []
    slider.day_chosen.connect(chosen.append)
    qtbot.keyClick(slider, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert chosen == [day]
    assert slider.day == day


def test_there_is_no_mark_beyond_the_last(qtbot: QtBot, slider: DaySlider) -> None:
    slider.show_days(date(2023, 6, 30), date(2023, 10, 10), MARKS)
    qtbot.keyClick(slider, Qt.Key.Key_Right, CONTROL)
    assert slider.day == date(2023, 6, 30)
    assert slider.marked(later=True) is None


def test_showing_a_day_tells_nothing(slider: DaySlider) -> None:
    chosen: list[date] = []
    slider.day_chosen.connect(chosen.append)
    slider.show_days(date(2023, 2, 1), date(2023, 10, 10), ())
    assert slider.day == date(2023, 2, 1)
    assert chosen == []


@pytest.mark.parametrize(
    ("day", "last", "shown"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), date(2023, 12, 31)),
        (date(2022, 12, 1), date(2023, 10, 10), date(2023, 1, 1)),
        (date(2023, 12, 1), date(2023, 10, 10), date(2023, 10, 10)),
    ],
)
def test_a_day_it_does_not_reach_is_shown_at_the_nearest_end(
    slider: DaySlider, day: date, last: date, shown: date
) -> None:
    slider.show_days(day, last, ())
    assert slider.day == shown


def test_marks_of_other_years_are_not_on_it(slider: DaySlider) -> None:
    slider.show_days(date(2023, 5, 1), date(2023, 10, 10), [*MARKS, date(2022, 12, 31), MARKS[0]])
    assert slider.marks == MARKS


def test_the_mouse_takes_the_knob_along_and_not_beyond_the_last_day(qtbot: QtBot, slider: DaySlider) -> None:
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, 14))
    assert slider.isSliderDown()
    assert slider.day == date(2023, 1, 1)
    qtbot.mouseMove(slider, QPoint(595, 14))
    assert slider.day == date(2023, 10, 10)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(595, 14))
    assert not slider.isSliderDown()


def test_the_mouse_catches_a_mark_it_is_near(qtbot: QtBot, slider: DaySlider) -> None:
    x = round(slider._x(MARKS[0]))
    for beside in (-3, 3):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(x + beside, 14))
        assert slider.day == MARKS[0]


def test_a_leap_year_has_its_day(qtbot: QtBot) -> None:
    slider = DaySlider(2024, Theme(LIGHT))
    qtbot.addWidget(slider)
    slider.show_days(date(2024, 2, 29), date(2024, 12, 31), ())
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.day == date(2024, 3, 31)


@given(day=st.dates(date(2023, 1, 1), date(2024, 12, 31)), by=st.sampled_from([-1, 1]))
def test_a_month_on_is_in_the_next_month_or_at_the_years_end(day: date, by: int) -> None:
    other = _month_beside(day, by)
    assert other.year == day.year
    assert other.month == day.month + by or other in {date(day.year, 1, 1), date(day.year, 12, 31)}
