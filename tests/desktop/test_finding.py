"""A look into a folder: packs in it and one level below, bounded, and nothing is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop import finding
from desktop.finding import look_into


def touched(path: Path, size: int = 10, when: int = 1000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (when, when))
    return path


def names(folder: Path) -> list[str]:
    return [pack.path.relative_to(folder).as_posix() for pack in look_into(folder).packs]


def test_packs_are_found_here_and_one_level_below_the_newest_first(tmp_path: Path) -> None:
    touched(tmp_path / "a.brief", when=1)
    touched(tmp_path / "U 盘" / "b.BRIEF", when=3)
    touched(tmp_path / "U 盘" / "deeper" / "c.brief", when=4)
    touched(tmp_path / "d.brief", when=2)
    assert names(tmp_path) == ["U 盘/b.BRIEF", "d.brief", "a.brief"]


def test_other_files_hidden_ones_empty_ones_links_and_folders_are_no_packs(tmp_path: Path) -> None:
    real = touched(tmp_path / "elsewhere" / "real.brief.txt")
    touched(tmp_path / "watched" / "notes.txt")
    touched(tmp_path / "watched" / "._a.brief")
    touched(tmp_path / "watched" / ".trash" / "b.brief")
    touched(tmp_path / "watched" / "empty.brief", size=0)
    (tmp_path / "watched" / "folder.brief").mkdir()
    (tmp_path / "watched" / "link.brief").symlink_to(real)
    (tmp_path / "watched" / "round").symlink_to(tmp_path / "watched")
    os.mkfifo(tmp_path / "watched" / "pipe.brief")
    assert names(tmp_path / "watched") == []


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.touch()])
def test_what_is_no_folder_is_not_there(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "gone")
    look = look_into(tmp_path / "gone")
    assert (look.is_there, look.folders, look.packs) == (False, (), ())


@pytest.mark.parametrize("name", ["x" * 999, "a\x00b"])
def test_a_name_nothing_can_have_is_not_there(tmp_path: Path, name: str) -> None:
    assert not look_into(tmp_path / name).is_there


@pytest.mark.parametrize(
    ("bound", "limit"), [("MOST_PACKS", 2), ("MOST_FOLDERS", 1), ("MOST_ENTRIES", 3), ("LARGEST", 10)]
)
def test_what_the_bounds_leave_out_is_said(
    bound: str, limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        touched(tmp_path / f"{number}.brief", size=10 + number)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert not look_into(tmp_path).is_cut
    monkeypatch.setattr(finding, bound, limit)
    look = look_into(tmp_path)
    assert look.is_cut
    assert len(look.packs) <= 3


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    touched(tmp_path / "a.brief")
    (before,) = look_into(tmp_path).packs
    touched(tmp_path / "a.brief", size=11)
    (after,) = look_into(tmp_path).packs
    assert before.stamp != after.stamp
