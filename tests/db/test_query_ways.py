"""How a text answers a query, and what was tried in vain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.query_ways import Tried, Way, tried, way_found
from db.search import terms, wide_spans


@pytest.mark.parametrize(
    ("query", "text", "way"),
    [
        ("经济", "民营经济", Way.AS_TYPED),
        ("ＧＤＰ", "GDP增长", Way.AS_TYPED),
        ("臺灣", "台湾", Way.AS_TYPED),
        ("二〇二三", "2023年", Way.OTHER_NUMBER),
        ("十四", "加快14个综合", Way.OTHER_NUMBER),
        ("百分之六点五", "增长6.5%", Way.OTHER_NUMBER),
        ("jinjiang", "晋江经验", Way.PINYIN),
        ("jjjy", "晋江经验", Way.PINYIN),
        ("gdp 晋江", "晋江GDP", Way.AS_TYPED),
        ("jj 2023", "晋江2023", Way.PINYIN),
    ],
)
def test_a_text_holds_the_words_so(query: str, text: str, way: Way) -> None:
    words = terms(query)
    assert wide_spans(words, text) is not None
    assert way_found(words, text) is way


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("经济", Tried((), is_pinyin=False)),
        ("2099", Tried(("二〇九九", "二千零九十九"), is_pinyin=False)),
        ("bucunzai", Tried((), is_pinyin=True)),
        ("", Tried((), is_pinyin=False)),
    ],
)
def test_what_else_was_tried(query: str, other: Tried) -> None:
    assert tried(query) == other


@given(st.text(st.characters(exclude_categories=())))
def test_every_string_is_a_search(query: str) -> None:
    assert isinstance(tried(query), Tried)
    assert isinstance(way_found(terms(query), query), Way)
