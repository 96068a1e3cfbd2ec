"""The filter of the ledger: words, state, kind, and what is asked for most often; all but the words fold on a low page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from db.records import FigureKind
from desktop import wording
from desktop.models.scoreboard_cells import state_words
from desktop.models.scoreboard_order import STATES, Quick, State, Wanted
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.filter_field import FilterField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate
_FIELD, _SHORT = 240, 144  # pixels at 100 %; the second where the rest is folded
_LENGTH, _LENGTH_EN = 8, 14  # characters of the state that is chosen


class ScoreboardFilter(QWidget):
    """`changed` carries what is wanted; `left` asks for the keyboard to go on to the table."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self.wanted = Wanted()
        self._is_folded = self._is_said_below = False
        font = theme.font(Type.INTERFACE, zoomed=True)
        self.field = FilterField()
        self.field.setFont(font)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(translate("Scoreboard", "Filter by words, units or notes"))
        self.field.setToolTip(translate("Scoreboard", "Ctrl+Shift+F from anywhere in the ledger"))
        self.field.textChanged.connect(lambda text: self._change(text=text))
        self.field.left.connect(self.left)
        self.state = self._box(translate("Scoreboard", "State"))
        self.kind = self._box(translate("Scoreboard", "Kind"))
        self.kind.addItem(translate("Scoreboard", "Targets and tasks"), None)
        for kind in (FigureKind.TARGET, FigureKind.TASK):
            self.kind.addItem(wording.kind_word(kind), kind.value)
        self.kind.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.state.setMinimumContentsLength(_LENGTH_EN if language == "en" else _LENGTH)
        self.state.activated.connect(self._on_state)
        self.kind.activated.connect(self._on_kind)
        self.quick = {quick: self._quick_button(quick) for quick in Quick}
        self.more = self._button()
        self.more.toggled.connect(self._show_parts)
        self.rest = link_button(translate("Scoreboard", "Show all"), font)
        self.rest.clicked.connect(self.clear)
        self.said = PlainLabel("", font, theme.tokens.second)
        self._lay_out()
        self.show_counts({}, {})

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in its order."""
        return (self.field, self.more, *self._parts, self.rest)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        """What folds."""
        return (self.state, self.kind, *self.quick.values())

    def fold(self, *, folded: bool) -> None:
        """Keep all but the words behind one button, or have all of it in sight."""
        self._is_folded = folded
        self.field.setPlaceholderText(
            translate("Scoreboard", "Filter rows")
            if folded
            else translate("Scoreboard", "Filter by words, units or notes")
        )
        self._fit()
        self._show_parts()

    def show_counts(self, states: Mapping[State, int], quick: Mapping[Quick, int]) -> None:
        """Show how many rows there are of each state and behind each button."""
        self.state.clear()
        self.state.addItem(translate("Scoreboard", "All states"), None)
        for state in STATES:
            if states.get(state) or state is self.wanted.state:
                count = str(states.get(state, 0))
                self.state.addItem(f"{state_words(state, self._language)} {count}", STATES.index(state))
        for which, button in self.quick.items():
            words = _words(which)
            button.setText(f"{words} {quick.get(which, 0)}" if quick else words)
            button.setAccessibleName(button.text())
        self._show()

    def say(self, count: int, whole: int) -> None:
        """Say how many rows are shown."""
        text = (
            translate("Scoreboard", "%1 of %2 rows") if count != whole else translate("Scoreboard", "%2 rows")
        )
        self.said.setText(text.replace("%1", str(count)).replace("%2", str(whole)))

    def choose_state(self, state: State | None) -> None:
        """Filter by a state, or by none."""
        self._change(state=state)

    def clear(self) -> None:
        """All rows again."""
        self.wanted = Wanted()
        self.field.clear()
        self._tell()

    def _change(self, **fields: object) -> None:
        wanted = replace(self.wanted, **fields)  # type: ignore[arg-type]
        if wanted != self.wanted:
            self.wanted = wanted
            self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self.wanted)

    def _show(self) -> None:
        wanted = self.wanted
        place = STATES.index(wanted.state) if wanted.state else None
        self.state.setCurrentIndex(max(0, self.state.findData(place)) if wanted.state else 0)
        self.kind.setCurrentIndex(max(0, self.kind.findData(wanted.kind.value)) if wanted.kind else 0)
        for which, button in self.quick.items():
            button.setChecked(which is wanted.quick)
        self.rest.setVisible(wanted != Wanted())
        hidden = sum(one is not None for one in (wanted.state, wanted.kind, wanted.quick))
        self.more.setText(
            translate("Scoreboard", "Filters: %1").replace("%1", str(hidden))
            if hidden
            else translate("Scoreboard", "Filters")
        )
        self.more.setAccessibleName(self.more.text())
        self._fit()

    def _show_parts(self) -> None:
        self.more.setVisible(self._is_folded)
        for part in self._parts:
            part.setVisible(not self._is_folded or self.more.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said beside the fields stands below them where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        space, width = self._theme.space, self.width()
        least = space(_SHORT if self._is_folded else _FIELD)
        self.field.setMinimumWidth(min(least, width))
        beside = [part.sizeHint().width() for part in (self.rest, self.said) if not part.isHidden()]
        needed = [least, *beside, *([self.more.sizeHint().width()] if self._is_folded else [])]
        is_below = sum(needed) + space(Space.M) * (len(needed) - 1) > width
        if is_below != self._is_said_below:
            self._is_said_below = is_below
            self._grid.removeItem(self._beside)
            self._grid.addLayout(self._beside, int(is_below), int(not is_below), Qt.AlignmentFlag.AlignTop)

    def _on_state(self) -> None:
        place = self.state.currentData()
        self._change(state=None if place is None else STATES[place])

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self._change(kind=None if kind is None else FigureKind(kind))

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        # In large letters on a narrow page it is as wide as there is room.
        box.setMinimumWidth(1)
        box.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        return box

    def _quick_button(self, quick: Quick) -> QPushButton:
        button = self._button()
        button.clicked.connect(lambda on: self._change(quick=quick if on else None))
        return button

    def _button(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("quickfilter")
        button.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        button.setCheckable(True)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(self._theme.space(Space.S), self._theme.space(Space.S))
        for widget in (self.field, self.more, *self._parts):
            flow.addWidget(widget)
        left = QWidget()
        left.setLayout(flow)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(self._theme.space(Space.M))
        for widget in (self.rest, self.said):
            self._beside.addWidget(widget)
        # In line with the first row of what wraps.
        self._beside.addStrut(self.field.sizeHint().height())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._theme.space(Space.M))
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(left, 0, 0)
        self._grid.addLayout(self._beside, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.fold(folded=False)


def _words(quick: Quick) -> str:
    return {
        Quick.BEHIND: translate("Scoreboard", "Behind"),
        Quick.LATE: translate("Scoreboard", "Overdue"),
        Quick.CHECK: translate("Scoreboard", "Needs a look"),
        Quick.RECENT: translate("Scoreboard", "Entered in 30 days"),
    }[quick]
