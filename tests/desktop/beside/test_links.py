"""A link to something that is no longer there leads to the nearest thing that is, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.library import Library, Pack
from desktop.link_words import (
    answer_words,
    lost_notice,
    lost_words,
    missing_words,
    not_open_notice,
    not_open_words,
    unread_notice,
    unread_words,
)
from desktop.links import LinkPart, LinkState, Unread, answer, link_in, unread_given, unread_in
from desktop.location import Location
from desktop.nearest import Lost, Nearest, lines_of, nearest
from tests.db.tiny import tiny

BRIEF = tiny()
RESULTS = Location("tiny", "results")


@pytest.fixture
def library() -> Library:
    made = Library()
    made.add(Pack(Path("tiny.brief"), (BRIEF,)))
    return made


@pytest.mark.parametrize(
    ("asked", "found", "lost"),
    [
        (RESULTS, RESULTS, Lost.NOTHING),
        (Location("tiny", "results", 4, "4.1"), Location("tiny", "results", 4, "4.1"), Lost.NOTHING),
        (Location("tiny", view="scoreboard"), Location("tiny", view="scoreboard"), Lost.NOTHING),
        (Location("tiny", "", 7), Location("tiny", "", 7), Lost.NOTHING),
        (Location("tiny", "results", 4, "4.9"), Location("tiny", "results", 4), Lost.FIGURE),
        (Location("tiny", "results", 4, "7.1"), Location("tiny", "results", 4), Lost.FIGURE),
        (Location("tiny", "results", 7), RESULTS, Lost.LINE),
        (Location("tiny", "results", 999, "4.1"), RESULTS, Lost.LINE),
        (Location("tiny", "", 999), Location("tiny"), Lost.LINE),
        (Location("tiny", "gone", 4), Location("tiny"), Lost.SECTION),
        (Location("tiny", view="weather"), Location("tiny"), Lost.PAGE),
        (Location("tiny", "results", view="scoreboard"), Location("tiny"), Lost.PAGE),
    ],
)
def test_the_nearest_place_that_is_there(asked: Location, found: Location, lost: Lost) -> None:
    assert nearest(BRIEF, asked) == Nearest(found, lost)


def test_what_was_lost_is_a_sentence_of_its_own() -> None:
    assert len({missing_words(lost) for lost in Lost}) == len(Lost)
    assert lost_words(Lost.NOTHING) == ""
    assert lost_words(Lost.FIGURE) == (
        "The figure this link leads to is no longer on its line. The line it was on is shown."
    )


def test_a_section_has_the_lines_of_all_below_it() -> None:
    results = BRIEF.section("results")
    assert results is not None
    assert lines_of(results) == (3, 4, 5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("briefing:tiny/results#4.1", Location("tiny", "results", 4, "4.1")),
        ("  briefing:tiny/?years\n", Location("tiny", view="years")),
        ("见briefing:tiny/results#4。", Location("tiny", "results", 4)),
        ("see briefing:tiny/results#4.", Location("tiny", "results", 4)),
        ("<briefing:tiny/>", Location("tiny")),
        ("https://example.org", None),
        ("briefing:", None),
        ("Briefing:tiny/results#4，第四行", Location("tiny", "results", 4)),
        ("见“briefing:某市/成绩”", Location("某市", "成绩")),
        ("briefing:tiny/results#abc, briefing:tiny/results#4", Location("tiny", "results", 4)),
        ("", None),
    ],
)
def test_a_link_is_found_among_words(text: str, place: Location | None) -> None:
    assert link_in(text) == place


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (" ", LinkState.EMPTY),
        ("某市", LinkState.NOT_A_LINK),
        ("briefing:", LinkState.UNREADABLE),
        ("见briefing:tiny/results#abc。", LinkState.UNREADABLE),
        ("briefing:other/x", LinkState.NOT_OPEN),
        ("briefing:tiny/results", LinkState.FOUND),
    ],
)
def test_what_a_text_is_as_a_link(library: Library, text: str, state: LinkState) -> None:
    assert answer(text, library).state is state


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("briefing:tiny/results#9999999999", Unread(LinkPart.PLACE, "#9999999999")),
        ("briefing:tiny/results#abc", Unread(LinkPart.PLACE, "#abc")),
        ("briefing:tiny/results#27.1.2", Unread(LinkPart.PLACE, "#27.1.2")),
        ("briefing:tiny/?a-b#1", Unread(LinkPart.VIEW, "?a-b")),
        ("briefing:tiny/a/b#abc", Unread(LinkPart.SECTION, "/a/b")),
        ("briefing:tiny/" + "a" * 65, Unread(LinkPart.SECTION, "/" + "a" * 65)),
        ("briefing:", Unread(LinkPart.BRIEF, "briefing:")),
        ("see Briefing:a.b.", Unread(LinkPart.BRIEF, "Briefing:a.b")),
        ("briefing://host/share", Unread(LinkPart.BRIEF, "briefing:")),
        ("briefing:tiny/results#4", None),
        ("https://example.org/#abc", None),
        ("", None),
    ],
)
def test_the_first_part_that_cannot_be_read(text: str, unread: Unread | None) -> None:
    assert unread_in(text) == unread


@pytest.mark.parametrize(
    ("place", "unread"),
    [
        ("briefing:tiny/results #4", Unread(LinkPart.SECTION, "/results ")),
        ("briefing:tiny/results# 4", Unread(LinkPart.PLACE, "# 4")),
        ("briefing: tiny", Unread(LinkPart.BRIEF, "briefing: tiny")),
        ("/srv/a b/briefing:tiny/results#4\n.1", Unread(LinkPart.PLACE, "#4\n.1")),
        ("briefing:tiny/results#4", None),
        ("/srv/a b/missing.brief", None),
    ],
)
def test_what_was_given_is_a_link_by_itself(place: str, unread: Unread | None) -> None:
    assert unread_given(place) == unread


LIKE_LINKS = st.lists(
    st.sampled_from(
        ["briefing:", "tiny", "results", "/", "?", "#", "4", ".1", "scoreboard", "9" * 9, "。", " "]
    )
    | st.text(max_size=8)
).map("".join)


@given(LIKE_LINKS | LIKE_LINKS.map("briefing:{}".format))
def test_every_text_has_its_answer_and_every_answer_a_sentence(text: str) -> None:
    library = Library()
    library.add(Pack(Path("tiny.brief"), (BRIEF,)))
    found = answer(text, library)
    words = answer_words(found, "en")
    assert bool(words) is bool(text.strip())
    assert len(words) < 400
    assert (found.unread is not None) is (found.state is LinkState.UNREADABLE)
    # It begins as a link does: then nobody is told that it does not.
    assert found.state is not LinkState.NOT_A_LINK or "briefing:" not in text.casefold()


def test_the_notice_of_a_brief_that_is_not_open_offers_to_open_a_pack() -> None:
    asked: list[bool] = []
    notice = not_open_notice(lambda: asked.append(True), RESULTS)
    ((words, ask),) = notice.choices
    ask()
    assert (notice.sentence, words, asked) == (not_open_words(), "Open a pack…", [True])
    assert notice.place == RESULTS


def test_what_cannot_be_read_is_said_in_part_and_without_signs_that_are_not_seen() -> None:
    words = {part: unread_words(Unread(part, "#\u202e\n" + "9" * 900)) for part in LinkPart}
    assert len(set(words.values())) == len(LinkPart)
    assert all(f'"#\ufffd\ufffd{"9" * 37}…"' in said for said in words.values())
    assert unread_notice(Unread(LinkPart.PLACE, "#x"), RESULTS).place == RESULTS


def test_the_notice_of_a_link_takes_the_place_of_that_of_the_link_before() -> None:
    lost = lost_notice(Lost.LINE, Location("tiny", "results", 999))
    assert lost.place == Location("tiny", "results", 999)
    assert lost.key == not_open_notice(lambda: None).key != ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("x", "This is not a link to a place in a brief. Such a link begins with briefing:"),
        (
            "briefing:other",
            "The brief this link leads to is neither open nor in the library. Open the pack it is in, then the link.",
        ),
        (
            "briefing:tiny/results#abc",
            (
                'In this link "#abc" cannot be read. '
                "After # comes the number of a line, or of a figure on it, as in #27 or #27.1"
            ),
        ),
        ("briefing:tiny/results#4", "Leads to: A brief · 1 Results · Line 4"),
        (
            "briefing:tiny/gone",
            f"{missing_words(Lost.SECTION)}\nLeads to what is nearest: A brief · Overview",
        ),
    ],
)
def test_each_has_its_sentence(library: Library, text: str, words: str) -> None:
    assert answer_words(answer(text, library), "en") == words
