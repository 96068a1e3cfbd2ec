"""Packs, opened read-only and gated before they are believed; the only place that reads them.

A pack is read whole into records and closed again: nothing is locked, nothing is written beside it, and the USB
stick it came on may be pulled out. Whatever is wrong with a file is one `PackError`; the other packs are unaffected.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db import schema
from db.editions import EDITIONS, Standing, is_id, standing
from db.errors import PackError, Refusal
from db.quantities import NotAQuantity, parse, plain
from db.records import (
    Bilingual,
    Brief,
    Figure,
    FigureKind,
    Indicator,
    Item,
    ItemKind,
    Measure,
    Pairing,
    PeriodBasis,
    Section,
    SectionKind,
    Source,
    Span,
    Verdict,
)
from db.rules import figure_fault, marker_of, overlapping, pairing_fault
from db.search import index_query
from db.signature_block import HEADER, NewerBlock, NotABlock, size_of_pages
from db.signing import block_after, is_genuine

_MAGIC = b"SQLite format 3\x00"
_ROLLBACK = bytes([1, 1])  # the journal that SQLite is to keep: none beside a file that is only read
_MAX_BYTES = 4 << 30
_TIME_LIMIT = 5.0  # seconds for all statements on one pack; a sound one takes milliseconds
_STEPS = 1_000  # between two looks at the clock
_ALLOWED = frozenset(schema.TABLES) | {"search"} | schema.SEARCH_PARTS
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 << 20,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


@dataclass(frozen=True)
class Pack:
    """A file that passed the gate, and the briefs in it."""

    path: Path
    briefs: tuple[Brief, ...]


@dataclass(frozen=True)
class Held:
    """A brief, and the pack that holds it."""

    brief: Brief
    pack: Pack


class Library:
    """The packs that are open, and the files that were refused with the reason of each.

    Where several packs hold the same brief, the highest edition is the one in use, whatever the order of opening; of
    the same edition the one that was opened first. A reader may read another one for this run, knowingly.
    """

    def __init__(self) -> None:
        self.packs: list[Pack] = []
        self.refused: list[PackError] = []
        self._for_now: dict[str, Brief] = {}

    def open(self, path: Path) -> Pack | None:
        """Open one file; None where it was refused (the reason is the last of `refused`)."""
        try:
            pack = open_pack(path)
        except PackError as error:
            self.refused.append(error)
            return None
        return self.add(pack)

    def add(self, pack: Pack) -> Pack:
        """Take in a pack that was read already; the same that was there before, or `pack`.

        What was read from its path before gives way unless it is newer.
        """
        for known in self.packs:
            if known.path == pack.path and known.briefs == pack.briefs:
                return known
        self.packs = [p for p in self.packs if p.path != pack.path or not _covers(pack, p)] + [pack]
        return pack

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """The brief that is read under each id, in the order of opening."""
        return tuple({**self.in_use, **self._for_now}.values())

    @property
    def in_use(self) -> dict[str, Brief]:
        """The brief in use under each id: the highest edition, of the same edition the one opened first."""
        return {brief_id: held.brief for brief_id, held in self.held().items()}

    def held(self, without: Path | None = None) -> dict[str, Held]:
        """What is in use under each id and the pack it is in; as if the file `without` had not been opened."""
        out: dict[str, Held] = {}
        for pack in (pack for pack in self.packs if pack.path != without):
            for brief in pack.briefs:
                before = out.get(brief.id)
                if standing(brief, before.brief if before else None) in {Standing.NEW, Standing.NEWER}:
                    out[brief.id] = Held(brief, pack)
        return out

    def brief(self, brief_id: str) -> Brief | None:
        """The brief that is read under this id, or None."""
        return next((b for b in self.briefs if b.id == brief_id), None)

    @property
    def others(self) -> tuple[Brief, ...]:
        """The editions that are open and not read, of each brief the highest first; each is there once."""
        read, out = self.briefs, list[Brief]()
        for brief in (brief for pack in self.packs for brief in pack.briefs):
            if brief not in read and brief not in out:
                out.append(brief)
        return tuple(sorted(out, key=lambda b: (b.id, -b.edition)))

    def pack_of(self, brief: Brief) -> Pack | None:
        """The open pack that `brief` was read from, or None."""
        return next((p for p in self.packs if any(b is brief for b in p.briefs)), None)

    def read_for_now(self, brief: Brief) -> None:
        """Read `brief`, whatever edition is in use under its id, until `return_to_use` or the end of this run."""
        self._for_now[brief.id] = brief

    def return_to_use(self, brief_id: str) -> None:
        """Read what is in use under this id again."""
        self._for_now.pop(brief_id, None)

    @property
    def read_knowingly(self) -> tuple[Brief, ...]:
        """The briefs that are read in the place of the ones in use."""
        return tuple(b for b in self._for_now.values() if b is not self.in_use.get(b.id))


def _covers(pack: Pack, other: Pack) -> bool:
    """Whether nothing that `other` holds is missed when `pack` takes its place."""
    found = {brief.id: brief for brief in pack.briefs}
    return all(
        b.id in found and standing(found[b.id], b) in {Standing.SAME, Standing.NEWER} for b in other.briefs
    )


def open_pack(path: Path) -> Pack:
    """Read the pack at `path`, or raise `PackError`."""
    with _reading(path) as connection:
        return Pack(path, tuple(_read_briefs(connection)))


def check_pack(path: Path) -> Pack:
    """Open the pack and also verify what takes longer: every page, and that the index finds every line."""
    with _reading(path) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise PackError(path.name, Refusal.DAMAGED)
        briefs = tuple(_read_briefs(connection))
        for row_id, text in connection.execute("SELECT id, text FROM items ORDER BY rowid"):
            query = index_query(text[:64])
            if not query:
                continue
            found = connection.execute(
                "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?",
                (query, row_id),
            ).fetchone()
            if found is None:
                raise _Unsound(f"search index, line {row_id}")
        return Pack(path, briefs)


# ---------------------------------------------------------------- the gate


class _Unsound(Exception):
    """The rows do not agree with the source they carry."""


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A gated read-only connection; every failure inside becomes a `PackError`."""
    name = path.name or str(path)
    try:
        _gate_file(path, name)
        with contextlib.closing(_connect(path)) as connection:
            _gate_schema(connection, name)
            yield connection
    except PermissionError as error:
        raise PackError(name, Refusal.UNREADABLE) from error
    except _Unsound as error:
        raise PackError(name, Refusal.UNSOUND, str(error)[:60]) from error
    except (
        sqlite3.Error,
        OSError,
        UnicodeDecodeError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RuntimeError,
    ) as error:
        raise PackError(name, Refusal.DAMAGED) from error


def _gate_file(path: Path, name: str) -> None:
    """What can be known without SQLite: kind, size, header, stamp."""
    size = _gate_kind(path, name)
    with path.open("rb") as file:
        header = file.read(HEADER)
    if not header.startswith(_MAGIC[: len(header)]) or size > _MAX_BYTES:
        raise PackError(name, Refusal.NOT_A_PACK)
    if len(header) < HEADER:
        raise PackError(name, Refusal.TRUNCATED)
    _gate_header(header, size, name)
    _gate_end(path, size_of_pages(header), size, name)


def _gate_kind(path: Path, name: str) -> int:
    """The size of the file, which is a file and not empty; nothing is opened, so a pipe cannot make it wait."""
    try:
        status = path.stat()
    except PermissionError:
        raise
    except (OSError, ValueError) as error:
        # Also a name too long, links in a circle, a NUL in the path: nothing can be there.
        raise PackError(name, Refusal.MISSING) from error
    if stat.S_ISDIR(status.st_mode):
        raise PackError(name, Refusal.FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise PackError(name, Refusal.NOT_A_PACK)
    if status.st_size == 0:
        raise PackError(name, Refusal.EMPTY)
    return status.st_size


def _gate_header(header: bytes, size: int, name: str) -> None:
    version = int.from_bytes(header[60:64])
    if int.from_bytes(header[68:72]) != schema.APPLICATION_ID:
        raise PackError(name, Refusal.NOT_A_PACK)
    if version > schema.VERSION:
        raise PackError(name, Refusal.NEWER, f"{version} > {schema.VERSION}")
    if version < schema.VERSION:
        raise PackError(name, Refusal.OLDER, f"{version} < {schema.VERSION}")
    if header[18:20] != _ROLLBACK:
        raise PackError(name, Refusal.DAMAGED)
    if size < size_of_pages(header):
        raise PackError(name, Refusal.TRUNCATED)


def _gate_end(path: Path, pages: int, size: int, name: str) -> None:
    """After the `pages`, in bytes, comes nothing, or one signature that is true of everything before it."""
    if size == pages:
        return
    with path.open("rb") as file:
        try:
            block = block_after(file, pages, size)
        except NewerBlock as error:
            raise PackError(name, Refusal.NEWER) from error
        except NotABlock as error:
            raise PackError(name, Refusal.TRAILING) from error
        if not is_genuine(file, block, name):
            raise PackError(name, Refusal.ALTERED)


def _connect(path: Path) -> sqlite3.Connection:
    # Both flags: immutable alone may create a missing file. as_uri quotes #, ? and % in the path.
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True)
    deadline = time.monotonic() + _TIME_LIMIT
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "query_only=ON",
        "mmap_size=0",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _gate_schema(connection: sqlite3.Connection, name: str) -> None:
    """Nothing but the tables a pack has: no view, no trigger, no other virtual table, no further column."""
    seen: set[str] = set()
    for kind, title, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        allowed = (
            kind == "table"
            and title in _ALLOWED
            and (sql == schema.SEARCH_SQL if title == "search" else _is_plain_table(sql))
        ) or (kind == "index" and table in _ALLOWED and sql in {None, schema.LINES_INDEX_SQL})
        if not allowed:
            raise PackError(name, Refusal.FOREIGN, f"{kind} {title}"[:60])
        seen.add(title)
    if missing := _ALLOWED - seen:
        raise PackError(name, Refusal.DAMAGED, min(missing))
    for table_name, columns in schema.TABLES.items():
        # table_xinfo shows generated columns as well; an index or a key of another kind could hide rows.
        found = [
            (title, type_name, not_null, key, hidden)
            for _, title, type_name, not_null, _, key, hidden in connection.execute(
                f"PRAGMA table_xinfo({table_name})"
            )
        ]
        if found != _expected(table_name, columns):
            raise PackError(name, Refusal.FOREIGN, table_name)


def _expected(table: str, columns: dict[str, type]) -> list[tuple[str, str, int, int, int]]:
    keys = schema.KEYS[table]
    keys = (keys,) if isinstance(keys, str) else keys
    return [
        (title, "INTEGER" if kind is int else "TEXT", 1, keys.index(title) + 1 if title in keys else 0, 0)
        for title, kind in columns.items()
    ]


def _is_plain_table(sql: object) -> bool:
    return isinstance(sql, str) and sql.upper().startswith("CREATE TABLE ")


# ---------------------------------------------------------------- rows -> records


class _Rows:
    """Reads tables row by row; a value of another type than declared is damage.

    Together the values cannot be longer than the file: more means that pages are shared, which would let a small
    file unfold into endless memory. Rows come in the order they were written, so nothing is sorted.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        self._left = int(pages) * int(page_size)

    def of(self, table: str) -> Iterator[dict[str, str]]:
        """The rows of `table` as {column: value}."""
        columns = schema.TABLES[table]
        names = ", ".join(f'"{column}"' for column in columns)
        for row in self._connection.execute(f"SELECT {names} FROM {table} ORDER BY rowid"):  # noqa: S608 - names from schema.py
            for value, kind in zip(row, columns.values(), strict=True):
                if type(value) is not kind:
                    raise TypeError(table)
                self._left -= 1 + (len(value) if isinstance(value, str) else 0)
            if self._left < 0:
                raise ValueError(table)
            yield dict(zip(columns, row, strict=True))

    def by_brief(self, table: str) -> dict[str, list[dict[str, str]]]:
        """The rows of `table` under the brief they belong to."""
        out: dict[str, list[dict[str, str]]] = {}
        for row in self.of(table):
            out.setdefault(row["brief"], []).append(row)
        return out


def _read_briefs(connection: sqlite3.Connection) -> Iterator[Brief]:
    rows = _Rows(connection)
    briefs = list(rows.of("briefs"))
    tables = {name: rows.by_brief(name) for name in schema.TABLES if name != "briefs"}
    known = {row["id"] for row in briefs}
    if not briefs or len(known) != len(briefs) or any(groups.keys() - known for groups in tables.values()):
        raise _Unsound("briefs")
    if not all(is_id(row["id"]) and int(row["edition"]) in EDITIONS for row in briefs):
        raise _Unsound("id, edition")
    for row in briefs:
        yield _brief(row, {name: groups.get(row["id"], []) for name, groups in tables.items()})


def _brief(row: dict[str, str], tables: dict[str, list[dict[str, str]]]) -> Brief:
    source = _source(tables["provenance"])
    indicators = {r["id"]: _indicator(r) for r in tables["indicators"]}
    figures = [_figure(r, indicators[r["indicator"]], source) for r in tables["figures"]]
    by_line: dict[int, list[Figure]] = {}
    for figure in figures:
        by_line.setdefault(figure.span.line, []).append(figure)
    titles, items = _lines(tables["items"], by_line, source)
    sections = _sections(tables["sections"], titles, items)
    brief = Brief(
        id=row["id"],
        place=Bilingual(row["place_zh"], row["place_en"]),
        name=Bilingual(row["name_zh"], row["name_en"]),
        results_year=row["results_year"],
        targets_year=row["targets_year"],
        headline=row["headline"],
        strapline=row["strapline"],
        byline=row["byline"],
        language=row["language"],
        edition=int(row["edition"]),
        source=source,
        sections=sections,
        pairings=tuple(_pairing(r) for r in tables["pairings"]),
    )
    _verify(brief, len(tables["sections"]), len(figures))
    return brief


def _source(rows: list[dict[str, str]]) -> Source:
    if len(rows) != 1:
        raise _Unsound("source")
    source = Source.of(rows[0]["name"], rows[0]["text"].encode("utf-8"))
    if source.sha256 != rows[0]["sha256"]:
        raise _Unsound("SHA-256")
    return source


def _lines(
    rows: list[dict[str, str]], figures: dict[int, list[Figure]], source: Source
) -> tuple[dict[str, tuple[int, str]], dict[str, list[Item]]]:
    """Headings by section, and items by section; together every non-blank line once, in order."""
    titles: dict[str, tuple[int, str]] = {}
    items: dict[str, list[Item]] = {}
    numbers: list[int] = []
    for row in rows:
        line, kind = int(row["line"]), ItemKind(row["kind"])
        if not 1 <= line <= len(source.lines) or row["marker"] + row["text"] != source.line(line):
            raise _Unsound(f"line {line}")
        numbers.append(line)
        if row["marker"] != ("" if kind is ItemKind.HEADING else marker_of(source.line(line))):
            raise _Unsound(f"line {line}")
        if kind is ItemKind.HEADING:
            titles[row["section"]] = (line, row["text"])
        else:
            items.setdefault(row["section"], []).append(
                Item(
                    line=line,
                    section=row["section"],
                    kind=kind,
                    marker=row["marker"],
                    text=row["text"],
                    figures=tuple(figures.get(line, ())),
                )
            )
    if numbers != [n for n, text in enumerate(source.lines, start=1) if text.strip()]:
        raise _Unsound("lines lost or out of order")
    return titles, items


def _sections(
    rows: list[dict[str, str]],
    titles: dict[str, tuple[int, str]],
    items: dict[str, list[Item]],
) -> tuple[Section, ...]:
    children: dict[str, list[dict[str, str]]] = {}
    ids = {row["id"] for row in rows}
    for row in rows:
        children.setdefault(row["parent"], []).append(row)
    if len(ids) != len(rows) or not set(children) <= ids | {""} or not (titles.keys() | items.keys()) <= ids:
        raise _Unsound("sections")
    if any(int(row["line"]) != titles.get(row["id"], (0, ""))[0] for row in rows):
        raise _Unsound("headings")

    def build(parent: str, depth: int) -> tuple[Section, ...]:
        if depth > 8:
            raise _Unsound("sections too deep")
        return tuple(
            Section(
                id=row["id"],
                parent=parent,
                number=row["number"],
                kind=SectionKind(row["kind"]),
                label=Bilingual(row["label_zh"], row["label_en"]),
                title=titles.get(row["id"], (0, ""))[1],
                line=titles.get(row["id"], (0, ""))[0],
                period=row["period"],
                note=Bilingual(row["note_zh"], row["note_en"]),
                items=tuple(items.get(row["id"], ())),
                children=build(row["id"], depth + 1),
            )
            for row in children.get(parent, ())
        )

    return build("", 0)


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        name=Bilingual(row["name_zh"], row["name_en"]),
        measure=Measure(row["measure"]),
        direction=row["direction"],
        area=row["area"],
        price_basis=row["price_basis"],
        scope_basis=row["scope_basis"],
        flow=row["flow"],
        binding=row["binding"],
        definition=Bilingual(row["definition_zh"], row["definition_en"]),
    )


def _figure(row: dict[str, str], indicator: Indicator, source: Source) -> Figure:
    span = Span(int(row["line"]), int(row["start"]), int(row["end"]))
    try:
        quantity = parse(row["quote"])
    except NotAQuantity as error:
        raise _Unsound(f"figure {row['id']}") from error
    value, unit = quantity.normalised
    stored = (row["comparator"], row["value"], row["value_hi"], row["unit"])
    derived = (quantity.comparator, quantity.digits, quantity.high, quantity.unit)
    in_place = (
        1 <= span.line <= len(source.lines)
        and 0 <= span.start < span.end <= len(source.line(span.line))
        and source.line(span.line)[span.start : span.end] == row["quote"]
    )
    scaled = (row["normalised_value"], row["normalised_unit"]) == (plain(value), unit)
    if not in_place or stored != derived or not scaled:
        raise _Unsound(f"figure {row['id']}")
    return Figure(
        id=row["id"],
        span=span,
        label=row["label"],
        quantity=quantity,
        indicator=indicator,
        kind=FigureKind(row["kind"]),
        period=row["period"],
        period_basis=PeriodBasis(row["period_basis"]),
        basis_year=row["basis_year"],
        estimate=row["estimate"],
        commitment=row["commitment"],
        status=row["status"],
        doubt=Bilingual(row["doubt_zh"], row["doubt_en"]),
        lead_unit=row["lead_unit"],
        units=row["units"],
        deadline=row["deadline"],
        rule=row["rule"],
        confirmed_by=row["confirmed_by"],
        confirmed_on=row["confirmed_on"],
    )


def _pairing(row: dict[str, str]) -> Pairing:
    return Pairing(
        row["result"],
        row["target"],
        Verdict(row["verdict"]),
        Bilingual(row["reason_zh"], row["reason_en"]),
    )


def _verify(brief: Brief, sections: int, figures: int) -> None:
    """What the rows claim about one another; a section that hangs nowhere would take its lines with it."""
    lines = [line for section in brief.walk for line in section.lines]
    filled = [n for n, text in enumerate(brief.source.lines, start=1) if text.strip()]
    if len(brief.walk) != sections or lines != filled:
        raise _Unsound("sections")
    if len(brief.figures) != figures or len({f.id for f in brief.figures}) != figures:
        raise _Unsound("figures")
    for section in brief.walk:
        for item in section.items:
            faults = [figure_fault(figure, item.source_text, section.kind) for figure in item.figures]
            if any(faults) or overlapping(item.figures):
                raise _Unsound(f"figures, line {item.line}")
    for pairing in brief.pairings:
        result, target = brief.figure(pairing.result), brief.figure(pairing.target)
        if result is None or target is None or pairing_fault(result, target, pairing.verdict):
            raise _Unsound("pairings")
    masthead = next((s for s in brief.sections if s.kind is SectionKind.MASTHEAD), None)
    if masthead is None or brief.headline not in masthead.title or brief.strapline not in masthead.title:
        raise _Unsound("masthead")
    if not masthead.items or brief.byline != masthead.items[0].text:
        raise _Unsound("byline")


def file_sha256(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
