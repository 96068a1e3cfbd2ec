"""The audience's window: nothing but the stage, on the projector. Keys and clicks are the show's."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.presenting.auto_play import HeldExit
from desktop.presenting.show import Fraction, Show, Tool
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage

_LOG = logging.getLogger(__name__)
_HIDE_AFTER = 2000  # milliseconds without the mouse
_WHEEL_STEP = 120
_FRAME = 32


class AudienceWindow(QWidget):
    """Full screen on the screen it is told, or an ordinary window for sharing. Closing it ends the show."""

    def __init__(
        self, show: Show, stage: Stage, commands: ShowCommands, held: HeldExit | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("audience")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self._show, self._stage, self._commands, self._held = show, stage, commands, held
        self._screen: QScreen | None = None
        self._wheel, self._wheel_way = 0, (True, False)
        self._is_drawing = False
        self._hiding = QTimer(self, singleShot=True, interval=_HIDE_AFTER)
        self._hiding.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setWindowTitle(wording.translate("Audience", "Slide show: %1").replace("%1", show.deck.name))
        stage.changed.connect(self._on_stage_changed)
        show.changed.connect(self._on_changed)
        if held is not None:
            held.changed.connect(self.update)
        self._name = ""
        self._on_changed()

    # ------------------------------------------------------------ where it is

    def show_on(self, screen: QScreen) -> None:
        """All of `screen`, panels included, and follow it when its resolution changes."""
        self._follow(screen)
        whole = screen.geometry()
        is_there = self.isVisible() and self.isFullScreen() and self.screen() == screen
        if is_there and self.geometry() == whole:
            return
        if not self.windowFlags() & Qt.WindowType.FramelessWindowHint:
            self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        elif self.isFullScreen():
            # A window manager keeps a window that fills one screen from going to another.
            self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(screen)
        self.setGeometry(whole)
        self.showFullScreen()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def show_as_window(self, screen: QScreen) -> None:
        """An ordinary window, for sharing it in a conference; where it is one already, it stays as the user put it."""
        self._follow(None)
        if self.isVisible() and not self.windowFlags() & Qt.WindowType.FramelessWindowHint:
            return
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(screen)
        free = screen.availableGeometry()
        # The console has the left half: what lies under it could not be shared.
        half = QSize(free.width() // 2 - 48, free.height() - 96)
        size = QSize(16, 9).scaled(half, Qt.AspectRatioMode.KeepAspectRatio)
        self.setGeometry(
            free.x() + free.width() - size.width() - 24, free.y() + 48, size.width(), size.height()
        )
        self.showNormal()
        self.unsetCursor()

    def _follow(self, screen: QScreen | None) -> None:
        if self._screen is not None:
            self._screen.geometryChanged.disconnect(self._on_geometry_changed)
            self._screen.destroyed.disconnect(self._on_screen_gone)
        self._screen = screen
        if screen is not None:
            screen.geometryChanged.connect(self._on_geometry_changed)
            # The screen may be gone before anybody lets go of it.
            screen.destroyed.connect(self._on_screen_gone)

    def _on_geometry_changed(self) -> None:
        if self._screen is not None:
            self.setGeometry(self._screen.geometry())

    def _on_screen_gone(self) -> None:
        self._screen = None

    # ------------------------------------------------------------ what it shows

    def _on_stage_changed(self, rect: QRectF) -> None:
        self.update(rect.toAlignedRect())

    def _on_changed(self) -> None:
        text = self._stage.slide.text
        if text != self._name:
            self._name = text
            self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stage, and the ring of a key that is held; the slide's words alone where that cannot be drawn."""
        del event
        painter = QPainter(self)
        try:
            self._stage.paint(painter)
            if self._held is not None:
                self._held.paint(painter, QRectF(self.rect()))
        except Exception:
            _LOG.exception("the audience's view could not be drawn")
            painter.end()
            painter = QPainter(self)
            self._stage.paint_plainly(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stage is as large as the window."""
        super().resizeEvent(event)
        self._stage.resize(event.size(), self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        """A window that came to a screen of another scale is drawn for that scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stage.resize(self.size(), self.devicePixelRatioF())
        return bool(super().event(event))

    # ------------------------------------------------------------ what is done on it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A command of the show; while it plays by itself, only the key that is held."""
        if self._held is not None:
            self._held.press(event)
        elif not self._commands.take_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere is never heard of here."""
        super().focusOutEvent(event)
        if self._held is not None:
            self._held.let_go()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key that was held is let go."""
        if self._held is not None:
            self._held.release(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left is the next step, right the one before; with the pen in hand, a stroke."""
        if self._held is not None:
            self._held.hint()
            return
        view = self._show.state.presenter
        if event.button() == Qt.MouseButton.LeftButton and view.tool is Tool.PEN:
            self._is_drawing = True
            self._show.begin_stroke(self._place(event.position()))
        elif event.button() == Qt.MouseButton.LeftButton and view.tool is Tool.NONE:
            self._show.next()
        elif event.button() == Qt.MouseButton.RightButton:
            self._show.previous()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the mouse for a while; move the pointer, or draw on."""
        if self._held is not None:
            return
        view = self._show.state.presenter
        if view.tool is Tool.NONE or view.tool is Tool.PEN:
            self.setCursor(
                Qt.CursorShape.CrossCursor if view.tool is Tool.PEN else Qt.CursorShape.ArrowCursor
            )
            self._hiding.start()
        if view.tool is Tool.PEN:
            if self._is_drawing:
                self._show.extend_stroke(self._place(event.position()))
        elif view.tool is not Tool.NONE:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self._show.point(self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left the slide."""
        super().leaveEvent(event)
        if self._show.state.presenter.pointer is not None:
            self._show.point(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch, one step; with Ctrl, nearer or farther. Fine wheels are added up, a coasting one is not."""
        turned = event.angleDelta().y()
        if self._held is not None or not turned or event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        up = turned > 0
        if (up, zooms) != self._wheel_way:
            self._wheel, self._wheel_way = 0, (up, zooms)
        self._wheel += abs(turned)
        while self._wheel >= _WHEEL_STEP:
            self._wheel -= _WHEEL_STEP
            if zooms:
                self._show.zoom(1 if up else -1, self._place(event.position()))
            elif up:
                self._show.previous()
            else:
                self._show.next()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system: the show ends, its place is remembered. One that plays by itself stays."""
        if self._held is not None and event.spontaneous():
            event.ignore()
            self._held.hint()
            return
        self._show.end()
        super().closeEvent(event)

    def _place(self, point: QPointF) -> Fraction:
        """The place on the slide under a point of the window, as the zoom has it."""
        area, zoom = self._stage.area, self._show.state.presenter.zoom
        x = (point.x() - area.x()) / max(area.width(), 1.0) - 0.5
        y = (point.y() - area.y()) / max(area.height(), 1.0) - 0.5
        return _within(zoom.centre[0] + x / zoom.scale), _within(zoom.centre[1] + y / zoom.scale)


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)
