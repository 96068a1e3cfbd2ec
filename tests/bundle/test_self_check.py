"""The packaged program says of itself that it is whole, and names what is not."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from shipping.debian import mounting

from desktop.checks.papers import SBOM
from desktop.installation import SUMS
from tests.bundle.packaged import copied, damaged, replaced, run

RESOURCES = Path("_internal", "resources")
XCB = Path("_internal", "PySide6", "Qt", "plugins", "platforms", "libqxcb.so")
FACE = RESOURCES / "fonts" / "BriefingSans-Bold.otf"
PLUGINS = XCB.parent.parent
JPEG, CUPS = PLUGINS / "imageformats" / "libqjpeg.so", PLUGINS / "printsupport" / "libcupsprintersupport.so"
CURSOR = Path("_internal", "libxcb-cursor.so.0")
DBUS, SVG_LIBRARY = (PLUGINS.parent / "lib" / f"libQt6{name}.so.6" for name in ("DBus", "Svg"))
LIBRARIES = "/usr/lib/*-linux-gnu"
PACK = RESOURCES / "packs" / "jinjiang-2023.brief"


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return copied(bundle, tmp_path / bundle.name)


def checked(bundle: Path, user: Path, command: Sequence[str] = ()) -> tuple[int, dict[str, str]]:
    """The exit status of the self-check, and the names of what failed with what was said of it."""
    done = run(bundle, user, "--self-check", command=command)
    assert done.stderr == ""
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["ok"] == (done.returncode == 0)
    return done.returncode, {each["name"]: each["detail"] for each in report["checks"] if not each["ok"]}


def parts_that_failed(bundle: Path, user: Path) -> set[str]:
    """The checks that failed beside the comparison with the list, which a bad build would have written as it is."""
    status, failed = checked(bundle, user)
    assert status == 1
    assert "installation" in failed
    return set(failed) - {"installation"}


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
    assert failed["plugins"] == "missing: platforms/qxcb"
    assert XCB.name in failed["installation"]


def test_plugins_that_are_none_are_named(copy: Path, user: Path) -> None:
    replaced(copy / XCB, b"x")
    replaced(copy / JPEG, b"\x7fELF" + bytes(9000))
    replaced(copy / CUPS, (copy / SVG_LIBRARY).read_bytes())
    assert parts_that_failed(copy, user) == {
        "plugin platforms/qxcb",
        "plugin imageformats/qjpeg",
        "plugin printsupport/cupsprintersupport",
    }


@pytest.mark.usefixtures("as_root")
def test_a_library_of_the_display_that_is_nowhere_is_named(copy: Path, user: Path) -> None:
    (copy / CURSOR).unlink()
    # This machine's own would do instead.
    hidden = f"for each in {LIBRARIES}/{CURSOR.name}*; do mount --bind /dev/null $each; done"
    status, failed = checked(copy, user, mounting(hidden))
    assert status == 1
    assert CURSOR.name in failed["plugin platforms/qxcb"]


def test_what_was_never_put_in_is_named(copy: Path, user: Path) -> None:
    for name in ("icons", "themes", "search", "licences"):
        shutil.rmtree(copy / RESOURCES / name)
    (copy / SBOM).unlink()
    themes = {"theme light", "theme dark", "theme contrast"}
    assert parts_that_failed(copy, user) == {"icons", *themes, "search by pinyin", "licences", "components"}


def test_without_a_library_of_qt_there_is_a_report_that_names_it(copy: Path, user: Path) -> None:
    (copy / DBUS).unlink()
    status, failed = checked(copy, user)
    assert status == 1
    assert DBUS.name in failed["libraries"]
    assert DBUS.name in failed["window system"]


def test_a_library_that_ends_the_process_is_in_a_report_as_well(copy: Path, user: Path) -> None:
    # Its tables are there; whoever reads what they speak of is ended by the system.
    replaced(copy / DBUS, (copy / DBUS).read_bytes()[:300_000])
    status, failed = checked(copy, user)
    assert status == 1
    assert "SIGBUS" in failed["libraries"]
    assert DBUS.name in failed["installation"]


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
