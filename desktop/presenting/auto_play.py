"""A show that plays by itself in a lobby: round and round, and nobody who passes by can end it.

It ends when Escape is held for two seconds; a ring shows how long it has been held.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen

from desktop import wording
from desktop.deck.style import SlideStyle
from desktop.presenting.show import Show

HOLD = 2.0  # seconds
_HINT = 4000  # milliseconds
_FRAME = 16
FEWEST, MOST = 3, 600


class AutoPlay(QObject):
    """Shows every slide of the talk whole for `seconds`, and begins again after the last."""

    def __init__(self, show: Show, seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self.rounds = 0
        self._timer = QTimer(self, interval=min(max(seconds, FEWEST), MOST) * 1000)
        self._timer.timeout.connect(self.advance)
        show.ended.connect(self._timer.stop)
        self._timer.start()
        view = show.state.presenter
        if view.step != show.slide.steps - 1:
            self._show_whole(view.slide)

    def advance(self) -> None:
        """The next slide, or the first after the last."""
        slide = self._show.state.presenter.slide
        if slide >= self._show.deck.end:
            self.rounds += 1
            slide = -1
        self._show_whole(slide + 1)

    def _show_whole(self, slide: int) -> None:
        self._show.go(slide, self._show.deck.slides[slide].steps - 1)


class HeldExit(QObject):
    """The one key that ends it, and only when it is held."""

    changed = Signal()

    def __init__(
        self, show: Show, now: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._show, self._now = show, now
        self._since: float | None = None
        self._frames = QTimer(self, interval=_FRAME)
        self._frames.timeout.connect(self._on_frame)
        self._hinting = QTimer(self, singleShot=True, interval=_HINT)
        self._hinting.timeout.connect(self.changed)

    @property
    def held(self) -> float:
        """How far the key has been held, from 0 to 1."""
        return 0.0 if self._since is None else min(1.0, (self._now() - self._since) / HOLD)

    @property
    def is_hinting(self) -> bool:
        """Whether it is said how the show ends."""
        return self._hinting.isActive() or self._since is not None

    def press(self, event: QKeyEvent) -> None:
        """A key goes down: Escape begins to count, anything else brings the hint."""
        if event.key() == Qt.Key.Key_Escape:
            if self._since is None:
                self._since = self._now()
                self._frames.start()
        else:
            self.hint()

    def release(self, event: QKeyEvent) -> None:
        """A key comes up. What the keyboard repeats by itself is no release."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._since = None
            self._frames.stop()
            self.hint()

    def let_go(self) -> None:
        """Whatever was held is held no longer: the keyboard has gone elsewhere."""
        self._frames.stop()
        if self._since is not None:
            self._since = None
            self.changed.emit()

    def hint(self) -> None:
        """Say for a while how the show ends."""
        self._hinting.start()
        self.changed.emit()

    def paint(self, painter: QPainter, whole: QRectF) -> None:
        """The hint at the foot, and the ring."""
        if not self.is_hinting:
            return
        unit = whole.height() / 1080
        font = SlideStyle.font(max(12, round(26 * unit)))
        text = wording.translate("AutoPlay", "Hold Esc for two seconds to end the show")
        wide = QFontMetricsF(font).horizontalAdvance(text)
        box = QRectF(0, 0, wide + 112 * unit, 64 * unit)
        box.moveCenter(whole.center())
        box.moveBottom(whole.bottom() - 40 * unit)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 200))
        painter.drawRoundedRect(box, 12 * unit, 12 * unit)
        ring = QRectF(box.left() + 24 * unit, box.center().y() - 16 * unit, 32 * unit, 32 * unit)
        painter.setPen(QPen(QColor(255, 255, 255, 90), 5 * unit))
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor("white"), 5 * unit))
        painter.drawArc(ring, 90 * 16, round(-360 * 16 * self.held))
        painter.setFont(font)
        painter.drawText(box.adjusted(76 * unit, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def _on_frame(self) -> None:
        self.changed.emit()
        if self.held >= 1.0:
            self._frames.stop()
            self._hinting.stop()
            self._since = None
            self._show.end()
