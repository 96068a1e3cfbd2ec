"""What the system refuses is one sentence by its family; and a table is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from db.__main__ import main
from db.system_faults import SystemFault, refusal_of
from db.writing import write_whole

Out = pytest.CaptureFixture[str]


def refused(number: int, *names: str | None) -> OSError:
    padded = (*names, None, None)
    return OSError(number, os.strerror(number), padded[0], None, padded[1])


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "找不到这个文件或文件夹", "there is no such file or folder"),
        (errno.EACCES, "没有读取或写入的权限", "it may not be read or written"),
        (errno.EPERM, "没有读取或写入的权限", "it may not be read or written"),
        (errno.ENOSPC, "磁盘已满", "the disk is full"),
        (errno.EDQUOT, "磁盘已满", "the disk is full"),
        (errno.EROFS, "那个位置是只读的", "that place is read-only"),
        (errno.EISDIR, "这是一个文件夹,不是文件", "it is a folder, not a file"),
        (errno.ENOTDIR, "路径中应当是文件夹的地方是一个文件", "a file where a folder should be"),
    ],
)
def test_each_family_says_what_happened_and_what_is_safe(number: int, zh: str, en: str) -> None:
    said = refusal_of(refused(number, "/甲/乙"))
    assert said.zh.startswith(f"“/甲/乙”:命令没有完成,{zh}。原有的文件没有变化。请")
    assert en in said.en
    assert "Files that were there before are unchanged. " in said.en
    assert os.strerror(number) not in str(said)


def test_a_family_of_its_own_is_told_in_the_systems_words() -> None:
    said = refusal_of(refused(errno.ELOOP, "/a"))
    assert said.fault is SystemFault.OTHER
    assert f"系统没有执行({os.strerror(errno.ELOOP)})" in said.zh
    assert f"({os.strerror(errno.ELOOP)}). Files" in said.en


def test_without_a_name_no_name_is_quoted() -> None:
    assert refusal_of(refused(errno.ENOSPC)).zh.startswith("命令没有完成,磁盘已满")


def test_the_folder_is_named_and_not_the_workshop_in_it() -> None:
    said = refusal_of(refused(errno.EROFS, "/盘/.building-x1/whole/a.brief"))
    assert said.zh.startswith("“/盘”:")


def test_a_file_that_could_not_take_its_name_is_told_by_that_name() -> None:
    assert refusal_of(refused(errno.EISDIR, "/盘/.signing-1/a", "/盘/a.brief")).zh.startswith(
        "“/盘/a.brief”:"
    )


def test_a_full_disk_under_a_database_is_a_full_disk() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert refusal_of(caught.value).fault is SystemFault.FULL


def test_a_database_that_says_anything_else_is_quoted() -> None:
    said = refusal_of(sqlite3.OperationalError("no such thing"))
    assert (said.fault, "(no such thing)" in said.zh) == (SystemFault.OTHER, True)


@pytest.mark.skipif(sys.platform != "linux", reason="a full device is found on Linux only")
def test_a_full_device_is_told_with_its_name(pack: Path, capsys: Out) -> None:
    assert main(["figures", str(pack), "--csv", "/dev/full"]) == 1
    assert capsys.readouterr().err.startswith("“/dev/full”:命令没有完成,磁盘已满。")


def test_a_table_that_breaks_off_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:3])
        raise refused(errno.ENOSPC)

    out = tmp_path / "a.csv"
    out.write_bytes(b"earlier")
    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(OSError, match=r"a\.csv"):
        write_whole("later", out, "utf-8")
    assert (out.read_bytes(), list(tmp_path.iterdir())) == (b"earlier", [out])


def test_a_table_takes_the_earlier_ones_place_and_its_mode(tmp_path: Path) -> None:
    out, link = tmp_path / "a.csv", tmp_path / "link.csv"
    out.write_bytes(b"earlier")
    out.chmod(0o600)
    link.symlink_to(out)
    write_whole("行\n", link, "utf-8-sig")
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == ("\ufeff行\n".encode(), 0o600)
    assert link.is_symlink()


def test_a_name_cannot_forge_a_line_of_the_terminal(tmp_path: Path, capsys: Out) -> None:
    assert main(["build", "--source", str(tmp_path / "a\nb\x1b"), "--out", str(tmp_path / "x")]) == 1
    said = capsys.readouterr().err
    assert (said.count("\n"), "\x1b" in said, "a\\u000ab\\u001b" in said) == (1, False, True)
