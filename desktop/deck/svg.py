"""A slide as SVG whose text is text: the very drawing of the screen, for paper and for files."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter

from desktop.deck.canvas import HEIGHT, Canvas
from desktop.deck.painter import paint_slide
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle

# What Qt says of the drawing in general; the slide's own text stands in it.
_QT_TITLE = re.compile(rb"<title>.*?</title>\s*|<desc>.*?</desc>\s*", re.S)


def slide_svg(slide: Slide, canvas: Canvas, style: SlideStyle, *, folio: str = "") -> str:
    """The whole slide, all steps shown, in canvas units."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only where files are made

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = QSize(round(canvas.width), round(HEIGHT))
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    # One unit a pixel, so that sizes come out as they were set.
    generator.setResolution(96)
    painter = QPainter(generator)
    paint_slide(painter, QRectF(0, 0, size.width(), size.height()), slide, style, folio=folio)
    painter.end()
    return _QT_TITLE.sub(b"", data.data()).decode("utf-8")
