"""The page, and a second one beside it where it is asked for: two sections or two briefs at once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from db.library import Library
from desktop import wording
from desktop.location import Location
from desktop.navigator import Navigator
from desktop.sides import EVEN, Sides
from desktop.theme import Theme
from desktop.views.page_area import PageArea
from desktop.views.side_view import SideView

if TYPE_CHECKING:
    from desktop.views.scroll_sync import ScrollSync
    from desktop.views.side_tools import SideTools

_LEAST = 300  # pixels of a side; with less for each, one stands below the other
_HANDLE = 7
_WHOLE = 2 * EVEN


class SplitView(QSplitter):
    """It shows what `sides` holds. `made` makes and connects the area of a side, all but its way to the navigator.

    `said` carries the notice of a link that lost something. What the window asks of a page it asks of `active`.
    """

    said = Signal(object)

    def __init__(
        self, sides: Sides, library: Library, made: Callable[[], PageArea], theme: Theme, language: str
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._sides, self._library, self._made = sides, library, made
        self._theme, self._language = theme, language
        self._second: SideView | None = None
        self._sync: ScrollSync | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        self._first = self._made_side(sides.first)
        self._on_changed()
        sides.changed.connect(self._on_changed)
        self.splitterMoved.connect(self._on_dragged)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    # ------------------------------------------------------------ what the window asks

    @property
    def first(self) -> SideView:
        """The side that is always there."""
        return self._first

    @property
    def second(self) -> SideView | None:
        """The side beside it, while it is open."""
        return self._second

    @property
    def active(self) -> SideView:
        """The side that commands act on."""
        is_second = self._second is not None and self._sides.active is self._sides.second
        return self._second if is_second and self._second is not None else self._first

    @property
    def areas(self) -> tuple[PageArea, ...]:
        """The area of each side."""
        return tuple(side.pages for side in self._shown())

    def look_again(self) -> None:
        """Show both places anew, after a change of zoom or where another edition is read by now."""
        for side in self._shown():
            side.look_again()

    def focus_other(self) -> None:
        """Turn to the side beside the active one."""
        self._sides.activate_other()
        self.active.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, place: Location) -> None:
        """Go to a place that was chosen outside of the pages: on the active side, or beside it where Ctrl is held."""
        self.active.follow(place)

    # ------------------------------------------------------------ opening and closing

    def _on_changed(self) -> None:
        if self._sides.is_open and self._second is None:
            self._open()
        elif not self._sides.is_open and self._second is not None:
            self._close()
        if self._second is None or self._sync is None:
            return
        place = int(not self._sides.is_swapped)
        if self.indexOf(self._second) != place:
            self.insertWidget(place, self._second)
            self._divide()
        for side in self._shown():
            assert side.head is not None
            side.head.show_active(side is self.active)
            if side.head.tools is not None:
                side.head.tools.show_synced(self._sides.is_synced)
        self._sync.switch(self._sides.is_synced, self.active.pages)
        if self._has_focus(self._other(self.active)):
            self.active.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        from desktop.views.scroll_sync import ScrollSync  # noqa: PLC0415 - one page alone starts without
        from desktop.views.side_head import SideHead  # noqa: PLC0415

        had_focus = self._has_focus(self._first)
        self._second = self._made_side(self._sides.second)
        self._sync = ScrollSync(self._first.pages, self._second.pages, self._second)
        for side in self._shown():
            side.arriving.connect(functools.partial(self._sync.let_arrive, side.pages))
        self._first.wear(SideHead(self._theme, self._language))
        self._second.wear(SideHead(self._theme, self._language, self._made_tools()))
        names = wording.translate("Beside", "Page"), wording.translate("Beside", "Page beside")
        for side, name in zip(self._shown(), names, strict=True):
            side.setAccessibleName(name)
        self.addWidget(self._second)
        self._divide()
        self._second.look_again()
        self._second.say_what_is_lost()
        if had_focus:
            self._second.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _close(self) -> None:
        second = self._second
        assert second is not None
        had_focus = self._has_focus(second)
        self._second = self._sync = None
        second.leave()
        self._first.arriving.disconnect()
        self._first.wear(None)
        second.hide()
        second.deleteLater()
        if had_focus:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_side(self, navigator: Navigator) -> SideView:
        side = SideView(navigator, self._library, self._made())
        side.setMinimumWidth(1)
        side.activated.connect(functools.partial(self._sides.activate, navigator))
        side.beside_wanted.connect(functools.partial(self._on_beside_wanted, navigator))
        side.said.connect(self.said)
        if navigator is self._sides.first:
            self.addWidget(side)
        return side

    def _made_tools(self) -> SideTools:
        from desktop.views.side_tools import SideTools  # noqa: PLC0415 - one page alone starts without

        tools = SideTools(self._theme)
        tools.sync_switched.connect(self._sides.scroll_together)
        tools.swapped.connect(self._sides.swap)
        tools.closed.connect(self._sides.close_beside)
        return tools

    def _on_beside_wanted(self, navigator: Navigator, place: Location) -> None:
        self._sides.activate(navigator)
        self._sides.open_beside(place)

    # ------------------------------------------------------------ focus and room

    def _shown(self) -> Iterator[SideView]:
        yield self._first
        if self._second is not None:
            yield self._second

    def _other(self, side: SideView) -> SideView:
        return self._second if side is self._first and self._second is not None else self._first

    def _has_focus(self, side: SideView) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is side or side.isAncestorOf(now))

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        for side in self._shown():
            if now is not None and (now is side or side.isAncestorOf(now)):
                self._sides.activate(side.navigator)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One side below the other where there is no room for both."""
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        wanted = across if event.size().width() >= 2 * _LEAST + _HANDLE else down
        if wanted is not self.orientation():
            self.setOrientation(wanted)
        super().resizeEvent(event)
        self._divide()
        self._fit()

    def _divide(self) -> None:
        """Each side its share of the room, as the reader drew the line between them: in this dress, size and run."""
        if self._second is None:
            return
        across = self.orientation() is Qt.Orientation.Horizontal
        room = max((self.width() if across else self.height()) - _HANDLE, 2)
        first = round(room * self._sides.share / _WHOLE)
        self.setSizes([room - first, first] if self.indexOf(self._second) == 0 else [first, room - first])

    def _on_dragged(self) -> None:
        if self._second is not None:
            sizes = self.sizes()
            self._sides.divide(round(_WHOLE * sizes[self.indexOf(self._first)] / max(sum(sizes), 1)))
        self._fit()

    def _fit(self) -> None:
        """The heads in one row or both in two, so that the pages begin at one height."""
        heads = [(side.head, side.width()) for side in self._shown() if side.head is not None]
        is_tight = any(width < head.needed for head, width in heads)
        for head, _ in heads:
            head.fold(folded=is_tight)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """A line between the sides, with something to take hold of."""
        return _Handle(self.orientation(), self, self._theme)


class _Handle(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, parent: QSplitter, theme: Theme) -> None:
        super().__init__(orientation, parent)
        self._theme = theme

    def sizeHint(self) -> QSize:
        """As wide as the splitter says."""
        return QSize(_HANDLE, _HANDLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and in its middle the grip."""
        del event
        painter, line = QPainter(self), self._theme.color("line")
        painter.fillRect(self.rect(), self._theme.color("side"))
        middle, width = self.rect().center(), self._theme.tokens.line_width
        if self.orientation() is Qt.Orientation.Horizontal:
            painter.fillRect(0, 0, width, self.height(), line)
            painter.fillRect(self.width() - width, 0, width, self.height(), line)
            painter.fillRect(middle.x(), middle.y() - 16, 1, 32, self._theme.color("control"))
        else:
            painter.fillRect(0, 0, self.width(), width, line)
            painter.fillRect(0, self.height() - width, self.width(), width, line)
            painter.fillRect(middle.x() - 16, middle.y(), 32, 1, self._theme.color("control"))
        painter.end()
