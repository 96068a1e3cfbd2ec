"""What a 简报 says around the text, to be filled in by the office."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.printing.choices import Masthead
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel
from desktop.wording import translate


class MastheadForm(QWidget):
    """A field for each; all may stay empty. `changed` carries the whole masthead."""

    changed = Signal(object)

    def __init__(self, theme: Theme, masthead: Masthead) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        self.fields: dict[str, QLineEdit] = {}
        rows = (
            ("name", translate("Print", "Name")),
            ("issue", translate("Print", "Issue No.")),
            ("unit", translate("Print", "Edited by")),
            ("date", translate("Print", "Date")),
            ("classification", translate("Print", "Classification")),
            ("copy_number", translate("Print", "Copy No.")),
            ("report_to", translate("Print", "Report to")),
            ("send_to", translate("Print", "Send to")),
            ("issue_to", translate("Print", "Issue to")),
            ("copies", translate("Print", "Copies printed")),
        )
        texts = asdict(masthead)
        for row, (name, words) in enumerate(rows):
            field = QLineEdit(texts[name])
            field.setFont(theme.font(Type.SMALL))
            field.setAccessibleName(words)
            field.setMaxLength(200)
            field.textChanged.connect(lambda _: self.changed.emit(self.masthead))
            label = PlainLabel(words, theme.font(Type.SMALL), theme.tokens.second)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[name] = field
        self.fields["name"].setPlaceholderText(translate("Print", "In red at the top"))
        self.fields["classification"].setPlaceholderText(translate("Print", "Only if classified"))
        self.fields["copy_number"].setPlaceholderText(translate("Print", "Only if classified"))

    @property
    def masthead(self) -> Masthead:
        """What is filled in."""
        return Masthead(**{name: field.text().strip() for name, field in self.fields.items()})
