"""Which page goes where: ranges, several pages a side, both sides, copies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.imposition import (
    A4,
    MM_PER_POINT,
    PER_SIDE,
    Duplex,
    PageRangeError,
    Sheet,
    Side,
    copied,
    page_numbers,
    passes,
    sides,
)

UPRIGHT = (210 / MM_PER_POINT, 297 / MM_PER_POINT)
ACROSS = (UPRIGHT[1], UPRIGHT[0])
SIZES = st.tuples(st.floats(20, 3000), st.floats(20, 3000))


def printed(job: tuple[Side, ...]) -> list[tuple[int, ...]]:
    return [tuple(slot.page + 1 for slot in side.slots) for side in job]


def plain(count: int, per_side: int = 1) -> tuple[Side, ...]:
    return sides(range(count), [UPRIGHT] * count, per_side)


# ------------------------------------------------------------ ranges


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("  ", [1, 2, 3, 4, 5, 6]),
        ("2,3,5-6", [2, 3, 5, 6]),
        ("５，２、１", [5, 2, 1]),
        ("2—4", [2, 3, 4]),
        ("2 － 4", [2, 3, 4]),
        ("2～4;6", [2, 3, 4, 6]),
        ("第2页至第4页", [2, 3, 4]),
        ("5-", [5, 6]),
        ("3,1-4,3", [3, 1, 2, 4]),
        ("odd", [1, 3, 5]),
        ("EVEN", [2, 4, 6]),
        ("单页", [1, 3, 5]),
        ("奇数页", [1, 3, 5]),
        ("双页", [2, 4, 6]),
        ("偶数页", [2, 4, 6]),
        ("6,odd", [6, 1, 3, 5]),
        ("2 3", [2, 3]),
    ],
)
def test_a_range_is_read_as_written(text: str, pages: list[int]) -> None:
    assert [page + 1 for page in page_numbers(text, 6)] == pages


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("seven", "看不懂", "not understood"),
        ("-", "看不懂", "not understood"),
        (",", "看不懂", "not understood"),
        ("1-2-3", "看不懂", "not understood"),
        ("9" * 5000, "看不懂", "not understood"),
        ("7", "没有第 7 页", "no page 7"),
        ("0", "没有第 0 页", "no page 0"),
        ("2-9", "没有第 9 页", "no page 9"),
        ("7-", "没有第 7 页", "no page 7"),
        ("5-3", "是不是 3-5", "Did you mean 3-5"),
    ],
)
def test_a_range_that_cannot_be_followed_is_refused_in_both_languages(text: str, zh: str, en: str) -> None:
    with pytest.raises(PageRangeError) as caught:
        page_numbers(text, 6)
    assert zh in caught.value.zh
    assert en in caught.value.en
    assert "没有打印" in caught.value.zh or "没有第" in caught.value.zh
    assert len(caught.value.zh) < 120


def test_the_even_pages_of_a_single_page_are_none_and_that_is_said() -> None:
    with pytest.raises(PageRangeError, match="holds none of the 1 page"):
        page_numbers("even", 1)


@given(st.lists(st.integers(0, 39), min_size=1, max_size=20))
def test_pages_written_one_by_one_come_in_that_order_and_once(pages: list[int]) -> None:
    text = ",".join(str(page + 1) for page in pages)
    assert page_numbers(text, 40) == tuple(dict.fromkeys(pages))


@given(st.text("0123456789-,、，— 单双odeven~第页", max_size=20), st.integers(0, 50))
def test_whatever_is_typed_gives_pages_that_exist_or_a_sentence(text: str, count: int) -> None:
    try:
        found = page_numbers(text, count)
    except PageRangeError:
        return
    assert len(set(found)) == len(found)
    assert all(0 <= page < count for page in found)


@given(st.integers(1, 200))
def test_odd_and_even_together_are_all(count: int) -> None:
    assert sorted(page_numbers("odd,even" if count > 1 else "odd", count)) == list(range(count))


# ------------------------------------------------------------ pages on sides


def test_one_page_a_side_fills_the_paper_exactly() -> None:
    (side,) = plain(1)
    (slot,) = side.slots
    assert side.sheet == A4
    assert (slot.x, slot.y, slot.width, slot.height) == pytest.approx((0, 0, 210, 297))


def test_a_page_across_turns_the_sheet_when_it_is_the_first() -> None:
    (side,) = sides([0], [ACROSS], 1)
    assert side.sheet == Sheet(297, 210)
    assert not side.slots[0].turned


def test_a_page_across_among_upright_ones_is_turned_on_an_upright_sheet() -> None:
    _, second = sides([0, 1], [UPRIGHT, ACROSS], 1)
    (slot,) = second.slots
    assert second.sheet == A4
    assert slot.turned
    assert (slot.width, slot.height, slot.page_width) == pytest.approx((210, 297, 297))


@pytest.mark.parametrize(
    ("per_side", "landscape"), [(1, False), (2, True), (4, False), (6, True), (9, False)]
)
def test_two_and_six_pages_a_side_turn_the_sheet(per_side: int, landscape: bool) -> None:
    for size, turned in ((UPRIGHT, landscape), (ACROSS, not landscape)):
        (side,) = sides(range(per_side), [size] * per_side, per_side)
        assert side.sheet.is_landscape is turned
        assert not any(slot.turned for slot in side.slots)


def test_four_pages_stand_in_reading_order() -> None:
    (side,) = plain(4, 4)
    first, second, third, fourth = side.slots
    assert first.y == second.y < third.y == fourth.y
    assert first.x == third.x < second.x == fourth.x


def test_the_last_side_may_be_part_empty() -> None:
    assert printed(plain(5, 2)) == [(1, 2), (3, 4), (5,)]


@given(st.lists(SIZES, min_size=1, max_size=20), st.sampled_from(PER_SIDE))
def test_pages_keep_their_proportions_stay_on_the_sheet_and_never_overlap(
    sizes: list[tuple[float, float]], per_side: int
) -> None:
    job = sides(range(len(sizes)), sizes, per_side)
    assert [page for side in printed(job) for page in side] == list(range(1, len(sizes) + 1))
    assert len({side.sheet for side in job}) == 1
    for side in job:
        for n, slot in enumerate(side.slots):
            width, height = sizes[slot.page][::-1] if slot.turned else sizes[slot.page]
            assert slot.width / slot.height == pytest.approx(width / height)
            assert min(slot.x, slot.y) > -1e-6
            assert slot.x + slot.width < side.sheet.width + 1e-6
            assert slot.y + slot.height < side.sheet.height + 1e-6
            for other in side.slots[:n]:
                assert other.x + other.width < slot.x or other.y + other.height < slot.y


# ------------------------------------------------------------ both sides, and copies


def test_by_hand_the_fronts_come_first_and_a_blank_back_pushes_the_last_sheet_through() -> None:
    fronts, backs = passes(plain(5))
    assert printed(fronts) == [(1,), (3,), (5,)]
    assert printed(backs) == [(2,), (4,), ()]


def test_by_hand_the_backs_may_come_last_sheet_first() -> None:
    assert printed(passes(plain(5), reversed_backs=True)[1]) == [(), (4,), (2,)]


@given(st.integers(0, 30), st.booleans())
def test_every_front_has_its_back(count: int, reversed_backs: bool) -> None:
    job = plain(count)
    fronts, backs = passes(job, reversed_backs=reversed_backs)
    ordered = backs[::-1] if reversed_backs else backs
    assert len(fronts) == len(backs)
    woven = [side for sheet in zip(fronts, ordered, strict=True) for side in sheet]
    assert [page for side in printed(tuple(woven)) for page in side] == list(range(1, count + 1))


def test_copies_come_one_whole_copy_after_the_other() -> None:
    assert printed(copied(plain(2), 3, Duplex.NONE)) == [(1,), (2,)] * 3
    assert printed(copied(plain(3), 2, Duplex.NONE)) == [(1,), (2,), (3,)] * 2
    assert copied((), 2, Duplex.NONE) == ()


@pytest.mark.parametrize("duplex", [Duplex.LONG_EDGE, Duplex.SHORT_EDGE, Duplex.MANUAL])
def test_on_both_sides_no_copy_begins_on_the_back_of_another(duplex: Duplex) -> None:
    assert printed(copied(plain(3), 2, duplex)) == [(1,), (2,), (3,), (), (1,), (2,), (3,)]
