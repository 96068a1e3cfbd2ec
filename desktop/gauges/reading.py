"""From the records of a brief to the model of a gauge. No Qt, and nothing the source does not say.

The arithmetic of pace is loaded with the first value: a target alone is drawn without it.
Digits, hedges and estimates are as written; a tick for last year is set only where a pairing is confirmed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db.records import Brief, Figure
from desktop.gauges.comparing import comparison, confirmed_result, in_language, source_lines
from desktop.gauges.families import family_scale, scale_of, scale_on
from desktop.gauges.model import GaugeModel, Paired
from desktop.gauges.scales import Scale
from desktop.gauges.words import CHINESE, GaugeWords

if TYPE_CHECKING:
    from fractions import Fraction

    from db.pace.pace import Pace
    from db.progress import Progress

__all__ = ["CHINESE", "GaugeWords", "family_scale", "gauge_model", "gauge_on", "scale_of", "scale_on"]


def gauge_on(
    brief: Brief, figure: Figure, words: GaugeWords, language: str, progress: Progress, on: date
) -> GaugeModel:
    """The gauge of a target as it stands on the day `on`, on the one scale of its family."""
    return gauge_model(
        brief,
        figure,
        words,
        language,
        progress.pace(figure, on),
        progress.expected(figure, on),
        scale_on(brief, figure, words, progress, on),
    )


def gauge_model(
    brief: Brief,
    figure: Figure,
    words: GaugeWords,
    language: str,
    pace: Pace | None = None,
    expected: Fraction | None = None,
    scale: Scale | None = None,
) -> GaugeModel:
    """The gauge of one target. `language` is "zh_CN" or "en"; the source's own words stay as they are.

    `pace` is where it stands. What is due is drawn for the date of the actual, as it is judged; `expected`, what is
    due on the day that is looked at, is drawn where there is no actual. Give the same `scale` to every gauge of a
    family once actuals are in; without one the brief's targets, their confirmed results and this actual decide.
    """
    if pace is None and expected is None:
        scale = scale or scale_of(brief, figure, words)
        return _target_alone(brief, figure, words, language, scale, _alt(brief, figure, words, language))
    return _with_pace(brief, figure, words, language, pace, expected, scale)


def _with_pace(
    brief: Brief,
    figure: Figure,
    words: GaugeWords,
    language: str,
    pace: Pace | None,
    expected: Fraction | None,
    scale: Scale | None,
) -> GaugeModel:
    """The gauge of a target, with what was entered or is due."""
    from db.pace.states import PaceState  # noqa: PLC0415 - waits for the first value
    from desktop.gauges.entered import amount_of, dated, due_of, placed, told, told_due  # noqa: PLC0415
    from desktop.gauges.marks import mark_of  # noqa: PLC0415

    actual, due = placed(figure, pace), due_of(figure, pace, expected, words)
    if scale is None:
        scale = scale_of(brief, figure, words, [] if actual is None else [actual])
    alt = _alt(brief, figure, words, language, told(pace, words, language), told_due(due, pace, words))
    model = replace(_target_alone(brief, figure, words, language, scale, alt), due=due)
    if pace is not None and pace.state is not PaceState.NO_ACTUAL:
        model = replace(model, mark=mark_of(pace.state), word=in_language(pace.word, language))
    if actual is None:
        return model
    return replace(
        model,
        actual=actual,
        actual_label=dated(pace, words),
        amount=amount_of(pace),
        caption=words.actual,
        aim=words.aim.format(quote=figure.commitment + figure.quote),
    )


def _target_alone(
    brief: Brief, figure: Figure, words: GaugeWords, language: str, scale: Scale, alt: str
) -> GaugeModel:
    """The gauge of a target of which nothing was entered."""
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
        actual=None,
        actual_label="",
        paired=_paired(brief, figure, words),
        scale=scale,
        no_data=words.no_data,
        alt=alt,
    )


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


def _alt(
    brief: Brief, figure: Figure, words: GaugeWords, language: str, standing: str = "", due: str = ""
) -> str:
    paired = _paired(brief, figure, words)
    parts = (
        words.target.format(year=figure.period, quote=figure.commitment + figure.quote),
        standing or words.no_data,
        due,
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
