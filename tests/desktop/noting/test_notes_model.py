"""The list of notes: in the order of the text, with a query what holds it."""

from __future__ import annotations

import pytest
from pytestqt.modeltest import ModelTester

from db.notes.notes import NoteKind, Style
from db.notes.placing import closed, placed
from db.records import Bilingual
from desktop.models.notes import NoteRole, NoteRow, NotesModel
from tests.db.entered import note
from tests.db.tiny import LINES, tiny

NOTES = (
    note("7.6%左右", brief="tiny", line=7, words=LINES[6], text="问财政局"),
    note("居民收入增长5.0%,办好22件", brief="tiny", kind=NoteKind.HIGHLIGHT, style=Style.LINE),
    note("没了", brief="tiny", line=3, words="没了", text="原话已删"),
)


@pytest.fixture
def model() -> NotesModel:
    made, brief = NotesModel("en"), tiny()
    made.set_places(placed(brief, NOTES), [brief], {}, names_briefs=False)
    return made


def rows(model: NotesModel) -> list[NoteRow]:
    found = [model.index(n).data(NoteRole.ROW) for n in range(model.rowCount())]
    return [row for row in found if isinstance(row, NoteRow)]


def test_it_is_a_sound_model(model: NotesModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_query("收入")
    model.set_query("")


def test_rows_say_what_where_and_when(model: NotesModel) -> None:
    first, second, last = rows(model)
    assert (first.kind, first.where) == ("Highlight, underlined", "1 Results · Line 4")
    # Punctuation as it is set; the characters of the source are in the note.
    assert (first.quote, first.note.quote) == ("居民收入增长5.0%，办好22件", "居民收入增长5.0%,办好22件")
    assert (second.kind, second.text, second.where) == ("Note", "问财政局", "2 Targets · Line 7")
    assert last.said == "The source changed: the words of line 3 are no longer in it"
    assert last.where == "Line 3"


def test_a_screen_reader_says_all_of_it(model: NotesModel) -> None:
    assert rows(model)[1].spoken == "Note, 7.6%左右, 问财政局, 2 Targets · Line 7, 2023-04-20"


@pytest.mark.parametrize(
    ("query", "found"),
    [("财政", ["问财政局"]), ("shouru", [""]), ("", ["", "问财政局", "原话已删"]), ("x", [])],
)
def test_a_query_leaves_what_holds_it(model: NotesModel, query: str, found: list[str]) -> None:
    model.set_query(query)
    assert [row.text for row in rows(model)] == found


def test_a_note_is_found_by_its_id(model: NotesModel) -> None:
    given = [note(text=str(n)) for n in range(2)]
    named = [type(one)(**{**vars(one), "id": f"n{n}"}) for n, one in enumerate(given)]
    model.set_places(placed(tiny(), named), [tiny()], {}, names_briefs=False)
    assert (model.row_of("n1"), model.row_of("none")) == (1, -1)


def test_with_several_briefs_each_row_names_its_own(model: NotesModel) -> None:
    brief = tiny()
    here = placed(brief, [note(brief="tiny")])
    model.set_places((*here, *closed([note(brief="gone")])), [brief], {"gone": None}, names_briefs=True)
    assert [row.where for row in rows(model)] == ["A brief · 1 Results · Line 4", "gone · Line 4"]
    assert rows(model)[1].said == "This brief is not open"


def test_a_brief_that_is_not_open_is_called_by_the_name_that_is_known(model: NotesModel) -> None:
    names = {"gone": Bilingual("别处简报", "Elsewhere")}
    model.set_places(closed([note(brief="gone")]), [], names, names_briefs=True)
    assert [(row.where, row.said) for row in rows(model)] == [("Elsewhere · Line 4", "")]


def test_of_a_brief_that_is_still_asked_for_nothing_is_said(model: NotesModel) -> None:
    model.set_places(closed([note(brief="gone")]), [], {}, names_briefs=True)
    assert [row.said for row in rows(model)] == [""]
