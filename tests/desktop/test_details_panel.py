"""What stands behind a figure: as written, defined, compared or refused, and the source around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from db.records import Brief, Figure, Verdict
from desktop import wording
from desktop.app import Desk
from desktop.location import Location, of_line
from desktop.theme import LIGHT, Theme
from desktop.typography import shown
from desktop.views.details_panel import DetailsPanel
from tests.desktop.conftest import BOLD, IMAGE


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


def test_every_figure_is_shown_as_written_with_its_line_as_given(panel: DetailsPanel, brief: Brief) -> None:
    for figure in brief.figures:
        text = text_of(panel, brief, figure)
        assert figure.quote in text
        assert f"{figure.span.line}  {brief.source.line(figure.span.line)}" in text
        assert f"SHA-256 {brief.source.sha256}" in text
        assert brief.source.name in text


def test_the_marked_span_is_the_quote(panel: DetailsPanel, brief: Brief) -> None:
    mark = Theme(LIGHT).color("mark")
    for figure in brief.figures:
        text_of(panel, brief, figure)
        assert marked(panel.text.document(), mark.name()) == [figure.quote]


def marked(document: QTextDocument, color: str) -> list[str]:
    block, found = document.begin(), []
    while block.isValid():
        for part in block:  # type: ignore[attr-defined]  # not in the stubs
            form = part.fragment().charFormat()
            if form.background().style() is not Qt.BrushStyle.NoBrush:
                assert form.background().color().name() == color
                found.append(part.fragment().text())
        block = block.next()
    return found


def test_every_line_of_the_source_can_be_shown(panel: DetailsPanel, brief: Brief) -> None:
    for section in brief.walk:
        for line in section.lines:
            panel.show_place(brief, Location(brief.id, section.id, line))
            assert f"{line}  {brief.source.line(line)}" in panel.text.toPlainText()


def test_a_page_without_a_line_is_a_hint(panel: DetailsPanel, brief: Brief) -> None:
    panel.show_place(brief, Location(brief.id, "economy"))
    assert "SHA-256" not in panel.text.toPlainText()
    assert panel.text.toPlainText()


def test_a_doubt_is_said_in_words(panel: DetailsPanel, brief: Brief, language: str) -> None:
    doubtful = [figure for figure in brief.figures if figure.doubt]
    assert any("水" in brief.source.line(figure.span.line) for figure in doubtful)
    for figure in brief.figures:
        text = text_of(panel, brief, figure)
        if figure.doubt:
            assert shown(figure.doubt.of(language)) in text


def test_every_verdict_is_given_with_its_reason(panel: DetailsPanel, brief: Brief, language: str) -> None:
    assert [p.verdict for p in brief.pairings].count(Verdict.CONFIRMED) == 1
    for pairing in brief.pairings:
        for name in (pairing.result, pairing.target):
            figure = brief.figure(name)
            assert figure is not None
            text = text_of(panel, brief, figure)
            assert shown(pairing.reason.of(language)) in text
            assert ("≠" if pairing.verdict is Verdict.REFUSED else "✓") in text


def test_a_figure_without_a_pair_says_so(panel: DetailsPanel, brief: Brief) -> None:
    for figure in brief.figures:
        if not brief.pairings_of(figure.id):
            text = text_of(panel, brief, figure)
            assert "≠" not in text
            assert "✓" not in text
            nothing = "The source gives nothing like for like to compare it with."
            assert nothing in text  # no translator is installed here


def test_the_words_for_the_figure_are_there(panel: DetailsPanel, brief: Brief) -> None:
    for figure in brief.figures:
        text = text_of(panel, brief, figure)
        for words in (
            wording.kind_word(figure.kind),
            wording.measure_word(figure.indicator.measure),
            wording.comparator_words(figure.comparator),
            wording.period_words(figure),
            wording.normalised_words(figure),
        ):
            assert words in text, (figure.id, words)


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


def test_markup_stands_in_the_pane_as_it_is(panel: DetailsPanel, hostile: Brief, language: str) -> None:
    texts = [text_of(panel, hostile, figure) for figure in hostile.figures]
    whole = "\n".join(texts)
    assert "\ufffc" not in whole
    assert f"- 预计{IMAGE}居民收入增长5.0%,办好22件实事" in whole
    assert f"{BOLD}为企业减负" in whole
    if language == "zh_CN":
        assert f"同口径{IMAGE}" in whole
        assert f"减负{BOLD}" in whole
