"""What a brief.toml may hold: every key, whether it must be there, and what its value is.

A key that is not known is refused like a wrong one: `estimat = "预计"` must not pass as a figure that is final.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum, EnumMeta
from typing import Any, NoReturn

from db.errors import SourceError
from db.records import Bilingual, FigureKind, ItemKind, Measure, SectionKind, Verdict

Table = Mapping[str, Any]
# A shape is a type, an enumeration, a pattern, [the shape of each entry], or {key: shape}; a key that ends in "?"
# may be left out, and the key "*" stands for every name.
Shape = Any

_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile("(?=.{1,64}$)" + _NAME.pattern)
_LINES = re.compile("(?:[0-9]{1,6}(?:-[0-9]{1,6})?)?")
_FILE = re.compile(r"[^/\\\x00]+")
_SENTENCE = {"zh": str, "en": str}
_PLACE = {"line": int, "quote": str}
_SHAPE: Shape = {
    "id": _ID,
    "place": _SENTENCE,
    "name": _SENTENCE,
    "results_year": str,
    "targets_year": str,
    "language": str,
    "edition": int,
    "source": {"file": _FILE, "sha256": str},
    "confirmed": {"by": str, "on": str},
    "sections": [
        {
            "id": _NAME,
            "parent?": str,
            "kind": SectionKind,
            "label": _SENTENCE,
            "title_line?": int,
            "items?": _LINES,
            "item_kind?": ItemKind,
            "paragraphs?": _LINES,
            "closing?": int,
            "period?": str,
            "note?": _SENTENCE,
            "headline?": str,
            "strapline?": str,
        }
    ],
    "indicators": {
        "*": {
            "name": _SENTENCE,
            "measure": Measure,
            "definition": _SENTENCE,
            "direction?": re.compile("more|less|limit|none"),
            "area?": str,
            "price_basis?": str,
            "scope_basis?": str,
            "flow?": str,
            "binding?": str,
        }
    },
    "figures": [
        {
            "line": int,
            "quote": str,
            "indicator": str,
            "label": str,
            "kind": FigureKind,
            "period?": str,
            "estimate?": str,
            "commitment?": str,
            "status?": str,
            "doubt?": _SENTENCE,
            "lead_unit?": str,
            "units?": str,
            "deadline?": str,
            "rule?": str,
            "not_hedge?": str,
        }
    ],
    "not_figures?": [{"line": int, "quote": str, "why": re.compile(r".*\S.*")}],
    "pairings?": [{"result": _PLACE, "target": _PLACE, "verdict": Verdict, "reason": _SENTENCE}],
}


def read_structure(text: str) -> Table:
    """The table in `text`, every key and value of it as expected, or `SourceError`."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SourceError(
            f"brief.toml 不是有效的 TOML:{error}。", f"brief.toml is not valid TOML: {error}."
        ) from error
    _check(table, _SHAPE, "")
    return table


def _check(value: Any, shape: Shape, where: str) -> None:
    if isinstance(shape, dict):
        _check_table(value, shape, where)
    elif isinstance(shape, list):
        if type(value) is not list:
            _refuse(where, "应为若干项", "must be a list of entries")
        for number, entry in enumerate(value, start=1):
            _check(entry, shape[0], f"{where}[{number}]")
    elif isinstance(shape, EnumMeta):
        members: Iterable[Enum] = shape.__members__.values()
        names = [str(entry.value) for entry in members]
        if value not in names:
            _refuse(where, f"应为 {'、'.join(names)} 之一", f"must be one of {', '.join(names)}")
    elif isinstance(shape, re.Pattern):
        if type(value) is not str or not shape.fullmatch(value):
            _refuse(where, f"的写法应合乎 {shape.pattern}", f"must be written like {shape.pattern}")
    elif type(value) is not shape:
        zh, en = ("文字", "text") if shape is str else ("整数", "a whole number")
        _refuse(where, f"应为{zh}", f"must be {en}")


def _check_table(value: Any, shape: Mapping[str, Shape], where: str) -> None:
    if type(value) is not dict:
        _refuse(where, "应为一组名称和值", "must be a table of names and values")
    if "*" in shape:
        shape = dict.fromkeys(value, shape["*"])
    known = {key.rstrip("?"): key for key in shape}
    for key in value:
        if key not in known:
            _refuse(f"{where}.{key}".lstrip("."), "不是简报台认识的项", "is not an entry Briefing Desk knows")
    for key, written in known.items():
        place = f"{where}.{key}".lstrip(".")
        if key in value:
            _check(value[key], shape[written], place)
        elif written == key:
            _refuse(place, "是必填项,但没有填", "is required and missing")


def _refuse(where: str, zh: str, en: str) -> NoReturn:
    raise SourceError(f"brief.toml 的 {where} {zh}。", f"In brief.toml {where} {en}.")


def bilingual(row: Table) -> Bilingual:
    """The words in both languages; "" where there are none."""
    return Bilingual(row.get("zh", ""), row.get("en", ""))
