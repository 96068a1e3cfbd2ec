"""Notes on the lines of a brief: kept, changed and removed without anything being deleted, and found again."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.notebook.notebook import Notebook
from db.notes.notes import Annotations, Note, NoteKind, Style
from db.notes.placing import Standing, closed, placed
from db.notes.search import find_notes
from tests.db.actuals.test_actuals_kill import LONG, fault_with
from tests.db.entered import at, dump, note
from tests.db.tiny import LINES, tiny


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as notebook:
        yield notebook


@pytest.fixture
def notes(notebook: Notebook) -> Annotations:
    return notebook.annotations


def texts(found: tuple[Note, ...]) -> list[str]:
    return [one.text for one in found]


# ------------------------------------------------------------ keeping


def test_what_is_kept_is_there_at_the_next_start(notebook: Notebook, tmp_path: Path) -> None:
    mark = note(kind=NoteKind.HIGHLIGHT, style=Style.WAVE, text="核对\n口径")
    (kept,) = notebook.annotations.save([mark])
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as again:
        assert again.annotations.of("b") == (kept,)
    assert kept == replace(mark, id=kept.id, entry=kept.entry, made_at=at(0))
    assert (kept.quote, kept.words) == ("5.0%", LINES[3])


def test_each_brief_has_its_own_and_all_are_listed(notes: Annotations) -> None:
    notes.save([note(text="甲"), note(text="乙", brief="c", minutes=1)])
    assert texts(notes.of("b")) == ["甲"]
    assert texts(notes.all()) == ["甲", "乙"]


def test_what_is_saved_last_holds_and_the_rest_is_history(notes: Annotations) -> None:
    (first,) = notes.save([note(text="甲")])
    (then,) = notes.save([replace(first, text="乙", entered_at=at(5), entry="")])
    assert notes.of("b") == (then,)
    assert (then.id, then.made_at, then.entered_at) == (first.id, at(0), at(5))
    assert texts(notes.history(first.id)) == ["甲", "乙"]


def test_a_clock_that_was_set_back_changes_nothing_of_that(notes: Annotations) -> None:
    (first,) = notes.save([note(text="甲", minutes=9)])
    notes.save([replace(first, text="乙", entered_at=at(1), entry="")])
    assert texts(notes.of("b")) == ["乙"]


def test_what_is_removed_holds_no_more_and_stays_in_the_history(notes: Annotations) -> None:
    (first,) = notes.save([note(text="甲")])
    (gone,) = notes.remove([first], at(1))
    assert notes.of("b") == notes.all() == ()
    assert [one.is_removed for one in notes.history(first.id)] == [False, True]
    notes.save([replace(gone, is_removed=False, entry="")])
    assert texts(notes.of("b")) == ["甲"]


def test_an_entry_that_is_there_is_not_kept_twice(notes: Annotations) -> None:
    (first,) = notes.save([note(text="甲")])
    assert notes.save([first]) == (first,)
    assert len(notes.history(first.id)) == 1


def test_half_a_character_becomes_a_question_mark(notes: Annotations) -> None:
    notes.save([note(text="a\ud83d")])
    assert texts(notes.of("b")) == ["a?"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(note(), end=99),
        replace(note(), start=5, end=5),
        replace(note(), line=0),
        note(kind=NoteKind.HIGHLIGHT),
        note(style=Style.LINE),
    ],
)
def test_what_could_not_be_read_again_is_never_said_to_be_kept(notes: Annotations, wrong: Note) -> None:
    with pytest.raises(ValueError, match="Note"):
        notes.save([note(), wrong])
    assert notes.all() == ()


def test_rows_of_another_hand_are_passed_over(notebook: Notebook, tmp_path: Path) -> None:
    notebook.annotations.save([note(text="甲"), note(text="乙")])
    with contextlib.closing(sqlite3.connect(tmp_path / "notebook.db", isolation_level=None)) as other:
        other.execute("UPDATE notes SET line = x'00' WHERE text = '甲'")
    assert texts(notebook.annotations.of("b")) == ["乙"]


def test_a_full_disk_at_any_step_leaves_the_old_whole(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    (kept,) = notebook.annotations.save([note(text="甲")])
    before, start, faults = dump(path), path.with_name("notebook.db-wal").stat().st_size, 0

    def write(book: Notebook) -> None:
        book.annotations.save([replace(kept, text=LONG, entry=""), note(text=LONG)])

    for size in range(start, start + 1_000_000, 4000):
        if fault_with(notebook, write, size) is None:
            break
        faults += 1
        assert dump(path) == before
    assert faults > 3
    assert texts(notebook.annotations.of("b")) == [LONG, LONG]


def test_of_a_note_changed_in_two_places_the_later_holds_whoever_imports(tmp_path: Path) -> None:
    paths = [tmp_path / "one.db", tmp_path / "two.db"]
    with contextlib.closing(Notebook.open(paths[0])) as one:
        (first,) = one.annotations.save([note(text="甲")])
        one.export(paths[1])
        one.annotations.save([replace(first, text="此处", entered_at=at(5), entry="")])
    with contextlib.closing(Notebook.open(paths[1])) as two:
        two.annotations.save([replace(first, text="彼处", entered_at=at(9), entry="")])
    for path, other in (paths, reversed(paths)):
        with contextlib.closing(Notebook.open(path)) as book:
            book.merge(other)
            assert texts(book.annotations.of("b")) == ["彼处"]
            assert texts(book.annotations.history(first.id)) == ["甲", "此处", "彼处"]


# ------------------------------------------------------------ finding again


def test_on_the_source_it_was_made_on_a_note_stands_on_its_line() -> None:
    brief = tiny()
    figure = replace(note("5.0%"), figure="4.1")
    (place,) = placed(brief, [figure])
    assert (place.standing, place.line, place.section) == (Standing.THERE, 4, "results")
    assert place.figure == next(f.id for f in brief.figures if f.quote == "5.0%")
    assert not place.sentence


def test_a_line_that_moved_is_found_by_its_words() -> None:
    was = note("超50亿元", line=4, words=LINES[4])
    (place,) = placed(tiny(), [was])
    assert (place.standing, place.line) == (Standing.MOVED, 5)
    assert place.sentence.zh == "原文有变动,这一行原为第4行"


def test_a_line_with_one_other_character_is_said_to_be_changed() -> None:
    was = note("超50亿元", line=5, words=LINES[4] + "。")
    (place,) = placed(tiny(), [was])
    assert (place.standing, place.line, place.section) == (Standing.CHANGED, 0, "")
    assert "原第5行" in place.sentence.zh


def test_notes_stand_in_the_order_of_the_text_and_lost_ones_at_the_end() -> None:
    given = [
        note("目标", line=6, words=LINES[5], text="三"),
        note("没了", line=1, words="没了", text="四"),
        note("22件", text="二"),
        note("5.0%", text="一"),
    ]
    assert [place.note.text for place in placed(tiny(), given)] == ["一", "二", "三", "四"]


def test_a_note_on_a_brief_that_is_not_open_says_so() -> None:
    (place,) = closed([note()])
    assert (place.standing, place.line) == (Standing.CLOSED, 0)
    assert place.sentence.zh == "这份简报没有打开"


@given(st.permutations(range(1, 8)), st.integers(1, 7))
def test_wherever_a_line_went_it_is_found_and_only_there(order: list[int], number: int) -> None:
    """Each line of the tiny source once stood elsewhere; the note follows the words, not the number."""
    was = Note(NoteKind.NOTE, "tiny", order.index(number) + 1, 0, 1, LINES[number - 1], at(0))
    (place,) = placed(tiny(), [was])
    assert place.line == number
    assert (place.standing is Standing.THERE) == (was.line == number)


@given(st.sampled_from(LINES), st.integers(0, 40), st.text(max_size=3))
def test_a_note_never_stands_on_other_words(words: str, at_place: int, put_in: str) -> None:
    changed = words[:at_place] + put_in + words[at_place:]
    (place,) = placed(tiny(), [Note(NoteKind.NOTE, "tiny", 4, 0, 1, changed, at(0))])
    assert (place.standing is Standing.CHANGED) == (changed not in LINES)
    assert place.line == 0 or tiny().source.line(place.line) == changed


# ------------------------------------------------------------ searching


def found(query: str) -> list[str]:
    """What a query marks in two notes, quote and text."""
    notes = [note("居民收入增长5.0%", text="与上年口径一致"), note("22件实事", text="No. 14 核对\n第二行")]
    return [
        "".join(hit.place.note.quote[s:e] for s, e in hit.quote_spans)
        + "|"
        + "".join(hit.place.note.text[s:e] for s, e in hit.text_spans)
        for hit in find_notes(placed(tiny(), notes), query)
    ]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("收入", ["收入|"]),
        ("口径", ["|口径"]),
        ("5.0% 一致", ["5.0%|一致"]),
        ("ｎｏ", ["|No"]),
        ("koujing", ["|口径"]),
        ("hedui", ["|核对"]),
        ("十四", ["|14"]),
        ("行 核", ["|核行"]),
        ("不在", []),
        ("实事no", []),
    ],
)
def test_a_note_is_found_by_its_quote_and_its_text(query: str, marked: list[str]) -> None:
    assert found(query) == marked


def test_without_a_query_all_are_there_unmarked() -> None:
    assert found(" ") == ["|", "|"]
