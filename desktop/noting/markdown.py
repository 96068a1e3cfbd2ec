"""Notes as Markdown: the quoted words with where they stand, then what was written. Pure text, no file is touched.

The source's characters and the user's stand as they are: what Markdown would take for its own signs is escaped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date

from db.notes.placing import Placed, Standing
from db.records import Brief
from desktop import wording
from desktop.noting.words import count_words, day_words, kind_word, standing_words
from desktop.typography import shown

translate = wording.translate
# Everywhere: what begins code, emphasis, links, tags, tables or an entity. At the start of a line: heads, quotes, lists.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"^(\s*)([#+\-=:])")
_LISTED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """One line of text, so that Markdown shows it as it is."""
    line = _SIGNS.sub(r"\\\1", text)
    return _LISTED.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", line))


def whole(brief: Brief, places: Iterable[Placed], today: date, language: str) -> str:
    """A document of all that was noted on a brief, by section; it ends with a line feed."""
    listed = list(places)
    blocks = [_head(brief, len(listed), today, language)]
    for section, group in itertools.groupby(listed, lambda place: place.section):
        blocks += [
            f"## {_title(brief, section, language)}",
            *(entry(brief, place, language) for place in group),
        ]
    return "\n\n".join(blocks) + "\n"


def entries(of: Sequence[tuple[Brief, Placed]], language: str) -> str:
    """A few notes, for the clipboard."""
    return "\n\n".join(entry(brief, place, language) for brief, place in of) + "\n"


def entry(brief: Brief, place: Placed, language: str) -> str:
    """One note: what it is and when, the quote, what was written, and where the quote comes from."""
    note = place.note
    head = f"**{escaped(kind_word(note))}** · {day_words(note)}"
    parts = [head, _quoted(note.quote)]
    if note.text:
        parts.append(_text(note.text))
    parts.append(escaped(_source(brief, place, language)))
    return "\n\n".join(parts)


def _head(brief: Brief, count: int, today: date, language: str) -> str:
    title = translate("Notes", "Notes on %1").replace("%1", shown(brief.name.of(language)))
    made = translate("Notes", "Exported on %1").replace("%1", today.isoformat())
    digest = translate("Notes", "SHA-256 of the source: %1").replace("%1", brief.source.sha256)
    return f"# {escaped(title)}\n\n{made} · {count_words(count)}  \n{escaped(digest)}"


def _title(brief: Brief, section_id: str, language: str) -> str:
    section = brief.section(section_id)
    if section is None:
        return translate("Notes", "No longer in the source")
    return escaped(wording.section_words(section, language))


def _quoted(quote: str) -> str:
    return "\n".join(f"> {escaped(line)}" for line in quote.split("\n"))


def _text(text: str) -> str:
    """Paragraphs as written; a single break is kept as one."""
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", "\n".join(escaped(line) for line in text.split("\n")))


def _source(brief: Brief, place: Placed, language: str) -> str:
    said = standing_words(place, language)
    if place.standing in {Standing.CHANGED, Standing.CLOSED}:
        return said
    cited = wording.citation(brief, place.line, language)
    return f"{cited} ({said})" if said and language == "en" else f"{cited}（{said}）" if said else cited
