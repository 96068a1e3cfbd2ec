"""Licence texts and the list of components: what they name and is not there is red."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.checks.papers import INDEX, NOTICE, SBOM, paper_checks, texts_named
from desktop.checks.running import Check
from desktop.paths import resource
from tests.desktop.checks.telling import red

PAGE = """What is in it, and under which licences
=======

typst 0.14
    Apache-2.0
    the authors; and others
    typst/LICENSE
    typst/NOTICE
    其中包含 / It contains:
      - adler2 2.0; 0BSD OR MIT; Jonas; and Co.; texts/MIT.txt, texts/0BSD.txt

Qt 6.9.3
    LGPL-3.0-only
    The Qt Company
    qt/LGPL.txt
"""
TEXTS = ["typst/LICENSE", "typst/NOTICE", "texts/MIT.txt", "texts/0BSD.txt", "qt/LGPL.txt"]


@pytest.fixture
def packaged(tmp_path: Path) -> Path:
    """A packaged program as far as its papers go."""
    resources = tmp_path / "resources"
    for name in (*TEXTS, NOTICE):
        (resources / "licences" / name).parent.mkdir(parents=True, exist_ok=True)
        (resources / "licences" / name).write_text("a licence")
    (resources / "licences" / INDEX).write_text(PAGE, encoding="utf-8")
    for folder in ("fonts", "icons"):
        shutil.copytree(resource(folder), resources / folder)
    file = {"type": "file", "name": f"resources/licences/{INDEX}"}
    listed = {"bomFormat": "CycloneDX", "components": [{"type": "data", "components": [file]}]}
    (tmp_path / SBOM).write_text(json.dumps(listed))
    return tmp_path


def checks(folder: Path) -> list[Check]:
    return paper_checks(folder / "resources", folder, is_frozen=True)


def test_every_text_that_is_named_is_known() -> None:
    assert list(texts_named(PAGE)) == TEXTS


def test_papers_that_are_whole_are_not_red(packaged: Path) -> None:
    assert [each.name for each in checks(packaged)] == ["licences", "components"]
    assert red(checks(packaged)) == {}


@pytest.mark.parametrize("name", [*TEXTS, NOTICE, INDEX])
def test_a_text_that_is_gone_is_red(packaged: Path, name: str) -> None:
    (packaged / "resources" / "licences" / name).unlink()
    assert Path(name).name in red(checks(packaged))["licences"]


@pytest.mark.parametrize("name", ["fonts/OFL.txt", "fonts/COPYING-Fandol.txt", "icons/LICENSE"])
def test_a_text_that_is_shown_beside_them_and_is_empty_is_red(packaged: Path, name: str) -> None:
    (packaged / "resources" / name).write_text("\n")
    assert red(checks(packaged)) == {"licences": f"nothing stands in {Path(name).name}"}


def test_an_index_that_names_nothing_is_red(packaged: Path) -> None:
    (packaged / "resources" / "licences" / INDEX).write_text("What is in it\n")
    assert red(checks(packaged))["licences"] == f"{INDEX} names no text"


def test_a_list_of_components_that_is_gone_or_none_is_red(packaged: Path) -> None:
    sbom = packaged / SBOM
    for text in ("{}", "[]", "", '{"bomFormat": "SPDX"}', '{"bomFormat": "CycloneDX", "components": []}'):
        sbom.write_text(text)
        assert set(red(checks(packaged))) == {"components"}
    sbom.unlink()
    assert set(red(checks(packaged))) == {"components"}


def test_a_file_of_a_component_that_is_gone_is_named(packaged: Path) -> None:
    listed = json.loads((packaged / SBOM).read_text())
    listed["metadata"] = {"component": {"components": [{"type": "file", "name": "briefing-desk"}]}}
    (packaged / SBOM).write_text(json.dumps(listed))
    assert red(checks(packaged)) == {"components": "missing: briefing-desk"}


def test_from_source_the_texts_are_as_they_were_gathered(tmp_path: Path) -> None:
    shutil.copytree(resource(), tmp_path / "resources")
    asked = paper_checks(tmp_path / "resources", tmp_path, is_frozen=False)
    assert red(asked) == {}
    (tmp_path / "resources" / "licences" / "MIT.txt").write_text("changed")
    assert red(asked) == {"licences": "not as listed: MIT.txt"}
