"""Around the import of a table: where files come from and go, the place to drop one, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.progress.sheets.own_words import own_words
from desktop.progress.sheets.table import Table
from desktop.theme import Space, Theme, Type
from desktop.widgets.file_dialogs import chosen
from desktop.widgets.plain_label import BalancedLabel, PlainLabel

translate = wording.translate
_LARGE = 40


def ask_open(parent: QWidget) -> Path | None:
    """The table the user wants to import; None where they changed their mind."""
    dialog = QFileDialog(parent, translate("Sheets", "Choose a table"), _documents())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = translate("Sheets", "Tables (%1)").replace("%1", "*.xlsx *.xlsm *.csv *.txt")
    dialog.setNameFilters([tables, translate("Sheets", "All files (%1)").replace("%1", "*")])
    return _chosen(dialog)


def ask_save(parent: QWidget, name: str) -> Path | None:
    """Where the user wants a table called `name`, with one of its endings; None where they changed their mind."""
    kinds = {
        translate("Sheets", "Excel workbook (%1)").replace("%1", "*.xlsx"): ".xlsx",
        translate("Sheets", "Text with commas (%1)").replace("%1", "*.csv"): ".csv",
    }
    dialog = QFileDialog(parent, translate("Sheets", "Save a table"), _documents())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
    dialog.setDefaultSuffix(".xlsx")
    dialog.selectFile(name)
    path = _chosen(dialog)
    return (
        path if path is None or path.suffix.lower() in kinds.values() else path.with_name(f"{path.name}.xlsx")
    )


@dataclass(frozen=True)
class Files:
    """How tables come in and templates go out. `save` writes a file whole or not at all, and raises UserError."""

    save: Callable[[Path, bytes], None]
    ask_open: Callable[[QWidget], Path | None] = ask_open
    ask_save: Callable[[QWidget, str], Path | None] = ask_save


def files_in(mime: QMimeData) -> list[Path]:
    """The local files that were copied or dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropPlace(QFrame):
    """What stands in the table's place before there is one: what can be done, and with which files."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("droptable")
        # It takes the room that is left, and asks for none.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        side = theme.space(_LARGE)
        sign = PlainLabel("", theme.font(Type.INTERFACE))
        sign.setPixmap(icon("file-spreadsheet", theme.tokens.muted, side).pixmap(side, side))
        column, edge = QVBoxLayout(self), theme.space(Space.XXXL)
        column.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        column.setSpacing(theme.space(Space.S))
        column.addStretch(1)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space(Space.S))
        for words, size, color in _words(theme):
            label = BalancedLabel(words, theme.font(size, zoomed=True), color)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)


def _words(theme: Theme) -> tuple[tuple[str, int, str], ...]:
    how = translate(
        "Sheets",
        "Or choose a file, or paste cells copied in WPS or Excel (%1). Workbooks (.xlsx) and text (.csv) are read. "
        "Nothing is entered before you have seen what each row will do.",
    )
    return (
        (translate("Sheets", "Drop a filled-in table here"), Type.HEADING, theme.tokens.ink),
        (how.replace("%1", "Ctrl+V"), Type.INTERFACE, theme.tokens.second),
    )


def origin_words(table: Table, blank: int, language: str) -> str:
    """Where the rows are from, and what is to be known of them as a whole."""
    words = translate("Sheets", "Read from %1.")
    if table.sheet:
        words = translate("Sheets", "Read from %1, worksheet %2.").replace("%2", table.sheet)
    said = [words.replace("%1", table.name), *(own_words(note, language) for note in table.notes)]
    if blank:
        left = translate("Sheets", "Rows without a value, passed over: %1.")
        said.append(left.replace("%1", str(blank)))
    return ("" if language == "zh_CN" else " ").join(said)


def file_name(name: str) -> str:
    """A name that every system accepts."""
    return "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else " " for c in name).strip(" .")[:80]


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(chosen(dialog)), None)
