import pytest

from desktop.presenting.talk_clock import TalkClock, behind


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


def test_time_starts_on_leaving_the_first_slide(time: Time) -> None:
    clock = TalkClock(now=time)
    clock.arrive("a", is_first=True)
    time.now += 60
    assert (clock.is_running, clock.elapsed) == (False, 0)
    clock.arrive("b", is_first=False)
    time.now += 5
    assert clock.elapsed == 5


def test_a_pause_stops_time_and_moving_on_does_not_start_it(time: Time) -> None:
    clock = TalkClock(now=time)
    clock.arrive("b", is_first=False)
    time.now += 5
    clock.pause()
    time.now += 60
    clock.arrive("c", is_first=False)
    time.now += 60
    assert clock.elapsed == 5
    clock.start()
    time.now += 1
    assert clock.elapsed == 6


def test_resuming_a_talk_does_not_reset_it(time: Time) -> None:
    clock = TalkClock(90, now=time)
    clock.arrive("b", is_first=False)
    time.now += 10
    assert clock.elapsed == 100


def test_every_slide_has_its_own_time(time: Time) -> None:
    clock = TalkClock(now=time)
    for slide, seconds in (("a", 9), ("b", 4), ("b", 3), ("c", 2), ("b", 1)):
        clock.arrive(slide, is_first=slide == "a")
        time.now += seconds
    assert clock.by_slide == {"b": 8, "c": 2}
    clock.reset()
    assert clock.by_slide == {}
    assert clock.is_running


def test_behind_and_ahead_are_measured_from_the_middle_of_the_slide() -> None:
    # 30 minutes for 30 slides: on slide 10 it is expected to be 9 minutes 30 seconds.
    assert behind(570, 30, 10, 30) == 0
    assert behind(690, 30, 10, 30) == 120
    assert behind(510, 30, 10, 30) == -60


def test_without_a_plan_nobody_is_behind() -> None:
    assert behind(570, 0, 10, 30) is None
    assert behind(570, 30, 10, 0) is None
