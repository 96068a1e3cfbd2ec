"""Source and brief.toml -> records: the Jinjiang brief as it must come out, and every refusal planted once."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from db.compiling import compile_brief, compile_text
from db.errors import SourceError
from db.records import Brief, ItemKind, SectionKind, Verdict
from tests.db.tiny import LINES, SOURCE, line, tiny

# line, quote, comparator, value, normalised value, its unit, kind, period, how the period is known
FIGURES = """
18 跃上3000亿元台阶 ge 3000 300000000000 元 result 2022 section
22 22件 eq 22 22 件 result 2022 section
22 239件 eq 239 239 件 result 2022 section
27 6.17% eq 6.17 6.17 % result 2022 section
28 5.0% eq 5.0 5.0 % result 2022 section
29 超50亿元 gt 50 5000000000 元 result 2022 section
30 4.5万户 eq 4.5 45000 户 result 2022 section
31 320个 eq 320 320 个 result 2022 section
38 超150万平方米 gt 150 1500000 平方米 result 2022 section
39 26%以上 ge 26 26 % result 2022 section
40 超1400家 gt 1400 1400 家 result 2022 section
46 达99.4% eq 99.4 99.4 % result 2022 section
47 21条 eq 21 21 条 result 2022 section
48 首超2.5亿元 gt 2.5 250000000 元 result 2022 section
52 22项 eq 22 22 项 result 2022 section
52 78个 eq 78 78 个 result 2022 section
53 274亿元 eq 274 27400000000 元 result 2022 section
55 超2400万吨 gt 2400 24000000 吨 result - unstated
59 2.7万人 eq 2.7 27000 人 result 2022 section
62 55个 eq 55 55 个 result 2022 section
72 35个 eq 35 35 个 result 2022 section
87 6.5%左右 approx 6.5 6.5 % target 2023 section
87 7.6% eq 7.6 7.6 % target 2023 section
87 7.0% eq 7.0 7.0 % target 2023 section
108 400家以上 ge 400 400 家 target 2023 section
112 14个 eq 14 14 个 task 2023 section
114 超千万平方米 gt 千万 10000000 平方米 task - unstated
153 百平方公里 eq 百 100 平方公里 standard - unstated
153 百万人口 eq 百万 1000000 人 standard - unstated
"""
QUESTIONS = {
    "industrial-system": (5, 21, 0),
    "innovation": (3, 14, 0),
    "big-city": (5, 16, 3),
    "common-prosperity": (3, 11, 0),
    "opening-up": (3, 8, 0),
    "county-governance": (3, 6, 0),
}


def _lines(brief: Brief) -> list[int]:
    return [number for section in brief.walk for number in section.lines]


def test_every_non_blank_line_is_used_once_and_in_order(brief: Brief) -> None:
    assert _lines(brief) == [n for n, text in enumerate(brief.source.lines, 1) if text.strip()]
    assert len(_lines(brief)) == brief.source.filled == 194


def test_every_line_reads_as_in_the_source(brief: Brief) -> None:
    assert all(item.source_text == brief.source.line(item.line) for item in brief.items)
    assert all(s.title == brief.source.line(s.line) for s in brief.walk if s.line)


@pytest.mark.parametrize(
    ("section", "label", "items"),
    [
        ("events", "大事要事", 4),
        ("achievements", "成效", 6),
        ("economy", "经济", 5),
        ("industry", "产业", 6),
        ("city", "城市", 5),
        ("reform", "改革", 4),
        ("livelihood", "民生", 5),
        ("governance", "治理", 2),
        ("party-building", "党建", 2),
        ("congress", "学习贯彻二十大精神", 6),
        ("targets", "2023年目标", 1),
        ("drives", "三个“推进”", 3),
        ("honours", "“国字号”荣誉", 11),
        ("party-discipline", "从严治党", 6),
    ],
)
def test_a_section_holds_so_many_items(brief: Brief, section: str, label: str, items: int) -> None:
    found = brief.section(section)
    assert found is not None
    assert (found.label.zh, len(found.items)) == (label, items)


def test_the_achievements_hold_seven_fields(brief: Brief) -> None:
    found = brief.section("achievements")
    assert found is not None
    assert [s.label.zh for s in found.children] == ["经济", "产业", "城市", "改革", "民生", "治理", "党建"]


def test_the_study_ends_with_a_closing_line(brief: Brief) -> None:
    found = brief.section("congress")
    assert found is not None
    assert [item.kind for item in found.items] == [*[ItemKind.POINT] * 5, ItemKind.CLOSING]


def test_there_are_six_questions_with_their_answers_highlights_and_paragraphs(brief: Brief) -> None:
    questions = [s for s in brief.sections if s.kind is SectionKind.QUESTION]
    shape = {
        s.id: (
            sum(item.kind is ItemKind.POINT for item in s.items),
            sum(len(child.items) for child in s.children if child.kind is SectionKind.HIGHLIGHTS),
            sum(item.kind is ItemKind.PARAGRAPH for item in s.items),
        )
        for s in questions
    }
    assert shape == QUESTIONS
    assert all(child.title == "划重点:" for s in questions for child in s.children)


def test_governing_the_party_is_a_paragraph_and_five_numbered_points(brief: Brief) -> None:
    found = brief.section("party-discipline")
    assert found is not None
    assert [item.kind for item in found.items] == [ItemKind.PARAGRAPH, *[ItemKind.NUMBERED] * 5]
    assert [item.marker for item in found.items] == ["", "1. ", "2. ", "3. ", "4. ", "5. "]


def test_the_figures_are_these_twenty_nine(brief: Brief) -> None:
    found = [
        f"{f.span.line} {f.quote} {f.comparator} {f.quantity.digits} {f.normalised[0]:f} {f.normalised[1]} "
        f"{f.kind} {f.period or '-'} {f.period_basis}"
        for f in brief.figures
    ]
    assert found == FIGURES.strip().split("\n")
    assert len(found) == 29


def test_a_figure_is_its_span_of_the_source(brief: Brief) -> None:
    for f in brief.figures:
        assert brief.source.line(f.span.line)[f.span.start : f.span.end] == f.quote


def test_estimates_and_commitments_are_marked_as_written(brief: Brief) -> None:
    assert [(f.quote, f.estimate) for f in brief.figures if f.estimate] == [
        ("6.17%", "预计"),
        ("5.0%", "预计"),
    ]
    assert [(f.quote, f.commitment) for f in brief.figures if f.commitment] == [("400家以上", "确保")]


def test_the_water_to_kinmen_carries_its_doubt(brief: Brief) -> None:
    assert [f.quote for f in brief.figures if f.doubt] == ["超2400万吨"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (5, "2023"),
        (14, "一三一二七"),
        (14, "二十大"),
        (19, "首批"),
        (20, "II型"),
        (45, "一期"),
        (63, "中超"),
        (68, "三年行动"),
        (154, "R1线"),
        (190, "百企帮百村"),
        (192, "双百计划"),
        (197, "三甲"),
        (233, "超多"),
        (233, "2022"),
    ],
)
def test_what_is_not_a_figure_stays_out(brief: Brief, number: int, words: str) -> None:
    text = brief.source.line(number)
    assert words in text
    start = text.index(words)
    inside = range(start, start + len(words))
    figures = [f for f in brief.figures if f.span.line == number]
    assert not [f for f in figures if f.span.start in inside or f.span.end - 1 in inside]


def test_one_pairing_is_confirmed_and_four_are_refused(brief: Brief) -> None:
    quotes = [
        (brief.figure(p.result), brief.figure(p.target))
        for p in brief.pairings
        if p.verdict is Verdict.CONFIRMED
    ]
    assert [(a and a.quote, b and b.quote) for a, b in quotes] == [("5.0%", "7.0%")]
    assert [p.verdict for p in brief.pairings].count(Verdict.REFUSED) == 4


def test_the_tiny_brief_is_sound() -> None:
    assert [f.quote for f in tiny().figures] == ["5.0%", "22件", "超50亿元", "7.0%", "7.6%左右", "400家以上"]


# ---------------------------------------------------------------- planted failures: one thing wrong in the TOML


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('items = "4-5"', 'items = "4"', "第 5 行没有用到"),
        ('items = "4-5"', 'items = "4-5", paragraphs = "5"', "第 5 行被用了两次"),
        ('items = "4-5"', 'items = "4-99"', "没有第 8 行"),
        ('quote = "5.0%"', 'quote = "5.1%"', "第 4 行没有“5.1%”"),
        ('quote = "22件"', 'quote = "2件"', "第 4 行没有“2件”"),
        ('quote = "7.0%", indicator', 'quote = "增长", indicator', "不止一处“增长”"),
        ('{ line = 4, quote = "22件"', '{ line = 4, quote = "5.0%"', "第 4 行第 11 至 14 字被用了两次"),
        ('{ line = 6, quote = "2023", why = "year" },', "", "“2023”既没有列为数据"),
        ('why = "year"', 'why = " "', "why 的写法"),
        ('label = "办好实事"', 'label = "办成实事"', "不是它所在分句里连续的原文"),
        ('label = "财政总收入增长"', 'label = "财政收入增长"', "“财政收入增长”不是"),
        ('label = "财政总收入增长"', 'label = "居民收入增长"', "“居民收入增长”不是"),
        ('label = "办好实事"', 'label = ""', "名称“”不是"),
        ('sha256 = "HASH"', f'sha256 = "{"0" * 64}"', "校验值不符"),
        ('quote = "22件"', 'quote = "办好22件"', "不能读成数据"),
        ('quote = "400家以上"', 'quote = "400家以上企业"', "不能读成数据"),
        ('quote = "400家以上"', 'quote = "400家"', "漏掉了紧挨着它的“以上”"),
        ('quote = "超50亿元"', 'quote = "50亿元"', "漏掉了紧挨着它的“超”"),
        ('quote = "超50亿元"', 'quote = "超50"', "漏掉了紧挨着它的“亿”"),
        ('quote = "7.6%左右"', 'quote = "7.6"', "漏掉了紧挨着它的“%”"),
        ('indicator = "relief"', 'indicator = "relieve"', "指标“relieve”没有定义"),
        ('kind = "targets", label', 'kind = "targets", parent = "nowhere", label', "上级“nowhere”不存在"),
        ('kind = "targets", label', 'kind = "targets", parent = "targets", label', "上级绕成了圈"),
        ('id = "targets"', 'id = "results"', "栏目“results”重复"),
        ('{ line = 7, quote = "7.0%" }', '{ line = 7, quote = "7.6%左右" }', "不能列为同口径"),
        ('{ line = 7, quote = "7.0%" }', '{ line = 7, quote = "9%" }', "不是数据"),
        ('{ line = 7, quote = "7.0%" }', '{ line = 4, quote = "22件" }', "不是一个完成值和一个目标"),
        ('zh = "居民收入"', 'zh = "居民可支配收入"', "并非都写着“居民可支配收入”"),
        ('period = "2023" }', 'period = "2022" }', "时期不早于"),
        ('estimate = "预计"', 'estimate = "估计"', "第 4 行没有“估计”"),
        (', estimate = "预计"', "", "没有写明 estimate"),
        (', commitment = "确保"', "", "没有写明 commitment"),
        ('kind = "target", commitment', 'kind = "result", commitment', "与它所在的栏目不符"),
        ('measure = "count"', 'measure = "growth"', "没有“增长”"),
        ('label = "为企业减负", kind', 'period = "2019", label = "为企业减负", kind', "时期“2019”"),
        ('line = 4, quote = "22件"', 'line = 3, quote = "成绩"', "不能读成数据"),
        ('headline = "大标题"', 'headline = "大题"', "没有“大题”"),
        ('headline = "大标题", ', "", "报头缺少 headline"),
        ('kind = "masthead"', 'kind = "results"', "报头应当恰有一个"),
    ],
)
def test_a_planted_failure_is_refused_with_a_sentence(old: str, new: str, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        tiny(old, new)
    assert sentence in caught.value.zh
    assert caught.value.zh.endswith("。")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('kind = "target"', 'kind = "nonsense"', "figures[4].kind 应为 result、target、task、standard 之一"),
        ("line = 5", 'line = "x"', "figures[3].line 应为整数"),
        ("line = 5", "line = true", "figures[3].line 应为整数"),
        ("title_line = 3", "title_line = [3]", "sections[2].title_line 应为整数"),
        ('items = "4-5"', 'items = "x"', "sections[2].items 的写法"),
        ('items = "4-5"', "items = 4", "sections[2].items 的写法"),
        ('results_year = "2022"', "results_year = 2022", "results_year 应为文字"),
        ('place = { zh = "某市", en = "Somewhere" }', 'place = "某市"', "place 应为一组名称和值"),
        ('language = "zh-CN"', "", "language 是必填项"),
        ('file = "source.txt", ', "", "source.file 是必填项"),
        ('file = "source.txt"', 'file = "../source.txt"', "source.file 的写法"),
        ('id = "tiny"', 'id = "../tiny"', "id 的写法"),
        ('estimate = "预计"', 'estimat = "预计"', "figures[1].estimat 不是简报台认识的项"),
        ('verdict = "confirmed"', 'verdict = "perhaps"', "pairings[1].verdict 应为"),
        ("[indicators]", "[more]", "more 不是简报台认识的项"),
        ("pairings = [", 'figures = "x"\npairings = [', "不是有效的 TOML"),
        ('id = "tiny"', "id = " + "[" * 5000, "不是有效的 TOML"),
    ],
)
def test_a_wrong_entry_is_named_and_not_a_traceback(old: str, new: str, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        tiny(old, new)
    assert sentence in caught.value.zh
    assert caught.value.en.endswith(".")


# ---------------------------------------------------------------- planted failures: another source


@pytest.mark.parametrize(
    ("number", "text", "sentence"),
    [
        (2, "记者 某某 第3期", "“3”既没有列为数据"),
        (2, "记者 某某 百亿元", "“百亿”既没有列为数据"),
        (2, "记者 某某 五百家", "“五百”既没有列为数据"),
        (2, "记者 某某 二十五个", "“二十五”既没有列为数据"),
        (2, "记者 某某 ２３件", "“２３”既没有列为数据"),
        (2, "记者 某某 百分之六点五", "“百分之六点五”既没有列为数据"),
        (4, "- 预计居民收入增长5.0%,办好22件实事22件", "不止一处“22件”"),
        (4, "- 预计居民收入增长5.0%,办好1,022件实事", "没有“22件”"),
        (4, "- 预计居民收入增长-5.0%,办好22件实事", "漏掉了紧挨着它的“-”"),
        (4, "- 预计居民收入增长4-5.0%,办好22件实事", "漏掉了紧挨着它的“4-”"),
        (4, "- 预计居民收入负增长5.0%,办好22件实事", "第 4 行"),
        (4, "- 预计居民收入5.0%,就业增长,办好22件实事", "第 4 行"),
        (5, "", "第 5 行"),
    ],
)
def test_another_source_is_refused_where_it_would_make_a_false_figure(
    number: int, text: str, sentence: str
) -> None:
    with pytest.raises(SourceError) as caught:
        tiny(lines=line(number, text))
    assert sentence in caught.value.zh


def test_lines_out_of_order_are_refused() -> None:
    with pytest.raises(SourceError, match="第 1 行排到了第 2 行之后"):
        tiny('title_line = 1, items = "2"', 'title_line = 2, items = "1"')


def test_lines_may_not_be_blank_where_they_are_named() -> None:
    with pytest.raises(SourceError, match="第 6 行是空行"):
        tiny(lines=line(6, ""))


def test_a_word_that_only_looks_like_a_hedge_is_named() -> None:
    found = tiny(
        'quote = "超50亿元", indicator = "relief", label = "为企业减负"',
        'quote = "50亿元", indicator = "relief", label = "为企业节约", not_hedge = "约"',
        lines=line(5, "- 为企业节约50亿元"),
    )
    assert [str(f.comparator) for f in found.figures if f.quote == "50亿元"] == ["eq"]


def test_a_source_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(SourceError, match="请另存为 UTF-8"):
        tiny(data="\n".join(LINES).encode("gb18030"))


def test_windows_line_ends_are_not_part_of_a_line() -> None:
    found = tiny(data="\r\n".join(LINES).encode())
    assert [item.text for item in found.items] == [item.text for item in tiny().items]


def test_markup_in_the_source_is_only_text() -> None:
    found = tiny(lines=line(2, "记者 <img src=//host/x>"))
    assert found.byline == "记者 <img src=//host/x>"


def test_a_folder_without_a_brief_toml_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        compile_brief(tmp_path)


def test_a_brief_toml_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="不是 UTF-8 编码"):
        compile_brief(tmp_path)


def test_compiling_twice_gives_the_same_records(brief: Brief) -> None:
    again = compile_text(
        (SOURCE / "brief.toml").read_text(encoding="utf-8"), lambda name: (SOURCE / name).read_bytes()
    )
    assert again == brief
    assert dataclasses.replace(again, id="other") != brief
