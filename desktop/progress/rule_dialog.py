"""Choosing the pace rule of a brief: what each says, where it says it, and what it would say of the targets now.

The rules disagree, and none is the default: nothing is chosen until somebody chooses.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from db.pace.rules import RULES, PaceRule
from db.progress import Progress
from db.records import Bilingual, Brief, Figure
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.models.rule_states import TARGET, Judged, RuleStatesModel
from desktop.progress.as_of_days import day_words
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.said_lines import REFUSED, Said, high_enough
from desktop.progress.tables import as_high_as_its_rows, in_lines, plain_table
from desktop.progress.target_head import followed_figures, target_words
from desktop.theme import Space, Theme, Type
from desktop.typography import straight
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.ticks import TEXT, Choice

translate = wording.translate
_NAMES = 244  # pixels
_WIDTH, _HEIGHT = 1000, 824


class RuleDialog(FormDialog):
    """The choice is of one brief, and is undone like any other change."""

    def __init__(
        self, brief: Brief, following: Following, theme: Theme, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("Entering", "Pace rule"), theme, parent)
        self._brief, self._following, self._language = brief, following, language
        self._group = QButtonGroup(self)
        self.model = RuleStatesModel(RULES, language, self)
        self.table = plain_table(
            translate("Entering", "What each rule says now"), self.model, [(TARGET, _NAMES)], theme
        )
        if language == "en":
            in_lines(self.table, 2)
        self.whole = self._label(Type.SMALL, theme.tokens.second)
        self.choosing = self.button(translate("Entering", "Use this rule"), filled=True)
        self._lay_out_parts()
        self._connect()
        self._on_changed(brief.id)
        self._choose(following.progress(brief).rule)
        self.fit(_WIDTH, _HEIGHT)

    @property
    def options(self) -> list[Choice]:
        """The rules in their order, and none at the end."""
        return [button for button in self._group.buttons() if isinstance(button, Choice)]

    def confirm(self) -> None:
        """Let the chosen rule be in force, or none, and close."""
        place = self._group.checkedId()
        if place < 0:
            words = translate("Entering", "Nothing was changed: choose one of the rules first, or none.")
            self.said.say([Said(words, REFUSED)])
            self.options[0].setFocus()
            return
        self._following.choose_rule(self._brief, RULES[place] if place < len(RULES) else None)
        self.accept()

    # ------------------------------------------------------------ parts

    def _lay_out_parts(self) -> None:
        self.body.setSpacing(self.theme.space(Space.M))
        for part in (self._intro(), *map(self._option, range(len(RULES) + 1)), self._now()):
            self.body.addWidget(part)
        closing = self.closer()
        self.foot.addWidget(closing)
        self.foot.addWidget(self.choosing)
        self.setTabOrder(self.table, self.choosing)
        self.setTabOrder(self.choosing, closing)

    def _intro(self) -> QWidget:
        label = self._label(Type.INTERFACE, self.theme.tokens.ink)
        label.setText(
            translate(
                "Entering",
                "The rules in use disagree, so none is taken by itself. The choice is for this brief alone, "
                "and its name is printed wherever something is judged by it.",
            )
        )
        return label

    def _option(self, place: int) -> QWidget:
        rule = RULES[place] if place < len(RULES) else None
        option, box = Choice(self.theme), QWidget()
        option.setText(self._said(rule.name) if rule else translate("Entering", "No rule"))
        option.setFont(self.theme.font(Type.CARD, bold=True, zoomed=True))
        self._group.addButton(option, place)
        text = (
            self._said(rule.text)
            if rule
            else translate("Entering", "Values are shown and nothing is judged.")
        )
        source = translate("Entering", "Source: %1").replace("%1", self._said(rule.source)) if rule else ""
        option.setAccessibleDescription(f"{text} {source}".strip())
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space(Space.XS))
        column.addWidget(option, 0, Qt.AlignmentFlag.AlignLeft)
        for words, size, color in (
            (text, Type.INTERFACE, self.theme.tokens.ink),
            (source, Type.SMALL, self.theme.tokens.second),
        ):
            if words:
                label = self._label(size, color)
                label.setText(words)
                label.setContentsMargins(TEXT, 0, 0, 0)
                column.addWidget(label)
        return box

    def _now(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self.theme.space(Space.S), 0, 0)
        column.setSpacing(self.theme.space(Space.S))
        self.heading = PlainLabel(
            "", self.theme.font(Type.CARD, bold=True, zoomed=True), self.theme.tokens.ink
        )
        for part in (self.heading, self.table, self.whole):
            column.addWidget(part)
        return box

    def _label(self, size: Type, color: str) -> PlainLabel:
        return high_enough(PlainLabel("", self.theme.font(size, zoomed=True), color))

    def _connect(self) -> None:
        self._group.idToggled.connect(self._on_toggled)
        self.choosing.clicked.connect(self.confirm)
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self._following.changed.connect(self._on_changed)

    # ------------------------------------------------------------ answering

    def _choose(self, rule: PaceRule | None) -> None:
        """Show the rule in force; where there is none, nothing is chosen and the keys begin at the first."""
        if rule is None:
            self.options[0].setFocus()
            return
        option = self.options[RULES.index(rule)]
        option.setChecked(True)
        option.setFocus()

    def _on_toggled(self, place: int, is_on: bool) -> None:
        if not is_on:
            return
        self.said.say([])
        is_rule = place < len(RULES)
        words = translate("Entering", "Use this rule") if is_rule else translate("Entering", "Use no rule")
        self.choosing.setText(words)
        if is_rule and self.model.rows:
            row = max(0, self.table.currentIndex().row())
            self.table.setCurrentIndex(self.model.index(row, place + 1))

    def _on_changed(self, brief: str) -> None:
        if brief == self._brief.id:
            progress = self._following.progress(self._brief)
            self.model.show_rows([self._judged(progress, one) for one in followed_figures(self._brief)])
            as_high_as_its_rows(self.table)
            day = day_words(self._following.on, self._language)
            words = translate("Entering", "What each rule says of the targets on %1")
            self.heading.setText(words.replace("%1", day))
            self.table.setVisible(bool(self.model.rows))
            self._on_cell(self.table.currentIndex())

    def _judged(self, progress: Progress, figure: Figure) -> Judged:
        # `progress` as if each of the rules had been chosen.
        ruled = (Progress(progress.actuals, progress.follow_ups, rule, progress.plans) for rule in RULES)
        return Judged(target_words(figure), tuple(one.pace(figure, self._following.on) for one in ruled))

    def _on_cell(self, current: QModelIndex) -> None:
        hint = translate(
            "Entering", "Choose a rule, or a cell of the table, to see how it comes to its answer."
        )
        sentence = self.model.sentence(current) or hint
        self.whole.setText(straight(sentence) if self._language == "en" else sentence)

    def _said(self, words: Bilingual) -> str:
        text = in_language(words, self._language)
        return straight(text) if self._language == "en" else text
