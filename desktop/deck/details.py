"""What is laid over a slide on demand: where a figure stands in the source and what it means, or the source lines."""

from __future__ import annotations

from datetime import date

from db.progress import NOTHING, Progress
from db.records import Brief, Figure, FigureKind, Measure
from desktop.deck.slides import Dial, Point, Run, Slide, SlideKind, Tile
from desktop.gauges.comparing import comparison, confirmed_result
from desktop.gauges.model import GaugeModel
from desktop.gauges.reading import CHINESE, gauge_model, gauge_on
from desktop.reached import has_values, last_day, reached
from desktop.typography import shown

_PAPER = "zh_CN"


def source_slide(brief: Brief, figure_id: str, progress: Progress = NOTHING, on: date | None = None) -> Slide:
    """A figure large, its source line with the figure marked, its definition, and what it may be compared with.

    A growth target has its gauge, with last year's result where a pairing is confirmed, and so has any other target
    once it has a value; where it stands is then explained. Raises KeyError where the brief has no such figure.
    """
    figure = brief.figure(figure_id)
    if figure is None:
        raise KeyError(figure_id)
    quantity = figure.quantity
    day = on or last_day(progress)
    model = _gauge(brief, figure, progress, day)
    tile = Tile(
        figure.id,
        figure.estimate + figure.commitment + quantity.before,
        quantity.number,
        quantity.unit,
        quantity.after,
        "",
        figure.span.line,
    )
    return Slide(
        id=f"source:{figure.id}",
        kind=SlideKind.SOURCE,
        title=shown(figure.label),
        subtitle=f"出处与口径 · {shown(brief.name.zh)}",
        tiles=() if model else (tile,),
        dials=(Dial(figure.id, model, "", figure.span.line),) if model else (),
        points=tuple(_points(brief, figure, progress, day)),
        lines=(figure.span.line,),
        source=f"{shown(brief.name.zh)} · 原文第{figure.span.line}行",
    )


def _gauge(brief: Brief, figure: Figure, progress: Progress, on: date) -> GaugeModel | None:
    """Of a target that has one: of growth, or with a value."""
    is_drawn = figure.indicator.measure is Measure.GROWTH or progress.of(figure)
    if figure.kind is not FigureKind.TARGET or not is_drawn:
        return None
    if has_values(progress):
        return gauge_on(brief, figure, CHINESE, _PAPER, progress, on)
    return gauge_model(brief, figure, CHINESE, _PAPER)


def _points(brief: Brief, figure: Figure, progress: Progress, on: date) -> list[Point]:
    result = confirmed_result(brief, figure)
    lines = [figure] + ([result] if result else [])
    points = [Point(_marked(brief, each), f"原文第{each.span.line}行", each.span.line) for each in lines]
    for name, text in (
        _progress(figure, progress, on),
        ("比较", comparison(brief, figure, _PAPER)),
        ("口径（通常的定义，原文未写）", figure.indicator.definition.zh),
        ("存疑", figure.doubt.zh),
    ):
        if text:
            points.append(Point((Run(shown(text)),), name))
    return points


def _progress(figure: Figure, progress: Progress, on: date) -> tuple[str, str]:
    """Where a figure with a value stands, and why."""
    if figure.kind is FigureKind.RESULT or not progress.of(figure):
        return "进度", ""
    standing = reached(progress.pace(figure, on))
    return f"进度（{standing.status}）" if standing.value else "进度", standing.explained


def _marked(brief: Brief, figure: Figure) -> tuple[Run, ...]:
    """The source line as given, the figure apart; of a long line, the sentence around the figure."""
    text, span = brief.source.line(figure.span.line), figure.span
    start = max(0, max(text.rfind(mark, 0, span.start) for mark in "。；;") + 1) if len(text) > 120 else 0
    ends = [place + 1 for mark in "。；;" if (place := text.find(mark, span.end)) >= 0]
    end = min(ends, default=len(text)) if len(text) > 120 else len(text)
    parts = (
        Run(text[start : span.start]),
        Run(text[span.start : span.end], figure.id),
        Run(text[span.end : end]),
    )
    return tuple(run for run in parts if run.text)


def lines_slide(brief: Brief, slide: Slide) -> Slide:
    """The source lines of a slide, as given."""
    points = tuple(Point((Run(brief.source.line(line)),), str(line), line) for line in slide.lines if line)
    return Slide(
        id=f"lines:{slide.id}",
        kind=SlideKind.SOURCE,
        title="原文逐行",
        subtitle=f"{shown(brief.name.zh)} · {shown(slide.title)}" if slide.title else shown(brief.name.zh),
        points=points,
        lines=slide.lines,
        source=f"{brief.source.name} · SHA-256 {brief.source.sha256[:16]}…",
    )
