"""The pane on the right: it shows what is chosen, leads on from there, and loads nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from db.records import Brief, Figure
from desktop.app import Desk
from desktop.location import Location, of_line
from desktop.theme import LIGHT, Theme
from desktop.views.details_panel import DetailsPanel


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def panel(qtbot: QtBot, language: str) -> DetailsPanel:
    made = DetailsPanel(Theme(LIGHT), language)
    qtbot.addWidget(made)
    return made


def text_of(panel: DetailsPanel, brief: Brief, figure: Figure) -> str:
    panel.show_place(brief, of_line(brief, figure.span.line, figure.id))
    return panel.text.toPlainText()


def test_every_line_of_the_source_can_be_shown(panel: DetailsPanel, brief: Brief) -> None:
    for section in brief.walk:
        for line in section.lines:
            panel.show_place(brief, Location(brief.id, section.id, line))
            assert f"{line}  {brief.source.line(line)}" in panel.text.toPlainText()


def test_a_page_without_a_line_is_a_hint(panel: DetailsPanel, brief: Brief) -> None:
    panel.show_place(brief, Location(brief.id, "economy"))
    assert "SHA-256" not in panel.text.toPlainText()
    assert panel.text.toPlainText()


def test_the_link_to_the_other_figure_leads_there(desk: Desk, brief: Brief) -> None:
    for pairing in brief.pairings:
        result, target = brief.figure(pairing.result), brief.figure(pairing.target)
        assert result is not None
        assert target is not None
        desk.navigator.go(of_line(brief, target.span.line, target.id))
        details = desk.window.details
        assert details is not None
        assert f"figure:{result.id}" in details.text.document().toHtml()
        details.text.anchorClicked.emit(QUrl(f"figure:{result.id}"))
        assert desk.navigator.current == of_line(brief, result.span.line, result.id)


def test_the_pane_closes_and_opens_again(desk: Desk, brief: Brief) -> None:
    desk.navigator.go(of_line(brief, 27, "27.1"))
    details = desk.window.details
    assert details is not None
    assert details.isVisible()
    details.closed.emit()
    assert not details.isVisible()
    assert not desk.window.commands["details"].isChecked()


@pytest.mark.parametrize("name", ["//host/x", "file:///etc/passwd", "https://example.org/x.png"])
def test_nothing_is_ever_loaded(panel: DetailsPanel, brief: Brief, name: str) -> None:
    before = text_of(panel, brief, brief.figures[0])
    for kind in QTextDocument.ResourceType:
        assert panel.text.document().resource(kind.value, QUrl(name)) == b""
    panel.text.setSource(QUrl(name))
    assert panel.text.toPlainText() == before
