"""A section cut into slides that never overflow: gauges and large figures first, then its lines, then its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from db.progress import NOTHING, Progress
from db.records import Brief, Figure, FigureKind, Item, ItemKind, Measure, Section, SectionKind
from desktop.deck.canvas import HEIGHT, NARROWEST, Canvas
from desktop.deck.placing import placed
from desktop.deck.sentences import clauses, sentences
from desktop.deck.slides import Dial, Point, Run, Slide, SlideKind, Tile
from desktop.gauges.comparing import comparison
from desktop.gauges.model import GaugeModel, without_state
from desktop.gauges.reading import CHINESE, gauge_model, gauge_on
from desktop.line_runs import line_runs
from desktop.reached import has_values, reached
from desktop.typography import shown

Part = TypeVar("Part")
NARROW = Canvas(HEIGHT * NARROWEST)
BULLET = "•"
MOST_POINTS = 6
_MOST_TILES, _MOST_DIALS, _MOST_HONOURS = 6, 3, 12
_MOST_CHARACTERS = 120  # of a paragraph on one slide
_PAPER = "zh_CN"
# On a projector a gauge without an actual says nothing about data it does not have yet.
_WORDS = replace(CHINESE, no_data="")


def of_section(
    brief: Brief, section: Section, progress: Progress = NOTHING, on: date = date.min
) -> list[Slide]:
    """The slides of one section: gauges first, then figures set large, then the rest as text.

    Gauges are filled to what was reached up to the day `on`.
    """
    whole = _base(brief, section)
    if section.kind is SectionKind.TARGETS:
        return numbered(_with_gauges(brief, section, whole, progress, on))
    if section.kind is SectionKind.RESULTS and section.figures:
        return numbered(_with_tiles(brief, section, whole))
    kind = SlideKind.HONOURS if section.kind is SectionKind.HONOURS else SlideKind.TEXT
    return numbered(_text(brief, replace(whole, kind=kind), section.items))


def _base(brief: Brief, section: Section) -> Slide:
    above = brief.section(section.parent) if section.parent else None
    return Slide(
        id=section.id,
        kind=SlideKind.TEXT,
        title=_heading(section.title or section.label.zh),
        section=section.id,
        subtitle=shown(above.label.zh) if above else "",
        remark="" if section.title else "标题为编者所加，原文此处没有标题",
        lines=(section.line,) if section.line else (),
    )


def _heading(text: str) -> str:
    """A heading as it is set: without the colon that led on to the list, and no space where a mark has its own."""
    return re.sub("(?<=[，。；：！？]) +", "", shown(text)).rstrip("：")


def numbered(slides: list[Slide]) -> list[Slide]:
    """The parts of a section counted."""
    return [replace(slide, part=n, parts=len(slides)) for n, slide in enumerate(slides, 1)]


def finished(brief: Brief, base: Slide, name: str, lines: Iterable[int], **parts: object) -> Slide:
    """A slide of these source lines, named after the first of them."""
    own = tuple(dict.fromkeys(lines))
    numbers = "、".join(str(a) if a == b else f"{a}–{b}" for a, b in _runs(own))
    source = f"{shown(brief.name.zh)} · 原文第{numbers}行" if own else ""
    return replace(base, id=f"{base.section}/{name}", lines=(*base.lines, *own), source=source, **parts)  # type: ignore[arg-type]


def _runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Lines that follow one another, as first and last."""
    out: list[tuple[int, int]] = []
    for line in lines:
        if out and line == out[-1][1] + 1:
            out[-1] = (out[-1][0], line)
        else:
            out.append((line, line))
    return out


def _text(brief: Brief, base: Slide, items: Sequence[Item]) -> list[Slide]:
    """Points together, each paragraph on slides of its own; in the source's order."""
    out: list[Slide] = []
    points: list[Point] = []
    for item in items:
        if _is_paragraph(item):
            out += _of_points(brief, base, points)
            points = []
            out += _of_paragraph(brief, base, item)
        else:
            points.append(_point(item))
    return out + _of_points(brief, base, points)


def _is_paragraph(item: Item) -> bool:
    return item.kind in {ItemKind.PARAGRAPH, ItemKind.CLOSING} and len(item.text) > 44


def _point(item: Item) -> Point:
    marker = item.marker.strip() if item.kind is ItemKind.NUMBERED else BULLET
    return Point(_item_runs(item), marker or BULLET, item.line)


def _item_runs(item: Item) -> tuple[Run, ...]:
    return tuple(Run(text, figure.id if figure else "") for text, figure in line_runs(item))


def _of_points(brief: Brief, base: Slide, points: Sequence[Point]) -> list[Slide]:
    """Points on as few slides as hold them, the same number on each as near as can be."""
    most = _MOST_HONOURS if base.kind is SlideKind.HONOURS else MOST_POINTS

    def slide(group: Sequence[Point]) -> Slide:
        stepped = tuple(replace(point, step=n) for n, point in enumerate(group))
        return finished(brief, base, str(group[0].line), (p.line for p in group), points=stepped)

    return shared(points, slide, most)


def shared(parts: Sequence[Part], slide: Callable[[Sequence[Part]], Slide], most: int) -> list[Slide]:
    """`parts` on as few slides as hold them, at most `most` on each, shared evenly so that none is left alone."""
    if not parts:
        return []
    for count in range(-(-len(parts) // most), len(parts) + 1):
        slides = [slide(group) for group in _even(parts, count)]
        if not any(placed(s, NARROW).overflows for s in slides):
            break
    return slides


def _even(parts: Sequence[Part], count: int) -> list[Sequence[Part]]:
    """`count` groups in order whose sizes differ by one at most."""
    edges = [round(n * len(parts) / count) for n in range(count + 1)]
    return [parts[a:b] for a, b in pairwise(edges) if a < b]


def _of_paragraph(brief: Brief, base: Slide, item: Item) -> list[Slide]:
    """A long paragraph cut at its sentences, or where one sentence is too long, at its clauses."""
    runs = _item_runs(item)
    text = "".join(run.text for run in runs)

    def slide(group: Sequence[tuple[int, int]]) -> Slide:
        start, end = group[0][0], group[-1][1]
        point = Point(_cut(runs, start, end), "", item.line)
        name = str(item.line) if not start else f"{item.line}+{start}"
        return finished(brief, base, name, (item.line,), points=(point,))

    for cut in (sentences, clauses):
        parts = cut(text)
        count = min(len(parts), -(-len(text) // _MOST_CHARACTERS))
        slides = shared(parts, slide, -(-len(parts) // count) if count else 1)
        if not any(placed(s, NARROW).overflows for s in slides):
            break
    return slides


def _cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two places of their text."""
    out, at = [], 0
    for run in runs:
        a, b = max(start - at, 0), min(end - at, len(run.text))
        if a < b:
            out.append(Run(run.text[a:b], run.figure))
        at += len(run.text)
    return tuple(out)


def _with_tiles(brief: Brief, section: Section, base: Slide) -> list[Slide]:
    """Results large; the lines without a figure stand below them where there is room, else on slides of their own."""
    figures = section.figures
    rest = [_point(item) for item in section.items if not item.figures]

    def slide(group: Sequence[Figure], points: Sequence[Point] = ()) -> Slide:
        tiles = tuple(_tile(figure, n) for n, figure in enumerate(group))
        below = tuple(replace(p, step=len(tiles) + n) for n, p in enumerate(points))
        lines = sorted([f.span.line for f in group] + [p.line for p in points])
        name = str(group[0].span.line)
        return replace(finished(brief, base, name, lines, tiles=tiles, points=below), kind=SlideKind.TILES)

    together = slide(figures, rest)
    if len(figures) <= _MOST_TILES and len(rest) <= 3 and not placed(together, NARROW).overflows:
        return [together]
    return shared(figures, slide, _MOST_TILES) + _of_points(brief, base, rest)


def _tile(figure: Figure, step: int) -> Tile:
    quantity = figure.quantity
    return Tile(
        figure=figure.id,
        before=figure.estimate + figure.commitment + quantity.before,
        number=quantity.number,
        unit=quantity.unit,
        after=quantity.after,
        label=shown(figure.label),
        line=figure.span.line,
        aside="起止时间存疑" if figure.doubt else "",
        step=step,
    )


def _with_gauges(brief: Brief, section: Section, base: Slide, progress: Progress, on: date) -> list[Slide]:
    """Growth targets as gauges on one scale; what else the lines say below the last of them."""
    targets = [
        f for f in section.figures if f.kind is FigureKind.TARGET and f.indicator.measure is Measure.GROWTH
    ]
    others = [item for item in section.items if not any(f in targets for f in item.figures)]
    dials = [_dial(brief, figure, progress, on) for figure in targets]

    def slide(group: Sequence[Dial], points: Sequence[Point] = ()) -> Slide:
        stepped = tuple(replace(dial, step=n) for n, dial in enumerate(group))
        below = tuple(replace(p, step=len(stepped) + n) for n, p in enumerate(points))
        lines = sorted({d.line for d in group} | {p.line for p in points})
        made = finished(brief, base, str(group[0].figure), lines, dials=stepped, points=below)
        return replace(made, kind=SlideKind.GAUGES)

    rest = [point for item in section.items for point in _tail(item, targets)]
    together = [slide(dials, rest)] if dials and len(dials) <= _MOST_DIALS else []
    if together and not placed(together[0], NARROW).overflows:
        slides = together
    else:
        slides = shared(dials, slide, _MOST_DIALS) + _of_points(brief, base, rest)
    return slides + _text(brief, base, others)


def _dial(brief: Brief, figure: Figure, progress: Progress, on: date) -> Dial:
    return Dial(
        figure.id,
        dial_model(brief, figure, progress, on),
        comparison(brief, figure, _PAPER),
        figure.span.line,
        reached=reached(progress.pace(figure, on)) if has_values(progress) else None,
    )


def dial_model(brief: Brief, figure: Figure, progress: Progress, on: date) -> GaugeModel:
    """The gauge of a target for a slide, which says state and date beside it and nothing of what is not there."""
    if not has_values(progress):
        return gauge_model(brief, figure, _WORDS, _PAPER)
    model = gauge_on(brief, figure, _WORDS, _PAPER, progress, on)
    return replace(without_state(model), actual_label="")


def _tail(item: Item, targets: Sequence[Figure]) -> list[Point]:
    """The clauses of a target's line that hold no figure: what a gauge cannot show."""
    if not any(f in targets for f in item.figures):
        return []
    runs = _item_runs(item)
    text = "".join(run.text for run in runs)
    free: list[tuple[int, int]] = []
    for start, end in clauses(text):
        if any(run.figure for run in _cut(runs, start, end)):
            continue
        free = [*free[:-1], (free[-1][0], end)] if free and free[-1][1] == start else [*free, (start, end)]
    return [Point((Run(text[a:b].rstrip("，；。")),), "", item.line) for a, b in free]
