"""Whether a window shows the brief and its gauges, and whether two pictures show the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QImage

from tests.flows.audience import greys, likeness
from tests.flows.driving import Viewer, wait_until

OVERVIEW = "总览 · 晋江简报 2023"

_EDGE = 32  # of 255: neighbours further apart than this are an edge of a letter or a line
_LEAST_EDGES = 0.01  # of all dots; a page of text has several times that


# Below the title of a card, a notice above the page allowed for: nothing but the gauge on one ground.
_GAUGE = slice(80, 170)
# Below the card: the letters of the tiles. Ground, card and its border are three colours.
_BELOW = slice(345, 500)
_PLAIN = 3
_LOOKS = 30  # a second and a half in which nothing changes


def wait_for_brief(window: Viewer, where: dict[str, Any]) -> None:
    """Wait until the overview of the brief is there, with its gauges and what stands below them.

    Those come last, in whatever order a slow disk has them, and with them the scroll bar that makes the page narrower.
    """
    window.wait_for_title(OVERVIEW)
    x, y = where["card"]
    wait_until(lambda: is_drawn(window.colors(x)[y:]), "the gauges")
    wait_until(lambda: goes_on(window.colors(x)[y:]), "the tiles below the gauges")
    # What follows the targets is loaded after the first picture, and gives the cards their last lines.
    window.settle(looks=_LOOKS)


def goes_on(column: Sequence[str]) -> bool:
    """Whether there is text below a card, by the colours down its middle."""
    return len(set(column[_BELOW])) > _PLAIN


def is_drawn(column: Sequence[str]) -> bool:
    """Whether there is a gauge on a card, by the colours down its middle."""
    return len(set(column[_GAUGE])) > 1


def loaded(path: Path) -> QImage:
    """A saved picture."""
    image = QImage(str(path))
    assert not image.isNull(), f"{path} is no picture"
    return image


def is_blank(image: QImage) -> bool:
    """Whether hardly anything is drawn on it."""
    dots = greys(image)
    across = np.abs(np.diff(dots, axis=1)) > _EDGE
    return float(across.mean()) < _LEAST_EDGES


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same, but for a clock's worth of dots; where they do not is printed."""
    same = likeness(one, other) > 0.999
    if not same and one.size() == other.size():
        rows, columns = np.nonzero(np.abs(greys(one) - greys(other)) >= 24)
        box = (int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max()))
        print(f"unlike in {len(rows)} dots, all of them within {box}")
    return same
