"""Another notebook put into one's own. The rule: what is here stays as it is, and what is only there is added.

- Values of the year, what was done to them, follow-ups, choices of a pace rule, monthly plans and notes on the text are
  entries with an id of their own. Entries that are only there are added, and of one value or note what was done last,
  here or there, holds. So it does not matter who imports whom, or how often.
- How a brief is presented, speaker's notes, own slides and the place where a show was left: those that are here stay;
  of the others each one is added for a brief, or a slide, that has none here.
- A rehearsal is added where the same one, by brief and beginning, is not here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.errors import NotebookError
from db.notebook.faults import ImportFault, ImportRefused
from db.notebook.file import NotebookFile
from db.notebook.gate import admitted, rows_of
from db.notebook.schema import back_up
from db.records import Bilingual

# Each table with what tells its rows apart. Entries first, in the order in which they name each other.
_KEYS = {
    "actuals": ("id",),
    "actual_changes": ("id",),
    "follow_ups": ("id",),
    "pace_choices": ("id",),
    "pace_plans": ("id",),
    "notes": ("id",),
    "decks": ("brief",),
    "slide_notes": ("brief", "slide"),
    "own_slides": ("brief", "slide"),
    "show_places": ("brief",),
}


@dataclass(frozen=True)
class Merged:
    """How many rows an import added, and how many of the file's say something else than the ones here, which stay."""

    name: str
    added: int
    differing: int

    @property
    def sentence(self) -> Bilingual:
        """What was done, as it is shown."""
        if not self.added and not self.differing:
            return Bilingual(
                f"“{self.name}”里的内容您的笔记本都已经有了,没有什么要添加。",
                f"Your notebook already holds all that is in “{self.name}”; there was nothing to add.",
            )
        if not self.differing:
            return Bilingual(
                f"已从“{self.name}”添加{self.added}条。您原有的内容都没有变化。",
                f"Added from “{self.name}”: {self.added}. What you had is unchanged.",
            )
        return Bilingual(
            f"已从“{self.name}”添加{self.added}条;另有{self.differing}条与您的笔记本不同,保留了您原有的内容。",
            f"Added from “{self.name}”: {self.added}. Different from your notebook: {self.differing}; "
            "what you had was kept.",
        )


def merge(file: NotebookFile, path: Path) -> Merged:
    """Put the notebook at `path` into the one in `file`: all that is new in it, or nothing.

    A checked copy from before is left beside the own one, as `<stem>.before-import.db`. Raises ImportRefused where the
    given file is at fault, NotebookError where the own one cannot be written.
    """
    own = file.path
    if own is not None and path.exists() and path.samefile(own):
        raise ImportRefused(path.name, ImportFault.ITSELF)
    with admitted(path) as given:
        _keep_a_copy(own, path)
        with file.transaction():
            # Entries name each other in any order; all are there at the end.
            file.run("PRAGMA defer_foreign_keys=ON")
            tallies = [_add(file, given, table, key) for table, key in _KEYS.items()]
            added = sum(new for new, _ in tallies) + _add_rehearsals(file, given)
        return Merged(path.name, added, sum(differing for _, differing in tallies))


def _keep_a_copy(own: Path | None, path: Path) -> None:
    if own is None:
        return
    try:
        back_up(own, own.with_name(f"{own.stem}.before-import{own.suffix}"))
    except NotebookError as error:
        raise ImportRefused(path.name, ImportFault.NO_COPY) from error


def _add(file: NotebookFile, given: sqlite3.Connection, table: str, key: Iterable[str]) -> tuple[int, int]:
    """How many rows of a table were added, and how many differ from those that are here."""
    added = differing = 0
    where = " AND ".join(f"{name} = ?" for name in key)
    for row in rows_of(given, table):
        # The number of a slide of one's own only orders them.
        row.pop("number", None)
        here = file.one(f"SELECT * FROM {table} WHERE {where}", *(row[name] for name in key))  # noqa: S608
        if here is None:
            file.insert(table, row)
            added += 1
        elif any(here[name] != value for name, value in row.items()):
            differing += 1
    return added, differing


def _add_rehearsals(file: NotebookFile, given: sqlite3.Connection) -> int:
    slides: dict[int, list[dict[str, Any]]] = {}
    for slide in rows_of(given, "rehearsed_slides"):
        slides.setdefault(slide["rehearsal"], []).append(slide)
    added = 0
    for rehearsal in rows_of(given, "rehearsals"):
        talk = (rehearsal["brief"], rehearsal["began"])
        if file.one("SELECT 1 FROM rehearsals WHERE brief = ? AND began = ?", *talk) is None:
            file.insert("rehearsals", {"brief": talk[0], "began": talk[1]})
            number = file.connection.execute("SELECT last_insert_rowid()").fetchone()[0]
            for slide in slides.get(rehearsal["number"], []):
                file.insert("rehearsed_slides", {**slide, "rehearsal": number})
            added += 1
    return added
