"""The window before there is anything in it: its size, and the ground on which everything is going to stand.

It is on the screen before any view is loaded, so it imports none of them. Qt's namespace is a rest as well (25 ms to
make its enums): no name of it stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.session import Session

SIDE = 256  # pixels of the tree where the reader chose no width
_MENUS, _BAR, _STATUS = 30, 48, 28
_SMALLEST = (640, 480)
_USUAL = (1440, 900)
_FRAME = (
    16,
    48,
)  # pixels of the borders and the title bar, which the system puts around; no system has thicker ones


def first_size(available: QSize) -> QSize:
    """How large a window begins that was never left, where so much of the screen is not taken by panels.

    Its frame has room there as well; only on a screen that is too small for the window itself it has not.
    """
    return QSize(*_USUAL).boundedTo(available - QSize(*_FRAME)).expandedTo(QSize(*_SMALLEST))


class EmptyWindow(QMainWindow):
    """As large as it was left. `first_painted` is emitted once, when there was something in it to paint."""

    first_painted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*_SMALLEST)
        self._session = session
        self.is_on_screen = self._is_furnished = self._is_painted = False
        if not self.restoreGeometry(session.state("geometry")):
            self.resize(first_size(QGuiApplication.primaryScreen().availableSize()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted: what is slow to load comes after."""
        super().paintEvent(event)
        self.is_on_screen = True
        if not self._is_furnished:
            self._paint_ground()
        elif not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def _paint_ground(self) -> None:
        """Where the menus, the bar, the tree and the status line are going to stand, in their colours."""
        palette, width, height = self.palette(), self.width(), self.height()
        side = self._session.number("side", SIDE) if self._session.number("sections_shown", 1) else 0
        top = self._session.number("menus", _MENUS)
        painter = QPainter(self)
        # Erasing, because choosing among the overloads of fillRect would make the enums of Qt's namespace.
        for brush, area in (
            (palette.alternateBase(), (0, 0, side, height)),
            (palette.alternateBase(), (0, 0, width, top)),
            (palette.base(), (0, top, width, _BAR)),
            (palette.mid(), (0, top + _BAR, width, 1)),
            (palette.base(), (0, height - _STATUS, width, _STATUS)),
        ):
            painter.setBackground(brush)
            painter.eraseRect(*area)
        painter.end()
