"""One window for a user at a display: a second start hands what it was given to the first, and ends.

A lock says who is first, a folder of small files is the way to it; there is no socket and nothing waits on a
network. It never traps the user: a first that died leaves a lock that is recognised as stale, one that does not answer
costs the second a moment, and where there is no folder to meet in everybody opens a window.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from desktop.runtime_folder import runtime_folder

if TYPE_CHECKING:
    from desktop.mailbox import Request

_PATIENCE = 2.0  # seconds a first has to answer
_LOOK_EVERY = 0.01  # seconds
_RESCUE_EVERY = 500  # ms, only where the system cannot watch a folder


class Instance(QObject):
    """One start of the program among the others; `asked` carries the `Request` of another."""

    asked = Signal(object)

    def __init__(self, folder: Path | None, patience: float = _PATIENCE) -> None:
        """`folder` is where instances meet (see runtime_folder.py); None where there is none."""
        super().__init__()
        self._folder, self._patience = folder, patience
        self._lock = QLockFile(str((folder or Path()) / "lock"))
        # A lock is stale when its owner is dead, never because it is old: windows stay open for weeks.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Whether this start is the one that others hand over to; becomes it where nobody is."""
        if self._folder is None:
            return False
        # The second try is for a lock of a recycled process number or another host: the system itself refuses
        # to remove one whose owner lives.
        return (
            self._lock.isLocked()
            or self._lock.tryLock(0)
            or (self._lock.removeStaleLockFile() and self._lock.tryLock(0))
        )

    def hand_over(self, request: Request) -> bool:
        """Give the request to the first; True once it has been taken. Otherwise it is for this start to act."""
        if self._folder is None or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False
        from desktop import mailbox  # noqa: PLC0415 - the first start of all has no use for it

        posted = mailbox.post(self._folder, request)
        if posted is None:
            return False
        pause, deadline = threading.Event(), time.monotonic() + self._patience
        while posted.exists():
            if time.monotonic() > deadline or self.is_first():
                return not mailbox.take_back(posted)
            pause.wait(_LOOK_EVERY)
        return True

    def listen(self) -> None:
        """Emit `asked` for every request from now on, those that wait included. It needs a running application."""
        if self._folder is None or not self._lock.isLocked() or self._watcher is not None:
            return
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        if not self._watcher.addPath(str(self._folder)):
            timer = QTimer(self, interval=_RESCUE_EVERY)
            timer.timeout.connect(self._on_changed)
            timer.start()
        self._on_changed()

    def close(self) -> None:
        """Be the first no more."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._folder is not None and self._lock.isLocked():
            self._lock.unlock()
            # Nothing is left behind, unless another start is there by now.
            with contextlib.suppress(OSError):
                self._folder.rmdir()

    def _on_changed(self) -> None:
        if self._folder is not None and self._lock.isLocked():
            from desktop import mailbox  # noqa: PLC0415 - after the first paint

            for request in mailbox.taken(self._folder):
                self.asked.emit(request)


def meeting() -> Instance:
    """A start, where it meets the others of this user at this display."""
    return Instance(runtime_folder())


def handed_over(instance: Instance, places: Sequence[str], *, alone: bool = False) -> bool:
    """Whether another start opens `places` instead of this one; never where this one is to stand `alone`."""
    if instance.is_first() or alone:
        return False
    from desktop.mailbox import request_for  # noqa: PLC0415 - the first start of all has no use for it

    try:
        request = request_for(places)
    except OSError:
        return False
    return instance.hand_over(request)
