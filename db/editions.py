"""The rule of newer: of two briefs with the same id, the higher edition (修订号) is the one to read.

What counts is what the brief says of itself, never a file's name, its date or the order of opening. The same edition
with other contents is a conflict: nothing can tell which of the two is meant, so neither replaces the other.
"""

from __future__ import annotations

import re
from enum import Enum

from db.records import Brief

EDITIONS = range(1, 1_000_000)
ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 64


class Standing(Enum):
    """How a brief stands to the one in use under its id."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"


def standing(brief: Brief, in_use: Brief | None) -> Standing:
    """How `brief` stands to the brief in use under the same id, None where there is none."""
    if in_use is None:
        return Standing.NEW
    if brief.edition != in_use.edition:
        return Standing.NEWER if brief.edition > in_use.edition else Standing.OLDER
    return Standing.SAME if brief == in_use else Standing.CONFLICT


def is_id(text: str) -> bool:
    """Whether `text` may name a brief: small letters, digits and single hyphens, so that it is safe in a file's name."""
    return len(text) <= _LONGEST_ID and ID.fullmatch(text) is not None
