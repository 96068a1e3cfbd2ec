"""Second starts while a show is on: the audience goes on seeing slides, and what was handed over waits in the desk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.pack import write_pack
from db.records import Brief
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck
from tests.db.tiny import tiny
from tests.flows.audience import Audience, remembering
from tests.flows.conftest import Open
from tests.flows.driving import ROOT, environment

Give = Callable[..., None]
OVERVIEW, OTHER = "总览 · 晋江简报 2023", "总览 · 某市简报"


@pytest.fixture
def deck(brief: Brief, qapp: object) -> Deck:
    return make_deck(brief)


@pytest.fixture
def give(display: str, user: Path) -> Give:
    """Starts the program again, which ends at once and says nothing."""
    remembering(user, settings={"calm": True})

    def start(*arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *arguments],
            cwd=ROOT,
            env=environment(user, DISPLAY=display, QT_QPA_PLATFORM="xcb"),
            capture_output=True,
            timeout=30,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

    return start


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack([tiny()], tmp_path / "newer.brief")


def test_the_show_stays_in_front_and_the_desk_comes_at_its_end(
    viewer: Open, give: Give, deck: Deck, tmp_path: Path, pack: Path
) -> None:
    with viewer() as desk:
        before = desk.picture()
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        audience.wait_for(0, 0)
        give(str(pack))
        desk.wait_for_title(OTHER)
        give(str(tmp_path / "missing.brief"))
        give()
        desk.press("Next")
        audience.wait_for(1, 0)
        desk.wait_for_focus(audience.window)
        desk.press("Escape")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()
        desk.settle()
        assert desk.picture() != before
        assert desk.title == OTHER


def test_put_away_before_a_show_the_desk_comes_at_its_end(
    viewer: Open, give: Give, deck: Deck, tmp_path: Path
) -> None:
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        audience.wait_for(0, 0)
        desk.minimise_behind()
        give(str(tmp_path / "missing.brief"))
        desk.press("Next")
        audience.wait_for(1, 0)
        desk.press("F5")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()


def test_the_key_into_the_desk_shows_what_waits_there_and_f5_leads_back(
    viewer: Open, give: Give, deck: Deck, tmp_path: Path, pack: Path
) -> None:
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        audience.wait_for(0, 0)
        give(str(pack))
        desk.wait_for_title(OTHER)
        desk.press("d")
        desk.wait_for_focus()
        desk.wait_for_title(OVERVIEW)
        # Left for the desk, the show does not push itself before it.
        give(str(pack))
        desk.wait_for_title(OTHER)
        desk.wait_for_focus()
        desk.press("F5")
        desk.wait_for_focus(audience.window)
        audience.wait_for(0, 0)
        desk.press("Next")
        audience.wait_for(1, 0)
        desk.press("F5")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()


def test_a_desk_that_the_window_manager_put_before_the_show_goes_by_f5(
    viewer: Open, give: Give, deck: Deck, tmp_path: Path
) -> None:
    with viewer() as desk:
        desk.press("F5")
        audience = Audience(desk, deck, tmp_path)
        audience.wait_for(0, 0)
        desk.activate()
        desk.wait_for_focus()
        desk.press("F5")
        desk.wait_for_focus(audience.window)
        audience.wait_for(0, 0)
        desk.press("F5")
        desk.wait_for_no_window("放映")
        desk.wait_for_focus()
