"""The words on a gauge in the language of the interface."""

from __future__ import annotations

from db.records import Measure
from desktop import wording
from desktop.gauges.words import GaugeWords

translate = wording.translate


def gauge_words() -> GaugeWords:
    """The interface's words on a gauge; the names in braces are filled in by the gauge."""
    return GaugeWords(
        measures={measure: wording.measure_word(measure) for measure in Measure},
        no_data=translate("Gauge", "No data yet"),
        target=translate("Gauge", "target for {year} {quote}"),
        result=translate("Gauge", "{year} {quote}"),
        estimate=translate("Gauge", "{year} {word} {quote}"),
        scale=translate("Gauge", "scale from {low} to {high}%"),
        scale_of=translate("Gauge", "scale from {low} to {high}{unit}"),
        source=translate("Gauge", "source line {lines}"),
        alt=translate("Gauge", "{name}, {measure}: {parts}"),
        between_lines=translate("Gauge", ", "),
        between_parts=translate("Gauge", "; "),
        actual=translate("Gauge", "Actual"),
        aim=translate("Gauge", "Target {quote}"),
        due=translate("Gauge", "Due {quote}"),
        as_of=translate("Gauge", "as of {date}"),
        provisional=translate("Gauge", "provisional"),
        entered_on=translate("Gauge", "{state}: actual as of {date} {quote}"),
        due_on=translate("Gauge", "due as of {date} {quote}"),
        with_remark=translate("Gauge", "{text} ({remark})"),
    )
