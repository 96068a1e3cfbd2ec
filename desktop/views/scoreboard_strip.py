"""Below the ledger: all that is known of the row that is chosen, with its pace in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from db.pace.rules import PaceRule
from db.scoreboard import Row
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.models.scoreboard_edits import day_of, is_no_such_day
from desktop.theme import Space, Theme, Type
from desktop.typography import shown, straight
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

translate = wording.translate


class ScoreboardStrip(QFrame):
    """The words of a row whole, the sentence of its pace, who and until when; the way to its source and to a rule."""

    line_wanted = Signal()
    entry_wanted = Signal()
    rule_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._language = theme, language
        tokens, small = theme.tokens, theme.font(Type.SMALL, zoomed=True)
        self.title = wrapped(PlainLabel("", theme.font(Type.CARD, bold=True, zoomed=True), tokens.ink))
        self.sentence = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), tokens.ink))
        self.entered = wrapped(PlainLabel("", small, tokens.second))
        self.several = wrapped(PlainLabel("", theme.font(Type.SMALL, bold=True, zoomed=True), tokens.accent))
        self.line, self.entry, self.rule = (
            link_button("", small),
            link_button("", small),
            link_button("", small),
        )
        self.line.clicked.connect(self.line_wanted)
        self.entry.clicked.connect(self.entry_wanted)
        self.rule.clicked.connect(self.rule_wanted)
        left = QVBoxLayout()
        left.setSpacing(theme.space(Space.XS))
        for label in (self.title, self.sentence, self.entered, self.several):
            left.addWidget(label)
        left.addStretch(1)
        self._links = right = QVBoxLayout()
        right.setSpacing(theme.space(Space.S))
        for button in (self.line, self.entry, self.rule):
            right.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        row.setSpacing(theme.space(Space.XL))
        row.addLayout(left, 1)
        row.addLayout(right)
        self.be_tight(False)
        self.setAccessibleName(translate("Scoreboard", "The chosen row"))
        self.show_row(None, None, 0)

    @property
    def links(self) -> tuple[QPushButton, ...]:
        """What takes the keyboard, in its order."""
        return (self.line, self.entry, self.rule)

    def be_tight(self, tight: bool) -> None:
        """The words and the links alone, where the page is low: the pane of the source has the sentence of the pace."""
        self._is_tight = tight
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if tight else across)
        self._row.setSpacing(self._theme.space(Space.XS if tight else Space.XL))
        self._name_rule()
        self._show_words()
        # Room for two lines of sentence at least: from row to row the table keeps its height.
        lines = [self.title, self.line] if tight else [self.title, self.sentence, self.sentence, self.entered]
        words = sum(label.fontMetrics().lineSpacing() for label in lines)
        self.setMinimumHeight(words + 2 * self._theme.space(Space.M) + 2 * self._theme.space(Space.S))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links closer together, or one below the other, where they find no room side by side."""
        super().resizeEvent(event)
        self._fit_links()

    def _name_rule(self) -> None:
        """In few words where there is little room: which rule it is stands in the pane of the source too."""
        short = translate("Scoreboard", "Pace rule…")
        words = short if self._is_tight else self.rule.accessibleName()
        self.rule.setText(words.replace("&", "&&"))
        self._fit_links()

    def _fit_links(self) -> None:
        space, margins = self._theme.space, self.contentsMargins() + self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        shown = [link.sizeHint().width() for link in self.links if not link.isHidden()]
        gaps = [gap for gap in (Space.L, Space.S) if sum(shown) + space(gap) * (len(shown) - 1) <= room]
        is_across = self._is_tight and bool(gaps)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._links.setDirection(across if is_across else down)
        self._links.setSpacing(space(gaps[0] if is_across else Space.S))
        side = Qt.AlignmentFlag.AlignLeft if self._is_tight else Qt.AlignmentFlag.AlignRight
        for link in self.links:
            self._links.setAlignment(link, side)

    def show_row(self, row: Row | None, rule: PaceRule | None, count: int) -> None:
        """Show a row, and how many are chosen with it."""
        for button in (self.line, self.entry, self.rule):
            button.setVisible(row is not None)
        several = translate("Scoreboard", "%1 rows are chosen: what you type goes into all of them.")
        self.several.setText(several.replace("%1", str(count)))
        self.several.setVisible(count > 1)
        if row is None:
            self.title.setText(translate("Scoreboard", "No row is chosen."))
            self.sentence.setText("")
            self.entered.setText("")
            self._show_words()
            return
        # Of a target the label names it; the whole line is a click away.
        self.title.setText(f"{row.number}  {shown(row.text)}  {shown(row.quote)}".rstrip())
        self.sentence.setText(self._sentence(row))
        self.entered.setText(self._entered(row))
        self._show_words()
        _name(self.line, translate("Scoreboard", "Source line %1").replace("%1", str(row.line)))
        _name(self.entry, translate("Scoreboard", "Enter a value…"))
        self.entry.setVisible(row.figure is not None)
        self.rule.setVisible(row.figure is not None)
        self.rule.setAccessibleName(self._rule(rule))
        self._name_rule()

    def _show_words(self) -> None:
        """A label without words is no place for a screen reader to stop at."""
        self.sentence.setVisible(bool(self.sentence.text()) and not self._is_tight)
        self.entered.setVisible(bool(self.entered.text()) and not self._is_tight)

    def _rule(self, rule: PaceRule | None) -> str:
        if rule is None:
            return translate("Scoreboard", "Choose a pace rule…")
        return translate("Scoreboard", "Pace rule: %1").replace("%1", in_language(rule.name, self._language))

    def _sentence(self, row: Row) -> str:
        if row.pace is None:
            return translate(
                "Scoreboard", "This task has no number to follow: its progress is as your office states it."
            )
        sentence = in_language(row.pace.sentence, self._language)
        return straight(sentence) if self._language == "en" else sentence

    def _entered(self, row: Row) -> str:
        parts = (
            (translate("Scoreboard", "Lead unit"), row.lead_unit),
            (translate("Scoreboard", "Responsible"), "、".join(row.units)),
            (translate("Scoreboard", "Deadline"), row.deadline),
            (translate("Scoreboard", "Note"), row.note),
        )
        pair = translate("Scoreboard", "%1: %2")
        said = [pair.replace("%1", name).replace("%2", shown(text)) for name, text in parts if text]
        if row.deadline and not (row.due or day_of(row.deadline)):
            said.append(
                translate("Scoreboard", "there is no such day as the deadline: nothing is called overdue")
                if is_no_such_day(row.deadline)
                else translate(
                    "Scoreboard", "the deadline is not written as a day: nothing is called overdue"
                )
            )
        return "　".join(said)


def _name(button: QPushButton, text: str) -> None:
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
