"""Where a note stands in the brief as it is read now: on its line, elsewhere by the words of the line, or nowhere.

A line is only taken for the same line where it has exactly the same characters. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from db.notes.notes import Note, NoteKind
from db.records import Bilingual, Brief

# At one place: the mark of the line before what was written on it.
_KINDS = (NoteKind.BOOKMARK, NoteKind.HIGHLIGHT, NoteKind.NOTE)


class Standing(Enum):
    """Whether the line of a note is there."""

    THERE = "there"
    MOVED = "moved"
    CHANGED = "changed"
    CLOSED = "closed"  # its brief is not open


@dataclass(frozen=True)
class Placed:
    """A note and where it stands now: source line and section, 0 and "" for nowhere; the figure it is about, if any."""

    note: Note
    standing: Standing
    line: int = 0
    section: str = ""
    figure: str = ""

    @property
    def sentence(self) -> Bilingual:
        """What is to be said of its place; empty where there is nothing to say."""
        was = self.note.line
        return {
            Standing.THERE: Bilingual("", ""),
            Standing.MOVED: Bilingual(
                f"原文有变动,这一行原为第{was}行", f"The source changed; this was line {was}"
            ),
            Standing.CHANGED: Bilingual(
                f"原文已变:原第{was}行的文字已不在原文中",
                f"The source changed: the words of line {was} are no longer in it",
            ),
            Standing.CLOSED: Bilingual("这份简报没有打开", "This brief is not open"),
        }[self.standing]


def placed(brief: Brief, notes: Iterable[Note]) -> tuple[Placed, ...]:
    """Notes of a brief in the order of its text; those whose line is no longer in it stand at the end."""
    sections = {line: section for section, line, _ in brief.titles_and_items}
    lines: dict[str, list[int]] = {}
    for line in sections:
        lines.setdefault(brief.source.line(line), []).append(line)
    found = [_placed(brief, note, sections, lines.get(note.words, [])) for note in notes]
    return tuple(sorted(found, key=_order))


def closed(notes: Iterable[Note]) -> tuple[Placed, ...]:
    """Notes whose brief is not open, in the order of the text as it was."""
    return tuple(sorted((Placed(note, Standing.CLOSED) for note in notes), key=_order))


def _placed(brief: Brief, note: Note, sections: dict[int, str], alike: list[int]) -> Placed:
    if not alike:
        return Placed(note, Standing.CHANGED)
    line = min(alike, key=lambda other: abs(other - note.line))
    item = brief.item(line)
    figures = (
        [f.id for f in item.figures if (f.span.start, f.span.end) == (note.start, note.end)] if item else []
    )
    standing = Standing.THERE if line == note.line else Standing.MOVED
    return Placed(note, standing, line, sections[line], figures[0] if figures and note.figure else "")


def _order(place: Placed) -> tuple[object, ...]:
    note = place.note
    where = (place.line == 0, place.line or note.line, note.start, -note.end, _KINDS.index(note.kind))
    return (*where, note.made_at or note.entered_at, note.id)
