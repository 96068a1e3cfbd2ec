"""The licence texts in a bundle: laid out to be read, and refused where one is missing, wrong or idle."""

from __future__ import annotations

import dataclasses

import pytest
from shipping import licences
from shipping.component import Text
from shipping.gates import Refused
from shipping.licences import faults, index, texts, write

from tests.shipping.tiny_world import World

FOLDER = "_internal/resources/licences"


@pytest.fixture
def laid(world: World) -> dict[str, bytes]:
    """The texts of the tiny bundle, written into it."""
    found = texts(world.components())
    write(world.dist, found)
    return found


def test_every_component_has_its_texts_in_the_bundle(world: World, laid: dict[str, bytes]) -> None:
    for component in world.components():
        for text in component.texts:
            assert (world.dist / FOLDER / text.place).read_bytes() == text.source.read_bytes()
    assert faults(world.dist, laid) == []


def test_the_index_is_read_in_both_languages_and_names_everything(world: World) -> None:
    said = index(world.components())
    assert said.startswith("简报台 ")
    assert "What is in Briefing Desk" in said
    assert "\nwheely 1.0\n    MIT\n    the authors of wheely\n    wheely-1.0/LICENSE\n" in said
    assert (
        "\ncore 1\n    Zlib\n    them\n    texts/Zlib.txt\n    其中包含 / It contains:\n      - inner; MIT; them"
        in said
    )
    assert all(component.name in said for component in world.components())


def test_the_index_says_that_the_libraries_of_qt_may_be_replaced(world: World) -> None:
    assert "QT-LGPL.txt" in index(world.components())


def test_writing_again_leaves_nothing_of_before(world: World, laid: dict[str, bytes]) -> None:
    world.put(world.dist / FOLDER / "old/LICENSE")
    write(world.dist, laid)
    assert faults(world.dist, laid) == []


def test_a_missing_text_is_told(world: World, laid: dict[str, bytes]) -> None:
    (world.dist / FOLDER / "wheely-1.0/LICENSE").unlink()
    assert faults(world.dist, laid) == [f"The licence text wheely-1.0/LICENSE is missing from {FOLDER}."]


def test_a_missing_index_is_told(world: World, laid: dict[str, bytes]) -> None:
    (world.dist / FOLDER / "LICENCES.txt").unlink()
    assert faults(world.dist, laid) == [f"The licence text LICENCES.txt is missing from {FOLDER}."]


def test_a_changed_text_is_told(world: World, laid: dict[str, bytes]) -> None:
    world.put(world.dist / FOLDER / "texts/Zlib.txt", "other")
    assert faults(world.dist, laid) == ["The licence text texts/Zlib.txt is not what its component says."]


def test_a_text_for_nothing_is_told(world: World, laid: dict[str, bytes]) -> None:
    world.put(world.dist / FOLDER / "texts/GPL-9.txt")
    assert faults(world.dist, laid) == ["The licence text texts/GPL-9.txt belongs to nothing in the bundle."]


def test_a_component_that_came_later_is_missed(world: World, laid: dict[str, bytes]) -> None:
    more = dataclasses.replace(world.components()[0], texts=(Text("more/LICENSE", world.root / "LICENSE"),))
    said = faults(world.dist, texts((*world.components(), more)))
    assert f"The licence text more/LICENSE is missing from {FOLDER}." in said


def test_two_texts_for_one_place_are_refused(world: World) -> None:
    zlib, mit = (world.root / "resources/licences" / name for name in ("Zlib.txt", "MIT.txt"))
    both = [
        dataclasses.replace(world.components()[0], texts=(Text("x/LICENSE", source),))
        for source in (zlib, mit)
    ]
    with pytest.raises(Refused, match="two different licence texts"):
        texts(both)


# ------------------------------------------------------------ the command


@pytest.fixture
def command(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command's arguments for the tiny bundle."""
    monkeypatch.setattr(licences, "of_bundle", lambda dist: world.components())
    return [str(world.dist)]


def test_the_command_writes_and_its_check_passes(command: list[str]) -> None:
    assert licences.main(command) == 0
    assert licences.main([*command, "--check"]) == 0


def test_the_check_writes_nothing_and_refuses(
    command: list[str], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert licences.main([*command, "--check"]) == 1
    assert "is missing from" in capsys.readouterr().err
    assert not (world.dist / FOLDER).exists()


def test_a_file_without_a_component_stops_the_command(
    command: list[str], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.put(world.dist / "_internal/stranger.so")
    assert licences.main(command) == 1
    assert "_internal/stranger.so belongs to no component" in capsys.readouterr().err
    assert not (world.dist / FOLDER).exists()
