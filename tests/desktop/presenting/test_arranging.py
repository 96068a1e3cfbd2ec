"""What can be done to a deck: whatever is done, every slide is there exactly once, and backups stay backups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.decks import DeckChoices, OwnSlide
from desktop.deck.ordering import ordered
from desktop.presenting.arranging import (
    Draft,
    added,
    base_of,
    brought,
    changed,
    ended,
    fresh_id,
    hidden,
    nearest_shown,
    restored,
    shifted,
    still_ended,
    without,
)

BRIEF = ("title", "a", "b", "c", "closing")
OWN = OwnSlide("own-1", "mine")
names = st.sampled_from([*BRIEF, "own-1", "own-1+5", "own-2", "gone", ""])
orders = st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple)
some = st.frozensets(st.sampled_from("abcdefgh"))


def draft(end: str = "", hide: Iterable[str] = (), own: tuple[OwnSlide, ...] = ()) -> Draft:
    return Draft(DeckChoices(end=end, hidden=frozenset(hide)), own)


# ------------------------------------------------------------ the order that is made of the stored one


def test_without_choices_the_order_is_the_briefs() -> None:
    assert ordered(BRIEF, ()) == BRIEF


def test_a_slide_that_is_new_in_the_brief_follows_its_neighbour() -> None:
    assert ordered(("title", "a", "new", "b", "closing"), ("title", "b", "a", "closing")) == (
        *("title", "b", "a", "new", "closing"),
    )


def test_a_slide_that_is_gone_from_the_brief_is_passed_over() -> None:
    assert ordered(("title", "b", "closing"), ("b", "a", "title", "closing")) == ("b", "title", "closing")


def test_own_slides_without_a_place_stand_before_the_closing() -> None:
    assert ordered(BRIEF, (), ("own-1", "own-1+5")) == ("title", "a", "b", "c", "own-1", "own-1+5", "closing")


def test_a_text_that_has_grown_goes_on_behind_its_first_part() -> None:
    assert ordered(("title", "closing"), ("own-1", "title", "closing"), ("own-1", "own-1+5")) == (
        *("own-1", "own-1+5", "title", "closing"),
    )


@given(
    st.lists(st.sampled_from(BRIEF), unique=True).map(tuple),
    st.lists(names).map(tuple),
    st.lists(st.sampled_from(["own-1", "own-1+5", "own-2"]), unique=True).map(tuple),
)
def test_whatever_was_stored_every_slide_is_there_once(
    brief: tuple[str, ...], stored: tuple[str, ...], own: tuple[str, ...]
) -> None:
    made = ordered(brief, stored, own)
    assert sorted(made) == sorted((*brief, *own))
    kept = [name for name in dict.fromkeys(stored) if name in made]
    assert [name for name in made if name in kept] == kept


# ------------------------------------------------------------ moving


@given(orders, some, st.sampled_from([-1, 1]))
def test_a_step_keeps_every_slide_once(order: tuple[str, ...], chosen: frozenset[str], by: int) -> None:
    after = shifted(order, chosen, by)
    assert sorted(after) == sorted(order)
    assert [n for n in after if n in chosen] == [n for n in order if n in chosen]
    assert [n for n in after if n not in chosen] == [n for n in order if n not in chosen]


@given(orders, some, st.integers(0, 9))
def test_a_drop_keeps_every_slide_once(order: tuple[str, ...], chosen: frozenset[str], row: int) -> None:
    after = brought(order, chosen, row)
    assert sorted(after) == sorted(order)
    moved = [n for n in order if n in chosen]
    start = next((n for n, name in enumerate(after) if name in chosen), 0)
    assert list(after[start : start + len(moved)]) == moved


def test_a_step_up_takes_neighbours_along() -> None:
    assert shifted("abcde", {"c", "d"}, -1) == tuple("acdbe")
    assert shifted("abcde", {"b", "d"}, 1) == tuple("acbed")


def test_at_the_end_of_the_list_nothing_moves() -> None:
    assert shifted("abc", {"a", "b"}, -1) == tuple("abc")
    assert shifted("abc", {"c"}, 1) == tuple("abc")


def test_slides_are_dropped_before_the_row() -> None:
    assert brought("abcde", {"a", "d"}, 3) == tuple("bcade")
    assert brought("abcde", {"a"}, 5) == tuple("bcdea")
    assert brought("abcde", {"b"}, 2) == tuple("abcde")


# ------------------------------------------------------------ hiding, and the end


@given(some, some)
def test_hidden_and_shown_again_is_as_before(before: frozenset[str], chosen: frozenset[str]) -> None:
    start = draft(hide=before - chosen)
    assert hidden(hidden(start, chosen, hide=True), chosen, hide=False) == start


def test_a_hidden_slide_that_ends_the_talk_is_shown() -> None:
    assert ended(draft(hide="b"), "b") == draft(end="b")


def test_the_backups_stay_backups_when_the_end_is_hidden() -> None:
    after = hidden(draft(end="b"), {"b"}, hide=True)
    assert still_ended(after, BRIEF, "b").choices.end == "a"


def test_the_backups_stay_backups_when_the_end_is_deleted() -> None:
    order = ("title", "own-1", "a", "closing")
    before = draft(end="own-1", own=(OWN,))
    assert still_ended(without(before, {"own-1"}), order, "own-1").choices.end == "title"


def test_the_end_is_not_a_hidden_slide() -> None:
    before = draft(end="c", hide={"a", "b"})
    assert still_ended(hidden(before, {"c"}, hide=True), BRIEF, "c").choices.end == "title"


def test_hiding_the_closing_marks_nothing_where_there_are_no_backups() -> None:
    after = hidden(draft(), {"closing"}, hide=True)
    assert still_ended(after, BRIEF, "closing") == after


def test_hiding_the_closing_before_backups_marks_the_slide_before_it() -> None:
    order = ("title", "a", "closing", "b", "c")
    after = hidden(draft(), {"closing"}, hide=True)
    assert still_ended(after, order, "closing").choices.end == "a"


def test_where_nothing_is_left_before_the_end_it_stays_marked() -> None:
    after = hidden(draft(end="title"), {"title"}, hide=True)
    assert still_ended(after, BRIEF, "title") == after


@given(orders.filter(bool), some, some, st.data())
def test_no_backup_comes_into_the_talk(
    order: tuple[str, ...], before: frozenset[str], more: frozenset[str], data: st.DataObject
) -> None:
    end = data.draw(st.sampled_from(order))
    start = draft(end=end, hide=before - {end})
    after = still_ended(hidden(start, more, hide=True), order, end)
    backups = order[order.index(end) + 1 :]
    if after.is_shown(after.choices.end):
        assert after.choices.end not in backups


# ------------------------------------------------------------ the user's own slides


def test_a_slide_is_added_after_another() -> None:
    after = added(draft(), OWN, BRIEF, "a")
    assert after.choices.order == ("title", "a", "own-1", "b", "c", "closing")
    assert after.own == (OWN,)


def test_without_a_place_it_comes_last() -> None:
    assert added(draft(), OWN, BRIEF, "gone").choices.order[-1] == "own-1"


def test_a_changed_slide_keeps_its_place_among_the_others() -> None:
    other, new = OwnSlide("own-2", "other"), replace(OWN, title="new")
    assert changed(draft(own=(OWN, other)), new).own == (new, other)


def test_a_part_belongs_to_its_slide() -> None:
    before = draft(own=(OWN,))
    assert before.own_slide("own-1+5") == OWN
    assert without(before, {"own-1+5"}).own == ()
    assert base_of("economy+1") == "economy+1"


def test_an_id_is_never_given_twice() -> None:
    assert fresh_id(draft()) == "own-1"
    assert fresh_id(draft(own=(OWN,))) == "own-2"
    assert fresh_id(Draft(DeckChoices(order=("own-1+5", "own-2")))) == "own-3"
    # A note to a slide that was deleted must not appear under a new one.
    assert fresh_id(draft(), {"own-1": "an old note"}) == "own-2"


def test_the_original_order_keeps_own_slides_and_the_talk() -> None:
    choices = DeckChoices(("b", "a"), frozenset("a"), "b", "dark", step_by_step=False, minutes=20)
    after = restored(Draft(choices, (OWN,)))
    assert after == Draft(DeckChoices(theme="dark", step_by_step=False, minutes=20), (OWN,))


# ------------------------------------------------------------ where a show begins


def test_a_show_begins_with_the_slide_itself_or_the_next_that_is_shown() -> None:
    assert nearest_shown(draft(), BRIEF, "b") == "b"
    assert nearest_shown(draft(hide="b"), BRIEF, "b") == "c"
    assert nearest_shown(draft(hide={"c", "closing"}), BRIEF, "c") == "b"
    assert nearest_shown(draft(hide=BRIEF), BRIEF, "b") == ""
    assert nearest_shown(draft(), (), "b") == ""
