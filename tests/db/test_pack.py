"""Records -> pack -> records: the same records, the same bytes, and never half a file."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db import pack as packing
from db.errors import PackError
from db.library import check_pack, open_pack
from db.pack import write_pack
from db.records import Brief, Section
from tests.db.tiny import tiny

ROOT = Path(__file__).parents[2]


def test_a_pack_reads_back_as_the_same_records(brief: Brief, pack: Path) -> None:
    assert open_pack(pack).briefs == (brief,)
    assert check_pack(pack).briefs == (brief,)


def test_two_briefs_in_one_pack_read_back_as_they_were(brief: Brief, tmp_path: Path) -> None:
    briefs = [tiny(), brief, dataclasses.replace(brief, id="again")]
    assert list(check_pack(write_pack(briefs, tmp_path / "three.brief")).briefs) == briefs


def test_a_brief_with_more_sections_than_lines_packs_beside_another(tmp_path: Path) -> None:
    first = tiny()
    empty = dataclasses.replace(first.sections[-1], line=0, title="", items=(), children=())
    many = (*first.sections, *(dataclasses.replace(empty, id=f"empty-{n}") for n in range(9)))
    briefs = [dataclasses.replace(first, sections=many), dataclasses.replace(first, id="second")]
    assert list(check_pack(write_pack(briefs, tmp_path / "two.brief")).briefs) == briefs


def test_two_builds_are_the_same_bytes(brief: Brief, pack_bytes: bytes, tmp_path: Path) -> None:
    assert write_pack([brief], tmp_path / "again.brief").read_bytes() == pack_bytes


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Shanghai"), ("4242", "America/New_York")])
def test_another_process_elsewhere_builds_the_same_bytes(
    seed: str, zone: str, pack_bytes: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "other.brief"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "db", "build", "--out", str(out)]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(pack_bytes).digest()


def test_a_pack_bears_its_stamp(pack_bytes: bytes) -> None:
    assert pack_bytes[:16] == b"SQLite format 3\x00"
    assert pack_bytes[68:72] == b"BRIF"
    assert pack_bytes[60:64] == bytes([0, 0, 0, 2])
    assert pack_bytes[18:20] == bytes([1, 1])


def test_a_build_leaves_one_file(brief: Brief, tmp_path: Path) -> None:
    write_pack([brief], tmp_path / "new" / "one.brief")
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["one.brief"]
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["one.brief"]


@pytest.mark.parametrize("step", ["_section_row", "_figure_row", "index_terms", "check_pack"])
def test_a_build_that_fails_leaves_the_old_file_whole(
    step: str, brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "old.brief"
    out.write_bytes(b"the old file")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(packing, step, fail)
    with pytest.raises(KeyboardInterrupt):
        write_pack([brief], out)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("old.brief", b"the old file")]


def test_records_that_would_not_pass_the_gate_replace_nothing(brief: Brief, tmp_path: Path) -> None:
    out = tmp_path / "old.brief"
    out.write_bytes(b"the old file")
    lost: tuple[Section, ...] = brief.sections[:-1]
    with pytest.raises(PackError):
        write_pack([dataclasses.replace(brief, sections=lost)], out)
    assert out.read_bytes() == b"the old file"


def test_markup_goes_through_a_pack_as_text(tmp_path: Path) -> None:
    markup = "记者 <img src=//host/x>"
    lines = ("大标题 小标题", markup, *tiny().source.lines[2:])
    found = check_pack(write_pack([tiny(lines=lines)], tmp_path / "markup.brief")).briefs[0]
    assert (found.byline, found.items[0].text) == (markup, markup)
