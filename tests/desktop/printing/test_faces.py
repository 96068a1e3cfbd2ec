"""Which font stands for which face, and what it lacks."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from desktop.paths import resource
from desktop.printing import faces
from desktop.printing.choices import Faces
from desktop.printing.faces import ROLES, chosen, lacking

pytestmark = pytest.mark.usefixtures("qapp")


def gb2312() -> str:
    pairs = (bytes((lead, trail)) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs).replace("\u2015", "\u2014") + "\u00b7"


@pytest.mark.parametrize("file", sorted({face.file for face in ROLES}))
def test_every_bundled_face_holds_gb2312_and_ascii(file: str) -> None:
    font = QRawFont(str(resource("fonts", file)), 16.0)
    wanted = gb2312() + "".join(map(chr, range(0x20, 0x7F)))
    assert len(wanted) > 7500
    assert [c for c in wanted if not font.supportsCharacter(ord(c))] == []


def test_a_character_beyond_it_is_found_missing() -> None:
    fang = resource("fonts", "FandolFang-Regular.otf")
    assert lacking("晋江𬜬\u2015，2023%", fang) == ("𬜬", "\u2015")


def test_official_faces_are_taken_only_where_they_are_installed_and_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = {"FangSong_GB2312": "/fonts/fs.ttf", "SimHei": "/fonts/hei.ttf"}
    monkeypatch.setattr(faces, "installed", lambda: there)
    wanted = {used.role: (used.family, used.is_official) for _, used, _ in chosen(Faces.OFFICIAL)}
    assert wanted["仿宋"] == ("FangSong_GB2312", True)
    assert wanted["黑体"] == ("SimHei", True)
    assert wanted["楷体"] == ("FandolKai", False)
    assert not any(used.is_official for _, used, _ in chosen(Faces.BUNDLED))


def test_every_font_has_its_origin_its_licence_and_its_hash() -> None:
    folder = resource("fonts")
    records = {row["file"]: row for row in json.loads((folder / "SOURCES.json").read_text(encoding="utf-8"))}
    assert set(records) == {path.name for path in folder.glob("*.otf")}
    for name, row in records.items():
        assert hashlib.sha256(Path(folder / name).read_bytes()).hexdigest() == row["sha256"]
        assert (folder / row["licence_file"]).exists()
