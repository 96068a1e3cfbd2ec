"""Whether a picture of a window shows something, and whether two show the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from tests.flows.audience import greys, likeness

_EDGE = 32  # of 255: neighbours further apart than this are an edge of a letter or a line
_LEAST_EDGES = 0.01  # of all dots; a page of text has several times that


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
    """Whether two pictures show the same, but for a clock's worth of dots."""
    return likeness(one, other) > 0.99
