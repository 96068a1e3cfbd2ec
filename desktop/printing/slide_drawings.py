"""A slide as paper takes it: its drawing, what it says for those who cannot see it, and its name in an outline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.deck.canvas import Canvas
from desktop.deck.drawable import drawable
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.deck.svg import slide_svg


def drawing(slide: Slide, canvas: Canvas, style: SlideStyle, folio: str = "") -> dict[str, Any]:
    """A slide for a template: its title in the outline, what it says, and its drawing."""
    shown = drawable(slide)
    return {
        "title": outline_title(shown),
        "alt": shown.text or outline_title(shown),
        "svg": slide_svg(shown, canvas, style, folio=folio),
    }


def outline_title(slide: Slide) -> str:
    """What a slide is called in an outline: its heading, or else its first words."""
    return next((line for line in _lines(slide) if line.strip()), "图片" if slide.picture else "（无标题）")


def _lines(slide: Slide) -> Iterable[str]:
    yield slide.heading
    yield from slide.text.splitlines()
