"""Texts in which stretches can be marked: a ground and a line below; the current one with a line above too.

The lines are there in every theme, so that no mark hangs on its colour. Spans are code points of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QWidget

from desktop.theme import Theme
from desktop.typography import utf16_offset
from desktop.widgets.plain_label import PlainLabel, as_link

Span = tuple[int, int]
Place = tuple[QRectF, bool]  # where a mark is, and whether it is the current one
_WRAP, _WRAP_ANYWHERE, _NO_WRAP = (
    QTextOption.WrapMode.WordWrap,
    QTextOption.WrapMode.WrapAnywhere,
    QTextOption.WrapMode.NoWrap,
)


class Marking:
    """The marks of one widget; `places` answers where a span of its text stands in it, one rectangle a line."""

    def __init__(self, widget: QWidget, theme: Theme, places: Callable[[Span], Iterable[QRectF]]) -> None:
        self._widget, self._theme, self._places_of = widget, theme, places
        self._spans: tuple[Span, ...] = ()
        self._current: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is marked."""
        return self._spans

    @property
    def current_place(self) -> QRectF:
        """Where the current mark begins, in the widget; empty where there is none."""
        return next((place for place, is_current in self._places() if is_current), QRectF())

    def mark(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Mark these, and nothing else; `current` is one of them."""
        if (tuple(spans), current) != (self._spans, self._current):
            self._spans, self._current = tuple(spans), current
            self._widget.update()

    def paint(self, paint_text: Callable[[], None]) -> None:
        """The grounds, the text, the lines: the whole paint event of the widget."""
        places = list(self._places())
        if places:
            painter = QPainter(self._widget)
            paint_grounds(painter, places, self._theme)
            painter.end()
        paint_text()
        if places:
            painter = QPainter(self._widget)
            paint_lines(painter, places, self._theme)
            painter.end()

    def _places(self) -> Iterator[Place]:
        for span in self._spans:
            for place in self._places_of(span):
                yield place, span == self._current


class MarkedLabel(PlainLabel):
    """A label with marks, wherever it breaks into lines."""

    def __init__(self, text: str, font: QFont, theme: Theme, color: str = "") -> None:
        super().__init__(text, font, color or theme.tokens.ink)
        self.marks = Marking(self, theme, lambda span: label_places(self, text, span))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and what is marked in it."""
        self.marks.paint(lambda: PlainLabel.paintEvent(self, event))


class MarkedLink(QPushButton):
    """A button that looks like a link, with marks; its text is one line that begins at the left."""

    def __init__(self, text: str, font: QFont, theme: Theme, name: str = "link") -> None:
        super().__init__()
        self._all = text
        self.marks = Marking(self, theme, self._places)
        as_link(self, text, font, name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and what is marked in it."""
        self.marks.paint(lambda: QPushButton.paintEvent(self, event))

    def _places(self, span: Span) -> Iterator[QRectF]:
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - its many enums are made when it is first named

        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        metrics = self.fontMetrics()
        left, right = (metrics.horizontalAdvance(self._all[:place]) for place in span)
        top = area.top() + (area.height() - metrics.height()) / 2
        yield QRectF(area.left() + left, top, right - left, metrics.height())


def label_places(label: PlainLabel, whole: str, span: Span) -> Iterator[QRectF]:
    """Where a span of `whole` stands in a label that shows it, perhaps broken into lines, as the label itself sets it."""
    text, area = label.text(), label.contentsRect()
    layout, height = laid_out(text, label.font(), area.width(), _WRAP if label.wordWrap() else _NO_WRAP)
    origin = QPointF(area.left(), area.top() + max(0.0, (area.height() - height) / 2))
    offsets = offsets_in(whole, text)
    start, end = (utf16_offset(text, offsets[place]) for place in span)
    for place in rects(layout, start, end):
        yield place.translated(origin)


def paint_grounds(painter: QPainter, places: Iterable[Place], theme: Theme) -> None:
    """What lies under the text."""
    for place, _ in places:
        painter.fillRect(place, theme.color("mark"))


def paint_lines(painter: QPainter, places: Iterable[Place], theme: Theme) -> None:
    """What lies over it."""
    width = max(2, theme.tokens.line_width)
    for place, is_current in places:
        below = QRectF(place.left(), place.bottom() - width, place.width(), width)
        painter.fillRect(below, theme.color("accent"))
        if is_current:
            painter.fillRect(below.translated(0, width - place.height()), theme.color("accent"))


def laid_out(
    text: str, font: QFont, width: float, mode: QTextOption.WrapMode = _WRAP_ANYWHERE
) -> tuple[QTextLayout, float]:
    """A plain text as a label sets it, and how high it is."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(mode)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def rects(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Where UTF-16 units `start` to `end` of a layout stand: one rectangle a line."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = (_x(line.cursorToX(place)) for place in (first, last))
            yield QRectF(left, line.y(), right - left, line.height())


def offsets_in(whole: str, broken: str) -> list[int]:
    """Where each code point of `whole`, and its end, stands in `broken`: the same with breaks for spaces or between."""
    out, at = [], 0
    for character in whole:
        if broken[at : at + 1] == "\n" and character != "\n":
            at += 1
        out.append(at)
        at += broken[at : at + 1] == character
    return [*out, at]


def _x(answer: object) -> float:
    """Qt answers with the position and the offset it corrected, or with the position alone."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
