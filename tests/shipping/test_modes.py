"""Who may do what with the bundle's files: settled the same under every umask, and refused where it is otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shipping.modes import main


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A bundle made by somebody whose group may write, and settled."""
    folder = tmp_path / "dist"
    before = os.umask(0o002)
    try:
        (folder / "inner").mkdir(parents=True)
        for name in ("program", "inner/text", "inner/lib.so"):
            (folder / name).write_text(name)
    finally:
        os.umask(before)
    (folder / "program").chmod(0o775)
    (folder / "inner/lib.so").chmod(0o775)
    (folder / "inner/link").symlink_to("text")
    assert main([str(folder)]) == 0
    return folder


def test_folders_and_programs_may_be_entered_and_run_by_all_and_written_by_none(dist: Path) -> None:
    found = {path.name: path.stat().st_mode & 0o7777 for path in [dist, *dist.rglob("*")]}
    assert found == {
        "dist": 0o755,
        "inner": 0o755,
        "program": 0o755,
        "text": 0o644,
        "lib.so": 0o644,
        "link": 0o644,
    }
    assert main([str(dist), "--check"]) == 0


@pytest.mark.parametrize(
    ("name", "mode", "should"),
    [
        ("program", 0o4755, 0o755),
        ("program", 0o2755, 0o755),
        ("inner/text", 0o666, 0o644),
        ("inner/text", 0o664, 0o644),
        ("inner/text", 0o600, 0o644),
        ("inner", 0o777, 0o755),
        ("inner", 0o1755, 0o755),
        (".", 0o775, 0o755),
    ],
)
def test_another_mode_is_refused(
    dist: Path, capsys: pytest.CaptureFixture[str], name: str, mode: int, should: int
) -> None:
    (dist / name).chmod(mode)
    capsys.readouterr()
    assert main([str(dist), "--check"]) == 1
    assert (
        capsys.readouterr().err == f"modes: {name} has the mode {mode:04o}, and should have {should:04o}.\n"
    )


def test_an_empty_folder_that_all_may_write_in_is_refused(dist: Path) -> None:
    (dist / "empty").mkdir()
    (dist / "empty").chmod(0o777)
    assert main([str(dist), "--check"]) == 1
