"""The brief that follows the tiny one a year later: it reports on 2023, and sets targets for 2024."""

from __future__ import annotations

import hashlib

from db.compiling import compile_text
from db.records import Brief
from tests.db.structures import Heading, structured

LINES = (
    "又一年 再出发",
    "记者 某某",
    "成绩",
    "- 财政总收入增长7.5%,预计居民收入增长7.2%",
    "- 新增385家企业上云,办好25件实事",
    "2024年目标",
    "居民收入增长6.5%左右",
)
_FIGURES = """figures = [
  { line = 4, quote = "7.2%", indicator = "income", label = "居民收入增长", kind = "result", estimate = "预计" },
  { line = 4, quote = "7.5%", indicator = "revenue", label = "财政总收入增长", kind = "result" },
  { line = 5, quote = "385家", indicator = "cloud", label = "新增企业上云", kind = "result" },
  { line = 5, quote = "25件", indicator = "services", label = "办好实事", kind = "result" },
  { line = 7, quote = "6.5%左右", indicator = "income", label = "居民收入增长", kind = "target" },
]
"""
TOML = structured(
    Heading("tiny-2024", "某市简报 2024", "A brief of 2024", "2023", "2024", "又一年", "再出发"), _FIGURES
)


def next_year(*changes: tuple[str, str]) -> Brief:
    """The brief compiled, each (old, new) replaced wherever it stands, in its structure and in its source."""
    structure, source = TOML, "\n".join(LINES)
    for old, new in changes:
        assert old in structure + source, old
        structure, source = structure.replace(old, new), source.replace(old, new)
    data = source.encode()
    return compile_text(
        structure.replace("HASH", hashlib.sha256(data).hexdigest()), lambda name: {"source.txt": data}[name]
    )
