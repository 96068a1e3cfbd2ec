"""The sentences about links: where one leads, what of it is no longer there, and what to do about it."""

from __future__ import annotations

from desktop import wording
from desktop.links import LinkAnswer, LinkState
from desktop.nearest import Lost
from desktop.typography import shown

translate = wording.translate


def lost_words(lost: Lost) -> str:
    """What a link named that is no longer there, and what is shown instead; "" where nothing was lost."""
    return {
        Lost.NOTHING: "",
        Lost.PAGE: translate(
            "Beside", "The page this link leads to does not exist here. The overview is shown."
        ),
        Lost.SECTION: translate(
            "Beside", "The section this link leads to is no longer in the brief. The overview is shown."
        ),
        Lost.LINE: translate(
            "Beside", "The line this link leads to is no longer in this section. The section is shown."
        ),
        Lost.FIGURE: translate(
            "Beside", "The figure this link leads to is no longer on this line. The line is shown."
        ),
    }[lost]


def not_open_words() -> str:
    """That the brief a link leads to is not open, and what to do."""
    return translate(
        "Beside", "The brief this link leads to is not open. Open the pack it is in, then the link."
    )


def answer_words(answer: LinkAnswer, language: str) -> str:
    """What a text is as a link, in one or two sentences; "" for no text."""
    if answer.state is LinkState.EMPTY:
        return ""
    if answer.state is LinkState.NOT_A_LINK:
        return translate(
            "Beside", "This is not a link to a place in a brief. Such a link begins with briefing:"
        )
    if answer.state is LinkState.NOT_OPEN:
        return not_open_words()
    assert answer.brief is not None
    assert answer.place is not None
    place = wording.place_words(answer.brief, answer.place, language)
    leads = translate("Beside", "Leads to: %1 · %2")
    words = leads.replace("%1", shown(answer.brief.name.of(language))).replace("%2", place)
    return f"{lost_words(answer.lost)}\n{words}" if answer.lost is not Lost.NOTHING else words
