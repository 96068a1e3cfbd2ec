import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.decks import DeckChoices, OwnSlide, Rehearsal, ShowPlace
from db.errors import NotebookError, NotebookFault
from db.notebook.notebook import LARGEST_PICTURE, Notebook

ROOT = Path(__file__).parents[3]
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
CHOICES = st.builds(
    DeckChoices,
    order=st.lists(TEXT, max_size=5).map(tuple),
    hidden=st.frozensets(TEXT, max_size=5),
    end=TEXT,
    theme=st.sampled_from(["light", "dark", "ceremonial"]),
    step_by_step=st.booleans(),
    minutes=st.integers(0, 600),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "用户 的" / "notebook.db"


def reopened(notebook: Notebook, path: Path) -> Notebook:
    notebook.close()
    return Notebook.open(path)


def sql(path: Path, statement: str) -> object:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        row = connection.execute(statement).fetchone()
        connection.commit()
        return row and row[0]


def refused(path: Path) -> NotebookFault:
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path)
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")
    return caught.value.fault


# ------------------------------------------------------------ what is kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(CHOICES, TEXT, TEXT, st.binary(max_size=100))
def test_everything_comes_back_as_it_was(
    tmp_path: Path, choices: DeckChoices, title: str, text: str, data: bytes
) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    own, place = OwnSlide("own-1", title, text, data), ShowPlace(title, 3, 12.5)
    notebook.save_deck("b", choices)
    notebook.save_own_slide("b", own)
    notebook.save_place("b", place)
    notebook.set_note("b", title, text)
    notebook = reopened(notebook, path)
    assert notebook.deck("b") == choices
    assert notebook.own_slides("b") == (own,)
    assert notebook.place("b") == place
    assert notebook.notes("b").get(title, "") == text
    notebook.close()


def test_what_was_never_chosen_is_the_default(path: Path) -> None:
    notebook = Notebook.open(path)
    assert notebook.deck("b") == DeckChoices()
    assert (notebook.notes("b"), notebook.own_slides("b"), notebook.rehearsals("b")) == ({}, (), ())
    assert notebook.place("b") is None


def test_briefs_are_kept_apart() -> None:
    notebook = Notebook.in_memory()
    notebook.set_note("a", "title", "一")
    notebook.save_own_slide("a", OwnSlide("own-1", "甲"))
    notebook.save_own_slide("b", OwnSlide("own-1", "乙"))
    assert notebook.notes("b") == {}
    assert notebook.own_slides("b") == (OwnSlide("own-1", "乙"),)


def test_an_empty_note_is_none() -> None:
    notebook = Notebook.in_memory()
    notebook.set_note("b", "title", "一")
    notebook.set_note("b", "title", "")
    assert notebook.notes("b") == {}


def test_a_slide_that_is_changed_keeps_its_place() -> None:
    notebook = Notebook.in_memory()
    for name in ("own-1", "own-2"):
        notebook.save_own_slide("b", OwnSlide(name, name))
    notebook.save_own_slide("b", OwnSlide("own-1", "新"))
    assert [slide.title for slide in notebook.own_slides("b")] == ["新", "own-2"]
    notebook.remove_own_slide("b", "own-1")
    notebook.remove_own_slide("b", "own-1")
    assert [slide.id for slide in notebook.own_slides("b")] == ["own-2"]


def test_rehearsals_come_newest_first_with_their_slides_in_order(path: Path) -> None:
    notebook = Notebook.open(path)
    first = Rehearsal("2026-11-23T09:00:00", (("title", 4.0), ("economy/27", 61.5), ("a", 1.0)))
    second = Rehearsal("2026-11-24T09:00:00", ())
    notebook.add_rehearsal("b", first)
    notebook.add_rehearsal("b", second)
    assert reopened(notebook, path).rehearsals("b") == (second, first)
    assert first.total == 66.5


def test_a_rehearsal_that_went_on_takes_the_place_of_what_was_kept_of_it_before(path: Path) -> None:
    notebook = Notebook.open(path)
    began = "2026-11-24T09:00:00"
    notebook.add_rehearsal("b", Rehearsal(began, (("title", 4.0), ("economy/27", 1.0))))
    notebook.add_rehearsal("other", Rehearsal(began, (("title", 2.0),)))
    whole = Rehearsal(began, (("title", 4.0), ("economy/27", 61.5), ("a", 1.0)))
    notebook.add_rehearsal("b", whole)
    assert notebook.rehearsals("b") == (whole,)
    assert reopened(notebook, path).rehearsals("other") == (Rehearsal(began, (("title", 2.0),)),)


def test_a_picture_that_is_too_large_is_refused_and_nothing_is_lost() -> None:
    notebook = Notebook.in_memory()
    notebook.save_own_slide("b", OwnSlide("own-1", "甲"))
    with pytest.raises(NotebookError) as caught:
        notebook.save_own_slide("b", OwnSlide("own-1", "乙", picture=bytes(LARGEST_PICTURE + 1)))
    assert caught.value.fault is NotebookFault.LARGE
    assert notebook.own_slides("b") == (OwnSlide("own-1", "甲"),)


def test_only_the_users_own_slides_are_kept() -> None:
    with pytest.raises(ValueError, match="economy"):
        Notebook.in_memory().save_own_slide("b", OwnSlide("economy/27", "甲"))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("theme", "'pink'"),
        ("minutes", "-1"),
        ("minutes", "'soon'"),
        ("slide_order", "'{'"),
        ("hidden", "'7'"),
    ],
)
def test_a_stored_value_that_is_unsound_is_the_default(path: Path, column: str, value: str) -> None:
    notebook = Notebook.open(path)
    notebook.save_deck("b", DeckChoices(end="x", minutes=30))
    notebook.close()
    sql(path, f"UPDATE decks SET {column} = {value}")
    deck = Notebook.open(path).deck("b")
    field = {"slide_order": "order"}.get(column, column)
    assert getattr(deck, field) == getattr(DeckChoices(), field)
    assert deck.end == "x"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE show_places SET step = 'x'",
        "UPDATE show_places SET step = -1",
        "UPDATE show_places SET slide = x'00'",
        "UPDATE own_slides SET picture = 7",
        "UPDATE slide_notes SET text = x'ff'",
    ],
)
def test_a_stored_row_that_is_unsound_is_passed_over(path: Path, change: str) -> None:
    notebook = Notebook.open(path)
    notebook.save_place("b", ShowPlace("title", 1, 2.0))
    notebook.save_own_slide("b", OwnSlide("own-1", "甲"))
    notebook.set_note("b", "title", "一")
    notebook.close()
    sql(path, change)
    notebook = Notebook.open(path)
    found = (notebook.place("b"), notebook.own_slides("b") or None, notebook.notes("b") or None)
    assert found.count(None) == 1


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0, 1e9])
def test_a_time_that_is_none_is_zero(seconds: float) -> None:
    notebook = Notebook.in_memory()
    notebook.save_place("b", ShowPlace("title", 1, seconds))
    notebook.add_rehearsal("b", Rehearsal("2026-11-23T09:00:00", (("title", seconds),)))
    assert notebook.place("b") == ShowPlace("title", 1, 0.0)
    assert notebook.rehearsals("b")[0].total == 0


def test_half_a_character_does_not_lose_the_rest() -> None:
    notebook = Notebook.in_memory()
    notebook.set_note("b", "title", "一\ud83d二")
    assert notebook.notes("b") == {"title": "一?二"}


def test_what_looks_like_sql_is_text() -> None:
    notebook = Notebook.in_memory()
    words = "'); DROP TABLE slide_notes; --"
    notebook.set_note(words, words, words)
    assert notebook.notes(words) == {words: words}


def test_text_that_is_not_utf8_is_shown_as_far_as_it_can_be(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.set_note("b", "title", "一")
    notebook.close()
    sql(path, "UPDATE slide_notes SET text = CAST(x'61ff62' AS TEXT)")
    assert Notebook.open(path).notes("b") == {"title": "a\ufffdb"}


# ------------------------------------------------------------ the file


def test_what_is_written_is_on_the_disk(path: Path) -> None:
    notebook = Notebook.open(path)
    assert notebook.is_kept
    assert sql(path, "PRAGMA journal_mode") == "wal"
    assert notebook._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert notebook._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


WRITER = """
import sys
from pathlib import Path
from db.notebook.notebook import Notebook
notebook = Notebook.open(Path(sys.argv[1]))
for n in range(10**6):
    notebook.set_note("b", "title", str(n))
    print(n, flush=True)
"""


def test_what_was_said_to_be_kept_survives_a_kill(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(20)][-1]
        os.kill(writer.pid, signal.SIGKILL)
        said = (writer.stdout.read().split() or [said])[-1]
    kept = int(Notebook.open(path).notes("b")["title"])
    assert kept >= int(said)


def test_two_instances_see_each_others_notes(path: Path) -> None:
    one, other = Notebook.open(path), Notebook.open(path)
    one.set_note("b", "title", "一")
    assert other.notes("b") == {"title": "一"}
    other.set_note("b", "title", "二")
    assert one.notes("b") == {"title": "二"}


def test_a_locked_notebook_says_so_and_keeps_its_content(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.notebook.notebook._PATIENCE", 0.05)
    one, other = Notebook.open(path), Notebook.open(path)
    one._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotebookError) as caught:
        other.set_note("b", "title", "二")
    assert caught.value.fault is NotebookFault.LOCKED
    one._connection.execute("ROLLBACK")
    assert other.notes("b") == {}


def test_one_that_is_being_made_by_another_program_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.notebook.notebook._PATIENCE", 0.05)
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path) is NotebookFault.LOCKED
    Notebook.open(path).close()


def test_a_step_that_does_not_wait_for_others_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    failures = [busy, busy]

    class Contended(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if "journal_mode" in statement and failures:
                raise failures.pop()
            return super().execute(statement, *values)

    connect = sqlite3.connect
    monkeypatch.setattr(
        "db.notebook.notebook.sqlite3.connect",
        lambda file, **options: connect(file, factory=Contended, **options),
    )
    Notebook.open(path).close()
    assert sql(path, "PRAGMA journal_mode") == "wal"


def test_a_full_disk_says_so_and_keeps_the_old_content(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.save_own_slide("b", OwnSlide("own-1", "甲"))
    pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
    notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotebookError) as caught:
        notebook.save_own_slide("b", OwnSlide("own-1", "乙", picture=bytes(100_000)))
    assert caught.value.fault is NotebookFault.FULL
    assert reopened(notebook, path).own_slides("b") == (OwnSlide("own-1", "甲"),)


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert refused(tmp_path / "file" / "notebook.db") is NotebookFault.UNWRITABLE


def test_a_file_that_may_only_be_read_says_so_when_it_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Notebook.open(path).close()
    before = path.read_bytes()
    # Root may write anywhere: the file is opened as it would be without the right to.
    connect = sqlite3.connect
    monkeypatch.setattr(
        "db.notebook.notebook.sqlite3.connect",
        lambda file, **options: connect(f"{Path(file).as_uri()}?mode=ro", uri=True, **options),
    )
    assert refused(path) is NotebookFault.UNWRITABLE
    assert path.read_bytes() == before


def test_a_large_notebook_is_opened_without_reading_its_pictures(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook.open(path)
    notebook.save_own_slide("b", OwnSlide("own-1", "甲", picture=bytes(200_000)))
    notebook.set_note("b", "title", "一")
    notebook.close()
    monkeypatch.setattr("db.notebook.notebook._CHECKED_WHOLE", 100_000)
    asked: list[str] = []
    connect = sqlite3.connect

    def overheard(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr("db.notebook.notebook.sqlite3.connect", overheard)
    assert Notebook.open(path).notes("b") == {"title": "一"}
    checks = [statement for statement in asked if "quick_check" in statement]
    assert 'PRAGMA quick_check("slide_notes")' in checks
    assert not any("own_slides" in check or "(1)" in check for check in checks)


def test_a_large_notebook_cut_short_is_refused_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.notebook.notebook._CHECKED_WHOLE", 0)
    test_a_notebook_cut_short_is_refused_and_left_as_it_is(path)


DAMAGED = {
    "text": (b"not a database, but long enough to be looked at " * 40, NotebookFault.DAMAGED),
    "zeros": (b"SQLite format 3\0" + bytes(5000), NotebookFault.DAMAGED),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    data, fault = DAMAGED[kind]
    path = tmp_path / "notebook.db"
    path.write_bytes(data)
    assert refused(path) is fault
    assert path.read_bytes() == data


def test_a_notebook_cut_short_is_refused_and_left_as_it_is(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.save_own_slide("b", OwnSlide("own-1", "甲", picture=bytes(200_000)))
    notebook.close()
    path.write_bytes(cut := path.read_bytes()[:50_000])
    assert refused(path) is NotebookFault.DAMAGED
    assert path.read_bytes() == cut


def test_a_notebook_whose_schema_is_no_text_is_refused(path: Path) -> None:
    Notebook.open(path).close()
    spoilt = path.read_bytes().replace(b"CREATE TABLE ", b"CREATE TABLE\x80", 1)
    path.write_bytes(spoilt)
    assert refused(path) is NotebookFault.DAMAGED
    assert path.read_bytes() == spoilt


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    sql(path, "CREATE TABLE theirs(x)")
    before = path.read_bytes()
    assert refused(path) is NotebookFault.FOREIGN
    assert path.read_bytes() == before


def test_a_newer_notebook_is_refused_and_left_as_it_is(path: Path) -> None:
    Notebook.open(path).close()
    sql(path, "PRAGMA user_version = 999")
    before = path.read_bytes()
    assert refused(path) is NotebookFault.NEWER
    assert path.read_bytes() == before


def test_in_memory_nothing_is_kept() -> None:
    notebook = Notebook.in_memory()
    notebook.set_note("b", "title", "一")
    assert not notebook.is_kept
    assert notebook.notes("b") == {"title": "一"}


OPENER = """
import sys
from pathlib import Path
from db.notebook.notebook import Notebook
Notebook.open(Path(sys.argv[1])).close()
print("sqlite_utils" in sys.modules)
"""


def has_migrated(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPENER, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_opening_one_that_is_up_to_date_is_light(path: Path) -> None:
    Notebook.open(path).close()
    assert has_migrated(path) == "False\n"


def test_the_check_sees_a_migration(path: Path) -> None:
    assert has_migrated(path) == "True\n"
