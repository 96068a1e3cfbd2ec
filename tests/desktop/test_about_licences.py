"""The About text names the licences of what is really there: of the source's parts, or of everything in a package."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.paths import resource
from desktop.theme import THEMES
from desktop.views.about_dialog import about_text
from tests.conftest import MakeDesk


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of licences that a packaged program has."""
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "LICENCES.txt").write_text("numpy 9.9\n    BSD", encoding="utf-8")
    (folder / "QT-LGPL.txt").write_text("您有权替换 Qt", encoding="utf-8")
    monkeypatch.setattr(
        "desktop.views.about_dialog.resource",
        lambda *names: tmp_path.joinpath(*names) if names[0] == "licences" else resource(*names),
    )
    return folder


def test_the_packaged_program_shows_everything_inside_and_where_the_texts_are(packaged: Path) -> None:
    said = about_text((), "en")
    assert "numpy 9.9\n    BSD" in said
    assert "您有权替换 Qt" in said
    assert str(packaged) in said
    assert "not installed" not in said


def test_from_source_the_parts_are_listed_with_their_versions() -> None:
    said = about_text((), "en")
    assert "numpy " in said
    assert "Lucide — ISC, MIT" in said
    assert "everything inside" not in said


@pytest.mark.parametrize("theme", THEMES)
def test_the_text_has_an_edge_in_every_theme(make_desk: MakeDesk, qtbot: QtBot, theme: str) -> None:
    desk = make_desk(theme=theme)
    desk.window.commands["about"].trigger()
    text = desk.window.findChild(QPlainTextEdit, "abouttext")
    assert isinstance(text, QPlainTextEdit)
    text.clearFocus()
    qtbot.waitUntil(lambda: text.isVisible() and not text.hasFocus())
    edge = text.grab().toImage().pixelColor(0, text.height() // 2)
    assert edge == QColor(THEMES[theme].control)
