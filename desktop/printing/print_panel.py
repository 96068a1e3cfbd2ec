"""The column of the printer: which one, which pages, how many copies, on both sides or several to a side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from desktop import wording
from desktop.printing.imposition import PER_SIDE, Duplex, page_numbers
from desktop.printing.panel_parts import heading, switch
from desktop.printing.print_choices import MOST_COPIES, PrintChoices
from desktop.printing.printers import PrinterName
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox, NumberBox
from desktop.widgets.plain_label import PlainLabel, wrapped


class Phase(Enum):
    """What the panel waits for: choices, the printer, or a stack turned over by hand."""

    CHOOSING = auto()
    PRINTING = auto()
    TURNING = auto()


class PrintPanel(QScrollArea):
    """`print_wanted` carries the choices; in the phase of turning it stands for the other sides."""

    print_wanted = Signal(object)
    cancel_wanted = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, language: str, choices: PrintChoices, printers: Sequence[PrinterName]
    ) -> None:
        super().__init__()
        self.setObjectName("printerpanel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme, self._language, self._count = theme, language, 0
        self.phase = Phase.CHOOSING
        self._choices = choices
        inside = QWidget()
        inside.setObjectName("printcolumn")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        self._column.setSpacing(Space.S)
        self._add_fields(printers)
        self._add_progress()
        self._column.addStretch(1)
        self._add_buttons()
        self.setWidget(inside)
        self._connect()
        self._check()

    @property
    def choices(self) -> PrintChoices:
        """What is chosen."""
        return replace(
            self._choices,
            printer=str(self.printer.currentData() or ""),
            pages=self.pages.text(),
            copies=self.copies.value(),
            per_side=int(self.per_side.currentData()),
            duplex=Duplex(self.duplex.currentData()),
            reversed_backs=self.reversed_backs.button.isChecked(),
            grey=self.grey.button.isChecked(),
        )

    @property
    def sentence(self) -> str:
        """What is said about the job."""
        return self._said.text()

    @property
    def wrong(self) -> str:
        """Why nothing can be printed, or ""."""
        return self._wrong.text()

    def show_count(self, pages: int) -> None:
        """How many pages the document has now."""
        self._count = pages
        self._check()

    def show_progress(self, done: int, total: int) -> None:
        """`done` of `total` sides are sent."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        words = wording.translate("Print", "Sending side %1 of %2").replace("%1", str(min(done + 1, total)))
        self._said.setText(words.replace("%2", str(total)))

    def show_phase(self, phase: Phase, sentence: str = "") -> None:
        """Let the user choose, cancel, or go on; `sentence` says what has happened."""
        self.phase = phase
        is_printing = phase is Phase.PRINTING
        for field in self._fields:
            field.setEnabled(phase is Phase.CHOOSING)
        self.progress.setVisible(is_printing)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence) or is_printing)
        self.cancel.setText(
            wording.translate("Print", "Back to the pages")
            if phase is Phase.CHOOSING
            else wording.translate("Print", "Cancel printing")
        )
        self.go.setText(
            wording.translate("Print", "Print the other sides")
            if phase is Phase.TURNING
            else wording.translate("Print", "Print")
        )
        self._check()
        if phase is Phase.TURNING:
            self.go.setFocus()

    # ------------------------------------------------------------ making the column

    def _add_fields(self, printers: Sequence[PrinterName]) -> None:
        translate = wording.translate
        self.printer = _box(
            translate("Print", "Printer"), [(p.description or p.name, p.name) for p in printers]
        )
        self._choose(self.printer, self._choices.printer)
        self.pages = QLineEdit(self._choices.pages)
        self.pages.setAccessibleName(translate("Print", "Pages"))
        self.pages.setPlaceholderText(translate("Print", "All; or 2,3,12-18, odd, even"))
        self.copies = NumberBox(translate("Print", "Copies"), 1, MOST_COPIES, self._choices.copies)
        several = translate("Print", "%1 pages")
        names = [translate("Print", "1 page"), *(several.replace("%1", str(n)) for n in PER_SIDE[1:])]
        self.per_side = _box(translate("Print", "Pages on a side"), list(zip(names, PER_SIDE, strict=True)))
        self._choose(self.per_side, self._choices.per_side)
        self.duplex = _box(
            translate("Print", "Both sides"),
            [
                (translate("Print", "One side only"), Duplex.NONE),
                (translate("Print", "Both sides, turned on the long edge"), Duplex.LONG_EDGE),
                (translate("Print", "Both sides, turned on the short edge"), Duplex.SHORT_EDGE),
                (translate("Print", "Both sides, turned over by hand"), Duplex.MANUAL),
            ],
        )
        self._choose(self.duplex, self._choices.duplex)
        explained = translate("Print", "For printers that put the last page on top")
        self.reversed_backs = switch(
            self._theme, translate("Print", "Other sides from last to first"), explained
        )
        self.reversed_backs.button.setChecked(self._choices.reversed_backs)
        self.grey = switch(self._theme, translate("Print", "Shades of grey only"))
        self.grey.button.setChecked(self._choices.grey)
        # What can be wrong with a job is said below the field that it is about.
        self._refused = self.pages if printers else self.printer
        for field in (self.printer, self.pages, self.copies, self.per_side, self.duplex):
            self._column.addWidget(heading(self._theme, field.accessibleName()))
            self._column.addWidget(field)
            if field is self._refused:
                self._wrong = wrapped(
                    PlainLabel("", self._theme.font(Type.CAPTION), self._theme.tokens.accent)
                )
                self._column.addWidget(self._wrong)
        self._column.addWidget(self.reversed_backs)
        self._column.addSpacing(Space.S)
        self._column.addWidget(self.grey)
        self._fields: tuple[QWidget, ...] = (
            self.printer,
            self.pages,
            self.copies,
            self.per_side,
            self.duplex,
            self.reversed_backs,
            self.grey,
        )

    def _add_progress(self) -> None:
        self._said = wrapped(PlainLabel("", self._theme.font(Type.INTERFACE), self._theme.tokens.ink))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(Space.S)
        self._column.addSpacing(Space.L)
        for widget in (self._said, self.progress):
            widget.hide()
            self._column.addWidget(widget)

    def _add_buttons(self) -> None:
        self.go = QPushButton(wording.translate("Print", "Print"))
        self.go.setObjectName("filled")
        self.cancel = QPushButton(wording.translate("Print", "Back to the pages"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.cancel, self.go):
            button.setAutoDefault(True)
            row.addWidget(button, 1)
        self._column.addLayout(row)

    def _connect(self) -> None:
        self.go.clicked.connect(lambda: self.print_wanted.emit(self.choices))
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.pages.textChanged.connect(self._check)
        self.pages.returnPressed.connect(self.go.click)
        self.duplex.currentIndexChanged.connect(self._check)

    @staticmethod
    def _choose(box: QComboBox, value: object) -> None:
        place = box.findData(value)
        box.setCurrentIndex(max(place, 0))

    # ------------------------------------------------------------ what may be printed

    def _check(self) -> None:
        """Say at once what is wrong; what cannot be printed cannot be asked for."""
        wrong = ""
        if self.printer.count() == 0:
            wrong = wording.translate(
                "Print", "This computer has no printer. Add one in the system's settings, or save a PDF."
            )
        else:
            try:
                page_numbers(self.pages.text(), self._count)
            except UserError as error:
                wrong = wording.error_words(error, self._language)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.reversed_backs.setVisible(self.duplex.currentData() == Duplex.MANUAL)
        self.go.setEnabled(not wrong and self._count > 0 and self.phase is not Phase.PRINTING)

    def _on_cancel_clicked(self) -> None:
        if self.phase is Phase.CHOOSING:
            self.left.emit()
        else:
            self.cancel_wanted.emit()


def _box(name: str, entries: Iterable[tuple[str, object]]) -> ChoiceBox:
    box = ChoiceBox(name)
    for text, value in entries:
        box.addItem(text, value)
    return box
