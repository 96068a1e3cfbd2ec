import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.actuals.records import ChangeKind, TaskState
from db.decks import DeckChoices, OwnSlide, Rehearsal, ShowPlace
from db.errors import NotebookError, NotebookFault
from db.notebook import export as notebook_export
from db.notebook import merge as notebook_merge
from db.notebook.faults import ExportFault, ExportRefused, ImportFault, ImportRefused
from db.notebook.notebook import Notebook
from db.notebook.schema import MIGRATIONS
from tests.db.entered import SHA, actual, at, dump, follow_up, note, plan

TALK = Rehearsal("2026-11-23T09:00:00", (("title", 4.0), ("economy/27", 61.5)))


def opened(path: Path) -> contextlib.closing[Notebook]:
    return contextlib.closing(Notebook.open(path))


def fill(notebook: Notebook) -> None:
    """Something in every table."""
    first, other = notebook.actuals.add("b", SHA, [actual("120家"), actual("3.1%", indicator="income")])
    notebook.actuals.revise("b", SHA, first, actual("118家", minutes=1), "核定")
    notebook.actuals.withdraw("b", other, "填错", at(2))
    notebook.follow_ups.save("b", SHA, [follow_up(state=TaskState.UNDER_WAY, units=("发改局",))])
    notebook.pace.choose("b", "monthly", at(0))
    notebook.plans.save("b", SHA, "cloud", plan(), at(0))
    notebook.annotations.save([note(text="核对")])
    notebook.save_deck("b", DeckChoices(end="x", minutes=30))
    notebook.set_note("b", "title", "一")
    notebook.save_own_slide("b", OwnSlide("own-1", "甲", picture=b"png"))
    notebook.save_place("b", ShowPlace("title", 1, 2.0))
    notebook.add_rehearsal("b", TALK)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "用户 的" / "notebook.db"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A filled notebook as another desk exported it."""
    with opened(tmp_path / "theirs" / "notebook.db") as notebook:
        fill(notebook)
        notebook.export(tmp_path / "导出 #1.db")
    return tmp_path / "导出 #1.db"


@pytest.fixture
def notebook(own: Path) -> Iterator[Notebook]:
    with opened(own) as notebook:
        yield notebook


def sql(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def refused(notebook: Notebook, path: Path) -> ImportFault:
    """Why it was refused; nothing was changed by that."""
    before, given = dump(notebook._file.path or Path()), path.read_bytes() if path.is_file() else b""
    with pytest.raises(ImportRefused) as caught:
        notebook.merge(path)
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")
    assert dump(notebook._file.path or Path()) == before
    assert (path.read_bytes() if path.is_file() else b"") == given
    return caught.value.fault


# ------------------------------------------------------------ export


def test_an_export_is_one_file_with_everything_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "a" / "notebook.db") as notebook:
        fill(notebook)
        (tmp_path / "out").mkdir()
        notebook.export(tmp_path / "out" / "笔记本.db")
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["笔记本.db"]
        assert dump(tmp_path / "out" / "笔记本.db") == dump(tmp_path / "a" / "notebook.db")


def test_an_export_can_be_used_as_the_notebook(theirs: Path) -> None:
    with opened(theirs) as notebook:
        assert [one.value for one in notebook.actuals.in_force("b")] == ["118家"]


def test_a_notebook_in_memory_can_be_exported(tmp_path: Path) -> None:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        fill(notebook)
        notebook.export(tmp_path / "rescued.db")
    with opened(tmp_path / "rescued.db") as notebook:
        assert notebook.notes("b") == {"title": "一"}


def no_export(notebook: Notebook, target: Path) -> ExportFault:
    with pytest.raises(ExportRefused) as caught:
        notebook.export(target)
    assert (caught.value.zh[-1], caught.value.en[-1]) == ("。", ".")
    assert not list(target.parent.glob(".*part*"))
    return caught.value.fault


def test_the_notebook_is_not_exported_over_itself(notebook: Notebook, own: Path, tmp_path: Path) -> None:
    assert no_export(notebook, own) is ExportFault.ITSELF
    (tmp_path / "link.db").symlink_to(own)
    assert no_export(notebook, tmp_path / "link.db") is ExportFault.ITSELF


def test_a_place_that_cannot_be_written_is_said(notebook: Notebook, tmp_path: Path) -> None:
    assert no_export(notebook, tmp_path / "nowhere" / "x.db") is ExportFault.UNWRITABLE
    (tmp_path / "folder").mkdir()
    assert no_export(notebook, tmp_path / "folder") is ExportFault.UNWRITABLE


def test_a_copy_that_holds_less_does_not_take_the_place_of_a_file(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.db").write_bytes(b"from before")
    answers = iter([{"actuals": 1}, {"actuals": 0}])
    monkeypatch.setattr(notebook_export, "counts", lambda _: next(answers))
    assert no_export(notebook, tmp_path / "x.db") is ExportFault.UNPROVEN
    assert (tmp_path / "x.db").read_bytes() == b"from before"


def test_a_disk_that_fills_up_during_an_export_is_said(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.db").write_bytes(b"from before")
    connect = sqlite3.connect

    def small(file: Path, **options: bool) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(file, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr("db.notebook.export.sqlite3.connect", small)
    assert no_export(notebook, tmp_path / "x.db") is ExportFault.FULL
    assert (tmp_path / "x.db").read_bytes() == b"from before"


# ------------------------------------------------------------ import


def test_all_that_is_only_there_is_added(notebook: Notebook, theirs: Path) -> None:
    merged = notebook.merge(theirs)
    assert [one.value for one in notebook.actuals.in_force("b")] == ["118家"]
    kinds = [change.kind for change in notebook.actuals.history("b", "income")]
    assert kinds == [ChangeKind.ENTERED, ChangeKind.WITHDRAWN]
    assert notebook.follow_ups.latest("b")["economy/112"].units == ("发改局",)
    assert (notebook.pace.rule("b"), notebook.deck("b").minutes) == ("monthly", 30)
    assert (notebook.notes("b"), notebook.place("b")) == ({"title": "一"}, ShowPlace("title", 1, 2.0))
    assert notebook.own_slides("b") == (OwnSlide("own-1", "甲", picture=b"png"),)
    assert notebook.rehearsals("b") == (TALK,)
    assert notebook.plans.latest("b") == {"cloud": plan()}
    assert (merged.added, merged.differing) == (13, 0)


def test_the_same_file_twice_changes_nothing(notebook: Notebook, own: Path, theirs: Path) -> None:
    notebook.merge(theirs)
    before = dump(own)
    merged = notebook.merge(theirs)
    assert (merged.added, merged.differing) == (0, 0)
    assert "没有什么要添加" in merged.sentence.zh
    assert dump(own) == before


def test_what_is_here_stays_and_that_is_said(notebook: Notebook, theirs: Path) -> None:
    notebook.set_note("b", "title", "自己的")
    notebook.save_deck("b", DeckChoices(minutes=5))
    merged = notebook.merge(theirs)
    assert (notebook.notes("b"), notebook.deck("b").minutes) == ({"title": "自己的"}, 5)
    assert (merged.added, merged.differing) == (11, 2)
    assert "添加11条;另有2条" in merged.sentence.zh
    assert "11. Different from your notebook: 2" in merged.sentence.en


def test_of_one_value_revised_in_two_places_the_later_holds_whoever_imports(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.db", "two.db")]
    with opened(paths[0]) as one:
        (old,) = one.actuals.add("b", SHA, [actual("120家")])
        one.export(paths[1])
        one.actuals.revise("b", SHA, old, actual("118家", minutes=9), "甲")
    with opened(paths[1]) as two:
        two.actuals.revise("b", SHA, old, actual("119家", minutes=5), "乙")
    for path, other in (paths, reversed(paths)):
        with opened(path) as notebook:
            notebook.merge(other)
            assert [held.value for held in notebook.actuals.in_force("b")] == ["118家"]
            assert [c.actual.value for c in notebook.actuals.history("b", "cloud")] == [
                "120家",
                "119家",
                "118家",
            ]


def test_a_value_withdrawn_there_after_it_was_revised_here_is_withdrawn(
    notebook: Notebook, tmp_path: Path
) -> None:
    (old,) = notebook.actuals.add("b", SHA, [actual("120家")])
    notebook.export(tmp_path / "two.db")
    notebook.actuals.revise("b", SHA, old, actual("118家", minutes=5), "甲")
    with opened(tmp_path / "two.db") as two:
        two.actuals.withdraw("b", old, "乙", at(9))
    notebook.merge(tmp_path / "two.db")
    assert notebook.actuals.in_force("b") == ()


def test_a_copy_from_before_is_left_beside_the_notebook(notebook: Notebook, own: Path, theirs: Path) -> None:
    notebook.set_note("b", "title", "自己的")
    before = dump(own)
    notebook.merge(theirs)
    assert dump(own.with_name("notebook.before-import.db")) == before


def test_without_that_copy_nothing_is_imported(notebook: Notebook, own: Path, theirs: Path) -> None:
    own.with_name("notebook.before-import.db").mkdir()
    assert refused(notebook, theirs) is ImportFault.NO_COPY


def test_one_of_an_earlier_schema_is_brought_up_to_date_and_left_as_it_is(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("db.notebook.notebook.MIGRATIONS", MIGRATIONS[:1])
        with opened(tmp_path / "old.db") as old:
            old.set_note("b", "title", "旧")
    before = (tmp_path / "old.db").read_bytes()
    notebook.merge(tmp_path / "old.db")
    assert notebook.notes("b") == {"title": "旧"}
    assert (tmp_path / "old.db").read_bytes() == before


def test_one_that_another_program_has_open_is_read_with_its_log(notebook: Notebook, tmp_path: Path) -> None:
    with opened(tmp_path / "busy.db") as busy:
        busy.set_note("b", "title", "刚写的")
        notebook.merge(tmp_path / "busy.db")
    assert notebook.notes("b") == {"title": "刚写的"}


def test_into_a_notebook_in_memory_it_can_be_imported_too(theirs: Path) -> None:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        assert notebook.merge(theirs).added == 13


# ------------------------------------------------------------ what is refused


def test_what_is_not_there_or_is_the_notebook_itself_is_refused(
    notebook: Notebook, own: Path, tmp_path: Path
) -> None:
    assert refused(notebook, tmp_path / "nowhere.db") is ImportFault.MISSING
    assert refused(notebook, tmp_path) is ImportFault.MISSING
    assert refused(notebook, own) is ImportFault.ITSELF


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", ImportFault.FOREIGN),
        (b"not a database, but long enough to be looked at " * 40, ImportFault.DAMAGED),
        (b"SQLite format 3\0" + bytes(5000), ImportFault.DAMAGED),
    ],
)
def test_what_is_no_notebook_is_refused(
    notebook: Notebook, tmp_path: Path, data: bytes, fault: ImportFault
) -> None:
    (tmp_path / "x.db").write_bytes(data)
    assert refused(notebook, tmp_path / "x.db") is fault


def test_one_cut_short_is_refused(notebook: Notebook, theirs: Path) -> None:
    theirs.write_bytes(theirs.read_bytes()[:-4096])
    assert refused(notebook, theirs) is ImportFault.DAMAGED


def test_one_that_is_too_large_is_refused(
    notebook: Notebook, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.notebook.gate._LARGEST", 1000)
    assert refused(notebook, theirs) is ImportFault.LARGE


PLANTED = {
    "newer": ("PRAGMA user_version = 999", ImportFault.NEWER),
    "another program's": ("PRAGMA application_id = 7", ImportFault.FOREIGN),
    "without a version": ("PRAGMA user_version = 0", ImportFault.FOREIGN),
    "a table too many": ("CREATE TABLE theirs(x)", ImportFault.FOREIGN),
    "a table too few": ("DROP TABLE pace_choices", ImportFault.FOREIGN),
    "a column too many": ("ALTER TABLE actuals ADD COLUMN x TEXT", ImportFault.FOREIGN),
    "a computed column": ("ALTER TABLE decks ADD COLUMN x AS (brief)", ImportFault.FOREIGN),
    "a view": ("CREATE VIEW actual AS SELECT * FROM actuals", ImportFault.FOREIGN),
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON actuals BEGIN DELETE FROM actuals; END",
        ImportFault.FOREIGN,
    ),
    "a number that is none": ("UPDATE actuals SET amount = 'many'", ImportFault.UNSOUND),
    "a date that is none": ("UPDATE actuals SET as_of = '2023-02-30'", ImportFault.UNSOUND),
    "a state that is none": ("UPDATE follow_ups SET state = 'soon'", ImportFault.UNSOUND),
    "a deed that is none": ("UPDATE actual_changes SET kind = 'entered'", ImportFault.UNSOUND),
    "a choice at no time": ("UPDATE pace_choices SET chosen_at = 'now'", ImportFault.UNSOUND),
    "a plan of no numbers": ("UPDATE pace_plans SET totals = '[1]'", ImportFault.UNSOUND),
    "a note beyond its line": ('UPDATE notes SET "end" = 99', ImportFault.UNSOUND),
    "a note of no kind": ("UPDATE notes SET kind = 'x'", ImportFault.UNSOUND),
    "a highlight of no style": ("UPDATE notes SET kind = 'highlight'", ImportFault.UNSOUND),
    "a note that is half removed": ("UPDATE notes SET is_removed = 2", ImportFault.UNSOUND),
    "a note at no time": ("UPDATE notes SET entered_at = 'now'", ImportFault.UNSOUND),
    "a note on a line that is no number": ("UPDATE notes SET line = 'four'", ImportFault.UNSOUND),
    "a note on two briefs": (
        "INSERT INTO notes(id, note, brief, kind, line, start, end, words, figure, text, style, is_removed,"
        " entered_at, source_sha256) SELECT 'x', note, 'other', kind, line, start, end, words, figure, text, style,"
        " is_removed, entered_at, source_sha256 FROM notes".replace("end", '"end"'),
        ImportFault.UNSOUND,
    ),
    "a plan at no time": ("UPDATE pace_plans SET entered_at = 'now'", ImportFault.UNSOUND),
    "a note that is no text": ("UPDATE slide_notes SET text = x'ff'", ImportFault.UNSOUND),
    "text that is no text": ("UPDATE slide_notes SET text = CAST(x'61ff' AS TEXT)", ImportFault.DAMAGED),
    "a revision of nothing": ("UPDATE actuals SET revises = 'nothing'", ImportFault.UNSOUND),
    "a revision of another indicator": (
        "UPDATE actuals SET indicator = 'other' WHERE revises IS NOT NULL",
        ImportFault.UNSOUND,
    ),
    "a deed in another brief": ("UPDATE actual_changes SET brief = 'a'", ImportFault.UNSOUND),
    "slides of no rehearsal": ("DELETE FROM rehearsals", ImportFault.UNSOUND),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_refused(notebook: Notebook, theirs: Path, kind: str) -> None:
    statement, fault = PLANTED[kind]
    sql(theirs, statement)
    assert refused(notebook, theirs) is fault


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=4))
def test_whatever_is_wrong_with_a_file_is_a_sentence(theirs: Path, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(theirs.read_bytes())
    for place, written in changes:
        start = place % (len(data) - len(written))
        data[start : start + len(written)] = written
    spoilt = theirs.with_name("spoilt.db")
    spoilt.write_bytes(data)
    with contextlib.closing(Notebook.in_memory()) as notebook, contextlib.suppress(ImportRefused):
        notebook.merge(spoilt)
        # What was taken can be read.
        assert notebook.actuals.unreadable("b") == 0


def test_an_import_that_fails_half_way_leaves_nothing(
    notebook: Notebook, own: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> int:
        assert notebook.notes("b") == {"title": "一"}
        raise sqlite3.OperationalError("planted") from None

    before = dump(own)
    monkeypatch.setattr(notebook_merge, "_add_rehearsals", failing)
    with pytest.raises(sqlite3.OperationalError, match="planted"):
        notebook.merge(theirs)
    assert dump(own) == before


def test_a_disk_that_fills_up_during_an_import_is_said(notebook: Notebook, own: Path, theirs: Path) -> None:
    before = dump(own)
    pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
    notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
    with opened(theirs) as other:
        other.save_own_slide("b", OwnSlide("own-2", "乙", picture=bytes(100_000)))
    with pytest.raises(NotebookError) as caught:
        notebook.merge(theirs)
    assert caught.value.fault is NotebookFault.FULL
    assert dump(own) == before


def test_a_locked_notebook_imports_nothing(
    notebook: Notebook, own: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook._connection.execute("PRAGMA busy_timeout = 50")
    with opened(own) as other:
        other._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotebookError) as caught:
            notebook.merge(theirs)
        other._connection.execute("ROLLBACK")
    assert caught.value.fault is NotebookFault.LOCKED
    assert notebook.actuals.in_force("b") == ()


def test_a_value_entered_twice_in_two_places_shows_once_a_date(notebook: Notebook, tmp_path: Path) -> None:
    notebook.export(tmp_path / "two.db")
    notebook.actuals.add("b", SHA, [actual("120家")])
    with opened(tmp_path / "two.db") as two:
        two.actuals.add("b", SHA, [replace(actual("121家", minutes=1), as_of=date(2023, 3, 31))])
    notebook.merge(tmp_path / "two.db")
    assert [one.value for one in notebook.actuals.per_date("b")["cloud"]] == ["121家"]
