"""Figures set large as a table of a PPTX: one cell a figure, its number, its label, its doubt. No borders of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF

from desktop.deck.blocks import Block, Part
from desktop.deck.slides import Slide
from desktop.presenting.pptx_parts import element, emu, name_shape, sides, without
from desktop.presenting.pptx_text import Text, is_empty, plain, write

# Of the table styles every PowerPoint has, the one without lines and grounds.
_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# From the hairline above a figure to its number, as the slide has it.
_HEAD = 30.0


def add_table(shapes: Any, slide: Slide, blocks: Sequence[Block]) -> None:
    """One table of the number, label and aside `blocks` of the slide's figures, where they stand."""
    cells = _cells(blocks)
    if not cells:
        return
    tops = sorted({cell[0].rect.top() for cell in cells})
    lefts = sorted({cell[0].rect.left() for cell in cells})
    right = max(cell[0].rect.right() for cell in cells)
    bottom = max(text.foot for cell in cells for text in map(plain, cell))
    edges = [top - _HEAD for top in tops] + [bottom + 8]
    frame = shapes.add_table(
        len(tops), len(lefts), *sides(QRectF(lefts[0], edges[0], right - lefts[0], edges[-1] - edges[0]))
    )
    name_shape(frame, "数据", "；".join(part.text for part in slide.large))
    table = frame.table
    _undress(table)
    gap = min((b - cell[0].rect.right() for b in lefts[1:] for cell in cells[:1]), default=0.0)
    for column, left in zip(table.columns, lefts, strict=True):
        after = [each for each in lefts if each > left]
        column.width = emu((after[0] if after else right) - left)
    for row, (top, below) in zip(table.rows, pairwise(edges), strict=True):
        row.height = emu(below - top)
    for cell in cells:
        top, left = cell[0].rect.top(), cell[0].rect.left()
        place = table.cell(tops.index(top), lefts.index(left))
        texts = [plain(block) for block in cell]
        _write(place, texts, texts[0].top - (top - _HEAD), gap if left != lefts[-1] else 0.0)


def _cells(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each figure together, the number first."""
    cells: list[list[Block]] = []
    for block in blocks:
        if is_empty(block):
            continue
        if block.part is Part.NUMBER:
            cells.append([block])
        elif cells:
            cells[-1].append(block)
    return cells


def _write(cell: Any, texts: list[Text], top: float, gap: float) -> None:
    body = cell._tc.get_or_add_txBody()
    write(body, texts)
    cell.margin_left = cell.margin_bottom = 0
    cell.margin_top, cell.margin_right = emu(max(top, 0.0)), emu(max(gap - 24, 0.0))


def _undress(table: Any) -> None:
    """No style, no heading row, no stripes."""
    properties = table._tbl.tblPr
    for name in list(properties.attrib):
        del properties.attrib[name]
    without(properties, "a:tableStyleId")
    element(properties, "a:tableStyleId").text = _BARE
    for cell in table.iter_cells():
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
