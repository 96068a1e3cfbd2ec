"""Source text and brief.toml -> records. Refuses whatever does not agree with the source.

Nothing is lost and nothing is invented: a line that is used twice or never, a quote that is not on its line, a
quantity that would not print back as its quote, a label that is not made of the line's characters, a number that
is neither a figure nor said not to be one: each is one `SourceError`, and nothing is built.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from db.editions import EDITIONS
from db.errors import SourceError
from db.quantities import NotAQuantity, parse
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
    walk,
)
from db.rules import clause, cut_off, figure_fault, marker_of, pairing_fault, whole_number
from db.structure import Table, read_structure

# A number a reader may take for a quantity: a run of digits, or scale words that count something.
_NUMBER = re.compile(
    "[0-9０-９]+(?:[.．][0-9０-９]+)?|百分之[零点一二三四五六七八九十百]+|"
    "[一二两三四五六七八九几数]*[十百千万亿][一二三四五六七八九十百千万亿]*[多余]?"
    "(?=[企村计平米公里人元家户吨个项条件名亩辆台套座所场次])"
)
_UNSTATED = "unstated"
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
        self.used: Counter[int] = Counter()
        self.taken: dict[int, list[tuple[int, int]]] = {}

    def brief(self) -> Brief:
        self._check_hash()
        indicators = {key: _indicator(key, row) for key, row in self.table["indicators"].items()}
        figures = list(self._figures(indicators))
        by_line: dict[int, list[Figure]] = {}
        for figure in figures:
            by_line.setdefault(figure.span.line, []).append(figure)
        sections = self._sections(by_line)
        self._check_every_line_once_in_order(sections)
        self._check_every_figure(figures, sections)
        self._check_every_number_accounted_for()
        pairings = tuple(self._pairings(figures))
        masthead, byline = self._masthead(sections)
        return Brief(
            id=self.table["id"],
            place=_bilingual(self.table["place"]),
            name=_bilingual(self.table["name"]),
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
            title = self._take(line) if line else ""
            items = tuple(self._items(row, figures))
            out.append(
                Section(
                    id=row["id"],
                    parent=parent,
                    number=own,
                    kind=kind,
                    label=_bilingual(row["label"]),
                    title=title,
                    line=line,
                    period=row.get("period", ""),
                    note=_bilingual(row.get("note", {})),
                    items=items,
                    children=self._children(row["id"], f"{own}.", rows, figures),
                )
            )
        return tuple(out)

    def _items(self, row: Table, figures: Mapping[int, list[Figure]]) -> Iterator[Item]:
        kind = ItemKind(row.get("item_kind", ItemKind.POINT))
        wanted = [(n, kind) for n in self._range(row.get("items", ""))]
        wanted += [(n, ItemKind.PARAGRAPH) for n in self._range(row.get("paragraphs", ""))]
        wanted += [(row["closing"], ItemKind.CLOSING)] if "closing" in row else []
        for line, item_kind in sorted(wanted):
            whole = self._take(line)
            marker = marker_of(whole)
            yield Item(
                line=line,
                section=row["id"],
                kind=item_kind,
                marker=marker,
                text=whole[len(marker) :],
                figures=tuple(sorted(figures.get(line, ()), key=lambda f: f.span.start)),
            )

    def _range(self, text: str) -> list[int]:
        if not text:
            return []
        first, _, last = text.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        return [n for n in numbers if self._line(n).strip()]

    def _line(self, number: int) -> str:
        if not 1 <= number <= len(self.source.lines):
            raise SourceError(
                f"原文没有第 {number} 行(共 {len(self.source.lines)} 行)。",
                f"The source has no line {number} (it has {len(self.source.lines)}).",
            )
        return self.source.line(number)

    def _take(self, number: int) -> str:
        text = self._line(number)
        if not text.strip():
            raise SourceError(f"原文第 {number} 行是空行。", f"Source line {number} is blank.")
        self.used[number] += 1
        return text

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
            self._find(found[0].line, rows[0][key])
        return rows[0], found[0].items[0].text

    # ------------------------------------------------------------ figures and pairings

    def _figures(self, indicators: Mapping[str, Indicator]) -> Iterator[Figure]:
        seen: Counter[int] = Counter()
        periods = self._periods()
        for row in self.table["figures"]:
            line, quote = row["line"], row["quote"]
            start = self._find(line, quote)
            self._claim(line, start, start + len(quote))
            try:
                quantity = parse(quote)
            except NotAQuantity as error:
                raise SourceError(
                    f"第 {line} 行的“{quote}”不能读成数据,也就不能原样印出。",
                    f"“{quote}” on line {line} cannot be read as a quantity that prints back: {error}.",
                ) from error
            indicator = indicators.get(row["indicator"])
            if indicator is None:
                raise SourceError(
                    f"第 {line} 行“{quote}”的指标“{row['indicator']}”没有定义。",
                    f"The indicator “{row['indicator']}” of “{quote}” on line {line} is not defined.",
                )
            self._check_nothing_left_out(row, start)
            seen[line] += 1
            period, basis = _period(row, periods.get(line, ""), self._line(line))
            yield Figure(
                id=f"{line}.{seen[line]}",
                span=Span(line, start, start + len(quote)),
                label=row["label"],
                quantity=quantity,
                indicator=indicator,
                kind=FigureKind(row["kind"]),
                period=period,
                period_basis=basis,
                basis_year=str(int(period) - 1)
                if period.isdecimal() and indicator.measure is Measure.GROWTH
                else "",
                estimate=row.get("estimate", ""),
                commitment=row.get("commitment", ""),
                status=row.get("status", _UNSTATED),
                doubt=_bilingual(row.get("doubt", {})),
                lead_unit=row.get("lead_unit", ""),
                units=row.get("units", ""),
                deadline=row.get("deadline", ""),
                rule=row.get("rule", ""),
                confirmed_by=self.table["confirmed"]["by"],
                confirmed_on=self.table["confirmed"]["on"],
            )

    def _periods(self) -> dict[int, str]:
        """The period each line inherits from the section it stands in."""
        out: dict[int, str] = {}
        for row in self.table["sections"]:
            for key in ("items", "paragraphs", "closing"):
                out.update(dict.fromkeys(self._range(str(row.get(key, ""))), row.get("period", "")))
        return out

    def _find(self, line: int, quote: str) -> int:
        """Where `quote` stands on `line`; refuses none and several."""
        text = self._line(line)
        places = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]
        # 22件 is not a hit inside 122件: a quote never starts or ends inside a number.
        places = [p for p in places if whole_number(text, p, p + len(quote))]
        if len(places) != 1:
            how_zh = "没有" if not places else "不止一处"
            how_en = "does not stand" if not places else "stands more than once"
            raise SourceError(
                f"原文第 {line} 行{how_zh}“{quote}”。", f"“{quote}” {how_en} on source line {line}."
            )
        return places[0]

    def _claim(self, line: int, start: int, end: int) -> None:
        spans = self.taken.setdefault(line, [])
        if any(start < other_end and other_start < end for other_start, other_end in spans):
            raise SourceError(
                f"原文第 {line} 行第 {start + 1} 至 {end} 字被用了两次。",
                f"Characters {start + 1} to {end} of source line {line} are used twice.",
            )
        spans.append((start, end))

    def _check_nothing_left_out(self, row: Table, start: int) -> None:
        """A quote takes its sign, scale word and hedge with it, and says what its clause says of it.

        Words that only look like a hedge (节约50亿元) are named by `not_hedge`; an empty `estimate` or
        `commitment` is the editor's word that the one on the line is about something else.
        """
        line, quote = row["line"], row["quote"]
        text = self._line(line)
        left_out = cut_off(text, start, start + len(quote))
        if left_out and left_out != row.get("not_hedge"):
            raise SourceError(
                f"第 {line} 行的“{quote}”漏掉了紧挨着它的“{left_out}”。",
                f"“{quote}” on line {line} leaves out the “{left_out}” that stands next to it.",
            )
        own, _ = clause(text, start, start + len(quote))
        for key, words, said in (
            ("estimate", ("预计",), text[:start]),
            ("commitment", ("确保", "力争"), own),
        ):
            for word in words:
                if word in said and key not in row:
                    raise SourceError(
                        f"第 {line} 行“{quote}”前有“{word}”,但没有写明 {key}。",
                        f"“{word}” stands before “{quote}” on line {line}, but its {key} is not filled in.",
                    )

    def _pairings(self, figures: list[Figure]) -> Iterator[Pairing]:
        index = {(f.span.line, f.quote): f for f in figures}
        judged: set[tuple[str, str]] = set()
        for row in self.table.get("pairings", ()):
            ends = []
            for key in ("result", "target"):
                figure = index.get((row[key]["line"], row[key]["quote"]))
                if figure is None:
                    raise SourceError(
                        f"比较中的“{row[key]['quote']}”(第 {row[key]['line']} 行)不是数据。",
                        f"“{row[key]['quote']}” (line {row[key]['line']}) in a pairing is not a figure.",
                    )
                ends.append(figure)
            result, target = ends
            verdict = Verdict(row["verdict"])
            if fault := pairing_fault(result, target, verdict):
                raise SourceError(fault.zh, fault.en)
            if (result.id, target.id) in judged:
                raise SourceError(
                    f"“{result.quote}”与“{target.quote}”的比较写了两次。",
                    f"“{result.quote}” and “{target.quote}” are compared twice.",
                )
            judged.add((result.id, target.id))
            yield Pairing(result.id, target.id, verdict, _bilingual(row["reason"]))

    # ------------------------------------------------------------ nothing lost

    def _check_hash(self) -> None:
        stated = self.table["source"]["sha256"]
        if stated != self.source.sha256:
            raise SourceError(
                f"原文与 brief.toml 记载的校验值不符:应为 {stated},实为 {self.source.sha256}。",
                f"The source is not the one brief.toml describes: {stated} expected, {self.source.sha256} found.",
            )

    def _check_every_line_once_in_order(self, sections: tuple[Section, ...]) -> None:
        for number, text in enumerate(self.source.lines, start=1):
            count = self.used[number]
            if text.strip() and count != 1:
                how_zh = "没有用到" if count == 0 else "被用了两次"
                how_en = "is not used" if count == 0 else "is used twice"
                raise SourceError(
                    f"原文第 {number} 行{how_zh}:“{text}”。",
                    f"Source line {number} {how_en}: “{text}”.",
                )
        lines = [line for section in walk(sections) for line in section.lines]
        for before, after in itertools.pairwise(lines):
            if after < before:
                raise SourceError(
                    f"原文第 {after} 行排到了第 {before} 行之后。",
                    f"Source line {after} was put after line {before}.",
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

    def _check_every_number_accounted_for(self) -> None:
        for row in self.table.get("not_figures", ()):
            start = self._find(row["line"], row["quote"])
            self._claim(row["line"], start, start + len(row["quote"]))
        for number, text in enumerate(self.source.lines, start=1):
            spans = self.taken.get(number, [])
            for match in _NUMBER.finditer(text, len(marker_of(text))):
                if not any(s <= match.start() and match.end() <= e for s, e in spans):
                    raise SourceError(
                        f"原文第 {number} 行的“{match[0]}”既没有列为数据,也没有写明为何不是。",
                        f"“{match[0]}” on source line {number} is neither a figure nor said not to be one.",
                    )


def _period(row: Table, inherited: str, text: str) -> tuple[str, PeriodBasis]:
    period: str = row.get("period", inherited)
    if not period:
        return "", PeriodBasis.UNSTATED
    if period not in text and period != inherited:
        raise SourceError(
            f"第 {row['line']} 行“{row['quote']}”的时期“{period}”既不在该行,也不是栏目的时期。",
            f"The period “{period}” of “{row['quote']}” is neither on line {row['line']} nor its section's.",
        )
    return period, PeriodBasis.STATED if period in text else PeriodBasis.SECTION


def _indicator(key: str, row: Table) -> Indicator:
    return Indicator(
        id=key,
        name=_bilingual(row["name"]),
        measure=Measure(row["measure"]),
        direction=row.get("direction", "more"),
        area=row.get("area", _UNSTATED),
        price_basis=row.get("price_basis", _UNSTATED),
        scope_basis=row.get("scope_basis", _UNSTATED),
        flow=row.get("flow", _UNSTATED),
        binding=row.get("binding", _UNSTATED),
        definition=_bilingual(row["definition"]),
    )


def _bilingual(row: Table) -> Bilingual:
    return Bilingual(row.get("zh", ""), row.get("en", ""))
