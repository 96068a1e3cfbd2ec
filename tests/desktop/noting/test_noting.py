"""What is noted is kept, told, and undone in the one order of the window, without anything being deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.notes.notes import NoteKind, Style
from db.notes.placing import Standing
from db.notes.text import LONGEST, NoteRefused
from db.records import Brief
from desktop.noting.drafts import Draft
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot, figure_spot, line_spot
from desktop.progress.following import Following
from tests.db.tiny import line, tiny

SOME = Spot(4, 4, 8)
OTHER = Spot(5, 2, 5)


class Clock:
    """A second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2023, 4, 12, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def noting(path: Path, qtbot: QtBot) -> Iterator[Noting]:
    made = Noting(path, QUndoStack(), Clock())
    yield made
    made.close()


@pytest.fixture
def brief() -> Brief:
    return tiny()


def whole(brief: Brief, number: int) -> Spot:
    spot = line_spot(brief, number)
    assert spot is not None
    return spot


def seen(noting: Noting, brief: Brief) -> list[tuple[str, str, str]]:
    """(kind or style, quote, text) of what holds."""
    notes = [place.note for place in noting.places(brief)]
    return [(note.style.value or note.kind.value, note.quote, note.text) for note in notes]


def test_asking_makes_no_notebook(noting: Noting, brief: Brief, path: Path) -> None:
    assert noting.places(brief) == noting.all_places([brief]) == ()
    assert not path.exists()


def test_a_note_is_kept_told_and_there_at_the_next_start(noting: Noting, brief: Brief, path: Path) -> None:
    told: list[str] = []
    noting.changed.connect(told.append)
    noting.write(brief, SOME, "核对\n口径\n\n")
    assert told == ["tiny"]
    assert seen(noting, brief) == [("note", "居民收入", "核对\n口径")]
    again = Noting(path, QUndoStack())
    assert seen(again, brief) == seen(noting, brief)
    again.close()


def test_a_bookmark_is_put_on_a_line_and_taken_away(noting: Noting, brief: Brief) -> None:
    noting.bookmark(brief, whole(brief, 5))
    assert seen(noting, brief) == [("bookmark", "为企业减负超50亿元", "")]
    noting.bookmark(brief, whole(brief, 5))
    assert seen(noting, brief) == []


def test_highlighting_once_more_takes_the_highlight_away(noting: Noting, brief: Brief) -> None:
    noting.highlight(brief, [SOME, OTHER], Style.LINE)
    assert seen(noting, brief) == [("line", "居民收入", ""), ("line", "为企业", "")]
    noting.highlight(brief, [SOME])
    assert seen(noting, brief) == [("line", "为企业", "")]
    noting.highlight(brief, [SOME, OTHER])
    assert len(seen(noting, brief)) == 2


def test_highlighting_in_another_style_changes_the_style_and_keeps_the_text(
    noting: Noting, brief: Brief
) -> None:
    noting.highlight(brief, [SOME])
    noting.rewrite(noting.places(brief)[0].note, "留意")
    noting.highlight(brief, [SOME], Style.WAVE)
    assert seen(noting, brief) == [("wave", "居民收入", "留意")]
    noting.restyle(noting.places(brief)[0].note, Style.LINE)
    assert seen(noting, brief) == [("line", "居民收入", "留意")]
    # The next one looks as the last one did.
    noting.highlight(brief, [OTHER])
    assert seen(noting, brief)[1][0] == "line"


def test_undo_and_redo_go_through_everything(noting: Noting, brief: Brief) -> None:
    note = noting.write(brief, SOME, "甲")
    noting.rewrite(note, "乙")
    noting.highlight(brief, [SOME, OTHER])
    noting.remove([noting.places(brief)[0].note])
    states = [seen(noting, brief)]
    while noting.steps.canUndo():
        noting.steps.undo()
        states.append(seen(noting, brief))
    assert states[-2:] == [[("note", "居民收入", "甲")], []]
    assert [len(state) for state in states] == [2, 3, 1, 1, 0]
    for state in reversed(states[:-1]):
        noting.steps.redo()
        assert seen(noting, brief) == state


def test_nothing_is_ever_deleted(noting: Noting, brief: Brief, path: Path) -> None:
    note = noting.write(brief, SOME, "甲")
    noting.remove([note])
    noting.steps.undo()
    noting.steps.undo()
    noting.close()
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT is_removed FROM notes ORDER BY entered_at").fetchall()
    connection.close()
    assert [removed for (removed,) in rows] == [0, 1, 0, 1]


def test_the_window_has_one_order_of_undoing(path: Path, qtbot: QtBot, brief: Brief) -> None:
    following = Following(path)
    noting = Noting(path, following.steps)
    cloud = next(figure for figure in brief.figures if figure.indicator.id == "cloud")
    following.enter(brief, cloud, Written("105家", "2023-03-31", "一季度", "统计局"))
    noting.bookmark(brief, whole(brief, 7))
    following.steps.undo()
    assert seen(noting, brief) == []
    assert len(following.progress(brief).of(cloud)) == 1
    following.steps.undo()
    assert following.progress(brief).of(cloud) == ()
    noting.close()
    following.close()


@pytest.mark.parametrize("text", ["", " \n\n ", "长" * (LONGEST + 1)])
def test_what_is_refused_changes_nothing_and_is_not_to_be_undone(
    noting: Noting, brief: Brief, text: str
) -> None:
    with pytest.raises(NoteRefused) as refused:
        noting.write(brief, SOME, text)
    assert refused.value.zh.endswith("。")
    assert refused.value.en.endswith(".")
    assert seen(noting, brief) == []
    assert not noting.steps.canUndo()


def test_a_bookmark_may_say_nothing(noting: Noting, brief: Brief) -> None:
    noting.bookmark(brief, whole(brief, 5))
    noting.rewrite(noting.places(brief)[0].note, "待办")
    noting.rewrite(noting.places(brief)[0].note, "")
    assert seen(noting, brief) == [("bookmark", "为企业减负超50亿元", "")]


def test_a_draft_that_cannot_be_kept_stays_one(noting: Noting, brief: Brief) -> None:
    empty = Draft(brief, SOME)
    with pytest.raises(NoteRefused):
        noting.keep(empty)
    assert noting.draft == empty


def test_what_is_being_written_when_the_window_closes_is_kept(
    noting: Noting, brief: Brief, path: Path
) -> None:
    noting.draft = Draft(brief, SOME, "写到一半")
    noting.close()
    again = Noting(path, QUndoStack())
    assert seen(again, brief) == [("note", "居民收入", "写到一半")]
    again.close()


def test_a_figures_note_names_the_figure(noting: Noting, brief: Brief) -> None:
    figure = brief.figures[0]
    noting.write(brief, figure_spot(figure), "预计数")
    (place,) = noting.places(brief)
    assert (place.note.quote, place.figure) == ("5.0%", figure.id)


def test_another_edition_is_asked_anew_where_its_lines_are(noting: Noting, brief: Brief) -> None:
    noting.write(brief, OTHER, "甲")
    assert [place.standing for place in noting.places(brief)] == [Standing.THERE]
    newer = tiny('quote = "超50亿元"', 'quote = "超60亿元"', lines=line(5, "- 为企业减负超60亿元"))
    assert [place.standing for place in noting.places(newer)] == [Standing.CHANGED]


def test_notes_of_briefs_that_are_not_open_are_listed_at_the_end(
    noting: Noting, brief: Brief, path: Path
) -> None:
    other = tiny('id = "tiny"', 'id = "another"')
    noting.write(other, SOME, "乙")
    noting.write(brief, SOME, "甲")
    listed = [(place.note.text, place.standing) for place in noting.all_places([brief])]
    assert listed == [("甲", Standing.THERE), ("乙", Standing.CLOSED)]
    assert [place.note.brief for place in noting.all_places([other, brief])] == ["another", "tiny"]


def test_a_notebook_that_cannot_be_opened_is_told_and_the_notes_of_this_run_are_there(
    path: Path, qtbot: QtBot, brief: Brief
) -> None:
    path.write_bytes(b"no notebook, but long enough to be looked at" * 40)
    noting, told = Noting(path, QUndoStack()), list[object]()
    noting.refused.connect(told.append)
    noting.write(brief, SOME, "甲")
    assert seen(noting, brief) == [("note", "居民收入", "甲")]
    assert (len(told), noting.is_on_disk) == (1, False)
    noting.close()


def test_after_another_notebook_was_brought_in_it_is_read_again(
    noting: Noting, brief: Brief, path: Path
) -> None:
    assert seen(noting, brief) == []
    other = Noting(path, QUndoStack())
    other.bookmark(brief, whole(brief, 5))
    other.close()
    told: list[str] = []
    noting.changed.connect(told.append)
    noting.read_again()
    assert told == ["tiny"]
    assert [place.note.kind for place in noting.places(brief)] == [NoteKind.BOOKMARK]
