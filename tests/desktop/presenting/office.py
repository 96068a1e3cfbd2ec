"""A PPTX as other programs see it: its parts, and where LibreOffice is installed, its pages."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pptx

ROOT = Path(__file__).parent.parent.parent.parent
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def parts(data: bytes) -> dict[str, bytes]:
    """Every member of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes) -> Any:
    """The file read back by the library."""
    return pptx.Presentation(io.BytesIO(data))


def words(text: str) -> str:
    """Without white space, which line ends add or take."""
    return "".join(text.split())


def pdf_of(data: bytes, folder: Path) -> bytes | None:
    """What LibreOffice makes of the file with the bundled fonts; None where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    (folder / "fonts.conf").write_text(
        _FONTS.format(fonts=ROOT / "resources" / "fonts", cache=folder / "cache"), encoding="utf-8"
    )
    (folder / "deck.pptx").write_bytes(data)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "deck.pptx")],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        capture_output=True,
        timeout=180,
        check=True,
    )  # fmt: skip
    made = folder / "deck.pdf"
    # A LibreOffice without Impress converts nothing and says nothing.
    return made.read_bytes() if made.exists() else None
