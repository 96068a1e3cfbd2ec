"""The slides as a PDF: the deck's own pages, searchable, outlined, archived."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.decks import DeckChoices
from db.records import Brief
from desktop.deck.canvas import Canvas
from desktop.deck.drawable import GETA, drawable
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.printing.slides_pdf import slides_pdf
from tests.desktop.printing.measuring import Measured

# Nothing is set in type without an application.
pytestmark = pytest.mark.usefixtures("qapp")
DAY = datetime(2023, 1, 6, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def deck(qapp: object, brief: Brief) -> Deck:
    return make_deck(brief)


@pytest.fixture(scope="module")
def paper(deck: Deck) -> Measured:
    return Measured(slides_pdf(deck, now=DAY))


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def one(*texts: str, title: str = "题") -> Deck:
    slide = Slide("s/1", SlideKind.TEXT, title, points=tuple(Point((Run(text),), "•") for text in texts))
    return Deck("x", "某市简报", (slide,), 0, "light")


def test_a_page_a_slide_in_the_order_of_the_talk(deck: Deck, paper: Measured) -> None:
    assert paper.pages == len(deck.slides)
    assert [title for _, title in paper.outline()] == [slide.heading for slide in deck.slides]


def test_every_word_of_a_slide_can_be_found(deck: Deck, paper: Measured) -> None:
    for number, slide in enumerate(deck.slides):
        said = words(paper.text(number))
        texts = [slide.title, slide.source, deck.folio(number)]
        texts += [point.text for point in slide.points]
        texts += [tile.before + tile.number + tile.unit + tile.after for tile in slide.tiles]
        texts += [dial.model.number + dial.model.unit + dial.model.after for dial in slide.dials]
        for text in texts:
            assert words(text) in said, slide.id


@pytest.mark.parametrize("ratio", [4 / 3, 16 / 10, 16 / 9, 21 / 9])
def test_a_page_has_the_shape_of_the_slide(ratio: float) -> None:
    with Measured(slides_pdf(one("甲"), ratio)) as paper:
        assert paper.size(0) == pytest.approx((Canvas.of(ratio).width * 25.4 / 144, 190.5), abs=0.05)


def test_it_is_tagged_archived_and_in_chinese(deck: Deck, paper: Measured) -> None:
    data = slides_pdf(deck, now=DAY)
    assert b"pdfaid:part>2<" in data
    assert b"pdfuaid:part>1<" in data
    assert paper.is_tagged
    assert paper.language == "zh-CN"
    said = paper.document.get_metadata_dict()
    assert said["Title"] == "历经大战大考，整座城市愈加坚韧"
    assert said["CreationDate"].startswith("D:20230106")
    assert slides_pdf(deck, now=DAY) == data


def test_its_fonts_are_ours_embedded_and_subset(paper: Measured) -> None:
    fonts = paper.fonts()
    assert all(fonts.values())
    assert {name.partition("+")[2] for name in fonts} == {
        "BriefingSans-Regular",
        "BriefingSans-Bold",
        "BriefingSerif-Bold",
    }


@pytest.mark.parametrize("theme", ["light", "dark", "ceremonial"])
def test_the_ground_is_that_of_the_screen(brief: Brief, theme: str) -> None:
    with Measured(slides_pdf(make_deck(brief, DeckChoices(theme=theme)))) as paper:
        picture, ground = paper.document[0].render(scale=0.2).to_pil(), SlideStyle.named(theme).ground
        for corner in ((1, 1), (picture.width - 2, picture.height - 2)):
            assert picture.convert("RGB").getpixel(corner) == (ground.red(), ground.green(), ground.blue())


def test_titles_stand_where_the_screen_has_them(deck: Deck, paper: Measured) -> None:
    from desktop.deck.blocks import Part  # noqa: PLC0415
    from desktop.deck.placing import placed  # noqa: PLC0415

    unit = 190.5 / 1080
    for number, slide in enumerate(deck.slides):
        title = next(b for b in placed(slide, Canvas()).blocks if b.part is Part.TITLE)
        first = title.lines[0]
        found = next(
            line for line in paper.lines(number) if words(line.text).startswith(words(first.text)[:4])
        )
        assert found.baseline == pytest.approx(first.baseline * unit, abs=0.2)
        assert found.left == pytest.approx(first.box.left() * unit, abs=0.2)


def test_markup_and_control_characters_are_text() -> None:
    text = '#panic() *粗* <svg onload="x">&amp;\x00\x07终'
    with Measured(slides_pdf(one(text, title=text))) as paper:
        said = words(paper.text(0))
        assert words('#panic() *粗* <svg onload="x">&amp;') in said
        assert said.count(f"{GETA}{GETA}终") == 2


def test_a_character_no_face_has_is_a_geta_of_the_same_width() -> None:
    with Measured(slides_pdf(one("建成\U0003106c平台"))) as paper:
        assert f"建成{GETA}平台" in words(paper.text(0))


def test_what_can_be_drawn_is_left_alone(deck: Deck) -> None:
    for slide in deck.slides:
        assert drawable(slide) == slide


def test_a_slide_keeps_its_id_and_its_picture_when_its_text_is_changed() -> None:
    slide = Slide("\x01", SlideKind.PICTURE, "\x02", picture=b"\x03")
    assert drawable(slide) == replace(slide, title=GETA)
