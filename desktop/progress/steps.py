"""Undoing: each change to the notebook as a step that can be taken back and taken again.

Nothing is deleted on the way: taking back is an entry of its own, with its reason, and the history shows all of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from db.errors import UserError

Act = Callable[[], None]


class Step(QUndoCommand):
    """A change that was made already. `tell` hears why it could not be taken back or again; it is then dropped."""

    def __init__(self, text: str, undo: Act, redo: Act, tell: Callable[[UserError], None]) -> None:
        super().__init__(text)
        self._undo, self._redo, self._tell = undo, redo, tell
        self._is_made = True

    def undo(self) -> None:
        """Take it back."""
        self._take(self._undo)

    def redo(self) -> None:
        """Make it again; not when it is pushed, because then it was made just now."""
        if self._is_made:
            self._is_made = False
        else:
            self._take(self._redo)

    def _take(self, act: Act) -> None:
        try:
            act()
        except UserError as error:
            self.setObsolete(True)
            self._tell(error)
