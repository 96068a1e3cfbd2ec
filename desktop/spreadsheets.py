"""A workbook as offices print it: sheets of text and numbers on A4 landscape, one table each. Writes no file.

Text is text: nothing becomes a formula or a link, whatever it begins with. A number that a double would change stays
out. The same rows and date give the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.legible import legible
from desktop.theme import LIGHT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767  # UTF-16 units, Excel's own limit
GOES_ON = "〔单元格装不下，下一行同一列接着写〕"
_PROPERTY = 255
_LINE, _PADDING, _TALLEST = 13.0, 5.0, 409.0  # points
_A4 = 9
_EXACT_DIGITS = 15  # what a double gives back unchanged
_PLAIN = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters.

    `is_number`: its texts are written as numbers where exact. `is_entry`: to be filled in, and text, so that what is
    typed stays as it is (7.0% and 2023-03-31).
    """

    title: str
    width: float
    is_centred: bool = False
    is_number: bool = False
    is_entry: bool = False


def new_book(out: io.BytesIO, properties: Mapping[str, str], made: datetime) -> Workbook:
    """An empty workbook that `close` writes to `out`; `made` is the date it carries."""
    import xlsxwriter  # noqa: PLC0415 - only where such a file is made

    # In memory every member of the archive has one fixed date.
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    texts = {name: legible(text)[:_PROPERTY] for name, text in properties.items()}
    book.set_properties({**texts, "created": made.astimezone(UTC).replace(tzinfo=None)})
    return book


class Sheet:
    """One worksheet, written from the top: facts if there are any, then one table that can be filtered."""

    def __init__(self, book: Workbook, name: str, title: str, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.book = book
        self.row = 0
        self.sheet: Worksheet = book.add_worksheet(name)
        self.text, self.centred = (_format(book, align=align) for align in ("left", "center"))
        self.head = _format(book, align="center", font_name="黑体", bg_color=LIGHT.side, bottom=1)
        self.entry = _format(book, align="left", num_format="@")
        typed = book.add_format({"num_format": "@", "font_name": "宋体", "font_size": 10})
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width, typed if column.is_entry else None)
        self._page(f"{title} {name}")

    def _page(self, title: str) -> None:
        """Landscape A4, as wide as one page; the title above and the page numbers below every one."""
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        # An ampersand is a command there; the space keeps a digit from being read as part of the size.
        name = legible(title)[:100].replace("&", "&&")
        self.sheet.set_header(f'&C&"黑体,Regular"&14 {name}')
        self.sheet.set_footer('&C&"宋体,Regular"&10第 &P 页，共 &N 页')

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """A name and its value a row, above the table."""
        for fact in facts:
            self._written(fact)
        self.row += 1

    def sentence(self, text: str) -> None:
        """A sentence across all columns, above the table."""
        words = pieces_of(legible(text))[0]
        self.sheet.merge_range(self.row, 0, self.row, len(self.columns) - 1, words, self.text)
        across = sum(column.width for column in self.columns)
        self.sheet.set_row(self.row, _LINE * -(-wide(words) // int(across)) + _PADDING)
        self.row += 1

    def table(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """The heading and the rows; the heading stays on the screen and comes again on every page."""
        head = self.row
        for place, column in enumerate(self.columns):
            self.sheet.write_string(head, place, column.title, self.head)
        self.sheet.set_row(head, self._height(column.title for column in self.columns))
        self.row += 1
        for row in rows:
            self._written(row)
        last = len(self.columns) - 1
        self.sheet.freeze_panes(head + 1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.autofilter(head, 0, max(self.row - 1, head), last)
        # 6.5 is text on purpose: no green corners.
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last)}{max(self.row, 1)}"})

    def _written(self, row: tuple[Cell, ...]) -> None:
        """The row, and under it what its cells could not hold."""
        pieces = [pieces_of(legible(cell)) if isinstance(cell, str) else (cell,) for cell in row]
        for deep in range(max(map(len, pieces))):
            for place, each in enumerate(pieces):
                if deep < len(each):
                    self._cell(place, each[deep])
            # Not every program measures wrapped text when it opens a file.
            parts = [str(each[deep]) if deep < len(each) else "" for each in pieces]
            self.sheet.set_row(self.row, self._height(parts))
            self.row += 1

    def _height(self, texts: Iterable[str]) -> float:
        """The height in points at which every text of a row is seen, or the greatest there is."""
        lines = (
            -(-wide(text) // (column.width - 1)) + text.count("\n")
            for text, column in zip(texts, self.columns, strict=False)
        )
        return min(_LINE * max(1, *lines) + _PADDING, _TALLEST)

    def _cell(self, place: int, value: Cell) -> None:
        column = self.columns[place]
        style = self.entry if column.is_entry else self.centred if column.is_centred else self.text
        if isinstance(value, int):
            self.sheet.write_number(self.row, place, value, style)
        elif column.is_number:
            self._number(place, value)
        elif value:
            self.sheet.write_string(self.row, place, value, style)
        else:
            self.sheet.write_blank(self.row, place, None, style)

    def _number(self, place: int, text: str) -> None:
        """`text` as a number with as many decimals as written; nothing where it is not a plain number."""
        number = exact(text)
        if number is None:
            self.sheet.write_blank(self.row, place, None, self.text)
            return
        value, decimals = number
        style = "0." + "0" * decimals if decimals else "0"
        self.sheet.write_number(self.row, place, value, _format(self.book, align="right", num_format=style))


def _format(book: Workbook, **more: str | int) -> Format:
    plain = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter", "border": 1}
    return book.add_format({**plain, "border_color": LIGHT.line, **more})


def wide(text: str) -> int:
    """The width in characters of the grid, of which a Chinese one takes two."""
    return sum(1 if character.isascii() else 2 for character in text)


def exact(text: str) -> tuple[float, int] | None:
    """The value of a plain number and how many decimals it is written with; None where a double would change it."""
    found = _PLAIN.fullmatch(text)
    digits = text.replace(",", "")
    if found is None or sum(map(str.isdigit, digits)) > _EXACT_DIGITS:
        return None
    return float(digits), len(found[1] or "")


def pieces_of(text: str) -> tuple[str, ...]:
    """`text` in pieces that a cell holds; every piece but the last ends by saying that it goes on."""
    pieces = []
    while len(text.encode("utf-16-le")) // 2 > CELL:
        room = CELL - len(GOES_ON)
        end = len(text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore"))
        pieces.append(text[:end] + GOES_ON)
        text = text[end:]
    return (*pieces, text)
