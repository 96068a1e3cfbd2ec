"""What the audience sees, painted: images of the steps around the one in hand, made while nothing else is to be done.

A step that is asked for is then one image laid on the window. Gauges sweep and slides fade in by the clock, never by
counting frames; where motion is not wanted, everything is at once where it belongs.
"""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from db.records import Brief
from desktop.deck.blocks import PlacedDial
from desktop.deck.canvas import HEIGHT, Canvas, slide_rect
from desktop.deck.details import lines_slide
from desktop.deck.painter import paint_plainly
from desktop.deck.placing import placed
from desktop.deck.rendering import rendered
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.gauges.painter import paint_gauge
from desktop.presenting.console_look import Render
from desktop.presenting.show import Cover, Show, View
from desktop.presenting.slide_marks import Marks, paint_marks
from desktop.presenting.slide_picture import magnified

_LOG = logging.getLogger(__name__)

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
        self._seen = show.state.audience
        self._from: QImage | None = None
        self._began = -9.0
        # The gauges that are on their way.
        self._dials: tuple[PlacedDial, ...] = ()
        self.painted = 0
        self._frames = QTimer(self, interval=_FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._on_frame)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._prepare_one)
        show.changed.connect(self._on_changed)

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
        if view.shows_source and (lines := self._lines_of(slide)) is not None:
            return lines, None, ""
        return slide, view.step, self._show.deck.folio(view.slide)

    def _lines_of(self, slide: Slide) -> Slide | None:
        """The source lines of a slide; None where they cannot be had: then the slide stays."""
        if self._lines is None or self._lines[0] is not slide:
            try:
                self._lines = (slide, lines_slide(self._brief, slide))
            except Exception:
                _LOG.exception("no source lines for slide %s", slide.id)
                return None
        return self._lines[1]

    def resize(self, size: QSize, dpr: float) -> None:
        """The window's size in logical pixels, and its scale."""
        if (size, dpr) != (self._size, self._dpr):
            self._size, self._dpr = QSize(size), dpr
            self._images.clear()
            self._from, self._dials = None, ()
            self._idle.start()

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Everything the audience sees, cover and marks included."""
        self.painted += 1
        if self.painted == 1:
            # Gauges that are there from the start begin when they are seen.
            self._begin(None, None)
        self._idle.start()
        if self._cover is not Cover.NONE:
            self.paint_plainly(painter)
            return
        whole, area = QRectF(0, 0, self._size.width(), self._size.height()), self.area
        if area != whole:
            painter.fillRect(whole, Qt.GlobalColor.black)
        marks = Marks.of(self._seen, self.slide.id)
        if marks.zoom.scale > 1:
            self._paint_magnified(painter, area, marks)
        else:
            self._paint_slide(painter, area)
            paint_marks(painter, area, area, marks)

    def paint_plainly(self, painter: QPainter) -> None:
        """The words of the slide and nothing else, for when it cannot be painted; black and white stay."""
        whole = QRectF(0, 0, self._size.width(), self._size.height())
        if self._cover is Cover.NONE:
            paint_plainly(painter, whole, self.slide.text, self._style)
        else:
            black = self._cover is Cover.BLACK
            painter.fillRect(whole, Qt.GlobalColor.black if black else Qt.GlobalColor.white)

    @property
    def area(self) -> QRectF:
        """Where the slide is in the window, in whole pixels."""
        return QRectF(slide_rect(self._size.width(), self._size.height()).toRect())

    def _paint_slide(self, painter: QPainter, area: QRectF) -> None:
        seconds = self._now() - self._began
        self._lay(painter, area.topLeft(), self._image(self._scene))
        if self._dials and seconds < SWEEP:
            self._paint_sweep(painter, seconds / SWEEP)
        if self._from is not None and seconds < FADE:
            painter.setOpacity(1.0 - seconds / FADE)
            self._lay(painter, area.topLeft(), self._from)
            painter.setOpacity(1.0)

    def _lay(self, painter: QPainter, at: QPointF, image: QImage) -> None:
        """Dot for dot, at any scale of the screen: copied, not stretched."""
        painter.save()
        painter.scale(1 / self._dpr, 1 / self._dpr)
        painter.drawImage((at * self._dpr).toPoint(), image)
        painter.restore()

    def _paint_sweep(self, painter: QPainter, part: float) -> None:
        """The gauges that are on their way, over the slide as it will be."""
        far = QEasingCurve(QEasingCurve.Type.OutCubic).valueForProgress(part)
        inner = self._inner
        painter.save()
        painter.translate(inner.topLeft())
        painter.scale(inner.height() / HEIGHT, inner.height() / HEIGHT)
        for dial in self._dials:
            painter.fillRect(dial.rect, self._style.ground)
        for dial in self._dials:
            paint_gauge(painter, dial.rect, dial.dial.model, self._style.gauge(), far)
        painter.restore()

    def _paint_magnified(self, painter: QPainter, area: QRectF, marks: Marks) -> None:
        """The part around the zoom's centre; drawn anew at its scale, so that letters stay sharp."""
        whole = magnified(area, marks.zoom)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(whole, self._image(self._scene, self._sharpest(marks.zoom.scale)))
        paint_marks(painter, whole, area, marks)
        painter.restore()

    def _sharpest(self, scale: float) -> float:
        """How much larger a magnified slide is drawn; beyond that it is only stretched."""
        dots = self._size.width() * self._size.height() * self._dpr**2
        return max(1.0, min(scale, math.sqrt(_MOST_DOTS / max(dots, 1.0))))

    # ------------------------------------------------------------ images

    def _key(self, scene: Scene, scale: float = 1.0) -> Key:
        slide, step, folio = scene
        size = self.area.size().toSize()
        return slide.id, step, folio, size.width(), size.height(), self._dpr * scale

    def _image(self, scene: Scene, scale: float = 1.0) -> QImage:
        """The picture of a scene, of one dot a pixel of the screen."""
        key, (slide, step, folio) = self._key(scene, scale), scene
        if key not in self._images:
            size = self.area.size().toSize()
            image = self._render(slide, size, self._dpr * scale, self._style, step=step, folio=folio)
            image.setDevicePixelRatio(1.0)
            self._images[key] = image
        self._images.move_to_end(key)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return self._images[key]

    def _prepare_one(self) -> None:
        """One image that may be asked for next, while nothing else is to be done."""
        if self.is_moving or self._size.isEmpty():
            return
        scene = next((scene for scene in self._neighbours() if self._key(scene) not in self._images), None)
        if scene is not None:
            try:
                self._image(scene)
            except Exception:
                # It is tried again when it is asked for, and then something is shown in its place.
                _LOG.exception("slide %s could not be prepared", scene[0].id)
            else:
                self._idle.start()

    def _neighbours(self) -> list[Scene]:
        """What the audience may see next: the step after, the step before; frozen, where the presenter is."""
        state, deck = self._show.state, self._show.deck
        if state.is_frozen:
            return [self.scene_of(state.presenter)]
        view = state.audience
        before = (view.slide, view.step - 1) if view.step else None
        if before is None and view.slide:
            before = (view.slide - 1, deck.slides[view.slide - 1].steps - 1)
        places = [place for place in (self._show.upcoming(), before) if place is not None]
        return [(deck.slides[slide], step, deck.folio(slide)) for slide, step in places]

    # ------------------------------------------------------------ movement

    def _on_changed(self) -> None:
        state = self._show.state
        was, cover = self._seen, self._cover
        self._seen, self._cover = state.audience, state.cover
        scene = self.scene_of(state.audience)
        if scene != self._scene:
            old, self._scene = self._scene, scene
            self._begin(old, was)
        elif was is state.audience and cover is state.cover:
            # The presenter roams; the audience sees nothing of it. What may come next is another slide, though.
            self._idle.start()
            return
        self.changed.emit(QRectF(0, 0, self._size.width(), self._size.height()))

    def _begin(self, old: Scene | None, was: View | None) -> None:
        """Let the new scene come in: over the old one where that is another slide, its new gauges from nothing."""
        self._from, self._dials = None, ()
        if self._is_calm or self._size.isEmpty():
            return
        self._began = self._now()
        if old is not None and old[0].id != self._scene[0].id:
            self._from = self._images.get(self._key(old))
        try:
            self._dials = self._new_dials(was)
        except Exception:
            _LOG.exception("slide %s could not be placed", self.slide.id)
        if self._from is not None or self._dials:
            self._frames.start()

    def _new_dials(self, was: View | None) -> tuple[PlacedDial, ...]:
        """The gauges that the view before had not: closing what lay over a slide, or going back, brings none."""
        view, (slide, step, _) = self._seen, self._scene
        is_same = was is not None and was.slide == view.slide and view.detail is None
        shown = was.step if is_same and was is not None else -1
        dials = placed(slide, self._canvas).dials
        return tuple(
            dial for dial in dials if shown < dial.dial.step <= (view.step if step is not None else 99)
        )

    def _on_frame(self) -> None:
        """Repaint what moves: all of it while it fades, the gauges while they sweep."""
        seconds = self._now() - self._began
        if self._from is not None:
            self.changed.emit(QRectF(0, 0, self._size.width(), self._size.height()))
            if seconds >= FADE:
                self._from = None
        elif self._dials:
            for rect in self._dial_rects():
                self.changed.emit(rect)
            if seconds >= SWEEP:
                self._dials = ()
        else:
            self._frames.stop()
            self._idle.start()

    @property
    def _inner(self) -> QRectF:
        """Where the painter lays the slide within its picture: as the slide itself is drawn, to the fraction."""
        area = self.area
        return slide_rect(area.width(), area.height()).translated(area.topLeft())

    @property
    def _canvas(self) -> Canvas:
        inner = self._inner
        return Canvas.of(inner.width() / max(inner.height(), 1.0))

    def _dial_rects(self) -> list[QRectF]:
        """Where the gauges that are on their way stand in the window."""
        inner = self._inner
        unit = inner.height() / HEIGHT
        return [
            QRectF(dial.rect.topLeft() * unit + inner.topLeft(), dial.rect.size() * unit)
            for dial in self._dials
        ]
