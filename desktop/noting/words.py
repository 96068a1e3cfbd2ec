"""The desk's own words about notes, in the interface's language."""

from __future__ import annotations

from db.notes.notes import Note, NoteKind, Style
from db.notes.placing import Placed
from db.records import Brief
from desktop import wording
from desktop.gauges.comparing import in_language

translate = wording.translate


def kind_word(note: Note) -> str:
    """Note, bookmark, or a highlight with how it looks."""
    if note.kind is NoteKind.HIGHLIGHT:
        return translate("Notes", "Highlight, %1").replace("%1", style_word(note.style))
    return translate("Notes", "Bookmark") if note.kind is NoteKind.BOOKMARK else translate("Notes", "Note")


def style_word(style: Style) -> str:
    """How a highlight looks."""
    return {
        Style.NONE: "",
        Style.WASH: translate("Notes", "shaded"),
        Style.LINE: translate("Notes", "underlined"),
        Style.WAVE: translate("Notes", "wavy line"),
    }[style]


def day_words(note: Note) -> str:
    """The day at the office on which it was made."""
    return (note.made_at or note.entered_at).astimezone().date().isoformat()


def place_words(place: Placed, brief: Brief | None, language: str) -> str:
    """The section and the source line; the line as it was, where it is nowhere now."""
    section = brief.section(place.section) if brief else None
    if section is None:
        return wording.line_words(place.note.line)
    return f"{wording.section_words(section, language)} · {wording.line_words(place.line)}"


def standing_words(place: Placed, language: str) -> str:
    """What is to be said of its place; "" where there is nothing to say."""
    return in_language(place.sentence, language)


def count_words(count: int) -> str:
    """How many there are, in a sentence of its own."""
    return translate("Notes", "%1 notes, bookmarks and highlights").replace("%1", str(count))
