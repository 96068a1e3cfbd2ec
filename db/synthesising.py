"""A library of any size for tests and measurements: made-up briefs of made-up places, the same on every run.

Their lines are put together from clauses of a real brief and a list of words; every brief says in its headline, its
name and its byline that it is synthetic, and nothing in it is a fact about anywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.quantities import parse
from db.records import (
    Bilingual,
    Brief,
    Figure,
    FigureKind,
    Indicator,
    Item,
    ItemKind,
    Measure,
    PeriodBasis,
    Section,
    SectionKind,
    Source,
    Span,
)

ITEMS = 200  # lines of a brief
PACK = 50  # briefs in a pack
YEARS = 10
FIRST_YEAR = 2014
_CLAUSE = re.compile(r"[，。；：、,;:!?！？]")
_NOT_CLAUSE = re.compile(r"[0-9０-９%％“”\"]")
_WORDS = (
    *(
        "数字乡村",
        "智慧水务",
        "老旧小区",
        "产业链条",
        "营商环境",
        "文旅融合",
        "绿色低碳",
        "民生实事",
        "县域商业",
    ),
    *(
        "冷链物流",
        "高标准农田",
        "河湖长制",
        "职业教育",
        "医共体",
        "养老服务",
        "基层治理",
        "招商引资",
        "科技特派员",
    ),
    *(
        "工业园区",
        "标准地改革",
        "专精特新",
        "跨境电商",
        "城市更新",
        "海绵城市",
        "充电设施",
        "林下经济",
        "预制菜产业",
    ),
)
_VERBS = ("推进", "建设", "完善", "提升", "实施", "打造", "深化", "落实", "培育", "加快")
_SECTIONS = (
    *(("industry", "产业", "Industry"), ("town", "城乡", "Town"), ("reform", "改革", "Reform")),
    *(("people", "民生", "People"), ("green", "生态", "Environment"), ("order", "治理", "Order")),
)
_STEMS = "东西南北上下前后青白云山水石泉溪林田河湖"
_ENDS = ("合成县", "合成市", "合成区")
_NOTE = "合成数据，仅供测试"
_GROWTH = Bilingual("合成指标增速", "Growth of a synthetic indicator")


@dataclass(frozen=True, slots=True)
class Clauses:
    """What lines are put together from."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, brief: Brief) -> Clauses:
        """The clauses of a brief's items that have no number in them: a figure would have to be declared.

        None of the masthead: who signed the brief did not write these lines.
        """
        items = (item for s in brief.walk if s.kind is not SectionKind.MASTHEAD for item in s.items)
        pieces = (piece.strip() for item in items for piece in _CLAUSE.split(item.text))
        return cls(tuple(dict.fromkeys(p for p in pieces if 4 <= len(p) <= 16 and not _NOT_CLAUSE.search(p))))


def packs(briefs: int) -> Iterator[range]:
    """The numbers of the briefs of each pack, from 0."""
    return (range(first, min(first + PACK, briefs)) for first in range(0, briefs, PACK))


def pack_path(folder: Path, numbers: range) -> Path:
    """The file of a pack: 500 of them to a folder, because a folder of thousands is slow to list."""
    number = numbers.start // PACK
    return folder / f"{number // 500:03d}" / f"synthetic-{number:05d}.brief"


def synthetic_brief(number: int, clauses: Clauses, items: int = ITEMS) -> Brief:
    """The brief of this number: the same text for the same number and the same clauses."""
    dice = random.Random(f"brief {number}")  # noqa: S311 - not for secrets
    year = FIRST_YEAR + number % YEARS
    place = _place(number // YEARS)
    writer = _Writer(year)
    headline, strapline = f"{place}{year}年合成简报", _NOTE
    sections = [writer.masthead(f"{headline} {strapline}", f"本报合成 {_NOTE}")]
    sections.append(writer.targets(year + 1, dice))
    left = items - writer.count
    for n, (name, zh, en) in enumerate(_SECTIONS):
        lines = left // len(_SECTIONS) + (n < left % len(_SECTIONS)) - 1
        sections.append(
            writer.results(name, Bilingual(zh, en), str(n + 2), [_line(dice, clauses) for _ in range(lines)])
        )
    return Brief(
        id=f"synthetic-{number:06d}",
        place=Bilingual(place, f"Synthetic place {number // YEARS + 1}"),
        name=Bilingual(f"{place}简报 {year + 1}（合成）", f"Synthetic brief {number + 1}, {year + 1}"),
        results_year=str(year),
        targets_year=str(year + 1),
        headline=headline,
        strapline=strapline,
        byline=f"本报合成 {_NOTE}",
        language="zh-CN",
        edition=1,
        source=writer.source(f"synthetic-{number:06d}.txt"),
        sections=tuple(sections),
        pairings=(),
    )


def _place(number: int) -> str:
    first, rest = number % len(_STEMS), number // len(_STEMS)
    second, third = rest % len(_STEMS), rest // len(_STEMS)
    return _STEMS[first] + _STEMS[second] + (_STEMS[third - 1] if third else "") + _ENDS[number % len(_ENDS)]


def _line(dice: random.Random, clauses: Clauses) -> str:
    parts = [dice.choice(clauses.texts) for _ in range(dice.choice((1, 2, 2, 3)))]
    parts.insert(dice.randrange(len(parts) + 1), dice.choice(_VERBS) + dice.choice(_WORDS))
    return "，".join(parts)


class _Writer:
    """Writes a source line by line, and the sections over it."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._lines: list[str] = []

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def source(self, name: str) -> Source:
        """The whole source."""
        return Source.of(name, "\n".join(self._lines).encode("utf-8"))

    def masthead(self, title: str, byline: str) -> Section:
        """The title and the byline."""
        line = self._put(title)
        items = [self._item("masthead", ItemKind.BYLINE, byline)]
        return _section(
            "masthead", "", SectionKind.MASTHEAD, Bilingual("报头", "Masthead"), title, line, items
        )

    def targets(self, year: int, dice: random.Random) -> Section:
        """A section with one target that is a figure."""
        title = f"{year}年目标"
        line = self._put(title)
        quote = f"{dice.randrange(30, 95) / 10}%"
        text = f"合成指标增长{quote}"
        item = self._item("targets", ItemKind.PARAGRAPH, text)
        figure = _figure(item.line, text.index(quote), quote, str(year))
        item = Item(item.line, "targets", item.kind, "", text, (figure,))
        label = Bilingual(title, f"Targets of {year}")
        return _section("targets", "1", SectionKind.TARGETS, label, title, line, [item], str(year))

    def results(self, name: str, label: Bilingual, number: str, texts: Sequence[str]) -> Section:
        """A section of plain lines."""
        line = self._put(label.zh)
        items = [self._item(name, ItemKind.POINT, text, "- ") for text in texts]
        year = str(self._year)
        return _section(name, number, SectionKind.RESULTS, label, label.zh, line, items, year)

    def _put(self, text: str) -> int:
        self._lines.append(text)
        return len(self._lines)

    def _item(self, section: str, kind: ItemKind, text: str, marker: str = "") -> Item:
        return Item(self._put(marker + text), section, kind, marker, text, ())


def _section(  # noqa: PLR0913, PLR0917 - a record's own fields
    name: str,
    number: str,
    kind: SectionKind,
    label: Bilingual,
    title: str,
    line: int,
    items: Sequence[Item],
    period: str = "",
) -> Section:
    return Section(name, "", number, kind, label, title, line, period, Bilingual("", ""), tuple(items), ())


def _figure(line: int, start: int, quote: str, year: str) -> Figure:
    return Figure(
        id=f"{line}.1",
        span=Span(line, start, start + len(quote)),
        label="合成指标增长",
        quantity=parse(quote),
        indicator=Indicator(
            *("synthetic-growth", _GROWTH, Measure.GROWTH, "more", ""),
            *("unstated", "unstated", "unstated", "unstated", Bilingual("", "")),
        ),
        kind=FigureKind.TARGET,
        period=year,
        period_basis=PeriodBasis.SECTION,
        basis_year="",
        estimate="",
        commitment="",
        status="unstated",
        doubt=Bilingual("", ""),
        lead_unit="",
        units="",
        deadline="",
        rule="",
        confirmed_by="合成",
        confirmed_on="2023-01-01",
    )
