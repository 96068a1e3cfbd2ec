"""The installed program against its list: whole, changed, missing, added, led astray, opened; a list that is none."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from desktop.installation import SUMS, faults, rows
from desktop.installation_modes import is_roots

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
    for path in (place, *place.rglob("*")):
        # Whatever umask these tests run under.
        path.chmod(0o755 if path.is_dir() else 0o644)
    return place


@pytest.fixture(params=[True, False], ids=["root's", "a user's"])
def roots(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether root owns the installation: both are tried, whoever runs the tests."""
    monkeypatch.setattr("desktop.installation.is_roots", lambda folder: request.param)
    return bool(request.param)


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


# ------------------------------------------------------------ who may change it


@pytest.mark.usefixtures("roots")
@pytest.mark.parametrize("mode", [0o4755, 0o2755, 0o6755])
def test_a_program_with_the_rights_of_others_is_told(folder: Path, mode: int) -> None:
    (folder / "briefing-desk").chmod(mode)
    assert only_fault(folder) == (
        "“briefing-desk”:它会带着其所有者或用户组的权限运行,无论由谁启动。简报和笔记不受影响。"
        "请管理员收回这项权限,或卸载后重新安装本程序。"
        " “briefing-desk”: it runs with the rights of its owner or group, whoever starts it."
        " Briefs and notes are unaffected."
        " Let the administrator take that right away, or remove the program and install it again."
    )


@pytest.mark.usefixtures("roots")
@pytest.mark.parametrize("name", ["_internal/简报 包.brief", "_internal/a", SUMS])
def test_what_everybody_may_change_is_told(folder: Path, name: str) -> None:
    (folder / name).chmod(0o777)
    assert f"“{name}”: every user of this computer may change it." in only_fault(folder)


@pytest.mark.usefixtures("roots")
def test_an_installation_that_everybody_may_change_is_told_by_its_folder(folder: Path) -> None:
    folder.chmod(0o777)
    assert f"“{folder}”: every user of this computer may change it." in only_fault(folder)


@pytest.mark.parametrize(("name", "mode"), [("_internal/a/b.so", 0o664), ("_internal", 0o775)])
def test_what_a_group_may_change_is_told_where_root_owns_it(
    folder: Path, roots: bool, name: str, mode: int
) -> None:
    (folder / name).chmod(mode)
    said = [f"“{name}”:除管理员以外,一个用户组也能改动它"] if roots else []
    assert [each.partition("。")[0] for each in faults(folder)] == said


def test_a_folder_that_hands_its_group_on_is_told_where_root_owns_it(folder: Path, roots: bool) -> None:
    (folder / "_internal").chmod(0o2755)
    said = ["“_internal”:这个文件夹带有特殊权限位,里面的新文件会归它的用户组所有"] if roots else []
    assert [each.partition("。")[0] for each in faults(folder)] == said


@pytest.mark.usefixtures("roots")
def test_a_link_has_no_mode_of_its_own(folder: Path) -> None:
    (folder / "_internal/more").symlink_to("a")
    assert faults(folder) == []


def test_the_owner_of_the_folder_owns_the_installation(folder: Path) -> None:
    assert is_roots(folder) == (os.getuid() == 0)
    assert is_roots(Path("/"))


@pytest.mark.usefixtures("roots")
def test_where_modes_mean_nothing_they_are_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefing-desk").chmod(0o6777)
    monkeypatch.setattr("desktop.installation_modes.has_modes", lambda: False)
    assert faults(folder) == []


# ------------------------------------------------------------ folders


def test_an_added_empty_folder_is_told_once(folder: Path) -> None:
    (folder / "_internal/more/and more").mkdir(parents=True)
    assert only_fault(folder) == (
        "“_internal/more”:这个文件夹不属于本程序。简报和笔记不受影响。请管理员查看后删除它。"
        " “_internal/more”: this folder is no part of the program."
        " Briefs and notes are unaffected. Let the administrator look into it and delete it."
    )


def test_of_an_added_folder_with_a_file_the_file_is_told(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more/evil.so").write_bytes(b"")
    assert "“more/evil.so”: it is no part of the program." in only_fault(folder)


def test_a_folder_whose_files_are_gone_is_no_added_one(folder: Path) -> None:
    (folder / "_internal/a/b.so").unlink()
    assert "“_internal/a/b.so”: it is missing." in only_fault(folder)
