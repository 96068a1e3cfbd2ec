"""What is being written and is not kept yet: it outlives the widget it is typed in."""

from __future__ import annotations

from dataclasses import dataclass

from db.notes.notes import Note
from db.records import Brief
from desktop.noting.spots import Spot


@dataclass(frozen=True)
class Draft:
    """Text for a note that is there, or for a new one on a spot of a brief."""

    brief: Brief
    spot: Spot
    text: str = ""
    note: Note | None = None

    @property
    def quote(self) -> str:
        """The words it is about."""
        if self.note is not None:
            return self.note.quote
        return self.brief.source.line(self.spot.line)[self.spot.start : self.spot.end]

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.text.rstrip() != (self.note.text if self.note else "")
