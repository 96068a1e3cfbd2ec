"""Cards in rows: all of one width, those of a row of one height, and no row half empty where that can be had."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop.widgets.wrapping_layout import WrappingLayout


class CardGrid(WrappingLayout):
    """As many cards side by side as are no narrower than `narrowest`, `gap` pixels apart both ways."""

    def __init__(self, gap: int, narrowest: int) -> None:
        super().__init__()
        self._gap, self._narrowest = gap, narrowest

    def insert_card(self, place: int, card: QWidget) -> None:
        """Put a card at a place among the others."""
        self.addWidget(card)
        self._items.insert(place, self._items.pop())

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
