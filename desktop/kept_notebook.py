"""The notebook as the desks need it: nothing that goes wrong with its file stops a talk, and nothing is forgotten.

What cannot be opened or read is replaced by a notebook for this run, and left alone. What could not be written is kept
in memory and written again at the next occasion, and when the desk is closed. Each trouble is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from db.errors import NotebookError, NotebookFault, UserError
from db.notebook.notebook import Notebook
from desktop.paths import is_there
from desktop.writing_beside import Then, Write, WritingBeside

Found = TypeVar("Found")

# What may be over by the next time: nothing is wrong with the file itself.
PASSING = frozenset({NotebookFault.FULL, NotebookFault.LOCKED, NotebookFault.UNWRITABLE})


class KeptNotebook(QObject):
    """The notebook in `path`, opened when it is first asked.

    `tell` hears of the first error, and of the next one only after something was written again. `held` tells that
    something is kept in memory and not in the file, `caught_up` that all of it stands in the file now.

    A file that could not be opened is tried again before what is pending is written: one that was not there before,
    always; one that was, only where `only_adds` says that no write takes the place of what could not be read.
    """

    held = Signal()
    caught_up = Signal()

    def __init__(self, path: Path, tell: Callable[[UserError], None], *, only_adds: bool = False) -> None:
        super().__init__()
        self._path, self._tell, self._only_adds = path, tell, only_adds
        self._is_told = self._was_asked = False
        self._is_new = self._may_open = True
        self._file: Notebook | None = None
        # In place of the file, or over it while it cannot be written.
        self._memory: Notebook | None = None
        self._pending: dict[tuple[str, ...], Write] = {}
        self._slight: set[tuple[str, ...]] = set()
        self.fault: NotebookFault | None = None
        self._beside = WritingBeside(self)

    @property
    def notebook(self) -> Notebook:
        """What holds the user's choices now, with what was being written beside."""
        self._beside.finish()
        return self._now()

    @property
    def exists(self) -> bool:
        """Whether there is, or may be, something to read."""
        return self._was_asked or is_there(self._path)

    @property
    def pending(self) -> int:
        """How many writes are in memory alone."""
        return len(self._pending)

    @property
    def at_risk(self) -> int:
        """How many of them the user would miss."""
        return len(self._pending.keys() - self._slight)

    @property
    def is_on_disk(self) -> bool:
        """Whether all of it stands in the file; `fault` says why not."""
        return self._memory is None

    def read(self, ask: Callable[[Notebook], Found]) -> Found:
        """The answer of the notebook; of an empty one, where the file can no longer be read."""
        try:
            # What is being written beside is not waited for: it tells when it is there.
            return ask(self._now())
        except NotebookError as error:
            # What cannot be read must not be written over.
            self._let_file_go()
            self._is_new = False
            self._say(error)
            return ask(self._stand_in())

    def write(self, write: Write, *name: str, tries: bool = True, is_slight: bool = False) -> None:
        """Write what is called `name`; a later write of that name takes the place of one that is pending.

        Without `tries`, a file that could not be written the last time is not tried again now: that may take seconds.
        What `is_slight` is nothing that the user entered, and may be lost without asking.
        """
        self._beside.finish()
        (self._slight.add if is_slight else self._slight.discard)(name)
        self._ask_first()
        if self._memory is None:
            try:
                write(self._now())
            except NotebookError as error:
                self._hold_for(error, write, name)
            else:
                self._is_told = False
        elif self._hold(write, name) and not (tries and self.catch_up()):
            self.held.emit()

    def write_beside(self, write: Write, *name: str, then: Then) -> None:
        """Write what takes long as `write` does, while the windows go on; `then` hears what came of it, in their thread.

        It hears of nothing where it was written, or is held in memory; else of what `write` raised. What is written or
        closed meanwhile waits for it.
        """
        self._beside.finish()
        self._ask_first()
        if self._memory is None:
            self._beside.begin(self._path, write, lambda error: self._on_written(error, write, name, then))
            return
        # The memory is in this thread.
        try:
            self.write(write, *name)
        except UserError as error:
            then(error)
        else:
            then(None)

    def catch_up(self) -> bool:
        """Write what is pending, in its order; once all of it is written, the file is in force again.

        Whether nothing is pending now.
        """
        self._beside.finish()
        if self.is_on_disk:
            return True
        if self._file is None and self._may_open:
            self._open()
        if self._file is None:
            return not self._pending
        for name in list(self._pending):
            if not self._wrote(self._pending[name], self._file):
                return False
            del self._pending[name]
        self._let_memory_go()
        self._is_told, self.fault = False, None
        self.caught_up.emit()
        return True

    def write_pending_to(self, other: Notebook) -> None:
        """Write what is pending into another notebook as well; it stays pending here."""
        for write in tuple(self._pending.values()):
            self._wrote(write, other)

    def close(self) -> None:
        """Write what is pending, and let go of the file."""
        self.catch_up()
        self._let_file_go()
        self._let_memory_go()
        self._pending.clear()
        self._was_asked, self._may_open = False, True

    # ------------------------------------------------------------ the file

    def _now(self) -> Notebook:
        self._ask_first()
        return self._memory or self._file or self._stand_in()

    def _ask_first(self) -> None:
        if not self._was_asked:
            self._was_asked, self._is_new = True, not _has_content(self._path)
            self._open()

    def _open(self) -> None:
        try:
            self._file = Notebook.open(self._path)
        except NotebookError as error:
            self._stand_in()
            self._say(error)

    def _on_written(self, error: Exception | None, write: Write, name: tuple[str, ...], then: Then) -> None:
        try:
            if isinstance(error, NotebookError):
                error = None if self._hold_for(error, write, name) else error
            elif error is None and self._memory is not None:
                # The file could be written and not be read: what stands in for it must say the same.
                write(self._memory)
        except UserError as refused:
            error = refused
        then(error)

    def _wrote(self, write: Write, file: Notebook) -> bool:
        """Write what was held; False where the file does not take it now."""
        try:
            write(file)
        except NotebookError as error:
            self._say(error)
            return False
        except UserError as error:
            # Another window has changed the same thing meanwhile; what comes after it must not wait for ever.
            self._tell(error)
        return True

    def _let_file_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    # ------------------------------------------------------------ the memory

    def _hold_for(self, error: NotebookError, write: Write, name: tuple[str, ...]) -> bool:
        """Keep what the file did not take, and say why; False as `_hold`."""
        if not self._hold(write, name):
            return False
        self._say(error)
        self.held.emit()
        return True

    def _hold(self, write: Write, name: tuple[str, ...]) -> bool:
        """Write into the memory; False where what was to be written is itself at fault, which is told each time."""
        try:
            write(self._stand_in())
        except NotebookError as error:
            self._tell(error)
            return False
        self._pending[name] = write
        return True

    def _stand_in(self) -> Notebook:
        """The memory, with all that the file holds as long as it can be read."""
        if self._memory is None:
            try:
                self._memory = self._file.copied() if self._file else Notebook.in_memory()
            except NotebookError:
                self._memory = Notebook.in_memory()
        return self._memory

    def _let_memory_go(self) -> None:
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _say(self, error: NotebookError) -> None:
        self.fault = error.fault
        self._may_open = self._is_new or (self._only_adds and error.fault in PASSING)
        if not self._is_told:
            self._is_told = True
            self._tell(error)


def _has_content(path: Path) -> bool:
    """Whether something stands in the file; one that cannot be looked at may hold what must not be written over."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
