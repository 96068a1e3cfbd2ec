"""A brief as a file of any kind: PDF, pictures of its pages, and the files that offices go on working in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.records import Brief
from desktop.printing.choices import FileKind, PageChoices, Scope
from desktop.printing.saving import NotSaved, save
from desktop.printing.typesetter import Typesetter

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.deck.slides import Deck

PICTURE_DPI = 150


def exported(brief: Brief, choices: PageChoices, kind: FileKind, typesetter: Typesetter) -> bytes:
    """The whole file, with what `typesetter` knows of the year; raises a `UserError` where it cannot be made."""
    if kind is FileKind.PDF:
        return typesetter.typeset(brief, choices).pdf
    paper = typesetter.paper(brief, choices)
    made = datetime.now(UTC)
    if kind is FileKind.DOCX:
        from desktop.printing.docx_file import docx_bytes  # noqa: PLC0415 - a slow library, for this file only

        return docx_bytes(paper, choices, made)
    if kind is FileKind.XLSX:
        from desktop.printing.xlsx_file import xlsx_bytes  # noqa: PLC0415

        return xlsx_bytes(paper, choices, made)
    from desktop.printing.html_file import html_bytes  # noqa: PLC0415

    return html_bytes(paper, choices, typesetter.drawings(brief, paper, choices))


def save_pictures(pdf: bytes, folder: Path, dots_per_inch: float = PICTURE_DPI) -> int:
    """Write a PNG of every page into `folder`, one page in memory at a time; how many there are."""
    from desktop.printing.pdf import PdfPages  # noqa: PLC0415 - loads PDFium

    _made(folder)
    pages = PdfPages(pdf)
    digits = max(2, len(str(len(pages))))
    for number in range(len(pages)):
        picture = pages.image(number, dots_per_inch)
        # Dots per metre, so that the picture knows how large it is on paper.
        per_metre = round(dots_per_inch / 0.0254)
        picture.setDotsPerMeterX(per_metre)
        picture.setDotsPerMeterY(per_metre)
        save(folder / f"page-{number + 1:0{digits}d}.png", _png(picture))
    count = len(pages)
    pages.close()
    return count


def save_slides(deck: Deck, folder: Path, ratio: float) -> int:
    """Write a PNG of every slide into `folder`, 1080 dots high; how many there are."""
    from PySide6.QtCore import QSize  # noqa: PLC0415

    from desktop.deck.canvas import HEIGHT, Canvas  # noqa: PLC0415
    from desktop.deck.rendering import rendered  # noqa: PLC0415
    from desktop.deck.style import SlideStyle  # noqa: PLC0415

    _made(folder)
    size, style = QSize(round(Canvas.of(ratio).width), round(HEIGHT)), SlideStyle.named(deck.theme)
    digits = max(2, len(str(len(deck.slides))))
    for number, slide in enumerate(deck.slides):
        picture = rendered(slide, size, 1.0, style, folio=deck.folio(number))
        save(folder / f"slide-{number + 1:0{digits}d}.png", _png(picture))
    return len(deck.slides)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(folder, error) from error


def _png(picture: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def with_sections(brief: Brief, choices: PageChoices, ids: tuple[str, ...]) -> PageChoices:
    """`choices` for these sections; a `UserError` names the first that the brief does not have."""
    for each in ids:
        if brief.section(each) is None:
            known = "、".join(section.id for section in brief.walk)
            raise UserError(
                f"简报里没有栏目“{each}”，没有输出文件。可用的栏目：{known}。",
                f"The brief has no section “{each}”; nothing was written. Its sections: {known}.",
            )
    return replace(choices, scope=Scope.SECTIONS, sections=ids)
