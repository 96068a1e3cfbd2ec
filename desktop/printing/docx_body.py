"""The text of a Word document: title, contents, chapters with their figures' footnotes. It goes in as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.legible import legible
from desktop.printing.document import Chapter, Document, Line
from desktop.printing.docx_parts import add_footnotes, begin_field, contents_entry, element, end_field
from desktop.printing.titles import title_lines
from desktop.printing.words import WORDS

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_TITLE_LINE = 20  # characters of 22 pt in 156 mm


class DocxBody:
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
            add_footnotes(self.word, self.notes)

    def _paragraph(self, style: str, text: str) -> Paragraph:
        return self.word.add_paragraph(legible(text), style=style)

    def _title(self) -> None:
        lines = title_lines(self.document.title, _TITLE_LINE)
        self._paragraph("Title", "\n".join(lines))

    def _chapter(self, number: int, chapter: Chapter) -> None:
        heading = self._paragraph(_style_of(chapter), _title_of(chapter))
        attributes = {"w:id": str(number), "w:name": _bookmark(number)}
        heading.runs[0]._r.addprevious(element("w:bookmarkStart", attributes))
        heading._p.append(element("w:bookmarkEnd", {"w:id": str(number)}))
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
                reference._r.append(element("w:footnoteReference", {"w:id": str(len(self.notes))}))

    def _contents(self) -> None:
        """A field that Word brings up to date, filled with the headings as they are now."""
        self._paragraph("TOC Heading", str(WORDS["contents"]))
        begun = False
        for number, chapter in enumerate(self.document.chapters):
            if _style_of(chapter) in {"Heading 1", "Heading 2"}:
                entry = self._paragraph(f"toc {min(chapter.level, 2)}", "")
                if not begun:
                    begin_field(entry, 'TOC \\o "1-2" \\h \\z')
                    begun = True
                contents_entry(entry, _title_of(chapter), _bookmark(number))
        end = self._paragraph("Normal", "")
        if begun:
            end_field(end)
        end.add_run()._r.append(element("w:br", {"w:type": "page"}))


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
