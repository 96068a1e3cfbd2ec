"""A print job in a thread of its own, so that the window stays at hand: progress, cancelling, and how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from db.errors import UserError
from desktop.printing.pdf import PdfPages
from desktop.printing.print_choices import PrintChoices
from desktop.printing.print_job import Half, PrintJob

# Made in the thread that prints: pages, choices, which half, and a title.
MakeJob = Callable[[PdfPages, PrintChoices, Half, str], PrintJob]


def to_printer(pages: PdfPages, choices: PrintChoices, half: Half, title: str) -> PrintJob:
    """A job for the printer that is chosen."""
    return PrintJob(pages, choices, half=half, title=title)


class PrintRunner(QThread):
    """One job. `progressed` carries sides sent and sides in all, `ended` an `Outcome`, `failed` a `UserError`."""

    progressed = Signal(int, int)
    ended = Signal(object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(
        self, pdf: bytes, choices: PrintChoices, half: Half, title: str, make: MakeJob, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pdf, self._choices, self._half, self._title, self._make = pdf, choices, half, title, make
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Send nothing after the side that is being sent."""
        self._cancelled.set()

    def run(self) -> None:
        """Print; called by the thread."""
        pages = PdfPages(self._pdf)
        try:
            job = self._make(pages, self._choices, self._half, self._title)
            self.progressed.emit(0, len(job.sides))
            outcome = job.run(self.progressed.emit, self._cancelled.is_set)
        except UserError as error:
            self.failed.emit(error)
        except Exception as error:
            # A fault of ours: shown as such by whoever listens, in the thread of the windows.
            self.broke.emit(error)
        else:
            self.ended.emit(outcome)
        finally:
            pages.close()
