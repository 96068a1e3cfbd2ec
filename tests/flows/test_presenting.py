"""A talk in the real windows, driven by the keys of a clicker; what the audience sees is compared with the slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from db.notebook.notebook import Notebook
from db.records import Brief
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck
from tests.display import x_display
from tests.flows.audience import Audience, remembering
from tests.flows.driving import ROOT, Onlooker, Viewer, wait_until

Open = Callable[..., Viewer]
PICTURES = ROOT / "build" / "show"


@pytest.fixture
def deck(brief: Brief, qapp: object) -> Deck:
    return make_deck(brief)


@pytest.fixture
def wide_viewer(user: Path, tmp_path: Path) -> Iterator[Viewer]:
    """A viewer on a screen where audience and console stand side by side."""
    remembering(user, settings={"calm": True}, show={"arrangement": "windows"})
    with x_display(2000, 1100) as display:
        looking = Onlooker(display, tmp_path / "onlooker")
        yield Viewer(display, looking, user)
        looking.close()


def test_a_clicker_goes_through_the_whole_deck(user: Path, deck: Deck, wide_viewer: Viewer) -> None:
    with wide_viewer as desk:
        desk.press("shift+F5")
        audience, console = Audience(desk, deck, PICTURES), desk.window_titled("演讲者")
        seen = []
        for slide, each in enumerate(deck.slides):
            for step in range(each.steps):
                if slide or step:
                    desk.press("Next")
                audience.wait_for(slide, step, f"{slide + 1:02}-audience")
            desk.image(console, PICTURES / f"{slide + 1:02}-console.png")
            seen.append(desk.picture(console))
        assert len(set(seen)) == len(deck.slides)
        desk.press("Next")
        audience.wait_for(len(deck.slides) - 1, deck.slides[-1].steps - 1)
        desk.press("F5")
        desk.wait_for_no_window("放映")
        desk.wait_for_no_window("演讲者")
        desk.wait_for_focus()


def test_escape_by_accident_loses_nothing(viewer: Open, user: Path, deck: Deck, tmp_path: Path) -> None:
    remembering(user, settings={"calm": True})
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        wait_until(lambda: desk.size(audience.window) == (1600, 1000), "the whole screen")
        desk.press("Next", "Next", "Next")
        audience.wait_for(2, 1)
        desk.press("Escape")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()
        desk.press("F5")
        Audience(desk, deck, tmp_path).wait_for(2, 1)
        desk.press("F5")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()
    with closing(Notebook.open(user / "config" / "briefing-desk" / "notebook.db")) as notebook:
        place = notebook.place("jinjiang-2023")
    assert place is not None
    assert (place.slide, place.step) == (deck.slides[2].id, 1)


def test_black_by_the_clickers_key_and_back(viewer: Open, user: Path, deck: Deck, tmp_path: Path) -> None:
    remembering(user, settings={"calm": True})
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        audience.wait_for(0, 0)
        desk.press("period")
        wait_until(lambda: colours(desk, audience.window, tmp_path) == {"#000000"}, "a black screen")
        desk.press("period")
        audience.wait_for(0, 0)
        desk.press("Escape")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()


def colours(desk: Viewer, window: str, folder: Path) -> set[str]:
    image = QImage(str(desk.image(window, folder / "now.png")))
    return {
        QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 40) for y in range(image.height())
    }


def test_the_slides_are_all_there_at_one_key_and_a_number_leads_to_one(
    viewer: Open, user: Path, deck: Deck, tmp_path: Path
) -> None:
    remembering(user, settings={"calm": True})
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        desk.press("g")
        console = desk.window_titled("演讲者")
        desk.settle(console)
        desk.press("1", "4", "Return")
        desk.wait_for_no_window("演讲者")
        audience.wait_for(13, 0)
        desk.press("Escape")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()
