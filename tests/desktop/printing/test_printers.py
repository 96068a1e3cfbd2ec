"""The printers there are, listed without Qt's printing before they are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.printing.printers import PrinterName, printers

ROOT = Path(__file__).parents[3]


def test_the_default_printer_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Info:
        def __init__(self, name: str) -> None:
            self._name = name

        def printerName(self) -> str:  # noqa: N802 - Qt's
            return self._name

        def description(self) -> str:
            return f"{self._name} in the hall"

        def isDefault(self) -> bool:  # noqa: N802 - Qt's
            return self._name == "B"

    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinters", lambda: [Info("A"), Info("B")]
    )
    assert printers() == (PrinterName("B", "B in the hall", True), PrinterName("A", "A in the hall", False))


def test_printing_is_not_imported_to_start() -> None:
    code = "import sys, desktop.printing.print_job; print('PySide6.QtPrintSupport' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
