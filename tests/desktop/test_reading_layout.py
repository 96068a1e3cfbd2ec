"""Every line of the source has its place in the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from db.records import Brief
from desktop.views.reading_layout import ReadingLayout
from tests.desktop.conftest import Reading
from tests.desktop.reading import blocks


def test_every_line_has_its_place_one_below_the_other(reading: Reading, brief: Brief) -> None:
    view = reading(brief, "economy")
    tops = [view.line_rect(block.userState()).top() for block in blocks(view)]
    assert tops == sorted(set(tops))
    assert view.line_rect(9999).isEmpty()


def test_a_place_in_a_line_leads_to_it(reading: Reading, brief: Brief) -> None:
    layout = ReadingLayout(reading(brief, "economy").document())
    assert layout.line_at(layout.line_rect(27).center()) == 27
    assert layout.line_at(QPointF(10, -5)) == 0


def test_a_span_over_several_rows_is_as_high_as_they_are(reading: Reading, brief: Brief) -> None:
    item = max(brief.items, key=lambda item: len(item.text))
    layout = ReadingLayout(reading(brief, item.section).document())
    span, whole = layout.span_rect(item.line, 1, len(item.text)), layout.line_rect(item.line)
    assert whole.top() <= span.top()
    assert span.bottom() <= whole.bottom()
    assert span.height() > 2 * layout.span_rect(item.line, 1, 3).height()
    assert layout.span_rect(9999, 0, 1).isEmpty()
