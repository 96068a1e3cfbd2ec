"""One walk through everything the program does, by the keys and the mouse of a user."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from db.records import Brief, Section, SectionKind
from desktop.deck.making import make_deck
from desktop.location import Location
from desktop.wording import place_words
from tests.bundle.pictures import is_blank, loaded, wait_for_brief
from tests.desktop.printing.measuring import Measured
from tests.flows.audience import Audience
from tests.flows.driving import Viewer
from tests.flows.paper import saved

Look = Callable[[Viewer, str], QImage]


class Tour:
    """A walk through one window; `where` are the points to click, `folder` takes what is saved and the pictures."""

    def __init__(self, window: Viewer, brief: Brief, where: dict[str, Any], folder: Path) -> None:
        self.window, self.brief, self.where, self.folder = window, brief, where, folder
        self.pictures: list[QImage] = []
        folder.mkdir(parents=True, exist_ok=True)

    def walk(self) -> None:
        """All of it; the window is at the overview before and after."""
        self.overview()
        self.sections()
        self.search()
        self.paper()
        self.show()

    def overview(self) -> None:
        """A row of the tree is clicked, and a gauge, whose line is shown; one click leads back."""
        wait_for_brief(self.window, self.where)
        self._look("overview")
        self.window.click(self.where["rows"]["economy"])
        self.window.wait_for_title("2.1 经济")
        self._home()
        self.window.click(self.where["card"])
        self.window.wait_for_title("第87行")
        self._look("source-of-a-gauge")
        self.window.click(self.where["back"])
        self.window.wait_for_title("总览")

    def sections(self) -> None:
        """Every section in reading order, by key."""
        for section in _pages(self.brief):
            self.window.press("ctrl+Next")
            self.window.wait_for_title(place_words(self.brief, Location(self.brief.id, section.id), "zh_CN"))
            self._look(f"section-{section.number}")
        self._home()

    def search(self) -> None:
        """The palette, opened by the mouse, understands Chinese."""
        self.window.click(self.where["search"])
        self.window.wait_for_palette()
        self.window.paste("金门 供水")
        self._look("palette")
        self.window.press("Return")
        self.window.wait_for_title("2.4 改革 · 第55行")
        self._home()

    def paper(self) -> None:
        """The preview; the PDF saved from it holds every figure as it was written."""
        self.window.open_window("ctrl+p", "打印预览")
        self._look("preview", self.window.window_titled("打印预览"))
        target = self.folder / "晋江 简报.pdf"
        target.unlink(missing_ok=True)
        with Measured(saved(self.window, target).read_bytes()) as paper:
            assert lost(self.brief, paper.whole_text()) == []
        self.window.press("Escape")
        self.window.wait_for_focus()

    def show(self) -> None:
        """Every step of every slide; each slide, complete, is as it is drawn from source. Esc returns."""
        deck = make_deck(self.brief)
        self.window.press("shift+F5")
        audience = Audience(self.window, deck, self.folder)
        for number, slide in enumerate(deck.slides):
            self.window.press(*["Next"] * (slide.steps - (number == 0)))
            audience.wait_for(number, slide.steps - 1, f"slide-{number + 1:02}")
        self.window.press("Escape")
        self.window.wait_for_no_window("放映")
        self.window.wait_for_focus()

    def _home(self) -> None:
        self.window.press("alt+Home")
        self.window.wait_for_title("总览")

    def _look(self, name: str, window: str = "") -> None:
        self.window.settle(window)
        path = self.folder / f"{len(self.pictures) + 1:02}-{name}.png"
        picture = loaded(self.window.image(window or self.window.main, path))
        assert not is_blank(picture), f"{path} is blank"
        assert picture not in self.pictures, f"{path} shows the same as another page"
        self.pictures.append(picture)


def lost(brief: Brief, text: str) -> list[str]:
    """The figures, as they were written, that a text does not hold; line breaks and spaces aside."""
    run_together = _unspaced(text)
    quotes = dict.fromkeys(_unspaced(figure.quote) for figure in brief.figures)
    return [quote for quote in quotes if quote not in run_together]


def _pages(brief: Brief) -> list[Section]:
    return [section for section in brief.walk if section.kind is not SectionKind.MASTHEAD]


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)
