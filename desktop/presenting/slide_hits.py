"""Where the search over the brief leads in a talk: each place with the slide it is on, or the word that it is on none."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import Brief, Section
from desktop import wording
from desktop.deck.slides import Deck, SlideKind
from desktop.location import Location
from desktop.models.jump import JumpEntry, JumpModel, JumpRole

Index = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    """What a row answers besides what the jump model knows."""

    SLIDE = Qt.ItemDataRole.UserRole + 11
    SLIDE_WORDS = Qt.ItemDataRole.UserRole + 12


class SlideHits(JumpModel):
    """The places that answer a query, and for each the index of its slide, or None."""

    def __init__(self, brief: Brief, deck: Deck, language: str, parent: QObject | None = None) -> None:
        self._deck = deck
        self._of = brief
        super().__init__(brief, language, wording.translate("Tree", "Overview"), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The slide, its words, or what the jump model says."""
        if role not in {HitRole.SLIDE, HitRole.SLIDE_WORDS, Qt.ItemDataRole.AccessibleTextRole}:
            return super().data(index, role)
        entry = super().data(index, JumpRole.ENTRY)
        if not isinstance(entry, JumpEntry):
            return None
        slide = slide_at(self._deck, self._of, entry.place)
        if role == HitRole.SLIDE:
            return slide
        words = slide_words(self._deck, slide)
        return words if role == HitRole.SLIDE_WORDS else f"{super().data(index, role)} {words}"


def slide_at(deck: Deck, brief: Brief, place: Location) -> int | None:
    """The slide that shows a place of the brief; None where no slide of the talk does.

    A section that only holds others is shown by the first of them that has a slide.
    """
    if place.line:
        return deck.of_line(place.line)
    section = brief.section(place.section) if place.section else None
    if section is None:
        return next((n for n, slide in enumerate(deck.slides) if slide.kind is SlideKind.OVERVIEW), 0)
    return _of_section(deck, section)


def _of_section(deck: Deck, section: Section) -> int | None:
    slide = deck.of_section(section.id)
    for child in section.children:
        if slide is None:
            slide = _of_section(deck, child)
    return slide


def slide_words(deck: Deck, slide: int | None) -> str:
    """The number of a slide in words, or that there is none."""
    if slide is None:
        return wording.translate("Console", "Not on a slide of this talk")
    if slide > deck.end:
        words = wording.translate("Console", "Backup slide %1")
        return words.replace("%1", str(slide - deck.end))
    return wording.translate("Console", "Slide %1").replace("%1", str(slide + 1))
