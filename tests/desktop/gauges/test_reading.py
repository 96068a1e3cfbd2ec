from dataclasses import replace

from db.records import Bilingual, Brief, Measure, Verdict
from desktop.gauges.comparing import comparison, source_lines
from desktop.gauges.geometry import GaugeModel, Paired
from desktop.gauges.reading import CHINESE, family_scale, gauge_model


def test_only_income_is_paired_with_last_year(models: list[GaugeModel]) -> None:
    assert [model.paired for model in models] == [None, None, Paired(5.0, "2022", "5.0%", "2022 预计 5.0%")]


def test_numbers_and_hedges_are_as_written(models: list[GaugeModel]) -> None:
    assert [(m.before, m.number, m.unit, m.after) for m in models] == [
        ("", "6.5", "%", "左右"),
        ("", "7.6", "%", ""),
        ("", "7.0", "%", ""),
    ]


def test_titles_are_the_indicators(models: list[GaugeModel]) -> None:
    assert [(m.title, m.measure) for m in models] == [
        ("地区生产总值", "增长"),
        ("一般公共预算总收入", "增长"),
        ("城乡居民人均可支配收入", "增长"),
    ]


def test_each_gauge_is_one_line_of_text(models: list[GaugeModel]) -> None:
    assert [model.alt for model in models] == [
        (
            "地区生产总值增长：2023年目标6.5%左右；尚无数据；2022年只有总量（跃上3000亿元台阶），2023年是增速："
            "总量与增速不能比较；原文第87、18行"
        ),
        (
            "一般公共预算总收入增长：2023年目标7.6%；尚无数据；2022年的6.17%是“一般公共预算收入”，2023年是"
            "“一般公共预算总收入”：后者含上划收入，口径不同，不能比较；原文第87、27行"
        ),
        (
            "城乡居民人均可支配收入增长：2023年目标7.0%；尚无数据；2022 预计 5.0%；同口径：两处都是"
            "“城乡居民人均可支配收入”的增长，2022年为预计数；原文第87、28行"
        ),
    ]


def test_all_gauges_share_one_scale(brief: Brief, models: list[GaugeModel]) -> None:
    assert {model.scale for model in models} == {family_scale(brief, CHINESE)}
    assert models[0].scale.words == "增长刻度0至10%"


def test_english_keeps_the_sources_own_words(brief: Brief) -> None:
    target = brief.targets(Measure.GROWTH)[0]
    words = replace(
        CHINESE,
        measures={Measure.GROWTH: "growth"},
        no_data="No data yet",
        target="target for {year}: {quote}",
        source="source lines {lines}",
        alt="{name}, {measure}: {parts}",
        between_lines=", ",
        between_parts="; ",
    )
    assert gauge_model(brief, target, words, "en").alt == (
        "Gross regional product, growth: target for 2023: 6.5%左右; No data yet; 2022 gives only a level "
        "(跃上3000亿元台阶), 2023 a growth rate: a level is not compared with growth; source lines 87, 18"
    )


def test_the_sentence_is_the_confirmed_reason_or_else_the_refusal(brief: Brief) -> None:
    gdp, _, income = brief.targets(Measure.GROWTH)
    assert comparison(brief, gdp, "zh_CN").endswith("总量与增速不能比较。")
    assert comparison(brief, income, "en").startswith("Like for like")


def test_a_refused_pairing_never_sets_a_tick(brief: Brief) -> None:
    income = brief.targets(Measure.GROWTH)[2]
    refused = tuple(replace(p, verdict=Verdict.REFUSED) for p in brief.pairings)
    assert gauge_model(replace(brief, pairings=refused), income, CHINESE, "zh_CN").paired is None


def test_a_target_nobody_has_compared_says_nothing_about_it(brief: Brief) -> None:
    income = brief.targets(Measure.GROWTH)[2]
    alone = replace(brief, pairings=())
    assert comparison(alone, income, "zh_CN") == ""
    assert source_lines(alone, income) == (87,)
    assert gauge_model(alone, income, CHINESE, "zh_CN").alt.endswith("尚无数据；原文第87行")


def test_a_doubt_is_said_in_words(brief: Brief) -> None:
    income = replace(brief.targets(Measure.GROWTH)[2], doubt=Bilingual("时期存疑。", "Period in doubt."))
    assert "；时期存疑；" in gauge_model(brief, income, CHINESE, "zh_CN").alt
