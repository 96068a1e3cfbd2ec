"""The filter of the ledger: words, state, kind, and what is asked for most often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

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
_FIELD = 240  # pixels at 100 %
_LENGTH, _LENGTH_EN = 8, 14  # characters of the state that is chosen


class ScoreboardFilter(QWidget):
    """`changed` carries what is wanted; `left` asks for the keyboard to go on to the table."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self.wanted = Wanted()
        font = theme.font(Type.INTERFACE, zoomed=True)
        self.field = FilterField()
        self.field.setFont(font)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(translate("Scoreboard", "Filter by words, units or notes"))
        self.field.setAccessibleName(translate("Scoreboard", "Filter by words, units or notes"))
        self.field.setToolTip(translate("Scoreboard", "Ctrl+Shift+F from anywhere in the ledger"))
        self.field.setMinimumWidth(theme.space(_FIELD))
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
        self.quick = {quick: self._button(quick) for quick in Quick}
        self.rest = link_button(translate("Scoreboard", "Show all"), font)
        self.rest.clicked.connect(self.clear)
        self.said = PlainLabel("", font, theme.tokens.second)
        self.show_counts({}, {})
        self._lay_out()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in its order."""
        return (self.field, self.state, self.kind, *self.quick.values(), self.rest)

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

    def _on_state(self) -> None:
        place = self.state.currentData()
        self._change(state=None if place is None else STATES[place])

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self._change(kind=None if kind is None else FigureKind(kind))

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        return box

    def _button(self, quick: Quick) -> QPushButton:
        button = QPushButton()
        button.setObjectName("quickfilter")
        button.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        button.setCheckable(True)
        button.setAutoDefault(True)
        button.clicked.connect(lambda on: self._change(quick=quick if on else None))
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(self._theme.space(Space.S), self._theme.space(Space.S))
        for widget in (self.field, self.state, self.kind, *self.quick.values()):
            flow.addWidget(widget)
        left = QWidget()
        left.setLayout(flow)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space(Space.M))
        row.addWidget(left, 1)
        for widget in (self.rest, self.said):
            # In line with the first row of what wraps.
            beside = QHBoxLayout()
            beside.addWidget(widget)
            beside.addStrut(self.field.sizeHint().height())
            row.addLayout(beside)
            row.setAlignment(beside, Qt.AlignmentFlag.AlignTop)


def _words(quick: Quick) -> str:
    return {
        Quick.BEHIND: translate("Scoreboard", "Behind"),
        Quick.LATE: translate("Scoreboard", "Overdue"),
        Quick.CHECK: translate("Scoreboard", "Needs a look"),
        Quick.RECENT: translate("Scoreboard", "Entered in 30 days"),
    }[quick]
