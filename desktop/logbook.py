"""The log and the reports of crashes: small local files in the user's own folder, for whoever maintains the program.

What a brief, a note or a file says never gets into them: the log takes nothing but the sentences of this module and
fault reports (see fault_report.py), and a report of a crash holds places in the code. Nothing is sent anywhere. A folder
that cannot be written is borne: then nothing is kept.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from db import own_files
from desktop.identity import COMMAND, VERSION
from desktop.runs import hold, is_over

if TYPE_CHECKING:
    import logging

_MAX_BYTES = 256 << 10
_OLDER_LOGS = 2
_REPORTS_KEPT = 5
_FORGOTTEN = 30 * 86_400.0  # seconds after which an empty report belongs to nobody


class Logbook:
    """The log file; made, and its library loaded, when there is something to write."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{COMMAND}.log"
        self._logger: logging.Logger | None = None

    def record(self, error: BaseException, where: str) -> bool:
        """Write a fault, and the kind of place it came from; False where it could not be written."""
        import platform  # noqa: PLC0415 - seldom needed, and no part of the start

        from desktop.fault_report import fault_lines  # noqa: PLC0415

        made_with = f"{VERSION}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        return self._write("\n".join((f"fault in {where} ({made_with})", *fault_lines(error))))

    def close(self) -> None:
        """Let go of the file."""
        for handler in list(self._logger.handlers) if self._logger else ():
            with contextlib.suppress(OSError):  # a full disk, once more
                handler.close()
        self._logger = None

    def _write(self, text: str) -> bool:
        try:
            self._logger = self._logger or _opened(self.path)
            size = self.path.stat().st_size if self.path.exists() else 0
            # A path may hold bytes that are no characters.
            self._logger.error("%s", text.encode("utf-8", "backslashreplace").decode())
            return self.path.exists() and (self.path.stat().st_size != size)
        except OSError:
            return False


def _opened(path: Path) -> logging.Logger:
    """A logger that nobody else writes to: libraries may quote what they work on."""
    import logging.handlers  # noqa: PLC0415

    own_files.make_folder(path.parent)
    own_files.begin(path)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_MAX_BYTES, backupCount=_OLDER_LOGS, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.rotator = _rotate
    # A full disk must not end in a second fault.
    handler.handleError = lambda record: None  # type: ignore[method-assign]
    # Not by name from the library's register, where others could find it.
    logger = logging.Logger(COMMAND)
    logger.addHandler(handler)
    return logger


def _rotate(source: str, target: str) -> None:
    """Give the full log its new name, and begin the next: the library would begin it with the usual rights."""
    Path(source).replace(target)
    own_files.begin(Path(source))


class CrashReports:
    """What Python can still say when the process dies inside a library, one file for a run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def begin(self) -> None:
        """From now on a crash of this process leaves its report."""
        path = self._folder / f"crash-{os.getpid()}.txt"
        try:
            own_files.make_folder(self._folder)
            # Appended to: a run that crashed may have had the same number, and was not answered yet.
            self._file = open(path, "ab", opener=own_files.opener)  # noqa: SIM115 - Path.open() takes no opener
            hold(self._file)
            faulthandler.enable(self._file)
        except OSError:
            return

    def end(self) -> None:
        """The run did not crash: its empty report goes."""
        if self._file is None:
            return
        faulthandler.disable()
        path = Path(self._file.name)
        with contextlib.suppress(OSError):
            if not path.stat().st_size:
                path.unlink()
        self._file.close()
        self._file = None

    def left_behind(self) -> Path | None:
        """The newest report of a run that crashed and was not answered yet; reports that are too many go."""
        fresh = [_set_aside(path) for path in self._found("crash-*.txt") if self._is_done(path)]
        for path in self._found("crashed-*.txt")[_REPORTS_KEPT:]:
            with contextlib.suppress(OSError):
                path.unlink()
        return next((path for path in fresh if path is not None), None)

    def _found(self, pattern: str) -> list[Path]:
        """The newest first."""
        try:
            return sorted(self._folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        except OSError:
            return []

    def _is_done(self, path: Path) -> bool:
        """Whether its run crashed; one that is empty goes when its run was ended from outside, or is long forgotten."""
        with contextlib.suppress(OSError):
            status = path.stat()
            if status.st_size:
                return True
            if time.time() - status.st_mtime > _FORGOTTEN or is_over(path):
                path.unlink()
        return False


def _set_aside(path: Path) -> Path | None:
    """The report under a name that says when, no longer waiting to be answered."""
    try:
        when = time.strftime("%Y%m%d-%H%M%S", time.localtime(path.stat().st_mtime))
        return path.replace(path.with_name(f"crashed-{when}-{path.stem.partition('-')[2]}.txt"))
    except OSError:
        return None
