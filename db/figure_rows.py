"""The figures of a structure, and the pairings between them, read against the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from db.errors import SourceError
from db.quantities import NotAQuantity, parse
from db.records import (
    Figure,
    FigureKind,
    Indicator,
    Measure,
    Pairing,
    PeriodBasis,
    Span,
    Verdict,
)
from db.rules import clause, cut_off, pairing_fault
from db.source_use import SourceUse
from db.structure import Table, bilingual

_UNSTATED = "unstated"


class FigureRows:
    """Reads the rows of `table` that state figures, and claims their quotes; raises `SourceError`."""

    def __init__(self, table: Table, use: SourceUse) -> None:
        self._table, self._use = table, use

    def figures(self) -> Iterator[Figure]:
        """Every figure, in the order of the rows."""
        indicators = {key: _indicator(key, row) for key, row in self._table["indicators"].items()}
        seen: Counter[int] = Counter()
        periods = self._periods()
        for row in self._table["figures"]:
            line, quote = row["line"], row["quote"]
            start = self._use.find(line, quote)
            self._use.claim(line, start, start + len(quote))
            try:
                quantity = parse(quote)
            except NotAQuantity as error:
                raise SourceError(
                    f"第 {line} 行的“{quote}”不能读成数据,也就不能原样印出。",
                    f"“{quote}” on line {line} cannot be read as a quantity that prints back: {error}.",
                ) from error
            indicator = indicators.get(row["indicator"])
            if indicator is None:
                raise SourceError(
                    f"第 {line} 行“{quote}”的指标“{row['indicator']}”没有定义。",
                    f"The indicator “{row['indicator']}” of “{quote}” on line {line} is not defined.",
                )
            self._check_nothing_left_out(row, start)
            seen[line] += 1
            period, basis = _period(row, periods.get(line, ""), self._use.line(line))
            yield Figure(
                id=f"{line}.{seen[line]}",
                span=Span(line, start, start + len(quote)),
                label=row["label"],
                quantity=quantity,
                indicator=indicator,
                kind=FigureKind(row["kind"]),
                period=period,
                period_basis=basis,
                basis_year=str(int(period) - 1)
                if period.isdecimal() and indicator.measure is Measure.GROWTH
                else "",
                estimate=row.get("estimate", ""),
                commitment=row.get("commitment", ""),
                status=row.get("status", _UNSTATED),
                doubt=bilingual(row.get("doubt", {})),
                lead_unit=row.get("lead_unit", ""),
                units=row.get("units", ""),
                deadline=row.get("deadline", ""),
                rule=row.get("rule", ""),
                confirmed_by=self._table["confirmed"]["by"],
                confirmed_on=self._table["confirmed"]["on"],
            )

    def pairings(self, figures: list[Figure]) -> Iterator[Pairing]:
        """What is said of pairs of these figures, each pair once."""
        index = {(f.span.line, f.quote): f for f in figures}
        judged: set[tuple[str, str]] = set()
        for row in self._table.get("pairings", ()):
            ends = []
            for key in ("result", "target"):
                figure = index.get((row[key]["line"], row[key]["quote"]))
                if figure is None:
                    raise SourceError(
                        f"比较中的“{row[key]['quote']}”(第 {row[key]['line']} 行)不是数据。",
                        f"“{row[key]['quote']}” (line {row[key]['line']}) in a pairing is not a figure.",
                    )
                ends.append(figure)
            result, target = ends
            verdict = Verdict(row["verdict"])
            if fault := pairing_fault(result, target, verdict):
                raise SourceError(fault.zh, fault.en)
            if (result.id, target.id) in judged:
                raise SourceError(
                    f"“{result.quote}”与“{target.quote}”的比较写了两次。",
                    f"“{result.quote}” and “{target.quote}” are compared twice.",
                )
            judged.add((result.id, target.id))
            yield Pairing(result.id, target.id, verdict, bilingual(row["reason"]))

    def _periods(self) -> dict[int, str]:
        """The period each line inherits from the section it stands in."""
        out: dict[int, str] = {}
        for row in self._table["sections"]:
            for key in ("items", "paragraphs", "closing"):
                out.update(dict.fromkeys(self._use.range(str(row.get(key, ""))), row.get("period", "")))
        return out

    def _check_nothing_left_out(self, row: Table, start: int) -> None:
        """A quote takes its sign, scale word and hedge with it, and says what its clause says of it.

        Words that only look like a hedge (节约50亿元) are named by `not_hedge`; an empty `estimate` or
        `commitment` is the editor's word that the one on the line is about something else.
        """
        line, quote = row["line"], row["quote"]
        text = self._use.line(line)
        left_out = cut_off(text, start, start + len(quote))
        if left_out and left_out != row.get("not_hedge"):
            raise SourceError(
                f"第 {line} 行的“{quote}”漏掉了紧挨着它的“{left_out}”。",
                f"“{quote}” on line {line} leaves out the “{left_out}” that stands next to it.",
            )
        own, _ = clause(text, start, start + len(quote))
        for key, words, said in (
            ("estimate", ("预计",), text[:start]),
            ("commitment", ("确保", "力争"), own),
        ):
            for word in words:
                if word in said and key not in row:
                    raise SourceError(
                        f"第 {line} 行“{quote}”前有“{word}”,但没有写明 {key}。",
                        f"“{word}” stands before “{quote}” on line {line}, but its {key} is not filled in.",
                    )


def _period(row: Table, inherited: str, text: str) -> tuple[str, PeriodBasis]:
    period: str = row.get("period", inherited)
    if not period:
        return "", PeriodBasis.UNSTATED
    if period not in text and period != inherited:
        raise SourceError(
            f"第 {row['line']} 行“{row['quote']}”的时期“{period}”既不在该行,也不是栏目的时期。",
            f"The period “{period}” of “{row['quote']}” is neither on line {row['line']} nor its section's.",
        )
    return period, PeriodBasis.STATED if period in text else PeriodBasis.SECTION


def _indicator(key: str, row: Table) -> Indicator:
    return Indicator(
        id=key,
        name=bilingual(row["name"]),
        measure=Measure(row["measure"]),
        direction=row.get("direction", "more"),
        area=row.get("area", _UNSTATED),
        price_basis=row.get("price_basis", _UNSTATED),
        scope_basis=row.get("scope_basis", _UNSTATED),
        flow=row.get("flow", _UNSTATED),
        binding=row.get("binding", _UNSTATED),
        definition=bilingual(row["definition"]),
    )
