import contextlib
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from db.errors import NotebookError, NotebookFault
from db.notebook import schema as notebook_schema
from db.notebook.notebook import Notebook
from db.notebook.schema import APPLICATION_ID, MIGRATIONS

# The steps of tomorrow are tried on a notebook of the first schema, however many steps there are by now.
FIRST = MIGRATIONS[:1]


def second(database: Any) -> None:
    """A migration of tomorrow."""
    database.table("tomorrow").create({"x": int}, pk="x")


def third(database: Any) -> None:
    """One of the day after: on a table that holds something."""
    database.table("slide_notes").add_column("colour", str, not_null_default="red")


def broken(database: Any) -> None:
    """One that fails after it has begun."""
    second(database)
    database.execute("DELETE FROM slide_notes")
    raise ValueError("planted")


def wrong(database: Any) -> None:
    """One whose SQL is wrong."""
    second(database)
    database.execute("DELETE FROM nowhere")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.db"
    with pytest.MonkeyPatch.context() as patch:
        tomorrow(patch)
        with contextlib.closing(Notebook.open(path)) as notebook:
            notebook.set_note("b", "title", "一")
    return path


def tomorrow(monkeypatch: pytest.MonkeyPatch, *more: object) -> None:
    monkeypatch.setattr("db.notebook.notebook.MIGRATIONS", (*FIRST, *more))


def refused(path: Path) -> NotebookFault:
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path)
    assert caught.value.en.endswith(".")
    return caught.value.fault


def sql(path: Path, statement: str) -> object:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        row = connection.execute(statement).fetchone()
        return row and row[0]


def is_as_filled(path: Path) -> bool:
    tables = sql(path, "SELECT count(*) FROM sqlite_master WHERE name = 'tomorrow'")
    return (sql(path, "PRAGMA user_version"), tables, sql(path, "SELECT text FROM slide_notes")) == (
        1,
        0,
        "一",
    )


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_fresh_notebook_needs_no_copy(tmp_path: Path) -> None:
    Notebook.open(tmp_path / "notebook.db").close()
    assert files(tmp_path / "notebook.db") == ["notebook.db"]
    assert sql(tmp_path / "notebook.db", "PRAGMA user_version") == len(MIGRATIONS)
    assert sql(tmp_path / "notebook.db", "PRAGMA application_id") == APPLICATION_ID


def test_a_fresh_notebook_takes_every_step_without_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, second, third)
    Notebook.open(tmp_path / "notebook.db").close()
    assert files(tmp_path / "notebook.db") == ["notebook.db"]


def test_each_step_comes_after_a_copy(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow(monkeypatch, second, third)
    with contextlib.closing(Notebook.open(filled)) as notebook:
        assert notebook.notes("b") == {"title": "一"}
    assert sql(filled, "PRAGMA user_version") == 3
    assert sql(filled, "SELECT colour FROM slide_notes") == "red"
    assert files(filled) == ["notebook.before-2.db", "notebook.before-3.db", "notebook.db"]
    assert is_as_filled(filled.with_name("notebook.before-2.db"))
    assert sql(filled.with_name("notebook.before-3.db"), "PRAGMA user_version") == 2


def test_a_copy_can_be_used_as_the_notebook(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        tomorrow(patch, second)
        Notebook.open(filled).close()
    filled.with_name("notebook.before-2.db").replace(filled)
    with contextlib.closing(Notebook.open(filled)) as notebook:
        assert notebook.notes("b") == {"title": "一"}


@pytest.mark.parametrize("step", [broken, wrong])
def test_a_step_that_fails_leaves_the_notebook_whole(
    step: object, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, step)
    assert refused(filled) is NotebookFault.NOT_UPDATED
    assert is_as_filled(filled)


def test_the_steps_before_one_that_fails_stand(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow(monkeypatch, third, broken)
    assert refused(filled) is NotebookFault.NOT_UPDATED
    assert sql(filled, "PRAGMA user_version") == 2
    assert sql(filled, "SELECT colour FROM slide_notes") == "red"


def test_a_disk_that_fills_up_during_a_step_is_said_as_such(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def much(database: Any) -> None:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        second(database)

    tomorrow(monkeypatch, much)
    assert refused(filled) is NotebookFault.FULL
    assert is_as_filled(filled)


def test_a_copy_that_holds_less_stops_the_update(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow(monkeypatch, second)
    counted = notebook_schema.counts
    answers = iter([{"slide_notes": 0}])
    monkeypatch.setattr(notebook_schema, "counts", lambda connection: next(answers, counted(connection)))
    assert refused(filled) is NotebookFault.NO_COPY
    assert is_as_filled(filled)
    assert files(filled) == ["notebook.db"]


def test_a_copy_that_is_damaged_stops_the_update(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Careless(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **options: Any) -> None:
            super().backup(target, **options)
            target.execute("PRAGMA writable_schema = ON")
            target.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'show_places'")
            target.execute("PRAGMA schema_version = 999")
            target.commit()

    connect = sqlite3.connect
    monkeypatch.setattr(
        "db.notebook.schema.sqlite3.connect",
        lambda file, **options: connect(file, factory=Careless, **options),
    )
    tomorrow(monkeypatch, second)
    assert refused(filled) is NotebookFault.NO_COPY
    monkeypatch.undo()
    assert is_as_filled(filled)


def test_where_no_copy_can_be_made_nothing_is_changed(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow(monkeypatch, second)
    filled.with_name("notebook.before-2.db").mkdir()
    assert refused(filled) is NotebookFault.NO_COPY
    assert is_as_filled(filled)


def test_a_copy_that_fails_leaves_an_earlier_one(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = filled.with_name("notebook.before-2.db")
    earlier.write_bytes(b"from before")
    tomorrow(monkeypatch, second)
    with monkeypatch.context() as patch:
        patch.setattr(notebook_schema, "_copied", lambda *_: False)
        assert refused(filled) is NotebookFault.NO_COPY
    assert earlier.read_bytes() == b"from before"
    Notebook.open(filled).close()
    assert is_as_filled(earlier)


def test_two_that_begin_at_once_make_one_notebook(tmp_path: Path) -> None:
    path, said = tmp_path / "notebook.db", []
    both = threading.Barrier(2)

    def begin(slide: str) -> None:
        both.wait()
        with contextlib.closing(Notebook.open(path)) as notebook:
            notebook.set_note("b", slide, slide)
            said.append(slide)

    threads = [threading.Thread(target=begin, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.notes("b") == {"one": "one", "two": "two"}
    assert sorted(said) == ["one", "two"]
