"""The text of a section: the source's own characters, set for the eye; nothing in it is markup."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief, Section, walk
from desktop.theme import LIGHT, Theme
from desktop.typography import shown
from desktop.views.reading_view import ReadingView
from tests.desktop.conftest import BOLD

Reading = Callable[[Brief, str], ReadingView]


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    """Shows the text of a section as it stands on a page."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 600)
    holder.show()

    def show(brief: Brief, section_id: str) -> ReadingView:
        section = brief.section(section_id)
        assert section is not None
        view = ReadingView(brief, section, Theme(LIGHT), holder)
        view.resize(700, 500)
        view.show()
        return view

    return show


def lines_of(section: Section) -> list[int]:
    """The source lines on a section's page: its items, then what stands below it, headings included."""
    own = [item.line for item in section.items]
    return own + [line for child in section.children for line in (child.line, *lines_of(child))]


def blocks(view: ReadingView) -> list[QTextBlock]:
    block, out = view.document().begin(), []
    while block.isValid():
        out.append(block)
        block = block.next()
    return out


def source_of(brief: Brief, line: int) -> str:
    """The characters of a line as the page holds them: an item without its list mark, a heading whole."""
    item = brief.item(line)
    if item is not None:
        return item.text
    return next(s.title for s in brief.walk if s.line == line)


def test_every_block_is_a_line_of_the_source_set_for_the_eye(reading: Reading, brief: Brief) -> None:
    for section in brief.walk:
        view = reading(brief, section.id)
        if section.items or section.children:
            assert [block.userState() for block in blocks(view)] == lines_of(section)
            expected = [shown(source_of(brief, line)) for line in lines_of(section)]
            # Qt keeps a break inside a heading as a line separator.
            assert [b.text().replace("\u2028", "\n") for b in blocks(view)] == expected, section.id


def test_every_figure_is_a_link_to_itself(reading: Reading, brief: Brief) -> None:
    for section in brief.walk:
        view = reading(brief, section.id)
        found = [
            (fragment.charFormat().anchorHref(), fragment.text())
            for block in blocks(view)
            for fragment in (part.fragment() for part in block)  # type: ignore[attr-defined]  # the stubs lack it
            if fragment.charFormat().isAnchor()
        ]
        figures = [f for s in walk((section,)) for f in s.figures]
        assert found == [(f"figure:{f.id}", f.quote) for f in figures]


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
        assert view.selected_lines() == [pair for pair in given_lines if pair[1]]


def test_rare_characters_do_not_shift_a_selection(reading: Reading, hostile: Brief) -> None:
    view = reading(hostile, "results")
    item = hostile.items[1]
    view.select_in(item.line, 2, 5)
    assert view.selected_lines() == [(item.line, item.text[2:5])]


@pytest.mark.parametrize("name", ["//host/x", "file:///etc/passwd", "https://example.org/x.png", "x.css"])
def test_nothing_is_ever_loaded(reading: Reading, brief: Brief, name: str) -> None:
    view = reading(brief, "economy")
    before = view.toPlainText()
    for kind in QTextDocument.ResourceType:
        # Not None: the document would then open a local file by itself.
        assert view.loadResource(kind.value, QUrl(name)) == b""
        assert view.document().resource(kind.value, QUrl(name)) == b""
    view.setSource(QUrl(name))
    assert view.toPlainText() == before


def test_every_line_has_its_place_one_below_the_other(reading: Reading, brief: Brief) -> None:
    view = reading(brief, "economy")
    tops = [view.line_rect(block.userState()).top() for block in blocks(view)]
    assert tops == sorted(set(tops))
    assert view.line_rect(9999).isEmpty()


def test_the_menu_of_the_window_is_asked_for_and_the_line_chosen(
    qtbot: QtBot, reading: Reading, brief: Brief
) -> None:
    view = reading(brief, "economy")
    lines: list[int] = []
    view.line_chosen.connect(lines.append)
    at = view.line_rect(27).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(5, 6))
    with qtbot.waitSignal(view.menu_wanted) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [QPoint(5, 6)]
    assert lines == [27]


def test_markup_stands_in_the_text_as_it_is(reading: Reading, hostile: Brief) -> None:
    for section in hostile.sections[1:]:
        view = reading(hostile, section.id)
        assert re.sub(r"\s", "", view.toPlainText()) == re.sub(
            r"\s", "", "".join(shown(item.text) for item in section.items)
        )
        assert BOLD in view.toPlainText()
        assert "\ufffc" not in view.toPlainText()
