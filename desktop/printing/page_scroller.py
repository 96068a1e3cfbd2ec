"""Where one is among the pages: scrolling, zoom, fitting, the current page. It knows sizes and draws nothing."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.printing.sheets import LARGEST, MARGIN, SMALLEST, Sheets, Size, fitting, lay_out, stepped

_LINE = 48  # pixels an arrow key scrolls
_NOTCH = 120  # of a wheel
_STARTING_ROOM = QSize(760, 800)


class Fit(Enum):
    """What decides the zoom."""

    FREE = auto()
    WIDTH = auto()
    PAGE = auto()


class PageScroller(QAbstractScrollArea):
    """A desk with sheets on it. `moved` says that other parts of it may show, or at another size."""

    page_changed = Signal(int)
    zoomed = Signal(float)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Always there, so that fitting to the width never makes it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self._sizes: tuple[Size, ...] = ()
        self._sheets = Sheets()
        self._fit, self._zoom, self._is_facing = Fit.WIDTH, 1.0, False
        self._page, self._pinned = 0, -1

    @property
    def page(self) -> int:
        """The current page, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> float:
        """The size on screen; 1.0 is 96 dots an inch."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What decides the zoom."""
        return self._fit

    @property
    def is_facing(self) -> bool:
        """Whether two pages lie side by side."""
        return self._is_facing

    def set_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Lay other pages on the desk, and stay at the place where the last ones were left."""
        here = self._anchor(QPointF(0, 0))
        self._sizes = sizes
        self._lay_out()
        self._restore(here, QPointF(0, 0))
        self._follow(emit_always=True)

    def set_fit(self, fit: Fit) -> None:
        """Let the window decide the zoom."""
        self._set_zoom(fit, self._zoom, QPointF(0, 0))

    def set_zoom(self, zoom: float) -> None:
        """Show at this size from now on, the middle of the view staying where it is."""
        self._set_zoom(Fit.FREE, zoom, self._middle())

    def step_zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(stepped(self._zoom, by))

    def set_facing(self, facing: bool) -> None:
        """Two pages side by side, or one."""
        page = self._page
        self._is_facing = facing
        self._lay_out()
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if not 0 <= page < self.count:
            return
        rect = self._sheets.rects[page]
        self._pinned = page
        self.verticalScrollBar().setValue(round(rect.top() - MARGIN / 2))
        if rect.width() > self.viewport().width():
            self.horizontalScrollBar().setValue(round(rect.left() - MARGIN / 2))
        self._follow()

    def reveal(self, page: int, place: QRectF) -> None:
        """Bring a place on a page, in points, into the middle of the view unless it shows already."""
        sheet = self._sheets.rects[page]
        scale = sheet.width() / self._sizes[page][0]
        rect = QRectF(sheet.topLeft() + place.topLeft() * scale, place.size() * scale)
        if not self._window().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).contains(rect):
            middle = rect.center() - self._middle()
            self.horizontalScrollBar().setValue(round(middle.x()))
            self.verticalScrollBar().setValue(round(middle.y()))

    # ------------------------------------------------------------ the desk

    def _set_zoom(self, fit: Fit, zoom: float, at: QPointF) -> None:
        here = self._anchor(at)
        self._fit = fit
        self._zoom = max(SMALLEST, min(zoom, LARGEST)) if fit is Fit.FREE else zoom
        self._lay_out()
        self._restore(here, at)
        self._follow()
        # The same zoom may have another reason now.
        self.zoomed.emit(self._zoom)

    def _lay_out(self) -> None:
        room = QSizeF(self.viewport().size() if self.isVisible() else _STARTING_ROOM)
        if self._fit is not Fit.FREE:
            whole = self._fit is Fit.PAGE
            zoom = fitting(self._sizes, room, facing=self._is_facing and self.count > 1, whole=whole)
            if zoom != self._zoom:
                self._zoom = zoom
                self.zoomed.emit(zoom)
        self._sheets = lay_out(self._sizes, self._zoom, room, facing=self._is_facing and self.count > 1)
        bars = (
            (self.horizontalScrollBar(), self._sheets.size.width(), room.width()),
            (self.verticalScrollBar(), self._sheets.size.height(), room.height()),
        )
        for bar, whole_length, shown in bars:
            bar.setPageStep(round(shown))
            bar.setRange(0, max(0, round(whole_length - shown)))
        self.moved.emit()

    def _middle(self) -> QPointF:
        return QRectF(self.viewport().rect()).center()

    def _window(self) -> QRectF:
        """The part of the desk that shows."""
        corner = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(corner, QSizeF(self.viewport().size()))

    def _anchor(self, at: QPointF) -> tuple[int, QPointF]:
        """The page at a point of the view, and the part of its width and height the point is at."""
        point = self._window().topLeft() + at
        page = self._sheets.nearest(point)
        if page < 0:
            return 0, QPointF(0, -1)
        rect = self._sheets.rects[page]
        return page, QPointF((point.x() - rect.x()) / rect.width(), (point.y() - rect.y()) / rect.height())

    def _restore(self, anchor: tuple[int, QPointF], at: QPointF) -> None:
        page, part = anchor
        if not self._sheets.rects:
            return
        rect = self._sheets.rects[min(page, self.count - 1)]
        self.horizontalScrollBar().setValue(round(rect.x() + part.x() * rect.width() - at.x()))
        self.verticalScrollBar().setValue(round(rect.y() + part.y() * rect.height() - at.y()))

    def _follow(self, *, emit_always: bool = False) -> None:
        page = self._current()
        if page != self._page or emit_always:
            self._page = page
            self.page_changed.emit(page)
        self.moved.emit()

    def _current(self) -> int:
        window = self._window()
        if 0 <= self._pinned < self.count:
            rect = self._sheets.rects[self._pinned]
            seen = rect.intersected(window)
            # A page that was asked for stays the current one while most of what can be seen of it is.
            if seen.height() >= min(rect.height(), window.height()) / 2:
                return self._pinned
        self._pinned = -1
        bar = self.verticalScrollBar()
        if bar.value() == bar.minimum():
            return 0
        if bar.value() == bar.maximum():
            return max(0, self.count - 1)
        middle = window.center().y()
        return next((n for n, rect in enumerate(self._sheets.rects) if rect.bottom() >= middle), 0)

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place at the top of the view."""
        del event
        here = self._anchor(QPointF(0, 0))
        self._lay_out()
        self._restore(here, QPointF(0, 0))
        self._follow()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything is drawn anew: pages lie on whole pixels of the screen wherever they are."""
        del dx, dy
        self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the zoom, about the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        zoom = self._zoom * 1.15 ** (event.angleDelta().y() / _NOTCH)
        self._set_zoom(Fit.FREE, zoom, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page keys turn pages where a whole page shows, and scroll otherwise; Home and End go to the ends."""
        key, bar = event.key(), self.verticalScrollBar()
        turn = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(key))
        if turn is not None and self._fit is Fit.PAGE:
            self.go_to(max(0, min(self._page + turn * (2 if self._is_facing else 1), self.count - 1)))
        elif turn is not None:
            bar.setValue(bar.value() + turn * round(self.viewport().height() * 0.9))
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a page at about its own size."""
        return _STARTING_ROOM
