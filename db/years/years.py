"""Two briefs of one place, a year apart: what the earlier one set as a target beside what the later one reports.

A target and a result are compared only where the indicator has the same id and both briefs say the same of it.
Names are never matched to compare; an indicator of exactly the same name only serves to say why it is another one.
Pure: records in, records out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.pace.kinds import unrated_reason
from db.pace.states import PaceState
from db.progress import NOTHING, Progress
from db.records import Bilingual, Brief, Figure, FigureKind, Verdict
from db.years.entered import Entered, entered
from db.years.judging import difference, outcome


@dataclass(frozen=True)
class Years:
    """Two briefs, of which the later reports on the year that the earlier set targets for."""

    earlier: Brief
    later: Brief

    @property
    def year(self) -> str:
        """The year that was planned and is reported."""
        return self.later.results_year


@dataclass(frozen=True)
class YearRow:
    """A target and what became of it, with the reason in words; `result` is None where none is reported.

    `entered` is the final value of the year in the notebook, where there is one.
    """

    target: Figure
    result: Figure | None
    state: PaceState
    reason: Bilingual
    entered: Entered | None


def pairs_of(briefs: Iterable[Brief]) -> tuple[Years, ...]:
    """Every two briefs of one place that meet in a year, the earliest year first."""
    given = tuple(briefs)
    met = [Years(one, other) for one in given for other in given if _meet(one, other)]
    return tuple(sorted(met, key=lambda years: (years.earlier.place.zh, years.year)))


def compared(years: Years, progress: Progress = NOTHING) -> tuple[YearRow, ...]:
    """Every target of the earlier brief, in its order; one that is reported more than once has a row for each.

    `progress` is what was entered for the earlier brief.
    """
    return tuple(
        _row(years, target, result, progress)
        for target in years.earlier.figures
        if target.kind is FigureKind.TARGET
        for result in _candidates(target, years.later)
    )


def without_target(years: Years, rows: Iterable[YearRow]) -> tuple[Figure, ...]:
    """The results of the later brief for which the earlier one set no target: those that stand in none of the rows."""
    shown = {row.result.id for row in rows if row.result}
    return tuple(figure for figure in _results(years.later) if figure.id not in shown)


def _meet(earlier: Brief, later: Brief) -> bool:
    is_one_place = earlier.place.zh == later.place.zh and earlier.id != later.id
    return is_one_place and earlier.targets_year == later.results_year


def _results(brief: Brief) -> list[Figure]:
    return [figure for figure in brief.figures if figure.kind is FigureKind.RESULT]


def _candidates(target: Figure, later: Brief) -> Sequence[Figure | None]:
    """What is reported under the target's id; else, to be refused, what has its very name; else nothing."""
    results = _results(later)
    alike = [one for one in results if one.indicator.id == target.indicator.id]
    namesakes = [one for one in results if one.indicator.name.zh == target.indicator.name.zh]
    return alike or namesakes or [None]


def _row(years: Years, target: Figure, result: Figure | None, progress: Progress) -> YearRow:
    state, reason = _judged(years, target, result)
    is_comparable = state not in {PaceState.NOT_RATED, PaceState.NOT_COMPARABLE}
    final = entered(target, result if is_comparable else None, progress)
    return YearRow(target, result, state, reason, final)


def _judged(years: Years, target: Figure, result: Figure | None) -> tuple[PaceState, Bilingual]:
    if reason := unrated_reason(target):
        return PaceState.NOT_RATED, Bilingual(f"{reason.zh}。", f"{_capital(reason.en)}.")
    if result is None:
        return PaceState.NO_ACTUAL, _not_reported(years, target)
    if fault := difference(target, result, years.year):
        return PaceState.NOT_COMPARABLE, fault
    return outcome(target, result)


def _not_reported(years: Years, target: Figure) -> Bilingual:
    name = target.indicator.name
    others = [_not_used(figure, years.earlier, why) for figure, why in _refused_before(years, target)]
    return Bilingual(
        f"《{years.later.name.zh}》里没有“{name.zh}”{years.year}年的完成值。"
        + "".join(one.zh for one in others),
        " ".join(
            (
                f"“{years.later.name.en}” gives no result of “{name.en}” for {years.year}.",
                *(one.en for one in others),
            )
        ),
    )


def _refused_before(years: Years, target: Figure) -> Iterator[tuple[Figure, Bilingual]]:
    """What is reported of an indicator that the earlier brief itself refuses to compare with the target, and why."""
    for pairing in years.earlier.pairings_of(target.id):
        before = years.earlier.figure(pairing.result)
        if pairing.target != target.id or pairing.verdict is not Verdict.REFUSED or before is None:
            continue
        for figure in _results(years.later):
            if figure.indicator.id == before.indicator.id:
                yield figure, pairing.reason


def _not_used(figure: Figure, by: Brief, why: Bilingual) -> Bilingual:
    name = figure.indicator.name
    return Bilingual(
        f"公布的“{name.zh}”{figure.quote}是另一个指标,没有采用;《{by.name.zh}》已写明两者不能比较:{why.zh.rstrip('。')}。",
        f"The {figure.quote} that is reported of “{name.en}” is of another indicator and not used; “{by.name.en}” says "
        f"why the two are not compared: {why.en.rstrip('.')}.",
    )


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
