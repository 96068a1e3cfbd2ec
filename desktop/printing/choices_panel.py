"""The column of choices: how the brief is laid out, how much of it, and what stands beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.printing import choice_words
from desktop.printing.choices import SLIDES_PER_PAGE, Faces, Layout, Masthead, PageChoices, Scope
from desktop.printing.masthead_form import MastheadForm
from desktop.printing.panel_parts import ChoiceRow, heading, radio, switch
from desktop.printing.section_tick_view import SectionTickView
from desktop.printing.section_ticks import SectionTicks
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.plain_label import PlainLabel, wrapped

if TYPE_CHECKING:
    from desktop.printing.faces import FaceUsed, Replaced


class ChoicesPanel(QScrollArea):
    """`changed` carries the choices as soon as one of them is made."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, language: str, brief: Brief, choices: PageChoices, ticked: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.setObjectName("printchoices")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme, self._language, self._brief = theme, language, brief
        self._choices = choices
        self._section = ""
        inside = QWidget()
        inside.setObjectName("printcolumn")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.L, 0, Space.M, Space.L)
        self._column.setSpacing(Space.S)
        self.sections = SectionTicks(brief, language, self)
        self.sections.tick(ticked)
        self._groups: list[QButtonGroup] = []
        self._add_layouts()
        self._add_scopes()
        self._add_switches()
        self._add_faces()
        self._column.addStretch(1)
        self.setWidget(inside)
        self.sections.dataChanged.connect(self._on_ticked)
        self._refuse()

    # ------------------------------------------------------------ the choices

    @property
    def choices(self) -> PageChoices:
        """The choices in force."""
        return self._choices

    def show_section(self, section: str) -> None:
        """The page that is being read, "" for the overview; it is what "current page" means."""
        self._section = section
        at = self._brief.section(section)
        name = wording.section_words(at, self._language) if at else wording.translate("Tree", "Overview")
        self.scopes[Scope.PAGE].explain(name)
        self._change(self._choices)

    def choose_layout(self, layout: Layout) -> None:
        """Choose a layout, as a click on it would."""
        self.layouts[layout].button.setChecked(True)

    def show_faces(self, faces: Sequence[FaceUsed], replaced: Sequence[Replaced]) -> None:
        """Say which fonts the document is set in, and which characters they lacked."""
        listed = [f"{face.role} {face.family}" for face in faces]
        self.used_faces.setText(wording.translate("Print", ", ").join(listed))
        lines = [_replaced_words(each) for each in replaced]
        self.replaced.setText("\n".join(lines))
        self.replaced.setVisible(bool(lines))

    # ------------------------------------------------------------ making the column

    def _add_layouts(self) -> None:
        self._column.addWidget(heading(self._theme, wording.translate("Print", "Layout")))
        self.layouts = {layout: radio(self._theme, *choice_words.layout_words(layout)) for layout in Layout}
        group = self._grouped([row.button for row in self.layouts.values()])
        for layout, row in self.layouts.items():
            row.button.setChecked(layout is self._choices.layout)
            self._column.addWidget(row)
            if layout is Layout.JIANBAO:
                self.form = MastheadForm(self._theme, self._choices.masthead)
                self.form.setContentsMargins(Space.XL, 0, 0, 0)
                self.form.changed.connect(self._on_masthead_changed)
                self._column.addWidget(self.form)
            if layout is Layout.HANDOUT:
                self._add_per_page()
        group.buttonToggled.connect(self._on_toggled)

    def _add_per_page(self) -> None:
        self.per_page = ChoiceBox(wording.translate("Print", "Slides on a page"))
        for count in SLIDES_PER_PAGE:
            self.per_page.addItem(choice_words.per_page_words(count), count)
        self.per_page.setCurrentIndex(self.per_page.findData(self._choices.slides_per_page))
        self.per_page.currentIndexChanged.connect(self._on_per_page_changed)
        # Beside the text of the row above it; a box keeps no margins of its own.
        self._per_page_row = QWidget()
        row = QVBoxLayout(self._per_page_row)
        row.setContentsMargins(Space.XL, 0, 0, 0)
        row.addWidget(self.per_page)
        self._column.addWidget(self._per_page_row)

    def _add_scopes(self) -> None:
        self._column.addWidget(heading(self._theme, wording.translate("Print", "What to print")))
        self.scopes = {scope: radio(self._theme, choice_words.scope_words(scope)) for scope in Scope}
        group = self._grouped([row.button for row in self.scopes.values()])
        for scope, row in self.scopes.items():
            row.button.setChecked(scope is self._choices.scope)
            self._column.addWidget(row)
            if scope is Scope.SECTIONS:
                self.tree = SectionTickView(self._theme, self.sections)
                self._column.addWidget(self.tree)
        group.buttonToggled.connect(self._on_toggled)

    def _add_switches(self) -> None:
        self._column.addWidget(heading(self._theme, wording.translate("Print", "Beside the text")))
        rows = (
            ("contents", wording.translate("Print", "Table of contents")),
            ("notes", wording.translate("Print", "Remarks")),
            ("sources", wording.translate("Print", "Source lines")),
            ("black_and_white", wording.translate("Print", "Black and white")),
        )
        self.switches: dict[str, ChoiceRow] = {}
        for name, words in rows:
            row = switch(self._theme, words)
            row.button.setChecked(bool(getattr(self._choices, name)))
            row.button.toggled.connect(
                lambda on, name=name: self._change(replace(self._choices, **{name: on}))
            )
            self._column.addWidget(row)
            self.switches[name] = row

    def _add_faces(self) -> None:
        self._column.addWidget(heading(self._theme, wording.translate("Print", "Fonts")))
        self.faces = {faces: radio(self._theme, *choice_words.faces_words(faces)) for faces in Faces}
        group = self._grouped([row.button for row in self.faces.values()])
        for faces, row in self.faces.items():
            row.button.setChecked(faces is self._choices.faces)
            self._column.addWidget(row)
        group.buttonToggled.connect(self._on_toggled)
        self.used_faces = self._quiet("")
        self.replaced = self._quiet("")
        self.replaced.hide()
        self._column.addWidget(self.used_faces)
        self._column.addWidget(self.replaced)

    def _quiet(self, words: str) -> PlainLabel:
        label = wrapped(PlainLabel(words, self._theme.font(Type.CAPTION), self._theme.tokens.second))
        label.setContentsMargins(0, Space.XS, 0, 0)
        return label

    def _grouped(self, buttons: list[QAbstractButton]) -> QButtonGroup:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
        self._groups.append(group)
        return group

    # ------------------------------------------------------------ following the choices

    def _on_toggled(self, _: QAbstractButton, on: bool) -> None:
        if not on:
            return
        layout = next(each for each, row in self.layouts.items() if row.button.isChecked())
        scope = next(each for each, row in self.scopes.items() if row.button.isChecked())
        faces = next(each for each, row in self.faces.items() if row.button.isChecked())
        self._change(replace(self._choices, layout=layout, scope=scope, faces=faces))

    def _on_masthead_changed(self, masthead: Masthead) -> None:
        self._change(replace(self._choices, masthead=masthead))

    def _on_per_page_changed(self) -> None:
        self._change(replace(self._choices, slides_per_page=int(self.per_page.currentData())))

    def _on_ticked(self) -> None:
        self._change(self._choices)

    def _change(self, choices: PageChoices) -> None:
        ids = {Scope.SECTIONS: self.sections.ticked, Scope.PAGE: (self._section,)}
        choices = replace(choices, sections=ids.get(choices.scope, ()))
        if choices == self._choices:
            return
        self._choices = choices
        self._refuse()
        self.changed.emit(choices)

    def _refuse(self) -> None:
        """What does not apply to the layout is disabled, and says why."""
        layout = self._choices.layout
        self.form.setVisible(layout is Layout.JIANBAO)
        self._per_page_row.setVisible(layout is Layout.HANDOUT)
        self.tree.setVisible(self._choices.scope is Scope.SECTIONS)
        self.switches["sources"].refuse(choice_words.why_not_sources(layout))
        self.switches["notes"].refuse(choice_words.why_not_notes(layout))
        self.switches["contents"].refuse(choice_words.why_not_contents(layout))


def _replaced_words(replaced: Replaced) -> str:
    if not replaced.used:
        code = f"U+{ord(replaced.character):04X}"
        words = wording.translate("Print", "%1 is in no font here and is set as its code.")
        return words.replace("%1", code)
    words = wording.translate("Print", '"%1" is not in %2 and is set in %3.')
    return words.replace("%1", replaced.character).replace("%2", replaced.face).replace("%3", replaced.used)
