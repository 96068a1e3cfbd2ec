"""The gauges of a page follow what is entered: at once, each with its rule as a sentence, and back to an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import Status
from db.pace.rules import MONTHLY, YINCHUAN
from db.pace.states import PaceState
from db.records import Brief, Figure, Measure
from desktop.gauges.comparing import comparison
from desktop.gauges.model import GaugeModel
from desktop.progress.following import Following
from desktop.theme import LIGHT, Theme
from desktop.views.gauge_card import GaugeCard
from desktop.views.gauge_surfaces import full, light
from desktop.views.overview_page import OverviewPage
from desktop.views.page import Page
from desktop.views.section_page import SectionPage
from desktop.views.tile import FigureTile
from tests.db.tiny import tiny
from tests.desktop.test_fitting import cut_off

TODAY = date(2023, 10, 10)
GDP, REVENUE, CLOUD = "gdp-growth", "total-budget-revenue-growth", "new-cloud-enterprises"
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., None]


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    made = Following(tmp_path / "notebook.db", lambda: TODAY, lambda: datetime(2023, 10, 10, 1, tzinfo=UTC))
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, following: Following) -> Iterator[Show]:
    """Shows a page, complete, in a window of a width."""
    areas: list[QScrollArea] = []

    def show(page: Page, width: int = 1280) -> None:
        area = QScrollArea()
        areas.append(area)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.resize(width, 800)
        area.show()
        page.complete()
        page.follow(following)
        QApplication.processEvents()

    yield show
    for area in areas:
        area.close()
        area.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(brief: Brief, show: Show) -> OverviewPage:
    made = OverviewPage(brief, Theme(LIGHT), "zh_CN", light)
    show(made)
    return made


def figure(brief: Brief, indicator: str) -> Figure:
    return next(f for f in brief.figures if f.indicator.id == indicator)


def enter(following: Following, brief: Brief, indicator: str, value: str, as_of: str, **more: object) -> None:
    following.enter(brief, figure(brief, indicator), Written(value, as_of, **more))  # type: ignore[arg-type]


def state(card: GaugeCard) -> PaceState | None:
    return card.chip.state


def ids(page: Page) -> list[str]:
    return [card.figure.indicator.id for card in page.findChildren(GaugeCard) if card.isVisible()]


# ------------------------------------------------------------ what a card says


def test_without_values_each_card_says_so_and_no_notebook_is_made(
    page: OverviewPage, brief: Brief, tmp_path: Path
) -> None:
    assert [state(card) for card in page.cards] == [PaceState.NO_ACTUAL] * 3
    assert all(card.sentence.text().startswith("尚无数据：目标“") for card in page.cards)
    assert not any(card.dated.isVisible() for card in page.cards)
    assert page.targets.day_row is None
    assert list(tmp_path.iterdir()) == []


def test_a_value_is_on_its_card_at_once(page: OverviewPage, brief: Brief, following: Following) -> None:
    card, other = page.cards[:2]
    enter(following, brief, GDP, "6.1%", "2023-06-30", period="上半年")
    assert card.dated.text().replace("As of ", "").startswith("2023年6月30日 · ")
    assert state(card) is PaceState.NO_RULE
    assert card.sentence.text().startswith("规则未定：截至2023年6月30日（上半年）为6.1%，目标6.5%左右；")
    assert "6.1%" in card.accessibleName()
    assert card.accessibleDescription() == card.sentence.text()
    assert state(other) is PaceState.NO_ACTUAL


def test_the_rule_stands_on_every_card_as_a_sentence(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, REVENUE, "5.1%", "2023-09-30", status=Status.FINAL)
    following.choose_rule(brief, MONTHLY)
    assert all("“月度序时”" in card.sentence.text() for card in page.cards)
    assert state(page.cards[1]) is PaceState.BELOW_TARGET
    assert page.cards[1].sentence.text() == (
        "按“月度序时”：截至2023年9月30日为5.1%，2023年目标7.6%；增速不按时间折算，只与全年目标相比，"
        "低2.5个百分点：低于目标。该规则没有写到这类指标，这里只比较数值。"
    )
    following.steps.undo()
    assert state(page.cards[1]) is PaceState.NO_RULE


def test_the_sentence_on_last_year_stays(page: OverviewPage, brief: Brief, following: Following) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    for card in page.cards:
        texts = {label.text() for label in card.findChildren(type(card.sentence)) if label.isVisible()}
        assert comparison(brief, card.figure, "zh_CN") in texts


def test_a_provisional_value_is_said_to_be(page: OverviewPage, brief: Brief, following: Following) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30", status=Status.PROVISIONAL)
    assert page.cards[0].dated.text().endswith(" · provisional")
    enter(following, brief, GDP, "6.8%", "2023-09-30", status=Status.FINAL)
    assert page.cards[0].dated.text().endswith(" · final")


def test_another_briefs_values_are_not_shown(page: OverviewPage, following: Following) -> None:
    other = tiny()
    following.enter(other, other.targets(Measure.GROWTH)[0], Written("6.1%", "2023-06-30"))
    assert [state(card) for card in page.cards] == [PaceState.NO_ACTUAL] * 3


def test_another_surface_draws_the_same(page: OverviewPage, brief: Brief, following: Following) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    before = page.cards[0].accessibleName()
    page.set_surface(full)
    assert page.cards[0].accessibleName() == before
    enter(following, brief, GDP, "6.8%", "2023-09-30")
    assert "6.8%" in page.cards[0].surface.accessibleName()


class Face(QWidget):
    """Notes whether a gauge was to move."""

    def __init__(self) -> None:
        super().__init__()
        self.moved: list[bool] = []

    def set_model(self, model: GaugeModel, animate: bool) -> None:
        del model
        self.moved.append(animate)


def test_the_arc_moves_to_a_value_unless_motion_is_not_wanted_or_the_day_is_dragged(
    qtbot: QtBot, page: OverviewPage, brief: Brief, following: Following
) -> None:
    page.set_surface(lambda model, theme: Face())
    face = page.cards[0].surface
    assert isinstance(face, Face)
    enter(following, brief, GDP, "5.2%", "2023-03-31")
    page.is_calm = lambda: True
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    page.is_calm = lambda: False
    row = page.targets.day_row
    assert row is not None
    qtbot.mousePress(row.slider, LEFT, pos=QPoint(10, 10))
    assert face.moved == [True, False, False]


# ------------------------------------------------------------ cards that come and go


def test_a_target_gets_its_gauge_with_its_first_value_and_loses_it_with_the_last(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    growth = [f.indicator.id for f in brief.targets(Measure.GROWTH)]
    tile = next(t for t in page.findChildren(FigureTile) if t.figure.indicator.id == CLOUD)
    enter(following, brief, CLOUD, "105家", "2023-03-31")
    assert ids(page) == [*growth, CLOUD]
    assert not tile.isVisible()
    following.steps.undo()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ids(page) == growth
    assert tile.isVisible()
    following.steps.redo()
    assert ids(page) == [*growth, CLOUD]


def test_a_gauge_that_comes_has_its_place_in_the_same_step(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, CLOUD, "105家", "2023-03-31")
    places = [card.geometry() for card in page.cards]
    assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[:n])
    assert min(place.width() for place in places) > 200
    assert page.targets.height() >= max(place.bottom() for place in places)


def test_a_section_gives_its_own_target_a_gauge(show: Show, brief: Brief, following: Following) -> None:
    section = next(s for s in brief.walk if any(f.indicator.id == CLOUD for f in s.figures))
    page = SectionPage(brief, section, Theme(LIGHT), "zh_CN", light)
    show(page)
    assert ids(page) == []
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    assert ids(page) == []
    enter(following, brief, CLOUD, "105家", "2023-03-31")
    assert ids(page) == [CLOUD]


def test_a_page_that_was_not_seen_catches_up(page: OverviewPage, brief: Brief, following: Following) -> None:
    page.hide()
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    assert state(page.cards[0]) is PaceState.NO_ACTUAL
    page.show()
    assert state(page.cards[0]) is PaceState.NO_RULE


def test_a_page_that_is_gone_hears_nothing(page: OverviewPage, brief: Brief, following: Following) -> None:
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    following.look_at(date(2023, 1, 1))


# ------------------------------------------------------------ what is asked for


def test_a_value_and_a_rule_are_asked_for_on_the_card(
    qtbot: QtBot, page: OverviewPage, brief: Brief, following: Following
) -> None:
    asked: list[str] = []
    went: list[object] = []
    page.entry_wanted.connect(asked.append)
    page.rule_wanted.connect(lambda: asked.append("rule"))
    page.went.connect(went.append)
    card = page.cards[1]
    qtbot.mouseClick(card.enter, LEFT)
    qtbot.keyClick(card.choose_rule, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [figure(brief, REVENUE).id, "rule"])
    assert went == []
    assert card.choose_rule.text() == "Choose a rule"
    following.choose_rule(brief, YINCHUAN)
    assert card.choose_rule.text() == "Change the rule"


def test_before_anything_is_followed_a_value_can_be_asked_for(qtbot: QtBot, brief: Brief) -> None:
    card = GaugeCard(brief, figure(brief, GDP), Theme(LIGHT), "zh_CN", None)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.entry_wanted) as asked:
        qtbot.mouseClick(card.enter, LEFT)
    assert asked.args == [figure(brief, GDP).id]
    assert card.choose_rule.isHidden()


def test_tab_goes_through_row_and_cards_as_they_are_read(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, CLOUD, "105家", "2023-03-31")
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    row = page.targets.day_row
    assert row is not None
    read = [*row.stops, *(stop for card in page.cards for stop in card.stops)]
    met, stop = [], row.earlier.nextInFocusChain()
    while stop is not None and stop is not row.earlier:
        met.append(stop)
        stop = stop.nextInFocusChain()
    assert [stop for stop in met if stop in read] == read[1:]
    before = met[: met.index(page.cards[0])]
    assert [stop for stop in before if stop.focusPolicy() & Qt.FocusPolicy.TabFocus] == read[1:4]


# ------------------------------------------------------------ the day


def test_an_earlier_day_is_looked_at_and_today_again(
    qtbot: QtBot, page: OverviewPage, brief: Brief, following: Following
) -> None:
    following.choose_rule(brief, MONTHLY)
    enter(following, brief, CLOUD, "105家", "2023-03-31", status=Status.FINAL)
    enter(following, brief, CLOUD, "180家", "2023-06-30", status=Status.FINAL)
    row, cloud = page.targets.day_row, page.cards[3]
    assert row is not None
    assert row.slider.marks == (date(2023, 3, 31), date(2023, 6, 30))
    assert row.slider.day == TODAY
    assert not row.back.isVisible()
    assert state(cloud) is PaceState.BEHIND
    qtbot.mouseClick(row.earlier, LEFT)
    qtbot.mouseClick(row.earlier, LEFT)
    assert following.on == date(2023, 3, 31)
    assert state(cloud) is PaceState.ON_PACE
    assert not row.earlier.isEnabled()
    assert row.where.text() == "You are looking at an earlier day"
    qtbot.mouseClick(row.back, LEFT)
    assert following.on == TODAY
    assert row.where.text() == "Today"
    assert state(cloud) is PaceState.BEHIND


def test_the_slider_shows_the_day_that_is_looked_at_elsewhere(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    row = page.targets.day_row
    assert row is not None
    following.look_at(date(2023, 2, 1))
    assert row.slider.day == date(2023, 2, 1)
    assert row.slider.accessibleName() == "As of 2023年2月1日"
    assert state(page.cards[0]) is PaceState.NO_ACTUAL
    assert "到2023年2月1日还没有实际值" in page.cards[0].sentence.text()


def test_the_end_of_the_slider_is_today(
    qtbot: QtBot, page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    following.look_at(date(2023, 2, 1))
    row = page.targets.day_row
    assert row is not None
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert following.on == TODAY
    assert not row.back.isVisible()


def test_the_slider_goes_with_the_last_value(page: OverviewPage, brief: Brief, following: Following) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    row = page.targets.day_row
    assert row is not None
    assert row.isVisible()
    following.steps.undo()
    assert not row.isVisible()


def test_the_way_back_to_today_stays_while_an_earlier_day_is_looked_at(
    qtbot: QtBot, page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    following.look_at(date(2023, 2, 1))
    following.steps.undo()
    row = page.targets.day_row
    assert row is not None
    assert row.isVisible()
    qtbot.mouseClick(row.back, LEFT)
    assert following.on == TODAY
    assert not row.isVisible()


def test_after_its_year_a_target_is_looked_at_from_today(
    page: OverviewPage, brief: Brief, tmp_path: Path
) -> None:
    later = Following(tmp_path / "later.db", lambda: date(2026, 11, 25))
    page.follow(later)
    enter(later, brief, GDP, "6.8%", "2023-12-31")
    row = page.targets.day_row
    assert row is not None
    assert row.slider.day == date(2023, 12, 31)
    assert row.slider.accessibleName() == "As of 2026年11月25日"
    row.slider.go_to(date(2023, 12, 30))
    assert later.on == date(2023, 12, 30)
    later.close()


def test_the_slider_stays_where_it_is_whatever_the_words_beside_it(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    enter(following, brief, GDP, "6.1%", "2023-06-30")
    row = page.targets.day_row
    assert row is not None
    QApplication.processEvents()
    places = set()
    for day in (None, date(2023, 1, 1), date(2023, 9, 30)):
        following.look_at(day)
        QApplication.processEvents()
        places.add((row.slider.mapTo(page, QPoint(0, 0)).toTuple(), row.slider.size().toTuple()))
    assert len(places) == 1


# ------------------------------------------------------------ looks


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("width", [480, 640, 900, 1280, 3840])
def test_nothing_is_cut_off_with_four_gauges(
    show: Show, brief: Brief, following: Following, width: int, language: str, zoom: float
) -> None:
    following.choose_rule(brief, YINCHUAN)
    enter(following, brief, GDP, "6.1%", "2023-06-30", period="上半年")
    enter(following, brief, CLOUD, "190家", "2023-09-30", period="2023年1月至9月")
    following.look_at(date(2023, 10, 1))
    page = OverviewPage(brief, Theme(LIGHT, zoom), language, light)
    show(page, round(width * zoom))
    for _ in range(3):
        QApplication.processEvents()
    assert cut_off(page) == []


def test_the_lines_under_the_states_stand_at_one_height(
    page: OverviewPage, brief: Brief, following: Following
) -> None:
    following.choose_rule(brief, YINCHUAN)
    enter(following, brief, CLOUD, "190家", "2023-09-30")
    QApplication.processEvents()
    rules = [card.findChild(QWidget, "rule") for card in page.cards]
    rows: dict[int, set[int]] = {}
    for card, line in zip(page.cards, rules, strict=True):
        assert isinstance(line, QWidget)
        rows.setdefault(card.y(), set()).add(line.y())
    # A pixel is the difference between two faces.
    assert all(max(heights) - min(heights) <= 1 for heights in rows.values())


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_on_a_narrow_page_no_card_is_under_another(
    show: Show, brief: Brief, following: Following, language: str
) -> None:
    section = brief.section("targets")
    assert section is not None
    enter(following, brief, "gdp-growth", "6.2%", "2023-06-30")
    page = SectionPage(brief, section, Theme(LIGHT), language, light)
    show(page, 400)
    for _ in range(3):
        QApplication.processEvents()
    cards = [card for card in page.findChildren(GaugeCard) if card.isVisible()]
    box = cards[0].parentWidget()
    assert box is not None
    assert box.height() >= max(card.geometry().bottom() for card in cards)
    assert page.minimumSizeHint().width() <= 400


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("width", [640, 1024, 1280])
def test_last_years_tick_is_labelled_as_written_however_small_the_ring(
    show: Show, brief: Brief, following: Following, width: int, language: str
) -> None:
    enter(following, brief, CLOUD, "190家", "2023-09-30")
    page = OverviewPage(brief, Theme(LIGHT), language, light)
    show(page, width)
    assert len(page.cards) == 4
    said = [card.paired.text() for card in page.cards if card.paired.isVisible()]
    assert said == ["2022 预计 5.0%"]
