"""The ledger of a brief (督查台账): every target and task, where it stands, who answers for it, edited in place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.errors import UserError
from db.records import Brief
from db.scoreboard import scoreboard
from desktop import wording
from desktop.location import SCOREBOARD, Location
from desktop.models.scoreboard import ScoreboardModel, ScoreboardOrder
from desktop.models.scoreboard_cells import state_of
from desktop.models.scoreboard_order import Quick, Wanted, answers
from desktop.progress.following import Following
from desktop.theme import Space, Theme, Type
from desktop.views.page import Page
from desktop.views.scoreboard_chips import StateChips
from desktop.views.scoreboard_filter import ScoreboardFilter
from desktop.views.scoreboard_head import ScoreboardHead
from desktop.views.scoreboard_judging import Judging
from desktop.views.scoreboard_strip import ScoreboardStrip
from desktop.views.scoreboard_table import ScoreboardTable
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

translate = wording.translate
_WIDEST = 16_777_215  # as wide as Qt lets a widget be
_LEAST = 3  # rows in sight, whatever the window
_LOW = 620  # pixels at 100 %: what is said twice is said once
_REST = 80  # milliseconds: what is said of a row elsewhere waits until the keys have come to rest
FILTER_KEY = "Ctrl+Shift+F"


class ScoreboardPage(Page):
    """Fills the window; its table scrolls by itself. Its rows are there once it was told what to follow."""

    def __init__(self, brief: Brief, theme: Theme, language: str) -> None:
        super().__init__(brief, theme, language)
        self._following: Following | None = None
        self.board = ScoreboardModel(language, self)
        self.order = ScoreboardOrder(self.board, self)
        self.table = ScoreboardTable(self.board, self.order, theme, language)
        self.head = ScoreboardHead(brief, theme, language)
        self.day, self.today = self.head.day, self.head.today
        self.chips = StateChips(theme, language)
        self.filter = ScoreboardFilter(theme, language)
        self.strip = ScoreboardStrip(theme, language)
        self._judging = Judging(self._count, self)
        self._told: Location | None = None
        self._is_low: bool | None = None  # None until it was laid out for the height that is seen
        self._telling = QTimer(self, interval=_REST, singleShot=True)
        self._telling.timeout.connect(self._on_at_rest)
        self._lay_out()
        self._connect()

    @property
    def row_place(self) -> Location | None:
        """The line and the figure of the current row."""
        row = self.table.row
        if row is None:
            return None
        figure = row.figure.id if row.figure else ""
        return Location(self.brief.id, line=row.line, figure=figure, view=SCOREBOARD)

    def follow(self, following: Following) -> None:
        """Show what is entered, as it changes, on the day that is looked at."""
        if self._following is following:
            return
        self._following = following
        following.changed.connect(self._on_changed)
        following.looked.connect(self._on_looked)
        self._show_rows()

    def complete(self) -> None:
        """Count what stands where: that judges every row, and the first paint needs only a dozen."""
        super().complete()
        self._judging.begin(self.board.rows)

    def show_place(self, location: Location) -> tuple[int, int] | None:
        """Choose the row of the location's line; the page scrolls where not all of the table would be seen."""
        if location.line:
            if not any(
                self._asked(self.filter.wanted).takes(row)
                for row in self.board.rows
                if row.line == location.line
            ):
                self.filter.clear()
            self.table.choose_line(location.line, location.figure)
        return self._reach(self.stack, QRectF(self.stack.rect()))

    def copy(self) -> None:
        """Copy the chosen cells."""
        self.table.copy()

    # ------------------------------------------------------------ what happens

    def _on_changed(self, brief_id: str) -> None:
        if brief_id == self.brief.id:
            self._show_rows()

    def _on_looked(self) -> None:
        self._show_rows()
        self.order.arrange()
        self._on_arranged()

    def _on_written(self, follow_ups: object) -> None:
        if self._following is None or not isinstance(follow_ups, list):
            return
        try:
            self._following.follow_up(self.brief, follow_ups)
        except UserError as error:
            self._following.refused.emit(error)

    def _on_wanted(self, wanted: Wanted) -> None:
        self.order.want(self._asked(wanted))
        self.chips.choose(wanted.state)
        self._on_arranged()
        self.table.scrollTo(self.table.currentIndex())

    def _asked(self, wanted: Wanted) -> Wanted:
        """What is recent is so by the day at the office, whatever day is looked at."""
        if self._following is None or wanted.quick is not Quick.RECENT:
            return wanted
        return replace(wanted, today=self._following.today)

    def _on_arranged(self) -> None:
        count = self.order.rowCount()
        self.filter.say(count, len(self.board.rows))
        self.stack.setCurrentIndex(0 if count else 1)
        self.nothing.setText(self._nothing())
        self.again.setVisible(bool(self.board.rows))
        self._choose_some()
        self._on_chosen()

    def _choose_some(self) -> None:
        """Of rows that are shown one is always chosen: the one that was, else the first."""
        if self.order.rowCount() and not self.table.selectionModel().hasSelection():
            current = self.table.currentIndex()
            self.table.choose(current if current.isValid() else self.order.index(0, 0))

    def _on_chosen(self) -> None:
        following = self._following
        rule = following.progress(self.brief).rule if following else None
        self.strip.show_row(self.table.row, rule, len(self.table.chosen_rows))
        self._telling.start()

    def _on_at_rest(self) -> None:
        place = self.row_place
        if place is not None and place != self._told:
            self._told = place
            self.row_chosen.emit(place)

    def _on_entry_wanted(self) -> None:
        row = self.table.row
        if row is not None and row.figure is not None:
            self.entry_wanted.emit(row.figure.id)

    def _on_today_wanted(self) -> None:
        if self._following is not None:
            self._following.look_at(None)

    def _on_line_wanted(self) -> None:
        if self.table.row is not None:
            self.go_to_line(self.table.row.line)

    # ------------------------------------------------------------ what is shown

    def _show_rows(self) -> None:
        following = self._following
        if following is None:
            return
        self.board.show_rows(scoreboard(self.brief, following.progress(self.brief), following.on))
        self.head.show_day(following.on, following.today)
        self.head.fit(self._room(self.width()))
        self._on_arranged()
        if self.is_complete:
            self._judging.begin(self.board.rows)

    def _count(self) -> None:
        rows = self.board.rows
        states = Counter(state_of(row) for row in rows)
        today = self._following.today if self._following else date.min
        quick = {which: sum(answers(row, which, today) for row in rows) for which in Quick}
        self.chips.show_counts(states, self.filter.wanted.state)
        self._chain()
        self.filter.show_counts(states, quick)

    def _nothing(self) -> str:
        if self.board.rows:
            return translate("Scoreboard", "No row answers this filter.")
        return translate("Scoreboard", "This brief sets no targets and no tasks.")

    # ------------------------------------------------------------ parts

    def _connect(self) -> None:
        self.board.written.connect(self._on_written)
        self.filter.changed.connect(self._on_wanted)
        self.filter.left.connect(self.table.setFocus)
        self.chips.toggled.connect(self.filter.choose_state)
        self.table.chosen.connect(self._on_chosen)
        self.table.line_wanted.connect(self.go_to_line)
        self.table.entry_wanted.connect(self.entry_wanted)
        self.today.clicked.connect(self._on_today_wanted)
        self.strip.line_wanted.connect(self._on_line_wanted)
        self.strip.entry_wanted.connect(self._on_entry_wanted)
        self.strip.rule_wanted.connect(self.rule_wanted)
        shortcut = QShortcut(QKeySequence(FILTER_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.filter.field.setFocus)

    def _lay_out(self) -> None:
        theme = self.theme
        inside = self.column.parentWidget()
        assert inside is not None
        inside.setMaximumWidth(_WIDEST)
        self._trim()
        self.column.setSpacing(theme.space(Space.M))
        self.column.addLayout(self.head)
        self.folds_if_tight(self.head)
        self.column.addWidget(self.chips)
        self.column.addWidget(self.filter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty())
        self.stack.setMinimumHeight(self.table.height_of(_LEAST))
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.strip)
        self._chain()

    def _chain(self) -> None:
        """Tab goes as the eye does: from the head to the filter, the table and what is said below it."""
        before: QWidget = self.today
        for widget in (*self.chips.chips, *self.filter.controls, self.table, self.again, *self.strip.links):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _empty(self) -> QWidget:
        theme, page = self.theme, QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(theme.space(Space.M))
        self.nothing = wrapped(PlainLabel("", theme.font(Type.HEADING, zoomed=True), theme.tokens.ink))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = link_button(translate("Scoreboard", "Show all"), theme.font(Type.INTERFACE, zoomed=True))
        self.again.clicked.connect(self.filter.clear)
        column.addStretch(1)
        column.addWidget(self.nothing)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _trim(self) -> None:
        """Narrow margins: a table needs the room."""
        side, top = self.theme.space(Space.XL), self.theme.space(Space.L)
        self._outer.setContentsMargins(side, top, side, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins stay narrow at every width."""
        super().resizeEvent(event)
        self._trim()
        self._fit_height()
        self.head.fit(self._room(event.size().width()))

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen of the page may be of another height than when it was seen last."""
        super().showEvent(event)
        if (area := self._area()) is not None:
            # A page that is higher than what is seen of it keeps its size when that changes.
            bar = area.verticalScrollBar()
            bar.rangeChanged.connect(self._fit_height, Qt.ConnectionType.UniqueConnection)
        self._fit_height()

    def _fit_height(self) -> None:
        is_low = self._seen_height() < self.theme.space(_LOW)
        if is_low is self._is_low:
            return
        self._is_low = is_low
        self.strip.be_tight(is_low)
        self.filter.fold(folded=is_low)
        # The states stand in the filter too, with their counts.
        self.chips.setVisible(not is_low)
        # It stands in the title of the window too.
        self.head.place.setVisible(not is_low)

    def _seen_height(self) -> int:
        """The height that is seen of the page: what stands on it may make it higher than that."""
        area = self._area()
        return self.height() if area is None else min(self.height(), area.viewport().height())

    def _area(self) -> QAbstractScrollArea | None:
        """What the page scrolls in, if anything."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QAbstractScrollArea):
            around = around.parentWidget()
        return around
