"""What a placed slide is made of: blocks of broken lines, and room for gauges and pictures.

All sizes are in canvas units (pixels at 1080 lines).
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.deck.breaking import broken
from desktop.deck.canvas import HEIGHT, MARGIN, Canvas
from desktop.deck.slides import Dial, Run
from desktop.deck.style import SlideStyle

# Above and below the ink of a line of Chinese, in ems: its box without the face's own leading.
ASCENT, DESCENT = 0.88, 0.12
FOOT_TOP = HEIGHT - 96
_MEASURED_AT = 100
Align = Literal["left", "centre", "right"]


class Part(Enum):
    """What a block of text is; the painter gives it its colour."""

    KICKER = auto()
    TITLE = auto()
    PART = auto()
    SUBTITLE = auto()
    POINT = auto()
    LABEL = auto()
    NUMBER = auto()
    ASIDE = auto()
    FOOT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one face: its text, where it starts, its size; `figure` is the id of a figure, or ""."""

    text: str
    x: float
    width: float
    px: int
    bold: bool = False
    figure: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on its baseline."""

    baseline: float
    px: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line as text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def box(self) -> QRectF:
        """The ems of its characters."""
        left = self.pieces[0].x if self.pieces else 0.0
        right = self.pieces[-1].x + self.pieces[-1].width if self.pieces else 0.0
        return QRectF(left, self.baseline - ASCENT * self.px, right - left, self.px)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. `rect` is the room they have, `of` the place of their point, tile or dial.

    It is shown from `step` on. A bullet is drawn at `bullet`, where there is one.
    """

    part: Part
    rect: QRectF
    lines: tuple[Line, ...]
    px: int
    serif: bool = False
    bold: bool = False
    align: Align = "left"
    step: int = 0
    of: int = 0
    line_height: float = 1.5
    bullet: QRectF | None = None
    link: str = ""

    @property
    def bottom(self) -> float:
        """Below the last line."""
        return self.lines[-1].box.bottom() if self.lines else self.rect.top()

    @property
    def text(self) -> str:
        """The block in one line of text."""
        return "".join(line.text for line in self.lines)

    def moved(self, down: float) -> Block:
        """The block farther down."""
        return replace(
            self,
            rect=self.rect.translated(0, down),
            lines=tuple(replace(line, baseline=line.baseline + down) for line in self.lines),
            bullet=self.bullet.translated(0, down) if self.bullet else None,
        )


@dataclass(frozen=True, slots=True)
class PlacedDial:
    """A gauge and its room."""

    rect: QRectF
    dial: Dial


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide with everything in its place. `accent` is the rule under the title, `rules` are hairlines."""

    canvas: Canvas
    blocks: tuple[Block, ...]
    accent: QRectF | None = None
    rules: tuple[QRectF, ...] = ()
    dials: tuple[PlacedDial, ...] = ()
    picture: QRectF | None = None

    @property
    def bottom(self) -> float:
        """Below everything but the foot."""
        blocks = [block.bottom for block in self.blocks if block.part is not Part.FOOT]
        return max([*blocks, *(dial.rect.bottom() for dial in self.dials)], default=0.0)

    @property
    def overflows(self) -> bool:
        """Whether something stands in the foot, or beyond its room."""
        beyond = any(
            line.box.left() < block.rect.left() - 1 or line.box.right() > block.rect.right() + 1
            for block in self.blocks
            for line in block.lines
        )
        return beyond or self.bottom > FOOT_TOP


def side_margin(canvas: Canvas) -> float:
    """To the left and the right: 112, and more where a line would be too long to read."""
    return max(MARGIN, (canvas.width - 2000) / 2)


def content_width(canvas: Canvas) -> float:
    """Between the margins."""
    return canvas.width - 2 * side_margin(canvas)


# ------------------------------------------------------------ setting text


@functools.cache
def _metrics(bold: bool, serif: bool, thread: int) -> QFontMetricsF:
    """Each thread has its own, as it has its fonts."""
    del thread
    return QFontMetricsF(SlideStyle.font(_MEASURED_AT, bold=bold, serif=serif))


@functools.cache
def _em(character: str, bold: bool, serif: bool) -> float:
    return _metrics(bold, serif, threading.get_ident()).horizontalAdvance(character) / _MEASURED_AT


def ems(text: str, *, bold: bool = False, serif: bool = False) -> float:
    """The width of a text in ems, in the faces of slides."""
    return sum(_em(character, bold, serif) for character in text)


@dataclass(frozen=True, slots=True)
class Face:
    """How text is set. `line_height` is in ems; `even` makes lines of about one length, as a heading wants."""

    px: int
    serif: bool = False
    bold: bool = False
    align: Align = "left"
    even: bool = False
    line_height: float = 1.5


def block(
    part: Part,
    runs: Sequence[Run] | str,
    rect: QRectF,
    face: Face,
    *,
    step: int = 0,
    of: int = 0,
    link: str = "",
) -> Block:
    """Text broken into lines from the top of `rect`; its width counts, its height does not."""
    given = (Run(runs),) if isinstance(runs, str) else tuple(runs)
    px, setting = face.px, _Setting(given, face)
    lines = []
    spans = broken(setting.text, rect.width(), px, setting.advance, setting.whole, even=face.even)
    for number, (start, end) in enumerate(spans):
        slack = rect.width() - setting.advance(start, end)
        left = rect.left() + {"left": 0.0, "centre": slack / 2, "right": slack}[face.align]
        baseline = rect.top() + ASCENT * px + number * px * face.line_height
        lines.append(Line(baseline, px, setting.pieces(start, end, left)))
    return Block(
        part,
        rect,
        tuple(lines),
        px,
        face.serif,
        face.bold,
        face.align,
        step,
        of,
        face.line_height,
        link=link,
    )


class _Setting:
    """The runs of a block as one text; figures are bold and stay whole."""

    def __init__(self, runs: tuple[Run, ...], face: Face) -> None:
        self.text = "".join(run.text for run in runs)
        self.px, self.bold = face.px, face.bold
        self.spans: list[tuple[int, int, str]] = []
        at = 0
        for run in runs:
            self.spans.append((at, at + len(run.text), run.figure))
            at += len(run.text)
        heavy = [bool(figure) or face.bold for start, end, figure in self.spans for _ in range(start, end)]
        self._squeezed = _squeezed(self.text)
        self._sums = [0.0]
        for place, (character, is_bold) in enumerate(zip(self.text, heavy, strict=True)):
            em = _em(character, is_bold, face.serif) - (0.5 if place in self._squeezed else 0.0)
            self._sums.append(self._sums[-1] + em * face.px)

    @property
    def whole(self) -> list[tuple[int, int]]:
        """The stretches that are not broken."""
        return [(start, end) for start, end, figure in self.spans if figure]

    def advance(self, start: int, end: int) -> float:
        """The width of a stretch."""
        return self._sums[end] - self._sums[start]

    def pieces(self, start: int, end: int, left: float) -> tuple[Piece, ...]:
        """The pieces of a line from `start` to `end`, the first at `left`."""
        out = []
        for begin, stop, figure in self.spans:
            a = max(begin, start)
            # A squeezed mark ends its piece: what follows is drawn where it was measured.
            for b in (*(n + 1 for n in self._squeezed if a <= n < min(stop, end) - 1), min(stop, end)):
                if a < b:
                    x = left + self.advance(start, a)
                    bold = bool(figure) or self.bold
                    out.append(Piece(self.text[a:b], x, self.advance(a, b), self.px, bold, figure))
                    a = b
        return tuple(out)


# Marks whose right half is empty, and marks beside which that half is squeezed out (GB/T 15834-2011, 5.1.9 and
# the usual practice of setting Chinese: two marks side by side take one and a half places).
_EMPTY_RIGHT = set("，。、；：）》」』】〕”’")
_BESIDE = _EMPTY_RIGHT | set("（《「『【〔“‘！？")


def _squeezed(text: str) -> list[int]:
    """The places of marks that give up their empty half to the mark that follows."""
    return [n for n, (mark, after) in enumerate(pairwise(text)) if mark in _EMPTY_RIGHT and after in _BESIDE]
