"""Slides on paper: which of a deck, how many to a page, and what the speaker says about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from db.progress import NOTHING, Progress
from db.records import Brief
from desktop.deck.canvas import Canvas
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck, Slide
from desktop.deck.style import SlideStyle
from desktop.legible import legible
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.choosing import chosen_sections
from desktop.printing.slide_drawings import drawing

_CANVAS = Canvas()


@dataclass(frozen=True, slots=True)
class Talk:
    """The deck as the user has it, and the speaker's notes by the id of their slide."""

    deck: Deck
    notes: Mapping[str, str] = field(default_factory=dict)


def handout(
    brief: Brief,
    choices: PageChoices,
    talk: Talk | None = None,
    progress: Progress = NOTHING,
    on: date | None = None,
) -> dict[str, Any]:
    """What the template is given; without a talk, of the deck as it is made without the user's doing.

    A talk's deck says already how far things were when it was made.
    """
    talk = talk or Talk(make_deck(brief, progress=progress, on=on))
    deck = talk.deck
    style = _black_and_white() if choices.black_and_white else SlideStyle.named(deck.theme)
    chosen = [n for n, slide in enumerate(deck.slides) if _is_chosen(brief, choices, slide)]
    slides = []
    for place, number in enumerate(chosen):
        slide = deck.slides[number]
        if choices.black_and_white and slide.picture:
            slide = replace(slide, picture=_grey(slide.picture))
        slides.append(
            {
                **drawing(slide, _CANVAS, style),
                "number": place,
                "folio": deck.folio(number),
                "note": legible(talk.notes.get(deck.slides[number].id, "")).strip(),
            }
        )
    return {"per_page": choices.slides_per_page, "ratio": _CANVAS.ratio, "slides": slides}


def _is_chosen(brief: Brief, choices: PageChoices, slide: Slide) -> bool:
    """Everything of the whole brief; else what belongs to a section that is printed."""
    if choices.scope is Scope.WHOLE:
        return True
    sections = {section.id for section in chosen_sections(brief, choices)}
    return slide.section in sections


def _black_and_white() -> SlideStyle:
    """The light theme with ink for its accent."""
    light = SlideStyle.named("light")
    return replace(
        light,
        ground=QColor("#FFFFFF"),
        ink=QColor("#000000"),
        accent=QColor("#000000"),
        figure=QColor("#000000"),
        rule=QColor("#000000"),
        wash=QColor("#FFFFFF"),
    )


def _grey(picture: bytes) -> bytes:
    """The picture in shades of grey; as it is where it cannot be read, for the painter leaves it out."""
    image = QImage.fromData(picture)
    if image.isNull():
        return picture
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_Grayscale8).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
