"""The commands that go somewhere, from where the reader is: to a section, a figure, the next line, another page."""

from __future__ import annotations

from db.library import Library
from db.records import Brief, SectionKind
from desktop.location import Location, item_beside, neighbours, of_line
from desktop.navigator import Navigator


class Going:
    """Steps from the navigator's place; nothing happens where no brief is open."""

    def __init__(self, library: Library, navigator: Navigator) -> None:
        self._library, self._navigator = library, navigator

    @property
    def here(self) -> tuple[Brief, Location] | None:
        """The open brief and the place in it; None where nothing is open."""
        place = self._navigator.current
        brief = self._library.brief(place.brief) if place else None
        return (brief, place) if brief and place else None

    def to_section(self, section_id: str) -> None:
        """To a section's page, or to the overview ("")."""
        if here := self.here:
            self._navigator.go(Location(here[0].id, section_id))

    def to_view(self, view: str) -> None:
        """To a page that is no section's: one of location.VIEWS."""
        if here := self.here:
            self._navigator.go(Location(here[0].id, view=view))

    def to_targets(self) -> None:
        """To the section that holds the targets; to the overview where there is none."""
        if here := self.here:
            found = [s.id for s in here[0].walk if s.kind is SectionKind.TARGETS]
            self.to_section(found[0] if found else "")

    def to_figure(self, figure_id: str) -> None:
        """To a figure on its line."""
        here = self.here
        figure = here[0].figure(figure_id) if here else None
        if here and figure:
            self._navigator.go(of_line(here[0], figure.span.line, figure.id))

    def step_section(self, by: int) -> None:
        """To the section after (1) or before (-1)."""
        if here := self.here:
            place = neighbours(here[0], here[1].section)[by > 0]
            if place is not None:
                self.to_section(place)

    def step_item(self, by: int) -> None:
        """To the item after (1) or before (-1)."""
        if here := self.here:
            self._navigator.go(item_beside(*here, by))
