"""A brief of a few lines, whole as it stands; tests put one thing wrong and see it refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

from db.compiling import compile_text
from db.records import Brief
from tests.db.structures import Heading, structured

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
_FIGURES = """figures = [
  { line = 4, quote = "5.0%", indicator = "income", label = "居民收入增长", kind = "result", estimate = "预计" },
  { line = 4, quote = "22件", indicator = "services", label = "办好实事", kind = "result", estimate = "" },
  { line = 5, quote = "超50亿元", indicator = "relief", label = "为企业减负", kind = "result" },
  { line = 7, quote = "7.0%", indicator = "income", label = "居民收入增长", kind = "target" },
  { line = 7, quote = "7.6%左右", indicator = "revenue", label = "财政总收入增长", kind = "target" },
  { line = 7, quote = "400家以上", indicator = "cloud", label = "新增企业上云", kind = "target", commitment = "确保" },
]
"""
_PAIRINGS = """pairings = [
  { result = { line = 4, quote = "5.0%" }, target = { line = 7, quote = "7.0%" }, verdict = "confirmed", reason = { zh = "同口径", en = "alike" } },
]
"""  # noqa: E501 - one entry a line
_RELIEF = """relief = { name = { zh = "减负", en = "Relief" }, measure = "amount", definition = { zh = "", en = "" } }
"""
TOML = (
    structured(
        Heading("tiny", "某市简报", "A brief", "2022", "2023", "大标题", "小标题"), _FIGURES, _PAIRINGS
    )
    + _RELIEF
)


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
