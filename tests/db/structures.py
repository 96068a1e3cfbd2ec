"""What the structures of the small briefs of the tests have in common: their sections, and the indicators they share."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = """
id = "{id}"
place = {{ zh = "某市", en = "Somewhere" }}
name = {{ zh = "{name_zh}", en = "{name_en}" }}
results_year = "{results}"
targets_year = "{targets}"
language = "zh-CN"
edition = 1
source = {{ file = "source.txt", sha256 = "HASH" }}
confirmed = {{ by = "编校", on = "2026-11-23" }}
sections = [
  {{ id = "masthead", kind = "masthead", label = {{ zh = "报头", en = "Masthead" }}, title_line = 1, items = "2", item_kind = "byline", headline = "{headline}", strapline = "{strapline}" }},
  {{ id = "results", kind = "results", label = {{ zh = "成绩", en = "Results" }}, title_line = 3, items = "4-5", period = "{results}" }},
  {{ id = "targets", kind = "targets", label = {{ zh = "目标", en = "Targets" }}, title_line = 6, items = "7", item_kind = "paragraph", period = "{targets}" }},
]
"""  # noqa: E501 - one entry a line
_NOT_FIGURES = """not_figures = [
  {{ line = 6, quote = "{targets}", why = "year" }},
]
"""
INDICATORS = """[indicators]
income = { name = { zh = "居民收入", en = "Income" }, measure = "growth", definition = { zh = "", en = "" } }
revenue = { name = { zh = "财政总收入", en = "Revenue" }, measure = "growth", definition = { zh = "", en = "" } }
services = { name = { zh = "实事", en = "Services" }, measure = "count", definition = { zh = "", en = "" } }
cloud = { name = { zh = "新增企业上云", en = "Cloud" }, measure = "increment", definition = { zh = "", en = "" } }
"""


@dataclass(frozen=True)
class Heading:
    """What tells one of them from another: id, names, years, and what its masthead says."""

    id: str
    name_zh: str
    name_en: str
    results: str
    targets: str
    headline: str
    strapline: str


def structured(heading: Heading, figures: str, pairings: str = "") -> str:
    """The TOML of a brief of seven lines: masthead, results in lines 4 and 5, targets in line 7. HASH is its source's."""
    words = vars(heading)
    return _HEAD.format(**words) + figures + _NOT_FIGURES.format(**words) + pairings + INDICATORS
