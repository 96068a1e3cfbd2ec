"""Two pages that scroll together: by source line where both show the same lines, else by the share of the way down."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.line_alignment import Point, aligned, common_points, shared
from desktop.nearest import lines_of
from desktop.views.page_area import PageArea
from desktop.views.section_page import SectionPage

_FEWEST = 2  # lines that both show, for a scale


class ScrollSync(QObject):
    """What the reader scrolls on one side, the other follows; what a side scrolls by itself as it arrives, not."""

    def __init__(self, first: PageArea, second: PageArea, parent: QObject) -> None:
        super().__init__(parent)
        self._areas = (first, second)
        self._is_on = self._is_following = False
        self._arriving: list[PageArea] = []
        self._points: dict[tuple[object, ...], list[Point]] = {}
        first.verticalScrollBar().valueChanged.connect(self._on_first_scrolled)
        second.verticalScrollBar().valueChanged.connect(self._on_second_scrolled)

    def switch(self, on: bool, leader: PageArea) -> None:
        """Scroll together from now on, beginning where `leader` is, or each for itself."""
        if on and not self._is_on:
            self._is_on = True
            self._follow(leader)
        self._is_on = on

    def let_arrive(self, area: PageArea) -> None:
        """Let `area` show another place without taking the other side along; until the event loop has had its turn."""
        self._arriving.append(area)
        QTimer.singleShot(0, self, lambda: self._arriving.remove(area))

    def place_beside(self, leader: PageArea) -> int:
        """Where the other side is to stand, in pixels, so that it shows what `leader` shows."""
        value, most = leader.verticalScrollBar().value(), leader.verticalScrollBar().maximum()
        most_following = self._other(leader).verticalScrollBar().maximum()
        points = self._common(leader)
        if len(points) < _FEWEST:
            return round(shared(value, most, most_following))
        return max(0, min(round(aligned(value, points)), most_following))

    def _other(self, area: PageArea) -> PageArea:
        return self._areas[area is self._areas[0]]

    def _on_first_scrolled(self) -> None:
        self._pass_on(self._areas[0])

    def _on_second_scrolled(self) -> None:
        self._pass_on(self._areas[1])

    def _pass_on(self, leader: PageArea) -> None:
        if self._is_on and not self._is_following and leader not in self._arriving:
            self._follow(leader)

    def _follow(self, leader: PageArea) -> None:
        self._is_following = True
        self._other(leader).verticalScrollBar().setValue(self.place_beside(leader))
        self._is_following = False

    def _common(self, leader: PageArea) -> list[Point]:
        """The heights of the lines that both sides show; measured anew when a page or a height is another."""
        ours, theirs = leader.section_page, self._other(leader).section_page
        if ours is None or theirs is None or ours.brief.id != theirs.brief.id:
            return []
        ends = (leader.verticalScrollBar().maximum(), self._other(leader).verticalScrollBar().maximum())
        key = (id(ours), id(theirs), ours.height(), theirs.height(), *ends)
        if key not in self._points:
            # Only the latest: what was measured for another width is of no use.
            is_same = ours.section.id == theirs.section.id
            points = common_points(_heights(ours), _heights(theirs), ends if is_same else None)
            self._points = {key: points}
        return self._points[key]


def _heights(page: SectionPage) -> dict[int, float]:
    """How far below the top of the page each source line of its text begins."""
    top = page.text.mapTo(page, QPoint(0, 0)).y()
    rects = {line: page.text.line_rect(line) for line in lines_of(page.section)}
    return {line: top + rect.top() for line, rect in rects.items() if not rect.isEmpty()}
