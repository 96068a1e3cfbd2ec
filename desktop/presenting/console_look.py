"""What the console's parts are dressed with, and what draws and explains a slide for them: handed in, never sought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from db.records import Brief
from desktop.deck.details import lines_slide, source_slide
from desktop.deck.rendering import rendered
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.theme import Theme


class Render(Protocol):
    """Draws a slide into an image of `size` times `dpr` dots; never raises."""

    def __call__(
        self,
        slide: Slide,
        size: QSize,
        dpr: float,
        style: SlideStyle,
        *,
        step: int | None = None,
        folio: str = "",
    ) -> QImage:
        """The picture; `step` None is the whole slide."""


@dataclass(frozen=True)
class Look:
    """The theme of the console, the style of the slides, and the language of the desk's own words.

    `source_of` makes the detail slide of a figure, `lines_of` that of a slide's source lines.
    """

    theme: Theme
    style: SlideStyle
    language: str
    render: Render = rendered
    source_of: Callable[[Brief, str], Slide] = source_slide
    lines_of: Callable[[Brief, Slide], Slide] = lines_slide
