"""The text of a section: the source's own characters, set for the eye; nothing in it is markup."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QContextMenuEvent, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief, walk
from desktop.typography import shown
from tests.desktop.conftest import BOLD, Reading
from tests.desktop.reading import blocks, lines_of, source_of


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
