"""Finds the heading of a table among its first rows: fields by their names, in any order and under any title."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Bilingual
from desktop.progress.sheets.columns import Field, field_of
from desktop.progress.sheets.faults import TableError, TableFault
from desktop.progress.sheets.table import Heading, Line, Table

_DEEPEST = 30  # rows that may stand above it
_MOST_NAMED = 5


def heading_of(lines: Sequence[Line]) -> Heading | None:
    """The first row that names an indicator, a value and a date; None where there is none."""
    for place, line in enumerate(lines[:_DEEPEST]):
        found = _heading(place, line)
        if found.columns.keys() >= {Field.VALUE, Field.DATE} and found.columns.keys() & {
            Field.ID,
            Field.NAME,
        }:
            return found
    return None


def table_of(name: str, lines: Sequence[Line], sheet: str = "", *notes: Bilingual) -> Table:
    """The rows below the heading. Raises TableError where there is none, or a column stands twice."""
    heading = heading_of(lines)
    if all(line.is_empty for line in lines):
        raise TableError(name, TableFault.EMPTY)
    if heading is None:
        raise TableError(name, TableFault.NO_HEADING)
    if heading.doubled:
        words = heading.doubled[0].words
        raise TableError(name, TableFault.DOUBLE_HEADING, words.zh, english=(words.en,))
    below = tuple(line for line in lines[heading.line + 1 :] if not line.is_empty)
    return Table(name, heading.columns, below, sheet, (*notes, *_notes(heading, below)))


def _heading(place: int, line: Line) -> Heading:
    columns: dict[Field, int] = {}
    unknown: list[str] = []
    doubled: list[Field] = []
    for column, text in enumerate(line.texts):
        field = field_of(text)
        if field is None:
            unknown += [" ".join(text.split())] if text.strip() else []
        elif field in columns:
            doubled.append(field)
        else:
            columns[field] = column
    return Heading(place, columns, tuple(unknown), tuple(doubled))


def _notes(heading: Heading, lines: Sequence[Line]) -> list[Bilingual]:
    notes = []
    if heading.unknown:
        named = "、".join(heading.unknown[:_MOST_NAMED])
        more = len(heading.unknown) - _MOST_NAMED
        notes.append(
            Bilingual(
                f"没有用到的列:{named}{f'等{len(heading.unknown)}列' if more > 0 else ''}。",
                f"Columns that are not used: {named}{f' and {more} more' if more > 0 else ''}.",
            )
        )
    if hidden := [str(line.number) for line in lines if line.is_hidden]:
        rows = "、".join(hidden[:_MOST_NAMED])
        notes.append(
            Bilingual(
                f"有{len(hidden)}行在表格里是隐藏的,也读取了:第{rows}{'…' if len(hidden) > _MOST_NAMED else ''}行。",
                f"Rows that are hidden in the table were read too ({len(hidden)}): "
                f"{rows}{'…' if len(hidden) > _MOST_NAMED else ''}.",
            )
        )
    return notes
