"""The packaged program says of itself that it is whole, and names what is not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from desktop.installation import SUMS
from tests.bundle.packaged import copied, damaged, run

RESOURCES = Path("_internal", "resources")
XCB = Path("_internal", "PySide6", "Qt", "plugins", "platforms", "libqxcb.so")
FACE = RESOURCES / "fonts" / "BriefingSans-Bold.otf"
PACK = RESOURCES / "packs" / "jinjiang-2023.brief"


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return copied(bundle, tmp_path / bundle.name)


def checked(bundle: Path, user: Path) -> tuple[int, dict[str, str]]:
    """The exit status of the self-check, and the names of what failed with what was said of it."""
    done = run(bundle, user, "--self-check")
    assert done.stderr == ""
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["ok"] == (done.returncode == 0)
    return done.returncode, {each["name"]: each["detail"] for each in report["checks"] if not each["ok"]}


def verified(bundle: Path, user: Path) -> tuple[int, list[str]]:
    """The exit status of --verify-installation, and its sentences."""
    done = run(bundle, user, "--verify-installation")
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_everything_it_is_made_of_works(bundle: Path, user: Path) -> None:
    assert checked(bundle, user) == (0, {})


def test_every_file_is_as_it_was_built(bundle: Path, user: Path) -> None:
    status, (sentence,) = verified(bundle, user)
    assert (status, sentence.partition(":")[0]) == (0, "安装完好")
    # And the list can be read by what every system has.
    listed = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
    subprocess.run(listed, cwd=bundle, check=True)


def test_a_damaged_pack_is_named(copy: Path, user: Path) -> None:
    damaged(copy / PACK)
    status, failed = checked(copy, user)
    assert status == 1
    assert f"pack {PACK.name}" in failed
    assert PACK.name in failed["installation"]


def test_a_flipped_byte_in_a_face_is_named(copy: Path, user: Path) -> None:
    damaged(copy / FACE)
    status, failed = checked(copy, user)
    assert status == 1
    assert set(failed) == {f"font {FACE.name}", "installation"}


def test_a_missing_platform_plugin_is_named(copy: Path, user: Path) -> None:
    (copy / XCB).unlink()
    status, failed = checked(copy, user)
    assert status == 1
    assert "platforms/qxcb" in failed["plugins"]
    assert XCB.name in failed["installation"]


def test_an_extra_a_changed_and_a_missing_file_are_named_and_nothing_else(copy: Path, user: Path) -> None:
    (copy / "_internal" / "多余 的.so").write_bytes(b"\x7fELF")
    damaged(copy / FACE)
    (copy / PACK).unlink()
    status, sentences = verified(copy, user)
    assert status == 1
    named = [sentence.partition("”")[0].removeprefix("“") for sentence in sentences]
    assert sorted(named) == sorted([str(FACE), str(PACK), "_internal/多余 的.so"])


def test_spoiling_a_copy_leaves_what_was_built_alone(bundle: Path, copy: Path) -> None:
    damaged(copy / PACK)
    assert (copy / PACK).read_bytes() != (bundle / PACK).read_bytes()
    assert (copy / FACE).samefile(bundle / FACE)
