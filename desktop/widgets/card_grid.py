"""Cards in rows: all of one width, those of a row of one height, and no row half empty where that can be had."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class CardGrid(QLayout):
    """As many cards side by side as are no narrower than `narrowest`, `gap` pixels apart both ways."""

    def __init__(self, gap: int, narrowest: int) -> None:
        super().__init__()
        self._gap, self._narrowest = gap, narrowest
        self._items: list[QLayoutItem] = []
        # Nested layouts ask for the same few widths hundreds of times.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over."""
        self._items.append(item)

    def insert_card(self, place: int, card: QWidget) -> None:
        """Put a card at a place among the others."""
        self.addWidget(card)
        self._items.insert(place, self._items.pop())

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Remove and return the item at `index`, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the rows at `width`."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights: a card has changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the cards in `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """One card wide; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """One card."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def columns(self, width: int) -> int:
        """How many cards stand side by side at `width`."""
        fitting = max(1, (width + self._gap) // (self._narrowest + self._gap))
        return columns(len(self._items), fitting)

    def card_width(self, width: int) -> int:
        """How wide a card is at `width`; some are a pixel wider."""
        across = self.columns(width)
        return (width - self._gap * (across - 1)) // across

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        across, y = self.columns(rect.width()), rect.y()
        for begin in range(0, len(self._items), across):
            row = self._items[begin : begin + across]
            spans = [self._span(rect, n, across) for n in range(len(row))]
            height = max(_height(item, width) for item, (_, width) in zip(row, spans, strict=True))
            for item, (x, width) in zip(row, spans, strict=True):
                if place:
                    item.setGeometry(QRect(x, y, width, height))
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _span(self, rect: QRect, column: int, across: int) -> tuple[int, int]:
        """Where a column begins and how wide it is: whole pixels, the last one ending at the right edge."""
        room = rect.width() - self._gap * (across - 1)
        begin, end = room * column // across, room * (column + 1) // across
        return rect.x() + begin + self._gap * column, end - begin


def columns(cards: int, fitting: int) -> int:
    """How many of `cards` to set side by side where `fitting` find room: as many as leave the fewest places empty.

    Up to three stand in one row or one below the other: two and one would look as if one were missing. One alone takes
    half of the room, where half is enough: across all of it its lines would be too long to read.
    """
    if cards <= fitting:
        return max(cards, min(2, fitting))
    if cards <= 3:
        return 1
    return min(range(min(2, fitting), fitting + 1), key=lambda across: (-cards % across, -across))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
