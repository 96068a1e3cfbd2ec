"""Folders in which newer packs may appear: a download folder, a share, the place where USB sticks are mounted.

The system tells of changes where it can; a slow look round finds what it does not tell (shares, a stick that comes
back). Every look is taken beside the thread of the windows. A file is reported when two looks in a row saw it the same,
so that a copy that is still being written waits; and once for each time it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from desktop.background import Background
from desktop.finding import FoundPack, Look, look_into

_PAUSE = 300  # ms after a change, for the changes that follow it
_SETTLING = 1500  # ms between two looks at a file that is new
_ROUND = 15_000  # ms between looks that nobody asked for
_REMEMBERED = 20_000  # files


class FolderWatch(QObject):
    """`found` carries the files to take in, the newest first, and whether they lay there when watching began.

    `looked` carries what each look at a folder found.
    """

    found = Signal(object, bool)
    looked = Signal(object)

    def __init__(self, background: Background, settling: int = _SETTLING, pause: int = _PAUSE) -> None:
        super().__init__(background)
        self._background = background
        self._folders: tuple[Path, ...] = ()
        self._begun: set[Path] = set()
        self._waiting: dict[Path, tuple[int, int]] = {}
        self._reported: dict[Path, tuple[int, int]] = {}
        self._lying: set[Path] = set()
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._pause = self._timer(pause)
        self._settling = self._timer(settling)
        self._round = self._timer(_ROUND)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on, and no others; they need not be there."""
        self._folders = tuple(folders)
        self._begun &= set(self._folders)
        if self._folders:
            self._look()
        else:
            self._end()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        timer.timeout.connect(self._look)
        return timer

    def _on_changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _look(self) -> None:
        if self._is_looking:
            # Whatever changed since that look began is seen by the next.
            self._pause.start()
            return
        self._is_looking = True
        folders = self._folders
        self._background.do(lambda: [look_into(folder) for folder in folders], self._on_looked)

    def _on_looked(self, looks: list[Look]) -> None:
        self._is_looking = False
        current = [look for look in looks if look.folder in self._folders]
        packs = {pack.path: pack for look in current for pack in look.packs}
        self._lying |= {
            pack.path for look in current if look.folder not in self._begun for pack in look.packs
        }
        self._begun |= {look.folder for look in current}
        self._report([pack for pack in packs.values() if self._is_ready(pack)])
        self._waiting = {p: pack.stamp for p, pack in packs.items() if self._reported.get(p) != pack.stamp}
        self._listen(current)
        if self._waiting:
            self._settling.start()
        if self._folders:
            self._round.start()
        for look in current:
            self.looked.emit(look)

    def _is_ready(self, pack: FoundPack) -> bool:
        """Whether the file is as the last look saw it, and was not reported so."""
        return self._waiting.get(pack.path) == pack.stamp and self._reported.get(pack.path) != pack.stamp

    def _report(self, ready: list[FoundPack]) -> None:
        for lay_there in (True, False):
            paths = [pack.path for pack in ready if (pack.path in self._lying) is lay_there]
            if paths:
                self.found.emit(paths, lay_there)
        self._reported.update((pack.path, pack.stamp) for pack in ready)
        self._lying -= {pack.path for pack in ready}
        while len(self._reported) > _REMEMBERED:
            del self._reported[next(iter(self._reported))]

    def _listen(self, looks: list[Look]) -> None:
        """Have the system tell of changes in what is there, and above what is not."""
        wanted = {str(path) for look in looks for path in look.folders}
        wanted |= {str(above) for look in looks if not look.is_there if (above := _nearest(look.folder))}
        had = set(self._watcher.directories())
        if gone := sorted(had - wanted):
            self._watcher.removePaths(gone)
        if fresh := sorted(wanted - had):
            self._watcher.addPaths(fresh)

    def _end(self) -> None:
        for timer in (self._pause, self._settling, self._round):
            timer.stop()
        self._waiting.clear()
        if paths := self._watcher.directories():
            self._watcher.removePaths(paths)


def _nearest(folder: Path) -> Path | None:
    """The folder directly above, which tells when `folder` comes back; None at the root."""
    return folder.parent if folder.parent != folder else None
