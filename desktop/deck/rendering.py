"""A slide as an image. It never fails: a slide that cannot be drawn is shown as plain text."""

from __future__ import annotations

import logging

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from desktop.deck.painter import paint_plainly, paint_slide
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle

_LOG = logging.getLogger(__name__)


def rendered(
    slide: Slide,
    size: QSize,
    dpr: float,
    style: SlideStyle,
    *,
    step: int | None = None,
    folio: str = "",
    sweep: float = 1.0,
) -> QImage:
    """The slide in `size` logical pixels at a scale of `dpr`, without transparency."""
    image = QImage(size * dpr, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(style.ground)
    rect = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(image)
    try:
        paint_slide(painter, rect, slide, style, step=step, folio=folio, sweep=sweep)
    except Exception:
        _LOG.exception("slide %s could not be drawn", slide.id)
        painter.end()
        painter = QPainter(image)
        paint_plainly(painter, rect, slide.text, style)
    painter.end()
    return image
