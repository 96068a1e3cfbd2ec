"""Which libraries the program runs on; asking one for its version also proves that it loads."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Mapping

from desktop.checks.running import demand

_FAULT = "! "  # before what is no version but the reason why there is none


def versions(asked: Mapping[str, Callable[[], str]] | None = None) -> dict[str, str]:
    """Library -> version, or where it cannot be loaded the reason, marked."""
    return {name: _or_reason(ask) for name, ask in (asked or ASKED).items()}


def all_load(found: Mapping[str, str]) -> str:
    """Demand that every library has told its version."""
    missing = [f"{name} ({told.removeprefix(_FAULT)})" for name, told in found.items() if _is_fault(told)]
    demand(not missing, f"cannot be used: {', '.join(missing)}")
    return f"{len(found)} libraries load"


def _is_fault(told: str) -> bool:
    return not told or told.startswith(_FAULT)


def _or_reason(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except Exception as error:
        return f"{_FAULT}{type(error).__name__}: {error}"


def _qt() -> str:
    # All of Qt that the program uses; a bundle may lack any of them.
    from PySide6 import QtDBus, QtGui, QtPrintSupport, QtSvg, QtWidgets  # noqa: F401, PLC0415
    from PySide6.QtCore import qVersion  # noqa: PLC0415

    return qVersion()


def _pyside() -> str:
    import PySide6  # noqa: PLC0415

    return str(PySide6.__version__)


def _fts5() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(terms)")
        return str(connection.execute("SELECT fts5_source_id()").fetchone()[0])[:10]
    finally:
        connection.close()


def _numpy() -> str:
    import numpy as np  # noqa: PLC0415

    # Linear algebra is OpenBLAS, a library of its own.
    demand(float(np.linalg.det(np.eye(2))) == 1.0, "it does not calculate")
    return np.__version__


def _pyqtgraph() -> str:
    from desktop.gauges import item  # noqa: PLC0415 - the one module that may import pyqtgraph

    return str(vars(item)["pg"].__version__)


def _typst() -> str:
    import typst  # noqa: PLC0415

    return str(vars(typst)["__version__"])


def _pdfium() -> str:
    from pypdfium2 import version  # noqa: PLC0415

    return f"{version.PDFIUM_INFO} (pypdfium2 {version.PYPDFIUM_INFO})"


def _nacl() -> str:
    from db.signing.signing import library_version  # noqa: PLC0415

    return library_version()


def _docx() -> str:
    import docx  # noqa: PLC0415

    return str(docx.__version__)


def _pptx() -> str:
    import pptx  # noqa: PLC0415

    return str(pptx.__version__)


def _xlsxwriter() -> str:
    import xlsxwriter  # noqa: PLC0415

    return str(xlsxwriter.__version__)


def _openpyxl() -> str:
    import openpyxl  # noqa: PLC0415

    return str(openpyxl.__version__)


ASKED: dict[str, Callable[[], str]] = {
    "python": platform.python_version,
    "qt": _qt,
    "pyside6": _pyside,
    "sqlite": lambda: sqlite3.sqlite_version,
    "fts5": _fts5,
    "numpy": _numpy,
    "pyqtgraph": _pyqtgraph,
    "typst": _typst,
    "pdfium": _pdfium,
    "nacl": _nacl,
    "docx": _docx,
    "pptx": _pptx,
    "xlsxwriter": _xlsxwriter,
    "openpyxl": _openpyxl,
}
