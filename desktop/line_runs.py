"""A line of the brief as it is set, cut where its figures begin and end."""

from __future__ import annotations

from db.records import Figure, Item
from desktop.typography import shown


def line_runs(item: Item) -> tuple[tuple[str, Figure | None], ...]:
    """The text of a line without its marker, in order: stretches of text, each a figure or none.

    The whole line decides how a mark is set; offsets stay true, because each is set one for one. Of figures that
    overlap, the first is taken.
    """
    set_line, at = shown(item.source_text), len(item.marker)
    runs: list[tuple[str, Figure | None]] = []
    for figure in sorted(item.figures, key=lambda figure: figure.span.start):
        if figure.span.start < at:
            continue
        if figure.span.start > at:
            runs.append((set_line[at : figure.span.start], None))
        at = figure.span.end
        runs.append((set_line[figure.span.start : at], figure))
    if at < len(set_line):
        runs.append((set_line[at:], None))
    return tuple(runs)
