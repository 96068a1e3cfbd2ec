"""A heading in which stretches can be marked: a ground and a line below; the current one with a line above too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption

from desktop.theme import Theme
from desktop.typography import utf16_offset
from desktop.widgets.plain_label import BalancedLabel

Span = tuple[int, int]


class MarkedHeading(BalancedLabel):
    """Spans are code points of the whole text, wherever it breaks into lines."""

    def __init__(self, text: str, font: QFont, theme: Theme) -> None:
        super().__init__(text, font, theme.tokens.ink)
        self._all, self._theme = text, theme
        self._spans: tuple[Span, ...] = ()
        self._current: Span | None = None

    @property
    def marked(self) -> tuple[Span, ...]:
        """What is marked."""
        return self._spans

    def mark(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Mark these, and nothing else; `current` is one of them."""
        if (tuple(spans), current) != (self._spans, self._current):
            self._spans, self._current = tuple(spans), current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grounds, the text, the lines."""
        places = list(self._places()) if self._spans else []
        painter = QPainter(self)
        for place, _ in places:
            painter.fillRect(place, self._theme.color("mark"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self)
        width = max(2, self._theme.tokens.line_width)
        for place, is_current in places:
            below = QRectF(place.left(), place.bottom() - width, place.width(), width)
            painter.fillRect(below, self._theme.color("accent"))
            if is_current:
                painter.fillRect(below.translated(0, width - place.height()), self._theme.color("accent"))
        painter.end()

    def _places(self) -> Iterator[tuple[QRectF, bool]]:
        """Where the marks are, as the label itself sets its text: one rectangle a line."""
        text = self.text()
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        area, height = self.contentsRect(), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        origin = QPointF(area.left(), area.top() + max(0.0, (area.height() - height) / 2))
        offsets = _offsets(self._all, text)
        for span in self._spans:
            start, end = (utf16_offset(text, offsets[place]) for place in span)
            for place in _rects(layout, start, end):
                yield place.translated(origin), span == self._current


def _offsets(whole: str, broken: str) -> list[int]:
    """Where each code point of `whole`, and its end, stands in `broken`: the same with breaks for spaces or between."""
    out, at = [], 0
    for character in whole:
        if broken[at : at + 1] == "\n" and character != "\n":
            at += 1
        out.append(at)
        at += broken[at : at + 1] == character
    return [*out, at]


def _rects(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = (_x(line.cursorToX(place)) for place in (first, last))
            yield QRectF(left, line.y(), right - left, line.height())


def _x(answer: object) -> float:
    """Qt answers with the position and the offset it corrected, or with the position alone."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
