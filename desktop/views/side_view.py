"""One side of the window: a page of a brief that follows its own navigator, under a head where there are two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from db.library import Library
from desktop import wording
from desktop.location import SCOREBOARD, Location
from desktop.navigator import Navigator
from desktop.nearest import Lost, nearest
from desktop.views.gauge_card import GaugeCard
from desktop.views.page_area import PageArea

if TYPE_CHECKING:
    from desktop.views.side_head import SideHead

_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SideView(QWidget):
    """`activated` tells that the reader turned to this side, `arriving` that another place is about to be shown.

    `beside_wanted` carries a place to open on the other side, `said` the notice of a link that lost something.
    """

    activated = Signal()
    arriving = Signal()
    beside_wanted = Signal(object)
    said = Signal(object)

    def __init__(self, navigator: Navigator, library: Library, pages: PageArea) -> None:
        super().__init__()
        self.navigator, self.pages = navigator, pages
        self._library = library
        self._is_beside = False
        self.head: SideHead | None = None
        # A click on the empty ground of a page turns to its side, and its keys scroll it from there.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(wording.translate("Beside", "Page"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(pages)
        pages.went.connect(self.follow)
        navigator.moved.connect(self._on_moved)

    # ------------------------------------------------------------ what it shows

    def wear(self, head: SideHead | None) -> None:
        """Stand under `head` from now on, or under none."""
        if self.head is not None:
            self.head.hide()
            self.head.deleteLater()
        self.head = head
        if head is not None:
            head.chosen.connect(self.follow)
            head.stepped.connect(self._on_stepped)
            self._column.insertWidget(0, head)
            self._show_in_head()

    def leave(self) -> None:
        """Stop showing where the navigator is: the side is about to be closed."""
        self.navigator.moved.disconnect(self._on_moved)

    def look_again(self) -> None:
        """Show the place anew: another edition may be read there, or another theme be in force."""
        if self.navigator.current is not None:
            self._show(self.navigator.current)

    def look_at_briefs(self) -> None:
        """Other briefs are open by now: say so where they are compared or offered; the page stays where it was scrolled."""
        self.pages.compare_again()
        self._show_in_head()

    def follow(self, place: Location) -> None:
        """Go to a place that was chosen on this side; beside it where Ctrl is held, but for the ledger's own keys."""
        here = self.navigator.current
        is_ledger = here is not None and here.view == SCOREBOARD
        is_held = bool(QGuiApplication.keyboardModifiers() & _CTRL) and not is_ledger
        if is_held or self._is_beside:
            self.beside_wanted.emit(place)
            return
        self.activated.emit()
        self.navigator.go(place)

    def _on_stepped(self, by: int) -> None:
        self.activated.emit()
        if by < 0:
            self.navigator.back()
        else:
            self.navigator.forward()

    def _on_moved(self, location: Location) -> None:
        self._show(location)
        self.say_what_is_lost()

    def say_what_is_lost(self) -> None:
        """Say what of the place that was gone to is no longer there, where anything is not."""
        place = self.navigator.current
        brief = self._library.brief(place.brief) if place else None
        if place is None or brief is None:
            return
        lost = nearest(brief, place).lost
        if lost is not Lost.NOTHING:
            from desktop.link_words import lost_notice  # noqa: PLC0415 - seldom needed

            self.said.emit(lost_notice(lost, place))

    def _show(self, location: Location) -> None:
        brief = self._library.brief(location.brief)
        if brief is not None:
            self.arriving.emit()
            had_focus = self._has_focus()
            self.pages.show_place(brief, nearest(brief, location).place)
            if had_focus and not self._has_focus():
                # It was on the page that gave way: its keys go on here, and not in whatever Qt finds next.
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_in_head()

    def _show_in_head(self) -> None:
        place, way = self.navigator.current, self.navigator
        brief = self._library.brief(place.brief) if place else None
        if self.head is None or place is None or brief is None:
            return
        self.head.show_briefs(self._library.briefs)
        shown = nearest(brief, place).place
        self.head.show_place(brief, shown, can_go_back=way.can_go_back, can_go_forward=way.can_go_forward)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What nothing on the page took: the ground, and the middle button, which links leave alone."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit()
        elif event.button() is not Qt.MouseButton.MiddleButton:
            event.ignore()  # The others belong to the window.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button opens what is under it on the other side."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._is_beside = True
            self._press_link(event.position().toPoint())
            self._is_beside = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll a page, from its ground and from what leaves them alone on it."""
        if not self.scroll_by_key(event):
            super().keyPressEvent(event)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll the page by a key; whether it is one of those that do."""
        bar = self.pages.verticalScrollBar()
        page = max(bar.pageStep() - 2 * bar.singleStep(), 1)
        steps = {
            Qt.Key.Key_Up: -2 * bar.singleStep(),
            Qt.Key.Key_Down: 2 * bar.singleStep(),
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -bar.value(),
            Qt.Key.Key_End: bar.maximum() - bar.value(),
        }
        key = Qt.Key(event.key())
        is_meant = key in steps and not event.modifiers() & ~_KEYPAD
        if is_meant:
            bar.setValue(bar.value() + steps[key])
        return is_meant

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def _press_link(self, at: QPoint) -> None:
        """Do what a click would do on the link, tile, gauge or figure at a point."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - not before the first paint

        from desktop.views.reading_view import ReadingView  # noqa: PLC0415 - the overview starts without

        under = self.childAt(at)
        while under is not None and under is not self.pages:
            if isinstance(under, QAbstractButton):
                if self.pages.isAncestorOf(under):
                    under.click()
                return
            if isinstance(under, GaugeCard):
                under.figure_chosen.emit(under.figure.id)
                return
            if isinstance(under, ReadingView):
                if anchor := under.anchorAt(under.viewport().mapFrom(self, at)):
                    under.figure_chosen.emit(QUrl(anchor).path())
                return
            under = under.parentWidget()
