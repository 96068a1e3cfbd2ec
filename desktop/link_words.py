"""The sentences about links: where one leads, what of it is no longer there, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from desktop import wording
from desktop.links import LinkAnswer, LinkPart, LinkState, Unread
from desktop.location import Location
from desktop.nearest import Lost
from desktop.typography import shown
from desktop.widgets.notices import Notice

translate = wording.translate
# Only what became of the last link is said.
_KEY = "link"
_MOST = 40  # characters of what cannot be read


def lost_words(lost: Lost) -> str:
    """What a link named that is no longer there, and what is shown instead; "" where nothing was lost."""
    if lost is Lost.NOTHING:
        return ""
    instead = {
        Lost.LINE: translate("Beside", "The page it was on is shown."),
        Lost.FIGURE: translate("Beside", "The line it was on is shown."),
    }.get(lost, translate("Beside", "The overview is shown."))
    return translate("Beside", "%1 %2").replace("%1", missing_words(lost)).replace("%2", instead)


def lost_notice(lost: Lost, place: Location) -> Notice:
    """The same above the page the link led to, which is at `place`."""
    return Notice(lost_words(lost), key=_KEY, place=place)


def missing_words(lost: Lost) -> str:
    """What a link named that is no longer there; "" where nothing was lost."""
    return {
        Lost.NOTHING: "",
        Lost.PAGE: translate("Beside", "The page this link leads to does not exist here."),
        Lost.SECTION: translate("Beside", "The section this link leads to is no longer in the brief."),
        Lost.LINE: translate("Beside", "The line this link leads to is no longer on its page."),
        Lost.FIGURE: translate("Beside", "The figure this link leads to is no longer on its line."),
    }[lost]


def looking_words() -> str:
    """That the brief a link leads to is being looked for where it may be."""
    return translate("Beside", "Looking for the brief in the library…")


def not_open_words() -> str:
    """That the brief a link leads to is nowhere to be had, and what to do."""
    return translate(
        "Beside",
        "The brief this link leads to is neither open nor in the library. Open the pack it is in, then the link.",
    )


def not_open_notice(ask_for_pack: Callable[[], object], here: Location | None = None) -> Notice:
    """The same above the page, with the way to open a pack; `here` is where the reader was left."""
    open_pack = (translate("Beside", "Open a pack…"), ask_for_pack)
    return Notice(not_open_words(), choices=(open_pack,), key=_KEY, place=here)


def unread_words(unread: Unread) -> str:
    """Which part of a link cannot be read, and how such a part is written."""
    written = {
        LinkPart.BRIEF: translate("Beside", "After briefing: comes a brief, as in briefing:jinjiang-2023"),
        LinkPart.SECTION: translate("Beside", "After / comes one section, as in /economy"),
        LinkPart.VIEW: translate("Beside", "After ? comes one page, as in ?scoreboard"),
        LinkPart.PLACE: translate(
            "Beside", "After # comes the number of a line, or of a figure on it, as in #27 or #27.1"
        ),
    }[unread.part]
    said = f"{unread.text[:_MOST]}…" if len(unread.text) > _MOST else unread.text
    said = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in said)
    words = translate("Beside", 'In this link "%1" cannot be read. %2')
    if any(character.isspace() for character in unread.text):
        words = translate("Beside", 'In this link "%1" cannot be read: a link has no spaces. %2')
    return words.replace("%2", written).replace("%1", said)


def unread_notice(unread: Unread, here: Location | None = None) -> Notice:
    """The same above the page; `here` is where the reader was left."""
    return Notice(unread_words(unread), key=_KEY, place=here)


def answer_words(answer: LinkAnswer, language: str) -> str:
    """What a text is as a link, in one or two sentences; "" for no text."""
    if answer.state is LinkState.EMPTY:
        return ""
    if answer.state is LinkState.NOT_A_LINK:
        return translate(
            "Beside", "This is not a link to a place in a brief. Such a link begins with briefing:"
        )
    if answer.unread is not None:
        return unread_words(answer.unread)
    if answer.state is LinkState.NOT_OPEN:
        return not_open_words()
    assert answer.brief is not None
    assert answer.place is not None
    place = wording.place_words(answer.brief, answer.place, language)
    words = shown(answer.brief.name.of(language)), place
    if answer.lost is Lost.NOTHING:
        leads = translate("Beside", "Leads to: %1 · %2")
    else:
        leads = translate("Beside", "Leads to what is nearest: %1 · %2")
        leads = f"{missing_words(answer.lost)}\n{leads}"
    return leads.replace("%1", words[0]).replace("%2", words[1])
