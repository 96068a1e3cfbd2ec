"""Everything that takes packs in, made and connected; from the first paint until the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from db.library import Library
from db.shelf import Shelf
from db.signing.keyring import administrators_keys
from desktop import settings
from desktop.background import Background
from desktop.folder_watch import FolderWatch
from desktop.intake import Intake, Origin
from desktop.json_file import JsonFile
from desktop.navigator import Navigator
from desktop.paths import config_folder
from desktop.reception import Reception
from desktop.settings import Settings
from desktop.signatures import Signatures
from desktop.theme import Theme
from desktop.told import Told
from desktop.views.main_window import MainWindow


class IntakeDesk(QObject):
    """The intake, the watch and the signatures of one window."""

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        navigator: Navigator,
        choices: Settings,
        themed: Callable[[], Theme],
        shelf: Shelf,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._choices = choices
        self._themed = themed
        # Looking into folders may wait for a share that never answers; what is opened does not wait behind it.
        self._reading, self._looking = Background(self), Background(self)
        self._told = Told(JsonFile(config_folder() / "told.json"))
        self.signatures = Signatures(library, self._reading, administrators_keys)
        self.intake = Intake(library, shelf, self.signatures, self._reading, self._told)
        self.watch = FolderWatch(self._looking)
        self._reception = Reception(window, library, navigator, choices, self.intake, self.signatures)
        self._connect()

    @property
    def is_idle(self) -> bool:
        """Whether everything that was given has been taken in."""
        return self._reading.is_idle and self._looking.is_idle

    def begin(self, files: list[Path]) -> None:
        """Take in the files the program was started with, and begin to watch."""
        # What is kept comes first: the signed copy of what is in use may be there, and files are measured against it.
        self.intake.open_earlier()
        self.intake.take(files)
        if shown := self._window.fittings.use_signatures(self.signatures.known):
            self.signatures.ask(shown)
        self.watch.watch(self._choices.watched)

    def close(self) -> None:
        """Take nothing in any more; what is half-copied is left out whole."""
        self._told.save()
        self.watch.watch(())
        self._reading.close()
        self._looking.close()

    def _connect(self) -> None:
        self._window.packs_given.connect(self.intake.take)
        self._window.brief_shown.connect(self.signatures.ask)
        self._window.watching_wanted.connect(self._on_watching_wanted)
        self.signatures.learnt.connect(self._window.fittings.show_signature)
        self.watch.found.connect(self._on_found)
        self.watch.looked.connect(self._reception.on_watched)
        self._choices.changed.connect(self._on_changed)

    def _on_found(self, paths: list[Path], lay_there: bool) -> None:
        self.intake.take(paths, Origin.LAY_THERE if lay_there else Origin.APPEARED)

    def _on_changed(self, name: str) -> None:
        if name == settings.WATCHED.name:
            self.watch.watch(self._choices.watched)

    def _on_watching_wanted(self) -> None:
        from desktop.views.watch_dialog import WatchDialog  # noqa: PLC0415 - not before it is asked for

        dialog = WatchDialog(self._choices.watched, self._themed(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_folders_chosen)
        self.watch.looked.connect(dialog.show_look)
        dialog.open()
        self.watch.watch(self._choices.watched)

    def _on_folders_chosen(self, folders: tuple[Path, ...]) -> None:
        self._choices.set(settings.WATCHED, [str(folder) for folder in folders])
