"""The twelve fields of a monthly plan, and its source; a row copied from a table fills all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.pace.plan import MonthlyPlan
from db.quantities import plain
from db.records import Figure
from desktop import wording
from desktop.progress.form_fields import FieldGrid, line_field
from desktop.progress.plan_preview import PlanPreview
from desktop.progress.plan_reading import MONTHS, cells, total_of, twelfths, unit_of, whole_of
from desktop.progress.said_lines import high_enough
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate
_ROW = 6  # months


class PlanForm(QWidget):
    """`edited` tells that something was typed."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figure: Figure | None = None
        self.words = high_enough(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.ink))
        self.months = [line_field(month_words(month), theme) for month in range(1, MONTHS + 1)]
        self.filling = link_button(
            translate("Entering", "Fill in equal steps"), theme.font(Type.SMALL, zoomed=True)
        )
        self.filling.setAutoDefault(False)
        self.preview = PlanPreview(theme)
        self.source = line_field(translate("Entering", "Source"), theme)
        self.source.setPlaceholderText(translate("Entering", "the document that sets the plan"))
        self._lay_out()
        self.filling.clicked.connect(self._on_filling)
        self.source.textChanged.connect(self.edited)
        for place, field in enumerate(self.months):
            field.textEdited.connect(lambda text, place=place: self._on_typed(place, text))
            field.textChanged.connect(self._on_changed)

    def show_figure(self, figure: Figure, plan: MonthlyPlan | None) -> None:
        """Plan this target; begin with the plan it has, where it has one."""
        self._figure = figure
        words = translate(
            "Entering",
            "Totals since 1 January by the end of each month, in %1; December is the year's target. "
            "Twelve numbers copied from a table can be pasted into the first field.",
        )
        self.words.setText(words.replace("%1", unit_of(figure)))
        self._fill([plain(total) for total in plan.totals] if plan else [""] * MONTHS)
        self.source.setText(plan.source if plan else "")
        self._on_changed()

    @property
    def texts(self) -> list[str]:
        """What the fields say, January first."""
        return [field.text() for field in self.months]

    @property
    def is_filled(self) -> bool:
        """Whether every month says something."""
        return all(text.strip() for text in self.texts)

    # ------------------------------------------------------------ parts

    def _lay_out(self) -> None:
        theme, column = self._theme, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.M))
        column.addWidget(self.words)
        column.addLayout(self._grid())
        row = QHBoxLayout()
        row.addWidget(self.filling)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.preview)
        last = FieldGrid(theme)
        last.add(self.source.accessibleName(), self.source)
        column.addLayout(last)

    def _grid(self) -> QGridLayout:
        theme, grid = self._theme, QGridLayout()
        grid.setHorizontalSpacing(theme.space(Space.S))
        grid.setVerticalSpacing(theme.space(Space.XS))
        for place, field in enumerate(self.months):
            row, column = divmod(place, _ROW)
            name = PlainLabel(
                field.accessibleName(), theme.font(Type.SMALL, zoomed=True), theme.tokens.second
            )
            # Where it is narrow the fields count.
            name.setMinimumWidth(1)
            grid.addWidget(name, 3 * row, column)
            grid.addWidget(field, 3 * row + 1, column)
        grid.setRowMinimumHeight(2, theme.space(Space.XS))
        return grid

    # ------------------------------------------------------------ answering

    def _on_typed(self, place: int, text: str) -> None:
        """Spread what was pasted over this month and those after it."""
        several = cells(text)
        # Two are more likely a slip: a blank inside of one number.
        if len(several) > 2:
            self._fill([*self.texts[:place], *several[: MONTHS - place], *self.texts[place + len(several) :]])

    def _on_filling(self) -> None:
        if self._figure is not None:
            self._fill(twelfths(self._figure))

    def _fill(self, texts: list[str]) -> None:
        for field, text in zip(self.months, texts, strict=True):
            field.setText(text)

    def _on_changed(self) -> None:
        figure = self._figure
        if figure is not None:
            totals = [total_of(figure, text) for text in self.texts]
            drawn = [total if total is not None and total >= 0 else None for total in totals]
            self.preview.show_plan(drawn, whole_of(figure), unit_of(figure))
            self.edited.emit()


def month_words(month: int) -> str:
    """The end of a month, 1 to 12."""
    return translate("Entering", "month %1").replace("%1", str(month))
