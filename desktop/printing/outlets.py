"""Ways out of the preview: where a file is to go, and the system's own viewer. Handed in, so that tests hand in others."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from db.records import Brief
from desktop import wording
from desktop.printing.choices import FileKind, PageChoices
from desktop.reached import ProgressOf, nothing_of
from desktop.widgets.file_dialogs import chosen

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Where the user wants `name` saved, its ending the kind of file; None where they changed their mind."""
    kinds = {
        wording.translate("Print", "PDF for printing and keeping (*.pdf)"): FileKind.PDF,
        wording.translate("Print", "Word document for editing (*.docx)"): FileKind.DOCX,
        wording.translate("Print", "Excel table of targets, figures and sources (*.xlsx)"): FileKind.XLSX,
        wording.translate("Print", "Web page that opens offline (*.html)"): FileKind.HTML,
    }
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, wording.translate("Print", "Save as"), folder, ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    paths = chosen(dialog)
    return with_ending(paths[0], kinds.get(dialog.selectedNameFilter(), FileKind.PDF)) if paths else None


def with_ending(path: Path, kind: FileKind) -> Path:
    """`path` with the ending of a kind that can be written: its own, or that of `kind`."""
    if path.suffix.lower().lstrip(".") in list(FileKind):
        # The name that was offered ends in .pdf; another kind that was chosen replaces it.
        is_offered = path.suffix.lower() == ".pdf" and kind is not FileKind.PDF
        return path.with_suffix(f".{kind}") if is_offered else path
    return path.with_name(f"{path.name}.{kind}")


def kind_of(path: Path) -> FileKind:
    """The kind of file that the ending of `path` names."""
    return FileKind(path.suffix.lower().lstrip("."))


def make_file(
    brief: Brief, choices: PageChoices, kind: FileKind, progress_of: ProgressOf = nothing_of
) -> bytes:
    """The brief as another kind of file than PDF."""
    from desktop.printing.exporting import exported  # noqa: PLC0415 - only when something is saved
    from desktop.printing.typesetter import Typesetter  # noqa: PLC0415

    return exported(brief, choices, kind, Typesetter(progress_of=progress_of))


def save_file(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; raises UserError."""
    from desktop.printing.saving import save  # noqa: PLC0415 - only when something is saved

    save(path, data)


class Viewer:
    """Opens a PDF in the system's viewer, from a folder only this user can read; the folder goes with the app."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __call__(self, data: bytes, name: str) -> bool:
        """Whether something took the file."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="briefing-desk-")
        # A viewer may still hold the last one.
        path = Path(tempfile.mkdtemp(dir=self._folder.name)) / name
        path.write_bytes(data)
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True, slots=True)
class Outlets:
    """What leaves the window, and how. `view` answers whether a viewer was found; `make` makes what is no PDF."""

    ask_path: Callable[[QWidget, str], Path | None] = ask_path
    save: Callable[[Path, bytes], None] = save_file
    view: Callable[[bytes, str], bool] = field(default_factory=Viewer)
    make: Callable[[Brief, PageChoices, FileKind], bytes] = make_file


def file_name(*parts: str) -> str:
    """A name for a PDF that every system accepts."""
    cleaned = (_UNFIT.sub(" ", part).strip(" .") for part in parts)
    return " ".join(part for part in cleaned if part)[:80] + ".pdf"
