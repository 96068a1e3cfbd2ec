"""What the audience sees, painted: images of the steps around the one in hand, made while nothing else is to be done.

A step that is asked for is then one image laid on the window. Gauges sweep and slides fade in by the clock, never by
counting frames; where motion is not wanted, everything is at once where it belongs.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from db.records import Brief
from desktop.deck.canvas import HEIGHT, Canvas, slide_rect
from desktop.deck.details import lines_slide
from desktop.deck.placing import placed
from desktop.deck.rendering import rendered
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.gauges.painter import paint_gauge
from desktop.presenting.console_look import Render
from desktop.presenting.show import Cover, Show, View
from desktop.presenting.slide_marks import Marks, paint_marks
from desktop.presenting.slide_picture import magnified

FADE, SWEEP = 0.16, 0.9  # seconds
# The step in hand, the one before, the one after, and what a fade comes from.
_KEPT = 5
_FRAME = 1000 // 120
# A magnified slide has at most this many dots: 64 megabytes.
_MOST_DOTS = 16e6

Scene = tuple[Slide, int | None, str]
Key = tuple[str, int | None, str, int, int, float]


class Stage(QObject):
    """Paints the audience's view of a show. `changed` asks for a repaint of the rectangle it carries.

    `painted` counts paintings, for whoever measures.
    """

    changed = Signal(QRectF)

    def __init__(
        self,
        show: Show,
        brief: Brief,
        style: SlideStyle,
        *,
        is_calm: bool = False,
        render: Render = rendered,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show, self._brief, self._style = show, brief, style
        self._render, self._now, self._is_calm = render, now, is_calm
        self._size, self._dpr = QSize(), 1.0
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._lines: tuple[Slide, Slide] | None = None
        self._scene = self.scene_of(show.state.audience)
        self._cover = show.state.cover
        self._from: QImage | None = None
        self._began = -9.0
        self._swept: frozenset[tuple[str, int]] = frozenset()
        self.painted = 0
        self._frames = QTimer(self, interval=_FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._on_frame)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._prepare_one)
        show.changed.connect(self._on_changed)
        self._begin_sweep()

    # ------------------------------------------------------------ what is seen

    @property
    def slide(self) -> Slide:
        """The slide, the detail or the source lines that the audience sees."""
        return self._scene[0]

    @property
    def is_moving(self) -> bool:
        """Whether something is still on its way."""
        return self._frames.isActive()

    @property
    def kept(self) -> int:
        """How many images are kept."""
        return len(self._images)

    def scene_of(self, view: View) -> Scene:
        """Slide, step and number at the foot of what a view sees."""
        slide = self._show.deck.slides[view.slide]
        if view.detail is not None:
            return view.detail, None, ""
        if view.shows_source:
            if self._lines is None or self._lines[0] is not slide:
                self._lines = (slide, lines_slide(self._brief, slide))
            return self._lines[1], None, ""
        return slide, view.step, self._show.deck.folio(view.slide)

    def resize(self, size: QSize, dpr: float) -> None:
        """The window's size in logical pixels, and its scale."""
        if (size, dpr) != (self._size, self._dpr):
            self._size, self._dpr = QSize(size), dpr
            self._images.clear()
            self._from = None
            self._idle.start()

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Everything the audience sees, cover and marks included."""
        self.painted += 1
        whole = QRectF(0, 0, self._size.width(), self._size.height())
        if self._cover is not Cover.NONE:
            black = self._cover is Cover.BLACK
            painter.fillRect(whole, Qt.GlobalColor.black if black else Qt.GlobalColor.white)
            return
        view = self._show.state.audience
        area = self.area
        if area != whole:
            painter.fillRect(whole, Qt.GlobalColor.black)
        marks = Marks.of(view, self.slide.id)
        if view.zoom.scale > 1:
            self._paint_magnified(painter, area, marks)
        else:
            self._paint_slide(painter, area)
            paint_marks(painter, area, area, marks)
        if not self._idle.isActive():
            self._idle.start()

    @property
    def area(self) -> QRectF:
        """Where the slide is in the window."""
        return slide_rect(self._size.width(), self._size.height())

    def _paint_slide(self, painter: QPainter, area: QRectF) -> None:
        seconds = self._now() - self._began
        fade = min(1.0, seconds / FADE) if self._from is not None else 1.0
        if self._is_sweeping:
            self._paint_sweep(painter, area, seconds)
        else:
            painter.drawImage(area.topLeft(), self._image(self._scene))
        if fade < 1.0 and self._from is not None:
            painter.setOpacity(1.0 - fade)
            painter.drawImage(area.topLeft(), self._from)
            painter.setOpacity(1.0)

    def _paint_sweep(self, painter: QPainter, area: QRectF, seconds: float) -> None:
        """The slide as it is, its gauges on their way painted over it."""
        slide, step, _ = self._scene
        far = QEasingCurve(QEasingCurve.Type.OutCubic).valueForProgress(min(1.0, seconds / SWEEP))
        painter.drawImage(area.topLeft(), self._image(self._scene))
        unit = area.height() / HEIGHT
        for rect in self._dial_rects(area):
            painter.save()
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            painter.fillRect(rect, self._style.ground)
            painter.restore()
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(unit, unit)
        for dial in placed(slide, self._canvas).dials:
            if step is None or dial.dial.step <= step:
                is_new = (slide.id, dial.dial.step) in self._swept
                paint_gauge(painter, dial.rect, dial.dial.model, self._style.gauge(), far if is_new else 1.0)
        painter.restore()

    def _paint_magnified(self, painter: QPainter, area: QRectF, marks: Marks) -> None:
        """The part around the zoom's centre; drawn anew at its scale, so that letters stay sharp."""
        whole = magnified(area, marks.zoom)
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(whole, self._image(self._scene, self._sharpest(marks.zoom.scale)))
        paint_marks(painter, whole, area, marks)
        painter.restore()

    def _sharpest(self, scale: float) -> float:
        """How much larger a magnified slide is drawn; beyond that it is only stretched."""
        dots = self._size.width() * self._size.height() * self._dpr**2
        return max(1.0, min(scale, math.sqrt(_MOST_DOTS / max(dots, 1.0))))

    # ------------------------------------------------------------ images

    def _image(self, scene: Scene, scale: float = 1.0) -> QImage:
        slide, step, folio = scene
        size = self.area.size().toSize()
        key = (slide.id, step, folio, size.width(), size.height(), self._dpr * scale)
        if key not in self._images:
            self._images[key] = self._render(
                slide, size, self._dpr * scale, self._style, step=step, folio=folio
            )
        self._images.move_to_end(key)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return self._images[key]

    def _prepare_one(self) -> None:
        """One image that may be asked for next, while nothing else is to be done."""
        if self.is_moving or self._size.isEmpty():
            return
        for scene in self._neighbours():
            slide, step, folio = scene
            size = self.area.size().toSize()
            if (slide.id, step, folio, size.width(), size.height(), self._dpr) not in self._images:
                self._image(scene)
                self._idle.start()
                return

    def _neighbours(self) -> list[Scene]:
        """What the audience may see next: the step after, the step before."""
        state, deck = self._show.state, self._show.deck
        if state.is_frozen:
            return []
        view = state.audience
        out: list[Scene] = []
        after = self._show.upcoming()
        before = (view.slide, view.step - 1) if view.step else None
        if before is None and view.slide:
            before = (view.slide - 1, deck.slides[view.slide - 1].steps - 1)
        for place in (after, before):
            if place is not None:
                out.append((deck.slides[place[0]], place[1], deck.folio(place[0])))
        return out

    # ------------------------------------------------------------ movement

    def _on_changed(self) -> None:
        state = self._show.state
        scene = self.scene_of(state.audience)
        if scene != self._scene:
            self._leave_scene(scene)
        self._cover = state.cover
        self.changed.emit(QRectF(0, 0, self._size.width(), self._size.height()))

    def _leave_scene(self, scene: Scene) -> None:
        old, self._scene = self._scene, scene
        self._from = None
        self._began = self._now()
        if not self._is_calm and not self._size.isEmpty() and scene[0].id != old[0].id:
            self._from = self._image(old)
        self._begin_sweep(old)
        if self._from is not None or self._is_sweeping:
            self._frames.start()

    def _begin_sweep(self, old: Scene | None = None) -> None:
        """The gauges that were not there a moment ago sweep."""
        slide, step, _ = self._scene
        steps = {dial.step for dial in slide.dials if step is None or dial.step <= step}
        if old is not None and old[0].id == slide.id:
            steps = {n for n in steps if n == step and (old[1] is None or n > old[1])}
        self._swept = frozenset() if self._is_calm else frozenset((slide.id, n) for n in steps)
        if self._swept and old is None:
            self._began = self._now()
            self._frames.start()

    @property
    def _is_sweeping(self) -> bool:
        return bool(self._swept) and self._now() - self._began < SWEEP

    def _on_frame(self) -> None:
        """Repaint what moves: all of it while it fades, the gauges while they sweep."""
        seconds = self._now() - self._began
        if self._from is not None:
            self.changed.emit(QRectF(0, 0, self._size.width(), self._size.height()))
            if seconds >= FADE:
                self._from = None
        elif self._swept:
            for rect in self._dial_rects(self.area):
                self.changed.emit(rect)
            if seconds >= SWEEP:
                self._swept = frozenset()
        else:
            self._frames.stop()
            self._idle.start()

    @property
    def _canvas(self) -> Canvas:
        area = self.area
        return Canvas.of(area.width() / max(area.height(), 1.0))

    def _dial_rects(self, area: QRectF) -> list[QRectF]:
        """Where the gauges that are shown stand in the window."""
        unit = area.height() / HEIGHT
        step = self._scene[1]
        return [
            QRectF(
                area.left() + dial.rect.left() * unit,
                area.top() + dial.rect.top() * unit,
                dial.rect.width() * unit,
                dial.rect.height() * unit,
            )
            for dial in placed(self.slide, self._canvas).dials
            if step is None or dial.dial.step <= step
        ]
