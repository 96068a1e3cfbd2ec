"""Paints sheets of paper: white with a hairline, their picture, and the marks of a search. Paper knows no theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.printing.pdf import Found
from desktop.printing.picture_cache import Picture
from desktop.theme import LIGHT, Space, Theme, Type


class SheetPainter:
    """The desk is the theme's; what lies on the paper has the colours of paper."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._mark, self._current = QColor(LIGHT.mark), QColor(LIGHT.accent)

    @property
    def accent(self) -> QColor:
        """The colour of the focus."""
        return self._theme.color("accent")

    def desk(self, painter: QPainter, area: QRectF, words: str) -> None:
        """The ground, and a sentence where there are no pages."""
        painter.fillRect(area, self._theme.color("side"))
        if words:
            painter.setFont(self._theme.font(Type.CARD))
            painter.setPen(self._theme.color("second"))
            inside = area.adjusted(Space.XXL, Space.XXL, -Space.XXL, -Space.XXL)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def sheet(self, painter: QPainter, rect: QRectF, picture: Picture | None, dpi: float) -> None:
        """One page; its picture pixel for pixel where it is as dense as the screen, else drawn to size."""
        density = painter.device().devicePixelRatioF()
        corner = QPointF(round(rect.x() * density) / density, round(rect.y() * density) / density)
        paper = QRectF(corner, rect.size())
        is_sharp = picture is not None and picture.dpi == dpi and _fits(picture, rect, density)
        if picture is not None and is_sharp:
            size = picture.image.size()
            paper = QRectF(corner.x(), corner.y(), size.width() / density, size.height() / density)
        if picture is None:
            painter.fillRect(paper, Qt.GlobalColor.white)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_sharp)
            painter.drawImage(paper, picture.image)
        line = self._theme.tokens.line_width
        painter.setPen(QPen(self._theme.color("line"), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Just outside the paper, so that nothing of it is covered.
        half = line / 2
        painter.drawRect(paper.adjusted(-half, -half, half, half))

    def marks(
        self, painter: QPainter, rect: QRectF, scale: float, found: Iterable[tuple[bool, Found]]
    ) -> None:
        """Places that were found, as with a marker pen; the current one is framed."""
        painter.save()
        for is_current, place in found:
            for part in place.rects:
                mark = QRectF(rect.topLeft() + part.topLeft() * scale, part.size() * scale)
                mark.adjust(-1, -1, 1, 1)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(mark, self._mark)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                if is_current:
                    painter.setPen(QPen(self._current, 2))
                    painter.drawRect(mark.adjusted(-1, -1, 1, 1))
        painter.restore()


def _fits(picture: Picture, rect: QRectF, density: float) -> bool:
    """Whether the picture has as many pixels as the page has on screen, but for the rounding."""
    return abs(picture.image.width() - rect.width() * density) < 2
