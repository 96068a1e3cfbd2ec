"""The installed program against its list: whole, changed, missing, added, led astray, and a list that is none."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from desktop.installation import SUMS, faults, rows

FILES = {"briefing-desk": b"\x7fELF", "_internal/简报 包.brief": b"pack", "_internal/a/b.so": b""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program of three files, one of them with Chinese and a space in its name, and its list."""
    place = tmp_path / "简报台 程序"
    for name, data in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    stated = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(FILES.items()))
    (place / SUMS).write_text("".join(stated), encoding="utf-8")
    return place


def only_fault(folder: Path) -> str:
    (said,) = faults(folder)
    return said


def test_what_is_as_it_was_built_has_no_faults(folder: Path) -> None:
    assert faults(folder) == []


def test_sha256sum_reads_the_same_list(folder: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", SUMS], cwd=folder, check=True)


def test_a_changed_byte_is_told_with_what_is_safe_and_what_to_do(folder: Path) -> None:
    (folder / "_internal/简报 包.brief").write_bytes(b"Pack")
    assert only_fault(folder) == (
        "“_internal/简报 包.brief”:内容被改动或已损坏。简报和笔记不受影响。请重新安装本程序。"
        " “_internal/简报 包.brief”: it was changed or is damaged."
        " Briefs and notes are unaffected. Install the program again."
    )


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "briefing-desk").unlink()
    assert "“briefing-desk”: it is missing." in only_fault(folder)


def test_an_added_file_is_told(folder: Path) -> None:
    (folder / "_internal/a/evil.so").write_bytes(b"")
    assert "“_internal/a/evil.so”: it is no part of the program." in only_fault(folder)


def test_an_added_file_whose_name_is_no_text_is_told(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/\xff\n")).write_bytes(b"")
    assert "“\ufffd\n”: it is no part" in only_fault(folder)


def test_the_same_bytes_from_outside_are_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"pack")
    (folder / "_internal/简报 包.brief").unlink()
    (folder / "_internal/简报 包.brief").symlink_to(tmp_path / "outside")
    assert "leads out of the program's folder" in only_fault(folder)


def test_a_link_inside_is_what_it_leads_to(folder: Path) -> None:
    (folder / "_internal/a/b.so").unlink()
    (folder / "_internal/empty").write_bytes(b"")
    (folder / "_internal/a/b.so").symlink_to("../empty")
    assert "“_internal/empty”: it is no part" in only_fault(folder)


def test_a_folder_that_is_a_link_to_outside_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "_internal/more").symlink_to(tmp_path)
    assert "“_internal/more”: it is no part" in only_fault(folder)


def test_a_folder_that_is_a_link_inside_holds_nothing_new(folder: Path) -> None:
    (folder / "_internal/more").symlink_to("a")
    assert faults(folder) == []


def test_a_pipe_in_place_of_a_file_holds_nothing_up(folder: Path) -> None:
    (folder / "briefing-desk").unlink()
    os.mkfifo(folder / "briefing-desk")
    assert "it is not a file" in only_fault(folder)


def test_a_file_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> str:
        raise PermissionError(path)

    monkeypatch.setattr("desktop.installation.sha256", refused)
    assert [said.partition("。")[0] for said in faults(folder)] == [
        f"“{name}”:文件无法读取" for name in sorted(FILES)
    ]


@pytest.mark.parametrize(
    "row",
    [
        "",
        "no row at all",
        "A" * 64 + "  name",
        "a" * 64 + "  ../outside",
        "a" * 64 + "  /outside",
        "a" * 64 + "  a//b",
        "a" * 64 + "  SHA256SUMS",
        "a" * 64 + "  a\\b",
        "a" * 64 + "  briefing-desk",
    ],
)
def test_a_row_that_is_none_is_told_and_nothing_is_read(folder: Path, row: str) -> None:
    (folder / SUMS).write_text(f"{'0' * 64}  briefing-desk\n{row}\n", encoding="utf-8")
    assert "line 2 of the list of what was built makes no sense" in only_fault(folder)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe"])
def test_an_empty_list_and_one_that_is_no_text_are_told(folder: Path, data: bytes) -> None:
    (folder / SUMS).write_bytes(data)
    assert "makes no sense" in only_fault(folder)


def test_a_list_that_is_gone_is_told(folder: Path) -> None:
    (folder / SUMS).unlink()
    assert "is gone or cannot be read" in only_fault(folder)


def test_the_list_is_read_as_it_was_written(folder: Path) -> None:
    assert rows(folder / SUMS)["_internal/a/b.so"] == hashlib.sha256(b"").hexdigest()
