"""What this program is made of: versions, licences, and of every open brief its edition, signer and hash."""

from __future__ import annotations

import platform
import sqlite3
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.icons import app_icon
from desktop.identity import VERSION
from desktop.paths import resource
from desktop.signature_words import signature_details
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from db.signing.signing import Signature

# Name, and the licence it comes under; the texts of what is bundled stand in resources/.
_PARTS = (
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("sqlite-utils", "Apache-2.0"),
    ("typst", "Apache-2.0"),
    ("pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("python-docx", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("XlsxWriter", "BSD-2-Clause"),
)


# Every open brief, and who signed its pack; None where that is not known yet.
Signed = tuple[tuple[Brief, "Signature | None"], ...]


class AboutDialog(QDialog):
    """Name, purpose, and a text that can be selected and copied."""

    def __init__(self, briefs: Signed, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.translate("About", "About Briefing Desk"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addLayout(self._head(theme))
        text = QPlainTextEdit(self)
        text.setObjectName("abouttext")
        text.setReadOnly(True)
        text.setFont(theme.font(Type.SMALL))
        text.setPlainText(about_text(briefs, language))
        text.setAccessibleName(self.windowTitle())
        layout.addWidget(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(600, 520)

    def _head(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        picture = PlainLabel("", theme.font(Type.INTERFACE))
        picture.setPixmap(app_icon().pixmap(56, 56))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        title = wording.translate("About", "Briefing Desk %1").replace("%1", VERSION)
        names.addWidget(PlainLabel(title, theme.font(Type.HEADING, bold=True), theme.tokens.ink))
        for sentence in (
            wording.translate("About", "Every figure shown is a span of the source, and one click shows it."),
            wording.translate("About", "Unlike things are never compared."),
            wording.translate("About", "It works without a network and never uses one."),
        ):
            names.addWidget(PlainLabel(sentence, theme.font(Type.INTERFACE), theme.tokens.second))
        row.addLayout(names, 1)
        return row


def about_text(briefs: Signed, language: str) -> str:
    """Briefs and their sources, versions and licences, as plain text."""
    translate = wording.translate
    lines = [translate("About", "Sources")]
    for brief, signature in briefs:
        lines += [shown(wording.edition_words(brief, language))]
        lines += [signature_details(signature)] if signature else []
        lines += [translate("About", "Source SHA-256: %1").replace("%1", brief.source.sha256), ""]
    lines += [translate("About", "Versions and licences")]
    lines += [f"Briefing Desk {VERSION} — Apache-2.0", f"Python {platform.python_version()} — PSF-2.0"]
    lines += [f"Qt {qVersion()}, PySide6 {pyside_version} — LGPL-3.0-only"]
    lines += [f"SQLite {sqlite3.sqlite_version} — public domain"]
    lines += [*(_all_licences() or _parts()), ""]
    lines += [translate("About", "Licence texts of the bundled fonts and icons"), ""]
    for place in (("fonts", "OFL.txt"), ("fonts", "COPYING-Fandol.txt"), ("icons", "LICENSE")):
        lines += [_text(resource(*place)), ""]
    return "\n".join(lines)


def _all_licences() -> list[str]:
    """What the packaged program brings along about everything inside it; nothing where it runs from source."""
    index, qt = resource("licences", "LICENCES.txt"), resource("licences", "QT-LGPL.txt")
    if not index.is_file():
        return []
    told = wording.translate("About", "The licence texts of everything inside are in this folder: %1")
    return [told.replace("%1", str(index.parent)), "", _text(index), _text(qt)]


def _parts() -> list[str]:
    lines = [f"{name} {_version(name)} — {licence}" for name, licence in _PARTS]
    lines += ["Briefing Sans, Briefing Serif (Noto CJK) — OFL-1.1"]
    return [*lines, "FandolFang, FandolKai — GPL-3.0, font exception", "Lucide — ISC, MIT"]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return wording.translate("About", "(not installed)")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        return str(error)
