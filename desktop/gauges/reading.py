"""From the records of a brief to the model of a gauge. No Qt, and nothing the source does not say.

Digits, hedges and estimates are as written; a tick for last year is set only where a pairing is confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.records import Brief, Figure, Measure
from desktop.gauges.comparing import comparison, confirmed_result, in_language, source_lines
from desktop.gauges.geometry import GaugeModel, Paired, Scale, growth_scale


@dataclass(frozen=True, slots=True)
class GaugeWords:
    """The desk's own words around the source's, already translated; names in braces are filled in.

    `target` has {year} and {quote}; `result` has {year} and {quote}, and `estimate` {word} besides; `scale`
    has {low}, {high} and {step}; `source` has {lines}, `alt` {name}, {measure} and {parts}.
    """

    measures: Mapping[Measure, str]
    no_data: str
    target: str
    result: str
    estimate: str
    scale: str
    source: str
    alt: str
    between_lines: str
    between_parts: str


CHINESE = GaugeWords(
    measures={Measure.GROWTH: "增长"},
    no_data="尚无数据",
    target="{year}年目标{quote}",
    result="{year} {quote}",
    estimate="{year} {word} {quote}",
    scale="增长刻度{low}至{high}%",
    source="原文第{lines}行",
    alt="{name}{measure}：{parts}",
    between_lines="、",
    between_parts="；",
)


@dataclass(frozen=True, slots=True)
class Actual:
    """A value the office entered, and how it is printed: 5.8, "前三季度 5.8%"."""

    value: float
    label: str


def gauge_model(
    brief: Brief,
    figure: Figure,
    words: GaugeWords,
    language: str,
    actual: Actual | None = None,
    scale: Scale | None = None,
) -> GaugeModel:
    """The gauge of one growth target. `language` is "zh_CN" or "en"; the source's own words stay as they are.

    Give the same `scale` to every gauge of a family once actuals are in; without one the brief's targets and
    their confirmed results decide.
    """
    quantity = figure.quantity
    return GaugeModel(
        title=figure.indicator.name.of(language),
        measure=words.measures.get(figure.indicator.measure, ""),
        before=figure.commitment + quantity.before,
        number=quantity.number,
        unit=quantity.unit,
        after=quantity.after,
        comparator=quantity.comparator,
        target=float(quantity.value),
        target_hi=None if quantity.value_hi is None else float(quantity.value_hi),
        actual=actual.value if actual else None,
        actual_label=actual.label if actual else "",
        paired=_paired(brief, figure, words),
        scale=scale or family_scale(brief, words, [actual.value] if actual else []),
        no_data=words.no_data,
        alt=_alt(brief, figure, words, language, actual),
    )


def family_scale(brief: Brief, words: GaugeWords, actuals: Iterable[float] = ()) -> Scale:
    """The one scale of all growth gauges of a brief."""
    targets = brief.targets(Measure.GROWTH)
    results = [result for target in targets if (result := confirmed_result(brief, target))]
    stated = [float(figure.quantity.value) for figure in (*targets, *results)]
    return growth_scale([*stated, *actuals], words.scale)


def _paired(brief: Brief, figure: Figure, words: GaugeWords) -> Paired | None:
    result = confirmed_result(brief, figure)
    if result is None:
        return None
    form = words.estimate if result.estimate else words.result
    return Paired(
        value=float(result.quantity.value),
        short=result.period,
        number=result.quote,
        written=form.format(year=result.period, word=result.estimate, quote=result.quote),
    )


def _alt(brief: Brief, figure: Figure, words: GaugeWords, language: str, actual: Actual | None) -> str:
    paired = _paired(brief, figure, words)
    parts = (
        words.target.format(year=figure.period, quote=figure.commitment + figure.quote),
        actual.label if actual else words.no_data,
        paired.written if paired else "",
        comparison(brief, figure, language).rstrip("。."),
        in_language(figure.doubt, language).rstrip("。."),
        words.source.format(lines=words.between_lines.join(map(str, source_lines(brief, figure)))),
    )
    return words.alt.format(
        name=figure.indicator.name.of(language),
        measure=words.measures.get(figure.indicator.measure, ""),
        parts=words.between_parts.join(part for part in parts if part),
    )
