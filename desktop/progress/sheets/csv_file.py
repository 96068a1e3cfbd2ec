"""Rows as CSV that WPS and Excel open as they are meant: UTF-8 with its mark, and no text taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from desktop.legible import legible

# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """The file; a text that a spreadsheet would work out stands behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_guarded(str(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    is_safe = not _FORMULA.match(text) or _NUMBER.fullmatch(text)
    return legible(text if is_safe else f"'{text}")
