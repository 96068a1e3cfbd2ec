"""The commands of noting act on the selection, else on the figure or the line that is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.notes.notes import NoteKind, Style
from db.records import Brief
from desktop.location import Location
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.theme import LIGHT, Theme
from desktop.views.marking import Marking
from desktop.views.page_area import PageArea
from tests.db.tiny import tiny
from tests.desktop.reading import select


class Reading:
    """A page that is read, with what the commands need."""

    def __init__(self, qtbot: QtBot, noting: Noting, brief: Brief) -> None:
        self.noting, self.brief, self.place = noting, brief, Location(brief.id)
        self.told: list[str] = []
        self.wanted: list[Spot] = []
        self.pages = PageArea(Theme(LIGHT), "en")
        qtbot.addWidget(self.pages)
        self.marking = Marking(
            noting, lambda: self.pages, lambda: (self.brief, self.place), self.told.append, self.pages
        )
        self.marking.note_wanted.connect(lambda _, spot: self.wanted.append(spot))

    def go(self, section: str, line: int = 0, figure: str = "") -> None:
        self.place = Location(self.brief.id, section, line, figure)
        self.pages.show_place(self.brief, self.place)

    @property
    def noted(self) -> list[tuple[NoteKind, str]]:
        return [(place.note.kind, place.note.quote) for place in self.noting.places(self.brief)]


@pytest.fixture
def reading(tmp_path: Path, qtbot: QtBot) -> Iterator[Reading]:
    noting = Noting(tmp_path / "notebook.db", QUndoStack())
    yield Reading(qtbot, noting, tiny())
    noting.close()


def test_the_line_that_is_read_is_bookmarked_and_once_more_it_is_not(reading: Reading) -> None:
    reading.go("results", 5)
    assert not reading.marking.is_bookmarked()
    reading.marking.bookmark()
    assert reading.noted == [(NoteKind.BOOKMARK, "为企业减负超50亿元")]
    assert reading.marking.is_bookmarked()
    reading.marking.bookmark()
    assert reading.noted == []


def test_a_page_without_a_line_is_bookmarked_at_its_heading(reading: Reading) -> None:
    reading.go("targets")
    reading.marking.bookmark()
    assert reading.noted == [(NoteKind.BOOKMARK, "2023年目标")]


def test_the_selection_is_highlighted_line_by_line_in_one_step(reading: Reading) -> None:
    reading.go("results", 5)
    assert reading.pages.section_page is not None
    reading.pages.section_page.text.selectAll()
    reading.marking.highlight(Style.WAVE)
    assert reading.noted == [
        (NoteKind.HIGHLIGHT, "预计居民收入增长5.0%,办好22件实事"),
        (NoteKind.HIGHLIGHT, "为企业减负超50亿元"),
    ]
    reading.noting.steps.undo()
    assert reading.noted == []


def test_what_was_highlighted_is_seen_and_once_more_takes_it_away(reading: Reading) -> None:
    reading.go("results")
    assert reading.pages.section_page is not None
    text = reading.pages.section_page.text
    select(text, 5, 3, 5)
    reading.marking.highlight()
    assert reading.noted == [(NoteKind.HIGHLIGHT, "减负")]
    assert not text.textCursor().hasSelection()
    reading.marking.highlight()
    assert reading.noted == []


def test_what_was_just_highlighted_can_be_written_on_and_bookmarked(reading: Reading) -> None:
    reading.go("results")
    assert reading.pages.section_page is not None
    select(reading.pages.section_page.text, 5, 3, 5)
    reading.marking.highlight()
    reading.marking.note()
    assert reading.wanted == [Spot(5, 5, 7)]
    reading.marking.bookmark()
    assert (NoteKind.BOOKMARK, "为企业减负超50亿元") in reading.noted


def test_a_highlight_on_another_line_is_left_alone(reading: Reading) -> None:
    reading.go("results")
    assert reading.pages.section_page is not None
    select(reading.pages.section_page.text, 5, 3, 5)
    reading.marking.highlight()
    reading.go("results", 4)
    reading.marking.highlight()
    assert [quote for _, quote in reading.noted] == ["预计居民收入增长5.0%,办好22件实事", "减负"]


def test_without_a_selection_the_figure_is_meant(reading: Reading) -> None:
    figure = reading.brief.figures[0]
    reading.go("results", 4, figure.id)
    reading.marking.highlight()
    assert reading.noted == [(NoteKind.HIGHLIGHT, "5.0%")]
    reading.marking.note()
    assert reading.wanted == [Spot(4, 10, 14, figure.id)]


def test_on_the_overview_it_is_said_what_to_do_first(reading: Reading) -> None:
    reading.go("")
    reading.marking.bookmark()
    reading.marking.highlight()
    reading.marking.note()
    assert [sentence.endswith(".") for sentence in reading.told] == [True] * 3
    assert (reading.noted, reading.wanted) == ([], [])


def test_the_style_is_chosen_from_a_menu(reading: Reading, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    reading.go("results", 5)
    menu = reading.marking.styles(holder)
    assert [action.text() for action in menu.actions()] == ["shaded", "underlined", "wavy line"]
    menu.actions()[1].trigger()
    assert reading.noting.places(reading.brief)[0].note.style is Style.LINE
