"""What was said of files that lie in watched folders: said once, not at every start. Lost without harm.

A file is known by its path, its size and when it was written: whoever writes it anew is told anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.json_file import JsonFile

MOST = 400  # sentences, the newest
_KEY = "told"


class Told:
    """The sentences by file and kind, kept from one run to the next."""

    def __init__(self, file: JsonFile) -> None:
        self._file = file
        self._is_saved = True
        stored = file.read().get(_KEY)
        entries = stored if isinstance(stored, list) else []
        self._said = dict.fromkeys(tuple(entry) for entry in entries if _is_sound(entry))

    def knows(self, path: Path, stamp: tuple[int, int], kind: str) -> bool:
        """Whether a sentence of this kind was said of the file with this size (bytes) and time (nanoseconds)."""
        return _entry(path, stamp, kind) in self._said

    def remember(self, path: Path, stamp: tuple[int, int], kind: str) -> None:
        """It was said. Of too many the oldest are forgotten; nothing is written before `save`."""
        entry = _entry(path, stamp, kind)
        self._said.pop(entry, None)
        self._said[entry] = None
        while len(self._said) > MOST:
            del self._said[next(iter(self._said))]
        self._is_saved = False

    def save(self) -> None:
        """Write it where there is something new; a place that cannot be written is borne."""
        if not self._is_saved:
            self._is_saved = self._file.write({_KEY: [list(entry) for entry in self._said]})


def _entry(path: Path, stamp: tuple[int, int], kind: str) -> tuple[str, int, int, str]:
    # A name that is no text in UTF-8 is a name all the same.
    return (str(path).encode("utf-8", "backslashreplace").decode("utf-8"), *stamp, kind)


def _is_sound(entry: Any) -> bool:
    return isinstance(entry, list) and [type(part) for part in entry] == [str, int, int, str]
