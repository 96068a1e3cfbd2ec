"""The folders of who builds are named nowhere in what the build makes; each place where they might be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from shipping import machine, traces

from tests.shipping.tiny_world import World

Said = Callable[[], str]


@pytest.fixture
def said(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the gate says of the tiny bundle, built in one folder, with Python, an environment and a home beside it."""
    monkeypatch.setattr(machine, "this", world.machine)
    monkeypatch.setattr("sys.prefix", str(world.place / "environment"))
    monkeypatch.setattr("sys.base_prefix", str(world.place / "a python"))
    monkeypatch.setenv("HOME", str(world.place / "own place"))

    def run() -> str:
        status = traces.main([str(world.dist)])
        sentences = capsys.readouterr().err
        assert status == bool(sentences)
        return sentences

    return run


FOLDERS = ("root", "environment", "a python", "own place")


def test_a_bundle_that_names_no_folder_passes(said: Said) -> None:
    assert said() == ""


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_text_in_a_module_is_told(said: Said, world: World, folder: str) -> None:
    place = str(world.place / folder)
    world.program(**{"desktop.app": f"place = {place + '/of/something'!r}"})
    assert said() == (
        f"traces: The module desktop.app in briefing-desk names {place}, a folder of the computer it was built on.\n"
    )


def test_the_name_of_a_module_s_source_is_told(said: Said, world: World) -> None:
    world.library({f"{world.root}/codecs.py": "known = 1"})
    assert f"in base_library.zip names {world.root}," in said()


@pytest.mark.parametrize(
    "name", ["sbom.cdx.json", "SHA256SUMS", "_internal/resources/themes/window.qss", "briefing-desk"]
)
def test_a_file_that_the_build_made_is_told(said: Said, world: World, name: str) -> None:
    place = world.dist / name
    before = place.read_bytes() if place.is_file() else b""
    world.put(place, f"{world.place}/own place/x".encode() + before)
    assert (
        said() == f"traces: {name} names {world.place}/own place, a folder of the computer it was built on.\n"
    )


def test_what_was_there_before_says_where_it_was_built_itself(said: Said, world: World) -> None:
    for folder in (world.site, world.dist / "_internal"):
        world.put(folder / "wheely/data.json", f"{world.place}/own place/of-its-own")
    world.list_wheel()
    assert said() == ""


def test_folders_that_every_computer_has_tell_nothing() -> None:
    found = traces.pattern([Path("/"), Path("/usr"), Path("/usr/local"), Path("/srv/me.too")])
    assert found.search(b"/usr/lib /usr/local/bin /") is None
    assert found.search(b"/srv/me.too2/x /srv/metoo/x") is None
    assert found.search(b"_/srv/me.too/x")
    assert traces.pattern([Path("/usr")]).search(b"/usr/lib") is None


def test_a_folder_behind_a_link_is_meant_too(world: World, tmp_path: Path) -> None:
    (tmp_path / "checkout").symlink_to(world.root)
    found = traces.builder(world.machine())
    assert found["the checkout"] == world.root
    assert found["the checkout, links followed,"] == world.root.resolve()
