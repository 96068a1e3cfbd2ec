"""A brief as one HTML file that opens offline anywhere: no script, nothing loaded, every figure linked to its source.

All text is escaped; a policy inside the file forbids whatever might slip through. The gauges are drawings made by
this program and are the only markup that comes in from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from string import Template
from typing import TYPE_CHECKING

from desktop.legible import legible
from desktop.paths import resource
from desktop.printing.choices import PageChoices
from desktop.printing.document import Chapter, Document, Line, Run, Stat
from desktop.printing.followed import HEAD, cells
from desktop.printing.ledger import LedgerRow
from desktop.printing.printed_lines import SET_NOTE, printed_lines
from desktop.printing.words import WORDS
from desktop.theme import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from desktop.printing.drawings import GaugeDrawing

_COLOURS = ("background", "panel", "side", "ink", "second", "muted", "line", "track", "accent", "wash")
_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.S)
_SOURCE, _TARGETS, _TASKS, _RESULTS, _PROGRESS = "source", "targets", "tasks", "results", "progress"
# A task's number, or a planning standard, is not a target for the year.
_TASKS_TITLE = "任务和标准中的数字"
_KINDS = {"task": "任务", "standard": "标准"}


def html_bytes(document: Document, choices: PageChoices, gauges: Sequence[GaugeDrawing] = ()) -> bytes:
    """The whole file in UTF-8; a target that has none of `gauges` is a number set large."""
    page = Template(resource("print", "page.html").read_text(encoding="utf-8"))
    text = page.substitute(
        language=_text(document.language),
        style=_style(),
        title=_text(document.title),
        kicker=_text(f"{document.place} · {document.years}"),
        excerpt=_optional("p", "byline", str(WORDS["excerpt"]) if document.is_excerpt else ""),
        byline=_optional("p", "byline", document.byline),
        contents=_contents(document) if choices.contents else "",
        frame="framed" if choices.contents else "plain",
        overview=_overview(document, choices, gauges) + _progress(document),
        chapters="\n".join(_chapter(n, chapter, choices) for n, chapter in enumerate(document.chapters)),
        source=_source(document),
    )
    return text.encode("utf-8")


def _text(text: str) -> str:
    """Text as text, in an element or an attribute."""
    return escape(legible(text), quote=True)


def _optional(tag: str, name: str, text: str) -> str:
    return f'<{tag} class="{name}">{_text(text)}</{tag}>' if text else ""


def _style() -> str:
    """The style sheet with the tokens of the light and the dark theme."""
    sheet = Template(resource("print", "page.css").read_text(encoding="utf-8"))
    return sheet.substitute(light=_variables(LIGHT), dark=_variables(DARK))


def _variables(tokens: Tokens) -> str:
    return " ".join(f"--{name}: {getattr(tokens, name)};" for name in _COLOURS)


# ------------------------------------------------------------ contents


def section_id(number: int, chapter: Chapter) -> str:
    """An id no other element has and no link can break."""
    return f"s{number + 1}-{re.sub(r'[^A-Za-z0-9-]', '-', chapter.id)[:40]}".rstrip("-")


def _title_of(chapter: Chapter) -> str:
    return chapter.number + (f"〔{chapter.title}〕" if chapter.is_desk_name else chapter.title)


def _contents(document: Document) -> str:
    results, _, targets = document.years.partition(" · ")
    links = []
    if any(stat.kind == "target" for stat in document.targets):
        links.append(_link(_TARGETS, targets, 1))
    if any(stat.kind != "target" for stat in document.targets):
        links.append(_link(_TASKS, _TASKS_TITLE, 1))
    if document.results:
        links.append(_link(_RESULTS, results, 1))
    if document.is_followed:
        links.append(_link(_PROGRESS, str(WORDS["followed"]), 1))
    for number, chapter in enumerate(document.chapters):
        # A heading without a number (划重点) spares the table of contents.
        if chapter.level == 1 or (chapter.level == 2 and chapter.number):
            links.append(_link(section_id(number, chapter), _title_of(chapter), chapter.level))
    links.append(_link(_SOURCE, "原文", 1))
    words = _text(str(WORDS["contents"]))
    return f'<nav aria-label="{words}"><h2>{words}</h2><ul>{"".join(links)}</ul></nav>'


def _link(target: str, title: str, level: int) -> str:
    return f'<li class="level-{level}"><a href="#{target}">{_text(title)}</a></li>'


# ------------------------------------------------------------ figures at a glance


def _overview(document: Document, choices: PageChoices, gauges: Sequence[GaugeDrawing]) -> str:
    results, _, targets = document.years.partition(" · ")
    drawn = {gauge.figure: gauge for gauge in gauges}
    cards = [_card(stat, drawn[stat.figure], choices) for stat in document.targets if stat.figure in drawn]
    tiles = [stat for stat in document.targets if stat.figure not in drawn]
    groups: tuple[tuple[str, str, list[str], Sequence[Stat]], ...] = (
        (_TARGETS, targets, cards, [stat for stat in tiles if stat.kind == "target"]),
        (_TASKS, _TASKS_TITLE, [], [stat for stat in tiles if stat.kind != "target"]),
        (_RESULTS, results, [], document.results),
    )
    return "".join(
        _group(name, title, cards, [_tile(stat, choices) for stat in stats])
        for name, title, cards, stats in groups
    )


def _group(name: str, title: str, cards: list[str], tiles: list[str]) -> str:
    if not cards and not tiles:
        return ""
    parts = [
        f'<div class="{kind}">{"".join(each)}</div>'
        for kind, each in (("cards", cards), ("tiles", tiles))
        if each
    ]
    hint = _text(str(WORDS["as_written"]))
    body = "".join(parts)
    return f'<section id="{name}" class="glance"><h2>{_text(title)}</h2><p class="hint">{hint}</p>{body}</section>'


def _card(stat: Stat, gauge: GaugeDrawing, choices: PageChoices) -> str:
    svg = _PROLOGUE.sub("", gauge.svg, count=1)
    drawing = f'<div class="gauge" role="img" aria-label="{_text(gauge.alt)}">{svg}</div>'
    remark = _optional("p", "remark", stat.doubt + stat.comparison if choices.notes else "")
    return (
        f'<article class="card"><h3>{_text(stat.label)}</h3>{drawing}{_standing(stat, choices)}{remark}'
        f"{_reference(stat.line)}</article>"
    )


def _standing(stat: Stat, choices: PageChoices) -> str:
    """Where a target stands; nothing where nothing was entered for the brief."""
    if stat.reached is None:
        return ""
    reached = stat.reached
    value = f"　{reached.value}　{reached.dated}" if reached.value else ""
    state = f'<p class="state"><b>{_text(reached.verdict)}</b>{_text(value)}</p>'
    return state + _optional("p", "remark", reached.explained if choices.notes else "")


def _tile(stat: Stat, choices: PageChoices) -> str:
    kind = _KINDS.get(stat.kind, "")
    said = _optional("p", "kind", "：".join(each for each in (kind, stat.measure) if each) if kind else "")
    doubt = _optional("p", "remark", stat.doubt if choices.notes else "")
    return (
        f'<article class="tile"><p class="value">{_value(stat)}</p><p class="label">{_text(stat.label)}</p>'
        f"{_standing(stat, choices)}{said}{doubt}{_reference(stat.line)}</article>"
    )


def _value(stat: Stat) -> str:
    before = _optional("span", "beside", stat.before)
    return f"{before}<b>{_text(stat.number)}</b>{_optional('span', 'beside', stat.unit + stat.after)}"


def _reference(line: int) -> str:
    return f'<p class="reference"><a href="#L{line}">原文第{line}行</a></p>'


# ------------------------------------------------------------ how far it is


def _progress(document: Document) -> str:
    """The targets, and the tasks of which something was entered, as a table; nothing where nothing was."""
    if not document.is_followed:
        return ""
    head = "".join(f'<th scope="col">{_text(word)}</th>' for word in HEAD)
    rows = "".join(map(_followed_row, document.followed))
    counted = WORDS["counted"]
    return (
        f'<section id="{_PROGRESS}" class="progress"><h2>{_text(str(WORDS["followed"]))}</h2>'
        f'<p class="hint">{_text(document.rule)}</p>'
        f'<p class="hint">{_text(f"{counted[0]}{document.counted_on}{counted[1]}")}</p>'
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _followed_row(row: LedgerRow) -> str:
    """A row whose last cell leads to the source line."""
    *texts, _ = cells(row)
    filled = "".join(f"<td>{'<br>'.join(map(_text, text.splitlines()))}</td>" for text in texts)
    return f'<tr>{filled}<td><a href="#L{row.line}">{row.line}</a></td></tr>'


# ------------------------------------------------------------ the text


def _chapter(number: int, chapter: Chapter, choices: PageChoices) -> str:
    name, level = section_id(number, chapter), min(chapter.level + 1, 6)
    note = _optional("p", "editor", f"{WORDS['editor']}{chapter.note}" if chapter.note else "")
    lines = "".join(_line(line, choices) for line in chapter.lines)
    kind = re.sub(r"[^a-z]", "", chapter.kind)
    return (
        f'<section id="{name}" class="chapter depth-{level} {kind}"><h{level}>{_text(_title_of(chapter))}</h{level}>'
        f"{note}{lines}</section>"
    )


def _line(line: Line, choices: PageChoices) -> str:
    mark = line.number or line.marker.strip()
    number = f'<span class="mark">{_text(mark)}</span>' if mark else ""
    text = "".join(_run(run, line.line) for run in line.runs)
    margin = (
        f'<a class="margin" href="#L{line.line}" aria-label="原文第{line.line}行">{line.line}</a>'
        if choices.sources
        else ""
    )
    remarks = "".join(
        f'<p class="remark"><b>{_text(run.text)}</b>{_text(run.remark)}</p>'
        for run in line.runs
        if run.remark
    )
    kind = "marked" if mark else "paragraph"
    return f'<div class="line {kind}"><p>{number}<span class="text">{text}</span>{margin}</p>{remarks}</div>'


def _run(run: Run, line: int) -> str:
    if not run.figure:
        return _text(run.text)
    title = run.note or f"原文第{line}行。"
    return f'<a class="figure" href="#L{line}" title="{_text(title)}">{_text(run.text)}</a>'


def _source(document: Document) -> str:
    rows = "".join(_source_row(number, text) for number, text in _once(printed_lines(document)))
    facts = f"{document.source_name}，共{document.source_lines}个非空行，此处列出本文件用到的各行。{SET_NOTE}"
    return (
        f'<section id="{_SOURCE}"><h2>原文</h2><p class="hint">{_text(facts)}</p>'
        f'<p class="hint digest">SHA-256 {_text(document.source_sha256)}</p><ol>{rows}</ol></section>'
    )


def _source_row(number: int, text: str) -> str:
    return (
        f'<li id="L{number}"><span class="number">{number}</span><span class="text">{_text(text)}</span></li>'
    )


def _once(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Each number once: an id stands for one place."""
    return list(dict(lines).items())
