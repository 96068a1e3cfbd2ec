"""What is selected in a text: the source's own characters, counted as the source counts them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from db.records import Brief
from desktop.noting.spots import Spot, is_whole
from tests.db.tiny import tiny
from tests.desktop.conftest import Reading
from tests.desktop.reading import blocks, lines_of, select, source_of


@pytest.mark.parametrize("section_id", ["economy", "big-city", "industrial-system", "honours"])
def test_a_copy_holds_the_sources_characters(reading: Reading, brief: Brief, section_id: str) -> None:
    view = reading(brief, section_id)
    whole = view.toPlainText()
    texts = [source_of(brief, block.userState()) for block in blocks(view)]
    source = "\n".join(texts)
    assert len(source) == len(whole)

    @settings(suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(whole)), st.integers(0, len(whole)))
    def copied(one: int, other: int) -> None:
        cursor = QTextCursor(view.document())
        cursor.setPosition(one)
        cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        start, end = min(one, other), max(one, other)
        # A selection that only touches a line takes nothing of it.
        assert view.createMimeDataFromSelection().text() == source[start:end].strip("\n")

    copied()


def test_copying_everything_gives_the_lines_as_given(reading: Reading, brief: Brief) -> None:
    for section in brief.walk:
        view = reading(brief, section.id)
        view.selectAll()
        given_lines = [(line, source_of(brief, line)) for line in lines_of(section)]
        assert view.selection.lines() == [pair for pair in given_lines if pair[1]]


def test_rare_characters_do_not_shift_a_selection(reading: Reading, hostile: Brief) -> None:
    view = reading(hostile, "results")
    item = hostile.items[1]
    select(view, item.line, 2, 5)
    assert view.selection.lines() == [(item.line, item.text[2:5])]


def test_a_selection_is_stretches_of_source_lines(reading: Reading) -> None:
    brief = tiny()
    view = reading(brief, "results")
    select(view, 5, 3, 5)
    assert view.selection.spots() == [Spot(5, 5, 7)]
    assert brief.source.line(5)[5:7] == "减负"
    view.selectAll()
    assert all(is_whole(brief, spot.line, spot.start, spot.end) for spot in view.selection.spots())


def test_the_cursor_is_before_a_code_point_of_its_line(reading: Reading, hostile: Brief) -> None:
    view = reading(hostile, "results")
    item = hostile.items[1]
    select(view, item.line, 2, 5)
    assert view.selection.cursor_place() == (item.line, len(item.marker) + 5)


def test_a_cleared_selection_leaves_the_cursor_at_its_end(reading: Reading) -> None:
    view = reading(tiny(), "results")
    select(view, 5, 3, 5)
    place = view.selection.cursor_place()
    view.selection.clear()
    assert view.selection.spots() == []
    assert view.selection.cursor_place() == place
