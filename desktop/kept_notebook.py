"""The notebook as the desk needs it: nothing that goes wrong with its file stops a talk, and nothing is forgotten.

What cannot be opened or read is replaced by a notebook for this run, and left alone. What could not be written is kept
in memory and written again at the next occasion, and when the desk is closed. Each trouble is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from db.errors import NotebookError
from db.notebook import Notebook

Found = TypeVar("Found")
Write = Callable[[Notebook], None]


class KeptNotebook:
    """`tell` hears of the first error, and of the next one only after something was written again."""

    def __init__(self, path: Path, tell: Callable[[NotebookError], None]) -> None:
        self._tell = tell
        self._is_told = False
        self._file: Notebook | None = None
        # In place of the file, or over it while it cannot be written.
        self._memory: Notebook | None = None
        self._pending: dict[tuple[str, ...], Write] = {}
        try:
            self._file = Notebook.open(path)
        except NotebookError as error:
            self._memory = Notebook.in_memory()
            self._say(error)

    @property
    def notebook(self) -> Notebook:
        """What holds the user's choices now."""
        return self._memory or self._file or self._stand_in()

    @property
    def pending(self) -> int:
        """How many writes the file still waits for."""
        return len(self._pending)

    @property
    def is_on_disk(self) -> bool:
        """Whether all of it stands in the file."""
        return self._memory is None

    def read(self, ask: Callable[[Notebook], Found]) -> Found:
        """The answer of the notebook; of an empty one, where the file can no longer be read."""
        try:
            return ask(self.notebook)
        except NotebookError as error:
            # What cannot be read must not be written over.
            self._let_file_go()
            self._say(error)
            return ask(self._stand_in())

    def write(self, write: Write, *name: str, tries: bool = True) -> None:
        """Write what is called `name`; a later write of that name takes the place of one that is pending.

        Without `tries`, a file that could not be written the last time is not tried again now: that may take seconds.
        """
        if self._memory is None:
            try:
                write(self.notebook)
            except NotebookError as error:
                if self._keep_in_mind(write):
                    self._pending[name] = write
                    self._say(error)
            else:
                self._is_told = False
        elif self._keep_in_mind(write) and self._file is not None:
            self._pending[name] = write
            if tries:
                self._catch_up()

    def close(self) -> None:
        """Write what is pending, and let go of the file."""
        self._catch_up()
        self._let_file_go()
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _keep_in_mind(self, write: Write) -> bool:
        """Write into the memory; False where what was to be written is itself at fault, which is told each time."""
        try:
            write(self._stand_in())
        except NotebookError as error:
            self._tell(error)
            return False
        return True

    def _stand_in(self) -> Notebook:
        """The memory, with all that the file holds as long as it can be read."""
        if self._memory is None:
            try:
                self._memory = self._file.copied() if self._file else Notebook.in_memory()
            except NotebookError:
                self._memory = Notebook.in_memory()
        return self._memory

    def _catch_up(self) -> None:
        """Write what is pending, in its order; once all of it is written, the file is in force again."""
        if self._file is None:
            return
        for name in list(self._pending):
            try:
                self._pending[name](self._file)
            except NotebookError as error:
                self._say(error)
                return
            del self._pending[name]
        if self._memory is not None:
            self._memory.close()
            self._memory = None
            self._is_told = False

    def _let_file_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self._pending.clear()

    def _say(self, error: NotebookError) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell(error)
