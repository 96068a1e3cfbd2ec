"""What tests of two sides look at."""

from __future__ import annotations

from dataclasses import dataclass

from db.library import Library
from desktop.location import Location
from desktop.sides import Sides
from desktop.views.side_head import SideHead
from desktop.views.side_view import SideView
from desktop.views.split_view import SplitView
from desktop.widgets.notices import Notice

BRIEF = "jinjiang-2023"
ECONOMY, INDUSTRY = Location(BRIEF, "economy"), Location(BRIEF, "industry")


@dataclass
class Pair:
    """The view, and what it shows."""

    sides: Sides
    library: Library
    view: SplitView
    said: list[Notice]

    @property
    def second(self) -> SideView:
        assert self.view.second is not None
        return self.view.second

    @property
    def heads(self) -> tuple[SideHead, SideHead]:
        first, second = self.view.first.head, self.second.head
        assert first is not None
        assert second is not None
        return first, second
