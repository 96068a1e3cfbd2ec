"""A notebook whose file cannot be opened at first: what is kept meanwhile is written as soon as the file can be."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import NotebookError, NotebookFault, UserError
from db.notebook import notebook as db_notebook
from db.notebook.file import faults
from db.notebook.notebook import Notebook
from desktop.kept_notebook import KeptNotebook


class Desk:
    """Keeps notes on slides, and remembers what it was told."""

    def __init__(self, path: Path, *, only_adds: bool) -> None:
        self.told: list[UserError] = []
        self.kept = KeptNotebook(path, self.told.append, only_adds=only_adds)
        self.held = self.caught_up = 0
        self.kept.held.connect(self._on_held)
        self.kept.caught_up.connect(self._on_caught_up)

    def note(self, slide: str) -> None:
        self.kept.write(lambda book: book.set_note("tiny", slide, "note"), slide)

    def _on_held(self) -> None:
        self.held += 1

    def _on_caught_up(self) -> None:
        self.caught_up += 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notebook.db"


@pytest.fixture(params=[False, True])
def desk(request: pytest.FixtureRequest, path: Path, qapp: object) -> Iterator[Desk]:
    """One that may take the place of what is in the file, and one that only adds to it."""
    made = Desk(path, only_adds=request.param)
    yield made
    made.kept.close()


def noted(path: Path) -> list[str]:
    notebook = Notebook.open(path)
    slides = sorted(notebook.notes("tiny"))
    notebook.close()
    return slides


def test_a_place_that_can_be_written_later_takes_all_of_it_with_the_next_write(
    desk: Desk, path: Path
) -> None:
    path.parent.touch()
    desk.note("a")
    assert (desk.kept.pending, desk.kept.is_on_disk, desk.held) == (1, False, 1)
    assert desk.kept.fault is NotebookFault.UNWRITABLE
    path.parent.unlink()
    desk.note("b")
    assert (desk.kept.pending, desk.kept.is_on_disk, desk.caught_up) == (0, True, 1)
    assert desk.kept.fault is None
    assert noted(path) == ["a", "b"]
    assert (len(desk.told), desk.held) == (1, 1)


def test_or_when_it_is_closed(desk: Desk, path: Path) -> None:
    path.parent.touch()
    desk.note("a")
    path.parent.unlink()
    desk.kept.close()
    assert noted(path) == ["a"]


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_that_was_left_behind_is_no_hindrance(
    path: Path, content: bytes | None, qapp: object
) -> None:
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    desk = Desk(path, only_adds=False)
    desk.note("a")
    assert (desk.told, desk.kept.is_on_disk) == ([], True)
    desk.kept.close()


def test_a_damaged_file_is_left_alone(desk: Desk, path: Path) -> None:
    path.parent.mkdir()
    damaged = b"no notebook, but long enough to be looked at" * 40
    path.write_bytes(damaged)
    desk.note("a")
    desk.note("b")
    assert (desk.kept.pending, len(desk.told)) == (2, 1)
    desk.kept.close()
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(("only_adds", "in_file"), [(True, ["a", "old"]), (False, ["old"])])
def test_what_could_not_be_read_is_added_to_and_never_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object, only_adds: bool, in_file: list[str]
) -> None:
    monkeypatch.setattr(db_notebook, "_PATIENCE", 0)
    before = Desk(path, only_adds=True)
    before.note("old")
    before.kept.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    desk = Desk(path, only_adds=only_adds)
    desk.note("a")
    assert desk.kept.fault is NotebookFault.LOCKED
    other.close()
    desk.kept.close()
    assert noted(path) == in_file


def test_what_another_window_has_made_impossible_does_not_hold_up_the_rest(desk: Desk, path: Path) -> None:
    def refused(book: Notebook) -> None:
        if book.is_kept:
            raise UserError("不行。", "No.")

    path.parent.touch()
    desk.kept.write(refused, "refused")
    desk.note("a")
    path.parent.unlink()
    assert desk.kept.catch_up()
    assert [error.en for error in desk.told[1:]] == ["No."]
    assert noted(path) == ["a"]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(28, "No space left on device"), NotebookFault.FULL),
        (OSError(13, "Permission denied"), NotebookFault.UNWRITABLE),
    ],
)
def test_a_folder_that_finds_no_room_is_a_full_disk(error: OSError, fault: NotebookFault) -> None:
    with pytest.raises(NotebookError) as caught, faults("notebook.db"):
        raise error
    assert caught.value.fault is fault


def test_a_log_that_finds_no_room_is_a_full_disk() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(NotebookError) as caught, faults("notebook.db"):
        raise error
    assert caught.value.fault is NotebookFault.FULL


# ------------------------------------------------------------ beside the windows


class Told:
    """What came of writes beside the windows, in its order."""

    def __init__(self) -> None:
        self.errors: list[Exception | None] = []

    def note_beside(self, desk: Desk, slide: str) -> None:
        desk.kept.write_beside(
            lambda book: book.set_note("tiny", slide, "note"), slide, then=self.errors.append
        )


def test_what_is_written_beside_tells_when_it_is_in_the_file(desk: Desk, path: Path, qtbot: QtBot) -> None:
    told, threads = Told(), []
    desk.kept.write_beside(lambda _: threads.append(threading.get_ident()), "x", then=told.errors.append)
    qtbot.waitUntil(lambda: told.errors == [None])
    assert threads != [threading.get_ident()]
    told.note_beside(desk, "a")
    qtbot.waitUntil(lambda: told.errors == [None, None])
    assert noted(path) == ["a"]
    assert desk.kept.notebook.notes("tiny") == {"a": "note"}


def test_what_is_written_next_or_asked_for_whole_waits_for_it(desk: Desk) -> None:
    told = Told()
    told.note_beside(desk, "a")
    desk.note("b")
    assert told.errors == [None]
    told.note_beside(desk, "c")
    told.note_beside(desk, "d")
    assert told.errors == [None, None]
    assert sorted(desk.kept.notebook.notes("tiny")) == ["a", "b", "c", "d"]
    assert told.errors == [None, None, None]


def test_closing_waits_for_it(desk: Desk, path: Path) -> None:
    told = Told()
    told.note_beside(desk, "a")
    desk.kept.close()
    assert (told.errors, noted(path)) == ([None], ["a"])


def test_what_is_raised_beside_is_told_and_nothing_is_written(desk: Desk, path: Path, qtbot: QtBot) -> None:
    told = Told()

    def fail(book: Notebook) -> None:
        with book.transaction():
            book.set_note("tiny", "a", "note")
            raise KeyError("a")

    desk.kept.write_beside(fail, "a", then=told.errors.append)
    qtbot.waitUntil(lambda: bool(told.errors))
    assert [type(error) for error in told.errors] == [KeyError]
    assert (desk.kept.pending, desk.held, noted(path)) == (0, 0, [])


def test_what_the_file_does_not_take_beside_is_held_and_written_later(
    desk: Desk, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db_notebook, "_PATIENCE", 0)
    told = Told()
    desk.note("a")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told.note_beside(desk, "b")
        qtbot.waitUntil(lambda: told.errors == [None])
        assert (desk.kept.pending, desk.held, desk.kept.fault) == (1, 1, NotebookFault.LOCKED)
        # While it is held, the memory takes the next as well, in the thread of the windows.
        told.note_beside(desk, "c")
        assert told.errors == [None, None]
        assert sorted(desk.kept.notebook.notes("tiny")) == ["a", "b", "c"]
    assert desk.kept.catch_up()
    assert noted(path) == ["a", "b", "c"]
