"""Versions of what a bundle holds, asked from the libraries themselves wherever one answers."""

from __future__ import annotations

import decimal
import platform
import sqlite3
from collections.abc import Callable
from importlib import metadata
from xml.parsers import expat

from shipping.gates import Refused


def version(stated: str) -> str:
    """`stated` as written, or what is asked for with "ask:"; Refused where nobody answers."""
    if not stated.startswith("ask:"):
        return stated
    what = stated.removeprefix("ask:")
    try:
        if what.startswith("dist:"):
            return metadata.version(what.removeprefix("dist:"))
        return _ASKED[what]()
    except (KeyError, ImportError, AttributeError) as error:
        raise Refused(f"The version of {what} cannot be told: {error!r}.") from error


def _openblas() -> str:
    import numpy  # noqa: PLC0415

    return str(numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]["version"])


def _pdfium() -> str:
    import pypdfium2  # noqa: PLC0415

    return str(pypdfium2.PDFIUM_INFO.version).partition("@")[0]


def _libxml2() -> str:
    from lxml import etree  # noqa: PLC0415

    return ".".join(map(str, etree.LIBXML_VERSION))


def _libxslt() -> str:
    from lxml import etree  # noqa: PLC0415

    return ".".join(map(str, etree.LIBXSLT_VERSION))


_ASKED: dict[str, Callable[[], str]] = {
    "python": platform.python_version,
    "sqlite": lambda: sqlite3.sqlite_version,
    "openblas": _openblas,
    "pdfium": _pdfium,
    "libxml2": _libxml2,
    "libxslt": _libxslt,
    "expat": lambda: expat.EXPAT_VERSION.removeprefix("expat_"),
    "libmpdec": lambda: str(decimal.__libmpdec_version__),
}
