"""What a search is narrowed by: where to look, a year, a place, a kind of section, and only what holds figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.records import SectionKind
from desktop import wording
from desktop.searching.source import EVERYTHING, Scope, Source
from desktop.searching.words import kind_words, scope_word
from desktop.theme import Space, Theme, Type
from desktop.views.place_filter import PlaceFilter
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.flow_layout import FlowLayout

translate = wording.translate
One = TypeVar("One")
_LENGTH = 5  # characters of a choice that are seen in any case


class SearchFilters(QWidget):
    """A row that wraps. What cannot narrow anything is not offered; `changed` says that something was chosen."""

    changed = Signal()

    def __init__(self, sources: Sequence[Source], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.limits = EVERYTHING
        self.scope: Source | None = None
        self._sources = tuple(sources)
        self.scopes = self._scope_buttons(sources)
        self.year = self._box(translate("Search", "Year"), translate("Search", "All years"))
        self.place = PlaceFilter(theme)
        self.kind = self._box(translate("Search", "Kind of section"), translate("Search", "All kinds"))
        self.figures = self._button(translate("Search", "Only figures"))
        self.figures.toggled.connect(lambda on: self._change(only_figures=on))
        self.year.activated.connect(lambda: self._change(year=self.year.currentData() or ""))
        self.place.chosen.connect(lambda place: self._change(place=place))
        self.kind.activated.connect(self._on_kind)
        self._lay_out()
        self.offer()

    def offer(self) -> None:
        """Offer what the sources can be narrowed by now; what is chosen stays chosen where it is still offered."""
        choices = [source.choices for source in self._sources]
        years = sorted(_each(one.years for one in choices), reverse=True)
        _fill(self.year, [(year, year) for year in years])
        self.place.offer(_each(one.places for one in choices))
        kinds = _each(one.kinds for one in choices)
        _fill(self.kind, [(kind_words(kind), kind.value) for kind in kinds])

    @property
    def is_limiting(self) -> bool:
        """Whether anything is left out."""
        return self.limits != EVERYTHING or self.scope is not None

    def _scope_buttons(self, sources: Sequence[Source]) -> list[QPushButton]:
        """One for everything and one for each source, where there are several."""
        if len(sources) < 2:
            return []
        first = self._button(translate("Search", "All"))
        first.setChecked(True)
        first.clicked.connect(lambda: self._on_scope(first, None))
        buttons = [first]
        for source in sources:
            button = self._button(scope_word(_scope_of(source)))
            button.clicked.connect(
                lambda _=False, chosen=source, pressed=button: self._on_scope(pressed, chosen)
            )
            buttons.append(button)
        return buttons

    def _on_scope(self, pressed: QPushButton, source: Source | None) -> None:
        for button in self.scopes:
            button.setChecked(button is pressed)
        self.scope = source
        self.changed.emit()

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self._change(kind=SectionKind(kind) if kind else None)

    def _change(self, **fields: object) -> None:
        self.limits = replace(self.limits, **fields)  # type: ignore[arg-type]
        self.changed.emit()

    def _box(self, name: str, everything: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.setFont(self._theme.font(Type.SMALL, zoomed=True))
        box.addItem(everything, "")
        box.setMinimumContentsLength(_LENGTH)
        box.keep_whole(everything)
        return box

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("quickfilter")
        button.setFont(self._theme.font(Type.SMALL, zoomed=True))
        button.setCheckable(True)
        # Enter is for what was found, here as in the field.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        flow = FlowLayout(space(Space.S), space(Space.S))
        for widget in (*self.scopes, self.year, self.place, self.kind, self.figures):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(Space.L), space(Space.S), space(Space.L), space(Space.S))
        column.addLayout(flow)


def _fill(box: ChoiceBox, entries: Sequence[tuple[str, str]]) -> None:
    """Put words and values below the first entry, which stands for all; one alone narrows nothing and is not offered."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setVisible(len(entries) > 1)


def _scope_of(source: Source) -> Scope:
    """The last of what a source searches names it: of sections and lines, the brief."""
    return source.scopes[-1]


def _each(several: Iterable[Iterable[One]]) -> list[One]:
    """Every one once, in order."""
    return list(dict.fromkeys(one for some in several for one in some))
