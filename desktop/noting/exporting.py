"""Notes out of the program: as a Markdown file that the user names, written whole or not at all, and to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from db.notes.placing import Placed
from db.records import Brief
from db.system_faults import refusal_of
from db.writing import write_whole
from desktop import wording
from desktop.noting.markdown import entries, whole
from desktop.typography import shown
from desktop.widgets.file_dialogs import chosen
from desktop.widgets.notices import GOOD_NEWS

translate = wording.translate
# Hears the sentence, and the sign before it; as Notices.add takes them.
Tell = Callable[[str, str], object]
AskTarget = Callable[[QWidget | None, str], Path | None]

_TROUBLE = "triangle-alert"
_ENDING = "md"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


def ask_target(parent: QWidget | None, name: str) -> Path | None:
    """Where the notes are to be exported to; None where the user changed their mind."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = translate("Notes", "Markdown (*.md);;All files (*)")
    dialog = QFileDialog(parent, translate("Notes", "Export the notes"), documents, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Added before it is asked whether a file of that name may be replaced.
    dialog.setDefaultSuffix(_ENDING)
    dialog.selectFile(name)
    return next(iter(chosen(dialog)), None)


def export_notes(
    brief: Brief,
    places: Sequence[Placed],
    today: date,
    language: str,
    tell: Tell,
    parent: QWidget | None = None,
    ask: AskTarget = ask_target,
) -> None:
    """Write all that was noted on a brief to a file that the user names."""
    if not places:
        tell(translate("Notes", "Nothing was noted on this brief yet: there is nothing to export."), _TROUBLE)
        return
    path = ask(parent, _file_name(brief, language))
    if path is None:
        return
    try:
        write_whole(whole(brief, places, today, language), path, "utf-8")
    except OSError as error:
        tell(wording.error_words(refusal_of(error), language), _TROUBLE)
    else:
        tell(translate("Notes", 'The notes were exported to "%1".').replace("%1", path.name), GOOD_NEWS)


def copy_notes(of: Sequence[tuple[Brief, Placed]], language: str) -> None:
    """Put notes on the clipboard as Markdown, each with where its quote comes from."""
    if of:
        QGuiApplication.clipboard().setText(entries(of, language))


def _file_name(brief: Brief, language: str) -> str:
    name = translate("Notes", "%1 notes").replace("%1", shown(brief.name.of(language)))
    return f"{name.translate(_FORBIDDEN)}.{_ENDING}"
