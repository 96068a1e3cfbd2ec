"""What is marked in a heading is marked where it stands, on whatever line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.app import add_fonts
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens, Type
from desktop.widgets.marked_heading import MarkedHeading
from desktop.widgets.marked_text import offsets_in

TITLE = "在高水平建设国家创新型县的新赛道中，如何抢占先机？"
Made = Callable[..., MarkedHeading]


@pytest.fixture
def heading(qtbot: QtBot) -> Made:
    kept = []
    # Whatever ran before: without a face for Chinese nothing is as wide as it is.
    add_fonts()

    def make(text: str, width: int, tokens: Tokens = LIGHT) -> MarkedHeading:
        theme = Theme(tokens)
        made = MarkedHeading(text, theme.font(Type.TITLE), theme)
        kept.append(made)
        qtbot.addWidget(made)
        made.resize(width, made.heightForWidth(width))
        made.show()
        made.resize(width, made.heightForWidth(width))
        return made

    return make


def ground(heading: MarkedHeading, color: str) -> list[tuple[int, int]]:
    """Where the ground of the marks is seen."""
    image, wanted = heading.grab().toImage(), QColor(color).rgb()
    return [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted
    ]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_the_ground_lies_behind_the_marked_characters(heading: Made, tokens: Tokens) -> None:
    made = heading(TITLE, 1200, tokens)
    made.marks.mark(((6, 8),))
    advance = made.fontMetrics().horizontalAdvance
    seen = [x for x, _ in ground(made, tokens.mark)]
    assert abs(min(seen) - advance(TITLE[:6])) <= 1
    assert abs(max(seen) - advance(TITLE[:8])) <= 2


def test_a_mark_on_the_second_line_lies_there(heading: Made) -> None:
    made = heading(TITLE, 420)
    assert made.height() > 1.5 * made.fontMetrics().height()
    made.marks.mark(((len(TITLE) - 4, len(TITLE)),))
    assert min(y for _, y in ground(made, LIGHT.mark)) > made.height() / 3


def test_without_marks_there_is_no_ground(heading: Made) -> None:
    made = heading(TITLE, 1200)
    made.marks.mark(((6, 8),), (6, 8))
    made.marks.mark(())
    assert ground(made, LIGHT.mark) == []


@pytest.mark.parametrize(
    ("whole", "broken", "offsets"),
    [
        ("甲乙丙", "甲乙丙", [0, 1, 2, 3]),
        ("甲，乙", "甲，\n乙", [0, 1, 3, 4]),
        ("a b", "a\nb", [0, 2, 2, 3]),
        ("甲\n乙", "甲\n乙", [0, 1, 2, 3]),
        ("", "", [0]),
    ],
)
def test_a_break_moves_what_follows_it(whole: str, broken: str, offsets: list[int]) -> None:
    assert offsets_in(whole, broken) == offsets
