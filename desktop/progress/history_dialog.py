"""Every change of a target's values: what holds, what it was before, and why; to be revised, withdrawn, restored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QWidget

from db.actuals.records import Actual
from db.errors import UserError
from db.records import Brief, Figure
from desktop import wording
from desktop.models.value_history import Column, HistoryRow, ValueHistoryModel, rows_of
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.form_fields import line_field
from desktop.progress.said_lines import KEPT, REFUSED, Said, high_enough
from desktop.progress.tables import in_lines, plain_table
from desktop.progress.target_head import TargetHead
from desktop.progress.value_form import told
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_SHORT = (Column.HOLDS, Column.VALUE, Column.AS_OF, Column.STATUS, Column.KIND, Column.AT)
_WIDTH, _HEIGHT = 1160, 560  # pixels at 100 %


class HistoryDialog(FormDialog):
    """Of one target. What is done elsewhere meanwhile is shown at once.

    `revision_wanted` carries the Actual that is to be corrected: whoever opened this opens the form for it.
    """

    revision_wanted = Signal(object)

    def __init__(
        self,
        brief: Brief,
        following: Following,
        theme: Theme,
        language: str,
        figure: Figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("Entering", "History of the values"), theme, parent)
        self._brief, self._following, self._language, self._figure = brief, following, language, figure
        self.model = ValueHistoryModel(self)
        self.table = plain_table(self.windowTitle(), self.model, (), theme)
        # Source and reason share what the short ones leave.
        for column in _SHORT:
            self.table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        in_lines(self.table, 2)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.nothing = high_enough(
            PlainLabel(
                translate("Entering", "No value was entered for this target yet."),
                theme.font(Type.BODY, zoomed=True),
                theme.tokens.second,
            )
        )
        self.whole = high_enough(PlainLabel("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second))
        self.reason = line_field(translate("Entering", "Reason"), theme)
        self.reason.setPlaceholderText(
            translate("Entering", "why it is withdrawn or restored; kept in the history")
        )
        self.revising = self.button(translate("Entering", "Revise…"))
        self.withdrawing = self.button(translate("Entering", "Withdraw"))
        self.restoring = self.button(translate("Entering", "Restore"))
        self._deeds = self._made_deeds()
        self._connect()
        self._on_changed(brief.id)
        self._lay_out_parts()
        self.fit(_WIDTH, _HEIGHT)

    def confirm(self) -> None:
        """Do what can be done with the chosen value and needs no other form: take it back, or let it hold again."""
        for button in (self.withdrawing, self.restoring):
            if button.isEnabled():
                button.click()
                return

    # ------------------------------------------------------------ parts

    def _made_deeds(self) -> QWidget:
        deeds = QWidget()
        row = QHBoxLayout(deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.space(Space.S))
        name = PlainLabel(
            self.reason.accessibleName(),
            self.theme.font(Type.INTERFACE, zoomed=True),
            self.theme.tokens.second,
        )
        row.addWidget(name)
        row.addWidget(self.reason, 1)
        for button in (self.withdrawing, self.restoring, self.revising):
            row.addWidget(button)
        return deeds

    def _lay_out_parts(self) -> None:
        head = TargetHead(self.theme)
        head.show_figure(self._figure)
        head.line_chosen.connect(self.line_chosen)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (head, self.nothing, self.table, self.whole, self._deeds):
            self.body.addWidget(part)
        self.grow(self.table if self.model.rows else self.nothing)
        self.foot.addWidget(closer := self.closer())
        (self.table if self.model.rows else closer).setFocus()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.revising.clicked.connect(self._on_revising)
        self.withdrawing.clicked.connect(lambda: self._do(self._following.withdraw, _withdrawn))
        self.restoring.clicked.connect(lambda: self._do(self._following.restore, _restored))
        self._following.changed.connect(self._on_changed)

    # ------------------------------------------------------------ answering

    @property
    def _row(self) -> HistoryRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _on_changed(self, brief: str) -> None:
        if brief != self._brief.id:
            return
        in_force = {actual.id for actual in self._following.progress(self._brief).of(self._figure)}
        rows = rows_of(self._following.history(self._brief, self._figure), in_force)
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._deeds.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows:
            self.table.selectRow(next((n for n, row in enumerate(rows) if row.holds), 0))
        self._on_selected()

    def _on_selected(self) -> None:
        row = self._row
        for button in (self.revising, self.withdrawing):
            button.setEnabled(row is not None and row.holds)
        self.restoring.setEnabled(row is not None and row.is_withdrawn)
        self.whole.setText(_whole(row) if row else "")
        self.whole.setVisible(bool(self.whole.text()))

    def _on_revising(self) -> None:
        if (row := self._row) is not None:
            self.revision_wanted.emit(row.actual)

    def _do(self, deed: Callable[[Brief, Actual, str], None], tell: Callable[[str], str]) -> None:
        row = self._row
        if row is None:
            return
        try:
            deed(self._brief, row.actual, self.reason.text().strip())
        except UserError as error:
            self.said.say([Said(wording.error_words(error, self._language), REFUSED)])
            self.lead_to(self.reason)
            return
        self.reason.clear()
        self.said.say([Said(tell(told(row.actual, self._language)), KEPT)])
        self.table.setFocus()


def _whole(row: HistoryRow) -> str:
    """What may be too long for the columns of a row."""
    said = (
        (translate("Entering", "Period"), row.actual.period),
        (translate("Entering", "Source"), row.actual.source),
        (translate("Entering", "Reason"), row.change.reason),
    )
    each = translate("Entering", "%1: %2")
    return "\n".join(each.replace("%1", name).replace("%2", text) for name, text in said if text)


def _withdrawn(value: str) -> str:
    return translate("Entering", "Withdrawn: %1. It stays in the history.").replace("%1", value)


def _restored(value: str) -> str:
    return translate("Entering", "Restored: %1 is in force again.").replace("%1", value)
