"""What the bundle weighs is told by its largest parts, and too much is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shipping.parts import main, table, weights


def put(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        os.truncate(file.fileno(), size)


def test_large_files_stand_alone_and_small_ones_with_their_folder(tmp_path: Path) -> None:
    put(tmp_path / "desk", 2_000_000)
    put(tmp_path / "_internal" / "resources" / "fonts" / "a.otf", 3_000_000)
    put(tmp_path / "_internal" / "resources" / "fonts" / "b.otf", 10)
    put(tmp_path / "_internal" / "docx" / "deep" / "a.xml", 5)
    put(tmp_path / "_internal" / "docx" / "b.xml", 6)
    (tmp_path / "_internal" / "link").symlink_to("docx/b.xml")
    assert weights(tmp_path) == {
        "desk": 2_000_000,
        "_internal/resources/fonts": 3_000_010,
        "_internal/docx": 11,
    }


def test_twenty_parts_the_rest_and_the_sum_are_shown(tmp_path: Path) -> None:
    for number in range(25):
        put(tmp_path / f"{number:02}", (number + 2) * 1_000_000)
    lines = table(weights(tmp_path)).splitlines()
    assert lines[0] == "    26.0 MB  24"
    assert lines[20:] == ["    20.0 MB  5 smaller parts", "   350.0 MB  together"]


def test_what_is_too_heavy_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "dist" / "desk", 1_000)
    put(tmp_path / "desk.deb", 120_000_000)
    assert main([str(tmp_path / "dist"), str(tmp_path / "desk.deb")]) == 0
    put(tmp_path / "dist" / "desk", 300_000_001)
    put(tmp_path / "desk.deb", 120_000_001)
    assert main([str(tmp_path / "dist"), str(tmp_path / "desk.deb")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].endswith("weighs 300.0 MB; at most 300 are allowed.")
    assert said[1] == "parts: desk.deb weighs 120.0 MB; at most 120 are allowed."
