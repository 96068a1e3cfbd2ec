"""A pace in words: one explanation in Chinese and one in English, complete enough to be printed alone.

It names the rule, the numbers as written, the date and the arithmetic. Everything taken from a brief or typed by a
user stands in it as plain text.
"""

from __future__ import annotations

from db.actuals.records import Actual
from db.pace.case import Case, Elapsed, Rating
from db.pace.gaps import distance_of, gap_of, progress_of
from db.pace.kinds import unscaled_reason
from db.pace.notes import notes_on_actuals, notes_on_rating
from db.pace.numbers import date_en, date_zh, equated, places_to_tell
from db.pace.plan import MonthlyPlan
from db.pace.rules import RULES, Band
from db.pace.states import Light, PaceState
from db.pace.values import written
from db.quantities import plain
from db.records import Bilingual


def rated_sentence(rating: Rating, state: PaceState, band: Band | None) -> Bilingual:
    """The explanation of an answer by a rule; `band` is what it says of the pace, None where the texts do not decide."""
    timed = _against_time(rating, rating.elapsed, state, band) if rating.elapsed else None
    body = timed or _against_the_year(rating, state)
    return _together(body, *notes_on_rating(rating, band), *notes_on_actuals(rating.case))


def sentence_without_rating(case: Case, state: PaceState, reason: Bilingual | None) -> Bilingual:
    """The explanation of a state in which nothing is compared; `reason` is a clause."""
    if state is PaceState.NOT_RATED and reason:
        return Bilingual(f"{state.word.zh}:{reason.zh}。", f"{state.word.en}: {reason.en}.")
    if case.actual is None:
        return _no_actual(case) if state is PaceState.NO_ACTUAL else _other_year(case, state)
    body = _not_comparable(case, case.actual, reason) if reason else _no_rule(case, case.actual)
    return _together(body, *notes_on_actuals(case))


def _not_comparable(case: Case, actual: Actual, reason: Bilingual) -> Bilingual:
    return Bilingual(
        f"口径不符:{_at_zh(actual)}的“{actual.value}”不能与目标“{case.target.quote}”比较,{reason.zh}。"
        "请更正这个值,原值会保留。",
        f"Not comparable: “{actual.value}” {_at_en(actual)} cannot be compared with the target"
        f" “{case.target.quote}”: {reason.en}. Correct the value; the old one is kept.",
    )


def _against_time(rating: Rating, elapsed: Elapsed, state: PaceState, band: Band | None) -> Bilingual:
    places = places_to_tell(100 * elapsed.progress, 100 * elapsed.due)
    progress = progress_of(rating, elapsed, places)
    due = _due(rating.case.plan, elapsed, places)
    gap, light, actual, name = gap_of(rating, elapsed), _light(rating, band), rating.actual, rating.rule.name
    quote, months = rating.target.quote, elapsed.months
    by_rule = band.state if band else PaceState.UNDECIDED
    already = _already(rating, state) if state is not by_rule else Bilingual("", "")
    return Bilingual(
        f"按“{name.zh}”:{_at_zh(actual)}(满{months}个月)完成{written(actual)},目标{quote};"
        f"完成进度{progress.zh},应达{due.zh},{gap.zh}:{by_rule.word.zh}{light.zh}{already.zh}。",
        f"By “{name.en}”: {written(actual)} {_at_en(actual)} (full months: {months}), target {quote};"
        f" progress {progress.en}, due {due.en}, {gap.en}: {_lower(by_rule.word.en)}{light.en}{already.en}.",
    )


def _already(rating: Rating, state: PaceState) -> Bilingual:
    """What holds for the year, beside what the rule says of the pace."""
    zh, en = (
        ("已超过全年限额", "the year's limit is passed")
        if rating.aim.is_limit
        else ("已够全年目标", "the year's target is met")
    )
    return Bilingual(f";{zh}:{state.word.zh}", f"; {en} already: {_lower(state.word.en)}")


def _due(plan: MonthlyPlan | None, elapsed: Elapsed, places: int) -> Bilingual:
    share = equated(elapsed.due, places)
    if plan is None:
        return Bilingual(f"{elapsed.months}÷12{share}", f"{elapsed.months}÷12{share}")
    total = f"{plain(plan.totals[elapsed.months - 1])}÷{plain(plan.totals[-1])}{share}"
    return Bilingual(f"{total}(月度计划)", f"{total} (monthly plan)")


def _against_the_year(rating: Rating, state: PaceState) -> Bilingual:
    actual, name, why = rating.actual, rating.rule.name, unscaled_reason(rating.target)
    quote, year, gap = rating.target.quote, rating.case.year, distance_of(rating)
    return Bilingual(
        f"按“{name.zh}”:{_at_zh(actual)}为{written(actual)},{year}年目标{quote};"
        f"{why.zh},只与全年目标相比,{gap.zh}:{state.word.zh}。",
        f"By “{name.en}”: {written(actual)} {_at_en(actual)}, target for {year}: {quote};"
        f" {why.en} and only compared with the year's target, {gap.en}: {_lower(state.word.en)}.",
    )


def _light(rating: Rating, band: Band | None) -> Bilingual:
    if band is None or band.light is Light.NONE:
        return Bilingual("", "")
    colour, signal = band.light.word, rating.rule.signal
    return Bilingual(f",{colour.zh}{signal.zh}", f", {colour.en} {signal.en}")


def _no_rule(case: Case, actual: Actual) -> Bilingual:
    names_zh = "、".join(f"“{rule.name.zh}”" for rule in RULES)
    names_en = ", ".join(f"“{rule.name.en}”" for rule in RULES)
    return Bilingual(
        f"规则未定:{_at_zh(actual)}为{written(actual)},目标{case.target.quote};"
        f"还没有选定序时规则,因此不作判定。请从{names_zh}中选定一种。",
        f"No rule chosen: {written(actual)} {_at_en(actual)}, target {case.target.quote}; no pace rule has"
        f" been chosen, so nothing is judged. Choose one of {names_en}.",
    )


def _no_actual(case: Case) -> Bilingual:
    by = Bilingual(",序时规则也尚未选定", ", and no pace rule has been chosen")
    if case.rule:
        by = Bilingual(f";判定将按“{case.rule.name.zh}”", f"; it will be judged by “{case.rule.name.en}”")
    return Bilingual(
        f"尚无数据:目标“{case.target.quote}”到{date_zh(case.on)}还没有实际值{by.zh}。",
        f"No data yet: the target “{case.target.quote}” has no actual up to {date_en(case.on)}{by.en}.",
    )


def _other_year(case: Case, state: PaceState) -> Bilingual:
    word, quote, year = state.word, case.target.quote, case.year
    if state is PaceState.AFTER_YEAR:
        return Bilingual(
            f"{word.zh}:目标“{quote}”是{year}年的,所填实际值的日期都在{year}年之外,且有的在其后,因此没有计入。"
            f"全年的值请以{year}年12月31日为截止日期。",
            f"{word.en}: the target “{quote}” is of {year}; every actual is dated outside {year}, at least one after"
            f" it, and none was counted. Date the value of the whole year 31 December {year}.",
        )
    if case.on.year < year:
        return Bilingual(
            f"{word.zh}:目标“{quote}”是{year}年的,{date_zh(case.on)}时{year}年还没有开始。",
            f"{word.en}: the target “{quote}” is of {year}, which had not begun on {date_en(case.on)}.",
        )
    return Bilingual(
        f"{word.zh}:目标“{quote}”是{year}年的,所填实际值的日期都在{year}年之前,因此没有计入。请填写{year}年内的值。",
        f"{word.en}: the target “{quote}” is of {year}; every actual is dated before it and none was counted. Enter"
        f" a value dated in {year}.",
    )


def _at_zh(actual: Actual) -> str:
    covering = f"({actual.period})" if actual.period else ""
    return f"截至{date_zh(actual.as_of)}{covering}"


def _at_en(actual: Actual) -> str:
    covering = f" ({actual.period})" if actual.period else ""
    return f"as of {date_en(actual.as_of)}{covering}"


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def _together(*parts: Bilingual) -> Bilingual:
    return Bilingual("".join(part.zh for part in parts), " ".join(part.en for part in parts))
