"""Slides on paper: so many to a page, the speaker's notes, black and white."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck, Slide, SlideKind
from desktop.printing.choice_words import per_page_words
from desktop.printing.choices import NOTES_PAGE, SLIDES_PER_PAGE, Layout, PageChoices, Scope
from desktop.printing.choices_panel import ChoicesPanel
from desktop.printing.handout import Talk
from desktop.printing.typesetter import Typesetter
from desktop.theme import LIGHT, Theme
from tests.desktop.printing.conftest import BUNDLED
from tests.desktop.printing.measuring import Measured

# Nothing is set in type without an application.
pytestmark = pytest.mark.usefixtures("qapp")
HANDOUT = replace(BUNDLED, layout=Layout.HANDOUT)
NOTE = "先讲总量，再讲结构。\n这里停一停。"
SetTalk = Callable[..., Measured]


@pytest.fixture(scope="session")
def deck(qapp: object, brief: Brief) -> Deck:
    return make_deck(brief)


@pytest.fixture
def set_talk(brief: Brief) -> Iterator[SetTalk]:
    opened: list[Measured] = []

    def make(talk: Talk | None = None, **choices: object) -> Measured:
        typesetter = Typesetter(talk_of=lambda _: talk)
        pdf = typesetter.typeset(brief, replace(HANDOUT, **choices)).pdf  # type: ignore[arg-type]
        opened.append(Measured(pdf))
        return opened[-1]

    yield make
    for each in opened:
        each.document.close()


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("count", SLIDES_PER_PAGE)
def test_so_many_slides_stand_on_a_page(count: int, deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(slides_per_page=count)
    each = count or 1
    assert paper.pages == -(-len(deck.slides) // each)
    for page in range(paper.pages):
        said = words(paper.text(page))
        for slide in deck.slides[page * each : (page + 1) * each]:
            assert words(slide.title) in said
        width, height = paper.size(page)
        assert sorted((width, height)) == pytest.approx([210, 297], abs=0.1)
        assert (width > height) is (count in {1, 4, 9})


@pytest.mark.parametrize("count", SLIDES_PER_PAGE)
def test_every_foot_has_the_briefs_name_and_its_page(count: int, set_talk: SetTalk) -> None:
    paper = set_talk(slides_per_page=count)
    for page in range(paper.pages):
        foot = words(paper.lines(page)[-1].text)
        assert foot.startswith("晋江简报2023")
        assert f"第{page + 1}页，共{paper.pages}页" in foot


@pytest.mark.parametrize("count", SLIDES_PER_PAGE)
def test_nothing_stands_beyond_the_margins(count: int, set_talk: SetTalk) -> None:
    paper = set_talk(slides_per_page=count)
    for page in (0, paper.pages // 2, paper.pages - 1):
        width, height = paper.size(page)
        for line in paper.lines(page):
            assert line.left > 15.5
            assert line.right < width - 15.5
            assert 14 < line.baseline < height - 5


def test_every_slide_is_in_the_outline_and_numbered(deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(slides_per_page=9)
    assert [title for _, title in paper.outline()] == [slide.heading for slide in deck.slides]
    said = words(paper.whole_text())
    assert all(words(deck.folio(n)) in said for n in range(len(deck.slides)))


def test_a_note_stands_below_its_slide(deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(Talk(deck, {"economy/27": NOTE}), slides_per_page=NOTES_PAGE)
    page = next(n for n, slide in enumerate(deck.slides) if slide.id == "economy/27")
    assert paper.pages == len(deck.slides)
    lines = [words(line.text) for line in paper.lines(page)]
    at = [
        next(n for n, line in enumerate(lines) if part in line) for part in ("经济", "先讲总量", "这里停一停")
    ]
    assert at == sorted(at)
    assert words(NOTE) not in words(set_talk(Talk(deck, {"economy/27": NOTE})).whole_text())


def test_a_long_note_goes_on_over_the_page(deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(Talk(deck, {"title": "推进" * 2000}), slides_per_page=NOTES_PAGE)
    assert paper.pages > len(deck.slides)
    assert words(paper.whole_text()).count("推进") >= 2000


def test_a_note_is_never_markup(deck: Deck, set_talk: SetTalk) -> None:
    note = "#panic() *粗* $x^2$ <a> \x00终"
    paper = set_talk(Talk(deck, {"title": note}), slides_per_page=NOTES_PAGE)
    assert words("#panic() *粗* $x^2$ <a>") in words(paper.text(0))


def test_the_users_own_deck_is_printed(deck: Deck, set_talk: SetTalk) -> None:
    own = replace(deck, slides=tuple(reversed(deck.slides[:3])), end=1)
    paper = set_talk(Talk(own), slides_per_page=1)
    assert [title for _, title in paper.outline()] == [slide.heading for slide in own.slides]
    assert "备用1/1" in words(paper.text(2))


def test_only_the_slides_of_the_chosen_sections(deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(scope=Scope.SECTIONS, sections=("economy", "honours"))
    assert [title for _, title in paper.outline()] == [
        s.heading for s in deck.slides if s.section in {"economy", "honours"}
    ]
    assert "（节选）" in paper.text(0)


def test_without_a_slide_it_says_so(deck: Deck, set_talk: SetTalk) -> None:
    paper = set_talk(Talk(replace(deck, slides=())))
    assert "没有幻灯片" in paper.text(0)


def spread(paper: Measured, page: int = 0) -> int:
    image = paper.document[page].render(scale=0.6).to_numpy()[..., :3].astype(int)
    return int((image.max(axis=2) - image.min(axis=2)).max())


def test_colour_is_the_decks_and_black_and_white_has_none(deck: Deck, set_talk: SetTalk) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    picture = Slide("own-1", SlideKind.PICTURE, "图", picture=bytes(buffer.data().data()))
    talk = Talk(replace(deck, slides=(*deck.slides[:5], picture), theme="ceremonial"))
    assert spread(set_talk(talk)) > 100
    assert spread(set_talk(talk, black_and_white=True)) <= 16


def test_black_and_white_fills_no_ground(deck: Deck, set_talk: SetTalk) -> None:
    talk = Talk(replace(deck, theme="ceremonial"))
    image = set_talk(talk, black_and_white=True).document[0].render(scale=0.6).to_numpy()
    assert (image[..., 0] > 250).mean() > 0.9


def test_what_is_stored_of_the_count_is_checked() -> None:
    assert PageChoices.from_json({"slides_per_page": 9}).slides_per_page == 9
    for unsound in (5, "6", True, None, 2.0):
        assert PageChoices.from_json({"slides_per_page": unsound}).slides_per_page == 6


# ------------------------------------------------------------ in the window


@pytest.fixture
def panel(qtbot: QtBot, brief: Brief) -> ChoicesPanel:
    panel = ChoicesPanel(Theme(LIGHT), "en", brief, PageChoices(), ())
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_how_many_to_a_page_is_asked_for_handouts_only(panel: ChoicesPanel) -> None:
    assert not panel.per_page.isVisible()
    panel.layouts[Layout.HANDOUT].button.click()
    assert panel.per_page.isVisible()
    assert panel.per_page.currentData() == 6
    panel.per_page.setCurrentIndex(panel.per_page.findData(NOTES_PAGE))
    assert panel.choices.slides_per_page == NOTES_PAGE
    panel.layouts[Layout.GONGWEN].button.click()
    assert not panel.per_page.isVisible()


def test_what_does_not_apply_to_slides_says_why(panel: ChoicesPanel) -> None:
    panel.layouts[Layout.HANDOUT].button.click()
    for name in ("contents", "notes", "sources"):
        assert not panel.switches[name].button.isEnabled()
        assert panel.switches[name].line
    assert panel.switches["black_and_white"].button.isEnabled()


def test_every_count_has_words_of_its_own(qapp: object) -> None:
    assert len({per_page_words(count) for count in SLIDES_PER_PAGE}) == len(SLIDES_PER_PAGE)
