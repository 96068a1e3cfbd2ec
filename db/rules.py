"""What must hold between a figure and its line, and between the two ends of a comparison.

Demanded when a brief is compiled and demanded again when a pack is opened. Each rule answers with the fault as a
sentence, or None. It can tell that words are the source's; it cannot tell that they were understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.quantities import hedge_after, hedge_before
from db.records import Bilingual, Figure, FigureKind, Measure, SectionKind, Verdict

_MARKER = re.compile(r"(?:- |[0-9]+\. )")
_CLAUSE_END = re.compile("[,，。;；:：!！?？]")
_NUMBER_RUNS_IN = re.compile(r"(?:[0-9０-９][.．]?|[0-9０-９%％][-—–~～至到]|(?<![A-Za-z—–-])[-−])$")
_NUMBER_RUNS_ON = re.compile(r"[.．,，]?[0-9０-９]|[%％]?[-—–~～至到][0-9０-９]")
_PAST = {SectionKind.RESULTS, SectionKind.HONOURS}
_AHEAD = {SectionKind.TARGETS, SectionKind.QUESTION, SectionKind.HIGHLIGHTS, SectionKind.THEMES}


def marker_of(line: str) -> str:
    """The list mark at the start of a source line: "- ", "1. " or nothing."""
    match = _MARKER.match(line)
    return match[0] if match else ""


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]` in its own clause."""
    return _CLAUSE_END.split(text[:start])[-1], _CLAUSE_END.split(text[end:])[0]


def whole_number(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` neither starts nor ends inside a number: 22件 does not stand in 122件 or 1,022件."""
    before, quote, after = text[:start], text[start:end], text[end:]
    if re.match("[0-9０-９]", quote) and (
        re.search("[0-9０-９][.．]?$", before)
        or (re.match("[0-9]{3}(?![0-9])", quote) and re.search("[0-9],$", before))
    ):
        return False
    return not (re.search("[0-9０-９]$", quote) and re.match("[.．]?[0-9０-９]|,[0-9]{3}(?![0-9])", after))


def cut_off(text: str, start: int, end: int) -> str:
    """What belongs to the quantity at `text[start:end]` and was left outside it: a sign, a scale word, a hedge."""
    before, quote, after = text[:start], text[start:end], text[end:]
    if re.match("[0-9]", quote) and (match := _NUMBER_RUNS_IN.search(before)):
        return match[0]
    if re.match("[十百千万亿]", quote) and (
        match := re.search("[0-9一二两三四五六七八九十百千万亿几数]$", before)
    ):
        return match[0]
    if re.search("[0-9%％]$", quote) and (match := _NUMBER_RUNS_ON.match(after)):
        return match[0]
    if re.search("[0-9十百千万亿]$", quote) and (match := re.match("[十百千万亿多余%％‰]", after)):
        return match[0]
    return hedge_before(before) or hedge_after(after)


def figure_fault(figure: Figure, text: str, section: SectionKind) -> Bilingual | None:
    """What is wrong with a figure on the source line `text` of a section of that kind."""
    span, quote = figure.span, figure.quote
    before, after = clause(text, span.start, span.end)
    if not whole_number(text, span.start, span.end):
        return Bilingual(
            f"第 {span.line} 行的“{quote}”截断了一个数。",
            f"“{quote}” on line {span.line} cuts a number in two.",
        )
    if not figure.label or figure.label not in before + after:
        return Bilingual(
            f"第 {span.line} 行“{quote}”的名称“{figure.label}”不是它所在分句里连续的原文。",
            f"The label “{figure.label}” does not stand unbroken in the clause of “{quote}” on line {span.line}.",
        )
    for word in (figure.estimate, figure.commitment):
        if word not in text:
            return Bilingual(f"原文第 {span.line} 行没有“{word}”。", f"“{word}” is not on line {span.line}.")
    if figure.indicator.measure is Measure.GROWTH and not _says_growth(before + after):
        return Bilingual(
            f"第 {span.line} 行“{quote}”所在分句没有“增长”,却列为增速。",
            f"The clause of “{quote}” on line {span.line} does not say “增长” but is filed as growth.",
        )
    if (section in _PAST and figure.kind is not FigureKind.RESULT) or (
        section in _AHEAD and figure.kind is FigureKind.RESULT
    ):
        return Bilingual(
            f"第 {span.line} 行的“{quote}”列为“{figure.kind}”,与它所在的栏目不符。",
            f"“{quote}” on line {span.line} is filed as “{figure.kind}”, which its section is not about.",
        )
    return None


def pairing_fault(result: Figure, target: Figure, verdict: Verdict) -> Bilingual | None:
    """What is wrong with a verdict on comparing `result` with `target`."""
    if result.kind is not FigureKind.RESULT or target.kind is FigureKind.RESULT:
        return Bilingual(
            f"“{result.quote}”与“{target.quote}”不是一个完成值和一个目标。",
            f"“{result.quote}” and “{target.quote}” are not a result and a target.",
        )
    if verdict is Verdict.REFUSED:
        return None
    if result.indicator.id != target.indicator.id or result.normalised[1] != target.normalised[1]:
        return Bilingual(
            f"“{result.quote}”与“{target.quote}”的指标或单位不同,不能列为同口径。",
            f"“{result.quote}” and “{target.quote}” differ in indicator or unit and cannot be a confirmed pair.",
        )
    name = result.indicator.name.zh
    if name not in result.label or name not in target.label:
        return Bilingual(
            f"“{result.label}”与“{target.label}”并非都写着“{name}”,不能列为同口径。",
            f"“{result.label}” and “{target.label}” do not both say “{name}” and cannot be a confirmed pair.",
        )
    if not result.period or result.period >= target.period:
        return Bilingual(
            f"“{result.quote}”的时期不早于“{target.quote}”或没有写明,不能列为同口径。",
            f"The period of “{result.quote}” is unstated or not before that of “{target.quote}”.",
        )
    return None


def overlapping(figures: Iterable[Figure]) -> bool:
    """Whether the figures of one line, in order, share a character or are out of order."""
    end = 0
    for figure in figures:
        if figure.span.start < end:
            return True
        end = figure.span.end
    return False


def _says_growth(words: str) -> bool:
    return "增长" in words and "负增长" not in words
