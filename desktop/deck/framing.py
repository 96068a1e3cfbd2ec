"""What every slide has: its head, its foot, and the room between them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from desktop.deck.blocks import (
    FOOT_TOP,
    Block,
    Face,
    Line,
    Part,
    Piece,
    block,
    content_width,
    ems,
    side_margin,
)
from desktop.deck.canvas import Canvas
from desktop.deck.slides import Slide

TOP = 88.0
CONTENT_BOTTOM = FOOT_TOP - 40
_FOOT_PX, _KICKER, _PART = 26, 30, 30
_TITLES = (64, 56, 48)
_MOST_TITLE_LINES = 2
_COLUMN_GAP = 64.0


def room_of(canvas: Canvas, top: float, bottom: float = CONTENT_BOTTOM) -> QRectF:
    """Between the margins, from `top` to above the foot."""
    return QRectF(side_margin(canvas), top, content_width(canvas), bottom - top)


def columns_of(room: QRectF, count: int, gap: float = _COLUMN_GAP) -> list[QRectF]:
    """The room in `count` columns of one width."""
    wide = (room.width() - gap * (count - 1)) / count
    return [QRectF(room.left() + n * (wide + gap), room.top(), wide, room.height()) for n in range(count)]


def foot(slide: Slide, canvas: Canvas) -> tuple[Block, ...]:
    """The source line at the foot, left of the folio, which the painter adds."""
    if not slide.source:
        return ()
    rect = QRectF(side_margin(canvas), FOOT_TOP + 14, content_width(canvas) - 280, 40)
    foot = block(Part.FOOT, slide.source, rect, Face(_FOOT_PX))
    return (replace(foot, lines=foot.lines[:1]),)


def folio_block(folio: str, canvas: Canvas) -> Block:
    """The number at the foot, on the right."""
    rect = QRectF(canvas.width - side_margin(canvas) - 260, FOOT_TOP + 14, 260, 40)
    return block(Part.FOOT, folio, rect, Face(_FOOT_PX, align="right"))


def head(slide: Slide, canvas: Canvas) -> tuple[list[Block], QRectF, float]:
    """Kicker, title and part; the accent under them; where the content begins."""
    room, blocks, top = room_of(canvas, TOP), [], TOP
    if slide.subtitle:
        kicker = block(Part.KICKER, slide.subtitle, QRectF(room.left(), top, room.width(), 40), Face(_KICKER))
        blocks.append(kicker)
        top = kicker.bottom + 14
    part = f"{slide.part}/{slide.parts}" if slide.parts > 1 else ""
    spare = ems(part) * _PART + 28 if part else 0.0
    title = _title(slide.title, QRectF(room.left(), top, room.width() - spare, 200))
    blocks.append(title)
    if part:
        blocks.append(_beside(title, part))
    accent = QRectF(room.left(), title.bottom + 26, 96, 6)
    return blocks, accent, accent.bottom() + 52


def _title(text: str, rect: QRectF) -> Block:
    """The title at the largest size at which it is short enough."""
    for px in _TITLES:
        title = block(Part.TITLE, text, rect, Face(px, serif=True, even=True, line_height=1.28))
        if len(title.lines) <= _MOST_TITLE_LINES:
            return title
    return title


def _beside(title: Block, part: str) -> Block:
    """1/3 behind the last line of the title, on its baseline."""
    last = title.lines[-1]
    x = last.box.right() + 28
    wide = ems(part) * _PART
    line = Line(last.baseline, _PART, (Piece(part, x, wide, _PART),))
    return Block(Part.PART, QRectF(x, last.box.top(), wide + 1, last.px), (line,), _PART)
