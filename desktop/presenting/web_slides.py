"""A deck as one HTML file that opens offline anywhere: no script, nothing loaded, a slide a screen, a slide a page.

PageDown and space go from slide to slide. The drawings are made by this program and are the only markup that comes
from outside; what they say is given to screen readers beside them. The speaker's notes stay at home.
"""

from __future__ import annotations

import re
from html import escape, unescape
from string import Template

from desktop.deck.blocks import ems
from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.drawable import drawable
from desktop.deck.slides import Deck, Slide
from desktop.deck.style import SlideStyle
from desktop.deck.svg import slide_svg
from desktop.fonts import SERIF
from desktop.legible import legible
from desktop.paths import resource

_PRINTED = 2 / 3  # CSS pixels of paper in a canvas unit: a slide is 7.5 inches high
_OPENING = re.compile(r"^.*?<svg\b[^>]*>", re.S)
_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)font-family="(?P<family>[^"]*)" font-size="(?P<size>[\d.]+)" '
    r'font-weight="(?P<weight>\d+)"(?P<after>[^>]*)>(?P<text>[^<]*)</text>',
    re.S,
)
_BOLD = 600


def web_slides(deck: Deck, ratio: float = 16 / 9) -> str:
    """The whole file."""
    canvas, style = Canvas.of(ratio), SlideStyle.named(deck.theme)
    page = Template(resource("print", "slides.html").read_text(encoding="utf-8"))
    sheet = Template(resource("print", "slides.css").read_text(encoding="utf-8"))
    title = deck.slides[0].title if deck.slides else ""
    return page.substitute(
        title=_text(title or deck.name),
        scheme="light" if style.ground.lightnessF() > 0.5 else "dark",
        style=sheet.substitute(
            ground=style.ground.name(),
            ratio=f"{canvas.ratio:.5f}",
            width=round(canvas.width * _PRINTED),
            height=round(HEIGHT * _PRINTED),
        ),
        slides="\n".join(
            _section(slide, number, deck.folio(number), canvas, style)
            for number, slide in enumerate(deck.slides)
        ),
    )


def _section(slide: Slide, number: int, folio: str, canvas: Canvas, style: SlideStyle) -> str:
    """A slide: its drawing, which a screen reader reads as what the slide says."""
    drawing = _fitted(_OPENING.sub("", slide_svg(drawable(slide), canvas, style, folio=folio), count=1))
    size = f"0 0 {round(canvas.width)} {round(HEIGHT)}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{size}" '
        f'role="img" aria-label="{_text(slide.text or slide.heading or folio)}">'
    )
    label = f"{folio} {slide.heading}".strip()
    return (
        f'<section class="slide" id="s{number + 1}" aria-label="{_text(label)}">'
        f"{opening}{drawing.strip()}</section>"
    )


def _fitted(drawing: str) -> str:
    """Every text with the width it has in our faces, which the browser keeps to in any other."""
    return _TEXT.sub(_with_width, drawing)


def _with_width(found: re.Match[str]) -> str:
    text = unescape(found["text"])
    serif = found["family"] == SERIF
    width = ems(text, bold=int(found["weight"]) >= _BOLD, serif=serif) * float(found["size"])
    if not text.strip() or not width:
        return found[0]
    opening = found[0][: found[0].index(">")].rstrip()
    return f'{opening} textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs">{found["text"]}</text>'


def _text(text: str) -> str:
    """Text as text, in an element or an attribute."""
    return escape(legible(text), quote=True)
