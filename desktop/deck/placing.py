"""Where everything on a slide goes: a slide and a canvas in, blocks of broken lines and rectangles out.

The painter draws what stands here, tests measure it, and the files for other programs copy it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from desktop.deck.blocks import Placed
from desktop.deck.canvas import Canvas
from desktop.deck.placing_figures import gauges, picture, source, tiles
from desktop.deck.placing_progress import progress
from desktop.deck.placing_text import honours, overview, text, title_slide
from desktop.deck.slides import Slide, SlideKind
from desktop.fonts import SANS, SERIF, have_fonts

_PLACERS: dict[SlideKind, Callable[[Slide, Canvas], Placed]] = {
    SlideKind.TITLE: title_slide,
    SlideKind.CLOSING: title_slide,
    SlideKind.OVERVIEW: overview,
    SlideKind.HONOURS: honours,
    SlideKind.TILES: tiles,
    SlideKind.GAUGES: gauges,
    SlideKind.PROGRESS: progress,
    SlideKind.PICTURE: picture,
    SlideKind.SOURCE: source,
}


@functools.lru_cache(maxsize=4096)
def placed(slide: Slide, canvas: Canvas) -> Placed:
    """Everything on the slide in its place; the same slide and canvas always give the same."""
    have_fonts(SANS, SERIF)
    return _PLACERS.get(slide.kind, text)(slide, canvas)
