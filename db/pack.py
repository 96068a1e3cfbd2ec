"""Records -> pack: tables, search index, stamp. The same records give the same bytes on every build.

The order of rows is the order of the records, no clock and no set is consulted, and one `VACUUM INTO` lays the
pages out anew. The file appears under its name only when it is whole.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db import schema
from db.library import check_pack
from db.quantities import plain
from db.records import Brief, Figure, Section
from db.search import index_terms

Row = dict[str, Any]


def write_pack(briefs: list[Brief], out: Path) -> Path:
    """Write `briefs` as one pack to `out`, replacing what was there only when the new file passes the gate."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".building-") as folder:
        (Path(folder) / "whole").mkdir()
        laid_out = Path(folder) / "whole" / out.name
        with contextlib.closing(sqlite3.connect(Path(folder) / "rows")) as connection:
            # Only the file that is kept has to reach the disk, not each step on the way to it.
            connection.execute("PRAGMA synchronous=OFF")
            _fill(connection, briefs)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("VACUUM INTO ?", (str(laid_out),))
        check_pack(laid_out)
        laid_out.replace(out)
    return out


def _fill(connection: sqlite3.Connection, briefs: list[Brief]) -> None:
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA page_size=4096")
    database = Database(connection, execute_plugins=False)
    for name, columns in schema.TABLES.items():
        database.table(name).create(columns, pk=schema.KEYS[name], not_null=set(columns))
    database.table("items").create_index(["brief", "line"], unique=True)
    for position, brief in enumerate(briefs):
        for name, rows in _rows(
            brief, first=position and _last(database, "items"), above=position and _last(database, "sections")
        ).items():
            database.table(name).insert_all(rows, batch_size=500)
    connection.execute(schema.SEARCH_SQL)
    connection.executemany(
        "INSERT INTO search(rowid, terms) VALUES (?, ?)",
        [
            (row_id, index_terms(text))
            for row_id, text in connection.execute("SELECT id, text FROM items ORDER BY id")
        ],
    )
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema.VERSION}")
    connection.commit()


def _last(database: Database, table: str) -> int:
    return int(database.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0])  # noqa: S608 - names from schema.py


def _rows(brief: Brief, first: int, above: int) -> dict[str, list[Row]]:
    """The rows of one brief by table; its items are numbered after `first`, its sections after `above`."""
    lines = sorted(_lines(brief), key=lambda row: row["line"])
    indicators = {f.indicator.id: f.indicator for f in brief.figures}
    return {
        "briefs": [
            {
                "id": brief.id,
                "place_zh": brief.place.zh,
                "place_en": brief.place.en,
                "name_zh": brief.name.zh,
                "name_en": brief.name.en,
                "results_year": brief.results_year,
                "targets_year": brief.targets_year,
                "headline": brief.headline,
                "strapline": brief.strapline,
                "byline": brief.byline,
                "language": brief.language,
                "edition": brief.edition,
            }
        ],
        "sections": [
            _section_row(brief.id, above + n, section) for n, section in enumerate(brief.walk, start=1)
        ],
        "items": [{"id": first + n, **row} for n, row in enumerate(lines, start=1)],
        "indicators": [
            {
                "brief": brief.id,
                "id": i.id,
                "name_zh": i.name.zh,
                "name_en": i.name.en,
                "measure": str(i.measure),
                "direction": i.direction,
                "area": i.area,
                "price_basis": i.price_basis,
                "scope_basis": i.scope_basis,
                "flow": i.flow,
                "binding": i.binding,
                "definition_zh": i.definition.zh,
                "definition_en": i.definition.en,
            }
            for i in indicators.values()
        ],
        "figures": [_figure_row(brief.id, figure) for figure in brief.figures],
        "pairings": [
            {
                "brief": brief.id,
                "result": p.result,
                "target": p.target,
                "verdict": str(p.verdict),
                "reason_zh": p.reason.zh,
                "reason_en": p.reason.en,
            }
            for p in brief.pairings
        ],
        "provenance": [
            {
                "brief": brief.id,
                "name": brief.source.name,
                "sha256": brief.source.sha256,
                "text": brief.source.text,
            }
        ],
    }


def _lines(brief: Brief) -> Iterator[Row]:
    for section in brief.walk:
        if section.line:
            yield {
                "brief": brief.id,
                "section": section.id,
                "line": section.line,
                "kind": "heading",
                "marker": "",
                "text": section.title,
            }
        for item in section.items:
            yield {
                "brief": brief.id,
                "section": section.id,
                "line": item.line,
                "kind": str(item.kind),
                "marker": item.marker,
                "text": item.text,
            }


def _section_row(brief_id: str, position: int, section: Section) -> Row:
    return {
        "position": position,
        "brief": brief_id,
        "id": section.id,
        "parent": section.parent,
        "number": section.number,
        "kind": str(section.kind),
        "label_zh": section.label.zh,
        "label_en": section.label.en,
        "line": section.line,
        "period": section.period,
        "note_zh": section.note.zh,
        "note_en": section.note.en,
    }


def _figure_row(brief_id: str, figure: Figure) -> Row:
    value, unit = figure.normalised
    return {
        "brief": brief_id,
        "id": figure.id,
        "line": figure.span.line,
        "start": figure.span.start,
        "end": figure.span.end,
        "quote": figure.quote,
        "label": figure.label,
        "indicator": figure.indicator.id,
        "comparator": str(figure.comparator),
        "value": figure.quantity.digits,
        "value_hi": figure.quantity.high,
        "unit": figure.quantity.unit,
        "normalised_value": plain(value),
        "normalised_unit": unit,
        "kind": str(figure.kind),
        "period": figure.period,
        "period_basis": str(figure.period_basis),
        "basis_year": figure.basis_year,
        "estimate": figure.estimate,
        "commitment": figure.commitment,
        "status": figure.status,
        "doubt_zh": figure.doubt.zh,
        "doubt_en": figure.doubt.en,
        "lead_unit": figure.lead_unit,
        "units": figure.units,
        "deadline": figure.deadline,
        "rule": figure.rule,
        "confirmed_by": figure.confirmed_by,
        "confirmed_on": figure.confirmed_on,
    }
