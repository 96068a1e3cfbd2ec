"""The sheet of a Word document: its styles and settings, margins, grid and page numbers, by GB/T 9704-2012."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.printing.docx_parts import add_font_table, begin_field, element, end_field
from desktop.printing.docx_styles import (
    LINE_PITCH,
    NAMESPACE,
    TEXT_WIDTH,
    defaults_xml,
    settings_xml,
    styles_xml,
)

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

# The dash stands 7 mm below the type area: half a line of 14 pt higher, so that its line ends here.
_FOOTER_MM = 25.5


def set_up(word: Word, *, has_contents: bool) -> None:
    """Our styles and settings in place of the template's; its thumbnail and what else it brings are left out."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    package = word.part.package
    for rels, kept in (
        (word.part.rels, {KIND.STYLES, KIND.SETTINGS, KIND.THEME}),
        (package.rels, {KIND.CORE_PROPERTIES, KIND.OFFICE_DOCUMENT}),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]
    styles: Any = word.styles.element
    for child in list(styles):
        if not child.tag.endswith("}latentStyles"):
            styles.remove(child)
    styles.insert(0, parse_xml(defaults_xml()))
    styles.extend(list(parse_xml(styles_xml())))
    settings: Any = word.settings.element
    settings[:] = list(parse_xml(settings_xml(has_contents=has_contents)))
    add_font_table(word)


def lay_out(word: Word) -> None:
    """A4 with the margins of the standard, the grid, page numbers outside on odd and even pages."""
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.shared import Mm, Twips  # noqa: PLC0415

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin = Mm(37), Mm(35), Mm(28)
    section.right_margin = Twips(section.page_width.twips - section.left_margin.twips - TEXT_WIDTH)
    section.footer_distance, section.header_distance, section.gutter = Mm(_FOOTER_MM), Mm(15), Mm(0)
    sheet: Any = section._sectPr
    for grid in [child for child in sheet if child.tag.endswith("}docGrid")]:
        sheet.remove(grid)
    sheet.append(element("w:docGrid", {"w:type": "lines", "w:linePitch": str(LINE_PITCH)}))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _page_number(footer.paragraphs[0], side)
    # ① and on, from ① again on every page.
    size = next(child for child in sheet if child.tag.endswith("}pgSz"))
    size.addprevious(
        parse_xml(
            f'<w:footnotePr xmlns:w="{NAMESPACE}"><w:numFmt w:val="decimalEnclosedCircleChinese"/>'
            '<w:numRestart w:val="eachPage"/></w:footnotePr>'
        )
    )


def _page_number(paragraph: Paragraph, side: str) -> None:
    """— 1 —, one character of 14 pt in from its side."""
    paragraph.style = "footer"
    paragraph.add_run("— ")
    begin_field(paragraph, "PAGE")
    paragraph.add_run("1")
    end_field(paragraph)
    paragraph.add_run(" —")
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.append(element("w:ind", {f"w:{side}": "280"}))
    properties.append(element("w:jc", {"w:val": side}))
