"""Small pictures of all slides, made one at a time when the desk is idle and only where they are seen."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QImage

from desktop import wording
from desktop.deck.canvas import Canvas
from desktop.deck.slides import Deck
from desktop.presenting.console_look import Look

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WIDTH = 224  # logical pixels: all thumbnails have one size
_BOUND = 40 * 1024 * 1024  # bytes of pictures that are kept; the one longest unseen goes first


class GridRole(IntEnum):
    """What a row answers besides its title."""

    IMAGE = Qt.ItemDataRole.UserRole + 1
    FOLIO = Qt.ItemDataRole.UserRole + 2
    IS_CURRENT = Qt.ItemDataRole.UserRole + 3


class SlideGridModel(QAbstractListModel):
    """One row a slide. Asking for a picture that is not there orders it; it comes when nothing else is to be done."""

    def __init__(self, look: Look, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._deck = look, deck
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._size = QSize(WIDTH, round(WIDTH * 9 / 16))
        self._dpr = 1.0
        self.current = 0
        self.times_drawn = 0
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw_next)

    @property
    def size(self) -> QSize:
        """The size of a picture in logical pixels."""
        return self._size

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def set_surface(self, ratio: float, dpr: float) -> None:
        """Pictures for an audience of this ratio on a screen of this scale; others are let go of."""
        size = QSize(WIDTH, round(WIDTH / Canvas.of(ratio).ratio))
        if (size, dpr) == (self._size, self._dpr):
            return
        self.beginResetModel()
        self._size, self._dpr = size, dpr
        self._images.clear()
        self._wanted.clear()
        self.endResetModel()

    def show_current(self, slide: int) -> None:
        """Mark the slide the presenter is on."""
        before, self.current = self.current, slide
        for row in {before, slide}:
            self.dataChanged.emit(self.index(row), self.index(row), [int(GridRole.IS_CURRENT)])

    def rest(self) -> None:
        """Order nothing more: nobody is looking."""
        self._wanted.clear()
        self._drawing.stop()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._deck.slides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, number, picture (a QImage, or None while it is not made), and what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._deck.slides):
            return None
        row = index.row()
        if role == GridRole.IMAGE:
            return self._image(row)
        if role == GridRole.FOLIO:
            return self._deck.folio(row)
        if role == GridRole.IS_CURRENT:
            return row == self.current
        heading = self._deck.slides[row].heading
        if role == Qt.ItemDataRole.DisplayRole:
            return heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            here = wording.translate("Console", "current slide") if row == self.current else ""
            return f"{self._deck.folio(row)} {heading} {here}".strip()
        return None

    def _image(self, row: int) -> QImage | None:
        image = self._images.get(row)
        if image is not None:
            self._images.move_to_end(row)
            return image
        # What was asked for last is what is looked at now.
        self._wanted[row] = None
        self._wanted.move_to_end(row)
        self._drawing.start()
        return None

    def _draw_next(self) -> None:
        if not self._wanted:
            return
        row, _ = self._wanted.popitem()
        look, slide = self._look, self._deck.slides[row]
        image = look.render(slide, self._size, self._dpr, look.style, folio=self._deck.folio(row))
        self._images[row] = image
        self.times_drawn += 1
        total = self.bytes
        while total > _BOUND and len(self._images) > 1:
            _, gone = self._images.popitem(last=False)
            total -= gone.sizeInBytes()
        self.dataChanged.emit(self.index(row), self.index(row), [int(GridRole.IMAGE)])
        if self._wanted:
            self._drawing.start()
