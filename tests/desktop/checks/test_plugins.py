"""Qt's plugins: what is missing, damaged, of another kind or linked to what is not there is red."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.checks import plugins
from desktop.checks.running import Failed
from tests.desktop.checks.telling import red

pytestmark = pytest.mark.usefixtures("qtbot")


def test_what_the_program_needs_of_qt_is_there_and_loads() -> None:
    there = plugins.files(plugins.places())
    checks = plugins.plugin_checks(there, plugins.needed(), every=False)
    assert "qoffscreen" in plugins.found(there)["platforms"]
    assert red(checks) == {}
    assert {"plugins", "plugin platforms/qxcb", "plugin imageformats/qjpeg"} <= {each.name for each in checks}


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_a_missing_plugin_is_red_on_every_system(system: str) -> None:
    wanted = plugins.needed(system)
    whole = {kind: sorted(names) for kind, names in wanted.items()}
    assert plugins.all_there(whole, wanted)
    for kind, names in wanted.items():
        for name in names:
            without = {**whole, kind: sorted(names - {name})}
            with pytest.raises(Failed, match=f"missing: {kind}/{name}$"):
                plugins.all_there(without, wanted)


@pytest.mark.parametrize(("kind", "name"), [("platforms", "qxcb"), ("imageformats", "qjpeg")])
def test_a_missing_plugin_is_red_among_the_checks(kind: str, name: str) -> None:
    there = plugins.files(plugins.places())
    del there[kind][name]
    said = red(plugins.plugin_checks(there, plugins.needed(), every=False))
    assert said == {"plugins": f"missing: {kind}/{name}"}


def test_plugins_are_known_by_their_files_on_every_system(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    for name in ("libqxcb.so", "qwindows.dll", "libqcocoa.dylib", "readme.txt"):
        (tmp_path / "platforms" / name).touch()
    assert plugins.found(plugins.files([tmp_path]))["platforms"] == ["qcocoa", "qwindows", "qxcb"]


def planted(folder: Path, data: bytes) -> dict[str, dict[str, Path]]:
    """The plugins that are here, but for one that is `data`."""
    path = folder / "libqjpeg.so"
    path.write_bytes(data)
    there = plugins.files(plugins.places())
    there["imageformats"] |= {"qjpeg": path}
    return there


@pytest.mark.parametrize("data", [b"", b"x", b"\x7fELF" + bytes(4096)], ids=["empty", "a byte", "a head"])
def test_a_file_that_is_no_plugin_is_red(tmp_path: Path, data: bytes) -> None:
    said = red(plugins.plugin_checks(planted(tmp_path, data), plugins.needed(), every=False))
    assert set(said) == {"plugin imageformats/qjpeg"}
    assert "libqjpeg.so" in said["plugin imageformats/qjpeg"]


def test_a_library_that_is_no_plugin_is_red(tmp_path: Path) -> None:
    here = next(folder.parent / "lib" / "libQt6Svg.so.6" for folder in plugins.places())
    said = red(plugins.plugin_checks(planted(tmp_path, here.read_bytes()), plugins.needed(), every=False))
    assert set(said) == {"plugin imageformats/qjpeg"}


def test_a_plugin_whose_library_is_not_found_is_red_and_names_it(tmp_path: Path) -> None:
    (source,) = (folder for folder in plugins.places() if (folder / "platforms").is_dir())
    # Away from where it stands it does not find the library that its own folder leads to.
    moved = shutil.copy(source / "platforms" / "libqxcb.so", tmp_path / "libqxcb.so")
    data = Path(moved).read_bytes()
    Path(moved).write_bytes(data.replace(b"libQt6XcbQpa.so.6\0", b"libQt6Nowhere.s.6\0"))
    assert data != Path(moved).read_bytes()
    with pytest.raises(Failed, match=r"libQt6Nowhere\.s\.6: cannot open shared object file"):
        plugins.loads(Path(moved))


def test_of_what_is_packaged_every_plugin_is_tried(tmp_path: Path) -> None:
    (tmp_path / "imageformats").mkdir()
    (tmp_path / "imageformats" / "libqstranger.so").write_bytes(b"x")
    there = plugins.files([*plugins.places(), tmp_path])
    only = {"imageformats": {"qstranger": there["imageformats"]["qstranger"]}}
    wanted: dict[str, set[str]] = {kind: set() for kind in plugins.KINDS}
    assert set(red(plugins.plugin_checks(only, wanted, every=True))) == {"plugin imageformats/qstranger"}
    assert red(plugins.plugin_checks(only, wanted, every=False)) == {}
