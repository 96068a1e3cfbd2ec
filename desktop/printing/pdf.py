"""A typeset PDF as pages: their sizes, their pictures, the places a text stands on them. Never writes a file.

PDFium does one thing at a time in a whole process; every use of it here takes turns, from whatever thread.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72.0
Given = ParamSpec("Given")
Result = TypeVar("Result")
_TURN = threading.RLock()


def _in_turn(method: Callable[Given, Result]) -> Callable[Given, Result]:
    @functools.wraps(method)
    def taking_turns(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with _TURN:
            return method(*args, **kwargs)

    return taking_turns


@dataclass(frozen=True, slots=True)
class Found:
    """A place a text stands: the page, counted from 0, and rectangles in points from its top left corner."""

    page: int
    rects: tuple[QRectF, ...]


class PdfPages:
    """The pages of one PDF; close it when done."""

    @_in_turn
    def __init__(self, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - 15 ms, better spent in the thread that makes the pages

        self.data = data
        self._document = pypdfium2.PdfDocument(data)
        self.sizes = tuple(self._document.get_page_size(n) for n in range(len(self._document)))

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    @_in_turn
    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    @_in_turn
    def image(self, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
        """The picture of a page, counted from 0, on white. The one image held is the caller's."""
        opened = self._document[page]
        bitmap = opened.render(scale=dots_per_inch / POINTS_PER_INCH, grayscale=grey, rev_byteorder=not grey)
        kind = {
            "L": QImage.Format.Format_Grayscale8,
            "RGB": QImage.Format.Format_RGB888,
            "RGBX": QImage.Format.Format_RGBX8888,
            "RGBA": QImage.Format.Format_RGBA8888,
        }[bitmap.mode]
        shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
        picture = shared.copy()
        del shared
        bitmap.close()
        opened.close()
        return picture

    @_in_turn
    def text(self, page: int) -> str:
        """What can be copied off a page."""
        opened = self._document[page]
        reader = opened.get_textpage()
        text = str(reader.get_text_range())
        reader.close()
        opened.close()
        return text

    @_in_turn
    def find(self, words: str) -> tuple[Found, ...]:
        """Every place `words` stand on the pages, in reading order; upper and lower case are one."""
        if not words.strip():
            return ()
        found: list[Found] = []
        for number, (_, height) in enumerate(self.sizes):
            opened = self._document[number]
            reader = opened.get_textpage()
            searcher = reader.search(words)
            while (place := searcher.get_next()) is not None:
                count = reader.count_rects(*place)
                boxes = [reader.get_rect(n) for n in range(count)]
                rects = tuple(QRectF(x0, height - y1, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes)
                found.append(Found(number, rects))
            searcher.close()
            reader.close()
            opened.close()
        return tuple(found)
