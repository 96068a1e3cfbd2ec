"""Notes, bookmarks and highlights on the lines of a brief, in the notebook.

Each saving is a row of its own, so that the history is whole; what was saved last of a note holds, and one that was
removed is a row that says so. Where a note stands in a source that changed meanwhile is found in notes_placing.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from db.actuals.records import new_id
from db.actuals.rows import moment_of, stored_moment
from db.notebook.file import NotebookFile, are, bound

_TEXTS = ("id", "brief", "figure", "words", "text", "source_sha256")
_NUMBERS = ("line", "start", "end")
_INSTANT = timedelta(microseconds=1)


class NoteKind(Enum):
    """What was put on a line; a bookmark or a highlight may have a text as well."""

    NOTE = "note"
    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"


class Style(Enum):
    """How a highlight looks: three forms, told apart without colour."""

    NONE = ""
    WASH = "wash"
    LINE = "line"
    WAVE = "wave"


@dataclass(frozen=True)
class Note:
    """A note on the characters `start` to `end` (code points) of a source line.

    `words` is the whole line as the source had it, `figure` the id of the figure it is about, if any. `id` stays the
    same for good, `entry` is that of one saving of it; both are given by the notebook where they are empty, as is
    `made_at`, the time of the first saving. Times are UTC.
    """

    kind: NoteKind
    brief: str
    line: int
    start: int
    end: int
    words: str
    entered_at: datetime
    figure: str = ""
    text: str = ""
    style: Style = Style.NONE
    source_sha256: str = ""
    is_removed: bool = False
    id: str = ""
    entry: str = ""
    made_at: datetime | None = None

    @property
    def quote(self) -> str:
        """What it is on, in the source's characters."""
        return self.words[self.start : self.end]


class Annotations:
    """The notes of every brief in one notebook. Raises NotebookError where the file fails."""

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    def of(self, brief: str) -> tuple[Note, ...]:
        """The notes that hold on a brief, the first that was made first."""
        return _holding(self._all("WHERE brief = ?", brief))

    def all(self) -> tuple[Note, ...]:
        """The notes that hold on any brief."""
        return _holding(self._all(""))

    def history(self, note: str) -> tuple[Note, ...]:
        """Every saving of one note, the oldest first, its removal included."""
        return tuple(self._all("WHERE note = ?", note))

    def save(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Keep notes, all of them or none, each in place of what was saved under its id before.

        An entry that is already there was kept before, and is not kept twice. Raises ValueError for a note that does
        not stand on its own line.
        """
        with self._file.transaction():
            return tuple(self._save(note) for note in notes)

    def remove(self, notes: Iterable[Note], at: datetime) -> tuple[Note, ...]:
        """Let notes hold no more; they stay in the history."""
        return self.save(replace(note, is_removed=True, entered_at=at, entry="") for note in notes)

    def _save(self, note: Note) -> Note:
        earlier = self.history(note.id) if note.id else ()
        for one in earlier:
            if one.entry == note.entry:
                return replace(one, made_at=earlier[0].entered_at)
        # What is saved last holds, also where the clock was set back.
        moment = max([note.entered_at, *(one.entered_at + _INSTANT for one in earlier[-1:])])
        new = replace(note, id=note.id or new_id(), entry=note.entry or new_id(), entered_at=moment)
        row = {name: bound(value) for name, value in _row_of(new).items()}
        kept = note_of(row)
        if kept is None:
            # It would be lost: never said to be kept.
            raise ValueError(note)
        self._file.insert("notes", row)
        return replace(kept, made_at=earlier[0].entered_at if earlier else kept.entered_at)

    def _all(self, which: str, *values: object) -> list[Note]:
        rows = self._file.rows(f"SELECT * FROM notes {which} ORDER BY entered_at, id", *values)  # noqa: S608
        return [note for row in rows if (note := note_of(row)) is not None]


def note_of(row: Mapping[str, Any]) -> Note | None:
    """The saving that `row` keeps; None where the row is unsound."""
    texts, numbers = [row[name] for name in _TEXTS], [row[name] for name in _NUMBERS]
    if not are(str, *texts, row["note"]) or not are(int, *numbers, row["is_removed"]):
        return None
    entry, brief, figure, words, text, sha256 = texts
    line, start, end = numbers
    if not (entry and row["note"] and line > 0 and 0 <= start < end <= len(words)):
        return None
    try:
        kind, style, entered_at = NoteKind(row["kind"]), Style(row["style"]), moment_of(row["entered_at"])
    except (ValueError, TypeError):
        return None
    if row["is_removed"] not in {0, 1} or (kind is NoteKind.HIGHLIGHT) != (style is not Style.NONE):
        return None
    return Note(
        *(kind, brief, line, start, end, words, entered_at, figure, text, style, sha256),
        is_removed=bool(row["is_removed"]),
        id=row["note"],
        entry=entry,
    )


def _row_of(note: Note) -> dict[str, object]:
    return {
        "id": note.entry,
        "note": note.id,
        "brief": note.brief,
        "kind": note.kind.value,
        "line": note.line,
        "start": note.start,
        "end": note.end,
        "words": note.words,
        "figure": note.figure,
        "text": note.text,
        "style": note.style.value,
        "is_removed": int(note.is_removed),
        "entered_at": stored_moment(note.entered_at),
        "source_sha256": note.source_sha256,
    }


def _holding(savings: Iterable[Note]) -> tuple[Note, ...]:
    """Of each note what was saved last, unless it was removed."""
    latest: dict[str, Note] = {}
    for one in savings:
        first = latest.get(one.id)
        latest[one.id] = replace(one, made_at=first.made_at if first else one.entered_at)
    return tuple(note for note in latest.values() if not note.is_removed)
