"""What was noted is seen in the text and its margin, and changes nothing of what the text says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.notes.notes import Style
from db.records import Brief
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot, line_spot
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.views.reading_view import ReadingView
from tests.db.tiny import line, tiny
from tests.desktop.reading import select

Shown = Callable[..., ReadingView]


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def noting(tmp_path: Path, qtbot: QtBot) -> Iterator[Noting]:
    made = Noting(tmp_path / "notebook.db", QUndoStack())
    yield made
    made.close()


@pytest.fixture
def shown(qtbot: QtBot, noting: Noting) -> Shown:
    """Shows the results of a brief as they stand on a page, with what was noted."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 500)
    holder.show()

    def show(brief: Brief, tokens: Tokens = LIGHT, zoom: float = 1.0) -> ReadingView:
        section = brief.section("results")
        assert section is not None
        view = ReadingView(brief, section, Theme(tokens, zoom), holder)
        view.resize(700, 400)
        view.annotate(noting)
        view.show()
        return view

    return show


def picture(view: ReadingView) -> QImage:
    QApplication.processEvents()
    return view.grab().toImage()


def whole(brief: Brief, number: int) -> Spot:
    spot = line_spot(brief, number)
    assert spot is not None
    return spot


def sign(view: ReadingView, number: int) -> QPoint:
    """The middle of the only sign in the margin of a line."""
    return QPoint(7, round(view.line_rect(number).center().y()))


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_kind_and_style_looks_different(
    shown: Shown, brief: Brief, noting: Noting, tokens: Tokens
) -> None:
    view = shown(brief, tokens)
    pictures = [picture(view)]
    for style in (Style.WASH, Style.LINE, Style.WAVE):
        noting.highlight(brief, [Spot(4, 4, 8)], style)
        pictures.append(picture(view))
    noting.bookmark(brief, whole(brief, 5))
    pictures.append(picture(view))
    noting.write(brief, Spot(5, 3, 6), "核对")
    pictures.append(picture(view))
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])


def test_undone_the_page_looks_as_before(shown: Shown, brief: Brief, noting: Noting) -> None:
    view = shown(brief)
    before = picture(view)
    noting.highlight(brief, [Spot(4, 4, 8), whole(brief, 5)])
    noting.steps.undo()
    assert picture(view) == before


def test_the_text_stays_what_the_source_says(shown: Shown, brief: Brief, noting: Noting) -> None:
    view = shown(brief)
    before = view.toPlainText()
    noting.highlight(brief, [whole(brief, 4)])
    noting.write(brief, whole(brief, 5), "<b>核对</b>")
    view.selectAll()
    assert view.toPlainText() == before
    assert view.selection.lines() == [(item.line, item.text) for item in brief.items[1:3]]


def test_rare_characters_do_not_shift_a_mark(shown: Shown, noting: Noting) -> None:
    rare = tiny('label = "为企业减负"', 'label = "减负"', lines=line(5, "- 𠮷𠮷为企业减负超50亿元"))
    view = shown(rare)
    select(view, 5, 2, 5)
    assert view.selection.spots() == [Spot(5, 4, 7)]
    noting.highlight(rare, view.selection.spots())
    assert noting.places(rare)[0].note.quote == "为企业"


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_click_on_the_sign_in_the_margin_chooses_its_note(
    qtbot: QtBot, shown: Shown, brief: Brief, noting: Noting, zoom: float
) -> None:
    view = shown(brief, zoom=zoom)
    note = noting.write(brief, whole(brief, 5), "核对")
    lines: list[int] = []
    view.line_chosen.connect(lines.append)
    with qtbot.waitSignal(noting.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign(view, 5))
    assert (chosen.args, lines) == ([note.id], [])
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign(view, 4))
    assert lines == [4]


def test_ribbon_and_sheet_stand_one_above_the_other(
    qtbot: QtBot, shown: Shown, brief: Brief, noting: Noting
) -> None:
    view = shown(brief)
    noting.bookmark(brief, whole(brief, 5))
    note = noting.write(brief, whole(brief, 5), "核对")
    chosen: list[str] = []
    noting.chosen.connect(chosen.append)
    for by in (-7, 7):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign(view, 5) + QPoint(0, by))
    assert chosen == [noting.places(brief)[0].note.id, note.id]


def test_the_pointer_at_a_sign_and_the_line_that_is_read_are_told(
    shown: Shown, brief: Brief, noting: Noting
) -> None:
    view = shown(brief)
    note = noting.write(brief, whole(brief, 5), "核对")
    pointed: list[str] = []
    noting.pointed.connect(pointed.append)
    view._point_at(view._sign_at(QPointF(sign(view, 5))))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    view._point_at(view._sign_at(QPointF(300, 5)))
    assert pointed == [note.id, ""]
    reached: list[tuple[str, int]] = []
    noting.reached.connect(lambda *place: reached.append(place))
    view.set_current(5)
    view.set_current(0)
    assert reached == [("tiny", 5)]


def test_how_much_is_noted_is_said_to_those_who_do_not_see_it(
    shown: Shown, brief: Brief, noting: Noting
) -> None:
    view = shown(brief)
    assert view.accessibleDescription() == ""
    noting.highlight(brief, [Spot(4, 4, 8), whole(brief, 5)])
    noting.bookmark(brief, whole(brief, 7))
    assert view.accessibleDescription() == "Notes, bookmarks and highlights on this page: 2"
