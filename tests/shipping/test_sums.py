"""The list of a bundle's files: what sha256sum reads, and each way in which a bundle can differ from it."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping.gates import Refused
from shipping.sums import listing, main


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A bundle of three files and a link, listed."""
    folder = tmp_path / "dist"
    (folder / "_internal/a b").mkdir(parents=True)
    for name in ("briefing-desk", "_internal/a b/简报.brief", "_internal/z.so"):
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "_internal/link.so").symlink_to("z.so")
    assert main([str(folder)]) == 0
    return folder


def refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main([str(dist), "--check"]) == 1
    return capsys.readouterr().err


def test_a_bundle_passes_its_own_check_and_that_of_sha256sum(dist: Path) -> None:
    assert main([str(dist), "--check"]) == 0
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dist, check=True)


def test_the_list_is_sorted_and_leaves_itself_out(dist: Path) -> None:
    names = [row.partition("  ")[2] for row in listing(dist).splitlines()]
    assert names == ["_internal/a b/简报.brief", "_internal/link.so", "_internal/z.so", "briefing-desk"]


def test_writing_it_again_changes_nothing(dist: Path) -> None:
    before = (dist / "SHA256SUMS").read_bytes()
    assert main([str(dist)]) == 0
    assert (dist / "SHA256SUMS").read_bytes() == before


def test_a_changed_file_is_refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dist / "briefing-desk").write_bytes(b"other")
    assert "“briefing-desk”: it was changed" in refused(dist, capsys)


def test_a_missing_file_is_refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dist / "_internal/a b/简报.brief").unlink()
    assert "“_internal/a b/简报.brief”: it is missing" in refused(dist, capsys)


def test_an_extra_file_is_refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dist / "_internal/extra").write_bytes(b"")
    assert "“_internal/extra”: it is no part" in refused(dist, capsys)


def test_a_name_that_cannot_stand_in_a_row_is_refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dist / "two\nlines").write_bytes(b"")
    with pytest.raises(Refused, match="rename the file"):
        listing(dist)
    assert main([str(dist)]) == 1
    assert "is a name that SHA256SUMS cannot hold" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (lambda path: path.symlink_to("/etc"), "leads out of the bundle"),
        (lambda path: path.symlink_to("/etc/passwd"), "leads out of the bundle"),
        (lambda path: path.symlink_to("nowhere"), "leads to nothing"),
        (os.mkfifo, "is neither a file nor a folder"),
        (lambda path: os.mknod(path, stat.S_IFSOCK | 0o600), "is neither a file nor a folder"),
    ],
)
def test_what_is_no_file_of_the_bundle_is_refused_when_the_list_is_written(
    dist: Path, capsys: pytest.CaptureFixture[str], plant: Callable[[Path], object], said: str
) -> None:
    before = (dist / "SHA256SUMS").read_bytes()
    plant(dist / "_internal" / "odd")
    capsys.readouterr()
    assert main([str(dist)]) == 1
    assert capsys.readouterr().err == f"sums: _internal/odd {said}; take it out.\n"
    assert (dist / "SHA256SUMS").read_bytes() == before
