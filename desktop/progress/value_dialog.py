"""Entering a value of the year, or revising one: what is typed is read at once, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.actuals.records import Actual
from db.errors import UserError
from db.records import Brief, Figure
from desktop import wording
from desktop.progress.as_of_days import day_words
from desktop.progress.following import Following
from desktop.progress.form_dialog import FormDialog
from desktop.progress.said_lines import KEPT, REFUSED, WARNED, Said
from desktop.progress.target_chooser import TargetChooser, nothing_to_follow
from desktop.progress.target_head import TargetHead, followed_figures
from desktop.progress.value_form import ValueForm, told
from desktop.progress.value_reading import Warned, warnings
from desktop.theme import Theme

translate = wording.translate

_WIDTH, _HEIGHT, _ROWS, _EMPTY = (
    664,
    552,
    80,
    240,
)  # pixels; the last for a chooser, and for the rows of a revision


class ValueDialog(FormDialog):
    """For one target, or with none given for any that can have a value; `revising` is a value to be corrected.

    `kept` carries each Actual that was saved.
    """

    kept = Signal(object)

    def __init__(
        self,
        brief: Brief,
        following: Following,
        theme: Theme,
        language: str,
        figure: Figure | None = None,
        revising: Actual | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("Entering", "Enter a value"), theme, parent)
        self._brief, self._following, self._language = brief, following, language
        self._figure: Figure | None = None
        self._revising: Actual | None = None
        self._is_kept = False
        figures = (figure,) if figure else followed_figures(brief)
        self.chooser = TargetChooser(figures, theme)
        self.head = TargetHead(theme)
        self.form = ValueForm(theme, language, lambda: following.today, lambda: following.on)
        self.closing = self.closer()
        self.another = self.button(translate("Entering", "Enter another"), filled=True)
        self.saving = self.button(translate("Entering", "Save"), filled=True)
        self._lay_out_parts(bool(figures))
        self._connect()
        self._start(figures, revising)
        if figures:
            self._fit()
        else:
            self.fit(_WIDTH, _EMPTY)

    @property
    def figure(self) -> Figure | None:
        """The target that is chosen."""
        return self._figure

    def revise(self, actual: Actual) -> None:
        """Correct a value that is there, with what is typed already."""
        self._revising = actual
        self.setWindowTitle(translate("Entering", "Revise a value"))
        self.form.show_revised(actual)
        self._look_again()

    def confirm(self) -> None:
        """Save what is typed; where it was saved just now, be ready for the next value."""
        if self._is_kept:
            self._on_another()
        elif self.saving.isEnabled():
            self._save()

    def unsaved(self) -> object:
        """What was typed since the form was begun."""
        typed = self.form.typed
        return None if self._is_kept or typed == self._begun else typed

    # ------------------------------------------------------------ parts

    def _lay_out_parts(self, has_figures: bool) -> None:
        if not has_figures:
            self.body.addWidget(nothing_to_follow(self.theme))
        for part in (self.chooser, self.head, self.form):
            self.body.addWidget(part)
        for button in (self.closing, self.another, self.saving):
            self.foot.addWidget(button)
        # From the choice of a target straight to its value, and from the last field to saving, never to closing.
        order = (self.form.reason, self.head.source, self.saving, self.another, self.closing)
        for first, second in pairwise(order):
            self.setTabOrder(first, second)
        self.another.hide()
        self.saving.setToolTip(translate("Entering", "Ctrl+Enter"))

    def _fit(self) -> None:
        """Room for the rows that are there."""
        rows = self.chooser.isVisibleTo(self) + (self._revising is not None)
        self.fit(_WIDTH, _HEIGHT + _ROWS * rows)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_chosen)
        self.head.line_chosen.connect(self.line_chosen)
        self.form.edited.connect(self._look_again)
        self.another.clicked.connect(self._on_another)
        self.saving.clicked.connect(self.confirm)
        self._following.changed.connect(self._look_again)

    def _start(self, figures: tuple[Figure, ...], revising: Actual | None) -> None:
        if revising is not None:
            figures = tuple(one for one in figures if one.indicator.id == revising.indicator)
        self.chooser.setVisible(len(figures) > 1)
        self.head.hide()
        self.form.setEnabled(False)
        self.saving.setEnabled(False)
        for part in (self.form, self.saving):
            part.setVisible(bool(figures))
        if len(figures) == 1:
            self._on_chosen(figures[0])
            self.form.begin()
        if revising is not None:
            self.form.show_actual(revising)
            self.revise(revising)
        self._begun = self.form.typed

    # ------------------------------------------------------------ answering

    def _on_chosen(self, figure: Figure) -> None:
        self._figure = figure
        self.head.show_figure(figure)
        self.head.show()
        self.form.setEnabled(True)
        self.saving.setEnabled(True)
        self.form.show_figure(figure)

    def _look_again(self) -> None:
        if self._figure is not None and not self._is_kept:
            self.said.say([self._warning(warned) for warned in self._warned(self._figure)])

    def _warned(self, figure: Figure) -> tuple[Warned, ...]:
        try:
            actual = self._following.checked(figure, self.form.written)
        except UserError:
            # The fields say so themselves.
            return ()
        there = self._following.progress(self._brief).of(figure)
        revised = self._revising.id if self._revising else ""
        return warnings(figure, actual, [one for one in there if one.id != revised], self._language)

    def _warning(self, warned: Warned) -> Said:
        there = warned.same_day
        if there is None or self._revising is not None:
            return Said(warned.sentence)
        return Said(
            warned.sentence,
            offer=translate("Entering", "Revise it with what is written here"),
            take=lambda: self._on_revising(there),
        )

    def _on_revising(self, actual: Actual) -> None:
        size = self.size()
        self.revise(actual)
        self._fit()
        self.resize(self.size().expandedTo(size))
        self.lead_to(self.form.reason)

    def _save(self) -> None:
        figure = self._figure
        assert figure is not None, "saving is off without a target"
        if missing := self.form.missing():
            self._refuse(*missing)
            return
        try:
            kept = self._keep(figure)
        except UserError as error:
            self._refuse(wording.error_words(error, self._language), self.form.field_of(error))
            return
        self._is_kept = True
        self._say_kept(figure, kept)
        self._show_buttons()
        self.another.setFocus()
        self.kept.emit(kept)

    def _say_kept(self, figure: Figure, kept: Actual) -> None:
        """Say what was kept, and why it is not seen where an earlier day is looked at."""
        self.said.say([self._told(figure, kept), *self._not_seen(figure, kept)])

    def _not_seen(self, figure: Figure, kept: Actual) -> list[Said]:
        on = self._following.on
        if kept.as_of <= on:
            return []
        words = translate(
            "Entering",
            "You are looking at %1, an earlier day: cards and ledger do not show this value there.",
        ).replace("%1", day_words(on, self._language))

        def go_back() -> None:
            self._following.look_at(None)
            self._say_kept(figure, kept)
            self.another.setFocus()

        return [Said(words, offer=translate("Entering", "Back to today"), take=go_back)]

    def _told(self, figure: Figure, kept: Actual) -> Said:
        """What was kept; what is not in the file yet is not called saved."""
        is_safe = self._following.is_on_disk
        words = (
            translate("Entering", "Saved: %1, %2.")
            if is_safe
            else translate(
                "Entering", "Taken, and not in the notebook's file yet: %1, %2. The main window says why."
            )
        )
        words = words.replace("%1", figure.label).replace("%2", told(kept, self._language))
        return Said(words, KEPT if is_safe else WARNED)

    def _keep(self, figure: Figure) -> Actual:
        brief, written = self._brief, self.form.written
        # What is changed by this save must not be warned of as if it had been there before.
        self._is_kept = True
        try:
            if self._revising is None:
                return self._following.enter(brief, figure, written)
            return self._following.revise(
                brief, figure, self._revising, written, self.form.reason.text().strip()
            )
        except UserError:
            self._is_kept = False
            raise

    def _refuse(self, sentence: str, field: QWidget) -> None:
        if self.form.says(sentence):
            words = translate(
                "Entering", 'Not saved: "%1" has to be corrected first. What you typed is still here.'
            )
            sentence = words.replace("%1", field.accessibleName())
        self.said.say([Said(sentence, REFUSED)])
        self.lead_to(field)

    def _on_another(self) -> None:
        """The same day mostly, where other targets can be chosen; the same target, where none can."""
        self._is_kept, self._revising = False, None
        has_others = self.chooser.isVisibleTo(self)
        self.setWindowTitle(translate("Entering", "Enter a value"))
        self.form.show_revised(None)
        self.form.clear(keeps_day=has_others)
        self._begun = self.form.typed
        self._show_buttons()
        self.said.say([])
        if has_others:
            self.chooser.box.setFocus()
        else:
            self.form.begin()

    def _show_buttons(self) -> None:
        self.form.setEnabled(not self._is_kept)
        self.chooser.setEnabled(not self._is_kept)
        self.saving.setVisible(not self._is_kept)
        self.another.setVisible(self._is_kept)
