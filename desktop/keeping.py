"""What became of the user's own choices, each trouble said once and in one sentence: unreadable, unsound, not kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.paths import can_be_written
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.opening import Opening
    from desktop.views.main_window import MainWindow


def report_settings(start: Opening, folder: Path) -> None:
    """Say what was wrong with what the user chose before, and from now on where a choice cannot be kept in `folder`."""
    for sentence in _read_badly(start):
        start.window.notify(sentence)
    if can_be_written(folder):
        _report_unsaved(start.window, start.settings, folder)
        return
    text = wording.translate(
        "App",
        "Read-only mode: settings and positions will not be saved, nor will what you enter or note unless you export "
        "it, because %1 cannot be written.",
    )
    start.window.notify(text.replace("%1", str(folder)))


def _read_badly(start: Opening) -> Iterator[str]:
    kept = [file.kept_aside for file in (start.settings_file, start.session_file) if file.kept_aside]
    if kept:
        text = wording.translate(
            "App",
            "Your settings could not be read and are back to their defaults; the old file is kept as %1.",
        )
        yield text.replace("%1", ", ".join(str(path) for path in kept))
    elif start.settings.unsound:
        text = wording.translate("App", "Some settings could not be used and are back to their defaults: %1.")
        yield text.replace("%1", ", ".join(start.settings.unsound))


def _report_unsaved(window: MainWindow, choices: Settings, folder: Path) -> None:
    """Say it when a choice could not be written; the next ones are likely to fare no better, and are borne in silence."""

    def on_changed() -> None:
        if choices.saved:
            return
        choices.changed.disconnect(on_changed)
        text = wording.translate(
            "App",
            "This choice holds until the window is closed but was not saved: %1 could not be written, perhaps because "
            "the disk is full. Briefs are unaffected. Make room on the disk, then choose again.",
        )
        window.notify(text.replace("%1", str(folder)))

    choices.changed.connect(on_changed)
