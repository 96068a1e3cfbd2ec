"""What was noted, in the text: washes and lines at the words, ribbons and sheets in the margin.

Painted beside and below the document, which stays what the source says. Which stretch is where is asked of the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextBlock, QTextCursor

from db.notes.notes import NoteKind, Style
from db.notes.placing import Placed
from db.records import Brief
from desktop.noting.signs import paint_corner, paint_ribbon, paint_sheet, paint_stroke, paint_wash
from desktop.noting.spots import is_whole, mark_length
from desktop.theme import Theme
from desktop.typography import utf16_offset

_SIGN = 12  # pixels, of a sign in the margin
_LEFT = 1


class ReadingMarks:
    """The notes that stand on the lines of a page."""

    def __init__(self, brief: Brief, theme: Theme) -> None:
        self._brief, self._theme = brief, theme
        self._by_line: dict[int, list[Placed]] = {}

    def show(self, places: Iterable[Placed]) -> None:
        """Mark these from now on; those that stand nowhere are only in the list."""
        self._by_line = {}
        for place in places:
            if place.line:
                self._by_line.setdefault(place.line, []).append(place)

    def on_line(self, line: int) -> list[Placed]:
        """What was noted on a source line."""
        return self._by_line.get(line, [])

    def sign_at(self, position: QPointF, line: int, first: QRectF) -> Placed | None:
        """The note whose sign in the margin is at a place of the view; `first` is where the line begins."""
        for place, area in self._signs(line, first):
            if area.adjusted(-3, -1, 3, 1).contains(position):
                return place
        return None

    # ------------------------------------------------------------ painting

    def paint_under(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """The grounds, before the text of a block."""
        for place in self.on_line(block.userState()):
            if place.note.style is Style.WASH:
                for area in self._areas(place, block, rect):
                    paint_wash(painter, area.adjusted(-1, 0, 1, 0), self._theme)

    def paint_over(self, painter: QPainter, block: QTextBlock, rect: QRectF, first: QRectF) -> None:
        """The lines below words, the corners at their end, and the signs in the margin."""
        line, scale = block.userState(), self._theme.zoom
        for place in self.on_line(line):
            note, areas = place.note, list(self._areas(place, block, rect))
            for area in areas:
                y = area.bottom() - 0.5 * scale
                paint_stroke(painter, area.left(), area.right(), y, note.style, self._theme, scale)
            if areas and note.text and not is_whole(self._brief, line, note.start, note.end):
                paint_corner(
                    painter,
                    areas[-1].right() + 2 * scale,
                    areas[-1].top(),
                    self._theme.color("accent"),
                    scale,
                )
        for place, area in self._signs(line, first):
            paint = paint_ribbon if place.note.kind is NoteKind.BOOKMARK else paint_sheet
            paint(painter, area, self._theme)

    def _signs(self, line: int, first: QRectF) -> list[tuple[Placed, QRectF]]:
        """A ribbon and a sheet at most, one above the other, before the number of the line."""
        held = self.on_line(line)
        ribbons = [place for place in held if place.note.kind is NoteKind.BOOKMARK][:1]
        sheets = [place for place in held if place.note.text][:1]
        side = float(self._theme.space(_SIGN))
        top = first.center().y() - (side + 1 if ribbons and sheets else side / 2)
        return [
            (place, QRectF(_LEFT, top + n * (side + 2), side, side))
            for n, place in enumerate((*ribbons, *sheets))
        ]

    def _areas(self, place: Placed, block: QTextBlock, rect: QRectF) -> Iterator[QRectF]:
        """Where the words of a note stand, a rectangle for each line of the layout; for a bookmark nowhere."""
        note = place.note
        if note.kind is NoteKind.BOOKMARK:
            return
        mark = mark_length(self._brief, place.line)
        text = note.words[mark:]
        start, end = (utf16_offset(text, max(0, offset - mark)) for offset in (note.start, note.end))
        metrics = QFontMetricsF(_font(block))
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            one, other = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if one < other:
                left, right = (_x(line.cursorToX(at)) for at in (one, other))
                base = rect.top() + line.y() + line.ascent()
                height = metrics.ascent() + metrics.descent()
                yield QRectF(rect.left() + left, base - metrics.ascent(), right - left, height)


def _font(block: QTextBlock) -> QFont:
    """The face of a block's first character; a block has none of its own."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat().font()


def _x(answer: object) -> float:
    """The place of a cursor; the binding answers it together with the position it was asked for."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
