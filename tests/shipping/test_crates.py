"""The Rust crates inside a library: each with a licence whose text is there."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from shipping.crates import chosen, crates
from shipping.gates import Refused
from shipping.vendored import Vendored

from tests.shipping.tiny_world import World

ROW = {
    "name": "tiny",
    "version": "1.0",
    "author": "A, B",
    "licenses": [{"expression": "MIT OR Apache-2.0"}],
    "purl": "pkg:cargo/tiny@1.0?checksum=x",
}


def listed(
    world: World, *rows: dict[str, Any], name: str = "sboms/all.cyclonedx.json"
) -> metadata.Distribution:
    """The wheel of the tiny world, with a list of crates."""
    info = world.site / "wheely-1.0.dist-info"
    world.put(info / name, json.dumps({"components": list(rows)}))
    record = info / "RECORD"
    record.write_text(record.read_text() + f"{info.name}/{name},,\n")
    return next(iter(world.machine().found()))


def test_a_crate_has_version_licence_authors_and_one_sufficient_text(world: World) -> None:
    (crate,) = crates(listed(world, ROW), "core", Vendored(world.root))
    assert (crate.title, crate.licence, crate.origin) == ("tiny 1.0", "MIT OR Apache-2.0", "A, B")
    assert (crate.purl, crate.within) == ("pkg:cargo/tiny@1.0", "core")
    assert [text.place for text in crate.texts] == ["texts/MIT.txt"]


@pytest.mark.parametrize(
    ("licence", "texts"),
    [
        ("MIT", ("MIT",)),
        ("0BSD OR MIT OR Apache-2.0", ("MIT",)),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ("MIT", "Unicode-3.0")),
        ("Apache-2.0 WITH LLVM-exception", ("Apache-2.0 WITH LLVM-exception",)),
        ("Apache-2.0 OR BSL-1.0", ("Apache-2.0",)),
    ],
)
def test_of_a_choice_what_has_its_text_is_taken(licence: str, texts: tuple[str, ...]) -> None:
    assert chosen(licence) == texts


@pytest.mark.parametrize("licence", ["", "BSL-1.0", "MIT AND BSL-1.0", "0BSD OR BSL-1.0"])
def test_a_licence_without_its_text_is_refused(licence: str) -> None:
    with pytest.raises(Refused, match="There is no text for the licence"):
        chosen(licence)


def test_a_crate_without_a_licence_is_refused(world: World) -> None:
    with pytest.raises(Refused):
        crates(listed(world, ROW | {"licenses": []}), "core", Vendored(world.root))


def test_a_wheel_without_a_list_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="wheely brings no list"):
        crates(next(iter(world.machine().found())), "core", Vendored(world.root))


def test_the_crates_of_typst_all_have_their_texts() -> None:
    root = Path(__file__).parents[2]
    found = crates(metadata.distribution("typst"), "typst's library", Vendored(root))
    assert "typst-pdf" in {crate.name for crate in found}
    assert all(text.source.stat().st_size for crate in found for text in crate.texts)
