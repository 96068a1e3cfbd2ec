"""A deck as a PDF: one slide a page, searchable, with an outline; archived and read aloud as the papers are."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.slides import Deck
from desktop.deck.style import SlideStyle
from desktop.legible import legible
from desktop.paths import resource
from desktop.printing.slide_drawings import drawing
from desktop.printing.typesetter import STANDARDS, LayoutError

_POINTS = 0.5  # in a canvas unit: a slide is 7.5 inches high, as in a PPTX


def slides_pdf(deck: Deck, ratio: float = 16 / 9, now: datetime | None = None) -> bytes:
    """The whole file; `now` is the date it carries. Raises `LayoutError` where it cannot be set."""
    import typst  # noqa: PLC0415 - 30 ms, and only where such a file is made

    canvas, date = Canvas.of(ratio), now or datetime.now(UTC).astimezone()
    data = {
        "title": legible(deck.slides[0].title or deck.name),
        "name": legible(deck.name),
        "date": [date.year, date.month, date.day],
        "width": canvas.width * _POINTS,
        "height": HEIGHT * _POINTS,
        "slides": [
            drawing(slide, canvas, SlideStyle.named(deck.theme), deck.folio(number))
            for number, slide in enumerate(deck.slides)
        ],
    }
    try:
        return typst.compile(
            input=str(resource("print", "slides.typ")),
            root=str(resource("print")),
            font_paths=[str(resource("fonts"))],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=list(STANDARDS),
            timestamp=int(date.timestamp()),
        )
    except typst.TypstError as error:
        raise LayoutError(str(error)) from error
