"""The presenter's own slide: pointed at, drawn on, moved and swiped with the mouse or a finger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from desktop import wording
from desktop.presenting.console_look import Look
from desktop.presenting.show import Show, Tool
from desktop.presenting.slide_picture import SlidePicture

_SWIPE = 64.0  # pixels to one side that are meant


class CurrentPicture(SlidePicture):
    """What is done on it becomes a command to the show: places go there as fractions of the slide."""

    def __init__(self, look: Look, show: Show) -> None:
        super().__init__(look, wording.translate("Console", "Current slide"), QSize(320, 180))
        self._show = show
        self._pressed: QPointF | None = None
        self._centre = (0.5, 0.5)
        self.takes_swipes = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down, or begin to move or swipe."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        view = self._show.state.presenter
        self._pressed, self._centre = event.position(), view.zoom.centre
        if view.tool is Tool.PEN:
            self._show.begin_stroke(self.place_of(event.position()))
        elif view.tool is not Tool.NONE:
            self._show.point(self.place_of(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, move the pointer, or move the magnified part."""
        view, at = self._show.state.presenter, event.position()
        if view.tool is Tool.PEN:
            if self._pressed is not None:
                self._show.extend_stroke(self.place_of(at))
        elif view.tool is not Tool.NONE:
            self._show.point(self.place_of(at) if self.area.contains(at) else None)
        elif self._pressed is not None and view.zoom.scale > 1:
            area, moved = self.area, at - self._pressed
            self._show.pan(
                (
                    self._centre[0] - moved.x() / area.width() / view.zoom.scale,
                    self._centre[1] - moved.y() / area.height() / view.zoom.scale,
                )
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a stroke or of a swipe."""
        pressed, self._pressed = self._pressed, None
        view = self._show.state.presenter
        if pressed is None or not self.takes_swipes or view.tool is not Tool.NONE or view.zoom.scale > 1:
            return
        moved = event.position() - pressed
        if abs(moved.x()) < _SWIPE or abs(moved.x()) < 2 * abs(moved.y()):
            return
        if moved.x() < 0:
            self._show.next()
        else:
            self._show.previous()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone from the slide."""
        super().leaveEvent(event)
        if self._show.state.presenter.pointer is not None:
            self._show.point(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, nearer or farther around the mouse."""
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and steps:
            self._show.zoom(1 if steps > 0 else -1, self.place_of(event.position()))
        else:
            event.ignore()
