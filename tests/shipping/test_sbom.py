"""The list of what is inside: valid, whole, the same every time; and refused where a row is missing or wrong."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

import pytest
from shipping import sbom
from shipping.claims import Claim
from shipping.gates import Refused
from shipping.icu_library import build
from shipping.icu_package import Package, written
from shipping.sbom import document, faults, invalid

from tests.shipping.test_icu_package import HEADER
from tests.shipping.tiny_world import PACKAGE, World

TIME = 1_700_000_000
ICU = Claim("ICU", "MIT", "them", ("project:LICENSE",), files=("_internal/PySide6/Qt/lib/libicudata.so.1",))


@pytest.fixture
def made(world: World) -> str:
    return document(world.dist, world.components(), TIME)


def rows(text: str) -> dict[str, Any]:
    bom = json.loads(text)
    return {row["name"]: row for row in [bom["metadata"]["component"], *bom["components"]]}


def test_the_list_is_valid_and_names_every_component(world: World, made: str) -> None:
    assert invalid(made) == []
    assert set(rows(made)) == {component.name for component in world.components()}
    assert json.loads(made)["specVersion"] == "1.6"
    assert json.loads(made)["metadata"]["component"]["name"] == "briefing-desk"


def test_every_file_but_a_link_has_its_sha256(world: World, made: str) -> None:
    found = {
        file["name"]: file["hashes"][0]["content"]
        for row in rows(made).values()
        for file in row.get("components", ())
    }
    real = {
        path.relative_to(world.dist).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in world.dist.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    assert found == real


def test_a_component_of_one_file_bears_its_sha256_itself(world: World, made: str) -> None:
    (font,) = rows(made)["A Bold"]["hashes"]
    data = (world.dist / "_internal/resources/fonts/A.otf").read_bytes()
    assert font == {"alg": "SHA-256", "content": hashlib.sha256(data).hexdigest()}
    assert "hashes" not in rows(made)["briefing-desk"]


def test_a_row_has_licence_origin_version_and_purl(made: str) -> None:
    row = rows(made)[PACKAGE]
    assert row["licenses"] == [{"expression": "MIT"}]
    assert (row["version"], row["supplier"]["name"]) == ("1.2-3", "Debian")
    assert row["purl"] == "pkg:deb/debian/libtiny1@1.2-3?arch=amd64"


def test_what_is_built_in_hangs_on_what_holds_it(made: str) -> None:
    hangs = {row["ref"]: row.get("dependsOn", []) for row in json.loads(made)["dependencies"]}
    assert hangs["core-1"] == ["core--inner"]
    assert "core--inner" not in hangs["briefing-desk-0.1.0"]
    assert "core-1" in hangs["briefing-desk-0.1.0"]


def test_icu_with_less_in_it_is_said_to_be_modified(world: World) -> None:
    world.claims = (*world.claims, ICU)
    place = world.put(world.dist / ICU.files[0])
    build(place, place.name, "icudt1_dat", written(Package(HEADER, {"icudt1l/gb18030.cnv": b"some"})))
    row = rows(document(world.dist, world.components(), TIME))["ICU"]
    assert row["pedigree"]["notes"].startswith("Modified: libicudata was made again with 1 of its items")
    build(place, place.name, "icudt1_dat", written(Package(HEADER, {"icudt1l/curr/zh.res": b"money"})))
    assert "pedigree" not in rows(document(world.dist, world.components(), TIME))["ICU"]


def test_the_same_bundle_gives_the_same_bytes(world: World, made: str) -> None:
    assert document(world.dist, world.components()[::-1], TIME) == made


def test_another_content_has_another_serial_number(world: World, made: str) -> None:
    world.put(world.dist / "_internal/resources/themes/window.qss", b"other")
    other = document(world.dist, world.components(), TIME)
    assert json.loads(other)["serialNumber"] != json.loads(made)["serialNumber"]


def test_what_is_no_cyclonedx_is_told(made: str) -> None:
    assert "is no valid CycloneDX 1.6" in invalid(made.replace('"library"', '"libary"'))[0]
    assert invalid(made.replace('"specVersion"', '"specVersoin"'))
    assert invalid("{") == ["sbom.cdx.json cannot be read; make it again."]


# ------------------------------------------------------------ planted failures


def without(made: str, name: str) -> str:
    bom = json.loads(made)
    bom["components"] = [row for row in bom["components"] if row["name"] != name]
    return json.dumps(bom)


@pytest.mark.parametrize("name", ["wheely", "core", "inner", "A Bold", "CPython", PACKAGE])
def test_a_missing_row_is_told(made: str, name: str) -> None:
    assert any(said.startswith("sbom.cdx.json has no row for ") for said in faults(without(made, name), made))


def test_a_missing_file_of_a_row_is_told(made: str) -> None:
    bom = json.loads(made)
    next(row for row in bom["components"] if row["name"] == "core")["components"] = []
    assert faults(json.dumps(bom), made) == ["sbom.cdx.json has no row for file:_internal/wheely/libcore.so."]


def test_a_row_for_nothing_is_told(made: str) -> None:
    assert faults(made, without(made, "inner")) == [
        "sbom.cdx.json has a row for core--inner, which is not in the bundle."
    ]


def test_another_licence_is_told(made: str) -> None:
    bom = json.loads(made)
    next(row for row in bom["components"] if row["name"] == "core")["licenses"] = [{"expression": "MIT"}]
    assert faults(json.dumps(bom), made) == ["The row for core-1 in sbom.cdx.json is not right."]


def test_a_changed_file_is_told(world: World, made: str) -> None:
    world.put(world.dist / "_internal/base_library.zip", "changed")
    said = faults(made, document(world.dist, world.components(), TIME))
    assert "The row for file:_internal/base_library.zip in sbom.cdx.json is not right." in said


def test_a_document_that_differs_elsewhere_is_told(made: str) -> None:
    assert faults(made.replace('"version": 1,', '"version": 2,'), made) == [
        "sbom.cdx.json is not what this bundle gives; make it again."
    ]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"metadata": 1, "components": 2}'])
def test_what_is_no_list_is_told(made: str, text: str) -> None:
    assert faults(text, made) == ["sbom.cdx.json cannot be read; make it again."]


def test_two_components_of_one_name_are_refused(world: World) -> None:
    twice = (*world.components(), dataclasses.replace(world.components()[0], origin="another"))
    with pytest.raises(Refused, match="the same row"):
        document(world.dist, twice, TIME)


# ------------------------------------------------------------ the command


@pytest.fixture
def command(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command's arguments for the tiny bundle, made at one time."""
    monkeypatch.setattr(sbom, "of_bundle", lambda dist: world.components())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TIME))
    return [str(world.dist)]


def test_the_command_writes_and_its_check_passes_later(
    command: list[str], monkeypatch: pytest.MonkeyPatch, made: str, world: World
) -> None:
    assert sbom.main(command) == 0
    assert (world.dist / "sbom.cdx.json").read_text(encoding="utf-8") == made
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TIME + 1))
    assert sbom.main([*command, "--check"]) == 0


def test_the_check_refuses_a_bundle_without_a_list(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert sbom.main([*command, "--check"]) == 1
    assert "sbom.cdx.json is missing from the bundle" in capsys.readouterr().err


def test_the_check_refuses_a_bundle_that_gained_a_file(
    command: list[str], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sbom.main(command) == 0
    world.put(world.dist / "_internal/resources/licences/LICENCES.txt")
    assert sbom.main([*command, "--check"]) == 0
    (world.dist / "_internal/wheely/copy.so").symlink_to("libcore.so")
    assert sbom.main([*command, "--check"]) == 0
    world.put(world.dist / "_internal/stranger.so")
    assert sbom.main([*command, "--check"]) == 1
    assert "_internal/stranger.so belongs to no component" in capsys.readouterr().err


def test_the_check_refuses_a_list_that_is_no_cyclonedx_though_it_is_what_the_bundle_gives(
    command: list[str], monkeypatch: pytest.MonkeyPatch, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    real = sbom.document
    monkeypatch.setattr(sbom, "document", lambda *given: real(*given).replace('"library"', '"libary"'))
    (world.dist / "sbom.cdx.json").write_text(
        sbom.document(world.dist, world.components(), TIME), encoding="utf-8"
    )
    assert sbom.main([*command, "--check"]) == 1
    assert "is no valid CycloneDX 1.6" in capsys.readouterr().err
    (world.dist / "sbom.cdx.json").unlink()
    assert sbom.main(command) == 1
    assert not (world.dist / "sbom.cdx.json").exists()
