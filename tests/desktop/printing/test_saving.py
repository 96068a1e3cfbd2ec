"""A file is written whole or not at all, and what stood there stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop.printing.saving import NotSaved, save


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "简报 一.pdf", b"pages")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("简报 一.pdf", b"pages")]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    save(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    save(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "没有写入权限，或文件正被别的程序打开"),
        (errno.EIO, "系统拒绝了写入"),
    ],
)
def test_a_failure_is_a_sentence_and_the_old_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotSaved) as caught:
        save(target, b"new")
    assert words in caught.value.zh
    assert "“a.pdf”没有保存" in caught.value.zh
    assert "原有的文件没有改动" in caught.value.zh
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_what_is_not_a_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(NotSaved, match="不是文件"):
        save(tmp_path / "pipe.pdf", b"pages")
    assert (tmp_path / "pipe.pdf").is_fifo()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("missing/a.pdf", "文件夹不存在"),
        ("file/a.pdf", "不是文件夹"),
        ("folder", "这是一个文件夹"),
        ("长" * 90, "名字"),
    ],
)
def test_a_place_that_cannot_be_is_named(tmp_path: Path, place: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotSaved) as caught:
        save(tmp_path / place, b"pages")
    assert words in caught.value.zh
