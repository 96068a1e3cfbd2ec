"""A figure as a tile: its number is never broken, and its name is never cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.theme import LIGHT, Theme
from desktop.views.tile import FigureTile
from desktop.widgets.flow_layout import FlowLayout

ZOOMS = (1.0, 2.0)


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """What tiles stand in, and wrap."""
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(8, 8)
    flow.setContentsMargins(0, 0, 0, 0)
    made.setLayout(flow)
    return made


def tiles(row: QWidget, brief: Brief, zoom: float) -> list[FigureTile]:
    """The tiles of every figure, in the row."""
    made = [FigureTile(figure, Theme(LIGHT, zoom)) for figure in brief.figures]
    layout = row.layout()
    assert layout is not None
    for tile in made:
        layout.addWidget(tile)
    return made


@pytest.mark.parametrize("zoom", ZOOMS)
def test_where_there_is_room_a_tile_has_the_size_it_asks_for(row: QWidget, brief: Brief, zoom: float) -> None:
    made = tiles(row, brief, zoom)
    row.resize(1600, 4000)
    row.show()
    assert [tile.size() for tile in made] == [tile.sizeHint() for tile in made]
    assert all(tile.heightForWidth(tile.width()) == tile.height() for tile in made)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_where_there_is_little_the_whole_name_stands_inside_on_more_lines(
    row: QWidget, brief: Brief, zoom: float
) -> None:
    made = tiles(row, brief, zoom)
    width = round(60 * zoom)
    row.setFixedSize(width, 8000)
    row.show()
    for tile in made:
        label, aside = tile._places(tile.width())
        assert tile.width() <= max(width, tile.minimumSizeHint().width())
        assert tile.height() == tile.heightForWidth(tile.width())
        assert tile.rect().contains(label)
        assert tile.rect().contains(aside)
    assert any(tile.height() > tile.sizeHint().height() for tile in made)


def test_a_tile_becomes_no_narrower_than_its_number(row: QWidget, brief: Brief) -> None:
    made = tiles(row, brief, 2.0)
    row.setFixedSize(40, 8000)
    row.show()
    assert [tile.width() for tile in made] == [tile.minimumSizeHint().width() for tile in made]
    for tile in made:
        number = sum(metrics.horizontalAdvance(text) for text, _, _, metrics in tile._runs)
        assert number <= tile.width()
