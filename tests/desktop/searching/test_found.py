"""What is found in a line is marked in the parts of it that a figure shows, character by character."""

from __future__ import annotations

import pytest

from db.records import Brief, Figure, Item
from desktop.searching.found import (
    NO_MARKS,
    NOTHING_FOUND,
    NOWHERE,
    Found,
    Marks,
    label_offsets,
    number_offsets,
    part,
)


def of(brief: Brief, name: str) -> tuple[Figure, Item]:
    figure = brief.figure(name)
    assert figure is not None
    item = brief.item(figure.span.line)
    assert item is not None
    return figure, item


def test_every_character_of_every_figure_is_where_it_stands(brief: Brief) -> None:
    for figure in brief.figures:
        _, item = of(brief, figure.id)
        for text, offsets in (
            (figure.estimate + figure.commitment + figure.quote, number_offsets(figure, item)),
            (figure.label, label_offsets(figure, item)),
        ):
            assert "".join(item.text[offset] for offset in offsets) == text


def test_a_name_is_a_part_of_the_label(brief: Brief) -> None:
    figure, item = of(brief, "87.2")
    offsets = label_offsets(figure, item, "一般公共预算总收入")
    assert item.text[offsets[0] : offsets[-1] + 1] == "一般公共预算总收入"


def test_a_name_that_is_not_in_the_label_stands_nowhere(brief: Brief) -> None:
    figure, item = of(brief, "153.1")
    assert set(label_offsets(figure, item, "规模标准(面积)")) == {NOWHERE}
    found = Found({153: ((0, 10_000),)})
    assert found.of_figure(figure, item, "规模标准(面积)")[1] == NO_MARKS


@pytest.mark.parametrize(
    ("span", "marks"),
    [
        ((2, 4), Marks(((2, 4),), (2, 4))),
        ((3, 8), Marks(((3, 5),), (3, 5))),
        ((5, 8), Marks((), None)),
        ((0, 99), Marks(((0, 5),), (0, 5))),
    ],
)
def test_what_reaches_beyond_a_part_is_cut_to_it(span: tuple[int, int], marks: Marks) -> None:
    found = Found({4: (span,)}, (4, *span))
    assert found.within(4, part("甲乙丙丁戊己庚辛", "甲乙丙丁戊")) == marks


def test_another_line_has_no_marks() -> None:
    found = Found({4: ((0, 2),)}, (4, 0, 2))
    assert found.on(5) == found.within(5, (0, 1)) == NOTHING_FOUND.on(4) == NO_MARKS
