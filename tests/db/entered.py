"""Values and follow-ups as an office enters them, for tests: what matters is named, the rest is plain."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from db.actuals.records import Actual, FollowUp, Status
from db.notes.notes import Note, NoteKind, Style
from db.pace.plan import MonthlyPlan
from db.quantities import parse
from tests.db.tiny import LINES

BEGAN = datetime(2023, 4, 20, 8, 30, tzinfo=UTC)
SHA = "ab" * 32


def at(minutes: int) -> datetime:
    """So many minutes after the first entry."""
    return BEGAN + timedelta(minutes=minutes)


def actual(
    value: str = "120家",
    *,
    indicator: str = "cloud",
    as_of: date = date(2023, 3, 31),
    minutes: int = 0,
    status: Status = Status.PROVISIONAL,
    name: str = "",
) -> Actual:
    """A value as written."""
    quantity = parse(value)
    return Actual(
        indicator=indicator,
        value=value,
        number=Decimal(quantity.value),
        unit=quantity.unit,
        as_of=as_of,
        period="2023年1月至3月",
        source="统计局月报",
        status=status,
        entered_at=at(minutes),
        id=name,
    )


def follow_up(subject: str = "economy/112", minutes: int = 0, **fields: object) -> FollowUp:
    """A follow-up with only what is named."""
    return FollowUp(subject, at(minutes), **fields)  # type: ignore[arg-type]


def plan(totals: str = "0 0 60 90 120 200 220 240 300 340 380 400", indicator: str = "cloud") -> MonthlyPlan:
    """A monthly plan."""
    return MonthlyPlan(indicator, tuple(Decimal(total) for total in totals.split()), "家", "年度计划表")


def note(
    quote: str = "5.0%",
    *,
    kind: NoteKind = NoteKind.NOTE,
    brief: str = "b",
    line: int = 4,
    words: str = LINES[3],
    minutes: int = 0,
    text: str = "",
    style: Style = Style.NONE,
) -> Note:
    """A note on some characters of a line, of the tiny brief's fourth if no other is named."""
    start = words.index(quote)
    return Note(
        kind,
        brief,
        line,
        start,
        start + len(quote),
        words,
        at(minutes),
        text=text,
        style=style,
        source_sha256=SHA,
    )


def dump(path: Path) -> list[str]:
    """All that a notebook's file holds, as SQL."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
