import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.presenting.show import Cover, Show, Tool
from desktop.presenting.talk_clock import TalkClock

pytestmark = pytest.mark.usefixtures("qapp")


def slide(name: str, steps: int = 1) -> Slide:
    points = tuple(Point((Run(f"{name}{n}"),), "•", step=n) for n in range(steps))
    return Slide(name, SlideKind.TEXT, name, section=name, points=points)


DECK = Deck("b", "简报", (slide("a"), slide("b", 3), slide("c"), slide("d", 2)), end=2, theme="light")


@pytest.fixture
def show() -> Show:
    return Show(DECK, TalkClock(now=lambda: 0.0))


def where(show: Show) -> tuple[int, int]:
    return show.state.presenter.slide, show.state.presenter.step


def seen(show: Show) -> tuple[int, int]:
    return show.state.audience.slide, show.state.audience.step


def test_next_goes_step_by_step_and_stops_at_the_end(show: Show) -> None:
    places = []
    for _ in range(7):
        places.append(where(show))
        show.next()
    assert places == [(0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (2, 0), (2, 0)]


def test_previous_comes_to_the_whole_slide_before(show: Show) -> None:
    show.go(2)
    show.previous()
    assert where(show) == (1, 2)


def test_what_comes_next_is_the_next_step(show: Show) -> None:
    show.go(1)
    assert show.upcoming() == (1, 1)
    show.go(1, 2)
    assert show.upcoming() == (2, 0)
    show.go(2)
    assert show.upcoming() is None


def test_backups_are_reached_by_a_jump_and_walked(show: Show) -> None:
    show.go(3)
    show.next()
    assert where(show) == (3, 1)
    show.next()
    assert where(show) == (3, 1)


def test_a_frozen_audience_stays_until_it_is_let_go(show: Show) -> None:
    show.toggle_freeze()
    assert show.state.is_frozen
    show.next()
    show.take(Tool.LASER)
    show.point((0.5, 0.5))
    show.begin_stroke((0, 0))
    show.zoom(1)
    show.open_detail(slide("detail"))
    audience = show.state.audience
    assert (audience.slide, audience.pointer, audience.ink, audience.detail) == (0, None, {}, None)
    show.toggle_freeze()
    assert not show.state.is_frozen
    assert seen(show) == where(show) == (1, 0)


def test_the_first_click_lifts_a_cover_and_does_not_move(show: Show) -> None:
    show.toggle_cover(Cover.BLACK)
    show.next()
    assert (show.state.cover, where(show)) == (Cover.NONE, (0, 0))


def test_black_again_is_no_cover_and_white_takes_its_place(show: Show) -> None:
    show.toggle_cover(Cover.BLACK)
    show.toggle_cover(Cover.WHITE)
    covers = [show.state.cover]
    show.toggle_cover(Cover.WHITE)
    assert [*covers, show.state.cover] == [Cover.WHITE, Cover.NONE]


def test_one_key_returns_from_a_detail_and_from_a_jump(show: Show) -> None:
    show.next()
    show.go(3)
    show.open_detail(slide("detail"))
    show.go_back()
    assert (show.state.presenter.detail, where(show)) == (None, (3, 0))
    show.go_back()
    assert where(show) == (1, 0)
    show.go_back()
    assert where(show) == (1, 0)


def test_a_click_closes_a_detail_and_does_not_move(show: Show) -> None:
    show.open_detail(slide("detail"))
    assert show.seen(show.state.audience).id == "detail"
    show.next()
    assert (show.seen(show.state.audience).id, where(show)) == ("a", (0, 0))


def test_ink_belongs_to_its_slide_and_can_be_undone(show: Show) -> None:
    show.begin_stroke((0, 0))
    show.extend_stroke((1, 1))
    show.begin_stroke((0.5, 0.5))
    assert strokes(show) == [[(0, 0), (1, 1)], [(0.5, 0.5)]]
    show.next()
    show.undo_stroke()
    assert len(strokes(show)) == 2
    show.previous()
    show.undo_stroke()
    assert strokes(show) == [[(0, 0), (1, 1)]]
    show.clear_ink()
    assert strokes(show) == []


def strokes(show: Show) -> list[list[tuple[float, float]]]:
    return [list(stroke) for stroke in show.state.audience.ink["a"]]


def test_zoom_stays_on_the_slide(show: Show) -> None:
    show.zoom(1, (0.0, 1.0))
    zoom = show.state.audience.zoom
    assert zoom.scale == 1.5
    assert zoom.centre == pytest.approx((1 / 3, 2 / 3))
    show.zoom(-1)
    assert show.state.audience.zoom.centre == (0.5, 0.5)


def test_moving_puts_zoom_pointer_and_source_away(show: Show) -> None:
    show.zoom(2)
    show.toggle_source()
    show.next()
    view = show.state.audience
    assert (view.zoom.scale, view.shows_source, view.pointer) == (1, False, None)


def test_it_begins_where_it_is_told_and_nowhere_that_is_not() -> None:
    assert where(Show(DECK, TalkClock(), 1, 2)) == (1, 2)
    assert where(Show(DECK, TalkClock(), 99, 99)) == (3, 1)


def test_it_ends_once(show: Show) -> None:
    ends = []
    show.ended.connect(lambda: ends.append(1))
    show.end()
    show.end()
    assert ends == [1]


COMMANDS = ("next", "previous", "first", "last", "go_back", "toggle_freeze", "toggle_source", "undo_stroke")


@given(st.lists(st.sampled_from(COMMANDS), max_size=60))
def test_whatever_is_pressed_the_show_stays_on_a_slide(keys: list[str]) -> None:
    show = Show(DECK, TalkClock())
    for key in keys:
        getattr(show, key)()
        for view in (show.state.presenter, show.state.audience):
            assert 0 <= view.step < DECK.slides[view.slide].steps
        assert show.state.is_frozen or show.state.audience is show.state.presenter
