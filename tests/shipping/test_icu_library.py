"""The library of ICU's data with less in it: Qt answers as with the whole one, and a needed item taken out shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
import pytest
from shipping import icu_items, icu_package
from shipping.gates import Refused
from shipping.icu_library import build, lightened, parts, reduced, remade

LIB = Path(PySide6.__file__).parent / "Qt" / "lib"
(WHOLE,) = LIB.glob("libicudata.so.*")
PROBE = Path(__file__).with_name("icu_probe.py")
PLACE = f"_internal/PySide6/Qt/lib/{WHOLE.name}"


def asked(folder: Path | None = None) -> dict[str, Any]:
    """What the probe says, with the library of `folder` in the place of the wheel's."""
    told = {**os.environ, "LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": str(folder or "")}
    done = subprocess.run(
        [sys.executable, PROBE], check=True, capture_output=True, encoding="utf-8", env=told, timeout=120
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def before() -> dict[str, Any]:
    """The answers with the wheel's own library."""
    said = asked()
    assert said["loaded"] == [str(WHOLE)]
    answers: dict[str, Any] = said["answers"]
    return answers


@pytest.fixture(scope="module")
def less(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with the wanted items only."""
    return reduced(WHOLE, tmp_path_factory.mktemp("less") / WHOLE.name)


def test_order_encodings_zones_and_capitals_are_as_before(less: Path, before: dict[str, Any]) -> None:
    said = asked(less.parent)
    assert said["loaded"] == [str(less)]
    assert {key for key, answer in before.items() if said["answers"][key] != answer} == set()


def test_what_is_asked_has_answers(before: dict[str, Any]) -> None:
    words, _ = before["order zh_CN True False"]
    assert [word for word in words if word in {"曾厝垵", "查", "重庆", "第2章", "第10章", "阿"}] == [
        *("阿", "曾厝垵", "查", "重庆", "第2章", "第10章")
    ]
    assert "𠀀" in before["encoding GB18030"][2]
    assert before["zone Asia/Shanghai zh_CN"][1] == "中国标准时间"
    assert before["zone Asia/Shanghai en_US"][1] == "China Standard Time"
    assert before["capitals tr_TR"][0].startswith("İSTANBUL")


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("coll/zh.res", "order zh_CN True False"),
        ("coll/ucadata.icu", "order en_US False False"),
        ("gb18030.cnv", "encoding GB18030"),
        ("windows-936-2000.cnv", "encoding GBK"),
        ("zone/zh.res", "zone Asia/Shanghai zh_CN"),
        ("zone/en.res", "zone Asia/Shanghai en_US"),
        ("metaZones.res", "zone Asia/Shanghai zh_CN"),
    ],
)
def test_a_needed_item_taken_out_shows(
    item: str, shown: str, less: Path, before: dict[str, Any], tmp_path: Path
) -> None:
    symbol, soname, package = parts(less)
    name = icu_items.prefix(package) + item
    left = {key: value for key, value in package.items.items() if key != name}
    assert len(left) == len(package.items) - 1
    poorer = icu_package.written(icu_package.Package(package.header, left))
    build(tmp_path / WHOLE.name, soname, symbol, poorer)
    assert asked(tmp_path)["answers"][shown] != before[shown]


def test_it_weighs_a_sixth_at_most_and_is_as_protected_as_before(less: Path) -> None:
    assert less.stat().st_size * 6 < WHOLE.stat().st_size
    assert segments(less) == segments(WHOLE)
    assert ("GNU_STACK", "RW") in segments(less)
    assert not any("E" in rights for _, rights in segments(less))


def segments(library: Path) -> list[tuple[str, str]]:
    """Each segment's kind and what may be done with it: read, write, execute."""
    said = subprocess.run(
        ["readelf", "--wide", "--segments", library], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    lines = [line for line in said.splitlines() if " 0x" in line and line.startswith("  ")]
    return [
        (line.split()[0], "".join(line[line.rindex("0x") - 4 : line.rindex("0x")].split())) for line in lines
    ]


def test_made_twice_it_is_the_same_bytes(less: Path, tmp_path: Path) -> None:
    again = reduced(WHOLE, tmp_path / "elsewhere" / "as another name")
    assert again.read_bytes() == less.read_bytes()


def test_of_the_bundle_only_this_library_is_another(tmp_path: Path) -> None:
    data = (f"PySide6/Qt/lib/{WHOLE.name}", str(WHOLE), "BINARY")
    others = [
        ("PySide6/Qt/lib/libicuuc.so.73", "/w/libicuuc.so.73", "BINARY"),
        (WHOLE.name, data[0], "SYMLINK"),
    ]
    left = lightened([data, *others], tmp_path)
    assert left == [(data[0], str(tmp_path / data[0]), "BINARY"), *others]
    assert parts(tmp_path / data[0])[0] == parts(WHOLE)[0]


def test_a_library_of_another_make_goes_in_whole_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = LIB.glob("libicuuc.so.*")
    entry = (f"PySide6/Qt/lib/{WHOLE.name}", str(code), "BINARY")
    assert lightened([entry], tmp_path) == [entry]
    said = capsys.readouterr().err
    assert "is not a library with ICU's data as its only symbol" in said
    assert "goes into the bundle as it is" in said


def test_without_binutils_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="install binutils"):
        reduced(WHOLE, tmp_path / WHOLE.name)


def test_the_list_of_parts_says_what_was_done_and_only_where_it_was(less: Path, tmp_path: Path) -> None:
    inside = tmp_path / PLACE
    inside.parent.mkdir(parents=True)
    shutil.copy(less, inside)
    (tmp_path / "_internal" / WHOLE.name).symlink_to(inside)
    assert f"made again with {len(parts(less)[2].items)} of its items" in remade(tmp_path, [PLACE])
    shutil.copy(WHOLE, inside)
    assert remade(tmp_path, [f"_internal/{WHOLE.name}", PLACE]) == ""
    assert remade(tmp_path, []) == ""
