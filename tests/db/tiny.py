"""A brief of a few lines, whole as it stands; tests put one thing wrong and see it refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

from db.compiling import compile_text
from db.records import Brief

SOURCE = Path(__file__).parents[2] / "db" / "sources" / "jinjiang-2023"
LINES = (
    "大标题 小标题",
    "记者 某某",
    "成绩",
    "- 预计居民收入增长5.0%,办好22件实事",
    "- 为企业减负超50亿元",
    "2023年目标",
    "居民收入增长7.0%,财政总收入增长7.6%左右,确保新增400家以上企业上云",
)
TOML = """
id = "tiny"
place = { zh = "某市", en = "Somewhere" }
name = { zh = "某市简报", en = "A brief" }
results_year = "2022"
targets_year = "2023"
language = "zh-CN"
edition = 1
source = { file = "source.txt", sha256 = "HASH" }
confirmed = { by = "编校", on = "2026-11-23" }
sections = [
  { id = "masthead", kind = "masthead", label = { zh = "报头", en = "Masthead" }, title_line = 1, items = "2", item_kind = "byline", headline = "大标题", strapline = "小标题" },
  { id = "results", kind = "results", label = { zh = "成绩", en = "Results" }, title_line = 3, items = "4-5", period = "2022" },
  { id = "targets", kind = "targets", label = { zh = "目标", en = "Targets" }, title_line = 6, items = "7", item_kind = "paragraph", period = "2023" },
]
figures = [
  { line = 4, quote = "5.0%", indicator = "income", label = "居民收入增长", kind = "result", estimate = "预计" },
  { line = 4, quote = "22件", indicator = "services", label = "办好实事", kind = "result", estimate = "" },
  { line = 5, quote = "超50亿元", indicator = "relief", label = "为企业减负", kind = "result" },
  { line = 7, quote = "7.0%", indicator = "income", label = "居民收入增长", kind = "target" },
  { line = 7, quote = "7.6%左右", indicator = "revenue", label = "财政总收入增长", kind = "target" },
  { line = 7, quote = "400家以上", indicator = "cloud", label = "新增企业上云", kind = "target", commitment = "确保" },
]
not_figures = [
  { line = 6, quote = "2023", why = "year" },
]
pairings = [
  { result = { line = 4, quote = "5.0%" }, target = { line = 7, quote = "7.0%" }, verdict = "confirmed", reason = { zh = "同口径", en = "alike" } },
]
[indicators]
income = { name = { zh = "居民收入", en = "Income" }, measure = "growth", definition = { zh = "", en = "" } }
revenue = { name = { zh = "财政总收入", en = "Revenue" }, measure = "growth", definition = { zh = "", en = "" } }
services = { name = { zh = "实事", en = "Services" }, measure = "count", definition = { zh = "", en = "" } }
relief = { name = { zh = "减负", en = "Relief" }, measure = "amount", definition = { zh = "", en = "" } }
cloud = { name = { zh = "新增企业上云", en = "Cloud" }, measure = "increment", definition = { zh = "", en = "" } }
"""  # noqa: E501 - one entry a line


def tiny(old: str = "", new: str = "", *, lines: tuple[str, ...] = LINES, data: bytes | None = None) -> Brief:
    """The tiny brief compiled, with `old` in its TOML replaced by `new`, from other lines or bytes if given."""
    source = "\n".join(lines).encode() if data is None else data
    assert old in TOML, old
    structure = TOML.replace(old, new, 1) if old else TOML
    return compile_text(
        structure.replace("HASH", hashlib.sha256(source).hexdigest()),
        lambda name: {"source.txt": source}[name],
    )


def line(number: int, text: str) -> tuple[str, ...]:
    """The lines of the tiny source with one of them replaced."""
    return (*LINES[: number - 1], text, *LINES[number:])
