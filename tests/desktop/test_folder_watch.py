"""Watching folders: what appears is reported once it is whole, once for each time it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.background import Background
from desktop.finding import Look, look_into
from desktop.folder_watch import FolderWatch

Report = tuple[list[str], bool]


class Watching:
    """A watch that looks often, what it reported, and how often it looked."""

    def __init__(self, qtbot: QtBot) -> None:
        self.background = Background()
        self.watch = FolderWatch(self.background, settling=30, pause=10)
        self.reports: list[Report] = []
        self.looks: list[Look] = []
        self._qtbot = qtbot
        self.watch.found.connect(self._on_found)
        self.watch.looked.connect(self.looks.append)

    def _on_found(self, paths: list[Path], lay_there: bool) -> None:
        self.reports.append(([path.name for path in paths], lay_there))

    def begin(self, *folders: Path) -> None:
        self.watch.watch(folders)
        self.look_again()

    def look_again(self) -> None:
        """Until two more looks have been taken."""
        wanted = len(self.looks) + 2 * max(1, len(self.watch._folders))
        while len(self.looks) < wanted:
            with self._qtbot.waitSignal(self.watch.looked):
                self.watch._look()

    def wait_for(self, *reports: Report) -> None:
        self._qtbot.waitUntil(lambda: self.reports == list(reports))


@pytest.fixture
def watching(qtbot: QtBot) -> Iterator[Watching]:
    made = Watching(qtbot)
    yield made
    made.watch.watch(())
    made.background.close()


def written(path: Path, text: str = "a pack") -> Path:
    path.write_text(text)
    return path


def test_what_lies_there_is_reported_as_such(watching: Watching, tmp_path: Path) -> None:
    written(tmp_path / "a.brief")
    watching.begin(tmp_path)
    watching.wait_for((["a.brief"], True))


def test_what_appears_is_reported_without_being_asked(watching: Watching, tmp_path: Path) -> None:
    watching.begin(tmp_path)
    written(tmp_path / "a.brief")
    watching.wait_for((["a.brief"], False))


def test_a_file_one_level_below_is_noticed(watching: Watching, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    watching.begin(tmp_path)
    written(tmp_path / "stick" / "a.brief")
    watching.wait_for((["a.brief"], False))


def test_a_file_is_reported_once_for_each_time_it_was_written(watching: Watching, tmp_path: Path) -> None:
    watching.begin(tmp_path)
    written(tmp_path / "a.brief")
    watching.wait_for((["a.brief"], False))
    watching.look_again()
    watching.look_again()
    assert len(watching.reports) == 1
    written(tmp_path / "a.brief", "another pack")
    watching.look_again()
    watching.wait_for((["a.brief"], False), (["a.brief"], False))


def test_a_file_that_still_grows_waits(
    watching: Watching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching.begin(tmp_path)
    path, length = written(tmp_path / "a.brief"), 0

    def growing(folder: Path) -> Look:
        nonlocal length
        if length < 5:
            length += 1
            path.write_text("x" * length)
        return look_into(folder)

    monkeypatch.setattr("desktop.folder_watch.look_into", growing)
    watching.look_again()
    assert watching.reports == []
    watching.wait_for((["a.brief"], False))
    assert path.stat().st_size == 5


def test_a_folder_that_goes_and_comes_back_is_found_again(watching: Watching, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    watching.begin(stick)
    stick.rmdir()
    watching.look_again()
    assert not watching.looks[-1].is_there
    stick.mkdir()
    written(stick / "a.brief")
    watching.wait_for((["a.brief"], False))


def test_a_folder_that_was_not_there_is_found_when_it_comes(watching: Watching, tmp_path: Path) -> None:
    watching.begin(tmp_path / "later")
    (tmp_path / "later").mkdir()
    written(tmp_path / "later" / "a.brief")
    watching.wait_for((["a.brief"], False))


def test_a_folder_that_is_watched_no_more_is_left_alone(watching: Watching, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    watching.begin(tmp_path / "one", tmp_path / "two")
    watching.watch.watch([tmp_path / "two"])
    written(tmp_path / "one" / "a.brief")
    written(tmp_path / "two" / "b.brief")
    watching.look_again()
    watching.wait_for((["b.brief"], False))


def test_nothing_is_looked_at_where_nothing_is_watched(
    qtbot: QtBot, watching: Watching, tmp_path: Path
) -> None:
    watching.begin(tmp_path)
    watching.watch.watch(())
    qtbot.waitUntil(lambda: watching.background.is_idle)
    assert watching.watch._watcher.directories() == []
    assert not any(
        t.isActive() for t in (watching.watch._pause, watching.watch._settling, watching.watch._round)
    )


def test_the_same_file_seen_again_after_the_stick_was_away_is_no_news(
    watching: Watching, tmp_path: Path
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    written(stick / "a.brief")
    watching.begin(stick)
    watching.wait_for((["a.brief"], True))
    stick.rename(away)
    watching.look_again()
    away.rename(stick)
    watching.look_again()
    assert len(watching.reports) == 1
