"""Pages to a printer: the same PDF that is previewed and exported, imposed by us, one picture at a time.

A job holds one page's picture at a time. Paper, orientation and margins are set after the printer was chosen, so no
driver's defaults survive.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from desktop.printing.imposition import (
    A4,
    Duplex,
    Sheet,
    Side,
    Slot,
    copied,
    page_numbers,
    passes,
    sides,
)
from desktop.printing.print_choices import PrintChoices
from desktop.printing.printers import broke, file_printer, give_up, is_stopped, native_printer, printers

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0


class Half(StrEnum):
    """What of a job is printed now: all of it, or one pass of printing both sides by hand."""

    ALL = "all"
    FRONTS = "fronts"
    BACKS = "backs"


class Paged(Protocol):
    """What is printed: `PdfPages`, or anything with sizes in points and pictures."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page, in points."""

    def image(self, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
        """The picture of a page, counted from 0."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: sides sent of all its sides. What was cancelled may lie in the tray in part."""

    sent: int
    total: int
    cancelled: bool


class PrintJob:
    """One job, imposed when it is made (which raises `PageRangeError`) and sent by `run` or `steps`.

    With `pdf` it is written to that file instead, as a printer would print it; a cancelled file is removed.
    """

    def __init__(
        self,
        pages: Paged,
        choices: PrintChoices,
        *,
        half: Half = Half.ALL,
        sheet: Sheet = A4,
        title: str = "",
        pdf: Path | None = None,
    ) -> None:
        self._pages = pages
        self._choices = choices
        self._title = title
        self._pdf = pdf
        self._printer = native_printer(choices) if pdf is None else file_printer(pdf, choices)
        self._name = self._printer.printerName() if pdf is None else pdf.name
        numbers = page_numbers(choices.pages, len(pages.sizes))
        job = sides(numbers, pages.sizes, choices.per_side, sheet)
        if not (pdf is None and self._printer.supportsMultipleCopies()):
            job = copied(job, choices.copies, choices.duplex)
        if half is not Half.ALL:
            fronts, backs = passes(job, reversed_backs=choices.reversed_backs)
            job = fronts if half is Half.FRONTS else backs
        self.sides: tuple[Side, ...] = job

    def run(
        self,
        progress: Callable[[int, int], object] = lambda done, total: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Outcome:
        """Print to the end or until cancelled, which is asked after each side. Raises `PrintingFailed`."""
        total, sent = len(self.sides), 0
        steps = self.steps()
        for sent in steps:
            progress(sent, total)
            if is_cancelled():
                steps.close()
                return Outcome(sent, total, cancelled=True)
        return Outcome(sent, total, cancelled=False)

    def steps(self) -> Generator[int, None, None]:
        """Print a side at each step and yield how many are sent; closing it early cancels the job.

        Raises `PrintingFailed` where the printer is gone or stops.
        """
        if not self.sides:
            return
        printer = self._set_up()
        painter = QPainter()
        if not painter.begin(printer):
            raise broke(self._name, 0)
        sent, is_whole = 0, False
        try:
            for side in self.sides:
                if (sent and not printer.newPage()) or is_stopped(printer):
                    raise broke(self._name, sent)
                self._paint(painter, side, printer.resolution())
                sent += 1
                yield sent
            is_whole = True
        finally:
            if not is_whole:
                give_up(printer)
            is_ended = painter.end()
            if not is_whole and self._pdf is not None:
                self._pdf.unlink(missing_ok=True)
        # A spooler that has gone away takes the job with it, and Qt does not say so.
        is_gone = self._pdf is None and self._name not in {each.name for each in printers()}
        if not is_ended or is_stopped(printer) or is_gone:
            raise broke(self._name, sent)

    def _set_up(self) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - not part of starting

        printer, choices, sheet = self._printer, self._choices, self.sides[0].sheet
        upright = sheet.standing(landscape=False)
        size = QPageSize(QSizeF(upright.width, upright.height), QPageSize.Unit.Millimeter)
        way = QPageLayout.Orientation.Landscape if sheet.is_landscape else QPageLayout.Orientation.Portrait
        layout = QPageLayout(size, way, QMarginsF(), QPageLayout.Unit.Millimeter)
        layout.setMode(QPageLayout.Mode.FullPageMode)
        printer.setFullPage(True)
        printer.setPageLayout(layout)
        printer.setDuplex(
            {
                Duplex.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
                Duplex.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
            }.get(choices.duplex, QPrinter.DuplexMode.DuplexNone)
        )
        printer.setColorMode(QPrinter.ColorMode.GrayScale if choices.grey else QPrinter.ColorMode.Color)
        printer.setDocName(self._title)
        if self._pdf is None and printer.supportsMultipleCopies():
            printer.setCollateCopies(True)
            printer.setCopyCount(choices.copies)
        return printer

    def _paint(self, painter: QPainter, side: Side, dots_per_inch: int) -> None:
        # Without it Qt stores pictures as JPEG, which smudges letters.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for slot in side.slots:
            self._paint_page(painter, slot, dots_per_inch / MM_PER_INCH)

    def _paint_page(self, painter: QPainter, slot: Slot, dots_per_mm: float) -> None:
        points = self._pages.sizes[slot.page][0]
        dots_per_inch = slot.page_width * dots_per_mm / points * POINTS_PER_INCH
        picture = self._pages.image(slot.page, dots_per_inch, grey=self._choices.grey)
        painter.save()
        bottom = slot.y + slot.height if slot.turned else slot.y
        painter.translate(round(slot.x * dots_per_mm), round(bottom * dots_per_mm))
        if slot.turned:
            painter.rotate(-90)
        # A dot of the picture is a dot on the paper.
        painter.drawImage(QRectF(0, 0, picture.width(), picture.height()), picture)
        painter.restore()
