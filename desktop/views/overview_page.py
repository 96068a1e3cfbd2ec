"""The brief at a glance: masthead, targets as gauges, results as tiles, honours. Each leads to its section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Brief, Figure, FigureKind, Measure, Section, SectionKind
from desktop import wording
from desktop.location import Location
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.gauge_card import GaugeCard, Surface
from desktop.views.masthead import Masthead
from desktop.views.page import TOP, Page
from desktop.views.target_cards import TargetCards
from desktop.views.tile import FigureTile
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.marked_text import MarkedLink
from desktop.widgets.plain_label import PlainLabel, link_button

if TYPE_CHECKING:
    from desktop.progress.following import Following

_GROUP_LABEL = 64


class OverviewPage(Page):
    """The first page of a brief."""

    shows_found = True

    def __init__(self, brief: Brief, theme: Theme, language: str, surface: Surface | None) -> None:
        super().__init__(brief, theme, language)
        growth = brief.targets(Measure.GROWTH)
        self.targets = TargetCards(self, growth, brief.figures, surface)
        # What stands as a tile only while it has no gauge, in its groups.
        self._gaugeless: list[tuple[QWidget, list[FigureTile]]] = []
        self._widest_label = 0
        self._tiles: list[FigureTile] = []
        self._entries: list[tuple[int, MarkedLink]] = []
        self.masthead = Masthead(brief, theme, language)
        self.masthead.line_chosen.connect(self.go_to_line)
        self.column.addWidget(self.masthead)
        self._add_targets()
        self.column.addStretch(1)

    @property
    def cards(self) -> list[GaugeCard]:
        """The gauges, in the source's order."""
        return self.targets.cards

    def complete(self) -> None:
        """Add what lies below the first screen; until then the page holds the masthead and the targets."""
        if self.is_complete:
            return
        super().complete()
        # The stretch that held the first part up.
        self.column.takeAt(self.column.count() - 1)
        self._other_targets()
        self._results()
        self._honours()
        self.column.addStretch(1)
        self._on_cards_changed()
        self._show_found()

    def set_surface(self, surface: Surface) -> None:
        """Draw the gauges on another surface."""
        self.targets.set_surface(surface)

    def follow(self, following: Following) -> None:
        """Show what is entered for the targets, from now on."""
        self.targets.follow(following)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was entered while another page was seen."""
        super().showEvent(event)
        self.targets.catch_up()

    def show_place(self, location: Location) -> tuple[int, int] | None:
        """Where the words of the masthead that are meant stand; the lines of others have pages of their own."""
        rect = self.masthead.rect_of(location.line)
        return None if rect is None else self._reach(self.masthead, rect)

    def _show_found(self) -> None:
        self.masthead.mark(self._found)
        self._mark_figures(self._tiles, self.cards)
        for line, entry in self._entries:
            entry.marks.mark(*self._found.on(line))

    # ------------------------------------------------------------ parts

    def _add_targets(self) -> None:
        whole, box = self.column, QWidget()
        self.column = QVBoxLayout(box)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        hint = wording.translate("Overview", "Digits and hedges as in the source")
        self._heading(self._of_kind(SectionKind.TARGETS), hint)
        self.column.addWidget(self.targets)
        self.column = whole
        whole.addWidget(box)
        self._targets_box = box
        self.targets.cards_changed.connect(self._on_cards_changed)
        self._on_cards_changed()

    def _on_cards_changed(self) -> None:
        """Each figure stands on the page once: as a tile, or as a gauge."""
        carded = {card.figure.id for card in self.cards}
        self._targets_box.setVisible(bool(carded))
        for group, tiles in self._gaugeless:
            for tile in tiles:
                tile.setVisible(tile.figure.id not in carded)
            group.setVisible(any(tile.figure.id not in carded for tile in tiles))
        self._mark_figures((), self.cards)

    def _other_targets(self) -> None:
        """Targets and tasks that a gauge would have nothing to compare with."""
        shown_above = {f.id for f in self.brief.targets(Measure.GROWTH)}
        figures = [
            f for f in self.brief.figures if f.kind is not FigureKind.RESULT and f.id not in shown_above
        ]
        if not figures:
            return
        self.column.addSpacing(self.theme.space(Space.L))
        kinds = dict.fromkeys(f.kind for f in figures)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(Space.XXL))
        for kind in kinds:
            group = [f for f in figures if f.kind is kind]
            box = self._group(wording.kind_word(kind), group, "")
            self._gaugeless.append((box, box.findChildren(FigureTile)))
            row.addWidget(box, len(group), TOP)
        self.folds(row)
        self.column.addLayout(row)

    def _results(self) -> None:
        sections = [s for s in self.brief.walk if any(f.kind is FigureKind.RESULT for f in s.figures)]
        if not sections:
            return
        # One width for all labels, so that the tiles of all groups begin at one line.
        metrics = QFontMetrics(self.theme.font(Type.CARD, bold=True, zoomed=True))
        labels = (shown(section.label.of(self.language)) for section in sections)
        self._widest_label = max(metrics.horizontalAdvance(label) for label in labels)
        count = sum(len(s.figures) for s in sections)
        title = wording.translate("Overview", "Results of %1").replace("%1", self.brief.results_year)
        counted = wording.translate("Overview", "%1 figures").replace("%1", str(count))
        self._plain_heading(title, counted)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(Space.XXL))
        for column in _halves(sections):
            box = QVBoxLayout()
            box.setSpacing(self.theme.space(Space.L))
            for section in column:
                label = shown(section.label.of(self.language))
                box.addWidget(self._group(label, section.figures, section.id))
            box.addStretch(1)
            row.addLayout(box, 1)
        self.folds(row)
        self.column.addLayout(row)

    def _honours(self) -> None:
        section = self._of_kind(SectionKind.HONOURS)
        if section is None:
            return
        self._heading(
            section, wording.translate("Overview", "%1 honours").replace("%1", str(len(section.items)))
        )
        halves = QHBoxLayout()
        halves.setSpacing(self.theme.space(Space.XXL))
        columns = (QVBoxLayout(), QVBoxLayout())
        rows = (len(section.items) + 1) // 2
        for n, item in enumerate(section.items):
            button = MarkedLink(
                shown(item.text), self.theme.font(Type.CARD, zoomed=True), self.theme, "entry"
            )
            self._entries.append((item.line, button))
            button.clicked.connect(lambda _=False, line=item.line: self.go_to_line(line))
            columns[n // rows].addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for column in columns:
            column.setSpacing(self.theme.space(Space.XS))
            # By their entries: one below the other, each gets the height it needs.
            halves.addLayout(column, column.count())
            column.addStretch(1)
        self.folds_if_tight(halves)
        self.column.addLayout(halves)

    # ------------------------------------------------------------ pieces

    def _group(self, label: str, figures: Iterable[Figure], section_id: str) -> QWidget:
        """A red label with the tiles of one section beside it."""
        theme, box = self.theme, QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(Space.S))
        row.addWidget(self._group_label(label, section_id), 0, TOP)
        flow = FlowLayout(theme.space(Space.L), theme.space(Space.S))
        for figure in figures:
            tile = FigureTile(figure, theme)
            self._tiles.append(tile)
            tile.clicked.connect(lambda _=False, name=figure.id: self.go_to_figure(name))
            flow.addWidget(tile)
        row.addLayout(flow, 1)
        return box

    def _group_label(self, label: str, section_id: str) -> QWidget:
        font = self.theme.font(Type.CARD, bold=True, zoomed=True)
        if not section_id:
            widget: QWidget = PlainLabel(label, font, self.theme.tokens.accent)
        else:
            button = link_button(label, font, "grouplink")
            button.clicked.connect(lambda: self.go_to_section(section_id))
            widget = button
        widget.setMinimumWidth(max(self.theme.space(_GROUP_LABEL), self._widest_label))
        widget.setContentsMargins(0, self.theme.space(Space.S), 0, 0)
        return widget

    def _heading(self, section: Section | None, hint: str) -> None:
        if section is None:
            return
        self._plain_heading(shown(section.label.of(self.language)), hint, section)

    def _plain_heading(self, title: str, hint: str, section: Section | None = None) -> None:
        theme, row = self.theme, QHBoxLayout()
        self.column.addSpacing(theme.space(Space.XL + Space.XS))
        row.setSpacing(theme.space(Space.M))
        row.addWidget(PlainLabel(title, theme.font(Type.HEADING, bold=True, zoomed=True), theme.tokens.ink))
        row.addWidget(
            PlainLabel(hint, theme.font(Type.SMALL, zoomed=True), theme.tokens.second),
            0,
            Qt.AlignmentFlag.AlignBottom,
        )
        row.addStretch(1)
        if section is not None:
            more = link_button(
                wording.translate("Overview", "Open this section"), theme.font(Type.SMALL, zoomed=True)
            )
            more.setAccessibleName(f"{more.text()} {title}")
            more.clicked.connect(lambda: self.go_to_section(section.id))
            row.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.folds_if_tight(row)
        self.column.addLayout(row)
        self.column.addSpacing(theme.space(Space.M))

    def _of_kind(self, kind: SectionKind) -> Section | None:
        return next((s for s in self.brief.walk if s.kind is kind), None)


def _halves(sections: list[Section]) -> tuple[list[Section], list[Section]]:
    """The sections in two columns of about as many figures, in order."""
    total = sum(len(s.figures) for s in sections)
    left: list[Section] = []
    count = 0
    for section in sections:
        if left and count + len(section.figures) / 2 > total / 2:
            break
        left.append(section)
        count += len(section.figures)
    return left, sections[len(left) :]
