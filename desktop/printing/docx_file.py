"""A brief as a Word document in the layout of 公文 (GB/T 9704-2012), for offices to go on editing. Writes no file.

Real styles, real footnotes, a real table of contents. Text goes in as text: nothing of it becomes markup or a field.
The same document, choices and date give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.legible import legible
from desktop.printing.choices import PageChoices
from desktop.printing.document import Document
from desktop.printing.docx_body import DocxBody
from desktop.printing.docx_ledger import add_ledger
from desktop.printing.docx_sheet import lay_out, set_up

if TYPE_CHECKING:
    from docx.document import Document as Word

_PROPERTY = 255  # the most that a property holds
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP archive


def docx_bytes(document: Document, choices: PageChoices, made: datetime) -> bytes:
    """The whole file; `made` is the date it carries."""
    import docx  # noqa: PLC0415 - slow, and only where such a file is made

    word = docx.Document()
    has_contents = choices.contents and len(document.chapters) > 1
    set_up(word, has_contents=has_contents)
    lay_out(word)
    _describe(word, document, choices, made)
    DocxBody(word, document).write(has_contents=has_contents)
    add_ledger(word, document)
    out = io.BytesIO()
    word.save(out)
    return _dated(out.getvalue(), made)


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
