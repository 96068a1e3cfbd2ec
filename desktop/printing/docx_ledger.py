"""What was entered during the year, at the end of a Word document: a landscape section with one table.

Text goes in as text. A document for which nothing was entered has neither the section nor its style.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.legible import legible
from desktop.printing.document import Document
from desktop.printing.docx_styles import FANG, HEI, NAMESPACE, Style
from desktop.printing.followed import HEAD, cells
from desktop.printing.words import WORDS

if TYPE_CHECKING:
    from docx.document import Document as Word

_CELL = Style("TableText", "Table Text", FANG, 10.5, align="left", indent=0, line=300, on_grid=False)
_HEAD = Style("TableHead", "Table Head", HEI, 10.5, align="center", indent=0, line=300, on_grid=False)
# In twips, under the heads of `followed.HEAD`: 257 mm in all.
_WIDTHS = (620, 3000, 1500, 1750, 1550, 2100, 1250, 2050, 750)
_MARGINS = (25, 20, 22, 20)  # mm: top, right, bottom, left


def add_ledger(word: Word, document: Document) -> None:
    """Add the section where anything was entered."""
    if not document.is_followed:
        return
    _turn(word)
    _add_styles(word)
    word.add_paragraph(str(WORDS["followed"]), style="Heading Unlisted")
    for sentence in (document.rule, document.counted_on.join(WORDS["counted"])):
        word.add_paragraph(legible(sentence), style="Table Text")
    _add_table(word, [HEAD, *map(cells, document.followed)])


def _turn(word: Word) -> None:
    """A section of its own, A4 landscape; page numbers go on."""
    from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415 - slow, and only where such a file is made
    from docx.shared import Mm  # noqa: PLC0415

    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    top, right, bottom, left = map(Mm, _MARGINS)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.footer_distance = Mm(12)


def _add_styles(word: Word) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415

    styles: Any = word.styles.element
    xml = f'<w:styles xmlns:w="{NAMESPACE}">{_CELL.xml()}{_HEAD.xml()}</w:styles>'
    styles.extend(list(parse_xml(xml)))


def _add_table(word: Word, rows: Sequence[Sequence[str]]) -> None:
    """The table, its first row repeated on every page; written as XML, for a library's cells are slow."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for edge in edges)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    table: Any = parse_xml(
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_rows_xml(rows)}</w:tbl>"
    )
    texts = iter(line for row in rows for cell in row for line in legible(cell).split("\n"))
    for place in table.iter(f"{{{NAMESPACE}}}t"):
        place.text = next(texts)
    # A section ends with its properties, and a table with a paragraph after it.
    word.add_paragraph("", style="Table Text")._p.addprevious(table)


def _rows_xml(rows: Sequence[Sequence[str]]) -> str:
    """Rows whose texts are still empty; the first is the head."""
    head, *others = (
        "".join(_cell_xml(text, width, number) for text, width in zip(row, _WIDTHS, strict=True))
        for number, row in enumerate(rows)
    )
    first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    return first + "".join(f"<w:tr>{cells}</w:tr>" for cells in others)


def _cell_xml(text: str, width: int, row: int) -> str:
    style = _CELL.id if row else _HEAD.id
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve"/></w:r></w:p>'
    lines = paragraph * (1 + legible(text).count("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'
    )
