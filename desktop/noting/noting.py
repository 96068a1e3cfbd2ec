"""The one way to notes, bookmarks and highlights: the screen asks here, and every change is made, told and undone here.

What was noted is read from the notebook when it is first asked for. Where a note stands now is found in db/.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from db.actuals.records import new_id
from db.notebook.notebook import Notebook
from db.notes.notes import Note, NoteKind, Style
from db.notes.placing import Placed, closed, placed
from db.notes.text import NoteRefused, checked_text
from db.records import Brief
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.noting.drafts import Draft
from desktop.noting.spots import Spot
from desktop.progress.steps import Step

translate = wording.translate


class Noting(QObject):
    """The notes of the briefs that are open, and of all others in the notebook.

    `changed` carries the id of a brief whose notes changed. Views tell each other by `pointed` the id of the note whose
    sign the pointer is at ("" for none), by `chosen` that of one whose sign was clicked, and by `reached` the id of a
    brief and the source line that is read. `refused` carries a UserError that came outside a call. Methods that change
    raise NoteRefused; nothing is then changed.

    `draft` is what is being written: it stays while the window is made anew, and is kept when it is closed.
    """

    changed = Signal(str)
    pointed = Signal(str)
    chosen = Signal(str)
    reached = Signal(str, int)
    refused = Signal(object)

    def __init__(
        self,
        path: Path,
        steps: QUndoStack,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
        kept: KeptNotebook | None = None,
    ) -> None:
        """`path` is the notebook's file, `steps` the one order in which the window undoes.

        With `kept` the notebook is one that others use too, who hear what is wrong with its file.
        """
        super().__init__(parent)
        self._now = now
        self.kept = kept or KeptNotebook(path, self.refused.emit, only_adds=True)
        self.kept.caught_up.connect(self.read_again)
        self._placed: dict[str, tuple[Brief, tuple[Placed, ...]]] = {}
        self.steps = steps
        self.style = Style.WASH
        self.draft: Draft | None = None

    # ------------------------------------------------------------ asking

    @property
    def has_notebook(self) -> bool:
        """Whether there is, or may be, something to read."""
        return self.kept.exists

    @property
    def is_on_disk(self) -> bool:
        """Whether all that was noted stands in the notebook's file; `refused` has told why where it does not."""
        return self.kept.is_on_disk

    @property
    def is_draft_at_risk(self) -> bool:
        """Whether something is being written that could not be kept in the file now."""
        if self.draft is None or not self.draft.is_changed:
            return False
        # It is opened where it was not yet: only then it is known.
        return not self.kept.notebook.is_kept

    def places(self, brief: Brief) -> tuple[Placed, ...]:
        """The notes of a brief, in the order of its text."""
        known = self._placed.get(brief.id)
        # Another edition may be read under the same id.
        if known is None or known[0] is not brief:
            known = self._placed[brief.id] = (brief, placed(brief, self._read(brief.id)))
        return known[1]

    def all_places(self, briefs: Sequence[Brief]) -> tuple[Placed, ...]:
        """The notes of the open `briefs` in their order, then those of briefs that are not open."""
        if not self.has_notebook:
            return ()
        opened = {brief.id for brief in briefs}
        others = [
            note for note in self.kept.read(lambda book: book.annotations.all()) if note.brief not in opened
        ]
        out = [place for brief in briefs for place in self.places(brief)]
        for name in sorted({note.brief for note in others}):
            out += closed(note for note in others if note.brief == name)
        return tuple(out)

    # ------------------------------------------------------------ changing

    def bookmark(self, brief: Brief, spot: Spot) -> None:
        """Put a bookmark on a line, or take the one on it away."""
        held = [
            p.note for p in self.places(brief) if p.line == spot.line and p.note.kind is NoteKind.BOOKMARK
        ]
        if held:
            self.remove(held)
        else:
            self._put(
                [self._new(brief, spot, NoteKind.BOOKMARK)], [None], translate("Notes", "setting a bookmark")
            )

    def highlight_at(self, brief: Brief, line: int, place: int) -> Spot | None:
        """The stretch of the last highlight that holds code point `place` of a source line, or ends there."""
        for one in reversed(self.places(brief)):
            note = one.note
            if note.kind is NoteKind.HIGHLIGHT and one.line == line and note.start <= place <= note.end:
                return Spot(line, note.start, note.end, one.figure)
        return None

    def highlight(self, brief: Brief, spots: Sequence[Spot], style: Style | None = None) -> None:
        """Highlight stretches in a style, the last one if none is named; where all of them are so already, no more."""
        self.style = style or self.style
        held = [self._highlight_on(brief, spot) for spot in spots]
        if held and all(note is not None and note.style is self.style for note in held):
            self.remove([note for note in held if note is not None])
            return
        new = [
            replace(note, style=self.style)
            if note
            else self._new(brief, spot, NoteKind.HIGHLIGHT, style=self.style)
            for note, spot in zip(held, spots, strict=True)
        ]
        self._put(new, held, translate("Notes", "highlighting"))

    def write(self, brief: Brief, spot: Spot, text: str) -> Note:
        """Put a note on a line, a stretch of it, or a figure."""
        note = self._new(brief, spot, NoteKind.NOTE, text=checked_text(text, NoteKind.NOTE))
        return self._put([note], [None], translate("Notes", "writing a note"))[0]

    def rewrite(self, note: Note, text: str) -> None:
        """Let a note say something else; what it said stays in its history."""
        words = checked_text(text, note.kind)
        if words != note.text:
            self._put([replace(note, text=words)], [note], translate("Notes", "changing a note"))

    def restyle(self, note: Note, style: Style) -> None:
        """Show a highlight in another style."""
        self.style = style
        if note.style is not style:
            self._put([replace(note, style=style)], [note], translate("Notes", "highlighting"))

    def keep(self, draft: Draft) -> str:
        """Keep what was written, as a new note or as the text of one; the note's id."""
        # Not while it is being kept: views would open it once more.
        self.draft = None
        try:
            if draft.note is None:
                return self.write(draft.brief, draft.spot, draft.text).id
            self.rewrite(draft.note, draft.text)
        except NoteRefused:
            self.draft = draft
            raise
        return draft.note.id

    def remove(self, notes: Sequence[Note]) -> None:
        """Remove notes; they stay in the history, and the step can be undone."""
        gone = [replace(note, is_removed=True) for note in notes]
        self._put(gone, list(notes), translate("Notes", "removing a note or mark"))

    # ------------------------------------------------------------ the notebook itself

    def read_again(self) -> None:
        """Forget what was read: another notebook was brought in."""
        known = list(self._placed)
        self._placed.clear()
        for brief in known:
            self.changed.emit(brief)

    def keep_draft(self) -> None:
        """Keep what is being written, where something is; what would be refused stays a draft."""
        if self.draft is not None and self.draft.is_changed:
            with contextlib.suppress(NoteRefused):
                self.keep(self.draft)

    def close(self) -> None:
        """Keep what is being written, write what is pending, and let go of the file."""
        self.keep_draft()
        self.kept.close()

    # ------------------------------------------------------------ how

    def _read(self, brief: str) -> tuple[Note, ...]:
        return self.kept.read(lambda book: book.annotations.of(brief)) if self.has_notebook else ()

    def _highlight_on(self, brief: Brief, spot: Spot) -> Note | None:
        """The highlight on exactly this stretch."""
        for place in self.places(brief):
            note = place.note
            if note.kind is NoteKind.HIGHLIGHT and (place.line, note.start, note.end) == (
                spot.line,
                spot.start,
                spot.end,
            ):
                return note
        return None

    def _new(
        self, brief: Brief, spot: Spot, kind: NoteKind, *, text: str = "", style: Style = Style.NONE
    ) -> Note:
        words, sha256 = brief.source.line(spot.line), brief.source.sha256
        return Note(
            *(
                kind,
                brief.id,
                spot.line,
                spot.start,
                spot.end,
                words,
                self._now(),
                spot.figure,
                text,
                style,
                sha256,
            ),
            id=new_id(),
        )

    def _put(self, new: Sequence[Note], before: Sequence[Note | None], text: str) -> list[Note]:
        """Keep the new versions of notes in place of those before, None for one that was not there, as one step."""
        old = [was or replace(note, is_removed=True) for note, was in zip(new, before, strict=True)]
        kept = self._save(new)

        def undo() -> None:
            self._save(old)

        def redo() -> None:
            self._save(new)

        self.steps.push(Step(text, undo, redo, self.refused.emit))
        return kept

    def _save(self, notes: Iterable[Note]) -> list[Note]:
        # The ids of the savings are given here, so that memory and file have the same ones.
        fresh = [replace(note, entered_at=self._now(), entry=new_id()) for note in notes]
        kept: list[Note] = []

        def save(book: Notebook) -> None:
            kept[:] = book.annotations.save(fresh)

        # Each write has a name of its own: none may take the place of another that is still pending.
        self.kept.write(save, "note", *(note.entry for note in fresh))
        for brief in {note.brief: None for note in fresh}:
            self._placed.pop(brief, None)
            self.changed.emit(brief)
        return kept
