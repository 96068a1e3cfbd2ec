"""What stands behind a figure: as written, defined, compared or refused, and the source around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from db.records import Brief, Figure, Verdict
from desktop import wording
from desktop.theme import LIGHT, Theme
from desktop.typography import shown
from desktop.views.details_text import write_figure, write_source
from desktop.views.sealed_text import SealedText
from desktop.views.text_writer import TextWriter
from tests.desktop.conftest import BOLD, IMAGE


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Page:
    """A text with one figure on it at a time."""

    def __init__(self, view: SealedText, language: str) -> None:
        self.view, self.language = view, language

    def text_of(self, brief: Brief, figure: Figure) -> str:
        self.view.clear()
        writer = TextWriter(self.view, Theme(LIGHT))
        write_figure(writer, brief, figure, self.language)
        write_source(writer, brief, figure.span.line, figure)
        return self.view.toPlainText()


@pytest.fixture
def page(qtbot: QtBot, language: str) -> Page:
    view = SealedText()
    qtbot.addWidget(view)
    return Page(view, language)


def test_every_figure_is_shown_as_written_with_its_line_as_given(page: Page, brief: Brief) -> None:
    for figure in brief.figures:
        text = page.text_of(brief, figure)
        assert figure.quote in text
        assert f"{figure.span.line}  {brief.source.line(figure.span.line)}" in text
        assert f"SHA-256 {brief.source.sha256}" in text
        assert brief.source.name in text


def test_the_marked_span_is_the_quote(page: Page, brief: Brief) -> None:
    mark = Theme(LIGHT).color("mark")
    for figure in brief.figures:
        page.text_of(brief, figure)
        assert marked(page.view.document(), mark.name()) == [figure.quote]


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


def test_a_doubt_is_said_in_words(page: Page, brief: Brief, language: str) -> None:
    doubtful = [figure for figure in brief.figures if figure.doubt]
    assert any("水" in brief.source.line(figure.span.line) for figure in doubtful)
    for figure in brief.figures:
        text = page.text_of(brief, figure)
        if figure.doubt:
            assert shown(figure.doubt.of(language)) in text


def test_every_verdict_is_given_with_its_reason(page: Page, brief: Brief, language: str) -> None:
    assert [p.verdict for p in brief.pairings].count(Verdict.CONFIRMED) == 1
    for pairing in brief.pairings:
        for name in (pairing.result, pairing.target):
            figure = brief.figure(name)
            assert figure is not None
            text = page.text_of(brief, figure)
            assert shown(pairing.reason.of(language)) in text
            assert ("≠" if pairing.verdict is Verdict.REFUSED else "✓") in text


def test_a_figure_without_a_pair_says_so(page: Page, brief: Brief) -> None:
    for figure in brief.figures:
        if not brief.pairings_of(figure.id):
            text = page.text_of(brief, figure)
            assert "≠" not in text
            assert "✓" not in text
            nothing = "The source gives nothing like for like to compare it with."
            assert nothing in text  # no translator is installed here


def test_the_words_for_the_figure_are_there(page: Page, brief: Brief) -> None:
    for figure in brief.figures:
        text = page.text_of(brief, figure)
        for words in (
            wording.kind_word(figure.kind),
            wording.measure_word(figure.indicator.measure),
            wording.comparator_words(figure.comparator),
            wording.period_words(figure),
            wording.normalised_words(figure),
        ):
            assert words in text, (figure.id, words)


def test_markup_stands_in_the_pane_as_it_is(page: Page, hostile: Brief, language: str) -> None:
    texts = [page.text_of(hostile, figure) for figure in hostile.figures]
    whole = "\n".join(texts)
    assert "\ufffc" not in whole
    assert f"- 预计{IMAGE}居民收入增长5.0%,办好22件实事" in whole
    assert f"{BOLD}为企业减负" in whole
    if language == "zh_CN":
        assert f"同口径{IMAGE}" in whole
        assert f"减负{BOLD}" in whole
