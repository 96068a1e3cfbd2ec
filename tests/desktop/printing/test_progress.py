"""What was entered during the year, on paper and in files: as written, dated, and nowhere where nothing was entered."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest
from PySide6.QtWidgets import QApplication

from db.actuals.check import Written
from db.actuals.records import TaskState
from db.pace.rules import MONTHLY, WUHAN
from db.progress import NOTHING, Progress
from db.records import Brief
from desktop.printing.choices import FileKind, Layout, PageChoices, Scope
from desktop.printing.exporting import exported
from desktop.printing.making import document
from desktop.printing.typesetter import Typesetter
from desktop.progress.sheets.scoreboard_file import scoreboard_xlsx
from desktop.reached import rule_sentence
from tests.desktop.printing.conftest import BUNDLED
from tests.desktop.printing.measuring import Measured
from tests.desktop.printing.test_html import Page
from tests.desktop.printing.test_xlsx import Workbook
from tests.desktop.year import DAY, NOTE, entered, follow_up, value

SetYear = Callable[..., Measured]
LEDGER = replace(BUNDLED, layout=Layout.LEDGER)
ONEPAGE = replace(BUNDLED, layout=Layout.ONEPAGE)


def typesetter(progress: Progress, on: date | None = DAY) -> Typesetter:
    return Typesetter(lambda: datetime(2023, 10, 20, 9, tzinfo=UTC), progress_of=lambda brief: (progress, on))


@pytest.fixture
def set_year(qapp: QApplication, brief: Brief) -> Iterator[SetYear]:
    """Sets the brief with what was entered."""
    opened: list[Measured] = []

    def make(progress: Progress, choices: PageChoices = LEDGER) -> Measured:
        opened.append(Measured(typesetter(progress).typeset(brief, choices).pdf))
        return opened[-1]

    yield make
    for each in opened:
        each.document.close()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


# ------------------------------------------------------------ nothing entered


@pytest.mark.parametrize("layout", list(Layout))
def test_with_nothing_entered_every_layout_is_as_before(
    qapp: QApplication, brief: Brief, layout: Layout
) -> None:
    choices = replace(BUNDLED, layout=layout)
    before = Typesetter(lambda: datetime(2023, 10, 20, 9, tzinfo=UTC)).typeset(brief, choices).pdf
    assert typesetter(NOTHING).typeset(brief, choices).pdf == before


def test_the_blank_form_has_no_columns_for_what_is_not_there(brief: Brief, set_year: SetYear) -> None:
    text = set_year(NOTHING).whole_text()
    for word in ("最新进度", "进度判定", "尚无数据", "序时规则"):
        assert word not in text
    assert not document(brief, LEDGER).is_followed


def test_a_rule_that_was_chosen_is_on_the_blank_form_too(set_year: SetYear) -> None:
    text = squeezed(set_year(Progress(rule=WUHAN)).text(0))
    assert squeezed(rule_sentence(WUHAN)) in text
    assert "最新进度" not in text


def test_units_that_were_entered_fill_the_blank_form(brief: Brief, set_year: SetYear) -> None:
    one = follow_up(brief, 5, lead_unit="市工信局", units=("各镇街",), deadline="12月底")
    text = set_year(Progress(follow_ups={one.subject: one})).text(0)
    assert {"市工信局", "各镇街", "12月底"} <= set(text.split())
    assert "最新进度" not in text


# ------------------------------------------------------------ the ledger


def test_the_ledger_prints_values_dates_states_and_the_rule(brief: Brief, set_year: SetYear) -> None:
    paper = set_year(entered(brief))
    text = squeezed(paper.text(0))
    for words in ("5.2%初步数", "8.1%最终数", "310家最终数", "2023年9月30日前三季度"):
        assert words in text
    for words in ("◇难以判定", "≥暂达目标", "○尚无数据", "●达序时"):
        assert words in text
    assert squeezed(rule_sentence(MONTHLY)) in text
    assert "只计截至日期不晚于2023年10月20日的数" in text
    assert "完成进度310÷400=77.5%，应达9÷12=75.0%" in text
    assert "数据来源：统计局快报" in text


def test_the_ledger_prints_who_until_when_and_how_far(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(entered(brief)).whole_text())
    for words in ("市发改局", "市统计局、市商务局", "12月底", "市工信局", "▶推进中", "已完成", NOTE):
        assert words in text


def test_no_rule_is_printed_as_that(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(replace(entered(brief), rule=None)).text(0))
    assert "序时规则未定：只列实际进度，不判定快慢。" in text
    assert "□规则未定" in text


def test_a_refused_comparison_stays_refused(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(entered(brief)).text(0))
    assert "口径不同，不能比较" in text
    assert "总量与增速不能比较" in text


def test_without_notes_values_stand_and_explanations_do_not(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(entered(brief), replace(LEDGER, notes=False)).whole_text())
    assert "310家最终数" in text
    assert "完成进度310÷400" not in text


def test_what_is_past_its_deadline_is_said_to_be(brief: Brief, set_year: SetYear) -> None:
    late = follow_up(brief, 5, deadline="9月底", due=date(2023, 9, 30))
    done = follow_up(brief, 6, deadline="9月底", due=date(2023, 9, 30), state=TaskState.DONE)
    text = squeezed(set_year(Progress(follow_ups={one.subject: one for one in (late, done)})).whole_text())
    assert text.count("9月底") == 2
    assert text.count("▲已逾期20天") == 1
    assert text.count("已逾期") == 1


def test_headers_stand_on_every_page_and_every_row_is_there(brief: Brief, set_year: SetYear) -> None:
    paper = set_year(entered(brief))
    for page in range(1, paper.pages):
        assert "任务（按原文）" in paper.text(page)
    rows = document(brief, LEDGER, entered(brief), DAY).ledger
    assert len(rows) == 101
    text = squeezed(paper.whole_text())
    for row in rows:
        assert squeezed(row.text)[:12] in text


def test_a_note_longer_than_a_page_goes_on_on_the_next(brief: Brief, set_year: SetYear) -> None:
    long = follow_up(brief, 7, note="卅" * 1800 + "完", state=TaskState.DELAYED)
    paper = set_year(Progress(follow_ups={long.subject: long}))
    text = squeezed(paper.whole_text())
    assert text.count("卅") == 1800
    assert "卅完" in text


def test_a_word_without_a_break_stays_in_its_cell(brief: Brief, set_year: SetYear) -> None:
    one = follow_up(brief, 7, note="https://example.org/" + "a" * 200)
    paper = set_year(Progress(follow_ups={one.subject: one}))
    for page in range(paper.pages):
        assert max(glyph.ink[1] for glyph in paper.glyphs(page)) < 297 - 17


@pytest.mark.parametrize("layout", [Layout.LEDGER, Layout.ONEPAGE])
def test_what_is_entered_is_never_markup(brief: Brief, set_year: SetYear, layout: Layout) -> None:
    wild = "#panic() *粗* $x$ <b> [y]"
    actual = value(brief, "gdp-growth", Written("5.2%", "2023-09-30", wild, wild))
    one = follow_up(brief, 1, note=wild, lead_unit=wild)
    progress = Progress({"gdp-growth": (actual,)}, {one.subject: one}, MONTHLY)
    text = squeezed(set_year(progress, replace(BUNDLED, layout=layout)).whole_text())
    if layout is Layout.LEDGER:
        assert text.count(squeezed(wild)) >= 4
    # A gauge does not show a value whose period cannot be read.
    assert ("5.2%" if layout is Layout.LEDGER else "⊗口径不符") in text


# ------------------------------------------------------------ one page, and notes in the text


def test_one_page_says_state_date_and_status_of_each_target(brief: Brief, set_year: SetYear) -> None:
    paper = set_year(entered(brief), ONEPAGE)
    text = squeezed(paper.text(0))
    assert paper.pages == 1
    for words in ("◇难以判定", "≥暂达目标", "○尚无数据", "●达序时"):
        assert words in text
    assert "截至2023年9月30日，初步数" in text
    assert text.count("截至2023年9月30日，最终数") == 2
    assert "310家" in text
    assert squeezed(rule_sentence(MONTHLY)) in text
    assert "实际进度由本单位填报" in text


def test_one_page_says_how_each_target_is_judged(brief: Brief, set_year: SetYear) -> None:
    behind = value(brief, "new-cloud-enterprises", Written("289家", "2023-09-30", "1—9月"))
    held = entered(brief)
    progress = replace(held, rule=WUHAN, actuals={**held.actuals, behind.indicator: (behind,)})
    paper = set_year(progress, ONEPAGE)
    text = squeezed(paper.text(0))
    assert paper.pages == 1
    assert "实际289家，应达300家" in text
    assert "完成进度289÷400≈72.3%，应达9÷12=75.0%" in text
    assert text.count("该规则没有写到这类指标，这里只比较数值。") == 2
    assert text.count("按“武汉”") == 1
    assert "判定说明因版面所限" not in text


def test_one_page_without_notes_does_not_explain(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(entered(brief), replace(ONEPAGE, notes=False)).text(0))
    assert "应达300家" in text
    assert "完成进度" not in text


def test_one_page_says_where_explanations_stand_that_have_no_room(brief: Brief, set_year: SetYear) -> None:
    period = "第一季度" * 400
    actual = value(brief, "gdp-growth", Written("5.2%", "2023-03-31", period))
    paper = set_year(Progress({"gdp-growth": (actual,)}, rule=MONTHLY), ONEPAGE)
    assert paper.pages == 1
    assert "各目标的判定说明因版面所限未列，见督查台账。" in squeezed(paper.text(0))


def test_a_target_that_came_to_a_gauge_is_drawn_where_there_is_room(brief: Brief, set_year: SetYear) -> None:
    few = replace(ONEPAGE, scope=Scope.TARGETS)
    text = squeezed(set_year(entered(brief), few).text(0))
    assert "目标确保400家以上" in text  # the gauge's own words
    assert "应达300家" in text


def test_one_page_in_black_and_white_has_no_colour(brief: Brief, set_year: SetYear) -> None:
    page = set_year(entered(brief), replace(ONEPAGE, black_and_white=True)).document[0]
    image = page.render(scale=0.6).to_numpy()[..., :3].astype(int)
    assert (image.max(axis=2) - image.min(axis=2)).max() <= 16


def test_an_official_document_has_the_explanation_as_a_note(brief: Brief, set_year: SetYear) -> None:
    text = squeezed(set_year(entered(brief), BUNDLED).whole_text())
    assert "进度（初步数）：按“月度序时”" in text
    assert "尚无数据" not in text


# ------------------------------------------------------------ files


def file(brief: Brief, kind: FileKind, progress: Progress) -> bytes:
    return exported(brief, PageChoices(), kind, typesetter(progress))


def test_the_workbook_has_what_was_entered_in_columns_of_their_own(brief: Brief, qapp: QApplication) -> None:
    book = Workbook(file(brief, FileKind.XLSX, entered(brief)))
    rows = book.rows(1)
    assert rows[0][0] == rule_sentence(MONTHLY)
    cloud = next(row for row in rows if "新增企业上云" in row)
    assert {"310家", "310", "家", "最终数", "2023-09-30", "1-9月", "300家", "● 达序时"} <= set(cloud)
    task = next(row for row in rows if NOTE in row)
    assert {"市工信局", "▶ 推进中"} <= set(task)


def test_the_workbook_of_a_blank_ledger_has_no_column_more(brief: Brief, qapp: QApplication) -> None:
    assert len(Workbook(file(brief, FileKind.XLSX, NOTHING)).rows(1)[0]) == 12


def test_the_workbook_has_the_columns_of_the_windows_own_in_their_order(
    brief: Brief, qapp: QApplication
) -> None:
    progress = entered(brief)
    book = Workbook(file(brief, FileKind.XLSX, progress))
    own = Workbook(scoreboard_xlsx(brief, progress, DAY, datetime(2023, 10, 20, tzinfo=UTC)))
    head = next(row for row in book.rows(1) if "序号" in row)
    wanted = next(row for row in own.rows(1) if "序号" in row)
    assert [name for name in head if name in wanted] == wanted
    cloud, same = (
        dict(zip(names, next(row for row in rows if "新增企业上云" in row), strict=False))
        for names, rows in ((head, book.rows(1)), (wanted, own.rows(1)))
    )
    for name in ("目标值", "目标值（数）", "口径", "最新进度", "最新进度（数）", "状态", "截至", "应达"):
        assert cloud[name] == same[name], name


def test_a_formula_in_a_note_is_text(brief: Brief, qapp: QApplication) -> None:
    one = follow_up(brief, 5, note='=HYPERLINK("http://x")')
    book = Workbook(file(brief, FileKind.XLSX, Progress(follow_ups={one.subject: one})))
    assert "<f>" not in book.xml(1)
    assert '=HYPERLINK("http://x")' in book.texts(1)


def test_the_word_document_ends_with_a_landscape_table(brief: Brief, qapp: QApplication) -> None:
    word = docx.Document(io.BytesIO(file(brief, FileKind.DOCX, entered(brief))))
    assert len(word.sections) == 2
    sheet = word.sections[1]
    assert (sheet.page_width or 0) > (sheet.page_height or 0)
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5", "101"]
    assert rows[4][2:5] == ["310家（最终数）", "2023年9月30日（1-9月）", "● 达序时"]
    assert rows[5][4:8] == ["▶ 推进中", "牵头：市工信局", "", NOTE]
    assert rule_sentence(MONTHLY) in [paragraph.text for paragraph in word.paragraphs]


def test_the_word_document_of_a_blank_year_has_one_section_and_no_table(
    brief: Brief, qapp: QApplication
) -> None:
    data = file(brief, FileKind.DOCX, NOTHING)
    assert len(docx.Document(io.BytesIO(data)).sections) == 1
    assert b"TableText" not in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml")


def test_the_web_page_has_cards_a_table_and_links(brief: Brief, qapp: QApplication) -> None:
    page = Page(file(brief, FileKind.HTML, entered(brief)))
    for words in ("◇ 难以判定", "310家", "截至2023年9月30日，最终数", NOTE, rule_sentence(MONTHLY)):
        assert words in page.text
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.values("href")} <= set(ids)
    gauges = [found["aria-label"] for _, found in page.tags if found.get("role") == "img"]
    assert len(gauges) == 4
    assert "310家" in gauges[3]


def test_the_web_page_of_a_blank_year_says_nothing_of_progress(brief: Brief, qapp: QApplication) -> None:
    page = Page(file(brief, FileKind.HTML, NOTHING))
    assert "progress" not in page.values("id")
    assert "进度判定" not in page.text
