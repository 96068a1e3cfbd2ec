"""A target as a chart that can be edited: its bar, and beside it the value that was entered, where there is one.

Last year's result stands there too, only where a pairing is confirmed.

The label over a bar is its number as written, hedges in words: a number format says them, so that the label follows
the number when that is changed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.deck.blocks import PlacedDial
from desktop.deck.style import SMALLEST
from desktop.gauges.model import GaugeModel
from desktop.legible import legible
from desktop.presenting.pptx_parts import (
    INK,
    MUTED,
    RULE,
    SECOND,
    TRACK,
    coloured,
    element,
    name_shape,
    sides,
    without,
)

if TYPE_CHECKING:
    from pptx.chart.chart import Chart

# A workbook needs a date; the earliest of its archive says nothing.
_NO_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - without a zone, as the library takes it
_LABEL = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is, its value, and the format that prints it as written; the colour's name."""

    name: str
    value: float
    format: str
    written: str
    colour: str


def bars(model: GaugeModel) -> tuple[Bar, ...]:
    """Last year's result where there is one, then what was reached, then the target; of a range, both ends."""
    out = []
    if model.paired is not None:
        paired = model.paired
        name = paired.written.removesuffix(paired.number).strip() or paired.short
        out.append(_bar(name, paired.value, "", paired.number, "", SECOND))
    if model.actual is not None and model.amount is not None:
        reached = model.amount
        number = reached.number + reached.unit
        out.append(_bar("实际", model.actual, reached.before, number, reached.after, INK))
    number = model.number + model.unit
    if model.target_hi is not None:
        written = model.before + number + model.after
        out.append(Bar("目标（下限）", model.target, _quoted(written), written, RULE))
        out.append(Bar("目标（上限）", model.target_hi, _quoted(written), written, RULE))
    else:
        out.append(_bar("目标", model.target, model.before, number, model.after, RULE))
    return tuple(out)


def add_chart(shapes: Any, placed: PlacedDial) -> None:
    """The gauge `placed` as a column chart in its room."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - a slow library, for this file only
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415

    model = placed.dial.model
    shown = bars(model)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [legible(bar.name) for bar in shown]
    series = legible(f"{model.title}{model.measure}")
    data.add_series(series, [bar.value for bar in shown])
    frame = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *sides(placed.rect), data)
    name_shape(frame, series, model.alt)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(series, shown))
    chart.has_legend = chart.has_title = False
    chart.font.size = _points(SMALLEST)
    _faces(chart)
    _axes(chart, model, shown)
    _columns(chart, shown)


def _points(units: float) -> Any:
    from pptx.util import Pt  # noqa: PLC0415

    return Pt(units / 2)


def _bar(name: str, value: float, before: str, number: str, after: str, colour: str) -> Bar:
    return Bar(name, value, _format(value, before, number, after), before + number + after, colour)


def _format(value: float, before: str, number: str, after: str) -> str:
    """The number format that prints `value` as `before` + `number` + `after`, digits as written."""
    digits = number.rstrip("%％‰") if number[-1:] in {"%", "％", "‰"} else number
    unit = number[len(digits) :]
    decimals = len(digits.partition(".")[2])
    if not digits.isascii() or f"{value:.{decimals}f}" != digits:
        return _quoted(before + number + after)
    plain = "0." + "0" * decimals if decimals else "0"
    return _literal(before) + plain + _literal(unit + after)


def _quoted(text: str) -> str:
    """A format that prints these words whatever the number."""
    return _literal(text) or "General"


def _literal(text: str) -> str:
    cleaned = legible(text).replace('"', "”")
    return f'"{cleaned}"' if cleaned else ""


def _workbook(series: str, shown: Sequence[Bar]) -> bytes:
    """The numbers behind the chart, as PowerPoint opens them for editing."""
    import xlsxwriter  # noqa: PLC0415

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _NO_DATE})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 1, 24)
    sheet.write_string(0, 1, series)
    for row, bar in enumerate(shown, 1):
        sheet.write_string(row, 0, legible(bar.name))
        sheet.write_number(row, 1, bar.value, book.add_format({"num_format": bar.format}))
    book.close()
    return out.getvalue()


# ------------------------------------------------------------ looks


def _faces(chart: Chart) -> None:
    """Chinese in the theme's face too."""
    properties: Any = chart.font._rPr
    element(properties, "a:latin", typeface="+mn-lt")
    element(properties, "a:ea", typeface="+mn-ea")


def _axes(chart: Chart, model: GaugeModel, shown: Sequence[Bar]) -> None:
    """The family's own scale; a value that is off it makes it longer, in its own steps."""
    from pptx.enum.chart import XL_TICK_MARK  # noqa: PLC0415

    scale, values = model.scale, [bar.value for bar in shown]
    low, high = scale.low, scale.high
    while max(values) > high:
        high += scale.step
    while min(values) < low:
        low -= scale.step
    axis: Any = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, scale.step
    axis.tick_labels.number_format = f"General{_literal(scale.unit)}"
    axis.tick_labels.number_format_is_linked = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    _coloured_text(axis.tick_labels.font, MUTED)
    _stroke(axis.format.line, None)
    _stroke(axis.major_gridlines.format.line, TRACK)
    names: Any = chart.category_axis
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = _points(28)
    _coloured_text(names.tick_labels.font, SECOND)
    _stroke(names.format.line, MUTED)


def _columns(chart: Chart, shown: Sequence[Bar]) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415
    from pptx.oxml.ns import qn  # noqa: PLC0415

    plot: Any = chart.plots[0]
    plot.gap_width = 180 if len(shown) > 1 else 320
    plot.vary_by_categories = False
    series = plot.series[0]
    series.invert_if_negative = False
    for number, bar in enumerate(shown):
        point = series.points[number]
        coloured(_properties(point), bar.colour)
        label = point.data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        font = label.font
        font.size, font.bold = _points(_LABEL), True
        _coloured_text(font, INK)
        _label_format(label._dLbl, bar.format)
        # The label of one narrow bar may be wider than the bar.
        label._dLbl.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")


def _properties(point: Any) -> Any:
    properties = point._element.get_or_add_dPt_for_point(point._idx).get_or_add_spPr()
    without(properties, "a:solidFill", "a:noFill")
    return properties


def _label_format(label: Any, code: str) -> None:
    """The format of one label, where the schema wants it: before its shape and text."""
    from pptx.oxml.ns import qn  # noqa: PLC0415

    without(label, "c:numFmt")
    form = element(label, "c:numFmt", formatCode=code, sourceLinked="0")
    places = [list(label).index(each) for each in label if each.tag in {qn("c:spPr"), qn("c:txPr")}]
    label.insert(min(places), form)


def _coloured_text(font: Any, name: str) -> None:
    properties = font._rPr
    without(properties, "a:solidFill")
    coloured(properties, name)
    properties.insert(0, properties[-1])


def _stroke(line: Any, name: str | None) -> None:
    outline = line._get_or_add_ln()
    without(outline, "a:solidFill", "a:noFill")
    if name is None:
        element(outline, "a:noFill")
    else:
        outline.set("w", "9525")
        coloured(outline, name)
