"""What is in a bundle is what it was made from: each way in which a file, a plugin, a module or a pack can be another."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import codes, genuine, machine, originals, resources, slimming
from shipping.gates import Refused

from tests.shipping.tiny_world import World

INSIDE = "_internal"
LIBRARY = f"{INSIDE}/wheely/libcore.so"


@pytest.fixture
def said(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], list[str]]:
    """What the gate has against the tiny bundle."""
    monkeypatch.setattr(machine, "this", world.machine)
    world.made_real()

    def run() -> list[str]:
        status = genuine.main([str(world.dist)])
        sentences = capsys.readouterr().err.splitlines()
        assert status == bool(sentences)
        return [sentence.removeprefix("genuine: ") for sentence in sentences]

    return run


Said = Callable[[], list[str]]


def test_a_bundle_as_it_was_built_is_genuine(said: Said) -> None:
    assert said() == []


# ------------------------------------------------------------ resources


@pytest.mark.parametrize(
    "name", ["themes/window.qss", "icons/check.svg", "search/readings.tsv", "icons/LICENSE"]
)
def test_a_resource_that_was_changed_is_told(said: Said, world: World, name: str) -> None:
    world.put(world.dist / INSIDE / "resources" / name, "changed")
    assert said() == [f"_internal/resources/{name} is not what the project's sources give; build again."]


def test_a_missing_resource_is_told(said: Said, world: World) -> None:
    (world.dist / INSIDE / "resources/themes/window.qss").unlink()
    assert said() == ["_internal/resources/themes/window.qss is missing from the bundle."]


@pytest.mark.parametrize(
    "name", ["packs/other.brief", "themes/other.qss", "themes/deep/other.qss", "new/other"]
)
def test_a_foreign_resource_is_told(said: Said, world: World, name: str) -> None:
    world.put(world.dist / INSIDE / "resources" / name)
    assert f"_internal/resources/{name} is no resource of the project." in said()


@pytest.mark.parametrize("name", ["packs/old.brief", "translations/old.qm"])
def test_what_was_built_from_no_source_of_now_is_told(said: Said, world: World, name: str) -> None:
    for folder in (world.root, world.dist / INSIDE):
        world.put(folder / "resources" / name)
    assert said() == [f"_internal/resources/{name} is no resource of the project."]


def test_a_pack_that_is_older_than_its_source_is_told(said: Said, world: World) -> None:
    place = world.root / "db/sources/tiny/brief.toml"
    world.put(place, place.read_text(encoding="utf-8").replace("A brief", "A better brief"))
    assert said() == [
        "_internal/resources/packs/tiny.brief is not what the project's sources give; build again."
    ]


def test_a_source_that_gives_no_pack_is_told(said: Said, world: World) -> None:
    world.put(world.root / "db/sources/tiny/source.txt", "another text")
    assert said()[0].startswith("No pack can be made from tiny: ")


def test_a_translation_that_is_older_than_its_words_is_told(said: Said, world: World) -> None:
    words = (
        '<!DOCTYPE TS><TS version="2.1" language="zh_CN"><context><name>a</name>'
        "<message><source>b</source>{}</message></context></TS>"
    )
    place = world.root / "resources/translations/zh_CN.ts"
    world.put(place, words.format("<translation>甲</translation>"))
    made = world.dist / INSIDE / "resources/translations/zh_CN.qm"
    made.parent.mkdir()
    lrelease = resources._lrelease()
    subprocess.run([lrelease, "-silent", place, "-qm", made], check=True)
    assert said() == []
    world.put(place, words.format("<translation>乙</translation>"))
    assert said() == [
        "_internal/resources/translations/zh_CN.qm is not what the project's sources give; build again."
    ]
    world.put(place, "no words")
    assert said()[0].startswith("zh_CN.ts cannot be compiled: ")


# ------------------------------------------------------------ what others made


def test_a_library_that_was_put_in_the_place_of_another_is_told(said: Said, world: World) -> None:
    shutil.copy("/bin/true", world.dist / LIBRARY)
    assert said() == [f"{LIBRARY} is not what it is made from, nor what the build makes of that."]


def test_data_of_a_distribution_that_were_changed_are_told(said: Said, world: World) -> None:
    world.put(world.dist / INSIDE / "wheely/data.json", "changed")
    assert said() == [
        "_internal/wheely/data.json is not what it is made from, nor what the build makes of that."
    ]


def test_a_library_that_is_none_is_told(said: Said, world: World) -> None:
    for folder in (world.site, world.dist / INSIDE):
        world.put(folder / "wheely/libcore.so", "no library")
    world.list_wheel()
    assert said() == [f"{LIBRARY} is called a library and is none."]


def test_what_was_changed_after_it_was_installed_is_told(said: Said, world: World) -> None:
    for folder in (world.site, world.dist / INSIDE):
        world.put(folder / "wheely/data.json", "changed in both")
    assert said() == [
        "data.json, installed for _internal/wheely/data.json, is not as its distribution lists it; make .venv anew."
    ]


def test_a_file_from_nowhere_is_told(said: Said, world: World) -> None:
    world.put(world.dist / INSIDE / "PySide6/Qt/lib/libQt6Other.so.6", world.head)
    assert said() == ["_internal/PySide6/Qt/lib/libQt6Other.so.6 comes from nowhere that is known."]


@pytest.mark.parametrize(
    "place", ["python3.11/lib-dynload/_own.so", "libpython3.11.so.1.0", "libsqlite3.so.0"]
)
def test_the_libraries_of_python_are_those_of_the_python_that_builds(
    said: Said, world: World, place: str
) -> None:
    home = world.system / "python" if place.startswith("lib") else world.python.parent
    world.put(home / place, world.head)
    world.put(world.dist / INSIDE / place, world.head)
    assert said() == []
    shutil.copy("/bin/true", world.dist / INSIDE / place)
    assert said() == [f"_internal/{place} is not what it is made from, nor what the build makes of that."]


def test_what_the_build_takes_out_is_taken_out_again_to_compare(
    said: Said, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slimming, "_HEAVY", re.compile("wheely/"))
    command = ["patchelf", "--set-rpath", "/tmp/of-the-builder", str(world.site / "wheely/libcore.so")]
    subprocess.run(command, check=True)
    world.list_wheel()
    sources = {LIBRARY: world.site / "wheely/libcore.so"}
    originals.treated(sources, world.place / "again", slimming.slimmed)
    shutil.copy(world.place / "again" / LIBRARY, world.dist / LIBRARY)
    assert (world.dist / LIBRARY).read_bytes() != (world.site / "wheely/libcore.so").read_bytes()
    assert said() == []
    data = bytearray((world.dist / LIBRARY).read_bytes())
    data[len(data) // 2] ^= 1
    world.put(world.dist / LIBRARY, bytes(data))
    assert said() == [f"{LIBRARY} is not what it is made from, nor what the build makes of that."]


def test_the_plugins_of_qt_are_those_that_are_wanted(said: Said, world: World) -> None:
    wanted, unwanted = (
        f"PySide6/Qt/plugins/{name}" for name in ("iconengines/libqsvgicon.so", "tls/libqopenssl.so")
    )
    record = world.site / "wheely-1.0.dist-info/RECORD"
    record.write_text(f"{record.read_text()}{wanted},,\n{unwanted},,\n")
    for folder, names in ((world.site, (wanted, unwanted)), (world.dist / INSIDE, (wanted,))):
        for name in names:
            world.put(folder / name, world.head)
    assert said() == []
    world.put(world.dist / INSIDE / unwanted, world.head)
    assert said() == [f"_internal/{unwanted} is none of the plugins of Qt that the desk uses."]
    (world.dist / INSIDE / wanted).unlink()
    (world.dist / INSIDE / unwanted).unlink()
    assert said() == [f"Qt's plugin _internal/{wanted} is missing from the bundle."]


# ------------------------------------------------------------ modules


@pytest.mark.parametrize(
    "module", ["desktop.app", "db.records", "__main__", "json.decoder", "wheely.inner", "pyimod01_archive"]
)
def test_a_module_that_is_not_what_its_source_gives_is_told(said: Said, world: World, module: str) -> None:
    world.program(**{module: "def tell():\n    return 'everything'\n"})
    assert [sentence.startswith(f"The module {module} is not what ") for sentence in said()] == [True]


def test_a_module_without_a_source_is_told(said: Said, world: World) -> None:
    world.modules.add("stranger")
    world.program()
    assert said() == ["The module stranger is compiled from nothing that is known."]


def test_a_module_that_python_starts_with_is_looked_at_too(said: Said, world: World) -> None:
    world.library({"codecs.pyc": "known = ['another']", "leftpad.pyc": "pass"})
    assert said() == [
        "The module codecs is not what codecs.py compiles to.",
        "The module leftpad is compiled from nothing that is known.",
    ]


@pytest.mark.parametrize("data", [b"", b"no archive"])
def test_an_archive_that_cannot_be_read_is_told(said: Said, world: World, data: bytes) -> None:
    world.put(world.dist / INSIDE / "base_library.zip", data)
    assert said()[0].startswith("base_library.zip cannot be read: ")


def test_what_is_no_code_is_told(world: World) -> None:
    assert not codes.is_same_code(b"no code", b"no code")


# ------------------------------------------------------------ links and pipes


def test_links_out_of_the_bundle_are_told_before_anything_is_read(said: Said, world: World) -> None:
    (world.dist / INSIDE / "wheely/etc").symlink_to("/etc")
    assert said() == ["_internal/wheely/etc leads out of the bundle; take it out."]


def test_a_program_that_is_none_is_told(world: World) -> None:
    world.put(world.dist / "briefing-desk", b"\x7fELF")
    with pytest.raises(Refused, match="no program with Python modules"):
        genuine.faults(world.dist, world.machine())


def test_the_folder_of_this_python_s_library_is_known() -> None:
    this = machine.this()
    assert (this.stdlib / "codecs.py").is_file()
    assert all((folder / "").is_dir() for folder in this.loaders)
    assert isinstance(this.root, Path)
