"""The commands of the packaged program: they need to be told a source, and write nothing among the installed files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from db.__main__ import PACKS, SOURCES, main
from tests.db.signed import KEY, place

Out = pytest.CaptureFixture[str]
SOURCE = str(SOURCES / "jinjiang-2023")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program, which from now on is the packaged one; the current folder is another."""
    folder = tmp_path / "opt" / "简报台"
    (tmp_path / "desk").mkdir()
    folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "briefing-desk"))
    return folder


def refused(capsys: Out, *arguments: str | Path) -> str:
    assert main([str(argument) for argument in arguments]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    return captured.err


def test_a_packs_place_is_the_current_folder(installed: Path, pack_bytes: bytes, capsys: Out) -> None:
    bundled = (PACKS / "jinjiang-2023.brief").stat()
    assert main(["build", "--source", SOURCE]) == 0
    assert capsys.readouterr().out.startswith("jinjiang-2023.brief: 194 lines")
    assert Path("jinjiang-2023.brief").read_bytes() == pack_bytes
    assert (PACKS / "jinjiang-2023.brief").stat().st_mtime_ns == bundled.st_mtime_ns
    assert list(installed.iterdir()) == []


@pytest.mark.usefixtures("installed")
def test_a_build_has_to_be_told_its_source(capsys: Out) -> None:
    said = refused(capsys, "build")
    assert "没有说明用哪个原文生成" in said
    assert "Nothing was built and no file was changed. Add “--source FOLDER”" in said
    assert list(Path().iterdir()) == []


def test_nothing_is_written_among_the_installed_files(installed: Path, pack: Path, capsys: Out) -> None:
    secret = place(Path(), "office.secret", KEY.written())
    (installed / "in.brief").write_bytes(pack.read_bytes())
    commands: tuple[list[str | Path], ...] = (
        ["build", "--source", SOURCE, "--out", installed / "sub" / "x.brief"],
        ["figures", pack, "--csv", installed / "x.csv"],
        ["keygen", "--name", "甲", "--out", installed],
        ["sign", "--key", secret, installed / "in.brief"],
        ["sign", "--key", secret, pack, "--out", installed / "x.brief"],
    )
    for command in commands:
        said = refused(capsys, *command)
        assert "那里是简报台的安装位置。没有文件被改动。" in said
        assert "Briefing Desk is installed there. No file was changed." in said
    assert [path.name for path in installed.iterdir()] == ["in.brief"]
    assert (installed / "in.brief").read_bytes() == pack.read_bytes()


def test_the_current_folder_may_be_the_installation_and_is_refused_too(
    installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(installed)
    assert "安装位置" in refused(capsys, "build", "--source", SOURCE)
    assert list(installed.iterdir()) == []


def test_a_link_into_the_installation_is_no_way_in(installed: Path, capsys: Out) -> None:
    Path("elsewhere").symlink_to(installed)
    assert "安装位置" in refused(capsys, "build", "--source", SOURCE, "--out", "elsewhere/x.brief")


def test_from_source_the_folder_of_the_interpreter_is_nothing_special(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert main(["build", "--out", str(tmp_path / "x.brief")]) == 0
    assert (tmp_path / "x.brief").is_file()
