"""Pinyin in full, by initials or mixed finds what reads so, polyphones by their word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import pinyin
from db.compiling import compile_brief
from db.search import find
from tests.db.tiny import SOURCE

BRIEF = compile_brief(SOURCE)


def found(word: str, text: str) -> list[str]:
    return [text[start:end] for start, end in pinyin.places(word, text)]


@pytest.mark.parametrize(
    ("word", "text", "pieces"),
    [
        ("jinjiang", "晋江经验", ["晋江"]),
        ("jj", "晋江经验", ["晋江"]),
        ("jinj", "晋江", ["晋江"]),
        ("jjiang", "晋江", ["晋江"]),
        ("jjjy", "“晋江经验”", ["晋江经验"]),
        ("szjj", "建设数字经济产业园", ["数字经济"]),
        ("shz", "山中", ["山中"]),
        ("zhsh", "知识", ["知识"]),
        ("lvse", "绿色", ["绿色"]),
        ("yy", "医药医药", ["医药", "医药"]),
        ("xian", "西安和县", ["西安", "县"]),
        ("jin", "2023晋", ["晋"]),
        ("jj", "晋,江", []),
    ],
)
def test_a_word_reads_so(word: str, text: str, pieces: list[str]) -> None:
    assert found(word, text) == pieces


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("重庆", "chongqing", "zhongqing"),
        ("银行", "yinhang", "yinxing"),
        ("增长", "zengzhang", "zengchang"),
        ("行业", "hangye", "xingye"),
        ("调研", "diaoyan", "tiaoyan"),
        ("会计", "kuaiji", "huiji"),
        ("单县", "shanxian", "danxian"),
        ("浚县", "xunxian", "junxian"),
        ("参与", "canyu", "cenyu"),
        ("乐清", "yueqing", "leqing"),
        ("重大", "zhongda", "chongda"),
        ("银行行长", "yinhanghangzhang", "yinxing"),
    ],
)
def test_a_polyphone_is_read_by_its_word(text: str, right: str, wrong: str) -> None:
    assert found(right, text) == [text]
    assert found(wrong, text) == []


def test_a_polyphone_alone_has_all_its_readings() -> None:
    assert found("hang", "这行") == found("xing", "这行") == ["行"]


@pytest.mark.parametrize("word", ["j", "", "6.5", "晋", "jin jiang", "é", "2023"])
def test_what_is_no_row_of_letters_is_no_pinyin(word: str) -> None:
    assert not pinyin.is_pinyin(word)


def test_what_is_written_in_letters_is_found_first() -> None:
    assert all("R" in hit.text for hit in find(BRIEF, "R1"))
    assert [hit.line for hit in find(BRIEF, "shuzijingji")] == [109]


def test_the_pinyin_of_a_hundred_terms_finds_them() -> None:
    terms = [name for s in BRIEF.walk if len(name := s.label.zh) > 1 and name.isalpha()]
    terms += [figure.label for figure in BRIEF.figures]
    terms += [item.text[:6] for item in BRIEF.items]
    terms = [term for term in dict.fromkeys(terms) if all("\u4e00" <= c <= "\u9fa5" for c in term)][:120]
    assert len(terms) >= 100
    for term in terms:
        read, _ = pinyin.readings(term)
        full = "".join(syllables[0] for syllables in read)
        initials = "".join(syllables[0][0] for syllables in read)
        assert term in found(full, term), term
        assert term in found(initials, term), term


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8), st.text(max_size=20))
def test_what_is_found_is_in_order_and_apart(word: str, text: str) -> None:
    flat = [offset for place in pinyin.places(word, text) for offset in place]
    assert flat == sorted(flat)
    assert all(end > start for start, end in pinyin.places(word, text))


def test_without_the_readings_nothing_is_found_and_nothing_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "READINGS", SOURCE / "not-there.tsv")
    pinyin._known.cache_clear()
    pinyin.readings.cache_clear()
    assert found("jj", "晋江") == []
    pinyin._known.cache_clear()
    pinyin.readings.cache_clear()
