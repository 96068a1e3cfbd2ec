"""The slides as one HTML file: no script, nothing loaded, a slide a screen, its words real."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser

import pytest

from db.decks import SLIDE_THEMES, DeckChoices
from db.records import Brief
from desktop.deck.blocks import ems
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.presenting.web_slides import web_slides

# Nothing is set in type without an application.
pytestmark = pytest.mark.usefixtures("qapp")


class Read(HTMLParser):
    """Every element with its attributes, and the text of every slide."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.slides: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "section":
            self.slides.append("")

    def handle_data(self, data: str) -> None:
        if self.slides:
            self.slides[-1] += data

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def deck(qapp: object, brief: Brief) -> Deck:
    return make_deck(brief)


@pytest.fixture(scope="module")
def page(deck: Deck) -> str:
    return web_slides(deck)


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def one(text: str, **more: object) -> Deck:
    slide = Slide("s/1", SlideKind.TEXT, text, points=(Point((Run(text),), "•"),), **more)  # type: ignore[arg-type]
    return Deck("x", text, (slide,), 0, "light")


KNOWN = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "svg", "defs", "g", "rect", "path",
    "text", "polyline", "polygon", "circle", "ellipse", "image", "lineargradient", "stop",
}  # fmt: skip
NAMES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def strangers(page: str) -> list[str]:
    """What a page of drawings has no business to hold: other elements, handlers, places to load from."""
    read = Read(page)
    found = [tag for tag, _ in read.elements if tag not in KNOWN]
    found += [name for _, attributes in read.elements for name in attributes if name.startswith("on")]
    places = ["".join(place) for place in re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', page)]
    found += [place for place in places if not place.startswith(("data:", "#"))]
    return found + [place for place in re.findall(r"https?://[^\"' <]+", page) if place not in NAMES]


def test_it_loads_nothing_and_runs_nothing(page: str) -> None:
    policy = next(
        m["content"] for m in Read(page).of("meta") if m.get("http-equiv", "").startswith("Content-S")
    )
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert strangers(page) == []


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ("<script>1</script>", "script"),
        ("<g onclick='x'></g>", "onclick"),
        ('<image href="//host/x"/>', "//host/x"),
        ("<style>a { background: url(x.png) }</style>", "x.png"),
        ("<g>https://host.cn</g>", "https://host.cn"),
    ],
)
def test_a_planted_stranger_is_seen(page: str, planted: str, word: str) -> None:
    assert word in strangers(page.replace("</main>", f"{planted}</main>"))


def test_a_section_a_slide_with_its_words(deck: Deck, page: str) -> None:
    read = Read(page)
    assert [s["aria-label"] for s in read.of("section")] == [
        f"{deck.folio(n)} {slide.heading}" for n, slide in enumerate(deck.slides)
    ]
    for slide, said in zip(deck.slides, map(words, read.slides), strict=True):
        assert words(slide.title) in said
        assert all(words(point.text) in said for point in slide.points)
        assert all(words(t.before + t.number + t.unit + t.after) in said for t in slide.tiles)
        assert all(d.model.number in said for d in slide.dials)


def test_a_screen_reader_is_told_all_of_a_slide(deck: Deck, page: str) -> None:
    drawings = Read(page).of("svg")
    assert [d["aria-label"] for d in drawings] == [slide.text for slide in deck.slides]
    assert {d["role"] for d in drawings} == {"img"}


def test_every_text_has_the_width_it_has_in_our_faces(page: str) -> None:
    texts = re.findall(r"<text [^>]*>", page)
    assert len(texts) > 400
    assert [text for text in texts if 'textLength="' not in text] == []
    found = re.search(r'font-size="64"[^>]*textLength="([\d.]+)"[^>]*>本次汇报<', page)
    assert found is not None
    assert float(found[1]) == pytest.approx(64 * ems("本次汇报", serif=True), abs=0.1)


def test_a_drawing_is_well_formed(page: str) -> None:
    for drawing in re.findall(r"<svg .*?</svg>", page, re.S):
        ET.fromstring(drawing)


@pytest.mark.parametrize("theme", SLIDE_THEMES)
@pytest.mark.parametrize("ratio", [4 / 3, 16 / 9])
def test_a_slide_a_screen_and_a_slide_a_page(brief: Brief, theme: str, ratio: float) -> None:
    page = web_slides(make_deck(brief, DeckChoices(theme=theme)), ratio)
    assert f"@page {{ size: {round(720 * ratio)}px 720px; margin: 0; }}" in page
    assert "scroll-snap-type: y mandatory" in page
    assert "break-after: page" in page
    assert f"background: {SlideStyle.named(theme).ground.name()}" in page
    assert f'viewBox="0 0 {round(1080 * ratio)} 1080"' in page
    assert f'name="color-scheme" content="{"light" if theme == "light" else "dark"}"' in page


def test_markup_and_control_characters_are_text() -> None:
    text = '</title></svg><script>alert("&amp;")</script><img src=//host/x onerror=1>\x00\x07'
    page = web_slides(one(text, subtitle=text, source=text, remark=text))
    read = Read(page)
    assert read.of("script") == []
    assert read.of("img") == []
    assert "\x00" not in page
    assert words('<script>alert("&amp;")</script>') in words(read.slides[0])


def test_what_the_speaker_says_stays_at_home(page: str) -> None:
    assert "notes" not in unescape(page)


def test_the_same_deck_gives_the_same_file(deck: Deck, page: str) -> None:
    assert web_slides(deck) == page
