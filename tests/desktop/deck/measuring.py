"""What a demanding reader would find wrong with a placed slide, in words; nothing where all is well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF

from desktop.deck.blocks import FOOT_TOP, Block, Part, Placed
from desktop.deck.breaking import SHORTEST
from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.framing import folio_block
from desktop.deck.placing import placed
from desktop.deck.slides import Slide
from desktop.deck.style import SMALLEST, SlideStyle
from desktop.gauges.geometry import layout

RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "16:10": 16 / 10, "21:9": 21 / 9}


def faults(slide: Slide, ratio: float, folio: str = "188 / 188") -> list[str]:
    """One word for each fault of a slide at this ratio."""
    canvas = Canvas.of(ratio)
    place = placed(slide, canvas)
    blocks = (*place.blocks, folio_block(folio, canvas))
    return sorted(
        {
            *_overflow(place),
            *_outside(blocks, canvas),
            *_sizes(blocks),
            *_orphans(blocks),
            *_meeting(place, blocks),
            *_dials(place),
            *_tight(place),
        }
    )


def _overflow(place: Placed) -> Iterator[str]:
    if place.overflows:
        yield "overflow"


def _outside(blocks: tuple[Block, ...], canvas: Canvas) -> Iterator[str]:
    sheet = QRectF(0, 0, canvas.width, HEIGHT).adjusted(48, 40, -48, -24)
    for block in blocks:
        for line in block.lines:
            if not sheet.contains(line.box):
                yield "outside"


def _sizes(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        for line in block.lines:
            if any(piece.px < SMALLEST for piece in line.pieces):
                yield "small"


def _orphans(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if len(block.lines) > 1:
            last = block.lines[-1]
            if last.box.width() < SHORTEST * last.px - 1:
                yield "orphan"


def _meeting(place: Placed, blocks: tuple[Block, ...]) -> Iterator[str]:
    boxes = [(block, line.box.adjusted(1, 3, -1, -3)) for block in blocks for line in block.lines]
    for (one, here), (two, there) in combinations(boxes, 2):
        if one is not two and here.intersects(there):
            yield "overlap"
    for dial in place.dials:
        if any(box.intersects(dial.rect) for block, box in boxes if block.part is not Part.FOOT):
            yield "overlap"
        if dial.rect.bottom() > FOOT_TOP:
            yield "overflow"


def _tight(place: Placed) -> Iterator[str]:
    """Number lines that another program, which sets them a little wider, would break."""
    for block in place.blocks:
        if block.part is Part.NUMBER and block.lines[0].box.width() > block.rect.width() * 0.9:
            yield "tight"


def _dials(place: Placed) -> Iterator[str]:
    families = SlideStyle.named("light").gauge()
    for dial in place.dials:
        drawn = layout(dial.dial.model, dial.rect.width(), dial.rect.height(), smallest=families.smallest)
        if drawn is None:
            yield "no gauge"
        elif any(label.px < SMALLEST for label in drawn.labels):
            yield "small"
