"""The pages as they will be printed, crisp at any density. It shows pictures and marks, and makes none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen

from desktop import wording
from desktop.printing.page_scroller import PageScroller
from desktop.printing.pdf import Found
from desktop.printing.picture_cache import BOUND, PictureCache
from desktop.printing.press import Wish
from desktop.printing.sheet_painter import SheetPainter
from desktop.printing.sheets import Size
from desktop.theme import Theme

_SCREEN = 96.0  # dots an inch at 100 %
_POINTS = 72.0
_MOST_PIXELS = 16_000_000  # of one picture; beyond, it is drawn larger than it is
_BYTES = 4  # a pixel


class PagesView(PageScroller):
    """`wanted` says which pictures it lacks, the most urgent first; `take` hands it one."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("printpages")
        self.setAccessibleName(wording.translate("Print", "Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._painter = SheetPainter(theme)
        self._cache = PictureCache()
        self._words = ""
        self._density = 0.0
        self._is_tabbed_to = False
        self._found: Sequence[Found] = ()
        self._current_found = -1
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.moved.connect(self._on_moved)

    @property
    def cache(self) -> PictureCache:
        """The pictures that are kept."""
        return self._cache

    @property
    def is_sharp(self) -> bool:
        """Whether every page that shows is there as it is."""
        showing = self._showing()
        return bool(showing) and all(self._cache.is_sharp(n, self._dpi(n, len(showing))) for n in showing)

    @property
    def words(self) -> str:
        """The sentence that stands in place of pages, or ""."""
        return self._words

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Show another document; what shows of the last one stays until there is something better."""
        self._cache.grow_stale(self._showing())
        self._words = ""
        self._found, self._current_found = (), -1
        self.set_sizes(sizes)

    def show_words(self, words: str) -> None:
        """Show a sentence instead of pages."""
        self._cache.clear()
        self._words = words
        self.set_sizes(())

    def take(self, page: int, dpi: float, image: QImage) -> None:
        """A picture that was wanted."""
        self._cache.put(page, dpi, image)
        self.viewport().update()

    def show_found(self, found: Sequence[Found], current: int, *, follow: bool = True) -> None:
        """Mark the places and frame the current one (an index, or -1); `follow` brings it into view."""
        self._found, self._current_found = found, current
        if follow and 0 <= current < len(found) and found[current].rects:
            self.reveal(found[current].page, found[current].rects[0])
        self.viewport().update()

    # ------------------------------------------------------------ pictures

    def _on_moved(self) -> None:
        # Everything is drawn anew: pages lie on whole pixels of the screen wherever they are.
        self.viewport().update()
        self._asking.start()

    def _ask(self) -> None:
        """Ask for what shows and is not sharp, then for the page after and the page before if there is room."""
        self._density = self.devicePixelRatioF()
        showing = self._showing()
        count = len(showing)
        pages = list(showing)
        room = BOUND // _BYTES - sum(self._pixels(n, count) for n in showing)
        for page in (showing[-1] + 1, showing[0] - 1) if showing else ():
            if 0 <= page < self.count and (room := room - self._pixels(page, count)) >= 0:
                pages.append(page)
        wishes: list[Wish] = [(n, self._dpi(n, count)) for n in pages]
        self.wanted.emit(tuple(w for w in wishes if not self._cache.is_sharp(*w)))

    def _showing(self) -> list[int]:
        return self._sheets.within(self._window())

    def _dpi(self, page: int, count: int) -> float:
        """As dense as the screen, but never so dense that the `count` pages that show outgrow the memory."""
        width, height = self._sizes[page]
        most = min(_MOST_PIXELS, BOUND / _BYTES / max(1, count))
        return min(
            self._zoom * _SCREEN * self.devicePixelRatioF(), math.sqrt(most / (width * height)) * _POINTS
        )

    def _pixels(self, page: int, count: int) -> int:
        scale = self._dpi(page, count) / _POINTS
        return math.ceil(self._sizes[page][0] * scale) * math.ceil(self._sizes[page][1] * scale)

    # ------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, and the pages that show."""
        del event
        if self._density != self.devicePixelRatioF():
            self._asking.start()
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        self._painter.desk(painter, area, self._words)
        corner, showing = self._window().topLeft(), self._showing()
        for page in showing:
            rect = self._sheets.rects[page].translated(-corner)
            self._painter.sheet(painter, rect, self._cache.get(page), self._dpi(page, len(showing)))
            marks = [(n == self._current_found, f) for n, f in enumerate(self._found) if f.page == page]
            self._painter.marks(painter, rect, rect.width() / self._sizes[page][0], marks)
        if self._is_tabbed_to:
            painter.setPen(QPen(self._painter.accent, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the focus is for who came with the keyboard; who clicked knows where they are."""
        super().focusInEvent(event)
        self._is_tabbed_to = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus has gone."""
        super().focusOutEvent(event)
        self._is_tabbed_to = False
        self.viewport().update()
