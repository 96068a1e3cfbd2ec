"""What is done to a deck while it is arranged: each edit is one step of the history, named, and about certain slides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from db.decks import DeckChoices, OwnSlide
from desktop import wording
from desktop.deck.slides import Slide
from desktop.presenting import arranging
from desktop.presenting.arranging import Draft
from desktop.presenting.draft_history import DraftHistory
from desktop.presenting.slide_list import SlideList
from desktop.presenting.slide_rows import SlideRows


class DeckEdits:
    """Edits of what is chosen in the list, or looked at there. `known` are ids that no new slide may take."""

    def __init__(
        self, history: DraftHistory, chooser: SlideList, rows: SlideRows, known: Collection[str]
    ) -> None:
        self._history, self._list, self._rows, self._known = history, chooser, rows, known

    @property
    def current(self) -> Slide | None:
        """The slide that is looked at."""
        index = self._list.currentIndex()
        return self._rows.slide(index.row()) if index.isValid() else None

    @property
    def current_own(self) -> OwnSlide | None:
        """The user's own slide that is looked at; None for one of the brief."""
        return self._draft.own_slide(self.current.id) if self.current else None

    @property
    def hides(self) -> bool:
        """Whether `toggle_hidden` would hide, and not show again."""
        _, rest = self._own_and_rest()
        return not rest or not set(rest) <= self._draft.choices.hidden

    @property
    def removes(self) -> bool:
        """Whether `toggle_hidden` would take slides of the user's away."""
        return bool(self._own_and_rest()[0])

    # ------------------------------------------------------------ order, hiding, end

    def shift(self, by: int) -> None:
        """The chosen slides one place up (-1) or down (1)."""
        self._reorder(arranging.shifted(self._rows.ids, self._list.chosen, by), self._list.chosen)

    def drop(self, names: frozenset[str], row: int) -> None:
        """These slides to before the one in `row`."""
        about = tuple(name for name in self._rows.ids if name in names)
        self._reorder(arranging.brought(self._rows.ids, names, row), about)

    def toggle_hidden(self) -> None:
        """Hide the chosen slides, or show them again where all are hidden; the user's own are taken away."""
        own, rest = self._own_and_rest()
        hide = not set(rest) <= self._draft.choices.hidden
        draft = arranging.hidden(arranging.without(self._draft, own), rest, hide=hide)
        draft = arranging.still_ended(draft, self._rows.ids, self._rows.end)
        words = wording.translate("Slides", "hide") if hide else wording.translate("Slides", "show")
        self._history.do(draft, wording.translate("Slides", "delete") if own else words, self._list.chosen)

    def end_here(self) -> None:
        """The talk ends with the slide that is looked at; what comes after are backups."""
        if self.current is not None:
            draft = arranging.ended(self._draft, self.current.id)
            self._history.do(draft, wording.translate("Slides", "end of the talk"), (self.current.id,))

    def restore(self) -> None:
        """The brief's own order and end, nothing hidden; the user's slides stay."""
        draft = arranging.restored(self._draft)
        self._history.do(draft, wording.translate("Slides", "original order"), self._list.chosen)

    # ------------------------------------------------------------ the user's own slides, and how the talk is set

    def add(self, title: str, picture: bytes = b"") -> None:
        """A slide of the user's after the one that is looked at."""
        slide = OwnSlide(arranging.fresh_id(self._draft, self._known), title, picture=picture)
        after = self.current.id if self.current else ""
        draft = arranging.added(self._draft, slide, self._rows.ids, after)
        self._history.do(draft, wording.translate("Slides", "new slide"), (slide.id,))

    def write(self, slide: OwnSlide) -> None:
        """The user's slide as it is being typed; what is typed in a row is one step."""
        draft, words = arranging.changed(self._draft, slide), wording.translate("Slides", "typing")
        # Of a long text, the part that is looked at.
        self._history.do(draft, words, self._list.chosen, typed=slide.id)

    def set_picture(self, own: OwnSlide, picture: bytes) -> None:
        """Another picture on the user's slide."""
        draft = arranging.changed(self._draft, replace(own, picture=picture))
        self._history.do(draft, wording.translate("Slides", "picture"), (own.id,))

    def set_talk(self, choices: DeckChoices) -> None:
        """Look, length and steps; order, hiding and end stay."""
        mine = self._draft.choices
        kept = replace(choices, order=mine.order, hidden=mine.hidden, end=mine.end)
        typed = "minutes" if replace(mine, minutes=kept.minutes) == kept else ""
        draft, words = replace(self._draft, choices=kept), wording.translate("Slides", "settings")
        self._history.do(draft, words, self._list.chosen, typed=typed)

    # ------------------------------------------------------------ how

    @property
    def _draft(self) -> Draft:
        return self._history.draft

    def _reorder(self, order: tuple[str, ...], about: tuple[str, ...]) -> None:
        if order != self._rows.ids:
            draft = replace(self._draft, choices=replace(self._draft.choices, order=order))
            self._history.do(draft, wording.translate("Slides", "move"), about)

    def _own_and_rest(self) -> tuple[list[str], list[str]]:
        own = [name for name in self._list.chosen if arranging.is_own(name)]
        return own, [name for name in self._list.chosen if name not in own]
