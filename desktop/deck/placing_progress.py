"""Where rows of targets go: name and target, what was reached and when, the state; a hairline above each row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from desktop.deck.blocks import Block, Face, Part, Placed, block
from desktop.deck.canvas import Canvas
from desktop.deck.framing import foot, head, room_of
from desktop.deck.placing_figures import FILLED
from desktop.deck.slides import Slide, Standing
from desktop.deck.style import SMALLEST

# Of the width: name and target, what was reached, the state.
_COLUMNS = (0.42, 0.35, 0.23)
_SIZES = (40, 38, 36, 34, 32)
_HEAD, _FOOT = 30.0, 26.0  # from a hairline to its row, and from a row to the next hairline
_MOST_AIR = 36.0


def progress(slide: Slide, canvas: Canvas) -> Placed:
    """The rows at the largest size at which all fit, the spare room shared among them."""
    blocks, accent, top = head(slide, canvas)
    room = room_of(canvas, top)
    for px in _SIZES:
        rows = [_row(standing, room, px, n) for n, standing in enumerate(slide.standings)]
        heights = [max(one.bottom for one in row) - room.top() + _HEAD + _FOOT for row in rows]
        spare = room.height() - sum(heights)
        if spare >= 0:
            break
    air = min(_MOST_AIR, max(0.0, spare) / max(1, len(rows)))
    rules, at = [], room.top()
    for row, height in zip(rows, heights, strict=True):
        rules.append(QRectF(room.left(), at, room.width(), 2))
        blocks += [one.moved(at + _HEAD + air / 2 - room.top()) for one in row]
        at += height + air
    return Placed(canvas, (*blocks, *foot(slide, canvas)), accent, tuple(rules))


def _row(standing: Standing, room: QRectF, px: int, of: int) -> list[Block]:
    """The cells of a row from the top of `room`: a first line each, and what is said under it."""
    reached = standing.reached
    cells = (
        (standing.label, f"目标 {standing.target}"),
        (reached.value, reached.dated),
        (reached.verdict, ""),
    )
    blocks: list[Block] = []
    left = room.left()
    for (first, under), share in zip(cells, _COLUMNS, strict=True):
        blocks += _cell(first, under, QRectF(left, room.top(), room.width() * share, 0), px, standing, of)
        left += room.width() * share
    return blocks


def _cell(first: str, under: str, rect: QRectF, px: int, standing: Standing, of: int) -> list[Block]:
    """Other programs set Chinese a little wider: a first line keeps clear of the next cell."""
    if not first:
        return []
    narrow = rect.adjusted(0, 0, -rect.width() * (1 - FILLED), 0)
    face = Face(px, bold=True, even=True, line_height=1.3)
    made = [replace(block(Part.NUMBER, first, narrow, face, step=standing.step, of=of), rect=rect)]
    if under:
        below = narrow.translated(0, made[0].bottom + 10 - rect.top())
        small = Face(max(SMALLEST, px - 12), even=True, line_height=1.35)
        made.append(replace(block(Part.ASIDE, under, below, small, step=standing.step, of=of), rect=below))
    return made
