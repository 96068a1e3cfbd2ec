"""Where text goes: points and paragraphs, the title, the overview, the honours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from desktop.deck.blocks import (
    FOOT_TOP,
    Block,
    Face,
    Part,
    Piece,
    Placed,
    block,
    content_width,
    ems,
    side_margin,
)
from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.framing import columns_of, foot, head, room_of
from desktop.deck.slides import Point, Run, Slide

BODY = (44, 40, 36, 34)
_BULLET = 14.0
_INDENT = 52.0
_GAPS = (16.0, 44.0)


def text(slide: Slide, canvas: Canvas) -> Placed:
    """Points and paragraphs one under another, the desk's remark above the foot."""
    blocks, accent, top = head(slide, canvas)
    body = _points(slide.points, room_of(canvas, top)) + _remark(slide, canvas)
    return Placed(canvas, (*blocks, *body, *foot(slide, canvas)), accent)


def _remark(slide: Slide, canvas: Canvas) -> list[Block]:
    """The desk's own note, just above the foot."""
    if not slide.remark:
        return []
    rect = QRectF(side_margin(canvas), 0, content_width(canvas), 0)
    note = block(Part.ASIDE, slide.remark, rect, Face(26, line_height=1.4))
    return [note.moved(FOOT_TOP - 24 - note.bottom)]


def _points(points: tuple[Point, ...], room: QRectF, sizes: tuple[int, ...] = BODY) -> list[Block]:
    """The points at the largest size at which all fit, the spare room shared among them."""
    for px in sizes:
        blocks = stack(points, room, px)
        if not blocks or blocks[-1].bottom <= room.bottom():
            break
    return _spread(blocks, room)


def stack(points: tuple[Point, ...], room: QRectF, px: int) -> list[Block]:
    """The points one under another, as near as they may stand."""
    blocks: list[Block] = []
    top = room.top()
    for n, point in enumerate(points):
        one = _point(point, QRectF(room.left(), top, room.width(), 0), px, n)
        blocks.append(one)
        top = one.bottom + (_GAPS[0] if point.marker else _GAPS[0] * 2) + 0.3 * px
    return blocks


def _point(point: Point, rect: QRectF, px: int, of: int) -> Block:
    """A bullet hangs left of its text; a paragraph has none, and airier lines."""
    indent = _INDENT if point.marker else 0.0
    inner = QRectF(rect.left() + indent, rect.top(), rect.width() - indent, rect.height())
    made = block(
        Part.POINT,
        point.runs,
        inner,
        Face(px, line_height=1.42 if point.marker else 1.62, even=bool(point.marker)),
        step=point.step,
        of=of,
        link=point.link,
    )
    if not point.marker or not made.lines:
        return made
    if point.marker != "•":
        return _numbered(made, point.marker, rect.left(), px)
    middle = made.lines[0].baseline - 0.36 * px
    return replace(made, bullet=QRectF(rect.left() + 4, middle - _BULLET / 2, _BULLET, _BULLET))


def _numbered(made: Block, marker: str, left: float, px: int) -> Block:
    """The source's own number before the first line."""
    first = made.lines[0]
    number = Piece(marker, left, ems(marker, bold=True) * px, px, bold=True)
    lines = (replace(first, pieces=(number, *first.pieces)), *made.lines[1:])
    rect = made.rect.adjusted(left - made.rect.left(), 0, 0, 0)
    return replace(made, lines=lines, rect=rect)


def _spread(blocks: list[Block], room: QRectF) -> list[Block]:
    """Share the spare height: wider gaps first, then a little air above."""
    if not blocks:
        return []
    spare = max(0.0, room.bottom() - blocks[-1].bottom)
    most = _GAPS[1] - _GAPS[0] if len(blocks) > 4 else 2 * _GAPS[1] - _GAPS[0]
    gap = min(most, spare / (len(blocks) + 2))
    above = min(64.0, (spare - gap * (len(blocks) - 1)) * 0.2)
    return [one.moved(above + gap * n) for n, one in enumerate(blocks)]


def title_slide(slide: Slide, canvas: Canvas) -> Placed:
    """The headline in the middle of the height, the place above it, who and when at the foot."""
    room = room_of(canvas, 0)
    first, *below = slide.points or (Point((Run(""),)),)
    kicker = block(Part.KICKER, slide.subtitle, QRectF(room.left(), 0, room.width(), 0), Face(40))
    title = block(
        Part.TITLE,
        slide.title,
        room,
        Face(_largest(slide.title, room.width()), serif=True, even=True, line_height=1.3),
    ).moved(kicker.bottom + 36)
    strap = block(
        Part.SUBTITLE,
        first.runs,
        QRectF(room.left(), 0, room.width(), 0),
        Face(44, even=True, line_height=1.4),
    ).moved(title.bottom + 96)
    height = strap.bottom if strap.lines else title.bottom
    down = (HEIGHT - 110 - height) * 0.5
    accent = QRectF(room.left(), title.bottom + 44 + down, 140, 8)
    foot = [
        block(
            Part.SUBTITLE,
            p.runs,
            QRectF(room.left(), FOOT_TOP - 8 - 50 * (len(below) - n), room.width(), 0),
            Face(30),
        )
        for n, p in enumerate(below)
    ]
    return Placed(canvas, (*(b.moved(down) for b in (kicker, title, strap)), *foot), accent)


def _largest(title: str, width: float) -> int:
    """The largest size at which a headline takes at most two lines."""
    wide = ems(title, serif=True)
    return next((px for px in (104, 96, 88, 80, 72, 64) if wide * px <= 1.9 * width), 64)


def overview(slide: Slide, canvas: Canvas) -> Placed:
    """Groups side by side, each under its heading; a heading is a point without a link."""
    blocks, accent, top = head(slide, canvas)
    groups: list[list[tuple[int, Point]]] = []
    for n, point in enumerate(slide.points):
        if not point.link or not groups:
            groups.append([])
        groups[-1].append((n, point))
    columns = columns_of(room_of(canvas, top), max(1, len(groups)))
    most = max(map(len, groups), default=1)
    px = next(
        (size for size in (38, 36, 34, 32, 30) if (most - 1) * size * 1.6 + 76 <= columns[0].height()), 30
    )
    rules = []
    for group, column in zip(groups, columns, strict=True):
        rules.append(QRectF(column.left(), column.top() + 60, column.width(), 2))
        at = column.top()
        for n, point in group:
            made = block(
                Part.POINT if point.link else Part.LABEL,
                point.runs,
                QRectF(column.left(), at, column.width(), 0),
                Face(px if point.link else 34, bold=not point.link, line_height=1.3),
                step=point.step,
                of=n,
                link=point.link,
            )
            blocks.append(made)
            at = made.bottom + 0.6 * px if point.link else column.top() + 60 + 26
    return Placed(canvas, (*blocks, *foot(slide, canvas)), accent, tuple(rules))


def honours(slide: Slide, canvas: Canvas) -> Placed:
    """The honours in two columns, read down the first and then the second."""
    blocks, accent, top = head(slide, canvas)
    room = room_of(canvas, top)
    body = _points(slide.points, room) if len(slide.points) < 5 else _two_columns(slide.points, room)
    return Placed(canvas, (*blocks, *body, *foot(slide, canvas)), accent)


def _two_columns(points: tuple[Point, ...], room: QRectF) -> list[Block]:
    rows = -(-len(points) // 2)
    columns = columns_of(room, 2)
    for px in (40, 36, 34, 32, 30):
        pitch = min(room.height() / rows, px * 2.9)
        body = []
        for n, point in enumerate(points):
            column, row = columns[n // rows], n % rows
            body.append(
                _point(point, QRectF(column.left(), room.top() + row * pitch, column.width(), 0), px, n)
            )
        if all(one.bottom <= room.top() + (n % rows + 1) * pitch - 8 for n, one in enumerate(body)):
            break
    return body
