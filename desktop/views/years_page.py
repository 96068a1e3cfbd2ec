"""Two years of one place compared: the targets of one brief beside what the next one reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from db.progress import NOTHING
from db.records import Brief, Figure
from db.years.years import YearRow, Years, compared, pairs_of, without_target
from desktop import wording
from desktop.location import Location, of_line
from desktop.models.years import lines_of, tally
from desktop.progress.following import Following
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.page import Page
from desktop.views.state_chip import StateChip
from desktop.views.tile import FigureTile
from desktop.views.years_table import YearsTable
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft


class YearsPage(Page):
    """What became of the targets of a year. `open_wanted` asks for the pack that is missing."""

    open_wanted = Signal()

    def __init__(self, brief: Brief, theme: Theme, language: str) -> None:
        super().__init__(brief, theme, language)
        self._following: Following | None = None
        self._pairs: tuple[Years, ...] = ()
        self._years: Years | None = None
        self._is_filled = False
        self._body = QWidget()
        self.column.addWidget(self._body, 1)

    @property
    def years(self) -> Years | None:
        """The two briefs that are compared; None where one is missing."""
        return self._years

    def compare(self, briefs: Sequence[Brief], following: Following | None) -> None:
        """Compare what is open, from now on: those two years in which this page's brief has its part come first."""
        if self._following is None and following is not None:
            self._following = following
            following.changed.connect(self._on_changed)
            self._is_filled = False
        pairs = tuple(pair for pair in pairs_of(briefs) if pair.earlier.place.zh == self.brief.place.zh)
        if self._is_filled and _are_the_very(pairs, self._pairs):
            return
        self._pairs = pairs
        ranked = sorted(self._pairs, key=self._nearness)
        # What was chosen stays chosen; of a brief that was read again, the new edition.
        chosen = [pair for pair in ranked if self._years and _ids(pair) == _ids(self._years)]
        self._years = next(iter((*chosen, *ranked)), None)
        self._fill()

    def _nearness(self, years: Years) -> int:
        """Its own targets first, then its own results, then the other years."""
        return 0 if years.earlier.id == self.brief.id else 1 if years.later.id == self.brief.id else 2

    def _on_changed(self, brief: str) -> None:
        if self._years and self._years.earlier.id == brief:
            self._fill()

    def _on_pair_chosen(self, years: Years) -> None:
        self._years = years
        self._fill()
        # The button that was pressed is gone; the one in its place has the focus.
        next(button for button in self._body.findChildren(QToolButton) if button.isChecked()).setFocus()

    # ------------------------------------------------------------ the page

    def minimumSizeHint(self) -> QSize:
        """As narrow as other pages; how high it is follows from its width alone."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _fill(self) -> None:
        self._is_filled = True
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self._years is None:
            self._nothing(layout)
        else:
            self._compared(layout, self._years)
        self.column.replaceWidget(self._body, body)
        # At once: by itself it would only be shown when the events are next looked at.
        body.show()
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _compared(self, layout: QVBoxLayout, years: Years) -> None:
        progress = self._following.progress(years.earlier) if self._following else NOTHING
        rows = compared(years, progress)
        space = self.theme.space
        self._head(layout, years)
        layout.addSpacing(space(Space.L))
        layout.addLayout(self._tallied(rows))
        layout.addSpacing(space(Space.XL))
        table = YearsTable(lines_of(years, rows, self.language), years.year, self.theme)
        table.went.connect(self.went)
        layout.addWidget(table)
        layout.addSpacing(space(Space.L))
        layout.addWidget(self._text(_rule_in_words(), Type.SMALL))
        self._without_target(layout, years, without_target(years, rows))
        layout.addStretch(1)

    def _head(self, layout: QVBoxLayout, years: Years) -> None:
        theme = self.theme
        kicker = years.earlier.place.of(self.language)
        layout.addWidget(
            PlainLabel(kicker, theme.font(Type.SMALL, bold=True, zoomed=True), theme.tokens.accent)
        )
        layout.addSpacing(theme.space(Space.S))
        title = wording.translate("Years", "%1: what was planned and what became of it").replace(
            "%1", years.year
        )
        layout.addWidget(self._title(title))
        layout.addSpacing(theme.space(Space.S))
        briefs = FlowLayout(theme.space(Space.XL), theme.space(Space.XS))
        briefs.addWidget(self._brief_link(wording.translate("Years", "Targets: %1"), years.earlier))
        briefs.addWidget(self._brief_link(wording.translate("Years", "Results: %1"), years.later))
        layout.addLayout(briefs)
        if len(self._pairs) > 1:
            layout.addSpacing(theme.space(Space.M))
            layout.addLayout(self._chooser(years))

    def _chooser(self, years: Years) -> FlowLayout:
        """A button for every two years, where there are several; that of those that are compared is down."""
        flow = FlowLayout(self.theme.space(Space.XS), self.theme.space(Space.XS))
        for pair in self._pairs:
            button = QToolButton()
            button.setFont(self.theme.font(Type.INTERFACE))
            button.setText(wording.translate("Years", "Year %1").replace("%1", pair.year))
            names = (pair.earlier.name.of(self.language), pair.later.name.of(self.language))
            button.setAccessibleName(f"{button.text()}: {names[0]} → {names[1]}")
            button.setCheckable(True)
            button.setChecked(pair is years)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, pair=pair: self._on_pair_chosen(pair))
            flow.addWidget(button)
        return flow

    def _tallied(self, rows: Iterable[YearRow]) -> FlowLayout:
        flow = FlowLayout(self.theme.space(Space.S), self.theme.space(Space.S))
        for one in tally(rows, self.language):
            chip = StateChip(one.words, self.theme)
            chip.show_state(one.state, one.words)
            flow.addWidget(chip)
        return flow

    def _without_target(self, layout: QVBoxLayout, years: Years, figures: Sequence[Figure]) -> None:
        if not figures:
            return
        theme = self.theme
        layout.addSpacing(theme.space(Space.XXL))
        title = wording.translate("Years", "Reported without a target (%1)").replace("%1", str(len(figures)))
        layout.addWidget(
            PlainLabel(title, theme.font(Type.HEADING, bold=True, zoomed=True), theme.tokens.ink)
        )
        layout.addSpacing(theme.space(Space.XS))
        said = wording.translate(
            "Years", 'No target was set for these in "%1", so that nothing follows for them.'
        )
        layout.addWidget(self._text(said.replace("%1", years.earlier.name.of(self.language)), Type.SMALL))
        layout.addSpacing(theme.space(Space.M))
        flow = FlowLayout(theme.space(Space.L), theme.space(Space.S))
        for figure in figures:
            tile = FigureTile(figure, theme)
            tile.clicked.connect(self._going(of_line(years.later, figure.span.line, figure.id)))
            flow.addWidget(tile)
        layout.addLayout(flow)

    # ------------------------------------------------------------ the page without a second brief

    def _nothing(self, layout: QVBoxLayout) -> None:
        """What is missing, and how to open it."""
        theme, brief = self.theme, self.brief
        ways = (
            wording.translate(
                "Years", "The targets for %1 are compared with what the next brief reports on %1."
            ).replace("%1", brief.targets_year),
            wording.translate(
                "Years",
                "The results of %1 are compared with the targets that the brief before it set for %1.",
            ).replace("%1", brief.results_year),
            wording.translate(
                "Years",
                "Open the brief of %1 from the year before or after (a file ending in .brief), or drag it into this "
                "window.",
            ).replace("%1", brief.place.of(self.language)),
        )
        button = QPushButton(wording.translate("Years", "Open a pack…"))
        button.setFont(theme.font(Type.INTERFACE))
        button.setAutoDefault(True)
        button.clicked.connect(self.open_wanted)
        layout.addStretch(2)
        layout.addWidget(
            self._title(wording.translate("Years", "One more brief is needed to compare years"), _CENTRE)
        )
        layout.addSpacing(theme.space(Space.L))
        for text in ways:
            layout.addWidget(self._text(text, Type.CARD, _CENTRE))
            layout.addSpacing(theme.space(Space.S))
        layout.addSpacing(theme.space(Space.L))
        layout.addWidget(button, 0, _CENTRE)
        layout.addStretch(3)

    # ------------------------------------------------------------ pieces

    def _title(self, text: str, side: Qt.AlignmentFlag = _LEFT) -> PlainLabel:
        font = self.theme.font(Type.TITLE, bold=True, serif=True, zoomed=True)
        return _aligned(wrapped(PlainLabel(text, font, self.theme.tokens.ink)), side)

    def _text(self, text: str, size: Type, side: Qt.AlignmentFlag = _LEFT) -> PlainLabel:
        return _aligned(
            wrapped(PlainLabel(text, self.theme.font(size, zoomed=True), self.theme.tokens.second)), side
        )

    def _brief_link(self, words: str, brief: Brief) -> QPushButton:
        button = link_button(
            words.replace("%1", shown(brief.name.of(self.language))), self.theme.font(Type.SMALL, zoomed=True)
        )
        button.clicked.connect(self._going(Location(brief.id)))
        return button

    def _going(self, place: Location) -> Callable[[], None]:
        return lambda: self.went.emit(place)


def _are_the_very(pairs: Sequence[Years], others: Sequence[Years]) -> bool:
    """Whether the same briefs are compared; another edition is another brief."""
    return len(pairs) == len(others) and all(
        one.earlier is other.earlier and one.later is other.later
        for one, other in zip(pairs, others, strict=True)
    )


def _ids(years: Years) -> tuple[str, str]:
    return years.earlier.id, years.later.id


def _aligned(label: PlainLabel, side: Qt.AlignmentFlag) -> PlainLabel:
    label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return label


def _rule_in_words() -> str:
    return wording.translate(
        "Years",
        "Compared is only what both briefs file under the same indicator, with the same measure, unit, area and "
        "definition. A hedge that leaves the answer open is left open.",
    )
