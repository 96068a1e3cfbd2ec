"""A brief as a Word document in the layout of 公文 (GB/T 9704-2012), for offices to go on editing. Writes no file.

Real styles, real footnotes, a real table of contents. Text goes in as text: nothing of it becomes markup or a field.
The same document, choices and date give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.legible import legible
from desktop.printing.choices import PageChoices
from desktop.printing.document import Chapter, Document, Line
from desktop.printing.docx_ledger import add_ledger
from desktop.printing.docx_styles import (
    LINE_PITCH,
    NAMESPACE,
    TEXT_WIDTH,
    defaults_xml,
    font_table_xml,
    settings_xml,
    styles_xml,
)
from desktop.printing.titles import title_lines
from desktop.printing.words import WORDS

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_TITLE_LINE = 20  # characters of 22 pt in 156 mm
_PROPERTY = 255  # the most that a property holds
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP archive
# The dash stands 7 mm below the type area: half a line of 14 pt higher, so that its line ends here.
_FOOTER_MM = 25.5
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def docx_bytes(document: Document, choices: PageChoices, made: datetime) -> bytes:
    """The whole file; `made` is the date it carries."""
    import docx  # noqa: PLC0415 - slow, and only where such a file is made

    word = docx.Document()
    has_contents = choices.contents and len(document.chapters) > 1
    _set_up(word, has_contents=has_contents)
    _lay_out(word)
    _describe(word, document, choices, made)
    _Body(word, document).write(has_contents=has_contents)
    add_ledger(word, document)
    out = io.BytesIO()
    word.save(out)
    return _dated(out.getvalue(), made)


# ------------------------------------------------------------ the text


class _Body:
    """One writing of one document, top to bottom; footnotes are counted on the way and kept for their own part."""

    def __init__(self, word: Word, document: Document) -> None:
        self.word, self.document = word, document
        self.notes: list[str] = []

    def write(self, *, has_contents: bool) -> None:
        """The title and what stands under it, the contents, the chapters, the footnotes."""
        document = self.document
        self._title()
        for line in (str(WORDS["excerpt"]) if document.is_excerpt else "", document.byline):
            if line:
                self._paragraph("Subtitle", line)
        if has_contents:
            self._contents()
        else:
            self._paragraph("Body Text", "")
        for number, chapter in enumerate(document.chapters):
            self._chapter(number, chapter)
        if self.notes:
            _add_part(self.word, "footnotes", _FOOTNOTES, _footnotes_xml(self.notes))

    def _paragraph(self, style: str, text: str) -> Paragraph:
        return self.word.add_paragraph(legible(text), style=style)

    def _title(self) -> None:
        lines = title_lines(self.document.title, _TITLE_LINE)
        self._paragraph("Title", "\n".join(lines))

    def _chapter(self, number: int, chapter: Chapter) -> None:
        heading = self._paragraph(_style_of(chapter), _title_of(chapter))
        attributes = {"w:id": str(number), "w:name": _bookmark(number)}
        heading.runs[0]._r.addprevious(_element("w:bookmarkStart", attributes))
        heading._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))
        if chapter.note:
            self._paragraph("Editor Note", f"{WORDS['editor']}{chapter.note}")
        for line in chapter.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        paragraph = self._paragraph("Body Text", _mark(line))
        for run in line.runs:
            paragraph.add_run(legible(run.text))
            if run.note:
                self.notes.append(run.note)
                reference = paragraph.add_run(style="footnote reference")
                reference._r.append(_element("w:footnoteReference", {"w:id": str(len(self.notes))}))

    def _contents(self) -> None:
        """A field that Word brings up to date, filled with the headings as they are now."""
        self._paragraph("TOC Heading", str(WORDS["contents"]))
        begun = False
        for number, chapter in enumerate(self.document.chapters):
            if _style_of(chapter) in {"Heading 1", "Heading 2"}:
                entry = self._paragraph(f"toc {min(chapter.level, 2)}", "")
                if not begun:
                    _field(entry, 'TOC \\o "1-2" \\h \\z')
                    begun = True
                _contents_entry(entry, _title_of(chapter), _bookmark(number))
        end = self._paragraph("Normal", "")
        if begun:
            end.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "end"}))
        end.add_run()._r.append(_element("w:br", {"w:type": "page"}))


def _mark(line: Line) -> str:
    """What stands before a line: the layout's number, or the source's own mark."""
    # A space, or 5. before 320个 would read 5.320.
    return f"{line.number} " if line.number else line.marker


def _title_of(chapter: Chapter) -> str:
    title = f"〔{chapter.title}〕" if chapter.is_desk_name else chapter.title
    return chapter.number + title or " "


def _style_of(chapter: Chapter) -> str:
    if chapter.level == 1 or chapter.number:
        return f"Heading {min(chapter.level, 4)}"
    return "Heading Unlisted"


def _bookmark(number: int) -> str:
    return f"_Toc{number + 1:06d}"


# ------------------------------------------------------------ fields and notes


def _element(tag: str, attributes: dict[str, str]) -> Any:
    """An element of WordprocessingML; lxml has no types."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _field(paragraph: Paragraph, code: str) -> None:
    """The beginning of a field up to its result; whoever calls ends it."""
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "begin"}))
    instruction = _element("w:instrText", {})
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "separate"}))


def _contents_entry(paragraph: Paragraph, title: str, bookmark: str) -> None:
    """Title, leader, page number, all one link; the number is a field, because only Word knows the pages."""
    before = len(paragraph.runs)
    paragraph.add_run(legible(title))
    paragraph.add_run("\t")
    _field(paragraph, f"PAGEREF {bookmark} \\h")
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "end"}))
    link = _element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    for run in paragraph.runs[before:]:
        link.append(run._r)
    paragraph._p.append(link)


def _footnotes_xml(notes: list[str]) -> bytes:
    """The part that holds the footnotes; the first two are the lines that part them from the text."""
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


# ------------------------------------------------------------ the sheet


def _set_up(word: Word, *, has_contents: bool) -> None:
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
    _add_part(word, "fontTable", _FONT_TABLE, font_table_xml().encode())


def _lay_out(word: Word) -> None:
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
    sheet.append(_element("w:docGrid", {"w:type": "lines", "w:linePitch": str(LINE_PITCH)}))
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
    _field(paragraph, "PAGE")
    paragraph.add_run("1")
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "end"}))
    paragraph.add_run(" —")
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.append(_element("w:ind", {f"w:{side}": "280"}))
    properties.append(_element("w:jc", {"w:val": side}))


def _describe(word: Word, document: Document, choices: PageChoices, made: datetime) -> None:
    """The properties, and the source's check value among them."""
    moment = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = word.core_properties
    texts = {
        "title": document.title,
        "subject": document.name,
        "author": choices.masthead.unit or document.byline or document.place,
        "keywords": f"{document.place} {document.years}",
        "comments": f"{document.source_name} SHA-256 {document.source_sha256}",
        "language": document.language,
        "last_modified_by": "",
        "category": "",
    }
    for name, text in texts.items():
        setattr(properties, name, legible(text)[:_PROPERTY])
    properties.created = properties.modified = moment
    properties.revision = 1


def _dated(data: bytes, made: datetime) -> bytes:
    """The same archive with one date on every member: the library stamps the hour it ran at."""
    date = max(made.astimezone(UTC).timetuple()[:6], _EARLIEST)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, date), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
