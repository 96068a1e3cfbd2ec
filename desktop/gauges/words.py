"""The desk's own words on a gauge, around the source's. No Qt: the interface's own are in interface_words.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.records import Measure


@dataclass(frozen=True, slots=True)
class GaugeWords:
    """Already translated; names in braces are filled in.

    `target` has {year} and {quote}; `result` has {year} and {quote}, and `estimate` {word} besides; `scale` (of
    growth) has {low}, {high} and {step}, `scale_of` {unit} besides; `source` has {lines}, `alt` {name}, {measure}
    and {parts}. `aim`, `due` and `entered` have {quote}, `as_of` {date}; `entered_on` has {state}, {date} and {quote},
    `due_on` {date} and {quote}; `with_remark` has {text} and {remark}.
    """

    measures: Mapping[Measure, str]
    no_data: str
    target: str
    result: str
    estimate: str
    scale: str
    scale_of: str
    source: str
    alt: str
    between_lines: str
    between_parts: str
    actual: str
    aim: str
    due: str
    as_of: str
    provisional: str
    entered_on: str
    due_on: str
    with_remark: str


CHINESE = GaugeWords(
    measures={Measure.GROWTH: "增长"},
    no_data="尚无数据",
    target="{year}年目标{quote}",
    result="{year} {quote}",
    estimate="{year} {word} {quote}",
    scale="增长刻度{low}至{high}%",
    scale_of="刻度{low}至{high}{unit}",
    source="原文第{lines}行",
    alt="{name}{measure}：{parts}",
    between_lines="、",
    between_parts="；",
    actual="实际",
    aim="目标 {quote}",
    due="应达 {quote}",
    as_of="截至{date}",
    provisional="初步数",
    entered_on="{state}：截至{date}实际{quote}",
    due_on="截至{date}应达{quote}",
    with_remark="{text}（{remark}）",
)
