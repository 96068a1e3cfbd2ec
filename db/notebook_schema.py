"""The notebook's tables, as an append-only list of migrations. The version of a file is how many it has seen.

An older file is copied first, and the copy checked; only then is it changed, one transaction a migration.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import NotebookError, NotebookFault

if TYPE_CHECKING:
    from sqlite_utils import Database

# "BDnb", as packs have "BDpk": so that `file` and this program tell the two apart.
APPLICATION_ID = 0x42446E62


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


Migration = Callable[["Database"], None]
# Only ever added to: a file in somebody's hands has seen the ones that stand here.
MIGRATIONS: tuple[Migration, ...] = (_decks,)


def migrate(
    connection: sqlite3.Connection, path: Path | None, steps: tuple[Migration, ...] = MIGRATIONS
) -> None:
    """Bring the notebook up to date. An existing one at `path` is copied to `<name>.before-<version>` beside it first.

    Raises NotebookError where the copy cannot be made or is not the same; nothing is changed then.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version >= len(steps):
        return
    if path is not None and version:
        back_up(connection, path.with_name(f"{path.name}.before-{version}"))
    # A tenth of a second that is only spent where there is something to migrate.
    from sqlite_utils import Database  # noqa: PLC0415

    for number, step in enumerate(steps[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another instance may have been quicker.
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                step(Database(connection, execute_plugins=False))
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the whole notebook to `copy`, and read the copy to see that it is sound and as full as the original.

    Raises NotebookError where it is not.
    """
    try:
        with contextlib.closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
            is_sound = target.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            is_same = is_sound and counts(target) == counts(connection)
    except (sqlite3.DatabaseError, OSError) as error:
        raise NotebookError(copy.name, NotebookFault.NO_COPY) from error
    if not is_same:
        raise NotebookError(copy.name, NotebookFault.NO_COPY)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute('SELECT count(*) FROM "{}"'.format(name.replace('"', '""'))).fetchone()[0]  # noqa: S608 - a table's own name
        for (name,) in tables
    }
