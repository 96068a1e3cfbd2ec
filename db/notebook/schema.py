"""The notebook's tables, as an append-only list of migrations. The version of a file is how many it has seen.

Before each migration an existing file is copied and the copy checked; only then is it changed, in one transaction.
To add tables: write a function, and put it at the end of `MIGRATIONS`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import NotebookError, NotebookFault
from db.own_files import begin

if TYPE_CHECKING:
    from sqlite_utils import Database

# "BDnb", as packs have "BDpk": so that `file` and this program tell the two apart.
APPLICATION_ID = 0x42446E62
# What a migration meets but is not to blame for: said as such by the notebook.
_THE_SYSTEMS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CORRUPT,
}


def _decks(database: Database) -> None:
    """How a brief is presented: choices, notes, the user's own slides, places, rehearsals."""
    text, number, real, data = str, int, float, bytes
    database.table("decks").create(
        {
            "brief": text,
            "slide_order": text,
            "hidden": text,
            "end_slide": text,
            "theme": text,
            "step_by_step": number,
            "minutes": number,
        },
        pk="brief",
        not_null={"slide_order", "hidden", "end_slide", "theme", "step_by_step", "minutes"},
    )
    database.table("slide_notes").create(
        {"brief": text, "slide": text, "text": text}, pk=("brief", "slide"), not_null={"text"}
    )
    own = database.table("own_slides").create(
        {"number": number, "brief": text, "slide": text, "title": text, "text": text, "picture": data},
        pk="number",
        not_null={"brief", "slide", "title", "text", "picture"},
    )
    own.create_index(["brief", "slide"], unique=True)
    database.table("show_places").create(
        {"brief": text, "slide": text, "step": number, "seconds": real},
        pk="brief",
        not_null={"slide", "step", "seconds"},
    )
    database.table("rehearsals").create(
        {"number": number, "brief": text, "began": text}, pk="number", not_null={"brief", "began"}
    )
    database.table("rehearsed_slides").create(
        {"rehearsal": number, "position": number, "slide": text, "seconds": real},
        pk=("rehearsal", "position"),
        not_null={"slide", "seconds"},
        foreign_keys=[("rehearsal", "rehearsals", "number")],
    )


def _following(database: Database) -> None:
    """What is entered during the year. Rows are only ever added: a correction is a row that names what it corrects.

    Numbers and dates are text, so that 6.50 stays 6.50; times are UTC, ISO 8601. An entry's id is the same in every
    notebook that holds it.
    """
    text = str
    actuals = {
        "id": text,
        "brief": text,
        "indicator": text,
        "value": text,
        "amount": text,
        "unit": text,
        "as_of": text,
        "period": text,
        "source": text,
        "status": text,
        "entered_at": text,
        "revises": text,
        "reason": text,
        "source_sha256": text,
    }
    table = database.table("actuals")
    table.create(
        actuals,
        pk="id",
        not_null=set(actuals) - {"id", "revises"},
        foreign_keys=[("revises", "actuals", "id")],
    )
    table.create_index(["brief", "indicator"])
    changes = {"id": text, "actual": text, "brief": text, "kind": text, "at": text, "reason": text}
    table = database.table("actual_changes")
    table.create(changes, pk="id", not_null=set(changes) - {"id"}, foreign_keys=[("actual", "actuals", "id")])
    table.create_index(["brief", "actual"])
    follow_ups = {
        "id": text,
        "brief": text,
        "subject": text,
        "lead_unit": text,
        "units": text,
        "deadline": text,
        "due": text,
        "state": text,
        "note": text,
        "text": text,
        "entered_at": text,
        "reason": text,
        "source_sha256": text,
    }
    table = database.table("follow_ups")
    table.create(follow_ups, pk="id", not_null=set(follow_ups) - {"id"})
    table.create_index(["brief", "subject"])
    choices = {"id": text, "brief": text, "rule": text, "chosen_at": text}
    table = database.table("pace_choices")
    table.create(choices, pk="id", not_null=set(choices) - {"id"})
    table.create_index(["brief"])


def _planning(database: Database) -> None:
    """Monthly plans of targets. Rows are only ever added; `totals` is a list of twelve numbers as text, "" for none."""
    text = str
    plans = {
        "id": text,
        "brief": text,
        "indicator": text,
        "totals": text,
        "unit": text,
        "source": text,
        "entered_at": text,
        "source_sha256": text,
    }
    table = database.table("pace_plans")
    table.create(plans, pk="id", not_null=set(plans) - {"id"})
    table.create_index(["brief", "indicator"])


def _noting(database: Database) -> None:
    """Notes, bookmarks and highlights. Rows are only ever added: `id` is that of a saving, `note` that of the note."""
    text, number = str, int
    notes = {
        "id": text,
        "note": text,
        "brief": text,
        "kind": text,
        "line": number,
        "start": number,
        "end": number,
        "words": text,
        "figure": text,
        "text": text,
        "style": text,
        "is_removed": number,
        "entered_at": text,
        "source_sha256": text,
    }
    table = database.table("notes")
    table.create(notes, pk="id", not_null=set(notes) - {"id"})
    table.create_index(["brief"])
    table.create_index(["note"])


Migration = Callable[["Database"], None]
# Only ever added to: a file in somebody's hands has seen the ones that stand here.
MIGRATIONS: tuple[Migration, ...] = (_decks, _following, _planning, _noting)


def migrate(connection: sqlite3.Connection, path: Path | None, steps: tuple[Migration, ...]) -> None:
    """Bring the notebook up to date, one transaction a step. `path` is its file, None in memory.

    Before a step the file is copied to `<stem>.before-<step's number>.db` beside it; one that is being made needs no
    copy. Raises NotebookError where the copy cannot be made or is not the same, and where a step fails: the notebook
    is then as it was before that step.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    is_new = version == 0
    for number, step in enumerate(steps[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another instance may have been quicker.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                if path is not None and not is_new:
                    back_up(path, path.with_name(f"{path.stem}.before-{number}{path.suffix}"))
                _take(connection, step, number)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _take(connection: sqlite3.Connection, step: Migration, number: int) -> None:
    # A tenth of a second that is only spent where there is something to migrate.
    from sqlite_utils import Database  # noqa: PLC0415

    try:
        step(Database(connection, execute_plugins=False))
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _THE_SYSTEMS:
            raise
        raise NotebookError(_name(connection), NotebookFault.NOT_UPDATED) from error
    except Exception as error:
        # Whatever is wrong with the step: the show goes on without the notebook.
        raise NotebookError(_name(connection), NotebookFault.NOT_UPDATED) from error
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def back_up(notebook: Path, copy: Path) -> None:
    """Copy the whole notebook to `copy`, and read the copy to see that it is sound and as full as the original.

    Raises NotebookError where it is not. An earlier copy of that name is only replaced by a sound one.
    """
    unproven = copy.with_name(f"{copy.name}.part")
    try:
        unproven.unlink(missing_ok=True)
        begin(unproven)
        is_same = _copied(notebook, unproven)
        if is_same:
            unproven.replace(copy)
    except (sqlite3.DatabaseError, OSError) as error:
        raise NotebookError(copy.name, NotebookFault.NO_COPY) from error
    finally:
        with contextlib.suppress(OSError):
            unproven.unlink(missing_ok=True)
    if not is_same:
        raise NotebookError(copy.name, NotebookFault.NO_COPY)


def _copied(notebook: Path, copy: Path) -> bool:
    """Copy, and whether the copy is sound and as full."""
    # A connection of its own: it sees what is committed, whatever the caller has begun.
    with (
        contextlib.closing(sqlite3.connect(notebook)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        is_sound: bool = target.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return is_sound and counts(target) == counts(source)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table: connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]  # noqa: S608 - a table's own name
        for table in tables_of(connection)
    }


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The names of the tables, in order."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [str(name) for (name,) in rows]


def quoted(name: str) -> str:
    """A table's name as SQL takes it."""
    return '"{}"'.format(name.replace('"', '""'))


def _name(connection: sqlite3.Connection) -> str:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2]).name
