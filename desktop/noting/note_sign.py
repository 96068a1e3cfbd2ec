"""The sign of a note as a widget beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.notes.notes import NoteKind, Style
from desktop.noting.signs import paint_sign
from desktop.theme import Theme, Type

_SIGN = 20  # pixels


class NoteSign(QWidget):
    """The sign of a note, as high as a line of words."""

    def __init__(self, kind: NoteKind, style: Style, theme: Theme) -> None:
        super().__init__()
        self._kind, self._style, self._theme = kind, style, theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square as high as the line beside it."""
        height = QFontMetrics(self._theme.font(Type.INTERFACE, zoomed=True)).height()
        return QSize(max(height, self._theme.space(_SIGN)), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign in the middle."""
        del event
        side = min(self.width(), self.height()) - 2.0
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, area, self._kind, self._style, self._theme)
        painter.end()
