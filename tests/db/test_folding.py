"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.folding import fold

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY, ANY)
def test_folding_goes_character_by_character(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


def test_every_code_point_folds_to_one_that_stays() -> None:
    text = "".join(map(chr, range(0x110000)))
    assert len(fold(text)) == 0x110000
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("２０２３", "2023"),
        ("6.5％", "6.5%"),
        ("GDP", "gdp"),
        ("臺灣", "台湾"),
        ("晉江經濟發展", "晋江经济发展"),
        ("ＧＤＰ", "gdp"),
        ("“党建+”", '"党建+"'),
        ("「党建＋」", '"党建+"'),
        ("坚韧——交出", "坚韧--交出"),
        ("国家级、省级", "国家级,省级"),
        ("创新。", "创新."),
        ("晋江\u30002023", "晋江 2023"),
        ("\ud800😀", "\ud800😀"),
    ],
)
def test_two_ways_of_writing_fold_alike(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(("one", "other"), [("ﬁ", "fi"), ("㎡", "m2"), ("Ⅱ", "II"), ("½", "1/2")])
def test_what_would_change_the_length_is_left_alone(one: str, other: str) -> None:
    assert fold(one) == one != fold(other)
