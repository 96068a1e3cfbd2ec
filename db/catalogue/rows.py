"""The rows of a catalogue: how a brief is written into it, and how a file is taken out again. Whoever calls commits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from db.records import Bilingual, Brief
from db.search import index_terms

# Before a term that says of what kind a line is; no character of a text becomes it in the index.
_MARK = "\uf8fe"
_FIGURES = "figures"


def marks_query(kinds: Iterable[str], only_figures: bool) -> str:
    """What an index query is followed by, so that it finds only lines of these kinds of sections, or with figures."""
    ofkind = " OR ".join(f'"{_MARK}{kind}"' for kind in sorted(kinds))
    return (f" AND ({ofkind})" if ofkind else "") + (f' AND "{_MARK}{_FIGURES}"' if only_figures else "")


def _terms(kind: str, figures: int, text: str) -> str:
    return f"{index_terms(text)} {_MARK}{kind}" + (f" {_MARK}{_FIGURES}" if figures else "")


def last_line(connection: sqlite3.Connection) -> int:
    """The number of the last line; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM lines").fetchone()[0])


def path_of(connection: sqlite3.Connection, number: int) -> tuple[str, Bilingual]:
    """The id of the section of this number, and the labels from the top down to it."""
    names: list[tuple[str, str]] = []
    section, parent = "", number
    while parent:
        name, zh, en, above = connection.execute(
            "SELECT id, label_zh, label_en, parent FROM sections WHERE number = ?", (parent,)
        ).fetchone()
        names.insert(0, (zh, en))
        section, parent = section or name, above or 0
    return section, Bilingual(*(" › ".join(each) for each in zip(*names, strict=True)))


def write_brief(connection: sqlite3.Connection, pack: int, brief: Brief) -> None:
    """Write a brief of a pack: its sections, and its lines with their terms, numbered after all that are there."""
    first = last_line(connection) + 1
    number = inserted(
        connection,
        "INSERT INTO briefs(pack, id, place_zh, place_en, name_zh, name_en, results_year, targets_year, edition,"
        " first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(pack, brief.id, brief.place.zh, brief.place.en, brief.name.zh, brief.name.en),
            *(brief.results_year, brief.targets_year, brief.edition, first, first - 1),
        ),
    )
    sections: dict[str, int] = {}
    rows = []
    for section in brief.walk:
        sections[section.id] = inserted(
            connection,
            "INSERT INTO sections(brief, id, kind, label_zh, label_en, parent) VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(number, section.id, str(section.kind), section.label.zh, section.label.en),
                sections.get(section.parent),
            ),
        )
        lines = [(section.line, 0, section.title)] if section.line else []
        lines += [(item.line, len(item.figures), item.text) for item in section.items]
        rows += [(sections[section.id], *line, str(section.kind)) for line in lines]
    _write_lines(connection, number, first, rows)
    connection.execute("UPDATE briefs SET last = ? WHERE number = ?", (first + len(rows) - 1, number))


def forget_file(connection: sqlite3.Connection, path: Path) -> None:
    """Remove a file from the list, and its briefs with their lines from the index."""
    briefs = connection.execute(
        "SELECT briefs.number, first, last FROM briefs JOIN packs ON packs.number = pack WHERE path = ?",
        (str(path),),
    ).fetchall()
    for number, first, last in briefs:
        lines = connection.execute(
            "SELECT lines.number, kind, figures, text FROM lines JOIN sections ON sections.number = section"
            " WHERE lines.number BETWEEN ? AND ?",
            (first, last),
        ).fetchall()
        # The index keeps no text: it is told once more what it was given.
        connection.executemany(
            "INSERT INTO search(search, rowid, terms) VALUES ('delete', ?, ?)",
            ((line, _terms(*said)) for line, *said in lines),
        )
        connection.execute("DELETE FROM lines WHERE number BETWEEN ? AND ?", (first, last))
        connection.execute("DELETE FROM sections WHERE brief = ?", (number,))
        connection.execute("DELETE FROM briefs WHERE number = ?", (number,))
    connection.execute("DELETE FROM packs WHERE path = ?", (str(path),))


def _write_lines(
    connection: sqlite3.Connection, brief: int, first: int, rows: list[tuple[int, int, int, str, str]]
) -> None:
    """Rows of a section, a line of the source, how many figures are on it, its text, and the kind of the section."""
    numbered = list(enumerate(rows, start=first))
    connection.executemany(
        "INSERT INTO lines(number, brief, section, line, figures, text) VALUES (?, ?, ?, ?, ?, ?)",
        ((number, brief, *row[:4]) for number, row in numbered),
    )
    connection.executemany(
        "INSERT INTO search(rowid, terms) VALUES (?, ?)",
        ((number, _terms(kind, figures, text)) for number, (_, _, figures, text, kind) in numbered),
    )


def inserted(connection: sqlite3.Connection, sql: str, values: Iterable[object]) -> int:
    """Insert one row; its number."""
    cursor = connection.execute(sql, tuple(values))
    assert cursor.lastrowid is not None
    return cursor.lastrowid
