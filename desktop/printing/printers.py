"""The printers of this computer: which there are, how one is taken and given up, what to say when it does not print.

Qt's printing is imported when it is first used; it is not part of starting.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from desktop.printing.print_choices import FINEST, PrintChoices

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# Qt's own key for what is handed to CUPS (private/qprintengine; unchanged since Qt 5).
_CUPS_OPTIONS = 0xFE00


class PrintingFailed(UserError):
    """A printer that did not do what it was asked; `sent` sides had been handed to it."""

    def __init__(self, zh: str, en: str, sent: int = 0) -> None:
        super().__init__(zh, en)
        self.sent = sent


@dataclass(frozen=True, slots=True)
class PrinterName:
    """A printer of this computer: the system's name for it, and what people call it."""

    name: str
    description: str = ""
    is_default: bool = False


def printers() -> tuple[PrinterName, ...]:
    """The printers there are now, the default one first; empty where there is none."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - not part of starting

    found = [
        PrinterName(info.printerName(), info.description(), info.isDefault())
        for info in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda printer: not printer.is_default))


def native_printer(choices: PrintChoices) -> QPrinter:
    """The printer that is chosen, or the system's default one, at its resolution. Raises `PrintingFailed`."""
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


def file_printer(path: Path, choices: PrintChoices) -> QPrinter:
    """One that writes what a printer would print into a PDF."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - not part of starting

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(min(choices.resolution, FINEST))
    return printer


def is_stopped(printer: QPrinter) -> bool:
    """Whether it takes no more of the job."""
    state = type(printer).PrinterState
    return printer.printerState() in {state.Error, state.Aborted}


def give_up(printer: QPrinter) -> None:
    """See to it that what was painted so far is not printed."""
    if printer.abort() or printer.outputFileName():
        return
    # On CUPS, Qt cannot abort: it would send what there is. No server takes a job of no copies (RFC 8011, 5.2.5).
    engine = printer.printEngine()
    keys = type(engine).PrintEnginePropertyKey
    engine.setProperty(keys.PPK_CopyCount, 1)
    engine.setProperty(keys(_CUPS_OPTIONS), ["copies", "0"])


# ------------------------------------------------------------ what may be wrong with them


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


def broke(name: str, sent: int) -> PrintingFailed:
    """What to say of a printer that stopped when it had `sent` sides."""
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
