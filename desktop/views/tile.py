"""A figure as a tile: the number large, its hedge and unit small beside it, the name below."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from db.records import Figure
from desktop import wording
from desktop.searching.found import NO_MARKS, Marks
from desktop.theme import Space, Theme, Type
from desktop.typography import shown, utf16_offset
from desktop.widgets.marked_text import Place, laid_out, paint_grounds, paint_lines, rects

_WIDEST = 240


class FigureTile(QAbstractButton):
    """One figure; a click or Enter goes to it. Every character of the number line is the source's."""

    def __init__(self, figure: Figure, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self._theme = theme
        quantity = figure.quantity
        big = theme.font(Type.TILE, bold=True, zoomed=True)
        small = theme.font(Type.SMALL, zoomed=True)
        ink, second = theme.tokens.ink, theme.tokens.second
        runs = (
            (figure.estimate + figure.commitment, small, second),
            (quantity.before, small, second),
            (quantity.number, big, ink),
            (quantity.unit, small, second),
            (quantity.after, small, second),
        )
        self._runs = [(text, font, color, QFontMetrics(font)) for text, font, color in runs if text]
        self._label_font = small
        self._label = shown(figure.label)
        self._aside = wording.translate("Tile", "Period in doubt") if figure.doubt else ""
        self._ascent = max(metrics.ascent() for *_, metrics in self._runs)
        self._pad = theme.space(Space.XS)
        self._gap = max(2, theme.space(3))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(wording.figure_words(figure))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._widest, self._narrowest = self._widths()
        self._size = QSize(self._widest, self._set_in(self._widest))
        self._found: tuple[Marks, Marks] = (NO_MARKS, NO_MARKS)

    @property
    def figure(self) -> Figure:
        """What the tile shows."""
        return self._figure

    @property
    def text_of_number(self) -> str:
        """The characters of the number line, as they are drawn."""
        return "".join(text for text, *_ in self._runs)

    @property
    def marked(self) -> tuple[Marks, Marks]:
        """What is marked in the number line and in the name."""
        return self._found

    def mark(self, number: Marks, label: Marks) -> None:
        """Mark what was found in the number line and in the name, and nothing else."""
        if (number, label) != self._found:
            self._found = (number, label)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its widest line, at most 240 pixels at 100 % unless the number needs more."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """As wide as the number, which is never broken; the name takes more lines there."""
        return QSize(self._narrowest, self._size.height())

    def heightForWidth(self, width: int) -> int:
        """How high it is where it has only this width, in pixels."""
        return self._places(width)[1].bottom() + 1 + self._pad

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the name elsewhere."""
        super().resizeEvent(event)
        self._set_in(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click; the space bar is one already."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number line on one baseline, then the name, then the doubt in words; marks under and over them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint_frame(painter)
        places = [*self._number_places(self._found[0]), *self._label_places(self._found[1])]
        paint_grounds(painter, places, self._theme)
        x, baseline = self._pad, self._pad + self._ascent
        for text, font, color, metrics in self._runs:
            painter.setFont(font)
            painter.setPen(QPen(color))
            painter.drawText(x, baseline, text)
            x += metrics.horizontalAdvance(text) + self._gap
        painter.setFont(self._label_font)
        painter.setPen(QPen(self._theme.tokens.accent if self.underMouse() else self._theme.tokens.second))
        painter.drawText(self._label_rect, _LABEL_FLAGS, self._label)
        if self._aside:
            painter.setPen(QPen(self._theme.tokens.accent))
            painter.drawText(self._aside_rect, _LABEL_FLAGS, self._aside)
        paint_lines(painter, places, self._theme)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _number_places(self, marks: Marks) -> Iterator[Place]:
        x, before = float(self._pad), 0
        for text, _, _, metrics in self._runs:
            for span in marks.spans:
                first, last = max(span[0] - before, 0), min(span[1] - before, len(text))
                if first < last:
                    left, right = (metrics.horizontalAdvance(text[:place]) for place in (first, last))
                    top, height = self._pad + self._ascent - metrics.ascent(), metrics.height()
                    yield QRectF(x + left, top, right - left, height), span == marks.current
            x += metrics.horizontalAdvance(text) + self._gap
            before += len(text)

    def _label_places(self, marks: Marks) -> Iterator[Place]:
        if not marks.spans:
            return
        layout, _ = laid_out(self._label, self._label_font, self._label_rect.width())
        for span in marks.spans:
            start, end = (utf16_offset(self._label, place) for place in span)
            for place in rects(layout, start, end):
                yield place.translated(self._label_rect.topLeft()), span == marks.current

    def _widths(self) -> tuple[int, int]:
        """The width of the tile where there is room, and where there is little."""
        measure = QFontMetrics(self._label_font).horizontalAdvance
        number = sum(m.horizontalAdvance(text) for text, _, _, m in self._runs)
        number += self._gap * (len(self._runs) - 1)
        least = max(number, measure(self._aside))
        name = min(measure(self._label) + 2, self._theme.space(_WIDEST))
        return max(least, name) + 2 * self._pad, least + 2 * self._pad

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the name stands in a tile of this width, and the doubt below it."""
        metrics = QFontMetrics(self._label_font)
        inside = max(min(width, self._widest), self._narrowest) - 2 * self._pad
        line = self._ascent + max(m.descent() for *_, m in self._runs)
        box = QRect(0, 0, inside, 10_000)
        height = metrics.boundingRect(box, _LABEL_FLAGS, self._label).height()
        label = QRect(self._pad, self._pad + line + self._pad // 2, inside, height)
        aside = metrics.height() if self._aside else 0
        return label, QRect(self._pad, label.top() + height, inside, aside)

    def _set_in(self, width: int) -> int:
        """Set the name and the doubt in a tile of this width; its height."""
        self._label_rect, self._aside_rect = self._places(width)
        return self.heightForWidth(width)


_LABEL_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)
