"""Pages to a printer: the same PDF that is previewed and exported, imposed by us, one picture at a time.

Qt's printing is imported when it is first used; it is not part of starting. A job holds one page's picture at a
time. Paper, orientation and margins are set after the printer was chosen, so no driver's defaults survive.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from db.errors import UserError
from desktop.printing.imposition import (
    A4,
    PER_SIDE,
    Duplex,
    Sheet,
    Side,
    Slot,
    copied,
    page_numbers,
    passes,
    sides,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
FINEST = 600  # dots an inch; beyond it files grow and letters do not get better
MOST_COPIES = 999
# Qt's own key for what is handed to CUPS (private/qprintengine; unchanged since Qt 5).
_CUPS_OPTIONS = 0xFE00


class Half(StrEnum):
    """What of a job is printed now: all of it, or one pass of printing both sides by hand."""

    ALL = "all"
    FRONTS = "fronts"
    BACKS = "backs"


class PrintingFailed(UserError):
    """A printer that did not do what it was asked; `sent` sides had been handed to it."""

    def __init__(self, zh: str, en: str, sent: int = 0) -> None:
        super().__init__(zh, en)
        self.sent = sent


class Paged(Protocol):
    """What is printed: `PdfPages`, or anything with sizes in points and pictures."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page, in points."""

    def image(self, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
        """The picture of a page, counted from 0."""


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """How to print. `printer` is a name of `printers()`, "" the default one; `resolution` is in dots an inch."""

    printer: str = ""
    pages: str = ""
    copies: int = 1
    per_side: int = 1
    duplex: Duplex = Duplex.NONE
    reversed_backs: bool = False
    grey: bool = False
    resolution: int = 300

    def to_json(self) -> dict[str, Any]:
        """The choices as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> PrintChoices:
        """The choices stored by `to_json`; what is missing or unsound has its default."""
        sound: dict[str, Callable[[Any], bool]] = {
            "printer": lambda value: isinstance(value, str),
            "pages": lambda value: isinstance(value, str),
            "copies": lambda value: type(value) is int and 1 <= value <= MOST_COPIES,
            "per_side": lambda value: type(value) is int and value in PER_SIDE,
            "duplex": lambda value: isinstance(value, str) and value in list(Duplex),
            "reversed_backs": lambda value: isinstance(value, bool),
            "grey": lambda value: isinstance(value, bool),
            "resolution": lambda value: type(value) is int and POINTS_PER_INCH <= value <= FINEST,
        }
        kept = {name: stored[name] for name, is_sound in sound.items() if is_sound(stored.get(name))}
        choices = cls(**kept)
        return replace(choices, duplex=Duplex(choices.duplex))


@dataclass(frozen=True, slots=True)
class PrinterName:
    """A printer of this computer: the system's name for it, and what people call it."""

    name: str
    description: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: sides sent of all its sides. What was cancelled may lie in the tray in part."""

    sent: int
    total: int
    cancelled: bool


def printers() -> tuple[PrinterName, ...]:
    """The printers there are now, the default one first; empty where there is none."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - not part of starting

    found = [
        PrinterName(info.printerName(), info.description(), info.isDefault())
        for info in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda printer: not printer.is_default))


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
        self._printer = _native(choices) if pdf is None else _file(pdf, choices)
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
            raise _broke(self._name, 0)
        sent, is_whole = 0, False
        try:
            for side in self.sides:
                if (sent and not printer.newPage()) or _is_stopped(printer):
                    raise _broke(self._name, sent)
                self._paint(painter, side, printer.resolution())
                sent += 1
                yield sent
            is_whole = True
        finally:
            if not is_whole:
                _give_up(printer)
            is_ended = painter.end()
            if not is_whole and self._pdf is not None:
                self._pdf.unlink(missing_ok=True)
        # A spooler that has gone away takes the job with it, and Qt does not say so.
        is_gone = self._pdf is None and self._name not in {each.name for each in printers()}
        if not is_ended or _is_stopped(printer) or is_gone:
            raise _broke(self._name, sent)

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


# ------------------------------------------------------------ printers, and what may be wrong with them


def _native(choices: PrintChoices) -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - not part of starting

    name = choices.printer or QPrinterInfo.defaultPrinterName()
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo()
    # Given a name it does not know, QPrinter would take another printer, or write a file.
    if info.isNull() or info.printerName() != name:
        raise _missing(name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if not printer.isValid() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        raise _missing(name)
    finest = max(info.supportedResolutions(), default=FINEST)
    printer.setResolution(min(choices.resolution, finest, FINEST))
    return printer


def _file(path: Path, choices: PrintChoices) -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - not part of starting

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(min(choices.resolution, FINEST))
    return printer


def _is_stopped(printer: QPrinter) -> bool:
    state = type(printer).PrinterState
    return printer.printerState() in {state.Error, state.Aborted}


def _give_up(printer: QPrinter) -> None:
    """See to it that what was painted so far is not printed."""
    if printer.abort() or printer.outputFileName():
        return
    # On CUPS, Qt cannot abort: it would send what there is. No server takes a job of no copies (RFC 8011, 5.2.5).
    engine = printer.printEngine()
    keys = type(engine).PrintEnginePropertyKey
    engine.setProperty(keys.PPK_CopyCount, 1)
    engine.setProperty(keys(_CUPS_OPTIONS), ["copies", "0"])


def _missing(name: str) -> PrintingFailed:
    if not name:
        return PrintingFailed(
            "这台电脑上没有打印机,没有打印。请先在系统里添加打印机,或者改为导出 PDF。",
            "This computer has no printer, so nothing was printed. Add one in the system's settings, or export a PDF.",
        )
    return PrintingFailed(
        f"找不到打印机“{name}”,没有打印。请检查它是否已接好,另选一台打印机,或者改为导出 PDF。",
        f"The printer “{name}” is not there, so nothing was printed. "
        "Check that it is connected, choose another one, or export a PDF.",
    )


def _broke(name: str, sent: int) -> PrintingFailed:
    zh = f"已送出 {sent} 面,印出多少以出纸盒为准" if sent else "没有打印"
    en = (
        f"{sent} side(s) had been sent, and the tray shows how many came out"
        if sent
        else "nothing was printed"
    )
    return PrintingFailed(
        f"打印机“{name}”没有接受打印;{zh}。请检查打印机后补印缺少的页,或者改为导出 PDF。",
        f"The printer “{name}” did not take the job; {en}. Check the printer and print what is missing, "
        "or export a PDF.",
        sent,
    )
