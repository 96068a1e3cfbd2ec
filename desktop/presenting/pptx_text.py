"""Placed text as text of a PPTX: the lines end where they end on the screen, at the very same places.

Lines are parted by line breaks inside one paragraph, so that a point stays one point. Boxes are a little wider than
the text, for a machine whose fonts are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF

from desktop.deck.blocks import Block, Line, Part, Piece, ems
from desktop.deck.canvas import Canvas
from desktop.legible import legible
from desktop.presenting.pptx_parts import RULE, coloured, element, emu, hundredths, text_colour, without

# Below the baseline of a line of a fixed height, in ems, whatever the face.
_HANG = 0.2
_NUMBER_PITCH = 1.2
# Room beside a box for letters that are wider than ours: in a column, and where nothing but the margin is beside it.
_SLACK, _WIDE_SLACK = 24.0, 96.0
_WIDE = 0.7  # of the slide
_ALIGN = {"left": "l", "centre": "ctr", "right": "r"}
_LEAST = 0.5  # units; a smaller difference in advance is none


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: a block, what hangs before it, and what stands behind its last line.

    `left` is where its box begins, `bullet` whether it has one, `is_numbered` whether its first piece is its number.
    """

    block: Block
    left: float
    bullet: bool = False
    is_numbered: bool = False
    behind: Block | None = None

    @property
    def indent(self) -> float:
        """From the box to the text."""
        if self.is_numbered:
            pieces = self.block.lines[0].pieces
            return pieces[1].x - pieces[0].x if len(pieces) > 1 else 0.0
        return self.block.rect.left() - self.left if self.bullet else 0.0

    @property
    def pitch(self) -> float:
        """From line to line."""
        is_number = self.block.part is Part.NUMBER
        return (_NUMBER_PITCH if is_number else self.block.line_height) * self.block.px

    @property
    def hang(self) -> float:
        """From the last baseline to the foot of the line."""
        return _HANG * self.block.px

    @property
    def top(self) -> float:
        """Above the first line."""
        return self.block.lines[0].baseline - self.pitch + self.hang

    @property
    def foot(self) -> float:
        """Below the last line."""
        return self.block.lines[-1].baseline + self.hang


def box_of(texts: Sequence[Text], canvas: Canvas) -> QRectF:
    """Where the box of these paragraphs stands."""
    first, last = texts[0], texts[-1]
    left, right = first.left, max(text.block.rect.right() for text in texts)
    behind = [text.behind.rect.right() for text in texts if text.behind is not None]
    right = max(right, *behind) if behind else right
    slack = _WIDE_SLACK if right - left > _WIDE * canvas.width else _SLACK
    if first.block.align != "left":
        left -= slack
    if first.block.align != "right":
        right += slack
    return QRectF(left, first.top, right - left, max(last.foot - first.top, 1.0))


def write(body: Any, texts: Sequence[Text]) -> None:
    """Fill a `txBody` with paragraphs, each at its place below the one before."""
    without(body, "a:p")
    above: Text | None = None
    for text in texts:
        _paragraph(body, text, text.top - above.foot if above else 0.0)
        above = text


def settle(body: Any) -> None:
    """No margins, no shrinking, text from the top: places are ours."""
    from pptx.oxml.ns import qn  # noqa: PLC0415 - a slow library, for this file only

    properties = body.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    for name, value in (("wrap", "square"), ("anchor", "t"), ("rtlCol", "0")):
        properties.set(name, value)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    element(properties, "a:noAutofit")


def _paragraph(body: Any, text: Text, before: float) -> None:
    paragraph, block = element(body, "a:p"), text.block
    properties = element(
        paragraph,
        "a:pPr",
        algn=_ALIGN[block.align],
        marL=str(emu(text.indent)),
        indent=str(-emu(text.indent)),
    )
    element(element(properties, "a:lnSpc"), "a:spcPts", val=hundredths(text.pitch))
    element(element(properties, "a:spcBef"), "a:spcPts", val=hundredths(max(before, 0.0)))
    element(element(properties, "a:spcAft"), "a:spcPts", val="0")
    _bullet(properties, is_shown=text.bullet)
    for number, line in enumerate(block.lines):
        if number:
            _letters(element(paragraph, "a:br"), block, line.pieces[0] if line.pieces else None, 0.0)
        is_last = number == len(block.lines) - 1
        _line(paragraph, text, line, text.behind if is_last else None, is_first=not number)


def _bullet(properties: Any, *, is_shown: bool) -> None:
    if not is_shown:
        element(properties, "a:buNone")
        return
    element(element(properties, "a:buClr"), "a:schemeClr", val=RULE)
    element(properties, "a:buSzPct", val="100000")
    element(properties, "a:buFont", typeface="Arial")
    element(properties, "a:buChar", char="▪")


def _line(paragraph: Any, text: Text, line: Line, behind: Block | None, *, is_first: bool) -> None:
    """The runs of a line; what the screen adds or takes between them goes to the last letter before."""
    for number, (piece, advance) in enumerate(_advances(line)):
        if text.is_numbered and is_first and not number:
            _run(paragraph, text.block, piece, piece.text + "\t", 0.0)
            continue
        more = advance - ems(piece.text, bold=piece.bold, serif=text.block.serif) * piece.px
        if abs(more) < _LEAST or not piece.text:
            _run(paragraph, text.block, piece, piece.text, 0.0)
            continue
        if len(piece.text) > 1:
            _run(paragraph, text.block, piece, piece.text[:-1], 0.0)
        _run(paragraph, text.block, piece, piece.text[-1], more)
    if behind is not None:
        part = behind.lines[0].pieces[0]
        gap = part.x - line.box.right() - ems(" ") * part.px
        _run(paragraph, behind, part, " ", gap)
        _run(paragraph, behind, part, part.text, 0.0)


def _advances(line: Line) -> Iterator[tuple[Piece, float]]:
    """Each piece and the way to the next."""
    after = [piece.x for piece in line.pieces[1:]]
    for piece, x in zip(line.pieces, [*after, None], strict=True):
        yield piece, piece.width if x is None else x - piece.x


def _run(paragraph: Any, block: Block, piece: Piece, text: str, more: float) -> None:
    run = element(paragraph, "a:r")
    _letters(run, block, piece, more)
    element(run, "a:t").text = legible(text)


def _letters(run: Any, block: Block, piece: Piece | None, more: float) -> None:
    """The properties of a run or a line break; `more` is what each letter advances beyond its own width."""
    px = piece.px if piece else block.px
    is_bold = block.serif or block.bold or bool(piece and piece.bold)
    properties = element(run, "a:rPr", lang="zh-CN", altLang="en-US", sz=hundredths(px), b=str(int(is_bold)))
    if more:
        properties.set("spc", hundredths(more))
    properties.set("dirty", "0")
    if piece is not None:
        coloured(properties, text_colour(block.part, piece))
    kind = "mj" if block.serif else "mn"
    element(properties, "a:latin", typeface=f"+{kind}-lt")
    element(properties, "a:ea", typeface=f"+{kind}-ea")


def is_empty(block: Block) -> bool:
    """Whether nothing of it is seen."""
    return not any(piece.text for line in block.lines for piece in line.pieces)


def plain(block: Block) -> Text:
    """A block as a paragraph with nothing before it."""
    return Text(block, block.rect.left())
