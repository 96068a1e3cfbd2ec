"""The audience's window of a show, compared with what a slide should look like."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop.deck.rendering import rendered
from desktop.deck.slides import Deck
from desktop.deck.style import SlideStyle
from tests.flows.driving import Viewer, wait_until

LIGHT = SlideStyle.named("light")


def remembering(user: Path, **files: dict[str, object]) -> None:
    """Put files of the user's configuration there before the viewer starts."""
    folder = user / "config" / "briefing-desk"
    folder.mkdir(parents=True)
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


class Audience:
    """The audience's window, compared with what a slide should look like."""

    def __init__(self, viewer: Viewer, deck: Deck, folder: Path) -> None:
        self.viewer, self.deck, self.folder = viewer, deck, folder
        self.window = viewer.window_titled("放映")
        self.folder.mkdir(parents=True, exist_ok=True)

    def wait_for(self, slide: int, step: int, name: str = "audience") -> None:
        """Wait until the window shows this step of this slide and nothing else."""
        width, height = self.viewer.size(self.window)
        expected = rendered(
            self.deck.slides[slide], QSize(width, height), 1, LIGHT, step=step, folio=self.deck.folio(slide)
        )
        path = self.folder / f"{name}.png"
        wait_until(
            lambda: likeness(QImage(str(self.viewer.image(self.window, path))), expected) > 0.999,
            f"slide {slide + 1}, step {step + 1}",
        )


def likeness(one: QImage, other: QImage) -> float:
    """The part of the dots that are alike, to the eye."""
    if one.size() != other.size():
        return 0.0
    return float((np.abs(greys(one) - greys(other)) < 24).mean())


def greys(image: QImage) -> np.ndarray:
    """The dots of a picture, row by row."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # Rows are filled up to whole words.
    rows = np.frombuffer(bytes(grey.constBits()), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(np.int16)
