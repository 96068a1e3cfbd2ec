"""How one target stands: its state and why, the rule, the year as a chart, and the values with what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.pace.kinds import Timing, timing_of
from db.pace.pace import Pace
from db.progress import can_be_followed
from db.records import Brief, Figure
from desktop import wording
from desktop.progress.following import Following
from desktop.progress.said_lines import high_enough
from desktop.progress.state_line import StateLine
from desktop.progress.trend import TrendModel, trend
from desktop.progress.trend_words import alt, key_words, notes, said
from desktop.progress.value_list import ValueList
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, link_button

if TYPE_CHECKING:
    from desktop.progress.trend_chart import TrendChart

translate = wording.translate

_CHART = 200  # pixels of height at 100 %


class ProgressPane(QWidget):
    """One figure that can have values; it keeps itself up to date.

    What is wanted is told with the figure's id, and the value's where one is meant. The chart is made when the pane
    was painted once: what draws it takes long to load.
    """

    entry_wanted = Signal(str)
    revise_wanted = Signal(str, str)
    history_wanted = Signal(str)
    plan_wanted = Signal(str)
    rule_wanted = Signal()

    def __init__(
        self, following: Following, brief: Brief, figure: Figure, theme: Theme, language: str
    ) -> None:
        """Raises ValueError for a figure that cannot have values."""
        super().__init__()
        if not can_be_followed(figure):
            raise ValueError(f"{figure.id} cannot have actuals")
        self._following, self._brief, self._figure = following, brief, figure
        self._theme, self._language = theme, language
        self._chart: TrendChart | None = None
        self._state = StateLine(theme)
        self._sentence = self._words(Type.INTERFACE, "ink")
        self._rule = PlainLabel("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second)
        self._change_rule = link_button("", theme.font(Type.SMALL, zoomed=True))
        self._stage = QWidget()
        self._key = self._words(Type.CAPTION, "second")
        self._notes = self._words(Type.SMALL, "second")
        self._values = ValueList(theme, language)
        self._assemble()
        self._connect()
        self._show()

    @property
    def chart(self) -> TrendChart:
        """The chart, made now if it was not painted yet."""
        if self._chart is None:
            self._chart = self._made_chart()
        return self._chart

    @property
    def has_chart(self) -> bool:
        """Whether the chart was made."""
        return self._chart is not None

    @property
    def figure(self) -> Figure:
        """The figure that is shown."""
        return self._figure

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once there is something to see, the chart is made."""
        super().paintEvent(event)
        if self._chart is None:
            self._soon.start()

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        progress = self._following.progress(self._brief)
        pace = progress.pace(self._figure, self._following.on)
        model = trend(self._figure, progress, self._following.on)
        self._state.show_state(pace.state, said(pace.word, self._language))
        self._sentence.setText(said(pace.sentence, self._language))
        self._show_rule(pace)
        self._key.setText(key_words(model))
        self._show_notes(model)
        self._values.show_values(progress.of(self._figure))
        self._values_title.setVisible(bool(progress.of(self._figure)))
        if self._chart is not None:
            self._show_trend(self._chart, model)

    def _show_rule(self, pace: Pace) -> None:
        if pace.rule is None:
            self._rule.setText(translate("Trend", "No pace rule chosen"))
            self._change_rule.setText(translate("Trend", "Choose…"))
        else:
            name = said(pace.rule.name, self._language)
            self._rule.setText(translate("Trend", "Rule: %1").replace("%1", name))
            self._change_rule.setText(translate("Trend", "Change…"))
        self._change_rule.setAccessibleName(f"{self._rule.text()} {self._change_rule.text()}")

    def _show_notes(self, model: TrendModel) -> None:
        sentences = notes(model, self._language)
        self._notes.setText("\n".join(sentences))
        self._notes.setVisible(bool(sentences))

    def _show_trend(self, chart: TrendChart, model: TrendModel) -> None:
        chart.show_trend(model, alt(model, shown(self._figure.label), self._language))

    def _made_chart(self) -> TrendChart:
        from desktop.progress.trend_chart import TrendChart  # noqa: PLC0415 - pyqtgraph is not loaded before it

        chart = TrendChart(self._theme, self._language, self._stage)
        chart.value_chosen.connect(self._values.focus_value)
        layout = QVBoxLayout(self._stage)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(chart)
        progress = self._following.progress(self._brief)
        self._show_trend(chart, trend(self._figure, progress, self._following.on))
        # It was made after what follows it.
        QWidget.setTabOrder(self._change_rule, chart)
        return chart

    # ------------------------------------------------------------ how it is put together

    def _assemble(self) -> None:
        space = self._theme.space
        self._stage.setFixedHeight(space(_CHART))
        self._values_title = self._words(Type.SMALL, "ink", bold=True)
        self._values_title.setText(translate("Trend", "Values"))
        head, foot = self._column(), self._column()
        for widget in (self._title(), self._state, self._sentence):
            head.addWidget(widget)
        head.addLayout(self._rule_line())
        foot.addWidget(self._key)
        foot.addWidget(self._notes)
        foot.addSpacing(space(Space.XS))
        foot.addLayout(self._actions())
        foot.addSpacing(space(Space.S))
        foot.addWidget(self._values_title)
        foot.addWidget(self._values)
        # The chart's frame reaches out, so that its words stand in line with the others.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.S, space(Space.M), Space.S, space(Space.L))
        whole.setSpacing(space(Space.S))
        whole.addLayout(head)
        whole.addWidget(self._stage)
        whole.addLayout(foot)
        whole.addStretch(1)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(Space.S, 0, Space.S, 0)
        column.setSpacing(self._theme.space(Space.S))
        return column

    def _title(self) -> PlainLabel:
        label = self._words(Type.INTERFACE, "ink", bold=True)
        label.setText(translate("Trend", "Progress in %1").replace("%1", self._figure.period))
        self.setAccessibleName(translate("Trend", "Progress of %1").replace("%1", shown(self._figure.label)))
        return label

    def _rule_line(self) -> FlowLayout:
        line = FlowLayout(self._theme.space(Space.S), self._theme.space(Space.XS))
        line.addWidget(self._rule)
        line.addWidget(self._change_rule)
        return line

    def _actions(self) -> FlowLayout:
        row = FlowLayout(self._theme.space(Space.S), self._theme.space(Space.S))
        row.addWidget(self._button(translate("Trend", "Enter a value…"), self.entry_wanted.emit))
        row.addWidget(self._button(translate("Trend", "History…"), self.history_wanted.emit))
        if timing_of(self._figure) is Timing.ACCUMULATES:
            row.addWidget(self._button(translate("Trend", "Monthly plan…"), self.plan_wanted.emit))
        return row

    def _button(self, text: str, wanted: Callable[[str], object]) -> QPushButton:
        button = QPushButton(text)
        button.setFont(self._theme.font(Type.SMALL, zoomed=True))
        button.setAutoDefault(True)
        button.clicked.connect(lambda: wanted(self._figure.id))
        return button

    def _words(self, size: Type, token: str, *, bold: bool = False) -> PlainLabel:
        font = self._theme.font(size, bold=bold, zoomed=True)
        return high_enough(PlainLabel("", font, getattr(self._theme.tokens, token)))

    def _connect(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_painted)
        self._change_rule.clicked.connect(self._on_rule_clicked)
        self._values.revise_wanted.connect(lambda actual: self.revise_wanted.emit(self._figure.id, actual))
        self._following.changed.connect(self._on_changed)
        self._following.looked.connect(self._show)

    def _on_rule_clicked(self) -> None:
        self.rule_wanted.emit()

    def _on_painted(self) -> None:
        _ = self.chart

    def _on_changed(self, brief: str) -> None:
        if brief == self._brief.id:
            self._show()
