"""What a pack looks like inside: its stamp, its tables, its index. Written by pack.py, demanded by library.py.

`items` holds every non-blank line of the source once, headings included, in the source's order; its `id` is also
the row of the search index.
"""

from __future__ import annotations

APPLICATION_ID = 0x42524946  # "BRIF" at offset 68 of the file
VERSION = 2
SUFFIX = ".brief"
MIME = "application/vnd.briefingdesk.brief"

TABLES: dict[str, dict[str, type]] = {
    "briefs": {
        "id": str,
        "place_zh": str,
        "place_en": str,
        "name_zh": str,
        "name_en": str,
        "results_year": str,
        "targets_year": str,
        "headline": str,
        "strapline": str,
        "byline": str,
        "language": str,
        "edition": int,
    },
    "sections": {
        "position": int,
        "brief": str,
        "id": str,
        "parent": str,
        "number": str,
        "kind": str,
        "label_zh": str,
        "label_en": str,
        "line": int,
        "period": str,
        "note_zh": str,
        "note_en": str,
    },
    "items": {
        "id": int,
        "brief": str,
        "section": str,
        "line": int,
        "kind": str,
        "marker": str,
        "text": str,
    },
    "indicators": {
        "brief": str,
        "id": str,
        "name_zh": str,
        "name_en": str,
        "measure": str,
        "direction": str,
        "area": str,
        "price_basis": str,
        "scope_basis": str,
        "flow": str,
        "binding": str,
        "definition_zh": str,
        "definition_en": str,
    },
    "figures": {
        "brief": str,
        "id": str,
        "line": int,
        "start": int,
        "end": int,
        "quote": str,
        "label": str,
        "indicator": str,
        "comparator": str,
        "value": str,
        "value_hi": str,
        "unit": str,
        "normalised_value": str,
        "normalised_unit": str,
        "kind": str,
        "period": str,
        "period_basis": str,
        "basis_year": str,
        "estimate": str,
        "commitment": str,
        "status": str,
        "doubt_zh": str,
        "doubt_en": str,
        "lead_unit": str,
        "units": str,
        "deadline": str,
        "rule": str,
        "confirmed_by": str,
        "confirmed_on": str,
    },
    "pairings": {
        "brief": str,
        "result": str,
        "target": str,
        "verdict": str,
        "reason_zh": str,
        "reason_en": str,
    },
    "provenance": {"brief": str, "name": str, "sha256": str, "text": str},
}
KEYS: dict[str, str | tuple[str, ...]] = {
    "briefs": "id",
    "sections": "position",
    "items": "id",
    "indicators": ("brief", "id"),
    "figures": ("brief", "id"),
    "pairings": ("brief", "result", "target"),
    "provenance": "brief",
}
# As sqlite-utils writes it; library.py compares the text.
LINES_INDEX_SQL = 'CREATE UNIQUE INDEX "idx_items_brief_line"\n    ON "items" ("brief", "line")'
SEARCH_SQL = (
    "CREATE VIRTUAL TABLE search USING fts5(terms, content='', detail=none, columnsize=0, "
    "prefix='1', tokenize='unicode61 remove_diacritics 0')"
)
SEARCH_PARTS = frozenset({"search_config", "search_data", "search_idx"})
