"""A value of the year as a row of the notebook, and back; a row that this program did not write is None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any

from db.actuals.records import Actual, ChangeKind, Status, new_id
from db.notebook.file import are, bound

_TEXTS = ("id", "indicator", "value", "unit", "period", "source", "reason", "source_sha256")
_picked = itemgetter(*_TEXTS)
_STATUSES = {status.value: status for status in Status}
_LAST_YEAR = 9000  # there is always a later moment
_AMOUNT = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,24})?")


def row_of(brief: str, actual: Actual) -> dict[str, object]:
    """The row that keeps `actual`."""
    return {
        **{name: getattr(actual, name) for name in _TEXTS},
        "brief": brief,
        "amount": format(actual.number, "f"),
        "as_of": actual.as_of.isoformat(),
        "status": actual.status.value,
        "entered_at": stored_moment(actual.entered_at),
        "revises": actual.revises,
    }


def stored(brief: str, source_sha256: str, actual: Actual) -> tuple[Actual, dict[str, object]]:
    """A value as it will be read again, with an id, and the row that keeps it. Raises ValueError where none would."""
    row = row_of(brief, actual) | {"id": actual.id or new_id(), "source_sha256": source_sha256}
    row = {name: bound(value) for name, value in row.items()}
    kept = actual_of(row)
    if kept is None:
        # It would be lost: never said to be kept.
        raise ValueError(actual)
    return kept, row


def actual_of(row: Mapping[str, Any]) -> Actual | None:
    """The value that `row` keeps; None where the row is unsound."""
    texts = _picked(row)
    name, indicator, value, unit, period, source, reason, sha256 = texts
    revises = row["revises"]
    if not are(str, *texts) or not name or not (revises is None or isinstance(revises, str)):
        return None
    try:
        number, as_of = amount_of(row["amount"]), date.fromisoformat(row["as_of"])
        status, entered_at = _STATUSES[row["status"]], moment_of(row["entered_at"])
    except (ValueError, TypeError, KeyError):
        return None
    # In the record's own order: by name it takes half as long again, ten thousand times over.
    return Actual(
        indicator,
        value,
        number,
        unit,
        as_of,
        period,
        source,
        status,
        entered_at,
        revises,
        reason,
        name,
        sha256,
    )


def change_of(row: Mapping[str, Any]) -> tuple[ChangeKind, datetime, str] | None:
    """What was done, when and why; None where the row is unsound."""
    try:
        kind, at = ChangeKind(row["kind"]), moment_of(row["at"])
    except (ValueError, TypeError):
        return None
    is_stored = kind in {ChangeKind.WITHDRAWN, ChangeKind.RESTORED} and are(str, row["id"], row["reason"])
    return (kind, at, row["reason"]) if is_stored else None


def amount_of(stored: str) -> Decimal:
    """A stored number, its zeros kept. Raises ValueError for what is none, TypeError for what is no text."""
    if not _AMOUNT.fullmatch(stored):
        raise ValueError(stored)
    return Decimal(stored)


def moment_of(stored: str) -> datetime:
    """A stored time. Raises ValueError for what is none, or not UTC; TypeError for what is no text."""
    moment = datetime.fromisoformat(stored)
    if moment.tzinfo is None or moment.utcoffset() or moment.year > _LAST_YEAR:
        raise ValueError(stored)
    return moment


def stored_moment(moment: datetime) -> str:
    """A time as it is stored: UTC, to the microsecond, so that the order of the texts is that of the times."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
