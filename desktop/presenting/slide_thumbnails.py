"""Small pictures of slides, made one at a time when the desk is idle and only where they are seen."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from desktop import wording
from desktop.deck.canvas import Canvas
from desktop.deck.slides import Deck, Slide
from desktop.presenting.console_look import Look

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WIDTH = 224  # logical pixels: all thumbnails of the grid have one size
_BOUND = 40 * 1024 * 1024  # bytes of pictures that are kept; the one longest unseen goes first


class Thumbnails(QObject):
    """Asking for a picture that is not there orders it; `made` says that it has come, when nothing else was to be done."""

    made = Signal(object)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._images: OrderedDict[tuple[Slide, str], QImage] = OrderedDict()
        self._wanted: OrderedDict[tuple[Slide, str], None] = OrderedDict()
        self._size, self._dpr = QSize(), 1.0
        self.times_drawn = 0
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw_next)

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    @property
    def is_drawing(self) -> bool:
        """Whether pictures are still to come."""
        return bool(self._wanted)

    def set_surface(self, size: QSize, dpr: float) -> bool:
        """Pictures of this size for a screen of this scale; whether the others had to go."""
        if (size, dpr) == (self._size, self._dpr):
            return False
        self._size, self._dpr = size, dpr
        self._images.clear()
        self._wanted.clear()
        return True

    def rest(self) -> None:
        """Order nothing more: nobody is looking."""
        self._wanted.clear()
        self._drawing.stop()

    def image(self, slide: Slide, folio: str = "") -> QImage | None:
        """The picture of a slide, or None while it is not made."""
        key = (slide, folio)
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
            return image
        # What was asked for last is what is looked at now.
        self._wanted[key] = None
        self._wanted.move_to_end(key)
        self._drawing.start()
        return None

    def _draw_next(self) -> None:
        if not self._wanted:
            return
        key, _ = self._wanted.popitem()
        slide, folio = key
        self._images[key] = self.look.render(slide, self._size, self._dpr, self.look.style, folio=folio)
        self.times_drawn += 1
        total = self.bytes
        while total > _BOUND and len(self._images) > 1:
            _, gone = self._images.popitem(last=False)
            total -= gone.sizeInBytes()
        self.made.emit(slide)
        if self._wanted:
            self._drawing.start()


class GridRole(IntEnum):
    """What a row answers besides its title."""

    IMAGE = Qt.ItemDataRole.UserRole + 1
    FOLIO = Qt.ItemDataRole.UserRole + 2
    IS_CURRENT = Qt.ItemDataRole.UserRole + 3


class SlideGridModel(QAbstractListModel):
    """One row a slide of the talk."""

    def __init__(self, look: Look, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._rows = {slide: row for row, slide in enumerate(deck.slides)}
        self._size = QSize(WIDTH, round(WIDTH * 9 / 16))
        self._pictures = Thumbnails(look, self)
        self._pictures.set_surface(self._size, 1.0)
        self._pictures.made.connect(self._on_made)
        self.current = 0

    @property
    def size(self) -> QSize:
        """The size of a picture in logical pixels."""
        return self._size

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return self._pictures.bytes

    @property
    def times_drawn(self) -> int:
        """How many pictures were made."""
        return self._pictures.times_drawn

    @property
    def is_drawing(self) -> bool:
        """Whether pictures are still to come."""
        return self._pictures.is_drawing

    def set_surface(self, ratio: float, dpr: float) -> None:
        """Pictures for an audience of this ratio on a screen of this scale; others are let go of."""
        size = QSize(WIDTH, round(WIDTH / Canvas.of(ratio).ratio))
        if self._pictures.set_surface(size, dpr):
            self.beginResetModel()
            self._size = size
            self.endResetModel()

    def show_current(self, slide: int) -> None:
        """Mark the slide the presenter is on."""
        before, self.current = self.current, slide
        for row in {before, slide}:
            self.dataChanged.emit(self.index(row), self.index(row), [int(GridRole.IS_CURRENT)])

    def rest(self) -> None:
        """Order nothing more: nobody is looking."""
        self._pictures.rest()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._deck.slides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, number, picture (a QImage, or None while it is not made), and what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._deck.slides):
            return None
        row = index.row()
        slide = self._deck.slides[row]
        if role == GridRole.IMAGE:
            return self._pictures.image(slide, self._deck.folio(row))
        if role == GridRole.FOLIO:
            return self._deck.folio(row)
        if role == GridRole.IS_CURRENT:
            return row == self.current
        if role == Qt.ItemDataRole.DisplayRole:
            return slide.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            here = wording.translate("Console", "current slide") if row == self.current else ""
            return f"{self._deck.folio(row)} {slide.heading} {here}".strip()
        return None

    def _on_made(self, slide: Slide) -> None:
        row = self._rows.get(slide)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [int(GridRole.IMAGE)])
