"""Where figures go: rows of large tiles, gauges side by side, a figure with its source; and pictures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from desktop.deck.blocks import (
    ASCENT,
    FOOT_TOP,
    Block,
    Face,
    Line,
    Part,
    Piece,
    Placed,
    PlacedDial,
    block,
    ems,
)
from desktop.deck.canvas import Canvas
from desktop.deck.framing import TOP, columns_of, foot, head, room_of
from desktop.deck.placing_text import stack
from desktop.deck.slides import Dial, Point, Slide, Tile
from desktop.deck.style import SMALLEST

_NUMBERS = (112, 104, 96, 88, 80, 72, 64, 56)
# Of a column, by a number line: other programs set Chinese and digits a little wider.
FILLED = 0.86
# A number that is to be read from the last row is not smaller.
_LEGIBLE = 80
_ASIDES = (28, 26, SMALLEST)
_LEAST_GAUGE = 260
_TILE_LABELS = (36, 34, 32, 30)
_SOURCE_SIZES = (38, 36, 34, 32, 30, 28, 26, SMALLEST)


def tiles(slide: Slide, canvas: Canvas) -> Placed:
    """Figures set large in rows under hairlines; points without a figure stand below them."""
    blocks, accent, top = head(slide, canvas)
    room = room_of(canvas, top)
    tiles = _in_rows(slide.tiles, canvas, room)
    below = stack(slide.points, QRectF(room.left(), 0, room.width(), 0), 36)
    spare = room.height() - tiles.height - (below[-1].bottom + 56 if below else 0.0)
    made, rules, bottom = tiles.placed(min(44.0, max(0.0, spare) * 0.2), down=max(0.0, spare) * 0.22)
    extra = min(60.0, max(0.0, spare) * 0.15)
    down = [one.moved(bottom + 56 + extra) for one in below]
    return Placed(canvas, (*blocks, *made, *down, *foot(slide, canvas)), accent, tuple(rules))


def _in_rows(tiles: tuple[Tile, ...], canvas: Canvas, room: QRectF) -> _TileRows:
    """As many side by side as can be read: four where the slide is wide, three, or else two."""
    most = 4 if canvas.ratio > 1.9 or (len(tiles) == 4 and canvas.ratio > 1.5) else 3
    ways = (_TileRows(tiles, _rows(len(tiles), across), room) for across in range(most, 1, -1))
    return next((way for way in ways if way.px >= _LEGIBLE), _TileRows(tiles, _rows(len(tiles), 2), room))


def _rows(count: int, most: int) -> list[int]:
    """How many tiles each row has, at most `most`: as even as can be."""
    rows = -(-count // most)
    return [count // rows + (n < count % rows) for n in range(rows)]


class _TileRows:
    """The tiles at the largest size at which every number fits its column."""

    def __init__(self, tiles: tuple[Tile, ...], rows: list[int], room: QRectF) -> None:
        self.tiles, self.rows, self.room = tiles, rows, room
        self.columns = columns_of(room, max(rows))
        wide = self.columns[0].width() * FILLED
        limit = 132 if len(rows) == 1 else 104
        sizes = [px for px in (132, 120, *_NUMBERS) if px <= limit]
        self.px = next((px for px in sizes if all(_number_width(t, px) <= wide for t in tiles)), sizes[-1])
        self.label_px = next((size for size in _TILE_LABELS if size <= self.px * 0.4), _TILE_LABELS[-1])

    @property
    def height(self) -> float:
        """From the first hairline to below the last label, the rows as near as they may stand."""
        return self.placed(0.0, 0.0)[2] - self.room.top()

    def placed(self, air: float, down: float) -> tuple[list[Block], list[QRectF], float]:
        """Blocks, hairlines, and where they end, with `air` more between the rows, all `down` from the top."""
        blocks: list[Block] = []
        rules: list[QRectF] = []
        top = bottom = self.room.top() + down
        place = 0
        for count in self.rows:
            for column in self.columns[:count]:
                rules.append(QRectF(column.left(), top, column.width(), 2))
                rect = QRectF(column.left(), top + 30, column.width(), 0)
                blocks += _tile(self.tiles[place], rect, self.px, self.label_px, place)
                bottom = max(bottom, blocks[-1].bottom)
                place += 1
            top = bottom + 56 + air
        return blocks, rules, bottom


def _number_width(tile: Tile, px: int) -> float:
    return sum(ems(text, bold=True) * size + gap for text, size, gap in _number_parts(tile, px))


def _number_parts(tile: Tile, px: int) -> list[tuple[str, int, float]]:
    """(text, size, space after) of hedge, number, unit, hedge: the hedges and the unit smaller."""
    hedge, unit = max(30, round(px * 0.4)), max(32, round(px * 0.46))
    parts = [(tile.before, hedge, px * 0.1), (tile.number, px, px * 0.06), (tile.unit, unit, px * 0.1)]
    return [part for part in (*parts, (tile.after, hedge, 0.0)) if part[0]]


def _tile(tile: Tile, rect: QRectF, px: int, label_px: int, of: int) -> list[Block]:
    """The number line, the label under it, and what is doubtful in words."""
    x, pieces = rect.left(), []
    baseline = rect.top() + ASCENT * px
    for text, size, gap in _number_parts(tile, px):
        wide = ems(text, bold=True) * size
        quiet = size != px
        pieces.append(Piece(text, x, wide, size, bold=True, figure=tile.figure, is_quiet=quiet))
        x += wide + gap
    number = Block(
        Part.NUMBER,
        QRectF(rect.left(), rect.top(), rect.width(), px),
        (Line(baseline, px, tuple(pieces)),),
        px,
        bold=True,
        step=tile.step,
        of=of,
    )
    out = [number]
    for part, text, size in ((Part.LABEL, tile.label, label_px), (Part.ASIDE, tile.aside, 28)):
        if text:
            under = QRectF(rect.left(), out[-1].bottom + (18 if part is Part.LABEL else 10), rect.width(), 0)
            out.append(
                block(part, text, under, Face(size, even=True, line_height=1.35), step=tile.step, of=of)
            )
    return out


def gauges(slide: Slide, canvas: Canvas) -> Placed:
    """Up to three gauges side by side, what each may be compared with under it, the rest of the target below."""
    blocks, accent, top = head(slide, canvas)
    room = room_of(canvas, top)
    columns = columns_of(room, max(1, len(slide.dials)), 40.0)
    below = [
        block(
            Part.POINT, p.runs, room, Face(34, align="centre", even=True, line_height=1.42), step=p.step, of=n
        )
        for n, p in enumerate(slide.points)
    ]
    height = sum(one.bottom - room.top() for one in below) + (40 if below else 0)
    dials, bottom = [], room.top()
    names = [
        _dial_name(dial, column, n)
        for n, (dial, column) in enumerate(zip(slide.dials, columns, strict=False))
    ]
    under = max(name.bottom for name in names) if names else room.top()
    told, words = _told(slide.dials, columns, room.bottom() - height - under - 28 - 24)
    free = room.bottom() - height - under - words - 28 - 24
    tall = max(0.0, min(free, columns[0].width() * 0.66, 430.0))
    slack = max(0.0, free - tall)
    for name, dial, under_it, column in zip(names, slide.dials, told, columns, strict=False):
        at = under + 28 + slack * 0.3
        dials.append(PlacedDial(QRectF(column.left(), at, column.width(), tall), dial))
        blocks += [name.moved(slack * 0.3), *(one.moved(at + tall + 24 - room.top()) for one in under_it)]
        bottom = at + tall + 24 + words
    at = max(bottom + 28, room.bottom() - height + 40 - slack * 0.2)
    for one in below:
        blocks.append(one.moved(at - room.top()))
        at = blocks[-1].bottom + 16
    return Placed(canvas, (*blocks, *foot(slide, canvas)), accent, dials=tuple(dials))


def _dial_name(dial: Dial, column: QRectF, of: int) -> Block:
    text = f"{dial.model.title} {dial.model.measure}"
    return block(
        Part.LABEL,
        text,
        column,
        Face(36, bold=True, align="centre", even=True, line_height=1.3),
        step=dial.step,
        of=of,
    )


def _told(dials: tuple[Dial, ...], columns: list[QRectF], free: float) -> tuple[list[list[Block]], float]:
    """What stands under the gauges, and its height: smaller where it would leave them too little of `free`."""
    sizes = _ASIDES if any(dial.reached for dial in dials) else _ASIDES[:1]
    for px in sizes:
        told = [_words(*pair, px, n) for n, pair in enumerate(zip(dials, columns, strict=False))]
        height = max((one.bottom - columns[0].top() for each in told for one in each), default=0.0)
        if free - height >= _LEAST_GAUGE:
            break
    return told, height


def _words(dial: Dial, column: QRectF, px: int, of: int) -> list[Block]:
    """Where the target stands and by what date, and what it may be compared with."""
    rect = column.adjusted(12, 0, -12, 0)
    aside = Face(px, align="centre", even=True, line_height=1.4)
    made: list[Block] = []
    if dial.reached:
        bold = Face(34, bold=True, align="centre", even=True, line_height=1.3)
        made.append(block(Part.LABEL, dial.reached.verdict, rect, bold, step=dial.step, of=of))
        if dial.reached.dated:
            below = _at(rect, made[-1].bottom + 12)
            made.append(block(Part.ASIDE, dial.reached.dated, below, aside, step=dial.step, of=of))
    if dial.sentence or not made:
        below = _at(rect, made[-1].bottom + 24) if made else rect
        made.append(block(Part.ASIDE, dial.sentence, below, aside, step=dial.step, of=of))
    return made


def _at(rect: QRectF, top: float) -> QRectF:
    return QRectF(rect.left(), top, rect.width(), rect.height())


def picture(slide: Slide, canvas: Canvas) -> Placed:
    """The picture as large as the room under its title."""
    blocks, accent, top = head(slide, canvas) if slide.title else ([], None, TOP)
    room = room_of(canvas, top, FOOT_TOP - 16)
    return Placed(canvas, (*blocks, *foot(slide, canvas)), accent, picture=room)


def fitted(size: QSizeF, room: QRectF) -> QRectF:
    """The largest rectangle of the shape of `size` in the middle of `room`."""
    shape = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio) if not size.isEmpty() else QSizeF()
    rect = QRectF(QPointF(), shape)
    rect.moveCenter(room.center())
    return rect


def source(slide: Slide, canvas: Canvas) -> Placed:
    """A figure, where it stands and what it means; or source lines. Each part is named by its marker above it."""
    blocks, accent, top = head(slide, canvas)
    room = room_of(canvas, top)
    dials: tuple[PlacedDial, ...] = ()
    if slide.tiles or slide.dials:
        left, right = _split(room)
        at = room.top()
        for n, tile in enumerate(slide.tiles[:1]):
            made = _tile(tile, QRectF(left.left(), at, left.width(), 0), _fitting(tile, left.width()), 34, n)
            blocks += made
            at = made[-1].bottom + 36
        if slide.dials:
            dials = (
                PlacedDial(
                    QRectF(left.left(), at, left.width(), min(380.0, room.bottom() - at)), slide.dials[0]
                ),
            )
        room = right
    return Placed(canvas, (*blocks, *_named(slide.points, room), *foot(slide, canvas)), accent, dials=dials)


def _split(room: QRectF) -> tuple[QRectF, QRectF]:
    wide = room.width() * 0.36
    left = QRectF(room.left(), room.top(), wide, room.height())
    return left, QRectF(room.left() + wide + 72, room.top(), room.width() - wide - 72, room.height())


def _fitting(tile: Tile, width: float) -> int:
    return next((px for px in _NUMBERS if _number_width(tile, px) <= width * FILLED), _NUMBERS[-1])


def _named(points: tuple[Point, ...], room: QRectF) -> list[Block]:
    """Each point under its name; where the names are short (line numbers), beside it."""
    beside = all(len(point.marker) <= 4 for point in points)
    blocks: list[Block] = []
    for px in _SOURCE_SIZES:
        blocks, top = [], room.top()
        for n, point in enumerate(points):
            pair = _named_beside(point, n, room, top, px) if beside else _named_above(point, n, room, top, px)
            blocks += pair
            top = pair[-1].bottom + (0.6 if beside else 1.15) * px
        if not blocks or blocks[-1].bottom <= room.bottom():
            break
    return blocks


def _named_above(point: Point, n: int, room: QRectF, top: float, px: int) -> list[Block]:
    rect = QRectF(room.left(), top, room.width(), 0)
    name = block(Part.KICKER, point.marker, rect, Face(max(SMALLEST, px - 8)), step=point.step, of=n)
    below = rect.translated(0, name.bottom + 8 - top)
    return [name, block(Part.POINT, point.runs, below, Face(px, line_height=1.45), step=point.step, of=n)]


def _named_beside(point: Point, n: int, room: QRectF, top: float, px: int) -> list[Block]:
    name = block(Part.KICKER, point.marker, QRectF(room.left(), top, 90, 0), Face(px), step=point.step, of=n)
    right = QRectF(room.left() + 110, top, room.width() - 110, 0)
    return [name, block(Part.POINT, point.runs, right, Face(px, line_height=1.45), step=point.step, of=n)]
