"""The desk's own sentences as their language sets them; texts of a source or a user are left as they are."""

from __future__ import annotations

from db.records import Bilingual
from desktop.typography import shown, straight


def own_words(sentence: Bilingual, language: str) -> str:
    """Chinese with full-width punctuation, English with straight quotation marks."""
    return straight(sentence.en) if language == "en" else shown(sentence.zh)
