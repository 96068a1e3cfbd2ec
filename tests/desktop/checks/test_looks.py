"""Icons that are gone, empty or broken, and a style sheet that Qt cannot read, are red."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks import looks
from desktop.checks.running import Failed
from desktop.paths import resource
from desktop.theme import LIGHT
from tests.desktop.checks.telling import red

pytestmark = pytest.mark.usefixtures("qtbot")
BLANK = b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>'


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The icons and themes, to be spoilt; the program reads these."""
    for name in ("icons", "themes"):
        shutil.copytree(resource(name), tmp_path / name)
    monkeypatch.setattr(paths, "_RESOURCES", tmp_path)
    return tmp_path


def test_icons_and_themes_are_sound() -> None:
    checks = looks.look_checks(resource("icons"))
    assert [each.name for each in checks] == ["icons", "theme light", "theme dark", "theme contrast"]
    assert red(checks) == {}


def test_an_icon_that_is_gone_is_named(copied: Path) -> None:
    (copied / "icons" / "printer.svg").unlink()
    assert red(looks.look_checks(copied / "icons")) == {"icons": "listed and there differ: printer.svg"}


@pytest.mark.parametrize("name", ["printer.svg", "briefing-desk.svg"])
def test_an_icon_on_which_nothing_is_drawn_is_named(copied: Path, name: str) -> None:
    (copied / "icons" / name).write_bytes(BLANK)
    assert red(looks.look_checks(copied / "icons")) == {"icons": f"nothing is drawn of {name}"}


def test_an_icon_that_is_no_picture_is_named_and_qt_says_nothing_to_the_terminal(copied: Path) -> None:
    (copied / "icons" / "printer.svg").write_bytes(b"no picture")
    assert red(looks.look_checks(copied / "icons")) == {"icons": "nothing is drawn of printer.svg"}


def test_without_a_list_of_icons_it_is_red(copied: Path) -> None:
    (copied / "icons" / "SOURCES.json").unlink()
    assert red(looks.look_checks(copied / "icons"))["icons"].startswith("FileNotFoundError")


def test_no_icons_by_an_empty_list_are_red(tmp_path: Path) -> None:
    (tmp_path / "SOURCES.json").write_text(json.dumps([]))
    assert "icons" in red(looks.look_checks(tmp_path))


def test_a_style_sheet_that_is_gone_or_empty_is_red_in_every_theme(copied: Path) -> None:
    themes = {"theme light", "theme dark", "theme contrast"}
    sheet = copied / "themes" / "window.qss"
    sheet.write_text("")
    assert set(red(looks.look_checks(copied / "icons"))) == themes
    sheet.unlink()
    assert set(red(looks.look_checks(copied / "icons"))) == themes


def test_a_style_sheet_that_qt_cannot_read_is_red() -> None:
    assert looks.sound_sheet(f"QLabel {{ color: {LIGHT.accent}; }}", LIGHT.accent)
    with pytest.raises(Failed, match="parse"):
        looks.sound_sheet(f"QLabel {{ color: {LIGHT.accent}; }} QLabel {{", LIGHT.accent)
