"""Which target a row is of: by its ID, else by the exact name, and the measure where it has several. Never by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress

from db.actuals.check import MEASURES, check_measure, check_value
from db.pace.values import folded
from db.progress import can_be_followed
from db.quantities import NotAQuantity, parse
from db.records import Brief, Figure, Measure, Verdict
from desktop.progress.sheets.columns import TOTALS, Field, measure_of, plain
from desktop.progress.sheets.faults import RowError, RowFault
from desktop.progress.sheets.refusal import at

Texts = Mapping[Field, str]


class Targets:
    """The figures of a brief, as rows name them."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._by_id: dict[str, list[Figure]] = defaultdict(list)
        self._by_name: dict[str, list[Figure]] = defaultdict(list)
        for figure in brief.figures:
            self._by_id[figure.indicator.id].append(figure)
            for name in names_of(figure):
                self._by_name[name].append(figure)

    def of(self, texts: Texts) -> Figure:
        """The target that a row is of. Raises RowRefused, with the cell that is to blame."""
        name = texts[Field.NAME]
        if plain(name) in TOTALS or plain(texts[Field.ID]) in TOTALS:
            with at(Field.NAME):
                raise RowError(RowFault.TOTAL_ROW, name or texts[Field.ID])
        with at(Field.MEASURE):
            measure = _measure(texts[Field.MEASURE])
        if texts[Field.ID]:
            with at(Field.ID):
                figure = self._with_id(texts)
            _check_name(figure, name)
        else:
            figure = self._with_name(name, measure, texts)
        with at(Field.MEASURE):
            check_measure(figure, measure)
        with at(Field.TARGET):
            _check_target(figure, texts[Field.TARGET])
        return figure

    def _with_id(self, texts: Texts) -> Figure:
        if not (found := self._by_id.get(texts[Field.ID], [])):
            raise RowError(RowFault.UNKNOWN_ID, texts[Field.ID])
        return _one(found, texts[Field.ID], texts)

    def _with_name(self, name: str, measure: Measure | None, texts: Texts) -> Figure:
        with at(Field.NAME):
            if not name:
                raise RowError(RowFault.NO_INDICATOR)
            found = self._by_name.get(name, [])
            if not found:
                raise RowError(RowFault.UNKNOWN_NAME, name)
            self._check_definition(found, name)
        with at(Field.MEASURE):
            alike = _alike(found, measure, name)
        with at(Field.NAME):
            return _one(alike, name, texts)

    def _check_definition(self, found: list[Figure], name: str) -> None:
        """Say which target it is not, where the brief itself refuses to compare the two."""
        if any(can_be_followed(figure) for figure in found):
            return
        for figure in found:
            for pairing in self._brief.pairings_of(figure.id):
                target = self._brief.figure(pairing.target)
                if pairing.verdict is Verdict.REFUSED and pairing.result == figure.id and target is not None:
                    raise RowError(RowFault.OTHER_DEFINITION, name, target.label)


def _alike(found: list[Figure], measure: Measure | None, name: str) -> list[Figure]:
    """Those of one measure; it need not be written where only one indicator of that name is followed."""
    if measure is None:
        followed = [figure for figure in found if can_be_followed(figure)]
        if len({figure.indicator.measure for figure in followed}) > 1:
            raise RowError(RowFault.NO_MEASURE, name)
        return followed or found
    alike = [figure for figure in found if figure.indicator.measure is measure]
    if not alike:
        check_measure(found[0], measure)
    return alike


def names_of(figure: Figure) -> set[str]:
    """How a figure is called: as the source writes it, and by its indicator's name."""
    return {figure.label, figure.indicator.name.zh, figure.indicator.name.en} - {""}


def target_of(figure: Figure) -> str:
    """The target as written, with the words of commitment before it."""
    return figure.estimate + figure.commitment + figure.quote


def unit_of(figure: Figure) -> str:
    """The unit that a value is written in: 家 for 多家."""
    return re.sub("[多余]", "", folded(figure.quantity.unit))


def _one(found: list[Figure], named: str, texts: Texts) -> Figure:
    followed = [figure for figure in found if can_be_followed(figure)]
    if not followed:
        # Says why it can have no value.
        check_value(found[0], texts[Field.VALUE])
    if len(followed) > 1 and texts[Field.TARGET]:
        followed = [
            figure for figure in followed if texts[Field.TARGET] in {figure.quote, target_of(figure)}
        ] or followed
    if len(followed) != 1:
        raise RowError(RowFault.AMBIGUOUS, named, str(len(followed)))
    return followed[0]


def _measure(text: str) -> Measure | None:
    measure = measure_of(text)
    if text and measure is None:
        raise RowError(RowFault.UNKNOWN_MEASURE, text, MEASURES[Measure.GROWTH].zh)
    return measure


def _check_name(figure: Figure, name: str) -> None:
    """A sheet of which one column was sorted has the values of one indicator beside the ID of another."""
    with at(Field.NAME):
        if name and name not in names_of(figure):
            raise RowError(RowFault.OTHER_NAME, name, figure.label)


def _check_target(figure: Figure, text: str) -> None:
    if not text or text in {figure.quote, target_of(figure)}:
        return
    # A spreadsheet writes 7.0% as 7.00%: the same number.
    with suppress(NotAQuantity):
        quantity = parse(folded(text))
        if (quantity.normalised, quantity.comparator) == (figure.normalised, figure.comparator):
            return
    raise RowError(RowFault.OTHER_TARGET, text, figure.quote)
