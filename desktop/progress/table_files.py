"""The template and the ledger as files, as the menu offers them: a path is asked for, and what came of it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.progress import can_be_followed
from db.records import Brief
from desktop import wording
from desktop.progress.following import Following
from desktop.progress.import_parts import Files, file_name
from desktop.progress.sheets.scoreboard_file import history_of, scoreboard_csv, scoreboard_xlsx
from desktop.progress.sheets.template import template_csv, template_xlsx
from desktop.widgets.notices import GOOD_NEWS

# Hears the sentence, and the sign before it.
Tell = Callable[[str, str], None]
_TROUBLE = "triangle-alert"


def save_template(
    brief: Brief, following: Following, language: str, files: Files, tell: Tell, parent: QWidget
) -> None:
    """Write the table in which values are filled in and imported again."""
    progress = following.progress(brief)
    if not any(map(can_be_followed, brief.figures)):
        tell(wording.translate("Progress", "No target of this brief can have that."), _TROUBLE)
        return

    def made(ending: str) -> bytes:
        make = template_csv if ending == ".csv" else template_xlsx
        return make(brief, progress, language)

    name = wording.translate("Sheets", "%1 template").replace("%1", brief.name.of(language))
    _save(name, made, language, files, tell, parent)


def save_scoreboard(
    brief: Brief, following: Following, language: str, files: Files, tell: Tell, parent: QWidget
) -> None:
    """Write the ledger as it stands on the day that is looked at, with its sources."""
    progress, on = following.progress(brief), following.on

    def made(ending: str) -> bytes:
        if ending == ".csv":
            return scoreboard_csv(brief, progress, on, language)
        history = history_of(brief, following.history)
        return scoreboard_xlsx(brief, progress, on, datetime.now(UTC), history, language)

    name = wording.translate("Sheets", "%1 ledger").replace(
        "%1", f"{brief.name.of(language)} {on.isoformat()}"
    )
    _save(name, made, language, files, tell, parent)


def _save(
    name: str, made: Callable[[str], bytes], language: str, files: Files, tell: Tell, parent: QWidget
) -> None:
    path = files.ask_save(parent, file_name(name))
    if path is None:
        return
    try:
        files.save(path, made(path.suffix.lower()))
    except UserError as error:
        tell(wording.error_words(error, language), _TROUBLE)
    else:
        tell(_written(path), GOOD_NEWS)


def _written(path: Path) -> str:
    return wording.translate("Sheets", '"%1" was written.').replace("%1", path.name)
