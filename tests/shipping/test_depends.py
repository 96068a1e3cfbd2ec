"""Which packages a bundle needs, and that a library nobody can install stops the build."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from shipping import deb, depends
from shipping.deb_reading import read
from shipping.gates import Refused

from tests.shipping.small import REAL, small_bundle


@pytest.mark.parametrize(
    ("row", "declared"),
    [
        ("libc6 (>= 2.28)", "libc6 (>= 2.28)"),
        ("libglib2.0-0 (>= 2.12.0)", "libglib2.0-0 (>= 2.12.0) | libglib2.0-0t64 (>= 2.12.0)"),
        ("libcups2t64 (>= 1.7.0)", "libcups2 (>= 1.7.0) | libcups2t64 (>= 1.7.0)"),
        ("libglib2.0-0", "libglib2.0-0 | libglib2.0-0t64"),
    ],
)
def test_a_library_with_two_names_may_have_either(row: str, declared: str) -> None:
    assert depends.with_new_name(row) == declared


def test_a_library_that_no_package_provides_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(depends, "owners", lambda sonames: {soname: set() for soname in sonames})
    with pytest.raises(Refused, match=r"libc\.so\.6 is neither in the bundle nor in a package; bundle it\."):
        deb.build(small_bundle(tmp_path / "dist"), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_bundled_library_reads_from_the_system_is_declared(tmp_path: Path) -> None:
    bundle = small_bundle(tmp_path / "dist")
    (bundle / "_internal/libxkbcommon.so.0").write_text("stands for the library")
    made = deb.build(bundle, tmp_path / "out")
    assert "xkb-data" in read(made).field("Depends").split(", ")


def test_a_library_in_the_bundle_is_not_asked_of_the_system(tmp_path: Path) -> None:
    bundle = small_bundle(tmp_path / "dist")
    loaded = subprocess.run(["ldd", REAL], check=True, capture_output=True, encoding="utf-8").stdout
    paths = dict(re.findall(r"(\S+) => (/\S+)", loaded))
    before = read(deb.build(bundle, tmp_path / "before")).field("Depends")
    soname = next(name for name in sorted(depends.needed([REAL])) if not name.startswith("libc."))
    (package,) = depends.owners([soname])[soname]
    shutil.copy(paths[soname], bundle / "_internal" / soname)
    after = read(deb.build(bundle, tmp_path / "after")).field("Depends")
    assert package in before
    assert package not in after
