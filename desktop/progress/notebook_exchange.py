"""The notebook out of and into the program, as the menu offers it: a path is asked for, and what came of it is told.

How it is copied and what is taken in is decided in db/notebook/: export.py, merge.py and gate.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import UserError
from db.notebook.notebook import Notebook
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.kept_notebook import KeptNotebook
from desktop.progress.following import Following
from desktop.typography import straight
from desktop.widgets.file_dialogs import chosen
from desktop.widgets.notices import GOOD_NEWS

# Hears the sentence, and the sign before it; as Notices.add takes them.
Tell = Callable[[str, str], None]
AskTarget = Callable[[QWidget | None, str], Path | None]
AskSource = Callable[[QWidget | None], Path | None]

_TROUBLE = "triangle-alert"
_ENDING = "db"


def ask_target(parent: QWidget | None, name: str) -> Path | None:
    """Where the notebook is to be exported to; None where the user changed their mind."""
    dialog = QFileDialog(parent, wording.translate("Notebook", "Export the notebook"), _documents(), _kinds())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Added before it is asked whether a file of that name may be replaced.
    dialog.setDefaultSuffix(_ENDING)
    dialog.selectFile(name)
    return _chosen(dialog)


def ask_source(parent: QWidget | None) -> Path | None:
    """Which notebook is to be brought in; None where the user changed their mind."""
    dialog = QFileDialog(parent, wording.translate("Notebook", "Import a notebook"), _documents(), _kinds())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def export_notebook(
    following: Following,
    language: str,
    tell: Tell,
    parent: QWidget | None = None,
    ask: AskTarget = ask_target,
    *,
    others: Sequence[KeptNotebook] = (),
) -> bool:
    """Write the whole notebook, and what `others` could not write, to a file that the user names; whether that was done."""
    if not following.has_notebook and not any(other.pending for other in others):
        tell(_empty(), _TROUBLE)
        return False
    path = ask(parent, _file_name(following))
    if path is None:
        return False
    try:
        is_kept = _export(following.notebook(), others, path)
    except UserError as error:
        tell(wording.error_words(error, language), _TROUBLE)
        return False
    tell(_exported(path, is_kept=is_kept), GOOD_NEWS)
    return True


def _export(notebook: Notebook, others: Sequence[KeptNotebook], path: Path) -> bool:
    """Write all of it to a file; whether all of it stands in the notebook's own file too."""
    if not any(other.pending for other in others):
        notebook.export(path)
        return notebook.is_kept
    with closing(notebook.copied()) as whole:
        for other in others:
            other.write_pending_to(whole)
        whole.export(path)
    return False


def import_notebook(
    following: Following,
    language: str,
    tell: Tell,
    parent: QWidget | None = None,
    ask: AskSource = ask_source,
) -> None:
    """Add what is only in another notebook, which the user chooses."""
    if not following.notebook().is_kept:
        tell(_not_imported(), _TROUBLE)
        return
    path = ask(parent)
    if path is None:
        return
    try:
        merged = following.notebook().merge(path)
    except UserError as error:
        tell(wording.error_words(error, language), _TROUBLE)
        return
    following.read_again()
    sentence = in_language(merged.sentence, language)
    tell(straight(sentence) if language == "en" else sentence, GOOD_NEWS)


def _empty() -> str:
    return wording.translate(
        "Notebook", "Your notebook is still empty: nothing was entered yet, and there is nothing to export."
    )


def _exported(path: Path, *, is_kept: bool) -> str:
    if is_kept:
        sentence = wording.translate("Notebook", 'The notebook was exported to "%1".')
    else:
        sentence = wording.translate(
            "Notebook",
            'The notebook was exported to "%1". Its own file cannot be used at present: what was entered meanwhile '
            "is only in this export, and here until the program is closed.",
        )
    return sentence.replace("%1", path.name)


def _not_imported() -> str:
    return wording.translate(
        "Notebook",
        "Nothing was imported: your notebook's own file cannot be used at present, and what is brought in would be "
        "lost when the program is closed. Both files are unchanged. Mend what was said of the notebook, start the "
        "program again, and then import.",
    )


def _file_name(following: Following) -> str:
    name = wording.translate("Notebook", "Briefing Desk notebook %1")
    return f"{name.replace('%1', following.today.isoformat())}.{_ENDING}"


def _kinds() -> str:
    return wording.translate("Notebook", "Notebooks (*.db);;All files (*)")


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(chosen(dialog)), None)
