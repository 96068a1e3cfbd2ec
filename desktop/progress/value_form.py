"""The fields of a value of the year, read while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.actuals.check import MEASURES, Written
from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Actual, Status
from db.errors import UserError
from db.pace.dates import target_year
from db.pace.values import written as written_words
from db.records import Figure, Measure
from desktop import wording
from desktop.models.value_history import status_words
from desktop.progress.as_of_days import (
    HALF,
    QUARTER,
    THREE_QUARTERS,
    YEAR,
    day_words,
    end_of_written_month,
    month_end,
    period_up_to,
    written_day,
)
from desktop.progress.form_fields import Alternatives, FieldGrid, Hint, line_field
from desktop.progress.value_reading import Reading, day_reading, measure_reading, value_reading
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import link_button

translate = wording.translate
STATUSES = (Status.PROVISIONAL, Status.FINAL)
_MEASURES = tuple(one for one in MEASURES if one not in {Measure.SCOPE_COUNT, Measure.STANDARD})
_SHORT, _DATE, _LONG = 176, 152, 240  # pixels


class ValueForm(QWidget):
    """`edited` tells that something was typed or chosen.

    `today` and `on` answer the day at the office and the day that is looked at.
    """

    edited = Signal()

    def __init__(
        self, theme: Theme, language: str, today: Callable[[], date], on: Callable[[], date]
    ) -> None:
        super().__init__()
        self._theme, self._language, self._today, self._on = theme, language, today, on
        self._figure: Figure | None = None
        self._preset = ""
        self._grid = FieldGrid(theme)
        self.setLayout(self._grid)
        self._add_value()
        self._add_measure()
        self._add_day()
        self._add_period()
        self._add_status()
        self._add_source()
        self._add_revision()
        for field in (self.value, self.as_of, self.period, self.source, self.reason):
            field.textChanged.connect(self._on_edited)
        self.as_of.textChanged.connect(self._on_day_edited)
        self.measure.currentIndexChanged.connect(self._on_edited)

    # ------------------------------------------------------------ what is in it

    def show_figure(self, figure: Figure) -> None:
        """Take values of this target from now on, in its own measure; what is typed stays."""
        self._figure = figure
        self.measure.setCurrentIndex(self.measure.findData(figure.indicator.measure))
        self.value.setPlaceholderText(_example(figure))
        self._on_day_edited()
        self._on_edited()

    def show_actual(self, actual: Actual) -> None:
        """Put an earlier value into the fields, to be revised."""
        self.value.setText(actual.value)
        self.as_of.setText(written_day(actual.as_of))
        self.period.setText(actual.period)
        self.source.setText(actual.source)
        self.status.choose(STATUSES.index(actual.status))

    def show_revised(self, actual: Actual | None) -> None:
        """Show the value that is revised, and ask for the reason; neither where it is None."""
        self._old_row.setText(translate("Entering", "Until now"))
        if actual is not None:
            self.old.setText(told(actual, self._language))
        for widget in (self._old_row, self.old, self._reason_row, self.reason):
            widget.setVisible(actual is not None)

    def clear(self, *, keeps_day: bool) -> None:
        """Be ready for another value; source and status are mostly the same again, and stay."""
        self.value.clear()
        self.reason.clear()
        if not keeps_day:
            self.as_of.clear()
            self.period.clear()
            self._preset = ""

    def begin(self) -> None:
        """Type the value, over the one that is there."""
        self.value.setFocus()
        self.value.selectAll()

    @property
    def written(self) -> Written:
        """What the fields say."""
        return Written(
            self.value.text(),
            self.as_of.text(),
            self.period.text(),
            self.source.text(),
            STATUSES[self.status.chosen],
            Measure(self.measure.currentData()),
        )

    @property
    def typed(self) -> tuple[str, ...]:
        """What somebody has written, word for word."""
        return tuple(field.text() for field in (self.value, self.as_of, self.source, self.reason))

    def missing(self) -> tuple[str, QLineEdit] | None:
        """The sentence and the field where the first thing that must be there is not."""
        if not self.value.text().strip():
            return translate("Entering", "The value is still missing: write its number."), self.value
        if not self.as_of.text().strip():
            return translate("Entering", "The date up to which it counts is still missing."), self.as_of
        return None

    def field_of(self, error: UserError) -> QWidget:
        """The field that has to be changed."""
        fault = error.fault if isinstance(error, ActualError) else None
        if fault in {ActualFault.NOT_A_DATE, ActualFault.NO_SUCH_DAY, ActualFault.FUTURE}:
            return self.as_of
        if fault is ActualFault.NO_REASON:
            return self.reason
        return self.measure if fault is ActualFault.OTHER_MEASURE else self.value

    def says(self, sentence: str) -> bool:
        """Whether a field says it already."""
        return sentence in {hint.text() for hint in (self.value_hint, self.measure_hint, self.day_hint)}

    # ------------------------------------------------------------ parts

    def _add_value(self) -> None:
        self.value = line_field(translate("Entering", "Value"), self._theme, width=_SHORT)
        self.value_reading = Hint(self._theme, self.value)
        self.value_hint = Hint(self._theme, self.value)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.M))
        row.addWidget(self.value)
        row.addWidget(self.value_reading, 1)
        row.addStretch(0)
        self._grid.add(self.value.accessibleName(), self._over(row, self.value_hint)).setBuddy(self.value)

    def _add_measure(self) -> None:
        name = translate("Entering", "Measure")
        self.measure = ChoiceBox(name)
        self.measure.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        self.measure.setFixedWidth(self._theme.space(_SHORT))
        for measure in _MEASURES:
            self.measure.addItem(wording.measure_word(measure), measure)
        self.measure_hint = Hint(self._theme, self.measure)
        self._grid.add(name, self._over(self.measure, self.measure_hint)).setBuddy(self.measure)

    def _add_day(self) -> None:
        name = translate("Entering", "Up to")
        self.as_of = line_field(name, self._theme, width=_DATE)
        self.as_of.setPlaceholderText(translate("Entering", "year-month-day"))
        self.day_hint = Hint(self._theme, self.as_of)
        days, links = QWidget(), FlowLayout(self._theme.space(Space.M), self._theme.space(Space.XS))
        self.days = {
            QUARTER: self._day_link(translate("Entering", "end of Q1"), QUARTER),
            HALF: self._day_link(translate("Entering", "mid-year"), HALF),
            THREE_QUARTERS: self._day_link(translate("Entering", "end of Q3"), THREE_QUARTERS),
            YEAR: self._day_link(translate("Entering", "year-end"), YEAR),
            0: self._day_link(translate("Entering", "month-end"), 0),
        }
        for link in self.days.values():
            links.addWidget(link)
        days.setLayout(links)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.L))
        row.addWidget(self.as_of)
        row.addWidget(days, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.add(name, self._over(row, self.day_hint)).setBuddy(self.as_of)

    def _add_period(self) -> None:
        name = translate("Entering", "Period")
        self.period = line_field(name, self._theme, width=_LONG)
        self.period.setPlaceholderText(translate("Entering", "what it covers, from the date"))
        self._grid.add(name, self.period)

    def _add_status(self) -> None:
        name = translate("Entering", "Status")
        self.status = Alternatives(name, [status_words(one) for one in STATUSES], self._theme)
        self.status.choose(0)
        self._grid.add(name, self.status)

    def _add_source(self) -> None:
        name = translate("Entering", "Source")
        self.source = line_field(name, self._theme)
        self.source.setPlaceholderText(
            translate("Entering", "who states it and where, such as a monthly report")
        )
        self._grid.add(name, self.source)

    def _add_revision(self) -> None:
        name = translate("Entering", "Reason")
        self.old = Hint(self._theme, self)
        self._old_row = self._grid.add("", self.old)
        self.reason = line_field(name, self._theme)
        self.reason.setPlaceholderText(translate("Entering", "why it is revised; kept in the history"))
        self._reason_row = self._grid.add(name, self.reason)
        self.show_revised(None)

    def _over(self, field: QWidget | QHBoxLayout, hint: Hint) -> QVBoxLayout:
        """A field, and the sentence under it."""
        column = QVBoxLayout()
        column.setSpacing(self._theme.space(Space.XS))
        if isinstance(field, QWidget):
            column.addWidget(field)
        else:
            column.addLayout(field)
        column.addWidget(hint)
        return column

    def _day_link(self, words: str, month: int) -> QWidget:
        link = link_button(words, self._theme.font(Type.SMALL, zoomed=True))
        link.setAutoDefault(False)
        link.clicked.connect(lambda: self._on_day_chosen(month))
        return link

    # ------------------------------------------------------------ answering

    def _on_day_chosen(self, month: int) -> None:
        """The end of a month of the target's year; of the month that is written, where it is 0."""
        figure = self._figure
        year = (target_year(figure) if figure else None) or self._on().year
        day = month_end(year, month) if month else end_of_written_month(self.as_of.text(), year, self._on())
        self.as_of.setText(written_day(day))

    def _on_day_edited(self) -> None:
        """The period follows the date as long as nobody has written another one."""
        if self._figure is not None and self.period.text() == self._preset:
            self._preset = period_up_to(self._figure, self.as_of.text())
            self.period.setText(self._preset)

    def _on_edited(self) -> None:
        figure, language = self._figure, self._language
        if figure is None:
            return
        reading = value_reading(figure, self.value.text(), language)
        self.value_reading.show_reading(Reading(reading.words))
        self.value_hint.show_reading(Reading(refusal=reading.refusal))
        self.value.setAccessibleDescription(reading.refusal or reading.words)
        measure = Measure(self.measure.currentData())
        self.measure_hint.show_reading(measure_reading(figure, measure, language))
        self.day_hint.show_reading(day_reading(self.as_of.text(), self._today(), language))
        self.edited.emit()


def told(actual: Actual, language: str) -> str:
    """A value in one line: the number as written, its date, and how settled it is."""
    words = translate("Entering", "%1 up to %2 (%3)").replace("%1", written_words(actual))
    words = words.replace("%2", day_words(actual.as_of, language))
    return words.replace("%3", status_words(actual.status))


def _example(figure: Figure) -> str:
    return translate("Entering", "such as %1").replace("%1", figure.quantity.number + figure.quantity.unit)
