"""The brief that follows the tiny one a year later: it reports on 2023, and sets targets for 2024."""

from __future__ import annotations

import hashlib

from db.compiling import compile_text
from db.records import Brief

LINES = (
    "又一年 再出发",
    "记者 某某",
    "成绩",
    "- 财政总收入增长7.5%,预计居民收入增长7.2%",
    "- 新增385家企业上云,办好25件实事",
    "2024年目标",
    "居民收入增长6.5%左右",
)
TOML = """
id = "tiny-2024"
place = { zh = "某市", en = "Somewhere" }
name = { zh = "某市简报 2024", en = "A brief of 2024" }
results_year = "2023"
targets_year = "2024"
language = "zh-CN"
edition = 1
source = { file = "source.txt", sha256 = "HASH" }
confirmed = { by = "编校", on = "2026-11-23" }
sections = [
  { id = "masthead", kind = "masthead", label = { zh = "报头", en = "Masthead" }, title_line = 1, items = "2", item_kind = "byline", headline = "又一年", strapline = "再出发" },
  { id = "results", kind = "results", label = { zh = "成绩", en = "Results" }, title_line = 3, items = "4-5", period = "2023" },
  { id = "targets", kind = "targets", label = { zh = "目标", en = "Targets" }, title_line = 6, items = "7", item_kind = "paragraph", period = "2024" },
]
figures = [
  { line = 4, quote = "7.2%", indicator = "income", label = "居民收入增长", kind = "result", estimate = "预计" },
  { line = 4, quote = "7.5%", indicator = "revenue", label = "财政总收入增长", kind = "result" },
  { line = 5, quote = "385家", indicator = "cloud", label = "新增企业上云", kind = "result" },
  { line = 5, quote = "25件", indicator = "services", label = "办好实事", kind = "result" },
  { line = 7, quote = "6.5%左右", indicator = "income", label = "居民收入增长", kind = "target" },
]
not_figures = [
  { line = 6, quote = "2024", why = "year" },
]
[indicators]
income = { name = { zh = "居民收入", en = "Income" }, measure = "growth", definition = { zh = "", en = "" } }
revenue = { name = { zh = "财政总收入", en = "Revenue" }, measure = "growth", definition = { zh = "", en = "" } }
services = { name = { zh = "实事", en = "Services" }, measure = "count", definition = { zh = "", en = "" } }
cloud = { name = { zh = "新增企业上云", en = "Cloud" }, measure = "increment", definition = { zh = "", en = "" } }
"""  # noqa: E501 - one entry a line


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
