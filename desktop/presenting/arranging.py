"""What can be done to a deck, as pure functions: a draft in, a draft out. The window makes each of them undoable."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from db.decks import DeckChoices, OwnSlide


@dataclass(frozen=True, slots=True)
class Draft:
    """The user's choices and own slides, as they stand."""

    choices: DeckChoices
    own: tuple[OwnSlide, ...] = ()

    def own_slide(self, slide_id: str) -> OwnSlide | None:
        """The user's slide this one belongs to, or None for a slide of the brief."""
        return next((slide for slide in self.own if slide.id == base_of(slide_id)), None)

    def is_shown(self, slide_id: str) -> bool:
        """Whether a slide is in the talk or among its backups."""
        is_gone = is_own(slide_id) and self.own_slide(slide_id) is None
        return slide_id not in self.choices.hidden and not is_gone


def is_own(slide_id: str) -> bool:
    """Whether a slide is one of the user's."""
    return slide_id.startswith("own-")


def base_of(slide_id: str) -> str:
    """The id of the user's slide that a continued one ("own-1+5") belongs to; other ids as they are."""
    return slide_id.partition("+")[0] if is_own(slide_id) else slide_id


def shifted(order: Sequence[str], chosen: Collection[str], by: int) -> tuple[str, ...]:
    """`order` with the chosen slides one place farther up (`by` -1) or down (1), as far as the ends allow."""
    out = list(order)
    places = [n for n, name in enumerate(out) if name in chosen]
    for place in places if by < 0 else reversed(places):
        there = place + by
        if 0 <= there < len(out) and out[there] not in chosen:
            out[place], out[there] = out[there], out[place]
    return tuple(out)


def brought(order: Sequence[str], chosen: Collection[str], row: int) -> tuple[str, ...]:
    """`order` with the chosen slides together before what now stands at `row`."""
    moving = [name for name in order if name in chosen]
    above = [name for name in order[:row] if name not in chosen]
    below = [name for name in order[row:] if name not in chosen]
    return (*above, *moving, *below)


def hidden(draft: Draft, chosen: Collection[str], *, hide: bool) -> Draft:
    """The chosen slides left out of the talk, or back in it."""
    before = draft.choices.hidden
    after = before | frozenset(chosen) if hide else before - frozenset(chosen)
    return replace(draft, choices=replace(draft.choices, hidden=after))


def ended(draft: Draft, slide_id: str) -> Draft:
    """The talk ends with this slide; one that was hidden is shown."""
    choices = replace(draft.choices, end=slide_id, hidden=draft.choices.hidden - {slide_id})
    return replace(draft, choices=choices)


def still_ended(draft: Draft, order: Sequence[str], end: str) -> Draft:
    """`draft`, in which the backups stay backups: where the talk's last slide is hidden or gone, the one before is it.

    `order` and `end` are those before. The talk would else go on through what was kept back.
    """
    if end not in order or draft.is_shown(end):
        return draft
    place = order.index(end)
    before = [name for name in order[:place] if draft.is_shown(name)]
    has_backups = any(draft.is_shown(name) for name in order[place:])
    if not before or not (has_backups or draft.choices.end):
        return draft
    return replace(draft, choices=replace(draft.choices, end=before[-1]))


def nearest_shown(draft: Draft, order: Sequence[str], slide_id: str) -> str:
    """The slide itself where it is shown, else the next one that is, else the one before; "" where none is."""
    place = order.index(slide_id) if slide_id in order else 0
    near = (*order[place:], *reversed(order[:place]))
    return next((name for name in near if draft.is_shown(name)), "")


def added(draft: Draft, slide: OwnSlide, order: Sequence[str], after: str) -> Draft:
    """A slide of the user's after another one."""
    place = order.index(after) + 1 if after in order else len(order)
    new = (*order[:place], slide.id, *order[place:])
    return Draft(replace(draft.choices, order=new), (*draft.own, slide))


def changed(draft: Draft, slide: OwnSlide) -> Draft:
    """A slide of the user's with another title, text or picture."""
    return replace(draft, own=tuple(slide if each.id == slide.id else each for each in draft.own))


def without(draft: Draft, chosen: Collection[str]) -> Draft:
    """The user's own among the chosen slides taken away."""
    bases = {base_of(name) for name in chosen}
    return replace(draft, own=tuple(slide for slide in draft.own if slide.id not in bases))


def restored(draft: Draft) -> Draft:
    """The brief's own order and end, nothing hidden; the user's slides stay, before the closing."""
    return replace(draft, choices=replace(draft.choices, order=(), hidden=frozenset(), end=""))


def fresh_id(draft: Draft, known: Collection[str] = ()) -> str:
    """An id no slide of the user's has, or has had in the order that is kept, or in `known`: those with a note."""
    taken = {slide.id for slide in draft.own}
    taken |= {base_of(name) for name in (*draft.choices.order, *known)}
    number = 1
    while f"own-{number}" in taken:
        number += 1
    return f"own-{number}"
