"""What the user entered, was shown and opened is for nobody else on the machine, whatever the umask is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSaveFile

from db import own_files
from db.catalogue.runs import take_in
from db.notebook.notebook import Notebook
from db.notebook.schema import back_up
from db.pack import write_pack
from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.logbook import CrashReports, Logbook
from desktop.paths import config_folder, data_folder, library_folder, state_folder
from desktop.settings import ZOOM
from tests.conftest import MakeDesk
from tests.desktop.library.conftest import of_place


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def open_to_others(folder: Path) -> list[str]:
    """What in `folder`, and the folder itself, others may read, write or look into."""
    return sorted(str(path) for path in (folder, *folder.rglob("*")) if mode(path) & 0o077)


@pytest.fixture(params=[0o022, 0o000], ids=["usual umask", "no umask"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the log, in the home that is thrown away."""
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    return state_folder()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack([of_place("nanan", "南安市", "2024")], tmp_path / "nanan.brief")


@pytest.mark.usefixtures("umask")
def test_after_a_real_start_nothing_of_the_users_is_open_to_others(
    make_desk: MakeDesk, pack: Path, home: Path
) -> None:
    take_in(library_folder(), [pack], lambda: False, lambda *_: None)
    desk = make_desk(places=[str(pack)])
    desk.navigator.go(Location("jinjiang-2023", "economy", 27))
    desk.window.asked.emit("bookmark")
    desk.settings.set(ZOOM, 1.25)
    seen = {path.name for path in home.rglob("*")}
    assert {"notebook.db", "notebook.db-wal", "notebook.db-shm", "catalogue.db", "settings.json"} <= seen
    assert open_to_others(config_folder()) == []
    desk.window.close()
    assert (config_folder() / "session.json").exists()
    assert len(list(data_folder().rglob("*.brief"))) == 2
    assert [open_to_others(folder) for folder in (config_folder(), data_folder())] == [[], []]


def test_what_an_earlier_version_left_open_is_narrowed_by_a_start(make_desk: MakeDesk) -> None:
    Notebook.open(config_folder() / "notebook.db").close()
    left = (config_folder(), data_folder(), state_folder(), library_folder(), config_folder() / "notebook.db")
    for folder in left[:-1]:
        folder.mkdir(parents=True, exist_ok=True)
    for path in left:
        path.chmod(0o777)
    make_desk()
    assert [oct(mode(path)) for path in left] == ["0o700"] * 5


@pytest.mark.usefixtures("umask")
def test_a_notebook_its_backup_and_what_sqlite_writes_beside_them_are_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "made" / "on the way" / "notebook.db"
    book = Notebook.open(path)
    back_up(path, path.with_name("copy.db"))
    assert len(list(path.parent.iterdir())) == 4
    assert open_to_others(tmp_path / "made") == []
    book.close()


def test_an_open_notebook_and_its_companions_are_narrowed(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    first = Notebook.open(path)
    for each in tmp_path.iterdir():
        each.chmod(0o644)
    Notebook.open(path).close()
    assert [mode(each) for each in tmp_path.iterdir()] == [0o600] * 3
    first.close()


def test_an_exported_notebook_has_the_usual_rights(tmp_path: Path, umask: int) -> None:
    book = Notebook.open(tmp_path / "own" / "notebook.db")
    book.export(tmp_path / "for others.db")
    # SQLite itself gives at most 0644.
    assert mode(tmp_path / "for others.db") == 0o644 & ~umask
    book.close()


@pytest.mark.usefixtures("umask")
def test_the_log_the_ones_before_it_and_a_report_of_a_crash_are_for_nobody_else(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("enable", "disable"):
        monkeypatch.setattr(f"faulthandler.{name}", lambda *_: None)
    monkeypatch.setattr("desktop.logbook._MAX_BYTES", 300)
    book, reports = Logbook(state), CrashReports(state)
    for _ in range(9):
        assert book.record(ValueError(), "a test")
    reports.begin()
    assert len(list(state.iterdir())) == 4
    assert open_to_others(state) == []
    reports.end()
    book.close()


@pytest.mark.usefixtures("umask")
def test_a_broken_file_that_is_kept_aside_is_for_nobody_else(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "settings.json")
    file.path.write_text("{", encoding="utf-8")
    assert file.read() == {}
    assert file.write({})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.broken.json", "settings.json"]
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


def test_a_place_that_knows_no_rights_is_borne(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(QSaveFile, "setPermissions", lambda *_: False)
    old = os.umask(0o022)
    (tmp_path / "notebook.db").touch()
    os.umask(old)
    Notebook.open(tmp_path / "notebook.db").close()
    assert JsonFile(tmp_path / "settings.json").write({"a": 1})
    assert JsonFile(tmp_path / "settings.json").read() == {"a": 1}


def test_a_link_and_what_it_leads_to_are_left_alone(tmp_path: Path) -> None:
    true = tmp_path / "true"
    true.touch()
    true.chmod(0o644)
    (tmp_path / "link").symlink_to(true)
    own_files.begin(tmp_path / "link")
    own_files.narrow(tmp_path / "link")
    assert mode(true) == 0o644


def test_what_is_another_users_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    own_files.narrow(tmp_path / "shared")
    assert mode(tmp_path / "shared") == 0o755


def test_a_planted_open_file_would_be_seen(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert open_to_others(tmp_path) == []
    (tmp_path / "open").touch()
    (tmp_path / "open").chmod(0o640)
    assert open_to_others(tmp_path) == [str(tmp_path / "open")]
