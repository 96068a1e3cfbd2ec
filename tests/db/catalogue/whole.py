"""The whole answer of a search, for whom the first hits are of no use alone."""

from __future__ import annotations

import sqlite3
from collections import deque
from typing import Any

from db.catalogue.limits import EVERYWHERE, Limits
from db.catalogue.search import DEADLINE, SHOWN, Answer, answers


def find(
    connection: sqlite3.Connection,
    query: str,
    limits: Limits = EVERYWHERE,
    shown: int = SHOWN,
    deadline: float | None = DEADLINE,
    **more: Any,
) -> Answer:
    """The last of the `answers`, with no early one."""
    given = answers(connection, query, limits, shown, soon=None, deadline=deadline, **more)
    return deque(given, maxlen=1).pop()
