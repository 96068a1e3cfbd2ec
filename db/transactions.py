"""All of it or nothing: a transaction that writes to a database of ours."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write from the first statement on; whatever is raised takes all of it back. Raises what SQLite raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has taken it back itself after some of its own errors.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
