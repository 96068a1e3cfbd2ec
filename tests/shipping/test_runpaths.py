"""Libraries are looked for in the bundle and nowhere else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shipping import runpaths

from tests.shipping.reaching import library
from tests.shipping.small import REAL


def program(folder: Path, searched: str) -> Path:
    """A real program in `folder` that has its libraries looked for in `searched`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "简报 program"
    shutil.copy(REAL, path)
    subprocess.run(["patchelf", "--set-rpath", searched, path], check=True)
    return path


@pytest.mark.parametrize(
    ("searched", "folder"),
    [
        ("/opt/builder/python/lib", "/opt/builder/python/lib"),
        ("$ORIGIN/../lib:/opt/x", "/opt/x"),
        ("$ORIGIN/../../lib", "$ORIGIN/../../lib"),
        ("$ORIGIN/a:", "the current folder"),
        ("lib", "lib"),
        ("$ORIGINAL/lib", "$ORIGINAL/lib"),
        ("${ORIGIN}x/lib", "${ORIGIN}x/lib"),
        ("$ORIGIN.d", "$ORIGIN.d"),
        ("$ORIGIN/$LIB/../..", "$ORIGIN/$LIB/../.."),
        ("$ORIGIN/../${PLATFORM}", "$ORIGIN/../${PLATFORM}"),
        ("$LIB", "$LIB"),
    ],
)
def test_a_folder_outside_the_bundle_is_refused_and_taken_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], searched: str, folder: str
) -> None:
    bundle = tmp_path / "dist"
    path = program(bundle / "inner", searched)
    assert runpaths.main(["--check", str(bundle)]) == 1
    assert capsys.readouterr().err == (
        f"runpaths: inner/简报 program has its libraries looked for in {folder}.\n"
    )
    assert runpaths.main([str(bundle)]) == 0
    assert runpaths.main(["--check", str(bundle)]) == 0
    assert b"/opt/builder" not in path.read_bytes()
    assert subprocess.run([path, "--version"], check=True, capture_output=True).stdout


def test_what_lies_in_the_bundle_stays(tmp_path: Path) -> None:
    path = program(tmp_path / "dist/inner", "$ORIGIN/../lib:/opt/x:${ORIGIN}/plugins")
    runpaths.clean(tmp_path / "dist")
    assert runpaths.searched(tmp_path / "dist") == {path: ["$ORIGIN/../lib", "${ORIGIN}/plugins"]}


def test_a_file_shared_with_another_folder_changes_in_the_bundle_alone(tmp_path: Path) -> None:
    path = program(tmp_path / "elsewhere", "/opt/x")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/same").hardlink_to(path)
    runpaths.clean(tmp_path / "dist")
    assert runpaths.searched(tmp_path / "elsewhere") == {path: ["/opt/x"]}
    assert (tmp_path / "dist/same").stat().st_mode & 0o777 == 0o755


def test_a_sound_file_keeps_its_bytes(tmp_path: Path) -> None:
    path = program(tmp_path / "dist", "$ORIGIN/lib")
    before = path.read_bytes()
    runpaths.clean(tmp_path / "dist")
    assert path.read_bytes() == before


def test_without_patchelf_the_build_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "dist", "/opt/x")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "readelf").symlink_to(shutil.which("readelf") or "readelf")
    monkeypatch.setenv("PATH", str(tools))
    assert runpaths.main([str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == "runpaths: patchelf is not installed; install patchelf.\n"


def test_without_readelf_the_build_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "dist", "$ORIGIN")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert runpaths.main(["--check", str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == "runpaths: readelf is not installed; install binutils.\n"


def test_a_link_that_leads_a_folder_out_of_the_bundle_is_seen_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "dist", "$ORIGIN/lib")
    (tmp_path / "dist/lib").symlink_to("/opt")
    assert runpaths.main(["--check", str(tmp_path / "dist")]) == 1
    assert "has its libraries looked for in $ORIGIN/lib." in capsys.readouterr().err


@pytest.mark.parametrize("check", [["--check"], []])
@pytest.mark.parametrize("asked", ["/tmp/evil/libx.so", "./libx.so", "$ORIGIN/../libx.so"])
def test_a_library_asked_for_by_its_path_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], check: list[str], asked: str
) -> None:
    path = program(tmp_path / "dist", "$ORIGIN")
    subprocess.run(["patchelf", "--add-needed", asked, path], check=True)
    assert runpaths.main([*check, str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == (
        f"runpaths: 简报 program asks for {asked} by its path, instead of by its name.\n"
    )


@pytest.mark.parametrize("option", ["--audit", "--depaudit", "--auxiliary", "--filter"])
def test_a_library_that_brings_another_by_its_path_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    library(tmp_path / "dist/libtiny.so", (), (), "", "", f"{option}=/tmp/evil/libx.so")
    assert runpaths.main(["--check", str(tmp_path / "dist")]) == 1
    assert "libtiny.so asks for /tmp/evil/libx.so by its path" in capsys.readouterr().err


@pytest.mark.parametrize("check", [["--check"], []])
@pytest.mark.parametrize(
    "loader", ["/tmp/evil/ld.so", "ld-linux-x86-64.so.2", "/lib64/ld-linux-x86-64.so.2x"]
)
def test_a_program_with_a_loader_of_its_own_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], check: list[str], loader: str
) -> None:
    path = program(tmp_path / "dist", "$ORIGIN")
    subprocess.run(["patchelf", "--set-interpreter", loader, path], check=True)
    assert runpaths.main([*check, str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == (
        f"runpaths: 简报 program is started by {loader}, which is not the system's loader.\n"
    )


@pytest.mark.parametrize("loader", sorted(runpaths.LOADERS))
def test_the_systems_loaders_pass(tmp_path: Path, loader: str) -> None:
    path = program(tmp_path / "dist", "$ORIGIN")
    subprocess.run(["patchelf", "--set-interpreter", loader, path], check=True)
    assert runpaths.main(["--check", str(tmp_path / "dist")]) == 0


def test_a_bundle_that_is_reached_by_a_link_is_the_same_bundle(tmp_path: Path) -> None:
    program(tmp_path / "dist/inner", "$ORIGIN/../lib")
    (tmp_path / "link").symlink_to("dist")
    assert runpaths.faults(tmp_path / "link") == []
