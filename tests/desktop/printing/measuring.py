"""Measures a PDF as a reader would with a ruler: in millimetres, from the top left corner of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A character with the origin of its baseline and the sides of its ink; `size` is in points."""

    character: str
    x: float
    baseline: float
    right: float
    ink: tuple[float, float]
    size: float


@dataclass(frozen=True)
class TextLine:
    """Characters on one baseline, left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.character for glyph in self.glyphs).strip()

    @property
    def left(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)


class Measured:
    """One PDF, closed with `with`."""

    def __init__(self, data: bytes) -> None:
        self.document = pypdfium2.PdfDocument(data)

    def __enter__(self) -> Measured:
        return self

    def __exit__(self, *_: object) -> None:
        self.document.close()

    @property
    def pages(self) -> int:
        return len(self.document)

    def size(self, page: int) -> tuple[float, float]:
        width, height = self.document.get_page_size(page)
        return width / MM, height / MM

    def text(self, page: int) -> str:
        with_text = self.document[page].get_textpage()
        text = str(with_text.get_text_range()).replace("\r\n", "\n")
        with_text.close()
        return text

    def whole_text(self) -> str:
        return "\n".join(self.text(page) for page in range(self.pages))

    def glyphs(self, page: int) -> Iterator[Glyph]:
        opened = self.document[page]
        height = opened.get_height()
        with_text = opened.get_textpage()
        for n in range(with_text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(with_text, n)
            if code in (0, 10, 13, 32):
                continue
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(with_text, n, x, y)
            right = with_text.get_charbox(n, loose=True)[2]
            ink = with_text.get_charbox(n)
            size = pdfium.FPDFText_GetFontSize(with_text, n)
            yield Glyph(
                chr(code),
                x.value / MM,
                (height - y.value) / MM,
                right / MM,
                (ink[0] / MM, ink[2] / MM),
                size,
            )
        with_text.close()

    def lines(self, page: int) -> list[TextLine]:
        """From the top, characters whose baselines differ by less than a tenth of a millimetre together."""
        rows: dict[int, list[Glyph]] = {}
        for glyph in self.glyphs(page):
            rows.setdefault(round(glyph.baseline * 5), []).append(glyph)
        return [TextLine(tuple(sorted(row, key=lambda g: g.x))) for _, row in sorted(rows.items())]

    def outline(self) -> list[tuple[int, str]]:
        return [(entry.level + 1, entry.get_title()) for entry in self.document.get_toc()]

    def fonts(self) -> dict[str, bool]:
        """Font name -> whether it is embedded, over all text of all pages."""
        found: dict[str, bool] = {}
        for number in range(self.pages):
            page = self.document[number]
            for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
                font = pdfium.FPDFTextObj_GetFont(each)
                length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
                name = ctypes.create_string_buffer(length)
                pdfium.FPDFFont_GetBaseFontName(font, name, length)
                found[name.value.decode()] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
        return found

    @property
    def is_tagged(self) -> bool:
        return bool(pdfium.FPDFCatalog_IsTagged(self.document))

    @property
    def language(self) -> str:
        length = pdfium.FPDFCatalog_GetLanguage(self.document, None, 0)
        data = (ctypes.c_ushort * (length // 2))()
        pdfium.FPDFCatalog_GetLanguage(self.document, data, length)
        return bytes(data).decode("utf-16-le").rstrip("\0")

    def tag_types(self, page: int) -> set[str]:
        """The types of the structure elements on a page: H1, P, Table, Figure..."""
        opened = self.document[page]
        tree = pdfium.FPDF_StructTree_GetForPage(opened)
        found: set[str] = set()
        pending = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
            for n in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        while pending:
            element = pending.pop()
            if not element:
                continue
            length = pdfium.FPDF_StructElement_GetType(element, None, 0)
            data = ctypes.create_string_buffer(length)
            pdfium.FPDF_StructElement_GetType(element, data, length)
            found.add(data.raw.decode("utf-16-le").rstrip("\0"))
            pending += [
                pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
                for n in range(pdfium.FPDF_StructElement_CountChildren(element))
            ]
        pdfium.FPDF_StructTree_Close(tree)
        return found
