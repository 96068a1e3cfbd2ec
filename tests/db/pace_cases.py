"""Targets and actuals in one line each, for the tests of pace."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from db.actuals.records import Actual, Status
from db.pace.pace import Pace, pace
from db.pace.plan import MonthlyPlan
from db.pace.rules import PaceRule
from db.quantities import parse
from db.records import Bilingual, Figure, FigureKind, Indicator, Measure, PeriodBasis, Span

NOTHING = Bilingual("", "")
YEAR_END = date(2023, 12, 31)


def target(
    quote: str,
    measure: Measure = Measure.INCREMENT,
    *,
    direction: str = "more",
    flow: str = "flow",
    period: str = "2023",
    kind: FigureKind = FigureKind.TARGET,
    deadline: str = "",
) -> Figure:
    """A target written as `quote`."""
    name = Bilingual("新增企业上云", "Enterprises newly on the cloud")
    plain = ("", "unstated", "unstated")
    indicator = Indicator("cloud", name, measure, direction, *plain, flow, "unstated", NOTHING)
    return Figure(
        id="t",
        span=Span(1, 0, len(quote)),
        label=name.zh,
        quantity=parse(quote),
        indicator=indicator,
        kind=kind,
        period=period,
        period_basis=PeriodBasis.STATED,
        basis_year="",
        estimate="",
        commitment="",
        status="",
        doubt=NOTHING,
        lead_unit="",
        units="",
        deadline=deadline,
        rule="",
        confirmed_by="",
        confirmed_on="",
    )


def actual(
    value: str,
    day: date = YEAR_END,
    *,
    period: str = "",
    status: Status = Status.FINAL,
    minute: int = 0,
    revises: str | None = None,
    name: str = "",
    indicator: str = "cloud",
) -> Actual:
    """An actual written as `value`, with its unit, entered at that minute of a day after all others."""
    quantity = parse(value)
    return Actual(
        indicator=indicator,
        value=value,
        number=quantity.value,
        unit=quantity.unit,
        as_of=day,
        period=period,
        source="",
        status=status,
        entered_at=datetime(2024, 6, 1, 8, minute, tzinfo=UTC),
        revises=revises,
        id=name,
    )


def end_of(month: int, year: int = 2023) -> date:
    """The last day of a month."""
    last = {2: 29 if year % 4 == 0 else 28, 4: 30, 6: 30, 9: 30, 11: 30}
    return date(year, month, last.get(month, 31))


def stands(
    quote: str,
    value: str,
    month: int,
    rule: PaceRule,
    measure: Measure = Measure.INCREMENT,
    *,
    direction: str = "more",
    flow: str = "flow",
) -> Pace:
    """How a target so written stands with `value` at the end of the month of 2023."""
    figure = target(quote, measure, direction=direction, flow=flow)
    return pace(figure, [actual(value, end_of(month))], YEAR_END, rule)


def planned(figure: Figure, totals: str) -> MonthlyPlan:
    """A plan from twelve numbers in a row, unchecked."""
    numbers = tuple(Decimal(total) for total in totals.split())
    return MonthlyPlan(figure.indicator.id, numbers, figure.quantity.unit, "")
