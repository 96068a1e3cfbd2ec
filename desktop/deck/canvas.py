"""The size slides are drawn in. Units are pixels at 1080 lines, whatever the screen: nothing is set below 24 of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

HEIGHT = 1080.0
NARROWEST, WIDEST = 4 / 3, 21 / 9
MARGIN = 112.0


@dataclass(frozen=True, slots=True)
class Canvas:
    """A slide of 1080 lines; `width` is in the same units."""

    width: float = 1920.0

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / HEIGHT

    @classmethod
    def of(cls, ratio: float) -> Canvas:
        """The canvas for a screen of this ratio, kept between 4:3 and 21:9."""
        return cls(round(HEIGHT * min(max(ratio, NARROWEST), WIDEST)))


def slide_rect(width: float, height: float) -> QRectF:
    """Where the slide is on a surface of this size: all of it from 4:3 to 21:9, else the middle."""
    if width <= 0 or height <= 0:
        return QRectF()
    ratio = Canvas.of(width / height).ratio
    size = QSizeF(width, width / ratio) if width / height < ratio else QSizeF(height * ratio, height)
    return QRectF((width - size.width()) / 2, (height - size.height()) / 2, size.width(), size.height())
