"""A target for every state, and for every way a gauge is drawn: made up, judged by the real rules. No Qt here.

They are for looking at, in pictures and in tests; none of them is ever shown as a brief's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from db.actuals.records import Actual, Status
from db.pace.pace import Pace, expected, pace
from db.pace.rules import MONTHLY, YINCHUAN, PaceRule
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
    Pairing,
    PeriodBasis,
    Section,
    SectionKind,
    Source,
    Span,
    Verdict,
)
from desktop.gauges.model import GaugeModel
from desktop.gauges.reading import gauge_model
from desktop.gauges.words import CHINESE, GaugeWords

_NOTHING = Bilingual("", "")
_GROWTH, _NEW = Measure.GROWTH, Measure.INCREMENT
_HALF, _LATE = "2023-06-30", "2023-11-15"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A target as written, what was reached by a day, and the rule; `remark` says what is to be seen."""

    remark: Bilingual
    target: str
    value: str = ""
    as_of: str = _HALF
    rule: PaceRule | None = MONTHLY
    measure: Measure = _NEW
    direction: str = "more"
    status: Status = Status.FINAL
    last_year: str = ""
    commitment: str = ""
    on: str = ""

    @property
    def figure(self) -> Figure:
        """The target as a record."""
        return _figure("target", self.target, self, FigureKind.TARGET)

    @property
    def pace(self) -> Pace:
        """Where it stands."""
        actuals = [_actual(self)] if self.value else []
        return pace(self.figure, actuals, self._on, self.rule)

    def model(self, words: GaugeWords = CHINESE, language: str = "zh_CN") -> GaugeModel:
        """Its gauge."""
        due = expected(self.figure, self._on)
        return gauge_model(_brief(self), self.figure, words, language, self.pace, due)

    @property
    def _on(self) -> date:
        return date.fromisoformat(self.on or self.as_of)


STATES = (
    Specimen(Bilingual("快于应达", "ahead of what is due"), "400家以上", "230家"),
    Specimen(Bilingual("慢于应达", "short of what is due"), "400家以上", "150家"),
    Specimen(
        Bilingual("低于应达20个百分点", "20 points below what is due"), "400家以上", "120家", rule=YINCHUAN
    ),
    Specimen(
        Bilingual("低于应达40个百分点", "40 points below what is due"), "400家以上", "40家", rule=YINCHUAN
    ),
    Specimen(
        Bilingual("限额，少于应达", "a limit, less than is due"), "400家以内", "180家", direction="limit"
    ),
    Specimen(
        Bilingual("限额，多于应达", "a limit, more than is due"), "400家以内", "220家", direction="limit"
    ),
    Specimen(
        Bilingual("限额，高出20个百分点", "a limit, 20 points over"),
        "400家以内",
        "280家",
        rule=YINCHUAN,
        direction="limit",
    ),
    Specimen(
        Bilingual("限额，高出35个百分点", "a limit, 35 points over"),
        "400家以内",
        "340家",
        rule=YINCHUAN,
        direction="limit",
    ),
    Specimen(
        Bilingual("规则没有规定的差距", "a gap the rule leaves open"), "400家以上", "180家", rule=YINCHUAN
    ),
    Specimen(
        Bilingual("全年增速高于目标", "the year's growth above the target"),
        "6.5%",
        "6.8%",
        "2023-12-31",
        measure=_GROWTH,
    ),
    Specimen(
        Bilingual("增速高于目标，年度未满", "growth above the target, before the year's end"),
        "6.5%",
        "6.8%",
        measure=_GROWTH,
    ),
    Specimen(Bilingual("增速低于目标", "growth below the target"), "6.5%", "5.8%", measure=_GROWTH),
    Specimen(
        Bilingual("增速在限额以内", "growth within a limit"),
        "3.0%以内",
        "2.1%",
        measure=_GROWTH,
        direction="limit",
    ),
    Specimen(
        Bilingual("增速超出限额", "growth over a limit"),
        "3.0%以内",
        "3.4%",
        measure=_GROWTH,
        direction="limit",
    ),
    Specimen(Bilingual("“左右”没有写明宽度", '"around" gives no width'), "6.5%左右", "6.4%", measure=_GROWTH),
    Specimen(Bilingual("年初未满一个月", "no month is over yet"), "400家以上", "12家", "2023-01-20"),
    Specimen(Bilingual("没有实际值，有应达值", "no actual, but something due"), "400家以上"),
    Specimen(Bilingual("没有选定规则", "no rule was chosen"), "400家以上", "230家", rule=None),
    Specimen(
        Bilingual("值早于目标年度", "dated before the year"), "400家以上", "230家", "2022-12-31", on=_HALF
    ),
    Specimen(Bilingual("值晚于目标年度", "dated after the year"), "400家以上", "230家", "2024-01-15"),
    Specimen(Bilingual("计量单位不同", "another unit"), "400家以上", "230户"),
    Specimen(Bilingual("只是工作范围", "the scope of work only"), "21条", measure=Measure.SCOPE_COUNT),
)

DRAWINGS = (
    Specimen(Bilingual("没有实际值", "no actual"), "6.5%左右", measure=_GROWTH),
    Specimen(
        Bilingual("初步数", "provisional"), "6.5%左右", "5.8%", measure=_GROWTH, status=Status.PROVISIONAL
    ),
    Specimen(
        Bilingual("有上年完成值", "with last year's result"),
        "7.0%",
        "5.8%",
        measure=_GROWTH,
        status=Status.PROVISIONAL,
        last_year="5.0%",
    ),
    Specimen(Bilingual("区间", "a range"), "6-7%", "6.4%", measure=_GROWTH),
    Specimen(Bilingual("超", "more than"), "超7.5%", "7.8%", measure=_GROWTH, commitment="力争"),
    Specimen(Bilingual("负增长", "negative growth"), "6.5%", "-3.2%", measure=_GROWTH),
    Specimen(Bilingual("零增长", "no growth"), "6.5%", "0.0%", measure=_GROWTH),
    Specimen(Bilingual("实际值超出刻度", "the actual above the scale"), "6.5%", "12.5%", measure=_GROWTH),
    Specimen(Bilingual("实际值低于刻度", "the actual below the scale"), "6.5%", "-45.0%", measure=_GROWTH),
    Specimen(Bilingual("目标超出刻度", "the target off the scale"), "12.5%左右", "9.8%", measure=_GROWTH),
    Specimen(
        Bilingual("年末，应达即目标", "year's end: due is the target"),
        "400家以上",
        "392家",
        "2023-12-31",
        commitment="确保",
    ),
    Specimen(
        Bilingual("应达值除不尽", "what is due does not end"),
        "400家以上",
        "150家",
        "2023-05-31",
        status=Status.PROVISIONAL,
    ),
    Specimen(
        Bilingual("词语很长", "long words"),
        "1200亿元以上",
        "356.78亿元",
        "2023-04-30",
        commitment="全年力争完成",
    ),
    Specimen(
        Bilingual("万为单位", "a unit of ten thousand"),
        "4.5万户左右",
        "25,000户",
        _LATE,
        status=Status.PROVISIONAL,
    ),
    Specimen(Bilingual("占比", "a share"), "62.5%以上", "60.04%", measure=Measure.SHARE),
)


def specimens() -> Iterator[Specimen]:
    """Every state, then every way of drawing."""
    yield from STATES
    yield from DRAWINGS


def _figure(name: str, quote: str, specimen: Specimen, kind: FigureKind) -> Figure:
    is_target = kind is FigureKind.TARGET
    return Figure(
        id=name,
        span=Span(2 if is_target else 1, 0, len(quote)),
        label=specimen.remark.zh,
        quantity=parse(quote),
        indicator=_indicator(specimen),
        kind=kind,
        period="2023" if is_target else "2022",
        period_basis=PeriodBasis.STATED,
        basis_year="",
        estimate="" if is_target else "预计",
        commitment=specimen.commitment if is_target else "",
        status="",
        doubt=_NOTHING,
        lead_unit="",
        units="",
        deadline="",
        rule="",
        confirmed_by="",
        confirmed_on="",
    )


def _indicator(specimen: Specimen) -> Indicator:
    unstated = "unstated"
    return Indicator(
        "specimen",
        specimen.remark,
        specimen.measure,
        specimen.direction,
        "",
        unstated,
        unstated,
        unstated,
        unstated,
        _NOTHING,
    )


def _actual(specimen: Specimen) -> Actual:
    quantity = parse(specimen.value)
    return Actual(
        indicator="specimen",
        value=specimen.value,
        number=quantity.value,
        unit=quantity.unit,
        as_of=date.fromisoformat(specimen.as_of),
        period="",
        source="",
        status=specimen.status,
        entered_at=datetime(2023, 1, 1, tzinfo=UTC),
    )


def _brief(specimen: Specimen) -> Brief:
    """One target, and last year's result where it has one."""
    figures = [specimen.figure]
    if specimen.last_year:
        figures.insert(0, _figure("result", specimen.last_year, specimen, FigureKind.RESULT))
    lines = [Item(each.span.line, "only", ItemKind.POINT, "", each.quote, (each,)) for each in figures]
    section = Section(
        "only", "", "", SectionKind.TARGETS, _NOTHING, "", 0, "2023", _NOTHING, tuple(lines), ()
    )
    pairings = [Pairing("result", "target", Verdict.CONFIRMED, _NOTHING)] if specimen.last_year else []
    text = "\n".join((specimen.last_year, specimen.target))
    return replace(_EMPTY, source=Source.of("", text.encode()), sections=(section,), pairings=tuple(pairings))


_EMPTY = Brief(
    id="specimens",
    place=_NOTHING,
    name=_NOTHING,
    results_year="2022",
    targets_year="2023",
    headline="",
    strapline="",
    byline="",
    language="zh-CN",
    edition=1,
    source=Source.of("", b""),
    sections=(),
    pairings=(),
)
