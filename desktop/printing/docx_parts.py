"""Parts and elements of a Word document that python-docx does not make: fields, entries of contents, footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.legible import legible
from desktop.printing.docx_styles import NAMESPACE, font_table_xml

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def element(tag: str, attributes: dict[str, str]) -> Any:
    """An element of WordprocessingML; lxml has no types."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def begin_field(paragraph: Paragraph, code: str) -> None:
    """The beginning of a field up to its result, which `end_field` ends."""
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": "begin"}))
    instruction = element("w:instrText", {})
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": "separate"}))


def end_field(paragraph: Paragraph) -> None:
    """The end of the field that was begun last."""
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": "end"}))


def contents_entry(paragraph: Paragraph, title: str, bookmark: str) -> None:
    """Title, leader, page number, all one link; the number is a field, because only Word knows the pages."""
    before = len(paragraph.runs)
    paragraph.add_run(legible(title))
    paragraph.add_run("\t")
    begin_field(paragraph, f"PAGEREF {bookmark} \\h")
    end_field(paragraph)
    link = element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    for run in paragraph.runs[before:]:
        link.append(run._r)
    paragraph._p.append(link)


def add_footnotes(word: Word, notes: list[str]) -> None:
    """The part that holds the footnotes 1, 2, 3 and on, in the order of `notes`."""
    _add_part(word, "footnotes", _FOOTNOTES, _footnotes_xml(notes))


def add_font_table(word: Word) -> None:
    """The part that says what stands in for a face that is not installed."""
    _add_part(word, "fontTable", _FONT_TABLE, font_table_xml().encode())


def _footnotes_xml(notes: list[str]) -> bytes:
    """The footnotes; the first two are the lines that part them from the text."""
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
        '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"/></w:r>'
        "</w:p></w:footnote>"
        for number in range(1, len(notes) + 1)
    )
    root = parse_xml(f'<w:footnotes xmlns:w="{NAMESPACE}">{rules}{texts}</w:footnotes>')
    for place, note in zip(root.iter(f"{{{NAMESPACE}}}t"), notes, strict=True):
        place.text = f" {legible(note)}"
    return serialize_part_xml(root)


def _add_part(word: Word, name: str, kind: str, xml: bytes) -> None:
    """A part that python-docx does not know, at its usual place."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    relation = {"footnotes": RELATIONSHIP_TYPE.FOOTNOTES, "fontTable": RELATIONSHIP_TYPE.FONT_TABLE}[name]
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml, word.part.package)
    word.part.relate_to(part, relation)
