"""The order of the slides: the user's where there is one, the brief's for the rest. Pure; ids in, ids out."""

from __future__ import annotations


def ordered(in_brief: tuple[str, ...], chosen: tuple[str, ...], own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every slide once: those in `chosen` as chosen, the others after the slide before them in the brief.

    `in_brief` is the brief's own order, closing slide last; `own` are the user's slides, which stand before the
    closing where they are not chosen, and a continued one ("own-1+5") after the one it continues. Ids in `chosen`
    that no longer exist are passed over.
    """
    known = {*in_brief, *own}
    order = [name for name in dict.fromkeys(chosen) if name in known]
    before = ""
    for name in in_brief:
        if name not in order:
            order.insert(order.index(before) + 1 if before else 0, name)
        before = name
    for number, name in enumerate(own):
        if name in order:
            continue
        before = own[number - 1] if number and "+" in name else ""
        if before:
            order.insert(order.index(before) + 1, name)
        else:
            order.insert(order.index(in_brief[-1]) if in_brief else len(order), name)
    return tuple(order)
