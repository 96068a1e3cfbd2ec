"""A live picture of a slide in the console: drawn once for each slide, step and size, and only when it is seen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.deck.slides import Slide
from desktop.presenting.console_look import Look
from desktop.presenting.show import Cover, Fraction, Zoom
from desktop.presenting.slide_marks import Marks, paint_marks
from desktop.theme import Type

_SHARPEST = 2.0  # a magnified slide is drawn this much larger at most: the rest is only stretched


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a picture shows: a slide, the step in it (None: all of it) and its number."""

    slide: Slide
    step: int | None = None
    folio: str = ""


class SlidePicture(QWidget):
    """The slide at the audience's ratio, as large as the widget allows; words in its place where there is none."""

    def __init__(self, look: Look, name: str, smallest: QSize) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._pictured: Pictured | None = None
        self._words = ""
        self._ratio = 16 / 9
        self._cover = Cover.NONE
        self._marks = Marks()
        self._is_framed = False
        self._image = QImage()
        self._drawn: tuple[object, ...] = ()
        self.times_drawn = 0
        self.setAccessibleName(name)
        self.setMinimumSize(smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    @property
    def pictured(self) -> Pictured | None:
        """The slide and step that are shown, or None."""
        return self._pictured

    @property
    def words(self) -> str:
        """What is said where there is no slide."""
        return self._words

    @property
    def ratio(self) -> float:
        """Width by height of the picture."""
        return self._ratio

    @ratio.setter
    def ratio(self, ratio: float) -> None:
        if ratio > 0 and ratio != self._ratio:
            self._ratio = ratio
            self.updateGeometry()
            self.update()

    def set_look(self, look: Look) -> None:
        """Draw slides in another style."""
        self._look = look
        self._drawn = ()
        self.update()

    def show_slide(self, pictured: Pictured | None, words: str = "") -> None:
        """Show a slide, or `words` where there is none."""
        if pictured == self._pictured and words == self._words:
            return
        self._pictured, self._words = pictured, words
        self.setAccessibleDescription(pictured.slide.text if pictured else words)
        self.update()

    def show_cover(self, cover: Cover) -> None:
        """Lay black or white over the slide, as the audience sees it."""
        if cover is not self._cover:
            self._cover = cover
            self.update()

    def show_marks(self, marks: Marks) -> None:
        """Pointer, ink and zoom."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def show_frame(self, framed: bool) -> None:
        """A strong frame: what the audience sees is something else."""
        if framed != self._is_framed:
            self._is_framed = framed
            self.update()

    # ------------------------------------------------------------ places

    @property
    def area(self) -> QRectF:
        """Where the slide is in the widget, in logical pixels: as large as fits, at the top, in the middle."""
        width, height = float(self.width()), float(self.height())
        if width / max(height, 1) > self._ratio:
            width = height * self._ratio
        else:
            height = width / self._ratio
        return QRectF(round((self.width() - width) / 2), 0, round(width), round(height))

    def place_of(self, point: QPointF) -> Fraction:
        """The place on the slide under a point of the widget, kept on the slide."""
        area, zoom = self.area, self._marks.zoom
        x = (point.x() - area.x()) / max(area.width(), 1) - 0.5
        y = (point.y() - area.y()) / max(area.height(), 1) - 0.5
        return _within(zoom.centre[0] + x / zoom.scale), _within(zoom.centre[1] + y / zoom.scale)

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture with what lies over it; it is made anew only where something else is to be shown."""
        del event
        theme, area = self._look.theme, self.area
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._pictured is None:
            self._paint_words(painter, area)
        elif self._cover is not Cover.NONE:
            painter.fillRect(area, QColor("black" if self._cover is Cover.BLACK else "white"))
        else:
            self._paint_slide(painter, area, self._pictured)
        line = 4.0 if self._is_framed else float(theme.tokens.line_width)
        painter.setPen(QPen(theme.color("accent" if self._is_framed else "control"), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme = self._look.theme
        painter.fillRect(area, theme.color("side"))
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.color("second"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(8, 8, -8, -8), int(flags), self._words)

    def _paint_slide(self, painter: QPainter, area: QRectF, pictured: Pictured) -> None:
        zoom = self._marks.zoom
        whole = magnified(area, zoom)
        painter.save()
        painter.setClipRect(area)
        painter.drawImage(whole, self._picture(pictured, area, zoom))
        paint_marks(painter, whole, area, self._marks)
        painter.restore()

    def _picture(self, pictured: Pictured, area: QRectF, zoom: Zoom) -> QImage:
        dpr = self.devicePixelRatioF() * min(zoom.scale, _SHARPEST)
        key = (pictured, area.width(), area.height(), dpr)
        if key != self._drawn:
            size = QSize(round(area.width()), round(area.height()))
            self._image = self._look.render(
                pictured.slide, size, dpr, self._look.style, step=pictured.step, folio=pictured.folio
            )
            self._drawn = key
            self.times_drawn += 1
        return self._image


def magnified(area: QRectF, zoom: Zoom) -> QRectF:
    """Where the whole slide lies when the part around the zoom's centre fills `area`."""
    width, height = area.width() * zoom.scale, area.height() * zoom.scale
    return QRectF(
        area.center().x() - zoom.centre[0] * width, area.center().y() - zoom.centre[1] * height, width, height
    )


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)
