"""Libraries are looked for in the bundle and nowhere else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shipping import runpaths

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
    (tools / "objdump").symlink_to(shutil.which("objdump") or "objdump")
    monkeypatch.setenv("PATH", str(tools))
    assert runpaths.main([str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == "runpaths: patchelf is not installed; install patchelf.\n"
