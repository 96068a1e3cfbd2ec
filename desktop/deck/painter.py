"""Paint a slide with any QPainter: the audience's window, the console, paper, SVG; always the same drawing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.deck.blocks import Block, Part, Piece, Placed
from desktop.deck.canvas import HEIGHT, Canvas, slide_rect
from desktop.deck.framing import folio_block
from desktop.deck.placing import placed
from desktop.deck.placing_figures import fitted
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.gauges.painter import paint_gauge

_LARGEST_PICTURE = 4096


def paint_slide(
    painter: QPainter,
    rect: QRectF,
    slide: Slide,
    style: SlideStyle,
    *,
    step: int | None = None,
    folio: str = "",
    sweep: float = 1.0,
) -> None:
    """Paint ground and slide into `rect`, of any shape; nothing outside it, the painter left as it was found.

    `step` is the last step that is shown, all of them without one. `folio` is the number at the foot. `sweep` from
    0 to 1 is how far the gauges of the step have come.
    """
    inner = slide_rect(rect.width(), rect.height()).translated(rect.topLeft())
    if inner.isEmpty():
        return
    painter.save()
    painter.fillRect(rect, style.ground)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.translate(inner.topLeft())
    painter.scale(inner.height() / HEIGHT, inner.height() / HEIGHT)
    canvas = Canvas.of(inner.width() / inner.height())
    _Brush(painter, style, placed(slide, canvas), slide).paint(step, folio, sweep)
    painter.restore()


class _Brush:
    """One painting of one placed slide, in canvas units."""

    def __init__(self, painter: QPainter, style: SlideStyle, place: Placed, slide: Slide) -> None:
        self.painter, self.style, self.place, self.slide = painter, style, place, slide

    def paint(self, step: int | None, folio: str, sweep: float) -> None:
        """Rules, picture, text, gauges."""
        place, style, painter = self.place, self.style, self.painter
        shown = 10**6 if step is None else step
        if place.accent is not None:
            painter.fillRect(place.accent, style.rule)
        for rule in place.rules:
            painter.fillRect(rule, style.line)
        if place.picture is not None and self.slide.picture:
            self._picture(place.picture)
        for one in place.blocks:
            if one.step <= shown:
                self._block(one)
        for dial in place.dials:
            if dial.dial.step <= shown:
                part = sweep if step is None or step in {0, dial.dial.step} else 1.0
                paint_gauge(painter, dial.rect, dial.dial.model, style.gauge(), part)
        if folio:
            self._block(folio_block(folio, place.canvas))

    def _picture(self, room: QRectF) -> None:
        image = QImage.fromData(self.slide.picture)
        if not image.isNull():
            self.painter.drawImage(fitted(QSizeF(image.size()), room), image)

    def _block(self, one: Block) -> None:
        if one.bullet is not None:
            self.painter.fillRect(one.bullet, self.style.rule)
        for line in one.lines:
            for piece in line.pieces:
                self.painter.setFont(SlideStyle.font(piece.px, bold=piece.bold, serif=one.serif))
                self.painter.setPen(self._colour(one.part, piece))
                self.painter.drawText(QPointF(piece.x, line.baseline), piece.text)

    def _colour(self, part: Part, piece: Piece) -> QColor:
        style = self.style
        if part is Part.POINT:
            return style.figure if piece.figure else style.ink
        if part is Part.NUMBER:
            return style.second if piece.is_quiet else style.ink
        return {
            Part.KICKER: style.second,
            Part.TITLE: style.ink,
            Part.PART: style.muted,
            Part.SUBTITLE: style.second,
            Part.LABEL: style.ink,
            Part.ASIDE: style.second,
            Part.FOOT: style.muted,
        }[part]


def paint_plainly(painter: QPainter, rect: QRectF, text: str, style: SlideStyle) -> None:
    """The words of a slide and nothing else, for when its drawing has failed."""
    painter.fillRect(rect, style.ground)
    unit = rect.height() / HEIGHT
    font = SlideStyle.font(36)
    font.setPixelSize(max(1, round(36 * unit)))
    painter.setFont(font)
    painter.setPen(style.ink)
    room = rect.adjusted(112 * unit, 96 * unit, -112 * unit, -96 * unit)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), text)
