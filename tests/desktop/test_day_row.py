"""The words beside the slider of days: whole, and clear of each other, at every width and zoom."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import LIGHT, Theme
from desktop.views.day_row import DayRow

TODAY, EARLIER = date(2026, 11, 25), date(2026, 9, 30)


@pytest.mark.parametrize("day", [TODAY, EARLIER])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 300, 420, 560, 1400])
def test_no_word_lies_on_another_or_off_the_row(qtbot: QtBot, width: int, zoom: float, day: date) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    row = DayRow(2026, Theme(LIGHT, zoom), "en")
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addStretch(1)
    # As a page does: narrower than what stands side by side asks.
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    row.show_day(day, TODAY, [EARLIER])
    place.resize(width, 600)
    place.show()
    for _ in range(3):
        QApplication.processEvents()
    assert place.width() == row.width() == width
    said = [row._day, row.where, row.back]
    assert all(row.rect().contains(widget.geometry()) for widget in said)
    assert all(widget.heightForWidth(widget.width()) <= widget.height() for widget in said)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in pairwise(said))
