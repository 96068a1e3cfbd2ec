"""The rows of two compared years as the words and places of a page; no widgets, and nothing is judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.pace.states import PaceState
from db.records import Brief, Figure
from db.years.years import YearRow, Years
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.location import Location, of_line
from desktop.typography import shown, straight


@dataclass(frozen=True)
class FigureCell:
    """A figure as written, its source line in words, what a screen reader says of it, and where it leads."""

    text: str
    line: str
    spoken: str
    place: Location


@dataclass(frozen=True)
class YearLine:
    """One row: the target, what is reported (None for nothing), the state with its word, and the sentences beside it."""

    name: str
    target: FigureCell
    result: FigureCell | None
    state: PaceState
    word: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How many rows have a state, in words: 达到目标 2."""

    state: PaceState
    words: str


def lines_of(years: Years, rows: Iterable[YearRow], language: str) -> tuple[YearLine, ...]:
    """The rows in words."""
    return tuple(_line(years, row, language) for row in rows)


def tally(rows: Iterable[YearRow], language: str) -> tuple[Tally, ...]:
    """How often each state occurs, in the order in which states are listed everywhere."""
    counted = Counter(row.state for row in rows)
    return tuple(
        Tally(state, f"{in_language(state.word, language)} {counted[state]}")
        for state in PaceState
        if counted[state]
    )


def cell(brief: Brief, figure: Figure) -> FigureCell:
    """A figure with the words of estimate and commitment before it."""
    return FigureCell(
        shown(figure.estimate + figure.commitment + figure.quote),
        wording.line_words(figure.span.line),
        f"{wording.kind_word(figure.kind)}: {wording.figure_words(figure)}",
        of_line(brief, figure.span.line, figure.id),
    )


def _line(years: Years, row: YearRow, language: str) -> YearLine:
    said = [row.reason, *([row.entered.sentence] if row.entered else [])]
    sentences = [in_language(sentence, language) for sentence in said]
    return YearLine(
        shown(row.target.label),
        cell(years.earlier, row.target),
        cell(years.later, row.result) if row.result else None,
        row.state,
        in_language(row.state.word, language),
        tuple(straight(sentence) if language == "en" else sentence for sentence in sentences),
    )
