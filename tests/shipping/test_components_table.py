"""components.toml and resources/licences/ as they are: every row holds, every text is there as it was taken."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest
from shipping import claims as table
from shipping.claims import Claims
from shipping.component import checked, is_spdx
from shipping.crates import _TEXTS as OF_CRATES
from shipping.packages import _VENDORED as COMMON
from shipping.vendored import Vendored
from shipping.wheels import Wheels

ROOT = Path(__file__).parents[2]
CLAIMS, DISTRIBUTIONS, PACKAGES = table.read()
FOLDER = ROOT / "resources" / "licences"


@pytest.fixture(scope="module")
def claims() -> Claims:
    vendored = Vendored(ROOT)
    return Claims(CLAIMS, ROOT, vendored, Wheels(metadata.distributions(), DISTRIBUTIONS, vendored))


def test_every_row_has_version_licence_and_texts(claims: Claims) -> None:
    made = [checked(claims.component(claim.name, ())) for claim in CLAIMS]
    assert all(component.origin for component in made)
    assert [component.purl for component in made if component.purl.endswith("@")] == []


def test_every_row_has_files_or_modules_or_stands_within_another() -> None:
    astray = [claim.name for claim in CLAIMS if bool(claim.files or claim.modules) == bool(claim.within)]
    assert astray == []


def test_no_two_rows_have_one_name() -> None:
    assert len({claim.name for claim in CLAIMS}) == len(CLAIMS)


def test_what_stands_within_another_stands_within_something_there_is() -> None:
    installed = {one.metadata["Name"] for one in metadata.distributions()}
    named = {claim.name for claim in CLAIMS} | installed
    assert {claim.within for claim in CLAIMS if claim.within} <= named


def test_licences_of_packages_and_distributions_are_spdx() -> None:
    licences = [*PACKAGES.values(), *(row["licence"] for row in DISTRIBUTIONS.values())]
    assert [licence for licence in licences if not is_spdx(licence)] == []


def test_every_vendored_text_is_stated_and_as_it_was_taken() -> None:
    rows = json.loads((FOLDER / "SOURCES.json").read_text(encoding="utf-8"))
    stated = {row["file"] for row in rows}
    assert {path.name for path in FOLDER.iterdir()} - {"SOURCES.json"} == stated
    assert all(Vendored(ROOT).text(name).source.stat().st_size for name in stated)
    assert all(row["origin"]["package"] and row["origin"]["file"] for row in rows)


def test_no_vendored_text_is_kept_for_nothing() -> None:
    rows = [*(claim.texts for claim in CLAIMS), *(row.get("texts", ()) for row in DISTRIBUTIONS.values())]
    asked = [text.partition(":") for texts in rows for text in texts]
    used = {name for kind, _, name in asked if kind == "vendored"}
    used |= {*COMMON.values(), *OF_CRATES.values(), "Briefs.txt"}
    assert {path.name for path in FOLDER.glob("*.txt")} == used


def test_the_notice_about_qt_says_how_to_replace_it_in_both_languages() -> None:
    said = (FOLDER / "QT-LGPL.txt").read_text(encoding="utf-8")
    for words in (
        "您有权用自己的版本替换它们",
        "You may replace them",
        "_internal/PySide6/Qt/lib/",
        "LGPL-3.0",
        "libicudata 只保留了",
        "libicudata\nholds only the items",
    ):
        assert words in said
