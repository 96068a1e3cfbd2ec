"""Rows -> records: a pack's tables as a brief, and whether they agree with the source that they carry."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db import schema
from db.editions import EDITIONS, is_id
from db.gate import Unsound
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

    def of(self, table: str, brief: str = "") -> Iterator[dict[str, str]]:
        """The rows of `table` as {column: value}; of one brief where it is named."""
        columns = schema.TABLES[table]
        names = ", ".join(f'"{column}"' for column in columns)
        which = f"WHERE {'id' if table == 'briefs' else 'brief'} = ?" if brief else ""
        rows = self._connection.execute(
            f"SELECT {names} FROM {table} {which} ORDER BY rowid",  # noqa: S608 - names from schema.py
            (brief,) if brief else (),
        )
        for row in rows:
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


def read_briefs(connection: sqlite3.Connection) -> Iterator[Brief]:
    """The briefs of a pack that passed the gate; Unsound, and whatever damage raises, where they are none."""
    rows = _Rows(connection)
    briefs = list(rows.of("briefs"))
    tables = {name: rows.by_brief(name) for name in schema.TABLES if name != "briefs"}
    known = {row["id"] for row in briefs}
    if not briefs or len(known) != len(briefs) or any(groups.keys() - known for groups in tables.values()):
        raise Unsound("briefs")
    if not all(is_id(row["id"]) and int(row["edition"]) in EDITIONS for row in briefs):
        raise Unsound("id, edition")
    for row in briefs:
        yield _brief(row, {name: groups.get(row["id"], []) for name, groups in tables.items()})


def read_brief(connection: sqlite3.Connection, brief_id: str) -> Brief:
    """One brief of a pack that passed the gate; as with `read_briefs` where it is none, or is not in it."""
    rows = _Rows(connection)
    briefs = list(rows.of("briefs", brief_id))
    if len(briefs) != 1 or not is_id(brief_id) or int(briefs[0]["edition"]) not in EDITIONS:
        raise Unsound("id, edition")
    return _brief(
        briefs[0], {name: list(rows.of(name, brief_id)) for name in schema.TABLES if name != "briefs"}
    )


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
        raise Unsound("source")
    source = Source.of(rows[0]["name"], rows[0]["text"].encode("utf-8"))
    if source.sha256 != rows[0]["sha256"]:
        raise Unsound("SHA-256")
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
            raise Unsound(f"line {line}")
        numbers.append(line)
        if row["marker"] != ("" if kind is ItemKind.HEADING else marker_of(source.line(line))):
            raise Unsound(f"line {line}")
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
        raise Unsound("lines lost or out of order")
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
        raise Unsound("sections")
    if any(int(row["line"]) != titles.get(row["id"], (0, ""))[0] for row in rows):
        raise Unsound("headings")

    def build(parent: str, depth: int) -> tuple[Section, ...]:
        if depth > 8:
            raise Unsound("sections too deep")
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
        raise Unsound(f"figure {row['id']}") from error
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
        raise Unsound(f"figure {row['id']}")
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
        raise Unsound("sections")
    if len(brief.figures) != figures or len({f.id for f in brief.figures}) != figures:
        raise Unsound("figures")
    for section in brief.walk:
        for item in section.items:
            faults = [figure_fault(figure, item.source_text, section.kind) for figure in item.figures]
            if any(faults) or overlapping(item.figures):
                raise Unsound(f"figures, line {item.line}")
    for pairing in brief.pairings:
        result, target = brief.figure(pairing.result), brief.figure(pairing.target)
        if result is None or target is None or pairing_fault(result, target, pairing.verdict):
            raise Unsound("pairings")
    masthead = next((s for s in brief.sections if s.kind is SectionKind.MASTHEAD), None)
    if masthead is None or brief.headline not in masthead.title or brief.strapline not in masthead.title:
        raise Unsound("masthead")
    if not masthead.items or brief.byline != masthead.items[0].text:
        raise Unsound("byline")
