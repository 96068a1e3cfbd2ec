"""Source text and brief.toml -> records. Refuses whatever does not agree with the source.

Nothing is lost and nothing is invented: a line that is used twice or never, a quote that is not on its line, a
quantity that would not print back as its quote, a label that is not made of the line's characters, a number that
is neither a figure nor said not to be one: each is one `SourceError`, and nothing is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from db.editions import EDITIONS
from db.errors import SourceError
from db.figure_rows import FigureRows
from db.records import (
    Brief,
    Figure,
    Item,
    ItemKind,
    Section,
    SectionKind,
    Source,
    walk,
)
from db.rules import figure_fault, marker_of
from db.source_use import SourceUse
from db.structure import Table, bilingual, read_structure

_DEPTH = 8


def compile_brief(folder: Path) -> Brief:
    """Read `folder` (brief.toml and the source it names) into a brief, or raise `SourceError`."""
    return compile_text(_text("brief.toml", (folder / "brief.toml").read_bytes()), _reader(folder))


def compile_text(structure: str, read: Callable[[str], bytes]) -> Brief:
    """Compile the text of a brief.toml; `read(name)` gives the bytes of the source it names."""
    table = read_structure(structure)
    name = table["source"]["file"]
    data = read(name)
    _text(name, data)
    return _Compiler(table, data).brief()


def _reader(folder: Path) -> Callable[[str], bytes]:
    return lambda name: (folder / name).read_bytes()


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"“{name}”不是 UTF-8 编码的文字,请另存为 UTF-8。",
            f"“{name}” is not text in UTF-8; save it as UTF-8.",
        ) from error


class _Compiler:
    """One source and one structure; each method checks what it takes."""

    def __init__(self, table: Table, data: bytes) -> None:
        self.table = table
        self.source = Source.of(table["source"]["file"], data)
        self.use = SourceUse(self.source)

    def brief(self) -> Brief:
        self._check_hash()
        rows = FigureRows(self.table, self.use)
        figures = list(rows.figures())
        by_line: dict[int, list[Figure]] = {}
        for figure in figures:
            by_line.setdefault(figure.span.line, []).append(figure)
        sections = self._sections(by_line)
        self.use.check_every_line_once_in_order(sections)
        self._check_every_figure(figures, sections)
        self._claim_what_is_no_figure()
        self.use.check_every_number()
        pairings = tuple(rows.pairings(figures))
        masthead, byline = self._masthead(sections)
        return Brief(
            id=self.table["id"],
            place=bilingual(self.table["place"]),
            name=bilingual(self.table["name"]),
            results_year=self.table["results_year"],
            targets_year=self.table["targets_year"],
            headline=masthead["headline"],
            strapline=masthead["strapline"],
            byline=byline,
            language=self.table["language"],
            edition=self._edition(),
            source=self.source,
            sections=sections,
            pairings=pairings,
        )

    # ------------------------------------------------------------ sections and items

    def _sections(self, figures: Mapping[int, list[Figure]]) -> tuple[Section, ...]:
        rows = self.table["sections"]
        ids = Counter(row["id"] for row in rows)
        for repeated in (key for key, count in ids.items() if count > 1):
            raise SourceError(f"栏目“{repeated}”重复。", f"Section “{repeated}” appears twice.")
        for row in rows:
            if row.get("parent", "") and row["parent"] not in ids:
                raise SourceError(
                    f"栏目“{row['id']}”的上级“{row['parent']}”不存在。",
                    f"The parent “{row['parent']}” of section “{row['id']}” does not exist.",
                )
        sections = self._children("", "", rows, figures)
        for lost in (key for key in ids if key not in {section.id for section in walk(sections)}):
            raise SourceError(
                f"栏目“{lost}”的上级绕成了圈,或层级超过 {_DEPTH} 层。",
                f"The parents of section “{lost}” run in a circle, or it is more than {_DEPTH} levels deep.",
            )
        return sections

    def _children(
        self, parent: str, number: str, rows: list[Table], figures: Mapping[int, list[Figure]]
    ) -> tuple[Section, ...]:
        out: list[Section] = []
        if number.count(".") >= _DEPTH:
            return ()
        count = 0
        for row in rows:
            if row.get("parent", "") != parent:
                continue
            kind = SectionKind(row["kind"])
            # The masthead is the cover, not a chapter: it carries no number.
            count += kind is not SectionKind.MASTHEAD
            own = "" if kind is SectionKind.MASTHEAD else f"{number}{count}"
            line = row.get("title_line", 0)
            title = self.use.take(line) if line else ""
            items = tuple(self._items(row, figures))
            out.append(
                Section(
                    id=row["id"],
                    parent=parent,
                    number=own,
                    kind=kind,
                    label=bilingual(row["label"]),
                    title=title,
                    line=line,
                    period=row.get("period", ""),
                    note=bilingual(row.get("note", {})),
                    items=items,
                    children=self._children(row["id"], f"{own}.", rows, figures),
                )
            )
        return tuple(out)

    def _items(self, row: Table, figures: Mapping[int, list[Figure]]) -> Iterator[Item]:
        kind = ItemKind(row.get("item_kind", ItemKind.POINT))
        wanted = [(n, kind) for n in self.use.range(row.get("items", ""))]
        wanted += [(n, ItemKind.PARAGRAPH) for n in self.use.range(row.get("paragraphs", ""))]
        wanted += [(row["closing"], ItemKind.CLOSING)] if "closing" in row else []
        for line, item_kind in sorted(wanted):
            whole = self.use.take(line)
            marker = marker_of(whole)
            yield Item(
                line=line,
                section=row["id"],
                kind=item_kind,
                marker=marker,
                text=whole[len(marker) :],
                figures=tuple(sorted(figures.get(line, ()), key=lambda f: f.span.start)),
            )

    def _edition(self) -> int:
        """The number of this edition; without one nobody could tell which of two packs is newer."""
        edition: int = self.table["edition"]
        if edition not in EDITIONS:
            raise SourceError(
                f"修订号应为 {EDITIONS[0]} 至 {EDITIONS[-1]} 的整数,现为 {edition}。",
                f"The edition must be a whole number from {EDITIONS[0]} to {EDITIONS[-1]}, and is {edition}.",
            )
        return edition

    def _masthead(self, sections: tuple[Section, ...]) -> tuple[Table, str]:
        """The row of the masthead, its words checked, and the byline under it."""
        found = [section for section in sections if section.kind is SectionKind.MASTHEAD]
        rows = [row for row in self.table["sections"] if row["kind"] == SectionKind.MASTHEAD]
        if len(rows) != 1 or not found or not found[0].line or not found[0].items:
            raise SourceError(
                "报头应当恰有一个,在最上一级,有标题行和署名行。",
                "There must be one masthead, at the top level, with a title line and a byline.",
            )
        for key in ("headline", "strapline"):
            if key not in rows[0]:
                raise SourceError(f"报头缺少 {key}。", f"The masthead lacks its {key}.")
            self.use.find(found[0].line, rows[0][key])
        return rows[0], found[0].items[0].text

    # ------------------------------------------------------------ nothing lost

    def _check_hash(self) -> None:
        stated = self.table["source"]["sha256"]
        if stated != self.source.sha256:
            raise SourceError(
                f"原文与 brief.toml 记载的校验值不符:应为 {stated},实为 {self.source.sha256}。",
                f"The source is not the one brief.toml describes: {stated} expected, {self.source.sha256} found.",
            )

    def _check_every_figure(self, figures: list[Figure], sections: tuple[Section, ...]) -> None:
        held = {item.line: (item, section) for section in walk(sections) for item in section.items}
        for figure in figures:
            if figure.span.line not in held:
                raise SourceError(
                    f"数据“{figure.quote}”在标题行(第 {figure.span.line} 行),不在条目中。",
                    f"The figure “{figure.quote}” is on a heading (line {figure.span.line}), not an item.",
                )
            item, section = held[figure.span.line]
            if fault := figure_fault(figure, item.source_text, section.kind):
                raise SourceError(fault.zh, fault.en)

    def _claim_what_is_no_figure(self) -> None:
        for row in self.table.get("not_figures", ()):
            start = self.use.find(row["line"], row["quote"])
            self.use.claim(row["line"], start, start + len(row["quote"]))
