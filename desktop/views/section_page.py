"""One section: its heading as the source gives it, its figures as tiles, and its text set for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Brief, Figure, Section, SectionKind
from desktop import wording
from desktop.location import Location, neighbours
from desktop.searching.found import NO_MARKS
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.found_marks import mark_found
from desktop.views.gauge_card import GaugeCard, Surface
from desktop.views.page import TOP, Page
from desktop.views.reading_document import GUTTER
from desktop.views.reading_view import ReadingView
from desktop.views.target_cards import TargetCards
from desktop.views.tile import FigureTile
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.marked_heading import MarkedHeading
from desktop.widgets.plain_label import PlainLabel, link_button, rule, wrapped

if TYPE_CHECKING:
    from desktop.progress.following import Following


class SectionPage(Page):
    """A section and everything under it, with the way to the one before and after."""

    menu_wanted = Signal(QPoint)
    has_text = True
    shows_found = True

    def __init__(
        self, brief: Brief, section: Section, theme: Theme, language: str, surface: Surface | None
    ) -> None:
        super().__init__(brief, theme, language, GUTTER)
        self.section = section
        self._tiles: list[FigureTile] = []
        figures = _all_figures(section)
        always = figures if section.kind is SectionKind.TARGETS else ()
        self.targets = TargetCards(self, always, figures, surface)
        whole = self.column
        self.column = self._inset(whole)
        self._head()
        if section.note:
            self._note(section.note.of(language))
        self._figures(whole, figures)
        self.text = ReadingView(brief, section, theme)
        self.text.line_chosen.connect(self.go_to_line)
        self.text.figure_chosen.connect(self.go_to_figure)
        self.text.menu_wanted.connect(self.menu_wanted)
        self.text.setAccessibleName(shown(section.title or section.label.of(language)))
        whole.addWidget(self.text)
        self.column = self._inset(whole)
        self.column.addSpacing(theme.space(Space.XXXL))
        self.column.addWidget(rule())
        self.column.addSpacing(theme.space(Space.M))
        self.column.addLayout(self._neighbours())
        whole.addStretch(1)

    @property
    def cards(self) -> list[GaugeCard]:
        """The gauges, in the source's order."""
        return self.targets.cards

    def set_surface(self, surface: Surface) -> None:
        """Draw the gauges on another surface."""
        self.targets.set_surface(surface)

    def follow(self, following: Following) -> None:
        """Show what is entered for the section's targets, from now on."""
        self.targets.follow(following)

    def show_place(self, location: Location) -> tuple[int, int] | None:
        """Mark the item of the location; where it is on the page."""
        self.text.set_current(location.line)
        if location.line and location.line == self.section.line:
            return self._reach(self.heading, QRectF(self.heading.rect()))
        rect = self.text.line_rect(location.line)
        if self._hit_on(location.line) and self._found.current is not None:
            # A paragraph may be higher than the window: the hit is what is to be seen.
            rect = self.text.span_rect(*self._found.current)
        return None if rect.isEmpty() else self._reach(self.text, rect)

    def _show_found(self) -> None:
        mark_found(self.text, self.theme, self._found)
        line = self.section.line
        # A section without a heading in the source shows its label there: no line of it is found.
        self.heading.marks.mark(*(self._found.on(line) if line else NO_MARKS))
        self._mark_figures(self._tiles, self.cards)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was entered while another page was seen."""
        super().showEvent(event)
        self.targets.catch_up()

    # ------------------------------------------------------------ parts

    def _inset(self, whole: QVBoxLayout, outdent: int = 0) -> QVBoxLayout:
        """A part of the column in line with the text, right of the gutter."""
        part = QVBoxLayout()
        part.setContentsMargins(self.gutter - outdent, 0, 0, 0)
        part.setSpacing(0)
        whole.addLayout(part)
        return part

    def _head(self) -> None:
        theme, section = self.theme, self.section
        row = QHBoxLayout()
        row.setSpacing(theme.space(Space.M))
        font = theme.font(Type.SMALL, bold=True, zoomed=True)
        row.addWidget(wrapped(PlainLabel(self._path(), font, theme.tokens.accent)), 1)
        if section.line:
            line = link_button(wording.line_words(section.line), theme.font(Type.SMALL, zoomed=True))
            line.clicked.connect(lambda: self.go_to_line(section.line))
            row.addWidget(line, 0, TOP)
        self.column.addLayout(row)
        self.column.addSpacing(theme.space(Space.S))
        title = shown(section.title) or shown(section.label.of(self.language))
        font = theme.font(Type.TITLE, bold=True, serif=True, zoomed=True)
        self.heading = MarkedHeading(title, font, theme)
        self.column.addWidget(self.heading)
        self.column.addSpacing(theme.space(Space.XL))

    def _note(self, text: str) -> None:
        theme, box = self.theme, QFrame()
        box.setObjectName("note")
        inside = QVBoxLayout(box)
        pad = theme.space(Space.L)
        inside.setContentsMargins(pad, theme.space(Space.M), pad, theme.space(Space.M))
        inside.setSpacing(theme.space(Space.XS))
        head = wording.translate("Section", "A note by the editor, not in the source")
        font = theme.font(Type.SMALL, bold=True, zoomed=True)
        inside.addWidget(PlainLabel(head, font, theme.tokens.second))
        font = theme.font(Type.INTERFACE, zoomed=True)
        inside.addWidget(wrapped(PlainLabel(shown(text), font, theme.tokens.second)))
        self.column.addWidget(box)
        self.column.addSpacing(theme.space(Space.XL))

    def _figures(self, whole: QVBoxLayout, figures: tuple[Figure, ...]) -> None:
        self._gauges_box = QWidget()
        inside = QVBoxLayout(self._gauges_box)
        inside.setContentsMargins(0, 0, 0, self.theme.space(Space.XL))
        inside.addWidget(self.targets)
        self.column.addWidget(self._gauges_box)
        self._tiles_box = QWidget()
        if figures and self.section.kind is not SectionKind.TARGETS:
            # The tiles' own padding hangs out, so that their text is in line with the column.
            part = self._inset(whole, self.theme.space(Space.XS))
            part.addWidget(self._tiles_box)
            self._fill_tiles(figures)
        self.targets.cards_changed.connect(self._on_cards_changed)
        self._on_cards_changed()

    def _fill_tiles(self, figures: tuple[Figure, ...]) -> None:
        flow = FlowLayout(self.theme.space(Space.XL), self.theme.space(Space.M))
        inside = QVBoxLayout(self._tiles_box)
        inside.setContentsMargins(0, 0, 0, self.theme.space(Space.XL))
        inside.addLayout(flow)
        for figure in figures:
            tile = FigureTile(figure, self.theme)
            tile.clicked.connect(lambda _=False, name=figure.id: self.go_to_figure(name))
            flow.addWidget(tile)
            self._tiles.append(tile)

    def _on_cards_changed(self) -> None:
        """Each figure stands above the text once: as a tile, or as a gauge."""
        carded = {card.figure.id for card in self.cards}
        self._gauges_box.setVisible(bool(carded))
        for tile in self._tiles:
            tile.setVisible(tile.figure.id not in carded)
        self._tiles_box.setVisible(any(tile.figure.id not in carded for tile in self._tiles))
        self._mark_figures(self._tiles, self.cards)

    def _neighbours(self) -> QHBoxLayout:
        row = QHBoxLayout()
        font = self.theme.font(Type.INTERFACE, zoomed=True)
        before, after = neighbours(self.brief, self.section.id)
        for place, arrow in ((before, "←  %1"), (after, "%1  →")):
            if place is not None:
                text = arrow.replace("%1", self._name(place))
                button = link_button(text, font, "entry")
                button.clicked.connect(lambda _=False, name=place: self.go_to_section(name))
                row.addWidget(button)
            if place is before:
                row.addStretch(1)
        self.folds_if_tight(row)
        return row

    def _name(self, section_id: str) -> str:
        section = self.brief.section(section_id)
        if section is None:
            return wording.translate("Tree", "Overview")
        return wording.section_words(section, self.language)

    def _path(self) -> str:
        names, section = [wording.section_words(self.section, self.language)], self.section
        while section.parent:
            above = self.brief.section(section.parent)
            if above is None:
                break
            names.insert(0, wording.section_words(above, self.language))
            section = above
        return "  /  ".join(names)


def _all_figures(section: Section) -> tuple[Figure, ...]:
    below = tuple(f for child in section.children for f in _all_figures(child))
    return section.figures + below
