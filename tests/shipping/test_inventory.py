"""Everything in a bundle has its component; what has none, or one without licence or text, stops the build."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from pathlib import Path

import pytest
from shipping import contents
from shipping.claims import Claim
from shipping.gates import Refused

from tests.shipping.tiny_world import CLAIMS, PACKAGE, World


def refused(world: World) -> str:
    world.program()
    with pytest.raises(Refused) as caught:
        world.components()
    return "\n".join(caught.value.sentences)


def test_every_file_of_a_bundle_belongs_to_one_component(world: World) -> None:
    owned = [name for component in world.components() for name in component.files]
    assert sorted(owned) == sorted(contents.files(world.dist))
    assert {component.name: component.files for component in world.components()} == {
        "A Bold": ("_internal/resources/fonts/A.otf",),
        "CPython": ("_internal/base_library.zip",),
        "bootloader": (),
        "briefing-desk": (
            "_internal/resources/fonts/OFL.txt",
            "_internal/resources/fonts/SOURCES.json",
            "_internal/resources/icons/LICENSE",
            "_internal/resources/icons/SOURCES.json",
            "_internal/resources/search/LICENSE",
            "_internal/resources/search/SOURCES.json",
            "_internal/resources/themes/window.qss",
            "briefing-desk",
        ),
        "core": ("_internal/libcore.so", "_internal/wheely/libcore.so"),
        "icons": ("_internal/resources/icons/check.svg",),
        "inner": (),
        PACKAGE: ("_internal/libtiny.so.1",),
        "search": ("_internal/resources/search/readings.tsv",),
        "tiny.brief": ("_internal/resources/packs/tiny.brief",),
        "wheely": ("_internal/wheely/data.json",),
    }


def test_a_component_says_who_made_it_under_what_and_where_the_text_is(world: World) -> None:
    found = {component.name: component for component in world.components()}
    assert found["wheely"].licence == "MIT"
    assert found["wheely"].purl == "pkg:pypi/wheely@1.0"
    assert [text.place for text in found["wheely"].texts] == ["wheely-1.0/LICENSE"]
    assert found[PACKAGE].purl == "pkg:deb/debian/libtiny1@1.2-3?arch=amd64"
    # Debian's statement refers to a whole licence elsewhere: that comes too.
    assert [text.place for text in found[PACKAGE].texts] == ["libtiny1-1.2-3/copyright", "texts/GPL-3.0.txt"]
    assert found["inner"].within == "core"


def test_what_a_package_alone_brings_in_its_executable_is_accounted_for(world: World) -> None:
    (world.dist / "_internal/wheely/data.json").unlink()
    assert "wheely" in {component.name for component in world.components()}


@pytest.mark.parametrize(
    "name",
    [
        "_internal/libforeign.so.1",
        "_internal/wheely/other.so",
        "_internal/resources/themes/other.qss",
        "_internal/resources/fonts/Other.otf",
        "_internal/resources/packs/notes.txt",
        "other-program",
    ],
)
def test_a_file_that_nobody_claims_is_refused(world: World, name: str) -> None:
    world.put(world.dist / name)
    assert f"{name} belongs to no component" in refused(world)


@pytest.mark.parametrize(
    "name", ["_internal/led.so", "_internal/wheely/led", "_internal/resources/fonts/A.otf"]
)
@pytest.mark.parametrize(
    "target", ["/etc", "/etc/passwd", "../../../../../sys/lib/libtiny.so.1", "../../../../.."]
)
def test_a_link_to_outside_is_refused_whoever_would_claim_its_name(
    world: World, name: str, target: str
) -> None:
    (world.dist / name).unlink(missing_ok=True)
    (world.dist / name).symlink_to(target)
    assert f"{name} leads out of the bundle; take it out." in refused(world)


def test_a_link_to_nothing_is_refused(world: World) -> None:
    (world.dist / "_internal/led.so").symlink_to("gone.so")
    assert refused(world) == "_internal/led.so leads to nothing; take it out."


def test_a_pipe_is_refused_and_not_read(world: World) -> None:
    os.mkfifo(world.dist / "_internal/wheely/pipe")
    assert refused(world) == "_internal/wheely/pipe is neither a file nor a folder; take it out."


def test_a_pack_that_is_damaged_is_refused_in_a_sentence(world: World) -> None:
    world.put(world.dist / "_internal/resources/packs/tiny.brief", "no pack")
    assert refused(world).startswith("_internal/resources/packs/tiny.brief is no sound pack: ")


def test_a_program_without_modules_is_refused(world: World) -> None:
    world.put(world.dist / "briefing-desk", b"\x7fELF program")
    with pytest.raises(Refused, match="no program with Python modules"):
        world.components()


def listed_crate(world: World, licence: str) -> None:
    """A wheel with typst's library, and its list of one crate."""
    world.claims = (
        *CLAIMS,
        Claim("typst's library", "MIT", "them", ("project:LICENSE",), files=("*_typst.so",)),
    )
    world.put(world.dist / "_internal/typst/_typst.so")
    info = world.site / "typst-1.dist-info"
    world.put(info / "METADATA", "Metadata-Version: 2.4\nName: typst\nVersion: 1\n")
    row = {"name": "ecow", "version": "2", "licenses": [{"expression": licence}]}
    world.put(info / "sboms/typst.cyclonedx.json", json.dumps({"components": [row]}))
    world.put(info / "RECORD", f"{info.name}/sboms/typst.cyclonedx.json,,\n")


def test_the_crates_in_the_typesetter_are_components_of_the_bundle(world: World) -> None:
    listed_crate(world, "MIT")
    assert ("ecow", "typst's library") in {(one.name, one.within) for one in world.components()}


def test_a_crate_whose_licence_has_no_text_stops_the_bundle(world: World) -> None:
    listed_crate(world, "GPL-2.0-only")
    assert "no text for the licence “(GPL-2.0-only)” of a Rust crate" in refused(world)


def test_a_typesetter_that_is_not_installed_is_refused(world: World) -> None:
    listed_crate(world, "MIT")
    shutil.rmtree(world.site / "typst-1.dist-info")
    assert "typst is in the bundle, and no distribution of that name is installed" in refused(world)


def test_a_library_that_is_called_as_the_system_s_but_is_another_is_refused(world: World) -> None:
    world.put(world.dist / "_internal/libtiny.so.1", b"\x7fELF other")
    assert "_internal/libtiny.so.1 belongs to no component" in refused(world)


def test_a_module_that_nobody_claims_is_refused(world: World) -> None:
    world.modules.add("stranger.inner")
    assert refused(world) == "The module stranger.inner in the executable belongs to no component."


def test_all_that_is_unclaimed_is_told_at_once(world: World) -> None:
    world.put(world.dist / "_internal/one")
    world.put(world.dist / "_internal/two")
    assert len(refused(world).splitlines()) == 2


def test_a_package_whose_licence_is_not_stated_is_refused(world: World) -> None:
    world.licences = {}
    assert f"comes from the system's {PACKAGE}, whose licence is not in components.toml" in refused(world)


def test_a_package_without_its_documentation_is_refused(world: World) -> None:
    shutil.rmtree(world.system / "doc")
    assert "is missing: install libtiny1 with its documentation" in refused(world)


def test_a_distribution_whose_licence_is_no_spdx_is_refused(world: World) -> None:
    path = world.site / "wheely-1.0.dist-info/METADATA"
    path.write_text(path.read_text().replace("License: MIT", "License: free as in freedom"))
    assert "The metadata of wheely names no SPDX licence" in refused(world)


def test_a_distribution_without_a_text_is_refused(world: World) -> None:
    path = world.site / "wheely-1.0.dist-info/RECORD"
    path.write_text("\n".join(row for row in path.read_text().splitlines() if "LICENSE" not in row))
    world.claims = CLAIMS[:1] + CLAIMS[2:]
    world.modules.remove("pyimod01_archive")
    assert "wheely 1.0: there is no licence text" in refused(world)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"licence": "GPL-99"}, "“GPL-99” is no SPDX licence expression"),
        ({"licence": ""}, "“” is no SPDX licence expression"),
        ({"texts": ()}, "there is no licence text"),
        ({"texts": ("vendored:Nowhere.txt",)}, "resources/licences/ has no Nowhere.txt"),
        ({"texts": ("project:NOWHERE",)}, "NOWHERE is missing or empty"),
        ({"texts": ("dist:wheely:*COPYING*",)}, "there is no such licence text"),
        ({"texts": ("dist:nowhere:*",)}, "there is no such licence text"),
        ({"version": "ask:dist:nowhere"}, "The version of dist:nowhere cannot be told"),
        ({"version": "ask:nothing"}, "The version of nothing cannot be told"),
    ],
)
def test_a_row_of_the_table_that_does_not_hold_is_refused(
    world: World, change: dict[str, object], sentence: str
) -> None:
    world.claims = tuple(
        dataclasses.replace(claim, **change) if claim.name == "core" else claim  # type: ignore[arg-type]
        for claim in CLAIMS
    )
    assert sentence in refused(world)


def test_notices_collected_for_another_version_are_refused(world: World) -> None:
    world.claims = (*CLAIMS[:3], dataclasses.replace(CLAIMS[3], known_for="wheely 0.9"))
    assert "was collected for wheely 0.9, and 1.0 is installed" in refused(world)


def test_a_vendored_text_that_was_changed_is_refused(world: World) -> None:
    world.put(world.root / "resources/licences/Zlib.txt", "other")
    assert "Zlib.txt is not what was taken from its source" in refused(world)


def test_an_empty_text_is_refused(world: World) -> None:
    world.put(world.root / "resources/licences/Zlib.txt", "")
    world.state_vendored()
    assert "Zlib.txt is missing or empty" in refused(world)


def test_a_font_that_is_not_the_one_described_is_refused(world: World) -> None:
    world.put(world.dist / "_internal/resources/fonts/A.otf", "Font")
    assert "A.otf is not the font that resources/fonts/SOURCES.json describes" in refused(world)


def test_what_the_gates_write_themselves_needs_no_component(world: World) -> None:
    for name in ("SHA256SUMS", "sbom.cdx.json", "_internal/resources/licences/LICENCES.txt"):
        world.put(world.dist / name)
    assert world.components()


def test_the_modules_of_a_real_archive_are_read(tmp_path: Path) -> None:
    writers = pytest.importorskip("PyInstaller.archive.writers")
    source = tmp_path / "inner.py"
    source.write_text("pass")
    code = {"outer.inner": compile("pass", "inner.py", "exec")}
    writers.ZlibArchiveWriter(str(tmp_path / "all.pyz"), [("outer.inner", str(source), "PYMODULE")], code)
    entries = [("all.pyz", str(tmp_path / "all.pyz"), False, "z"), ("start", str(source), True, "s")]
    writers.CArchiveWriter(str(tmp_path / "program"), entries, "libpython3.11.so")
    assert contents.modules(tmp_path / "program") == {"outer.inner", "start"}
