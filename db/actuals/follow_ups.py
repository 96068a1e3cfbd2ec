"""Who answers for a target or a task, until when and how far it is; and the pace rule of a brief, in the notebook.

Each saving is a row of its own, so that the history is whole; what was saved last holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db.actuals.records import FollowUp, PaceChoice, TaskState, new_id
from db.actuals.rows import moment_of, stored_moment
from db.notebook.file import NotebookFile, are, bound

_TEXTS = ("id", "subject", "lead_unit", "deadline", "note", "text", "reason", "source_sha256")
_INSTANT = timedelta(microseconds=1)


class FollowUps:
    """The follow-ups of every brief in one notebook. Raises NotebookError where the file fails."""

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    def latest(self, brief: str) -> dict[str, FollowUp]:
        """What holds, by subject; one that says nothing any more is left out."""
        latest = {one.subject: one for one in self._all("WHERE brief = ?", brief)}
        return {subject: one for subject, one in latest.items() if not one.is_empty}

    def history(self, brief: str, subject: str) -> tuple[FollowUp, ...]:
        """All that was saved for a subject, the oldest first, what was emptied included."""
        return tuple(self._all("WHERE brief = ? AND subject = ?", brief, subject))

    def save(self, brief: str, source_sha256: str, follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
        """Keep follow-ups, all of them or none, in place of the earlier ones, which stay in the history.

        `source_sha256` is that of the brief's source as it is now. One without an id is given one; one whose id is
        already there was kept before, and is not kept twice.
        """
        with self._file.transaction():
            return tuple(self._save(brief, source_sha256, one) for one in follow_ups)

    def _save(self, brief: str, source_sha256: str, follow_up: FollowUp) -> FollowUp:
        earlier = self.history(brief, follow_up.subject)
        for one in earlier:
            if one.id == follow_up.id:
                return one
        moments = [follow_up.entered_at, *(one.entered_at + _INSTANT for one in earlier[-1:])]
        kept = replace(
            follow_up,
            id=follow_up.id or new_id(),
            # What is saved last holds, also where the clock was set back.
            entered_at=max(moments),
            source_sha256=source_sha256,
        )
        row = {name: bound(value) for name, value in _row_of(brief, kept).items()}
        read = follow_up_of(row)
        if read is None:
            # It would be lost: never said to be kept.
            raise ValueError(follow_up)
        self._file.insert("follow_ups", row)
        return read

    def _all(self, which: str, *values: object) -> list[FollowUp]:
        rows = self._file.rows(f"SELECT * FROM follow_ups {which} ORDER BY entered_at, id", *values)  # noqa: S608
        return [one for row in rows if (one := follow_up_of(row)) is not None]


class PaceChoices:
    """The pace rule chosen for each brief. Raises NotebookError where the file fails."""

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    def rule(self, brief: str) -> str:
        """The id of the rule in force; "" where none was chosen: there is no default."""
        history = self.history(brief)
        return history[-1].rule if history else ""

    def choose(self, brief: str, rule: str, at: datetime | None = None) -> None:
        """Let a rule be in force from now on, "" for none. `at` is UTC, now if not given."""
        with self._file.transaction():
            earlier = [one.chosen_at + _INSTANT for one in self.history(brief)[-1:]]
            moment = max([at or datetime.now(UTC), *earlier]).astimezone(UTC)
            row = {"id": new_id(), "brief": brief, "rule": rule, "chosen_at": stored_moment(moment)}
            self._file.insert("pace_choices", row)

    def history(self, brief: str) -> tuple[PaceChoice, ...]:
        """Every choice, the oldest first."""
        rows = self._file.rows("SELECT * FROM pace_choices WHERE brief = ? ORDER BY chosen_at, id", brief)
        return tuple(choice for row in rows if (choice := choice_of(row)) is not None)


def follow_up_of(row: Mapping[str, Any]) -> FollowUp | None:
    """The follow-up that `row` keeps; None where the row is unsound."""
    texts = {name: row[name] for name in _TEXTS}
    if not are(str, *texts.values(), row["due"], row["units"]) or not row["id"]:
        return None
    try:
        units = json.loads(row["units"])
        if not isinstance(units, list) or not are(str, *units):
            return None
        return FollowUp(
            **texts,
            entered_at=moment_of(row["entered_at"]),
            units=tuple(units),
            due=date.fromisoformat(row["due"]) if row["due"] else None,
            state=TaskState(row["state"]),
        )
    except (ValueError, TypeError, RecursionError):
        return None


def choice_of(row: Mapping[str, Any]) -> PaceChoice | None:
    """The choice that `row` keeps; None where the row is unsound."""
    try:
        chosen_at = moment_of(row["chosen_at"])
    except (ValueError, TypeError):
        return None
    return PaceChoice(row["rule"], chosen_at) if are(str, row["id"], row["rule"]) else None


def _row_of(brief: str, one: FollowUp) -> dict[str, object]:
    return {
        **{name: getattr(one, name) for name in _TEXTS},
        "brief": brief,
        "units": json.dumps([bound(unit) for unit in one.units], ensure_ascii=False),
        "due": one.due.isoformat() if one.due else "",
        "state": one.state.value,
        "entered_at": stored_moment(one.entered_at),
    }
