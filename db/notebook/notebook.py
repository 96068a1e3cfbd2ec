"""The user's own file: how briefs are presented, and what is noted beside them. Packs stay read-only.

The only writer besides the building of packs; what is entered during the year is in actuals/ and pace/plans.py, notes
on the text are in notes/, on the same file. Everything is keyed by a brief's id and the stable
id of a slide, an indicator or an item, so that a brief that was built again keeps what belongs to it. Each write is one
transaction that is on the disk when it returns.
A notebook belongs to the thread that opened it; several programs may have the same file open.
"""

from __future__ import annotations

import json
import math
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from db.actuals.actuals import Actuals
from db.actuals.follow_ups import FollowUps, PaceChoices
from db.decks import MOST_MINUTES, SLIDE_THEMES, DeckChoices, OwnSlide, Rehearsal, ShowPlace
from db.errors import NotebookError, NotebookFault
from db.notebook.file import NotebookFile, are, as_text, bound, faults
from db.notebook.schema import APPLICATION_ID, MIGRATIONS, migrate, quoted, tables_of
from db.notes.notes import Annotations
from db.own_files import begin_database, make_folder
from db.pace.plans import PacePlans

if TYPE_CHECKING:
    from db.notebook.merge import Merged

LARGEST_PICTURE = 20 * 1024 * 1024
_PATIENCE = 2.0  # seconds for another program to let go
_TRIES = 5
# A file up to this size is checked whole when it is opened. Of a larger one the pictures are left out: they are what
# makes it large, and a show must not wait until 200 MB have been read. A file that was cut short is noticed anyway.
_CHECKED_WHOLE = 8 * 1024 * 1024
_BULKY = {"own_slides"}
_LONGEST = 1e7  # seconds; no talk lasts four months


class Notebook:
    """One open notebook. Every method that writes raises NotebookError and leaves the old content where it fails."""

    def __init__(self, connection: sqlite3.Connection, name: str, *, is_kept: bool) -> None:
        self._connection = connection
        self._name = name
        self._file = NotebookFile(connection, name)
        self.actuals = Actuals(self._file)
        self.follow_ups = FollowUps(self._file)
        self.pace = PaceChoices(self._file)
        self.plans = PacePlans(self._file)
        self.annotations = Annotations(self._file)
        self.is_kept = is_kept

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """The notebook in `path`, made where there is none, brought up to date where it is older.

        Raises NotebookError where it is damaged, newer than this program, locked, or in a place that cannot be
        written; the file is then as it was.
        """
        with faults(path.name):
            make_folder(path.parent)
            begin_database(path)
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            with faults(path.name):
                connection.text_factory = as_text
                _check(connection, path)
                _keep_a_log(connection)
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("PRAGMA foreign_keys=ON")
                migrate(connection, path, MIGRATIONS)
                # What cannot be written is said now, not when the first note is lost.
                connection.execute("DELETE FROM decks WHERE 0")
        except BaseException:
            connection.close()
            raise
        return cls(connection, path.name, is_kept=True)

    @classmethod
    def in_memory(cls) -> Notebook:
        """A notebook for this run only."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.execute("PRAGMA foreign_keys=ON")
        migrate(connection, None, MIGRATIONS)
        return cls(connection, "", is_kept=False)

    def copied(self) -> Notebook:
        """All of it in memory, for while the file cannot be written. Raises NotebookError where it cannot be read."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            with faults(self._name):
                self._connection.backup(connection)
                connection.execute("PRAGMA foreign_keys=ON")
        except BaseException:
            connection.close()
            raise
        return Notebook(connection, "", is_kept=False)

    def export(self, target: Path) -> None:
        """Write all of it to `target` as one file. Raises ExportRefused and leaves what stands there."""
        # Rarely used: not on the way to the first window.
        from db.notebook import export  # noqa: PLC0415

        export.export(self._file, target)

    def merge(self, path: Path) -> Merged:
        """Add what is only in the notebook at `path`; the rules are in merge.py. Raises ImportRefused."""
        from db.notebook import merge  # noqa: PLC0415

        return merge.merge(self._file, path)

    def transaction(self) -> AbstractContextManager[None]:
        """Several writes as one: all of them or none."""
        return self._file.transaction()

    def close(self) -> None:
        """Let go of the file. A second call does nothing."""
        self._connection.close()

    # ------------------------------------------------------------ how a brief is presented

    def deck(self, brief: str) -> DeckChoices:
        """The user's choices for a brief; what was never chosen, or is no longer sound, is the default."""
        row = self._file.one("SELECT * FROM decks WHERE brief = ?", brief)
        if row is None:
            return DeckChoices()
        plain = DeckChoices()
        return DeckChoices(
            order=tuple(_names(row["slide_order"])),
            hidden=frozenset(_names(row["hidden"])),
            end=str(row["end_slide"]),
            theme=row["theme"] if row["theme"] in SLIDE_THEMES else plain.theme,
            step_by_step=bool(row["step_by_step"]),
            minutes=row["minutes"] if _is_minutes(row["minutes"]) else plain.minutes,
        )

    def save_deck(self, brief: str, choices: DeckChoices) -> None:
        """Keep the choices for a brief in place of the earlier ones."""
        self._file.write(
            "INSERT OR REPLACE INTO decks(brief, slide_order, hidden, end_slide, theme, step_by_step, minutes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            brief,
            json.dumps(list(choices.order), ensure_ascii=False),
            json.dumps(sorted(choices.hidden), ensure_ascii=False),
            choices.end,
            choices.theme,
            int(choices.step_by_step),
            choices.minutes,
        )

    def notes(self, brief: str) -> dict[str, str]:
        """The speaker's notes by slide."""
        rows = self._file.rows("SELECT slide, text FROM slide_notes WHERE brief = ? ORDER BY slide", brief)
        return {row["slide"]: row["text"] for row in rows if are(str, row["slide"], row["text"])}

    def set_note(self, brief: str, slide: str, text: str) -> None:
        """Keep the note of a slide; an empty one is none."""
        if text:
            self._file.write(
                "INSERT OR REPLACE INTO slide_notes(brief, slide, text) VALUES (?, ?, ?)", brief, slide, text
            )
        else:
            self._file.write("DELETE FROM slide_notes WHERE brief = ? AND slide = ?", brief, slide)

    def own_slides(self, brief: str) -> tuple[OwnSlide, ...]:
        """The slides the user added, the oldest first."""
        rows = self._file.rows("SELECT * FROM own_slides WHERE brief = ? ORDER BY number", brief)
        return tuple(
            OwnSlide(row["slide"], row["title"], row["text"], row["picture"])
            for row in rows
            if are(str, row["slide"], row["title"], row["text"]) and are(bytes, row["picture"])
        )

    def save_own_slide(self, brief: str, slide: OwnSlide) -> None:
        """Add a slide of the user's, or replace the one with its id, at its place.

        Raises ValueError for an id that is not one of the user's, NotebookError for a picture above 20 MB.
        """
        if not slide.id.startswith("own-"):
            raise ValueError(slide.id)
        if len(slide.picture) > LARGEST_PICTURE:
            raise NotebookError(self._name, NotebookFault.LARGE)
        self._file.write(
            "INSERT INTO own_slides(brief, slide, title, text, picture) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT(brief, slide) DO UPDATE SET title = excluded.title, text = excluded.text,"
            " picture = excluded.picture",
            brief,
            slide.id,
            slide.title,
            slide.text,
            slide.picture,
        )

    def remove_own_slide(self, brief: str, slide: str) -> None:
        """Take a slide of the user's away; one that is not there is no fault."""
        self._file.write("DELETE FROM own_slides WHERE brief = ? AND slide = ?", brief, slide)

    def place(self, brief: str) -> ShowPlace | None:
        """Where a show was left; None where it was not, or came to its end."""
        row = self._file.one("SELECT * FROM show_places WHERE brief = ?", brief)
        if row is None or not (are(str, row["slide"]) and are(int, row["step"]) and row["step"] >= 0):
            return None
        return ShowPlace(row["slide"], row["step"], _sound_seconds(row["seconds"]))

    def save_place(self, brief: str, place: ShowPlace | None) -> None:
        """Remember where a show was left, or forget it."""
        if place is None:
            self._file.write("DELETE FROM show_places WHERE brief = ?", brief)
        else:
            self._file.write(
                "INSERT OR REPLACE INTO show_places(brief, slide, step, seconds) VALUES (?, ?, ?, ?)",
                brief,
                place.slide,
                place.step,
                _sound_seconds(place.seconds),
            )

    def rehearsals(self, brief: str) -> tuple[Rehearsal, ...]:
        """The talks that were timed, the newest first."""
        rows = self._file.rows("SELECT * FROM rehearsals WHERE brief = ? ORDER BY number DESC", brief)
        return tuple(Rehearsal(str(row["began"]), self._seconds(row["number"])) for row in rows)

    def add_rehearsal(self, brief: str, rehearsal: Rehearsal) -> None:
        """Keep a talk that was timed, in the place of what was kept of it before: a talk is known by its beginning."""
        with self._file.transaction():
            same = (bound(brief), bound(rehearsal.began))
            earlier = "SELECT number FROM rehearsals WHERE brief = ? AND began = ?"
            self._connection.execute(f"DELETE FROM rehearsed_slides WHERE rehearsal IN ({earlier})", same)  # noqa: S608
            self._connection.execute("DELETE FROM rehearsals WHERE brief = ? AND began = ?", same)
            cursor = self._connection.execute("INSERT INTO rehearsals(brief, began) VALUES (?, ?)", same)
            self._connection.executemany(
                "INSERT INTO rehearsed_slides(rehearsal, position, slide, seconds) VALUES (?, ?, ?, ?)",
                [
                    (cursor.lastrowid, position, bound(slide), _sound_seconds(seconds))
                    for position, (slide, seconds) in enumerate(rehearsal.seconds)
                ],
            )

    def _seconds(self, rehearsal: int) -> tuple[tuple[str, float], ...]:
        rows = self._file.rows(
            "SELECT slide, seconds FROM rehearsed_slides WHERE rehearsal = ? ORDER BY position", rehearsal
        )
        return tuple((str(row["slide"]), _sound_seconds(row["seconds"])) for row in rows)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not a notebook of ours, before anything is written."""
    # One look at one state of the file: another instance may be making it this very moment.
    connection.execute("BEGIN")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = tables_of(connection)
        if not tables and version == 0 and application == 0:
            return
        if application != APPLICATION_ID:
            raise NotebookError(path.name, NotebookFault.FOREIGN)
        if version > len(MIGRATIONS):
            raise NotebookError(path.name, NotebookFault.NEWER)
        if not _is_sound(connection, path, tables):
            raise NotebookError(path.name, NotebookFault.DAMAGED)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead, so that a kill or a loss of power leaves what was committed."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            # Another instance is making the file. This statement does not wait for it; the next one does.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def _is_sound(connection: sqlite3.Connection, path: Path, tables: list[str]) -> bool:
    if path.stat().st_size <= _CHECKED_WHOLE:
        checks = ["PRAGMA quick_check(1)"]
    else:
        checks = [f"PRAGMA quick_check({quoted(table)})" for table in tables if table not in _BULKY]
    return all(connection.execute(check).fetchone()[0] == "ok" for check in checks)


def _names(stored: object) -> list[str]:
    """A stored list of ids; what is not one is passed over."""
    try:
        names = json.loads(str(stored))
    except (ValueError, RecursionError):
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= MOST_MINUTES


def _sound_seconds(value: object) -> float:
    """A length of time; 0 for what is none."""
    if isinstance(value, int | float) and math.isfinite(value) and 0 <= value < _LONGEST:
        return float(value)
    return 0.0
