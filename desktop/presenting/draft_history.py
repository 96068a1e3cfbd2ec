"""The draft of a deck with all that was done to it: whatever changes goes through here, is told, and can be undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.presenting.arranging import Draft

_MOST_STEPS = 500


class DraftHistory(QObject):
    """`drafted` comes after every change, with the ids of the slides it was about, the others with what is different."""

    choices_changed = Signal(object)
    own_slide_saved = Signal(object)
    own_slide_removed = Signal(str)
    drafted = Signal(object)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST_STEPS)

    @property
    def draft(self) -> Draft:
        """The choices and own slides as they stand."""
        return self._draft

    def do(self, draft: Draft, words: str, about: tuple[str, ...] = (), typed: str = "") -> None:
        """Make `draft` the one in force. `words` name the change; changes of one `typed` in a row are undone as one."""
        if draft != self._draft:
            self.stack.push(_Edit(self, draft, words, about, typed))

    def apply(self, draft: Draft, about: tuple[str, ...]) -> None:
        """Put a draft in force without a way back; for the changes themselves."""
        before, self._draft = self._draft, draft
        if draft.choices != before.choices:
            self.choices_changed.emit(draft.choices)
        old = {slide.id: slide for slide in before.own}
        for slide in draft.own:
            if old.pop(slide.id, None) != slide:
                self.own_slide_saved.emit(slide)
        for name in old:
            self.own_slide_removed.emit(name)
        self.drafted.emit(about)


class _Edit(QUndoCommand):
    """From one draft to another."""

    def __init__(
        self, history: DraftHistory, after: Draft, words: str, about: tuple[str, ...], typed: str
    ) -> None:
        super().__init__(words)
        self._history, self._before, self._after = history, history.draft, after
        self._about, self._typed = about, typed

    def redo(self) -> None:
        """Do it, again."""
        self._history.apply(self._after, self._about)

    def undo(self) -> None:
        """Undo it."""
        self._history.apply(self._before, self._about)

    def id(self) -> int:
        """Qt offers changes of one id for merging."""
        return 1 if self._typed else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed next in the same place."""
        if not isinstance(other, _Edit) or other._typed != self._typed:
            return False
        self._after = other._after
        # Typed and taken back: there is nothing to undo.
        self.setObsolete(self._after == self._before)
        return True
