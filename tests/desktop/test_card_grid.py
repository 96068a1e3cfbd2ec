"""Cards stand in full rows, all of one width; those of a row are of one height."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.card_grid import CardGrid, columns

GAP, NARROWEST = 10, 100


@pytest.mark.parametrize(
    ("cards", "fitting", "across"),
    [
        (1, 1, 1),
        (1, 4, 2),
        (2, 2, 2),
        (3, 4, 3),
        (3, 2, 1),
        (4, 4, 4),
        (4, 3, 2),
        (4, 1, 1),
        (5, 4, 3),
        (7, 4, 4),
    ],
)
def test_rows_are_as_full_as_can_be(cards: int, fitting: int, across: int) -> None:
    assert columns(cards, fitting) == across


@given(cards=st.integers(0, 40), fitting=st.integers(1, 12))
def test_no_more_stand_side_by_side_than_find_room(cards: int, fitting: int) -> None:
    assert 1 <= columns(cards, fitting) <= min(max(2, cards), fitting)


@given(cards=st.integers(4, 40), fitting=st.integers(2, 12))
def test_no_other_number_of_columns_leaves_fewer_places_empty(cards: int, fitting: int) -> None:
    found = columns(cards, fitting)
    assert all(-cards % found <= -cards % other for other in range(2, min(cards, fitting) + 1))


def placed(qtbot: QtBot, heights: list[int], width: int) -> list[object]:
    """Where cards of these heights stand in a widget of this width."""
    widget = QWidget()
    qtbot.addWidget(widget)
    column, grid = QVBoxLayout(widget), CardGrid(GAP, NARROWEST)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(grid)
    column.addStretch(1)
    cards = []
    for height in heights:
        cards.append(QWidget())
        cards[-1].setFixedHeight(height)
        cards[-1].setMaximumHeight(10_000)
        grid.insert_card(len(cards) - 1, cards[-1])
    widget.resize(width, 500)
    widget.show()
    return [card.geometry().getRect() for card in cards]


def test_a_row_is_as_high_as_its_highest_card(qtbot: QtBot) -> None:
    assert placed(qtbot, [30, 50, 40], 340) == [(0, 0, 106, 50), (116, 0, 107, 50), (233, 0, 107, 50)]


def test_what_does_not_fit_stands_below(qtbot: QtBot) -> None:
    assert placed(qtbot, [30, 50, 40, 20], 210) == [
        (0, 0, 100, 50),
        (110, 0, 100, 50),
        (0, 60, 100, 40),
        (110, 60, 100, 40),
    ]


def test_a_card_is_put_among_the_others_and_taken_away(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    grid = CardGrid(GAP, NARROWEST)
    widget.setLayout(grid)
    first, second, third = QWidget(), QWidget(), QWidget()
    for place, card in ((0, first), (1, third), (1, second)):
        grid.insert_card(place, card)
    assert [grid.itemAt(n).widget() for n in range(grid.count())] == [first, second, third]  # type: ignore[union-attr]
    grid.removeWidget(second)
    assert grid.count() == 2
    assert grid.itemAt(2) is None
