"""Query -> notes: what is typed is looked for in the quoted words and in the text of a note, as in db/search.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.notes.placing import Placed
from db.search import Placing, Spans, spans, terms, wide_spans


@dataclass(frozen=True)
class NoteHit:
    """A note that holds every word of a query; the spans are offsets in code points."""

    place: Placed
    quote_spans: Spans = ()
    text_spans: Spans = ()


def find_notes(places: Sequence[Placed], query: str) -> tuple[NoteHit, ...]:
    """The notes that hold every word of `query` in quote or text, in the order given; all where it is empty.

    Only where what is typed stands nowhere as it is, it is taken for pinyin or for a number written the other way.
    """
    words = terms(query)
    if not words:
        return tuple(NoteHit(place) for place in places)
    return _hits(places, words, spans) or _hits(places, words, wide_spans)


def _hits(places: Sequence[Placed], words: Sequence[str], looked_for: Placing) -> tuple[NoteHit, ...]:
    hits = (_hit(place, words, looked_for) for place in places)
    return tuple(hit for hit in hits if hit is not None)


def _hit(place: Placed, words: Sequence[str], looked_for: Placing) -> NoteHit | None:
    quote, text = place.note.quote, place.note.text
    # No word holds a line feed: nothing is found across it.
    found = looked_for(words, f"{quote}\n{text}")
    if found is None:
        return None
    border = len(quote) + 1
    return NoteHit(
        place,
        tuple((start, end) for start, end in found if end < border),
        tuple((start - border, end - border) for start, end in found if start >= border),
    )
